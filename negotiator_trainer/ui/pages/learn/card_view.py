"""One card of the handbook, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.services.handbook.card import heading
from negotiator_trainer.ui import dates, text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.services.handbook.card import Card as Concept
    from negotiator_trainer.services.handbook.sightings import Sighting

_LETTERS = 96


class CardView(QWidget):
    """Shows a concept card, and under it where it shows in the person's own attempts.

    Attributes:
        origin: The turn that the card was opened from; hidden where there was none.
        seen: The rows that lead to turns of the person's own.

    Signals:
        turn_opened: A turn is to be looked at; carries the attempt's id and the turn.
    """

    turn_opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.concept: Concept | None = None
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, SPACE[2], SPACE[3])
        self._column.setSpacing(SPACE[1])
        self._scroll = FitScroll(self._content, grows=True)
        self._scroll.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.origin = Card()
        self.origin.setProperty("highlighted", "true")
        self._title = text.heading("", level=2)
        self._summary = text.label("", kind="lead", wrap=True)
        self._what = _Section(heading("what"))
        self._fails = _Section(heading("fails"))
        self.line = Card(heading("line"))
        self._line = self.line.add_text("", kind="lead")
        self.examples = TwoColumns()
        self._examples = (Card(), Card())
        self.examples.first.addWidget(self._examples[0])
        self.examples.second.addWidget(self._examples[1])
        self._without = self._examples[0].add_text("")
        self._with = self._examples[1].add_text("")
        self._seen = Card(self.tr("In your own attempts"))
        self.waiting = self._seen.add_text("", kind="muted")
        self.seen: list[_Seen] = []
        self._sources = text.caption("")
        for each in (self.origin, self._title, self._summary, self._what, self._fails, self.line,
                     self.examples, self._seen, self._sources):  # fmt: skip
            self._column.addWidget(each)
        self._column.addStretch()
        self.origin.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_card(self, concept: Concept) -> None:
        """Show a card from its beginning; what was seen of another one goes."""
        self.concept = concept
        self._title.setText(concept.title)
        self._summary.setText(concept.summary)
        self._what.show_words("\n\n".join(concept.what))
        self._fails.show_words("\n\n".join(concept.fails))
        self._line.setText(f"“{concept.line}”")
        self._without.setText(concept.without)
        self._with.setText(concept.with_it)
        self._sources.setText(self.tr("Sources: {0}").format("; ".join(concept.sources)))
        self.setAccessibleName(concept.title)
        for each in self.seen:
            self._seen.body.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.seen = []
        self.waiting.setText(self.tr("Looking through your attempts…"))
        self.waiting.show()
        self._scroll.verticalScrollBar().setValue(0)

    def show_origin(self, words: str) -> None:
        """Say which turn the card was opened from."""
        label = self.origin.add_text(words)
        label.setAccessibleName(words)
        self.origin.show()

    def add_sighting(self, sighting: Sighting) -> None:
        """Show a turn of the person's own that the card is about."""
        self.waiting.hide()
        made = _Seen(sighting)
        made.turn_opened.connect(self.turn_opened)
        self._seen.add(made)
        self.seen.append(made)

    def show_no_more(self) -> None:
        """Say that nothing was found, where nothing was."""
        if not self.seen:
            self.waiting.setText(
                self.tr("Not yet. Once you have played a turn that this is about, it is here.")
            )

    def show_narrow(self, *, narrow: bool) -> None:
        """Put the examples one under the other on a small window."""
        self.examples.show_as_one(one=narrow)

    def scroll_pages(self, step: int) -> None:
        """Scroll down by so many pages, or up."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())


class _Section(QWidget):
    """A small heading and its paragraphs."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._words = text.label("", wrap=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE[1], 0, 0)
        column.setSpacing(SPACE[0])
        column.addWidget(text.heading(title, level=3))
        column.addWidget(self._words)

    def show_words(self, words: str) -> None:
        """Show paragraphs."""
        self._words.setText(words)


class _Seen(QWidget):
    """A turn of the person's own: a button that leads there, and what was done.

    Attributes:
        opener: The button.

    Signals:
        turn_opened: Carries the attempt's id and the turn.
    """

    turn_opened = Signal(object, object)

    def __init__(self, sighting: Sighting) -> None:
        super().__init__()
        self._sighting = sighting
        day = dates.written(sighting.when)
        words = self.tr("{0}, {1}: {2}").format(sighting.title, day, sighting.words)
        self.opener = button(self.tr("Turn {0}").format(sighting.turn), kind="quiet")
        self.opener.setAccessibleName(f"{self.opener.text()}: {words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(text.label(words, wrap=True), stretch=1)
        self.opener.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.turn_opened.emit(self._sighting.attempt, self._sighting.turn)
