"""The nine skills as a table: how many attempts, the median, the trend in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from negotiator_trainer.services.progress.view import Question
from negotiator_trainer.ui.pages.progress.sparkline import SparklineDelegate
from negotiator_trainer.ui.pages.progress.table import ProgressTable
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import ProgressView, SkillView

_ARROWS = {"up": "↗ ", "down": "↘ ", "level": "→ ", "": ""}
_TREND = 3


class SkillsCard(Card):
    """A row a skill; opening one shows the turns that it rests on.

    Signals:
        evidence_wanted: Carries a `Question`.
    """

    evidence_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._skills: tuple[SkillView, ...] = ()
        title = self.tr("Skills")
        self.setAccessibleName(title)
        self.table = ProgressTable()
        self.table.setAccessibleName(title)
        self.table.setItemDelegateForColumn(_TREND, SparklineDelegate(self.table))
        self.add_text(title, kind="h3")
        self.add(self.table)
        self.weakest = self.add_text("")
        hint = self.tr("Scored once an attempt has been reviewed. Enter or a double click shows "
                       "the turns.")  # fmt: skip
        self.add_text(hint, kind="caption")
        self.table.setAccessibleDescription(hint)
        self.table.row_opened.connect(self._on_row_opened)

    def show_view(self, view: ProgressView) -> None:
        """Show the nine."""
        self._skills = view.skills
        rows = [
            (
                each.name,
                str(each.attempts),
                "–" if each.median is None else f"{each.median:.0f}",
                f"{_ARROWS[each.trend]}{each.words}",
            )
            for each in view.skills
        ]
        heads = (self.tr("Skill"), self.tr("Attempts"), self.tr("Median"), self.tr("Trend"))
        self.table.show_rows(heads, rows)
        self.table.show_scores(
            _TREND, [each.scores if each.median is not None else () for each in view.skills]
        )

        weakest = next((each for each in view.skills if each.weakest), None)
        self.weakest.setVisible(weakest is not None)
        if weakest is not None:
            said = self.tr("Weakest so far: {0}, median {1} of {2} attempts.")
            self.weakest.setText(
                said.format(weakest.name, f"{weakest.median or 0:.0f}", weakest.attempts)
            )

    @Slot(object)
    def _on_row_opened(self, row: int) -> None:
        self.evidence_wanted.emit(Question("skill", self._skills[row].id))
