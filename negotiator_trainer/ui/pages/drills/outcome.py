"""How an answer did: its label, one sentence, what they said to it, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.debrief.words import in_points, what_was_done
from negotiator_trainer.ui.pages.drills.rating_row import RatingRow
from negotiator_trainer.ui.pages.drills.words import in_days, missed
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.tokens import SPACE, Rating
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.card_links import CardLinks
from negotiator_trainer.ui.widgets.chip import RatingChip
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.drills.views import Answered, DrillPosition
    from negotiator_trainer.services.review.page import BetterLine

_AS_GOOD = 0.5
"""Points of 100 below which an answer was as good as the best one."""


class Outcome(QWidget):
    """The answer's side of a drill.

    Attributes:
        chip: The label.
        sentence: The one sentence.
        rating: How it is rated.
        next: The button to go on.
        news: That it is mastered, or does not come back; empty in between.
        view: The button for the better line.
        scene: The button to play the whole scene, where the drill has done no good.

    Signals:
        next_clicked: On with the next one.
        better_wanted: The better line is wanted.
        scene_wanted: The whole scene is to be played.
    """

    next_clicked = Signal()
    better_wanted = Signal()
    scene_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = RatingChip(Rating.GOOD)
        self.sentence = text.label("", kind="strong", wrap=True, selectable=True)
        self.mine = text.label("", kind="you", wrap=True)
        self.reaction = text.label("", wrap=True, selectable=True)
        self.played = text.label("", kind="muted", wrap=True)
        self.better = text.label("", kind="strong", wrap=True, selectable=True)
        self.news = text.label("", wrap=True)
        self.links = CardLinks()
        self.rating = RatingRow()
        self.next = button("", kind="primary", icon="arrow-right")
        self.view = button("", icon="bulb")
        self.scene = button(self.tr("Play the whole scene"), icon="player-play")
        self._lay_out()
        self.next.clicked.connect(self.next_clicked)
        self.view.clicked.connect(self.better_wanted)
        self.scene.clicked.connect(self.scene_wanted)
        self.show_letters(works=True)

    def show_letters(self, *, works: bool) -> None:
        """Write the single-letter key on the button, or leave it out."""
        words = self.tr("View better line")
        self.view.setText(f"{words}  V" if works else words)
        self.view.setAccessibleName(words)

    def show_answer(
        self, answered: Answered, position: DrillPosition, *, last: bool, chess: bool
    ) -> None:
        """Show how an answer did.

        Args:
            answered: The answer.
            position: What it answers.
            last: Whether no other drill comes after it.
            chess: Whether labels are told in chess notation.
        """
        verdict = answered.verdict
        self.chip.show_rating(rating_of(verdict.label), chess=chess)
        self.sentence.setText(verdict.sentence)
        self.mine.setText(what_was_done(verdict.move))
        said = [f"{line.speaker}: {line.words}" if line.speaker else line.words
                for line in verdict.lines]  # fmt: skip
        self.reaction.setText("\n".join(said))
        self.reaction.setVisible(bool(said))
        same = verdict.move == position.played
        self.played.setText(
            self.tr("The same as when you played it.")
            if same
            else self.tr("When you played it: {0}").format(what_was_done(position.played))
        )
        self.better.hide()
        self.view.setVisible(verdict.loss >= _AS_GOOD)
        self.links.show_link(position.card)
        self.next.setText(self.tr("Done  ⏎") if last else self.tr("Next  ⏎"))
        self.show_rated(answered)
        announce.say(self, f"{self.chip.word()}. {verdict.sentence}")

    def show_rated(self, answered: Answered) -> None:
        """Show how it is rated, and what follows where that was the last time."""
        self.rating.show_answer(answered)
        said = self._what_follows(answered)
        self.news.setText(said)
        self.news.setVisible(bool(said))
        self.scene.setVisible(answered.drill.state == "leech")
        if said:
            announce.say(self, said)

    def show_better(self, better: BetterLine) -> None:
        """Show the better line."""
        said = self.tr("Better by {0}: {1}").format(in_points(better.gain), better.words)
        self.better.setText(f"{said}\n{better.reason}" if better.reason else said)
        self.better.show()
        self.view.hide()
        announce.say(self, self.better.text())

    def look(self, *, pages: int) -> None:
        """Scroll what is told by pages; back when negative."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _what_follows(self, answered: Answered) -> str:
        drill = answered.drill
        if drill.state == "leech":
            return self.tr(
                "This one was {0}: it does not come back by itself any more. Read the card, then "
                "play the whole scene."
            ).format(missed(drill.schedule.lapses))
        if drill.state == "mastered":
            again = in_days(answered.days[answered.rating - 1])
            return self.tr("Mastered: it comes back once in a while, next in {0}.").format(again)
        return ""

    def _lay_out(self) -> None:
        head = QWidget()
        row = FlowLayout(head, spacing=SPACE[2])
        row.addWidget(self.chip)
        card = Card()
        for each in (
            head, self.sentence, self.better, self.news, self.mine, self.reaction, self.played,
            self.links,
        ):  # fmt: skip
            card.add(each)
        actions = QWidget()
        line = FlowLayout(actions, spacing=SPACE[1])
        for each in (self.next, self.view, self.scene):
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        self.area = FitScroll(card)
        column.addWidget(self.area)
        column.addWidget(self.rating)
        column.addWidget(actions)
