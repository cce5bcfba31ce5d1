"""Every finished attempt, the newest first; more are read when somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from negotiator_trainer.ui import dates
from negotiator_trainer.ui.pages.progress.table import ProgressTable
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import AttemptRow, ProgressView


class AttemptsCard(Card):
    """The list, and a button for more of it.

    Signals:
        attempt_opened: A finished attempt is to be looked at again; carries its id.
        more_wanted: More rows are wanted; carries how many there are.
    """

    attempt_opened = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        title = self.tr("All attempts")
        super().__init__(title, parent=parent)
        self._rows: list[AttemptRow] = []
        self._of = 0
        self.table = ProgressTable()
        self.table.setAccessibleName(title)
        self.add(self.table)
        hint = self.tr("Enter or a double click opens the debrief.")
        self.caption = self.add_text(hint, kind="caption")
        self.table.setAccessibleDescription(hint)
        self.more = button(self.tr("Show more"), kind="quiet", icon="chevron-down")
        self.add(self.more)
        self.table.row_opened.connect(self._on_row_opened)
        self.more.clicked.connect(self._on_more)

    def show_view(self, view: ProgressView) -> None:
        """Show the newest attempts."""
        self._rows, self._of = list(view.attempts), view.attempts_of
        self._show()

    def add_attempts(self, rows: Sequence[AttemptRow]) -> None:
        """Show more rows under those that are there; the current one stays."""
        current = self.table.currentIndex().row()
        self._rows += rows
        self._show()
        self.table.choose_row(current)

    def _show(self) -> None:
        heads = (self.tr("Date"), self.tr("Scenario"), self.tr("As"), self.tr("Result"),
                 self.tr("Overall"))  # fmt: skip
        self.table.show_rows(heads, [self._written(each) for each in self._rows])
        shown = self.tr("{0} of {1}").format(len(self._rows), f"{self._of:,}")
        self.more.setVisible(len(self._rows) < self._of)
        self.more.setText(self.tr("Show more ({0})").format(shown))

    def _written(self, each: AttemptRow) -> tuple[str, ...]:
        verdicts = {
            "held": self.tr("held"),
            "agreement_trap": self.tr("agreement trap"),
            "right_walk": self.tr("right walk"),
            "missed_deal": self.tr("missed deal"),
            "none": self.tr("no verdict"),
        }
        verdict = verdicts.get(each.verdict, each.verdict.replace("_", " "))
        return (
            dates.written(each.when),
            each.title,
            each.role.replace("_", " "),
            verdict if each.live else self.tr("{0}, practice").format(verdict),
            f"{each.overall:.0f}",
        )

    @Slot(object)
    def _on_row_opened(self, row: int) -> None:
        self.attempt_opened.emit(self._rows[row].attempt)

    @Slot()
    def _on_more(self) -> None:
        self.more_wanted.emit(len(self._rows))
