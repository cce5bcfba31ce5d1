"""The attempts that can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import Unfinished

FEW = 4
"""Unfinished attempts that are shown before one asks for all."""


class UnfinishedCard(Card):
    """The attempts that can go on.

    Signals:
        resume_clicked: Carries the attempt's id.
        discard_clicked: Carries the attempt's id.
    """

    resume_clicked = Signal(object)
    discard_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add_text(self.tr("Unfinished"), kind="caption")
        self.setAccessibleName(self.tr("Unfinished"))
        self.rows: list[UnfinishedRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[2])
        self.add(self._list)
        self.more = button("", kind="quiet")
        self.more.hide()
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more_clicked)

    def show_attempts(self, attempts: tuple[Unfinished, ...]) -> None:
        """Show these, in this order; of many the first few until all are asked for."""
        for row in self.rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [UnfinishedRow(attempt) for attempt in attempts]
        for number, row in enumerate(self.rows):
            row.resume_clicked.connect(self.resume_clicked)
            row.discard_clicked.connect(self.discard_clicked)
            self._list.addWidget(row)
            row.setVisible(number < FEW)
        self.more.setText(self.tr("Show all {0}").format(len(attempts)))
        self.more.setVisible(len(attempts) > FEW)

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        rows = [each for row in self.rows for each in (row.resume, row.discard)]
        return [*rows, self.more]

    @Slot()
    def _on_more_clicked(self) -> None:
        self.more.hide()
        for row in self.rows:
            row.show()
        self.rows[FEW].resume.setFocus()


class UnfinishedRow(QWidget):
    """One attempt: what, how far, and what can be done with it."""

    resume_clicked = Signal(object)
    discard_clicked = Signal(object)

    def __init__(self, attempt: Unfinished, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attempt = attempt.attempt
        where = self._where(attempt)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text.label(attempt.title, kind="strong", wrap=True))
        words.addWidget(text.caption(where))
        self.resume = button(self.tr("Resume"))
        self.discard = icon_button("trash", self.tr("Put aside {0}").format(attempt.title))
        spoken = self.tr("Resume {0}, {1}").format(attempt.title, where)
        self.resume.setAccessibleName(spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addLayout(words, stretch=1)
        row.addWidget(self.resume)
        row.addWidget(self.discard)
        self.resume.clicked.connect(self._on_resume_clicked)
        self.discard.clicked.connect(self._on_discard_clicked)

    def _where(self, attempt: Unfinished) -> str:
        role = attempt.role.replace("_", " ")
        if attempt.turn == 0:
            return self.tr("in preparation · as {0}").format(role)
        # The turn to be played, as the table tells it.
        if attempt.rounds == 0:
            return self.tr("turn {0} · as {1}").format(attempt.turn + 1, role)
        turn = min(attempt.turn + 1, attempt.rounds)
        return self.tr("turn {0} of {1} · as {2}").format(turn, attempt.rounds, role)

    @Slot()
    def _on_resume_clicked(self) -> None:
        self.resume_clicked.emit(self._attempt)

    @Slot()
    def _on_discard_clicked(self) -> None:
        self.discard_clicked.emit(self._attempt)
