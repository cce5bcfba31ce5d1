"""The cards beside the conversation: who sits there, the offers so far, the range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.appearance import appearance
from negotiator_trainer.ui.pages.table.words import mood_word
from negotiator_trainer.ui.portrait import PortraitWidget
from negotiator_trainer.ui.portrait_svg import MOODS
from negotiator_trainer.ui.range_facts import range_facts
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.range_strip import RangeStrip

if TYPE_CHECKING:
    from negotiator_trainer.services.table_view import OfferView, TableView

_SHOWN_OFFERS = 4
_LARGE, _SMALL = 96, 48


class PersonCard(Card):
    """The counterpart: portrait, mood in a word, what can be seen of them.

    Args:
        portraits: Whether the portrait is shown.
        parent: The widget that owns it.
    """

    def __init__(self, *, portraits: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._portraits = portraits
        self.portrait: PortraitWidget | None = None
        self.name = text.label("", kind="strong", wrap=True)
        self.position = text.label("", kind="caption", wrap=True)
        self.mood = text.label("", kind="them", wrap=True)
        self.cue = text.label("", kind="muted", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(SPACE[2])
        self._flat = False
        self._seen = ("", "")
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.setSpacing(2)
        for each in (self.name, self.position, self.mood, self.cue):
            self._words.addWidget(each)
        self._row.addLayout(self._words, stretch=1)
        self.add(self._row)

    def show_person(self, view: TableView) -> None:
        """Show them as they are now."""
        if self.portrait is None:
            self.portrait = PortraitWidget(appearance(view.portrait), size=_LARGE)
            self._row.insertWidget(0, self.portrait, alignment=Qt.AlignmentFlag.AlignTop)
            self.portrait.setVisible(self._portraits)
            self._fit_portrait()
        if view.mood in MOODS:
            self.portrait.set_mood(view.mood)
        self.setAccessibleName(view.their_name)
        self.name.setText(view.their_name)
        self.position.setText(view.their_position)
        self._seen = (mood_word(view.mood), view.cue)
        self._write_mood()

    def show_portrait(self, *, shown: bool) -> None:
        """Show the portrait, or the words alone."""
        self._portraits = shown
        if self.portrait is not None:
            self.portrait.setVisible(shown)

    def show_flat(self, *, flat: bool) -> None:
        """Put the words beside a smaller portrait rather than under it."""
        self._flat = flat
        direction = QBoxLayout.Direction
        beside = direction.LeftToRight if flat else direction.TopToBottom
        self._row.setDirection(beside)
        self._words.setDirection(beside)
        self._words.setSpacing(SPACE[2] if flat else 2)
        self._words.setStretchFactor(self.mood, 1 if flat else 0)
        self.name.setWordWrap(not flat)
        edge = SPACE[0] if flat else SPACE[2]
        self.body.setContentsMargins(SPACE[3], edge, SPACE[3], edge if flat else SPACE[3])
        self.position.setVisible(not flat)
        self._write_mood()
        self._fit_portrait()

    def _write_mood(self) -> None:
        mood, cue = self._seen
        one_line = ", ".join(part for part in self._seen if part)
        self.mood.setText(one_line if self._flat else mood)
        self.cue.setText(cue)
        self.cue.setVisible(bool(cue) and not self._flat)

    def _fit_portrait(self) -> None:
        if self.portrait is not None:
            edge = _SMALL if self._flat else _LARGE
            self.portrait.setFixedSize(edge, edge)


class OffersCard(Card):
    """What each side has offered, and what is on the table now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("Offers"))
        self.add(text.heading(self.tr("Offers"), level=3))
        self.standing = self.add_text("", kind="body")
        self.mine = self.add_text("", kind="body")
        self.theirs = self.add_text("", kind="body")

    def show_offers(self, view: TableView) -> None:
        """Show the offers so far, the newest first."""
        standing, theirs = view.standing, view.theirs
        if standing is None:
            self.standing.setText(self.tr("They have nothing on the table."))
        else:
            self.standing.setText(
                self.tr("On the table since turn {0}: {1}").format(standing.turn, standing.words)
                if standing.turn
                else self.tr("On the table: {0}").format(standing.words)
            )
            theirs = tuple(offer for offer in theirs if offer != standing)
        for label, offers, name in (
            (self.mine, view.mine, self.tr("You")),
            (self.theirs, theirs, self.tr("{0} before").format(view.their_name)),
        ):
            label.setVisible(bool(offers))
            label.setText(f"{name}\n{self._listed(offers)}")

    def _listed(self, offers: tuple[OfferView, ...]) -> str:
        lines = [
            self.tr("turn {0}: {1}").format(offer.turn, offer.words)
            for offer in reversed(offers[-_SHOWN_OFFERS:])
        ]
        if len(offers) > _SHOWN_OFFERS:
            lines.append(self.tr("and {0} before").format(len(offers) - _SHOWN_OFFERS))
        return "\n".join(lines)


class RangeCard(Card):
    """The range strip with the estimate, which can be changed at any time.

    Signals:
        edit_clicked: The estimate is to be changed.
    """

    edit_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._heading = text.heading("", level=3)
        self.strip = RangeStrip(vertical=True)
        self.strip.setMinimumHeight(self.fontMetrics().height() * 13)
        self.estimate = text.label("", wrap=True)
        self.edit = button("", icon="pencil")
        self.add(self._heading)
        self.add(self.strip)
        self.add(self.estimate)
        self.body.addWidget(self.edit, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_letters(works=True)
        self.edit.clicked.connect(self.edit_clicked)

    def show_letters(self, *, works: bool) -> None:
        """Write the key on the button, or leave it out."""
        words = self.tr("My estimate…")
        self.edit.setText(f"{words}  E" if works else words)
        self.edit.setAccessibleName(self.tr("Change my estimate of their limit"))

    def show_range(self, view: TableView) -> None:
        """Show the range as it stands."""
        strip = view.strip
        self.strip.setVisible(strip is not None)
        name = self.tr("Range") if strip is None else self.tr("Range: {0}").format(strip.name)
        self._heading.setText(name)
        self._heading.setWordWrap(True)
        self.setAccessibleName(name)
        if strip is not None:
            self.strip.show_range(range_facts(strip))
        self.edit.setVisible(view.estimate.kind != "none" and not view.ended)
        self.estimate.setVisible(view.estimate.kind == "panel" and view.guess.complete)
        if view.estimate.kind == "panel":
            pairs = zip(view.estimate.packages, view.guess.panel, strict=False)
            self.estimate.setText("\n".join(f"{chance} %  {name}" for name, chance in pairs))
