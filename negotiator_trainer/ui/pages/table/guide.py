"""What helps at the table in practice: on what footing it is, how the last turn did, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, icons, text
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.tokens import SPACE, Rating
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.card_links import CardLinks
from negotiator_trainer.ui.widgets.chip import RatingChip
from negotiator_trainer.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from negotiator_trainer.services.footing import Footing
    from negotiator_trainer.services.review.page import Coaching, Hint

_LEVELS = 3


class Guide(QFrame):
    """A line over the conversation; hidden where an attempt counts.

    Where there is little room it is one line, the newest, which opens to all of them.

    Attributes:
        footing: On what footing the attempt is.
        coaching: How the last turn did.
        hint: The hint, once one was asked for.
        links: The handbook's card, in the hint's second step.
        brief: As much of the newest line as fits; hidden while all of them are shown.
        more: Opens the line, and closes it.

    Signals:
        hint_clicked: A hint is wanted; it marks the turn as assisted.
        toggled: The line opened to all of them, or closed.
    """

    hint_clicked = Signal()
    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "info")
        self.footing = text.label("", kind="strong", wrap=True)
        self.chip = RatingChip(Rating.GOOD)
        self.judged_turn = text.label("")
        self.coaching = text.label("", wrap=True)
        self.brief = ElidedLabel()
        self.hint = text.label("", wrap=True)
        self.links = CardLinks()
        self.ask = button("", icon="bulb")
        self._judged = QWidget()
        judged = QHBoxLayout(self._judged)
        judged.setContentsMargins(0, 0, 0, 0)
        judged.setSpacing(SPACE[2])
        judged.addWidget(self.judged_turn)
        judged.addWidget(self.chip)
        judged.addWidget(self.coaching, stretch=1)
        judged.addWidget(self.brief, stretch=1)
        words = QVBoxLayout()
        words.setSpacing(SPACE[0])
        for each in (self.footing, self._judged, self.hint, self.links):
            words.addWidget(each)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[2])
        row.addLayout(words, stretch=1)
        self.more = icon_button("chevron-down", self.tr("Show all of it"))
        row.addWidget(self.more)
        row.addWidget(self.ask)
        self._narrow = False
        self._open = False
        self._rated = False
        self._lines = (self.footing, self._judged, self.hint)
        self._told: list[QWidget] = [self.footing]
        self.show_letters(works=True)
        self.more.clicked.connect(self._on_more_clicked)
        self.ask.clicked.connect(self.hint_clicked)
        self._arrange()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether all lines are shown where there is little room."""
        return self._narrow and self._open

    def show_letters(self, *, works: bool) -> None:
        """Write the key on the button, or leave it out."""
        words = self.tr("Hint")
        self.ask.setText(f"{words}  H" if works else words)
        self.ask.setAccessibleName(words)
        self.ask.setAccessibleDescription(self.tr("Marks this turn as assisted."))

    def show_narrow(self, *, narrow: bool) -> None:
        """Show one line only, the newest, where there is little room; it opens."""
        self._narrow = narrow
        self._show_all(shown=False)
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
        self._rated = True
        said = self.tr("Turn {0}").format(coaching.turn)
        self.judged_turn.setText(said)
        # The chip has the label's own words already.
        more = coaching.sentence.rstrip(".").lower() != coaching.label.words.rstrip(".").lower()
        self.coaching.setText(coaching.sentence if more else "")
        self._tell(self._judged)
        announce.say(self, f"{said}, {self.chip.word()}. {coaching.sentence}")

    def show_waiting(self, words: str) -> None:
        """Say why there is no judgement, or no hint, yet."""
        self._rated = False
        self.coaching.setText(words)
        self._tell(self._judged)
        announce.say(self, words)

    def show_hint(self, hint: Hint) -> None:
        """Show a hint."""
        words = self.tr("Hint {0} of {1}: {2}").format(hint.level, _LEVELS, hint.text)
        self.hint.setText(words)
        self.links.show_link(hint.card)
        self._tell(self.hint)
        self.ask.setEnabled(hint.level < _LEVELS)
        announce.say(self, words)

    def clear_hint(self) -> None:
        """Take the hint away: another turn begins."""
        self.hint.clear()
        self.links.show_link(None)
        self._told = [each for each in self._told if each is not self.hint]
        self._arrange()
        self.ask.setEnabled(True)

    def _tell(self, line: QWidget) -> None:
        self._told = [*(each for each in self._told if each is not line), line]
        self._show_all(shown=False)
        self._arrange()

    def _show_all(self, *, shown: bool) -> None:
        if shown != self._open:
            self._open = shown
            self.toggled.emit()

    def _arrange(self) -> None:
        one_line = self._narrow and not self._open
        newest = self._told[-1]
        for each in self._lines:
            each.setVisible(each is self._judged if one_line else each in self._told)
        self.links.setVisible(bool(self.links.cards) and not one_line)
        rated = self._rated and (newest is self._judged or not one_line)
        self.chip.setVisible(rated)
        self.judged_turn.setVisible(rated)
        self.coaching.setVisible(not one_line)
        self.brief.setVisible(one_line)
        shown = self.coaching if newest is self._judged else newest
        self.brief.set_words(shown.text() if isinstance(shown, QLabel) else "")
        self.more.setVisible(self._narrow)
        name = self.tr("Show one line") if self._open else self.tr("Show all of it")
        self.more.setAccessibleName(name)
        self.more.setToolTip(name)
        self.more.setIcon(icons.icon("chevron-up" if self._open else "chevron-down"))

    @Slot()
    def _on_more_clicked(self) -> None:
        self._show_all(shown=not self._open)
        self._arrange()
