"""What helps at the table in practice: on what footing it is, how the last turn did, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.tokens import SPACE, Rating
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.chip import RatingChip

if TYPE_CHECKING:
    from negotiator_trainer.services.footing import Footing
    from negotiator_trainer.services.review.page import Coaching, Hint

_LEVELS = 3


class Guide(QFrame):
    """A line over the conversation; hidden where an attempt counts.

    Signals:
        hint_clicked: A hint is wanted; it marks the turn as assisted.
    """

    hint_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "info")
        self.footing = text.label("", kind="strong", wrap=True)
        self.chip = RatingChip(Rating.GOOD)
        self.coaching = text.label("", wrap=True)
        self.hint = text.label("", wrap=True)
        self.ask = button("", icon="bulb")
        self._judged = QWidget()
        judged = QHBoxLayout(self._judged)
        judged.setContentsMargins(0, 0, 0, 0)
        judged.setSpacing(SPACE[2])
        judged.addWidget(self.chip)
        judged.addWidget(self.coaching, stretch=1)
        words = QVBoxLayout()
        words.setSpacing(SPACE[0])
        for each in (self.footing, self._judged, self.hint):
            words.addWidget(each)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[2])
        row.addLayout(words, stretch=1)
        row.addWidget(self.ask)
        self._narrow = False
        self._lines = (self.footing, self._judged, self.hint)
        self._told: list[QWidget] = [self.footing]
        self.show_letters(works=True)
        self.ask.clicked.connect(self.hint_clicked)
        self.hide()

    def show_letters(self, *, works: bool) -> None:
        """Write the key on the button, or leave it out."""
        words = self.tr("Hint")
        self.ask.setText(f"{words}  H" if works else words)
        self.ask.setAccessibleName(words)
        self.ask.setAccessibleDescription(self.tr("Marks this turn as assisted."))

    def show_narrow(self, *, narrow: bool) -> None:
        """Show one line only, the newest, where there is little room."""
        self._narrow = narrow
        edge = 0 if narrow else SPACE[1]
        self._row.setContentsMargins(SPACE[2], edge, SPACE[2], edge)
        self._arrange()

    def show_footing(self, footing: Footing) -> None:
        """Say that it is practice; nothing where it counts."""
        if footing.fork is not None:
            words = self.tr("Practice from turn {0}: not counted").format(footing.fork.turn)
        elif footing.coached:
            words = self.tr("Coached: each turn is judged at once, and nothing is counted")
        else:
            words = self.tr("Practice: hints are allowed, and nothing is counted")
        self.footing.setText(words)
        self.setAccessibleName(words)
        self._told = [self.footing]
        self._arrange()
        self.setVisible(not footing.counts)

    def show_coaching(self, coaching: Coaching, *, chess: bool) -> None:
        """Show how the last turn did."""
        self.chip.show_rating(rating_of(coaching.label), chess=chess)
        self.chip.show()
        said = self.tr("Turn {0}").format(coaching.turn)
        # The chip has the label's own words already.
        more = coaching.sentence.rstrip(".").lower() != coaching.label.words.rstrip(".").lower()
        self.coaching.setText(f"{said}: {coaching.sentence}" if more else said)
        self._tell(self._judged)
        announce.say(self, f"{said}, {self.chip.word()}. {coaching.sentence}")

    def show_waiting(self, words: str) -> None:
        """Say why there is no judgement, or no hint, yet."""
        self.chip.hide()
        self.coaching.setText(words)
        self._tell(self._judged)
        announce.say(self, words)

    def show_hint(self, hint: Hint) -> None:
        """Show a hint."""
        words = self.tr("Hint {0} of {1}: {2}").format(hint.level, _LEVELS, hint.text)
        self.hint.setText(words)
        self._tell(self.hint)
        self.ask.setEnabled(hint.level < _LEVELS)
        announce.say(self, words)

    def clear_hint(self) -> None:
        """Take the hint away: another turn begins."""
        self.hint.clear()
        self._told = [each for each in self._told if each is not self.hint]
        self._arrange()
        self.ask.setEnabled(True)

    def _tell(self, line: QWidget) -> None:
        self._told = [*(each for each in self._told if each is not line), line]
        self._arrange()

    def _arrange(self) -> None:
        for each in self._lines:
            newest = bool(self._told) and each is self._told[-1]
            each.setVisible(newest if self._narrow else each in self._told)
