"""Chooses a finished attempt to link to a case, and what to remember of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from negotiator_trainer.journal.case import Link
from negotiator_trainer.ui import dates
from negotiator_trainer.ui.pages.field import Field
from negotiator_trainer.ui.pages.journal.case_dialog import CaseDialog
from negotiator_trainer.ui.pages.words_box import WordsBox
from negotiator_trainer.ui.widgets.plain_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


_LINES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkable:
    """A finished attempt that can be linked.

    Attributes:
        uuid: The attempt's uuid.
        title: The scenario's title.
        when: When it ended.
        overall: 0–100; None where it was not scored.
        answer: What the person said when comparing it with another; offered as the note.
    """

    uuid: str
    title: str
    when: datetime
    overall: float | None = None
    answer: str = ""


class LinkDialog(CaseDialog):
    """Lists finished attempts, the newest first.

    Attributes:
        list: The attempts.
        note: What to remember of the chosen one.

    Signals:
        linked: Carries the `Link`.
    """

    linked = Signal(object)

    def __init__(self, attempts: Sequence[Linkable], parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(self.tr("Link a debrief"), confirm=self.tr("Link it"))
        self._attempts = tuple(attempts)
        self._offered = ""
        self.list = PlainList()
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.note = WordsBox(self.tr("Such as what both have in common"), lines=2)
        self.body.addWidget(Field("attempt", self.tr("Which one?"), self.list), stretch=1)
        self.body.addWidget(Field("note", self.tr("What is it that helps here?"), self.note))
        for each in self._attempts:
            QListWidgetItem(self._words(each), self.list)
        if not self._attempts:
            self.message.show_info(self.tr("Nothing has been played to its end yet."))
        self.confirm.setEnabled(bool(self._attempts))
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.confirm.clicked.connect(self._on_confirmed)
        if self._attempts:
            self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, attempt: Linkable) -> str:
        day = dates.written(attempt.when)
        if attempt.overall is None:
            return f"{attempt.title} · {day}"
        return self.tr("{0} · {1} · overall {2}").format(
            attempt.title, day, f"{attempt.overall:.0f}"
        )

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        """Offer what was said of it, unless something else is written already."""
        if row >= 0 and self.note.words() == self._offered:
            self._offered = self._attempts[row].answer
            self.note.set_words(self._offered)

    @Slot()
    def _on_confirmed(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            note = self.note.words().strip()
            self.linked.emit(Link(self._attempts[row].uuid, "debrief", note))
            self.accept()
