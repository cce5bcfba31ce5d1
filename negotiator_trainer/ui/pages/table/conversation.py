"""What was said, in a card of its own, kept in step with the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.table.words import mood_word
from negotiator_trainer.ui.widgets.transcript import Line, Side, TranscriptView

if TYPE_CHECKING:
    from negotiator_trainer.services.table_view import TableView, TranscriptLine

_SIDES = {"me": Side.YOU, "them": Side.THEM, "narration": Side.STAGE}
_NOT_KEPT_YET = -1
_LEAST_LINES = 4


class Conversation(QWidget):
    """The transcript; adds what is new instead of showing everything anew.

    Attributes:
        view: The list itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TranscriptView()
        self._least_lines = _LEAST_LINES
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self._at_end = True
        bar = self.view.list.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_room_changed)
        self.show_low(low=False)

    def show_low(self, *, low: bool) -> None:
        """Keep fewer lines in sight, so that what is below has room."""
        self._least_lines = _LEAST_LINES // 2 if low else _LEAST_LINES
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def show_transcript(self, view: TableView) -> None:
        """Show all lines; those that were not there yet are spoken."""
        lines = transcript_lines(view)
        before = [line for line in self.view.lines if not line.pending]
        grown = bool(before) and lines[: len(before)] == before
        if not grown:
            self.view.show_lines(lines)
            return
        fresh = lines[len(before) :]
        if self.view.has_pending and fresh:
            self.view.confirm_pending(fresh.pop(0))
        self.view.add_lines(fresh)

    def show_pending(self, words: str, *, staged: bool) -> None:
        """Show a line that is not kept yet, and have it drawn at once."""
        if self.view.has_pending:
            return
        side = Side.STAGE if staged else Side.YOU
        speaker = "" if staged else self.tr("You")
        self.view.add_line(
            Line(key=_NOT_KEPT_YET, side=side, text=words, speaker=speaker, pending=True)
        )
        self.view.list.viewport().repaint()

    def drop_pending(self) -> None:
        """Take the pending line away."""
        self.view.drop_pending()

    def look(self, *, pages: int) -> None:
        """Scroll by pages; back when negative."""
        bar = self.view.list.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(bar.pageStep() * 0.9))

    def _fit(self) -> None:
        self.view.list.setMinimumHeight(self.fontMetrics().lineSpacing() * self._least_lines)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        near = self.fontMetrics().lineSpacing() * 2
        self._at_end = value >= self.view.list.verticalScrollBar().maximum() - near

    @Slot(int, int)
    def _on_room_changed(self, _least: int, most: int) -> None:
        """Stay at the end when something rises over the lower part."""
        if self._at_end:
            self.view.list.verticalScrollBar().setValue(most)


def transcript_lines(view: TableView) -> list[Line]:
    """Turn the log's lines into the list's; a mood is named when it changes."""
    found = []
    mood = ""
    for line in view.transcript:
        found.append(_line(line, before=mood))
        mood = line.mood or mood
    return found


def _line(line: TranscriptLine, *, before: str) -> Line:
    mood = mood_word(line.mood) if line.mood and line.mood != before else ""
    return Line(
        key=line.turn, side=_SIDES[line.who], speaker=line.speaker, text=line.words,
        cue=", ".join(part for part in (mood, line.cue) if part),
    )  # fmt: skip
