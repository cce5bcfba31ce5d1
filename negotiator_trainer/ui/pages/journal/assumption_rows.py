"""What became of everything that was taken for true."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import CheckedAssumption
from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.choice_row import ChoiceRow
from negotiator_trainer.ui.pages.number_line import PlainLine
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.journal.case import Finding


class AssumptionRows(QWidget):
    """Each assumption: confirmed, refuted or untested, and what showed it.

    Attributes:
        rows: One for each assumption of the sheet.

    Signals:
        edited: One was judged otherwise, or something was written about it.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AssumptionRow] = []
        self._others: tuple[CheckedAssumption, ...] = ()
        self._none = text.label(
            self.tr("You wrote none down. Next time: what do you take for true, and how would you"
                    " test it?"),
            kind="muted", wrap=True,
        )  # fmt: skip
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[3])
        self._column.addWidget(self._none)

    def show_assumptions(self, texts: Sequence[str]) -> None:
        """Ask about these; what was said about others is kept."""
        wanted = tuple(dict.fromkeys(words for each in texts if (words := each.strip())))
        if wanted == tuple(row.assumption for row in self.rows):
            return
        said = self.checked()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AssumptionRow(words) for words in wanted]
        for row in self.rows:
            self._column.addWidget(row)
            row.edited.connect(self.edited)
        self._none.setVisible(not self.rows)
        self.set_checked(said)

    def checked(self) -> tuple[CheckedAssumption, ...]:
        """Return what became of each; nothing while nothing is said about any."""
        shown = tuple(row.checked() for row in self.rows)
        return (*(shown if any(map(_told, shown)) else ()), *self._others)

    def set_checked(self, checked: Sequence[CheckedAssumption]) -> None:
        """Show what was said; says nothing about it."""
        said = {each.text: each for each in checked}
        shown = {row.assumption for row in self.rows}
        self._others = tuple(e for e in checked if e.text not in shown and _told(e))
        for row in self.rows:
            row.set_checked(said.get(row.assumption, CheckedAssumption(row.assumption)))


class AssumptionRow(QWidget):
    """One assumption.

    Attributes:
        assumption: The assumption in words.
        finding: What became of it.
        words: What showed it.

    Signals:
        edited: Something else is said about it.
    """

    edited = Signal()

    def __init__(self, assumption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.assumption = assumption
        choices: tuple[tuple[Finding, str], ...] = (
            ("untested", self.tr("untested")),
            ("confirmed", self.tr("confirmed")),
            ("refuted", self.tr("refuted")),
        )
        self.finding = ChoiceRow(assumption, choices)
        self.words = PlainLine(self.tr("What showed it"))
        self.words.setAccessibleName(self.tr("What showed it: {0}").format(assumption))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addWidget(text.label(assumption, kind="strong", wrap=True))
        column.addWidget(self.finding)
        column.addWidget(self.words)
        self.finding.value_changed.connect(self._on_edited)
        self.words.textEdited.connect(self._on_edited)

    def checked(self) -> CheckedAssumption:
        """Return what is said."""
        finding = cast("Finding", self.finding.value())
        return CheckedAssumption(self.assumption, finding, self.words.text())

    def set_checked(self, checked: CheckedAssumption) -> None:
        """Show what was said; says nothing about it."""
        self.finding.set_value(checked.finding)
        if self.words.text() != checked.words:
            self.words.setText(checked.words)

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()


def _told(checked: CheckedAssumption) -> bool:
    """Whether anything is said about it."""
    return checked != CheckedAssumption(checked.text)
