"""Every turn, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.debrief.judgement import Judgement
from negotiator_trainer.ui.pages.debrief.section import Section
from negotiator_trainer.ui.pages.debrief.turn_list import TurnList
from negotiator_trainer.ui.pages.debrief.words import what_was_done
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.card_links import CardLinks

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief_view import TurnView
    from negotiator_trainer.services.handbook.links import CardLink
    from negotiator_trainer.services.review.page import (
        BetterLine,
        Branch,
        ReviewedTurn,
        ReviewPage,
    )
    from negotiator_trainer.ui.charts.evaluation_chart import EvaluationChart
    from negotiator_trainer.ui.tokens import Rating

_GRAPH_HEIGHT = 220


class TurnCard(Card):
    """One turn: the move, what was said, and what each effect did and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title = text.heading("", level=2)
        self.move_label = text.label("", kind="you", wrap=True)
        self.said = text.label("", wrap=True, selectable=True)
        self.effects_title = text.heading(self.tr("What it did"), level=3)
        self.effects = text.label("", wrap=True, selectable=True)
        self.state = text.label("", kind="muted", wrap=True)
        self.note = text.label("", kind="lead", wrap=True)
        self.judgement = Judgement()
        self.judgement.hide()
        self.links = CardLinks()
        for each in (
            self.title, self.move_label, self.said, self.judgement, self.effects_title,
            self.effects, self.state, self.note, self.links,
        ):  # fmt: skip
            self.add(each)
        self.body.addStretch()

    def show_turn(self, turn: TurnView) -> None:
        """Show a turn."""
        self.title.setText(self.tr("Turn {0}").format(turn.number))
        self.setAccessibleName(self.title.text())
        self.move_label.setText(what_was_done(turn.move))
        lines = [f"{speaker}: {words}" if speaker else words for speaker, words in turn.said]
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))
        effects = turn.effects or (self.tr("Nothing changed."),)
        self.effects.setText("\n".join(f"• {effect}" for effect in effects))
        self.state.setText(
            self.tr("Afterwards: trust {0}, tension {1} of 100").format(turn.trust, turn.tension)
        )
        self.note.setVisible(bool(turn.note))
        self.note.setText(self.tr("Your note: {0}").format(turn.note))
        self.show_link(turn.card)

    def show_link(self, link: CardLink | None) -> None:
        """Show which card of the handbook the turn is about."""
        self.links.show_link(link)

    def words(self) -> str:
        """Return the turn as it is read aloud."""
        judged = "" if self.judgement.isHidden() else self.judgement.words()
        first = [self.title, self.move_label, self.said]
        last = [self.effects, self.state, self.note]
        said = [each.text() for each in first if not each.isHidden()]
        told = [each.text() for each in last if not each.isHidden()]
        return " ".join(filter(None, (*said, judged, *told)))


class TurnsSection(Section):
    """A list of turns and the one that is looked at; with a review, what each was worth.

    Attributes:
        list: The turns.
        card: The turn that is looked at.
        graph: What could be expected after each turn; None without a review that has one.
        judged: The turns as they are judged, by number; empty without a review.

    Signals:
        turn_chosen: Another turn is looked at; carries its number.
        branch_opened: A practice fork is to be looked at; carries its attempt's id.
    """

    turn_chosen = Signal(object)
    branch_opened = Signal(object)

    def __init__(self, turns: tuple[TurnView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = turns
        self._chess = False
        self._better: dict[int, BetterLine] = {}
        self._drilled: frozenset[int] = frozenset()
        self.judged: dict[int, ReviewedTurn] = {}
        self.graph: EvaluationChart | None = None
        self.list = TurnList()
        self.list.setAccessibleName(self.tr("Turns"))
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self.list.show_turns(turns)
        self.card = TurnCard()
        self.branches = Card(self.tr("Played again from here"))
        self.branches.hide()
        self._branch_group = QButtonGroup(self)
        self._branch_group.idClicked.connect(self._on_branch_clicked)
        self._nothing = text.label(self.tr("No turn was played."), kind="muted")
        self._right = QVBoxLayout()
        self._right.setSpacing(SPACE[3])
        self._right.addWidget(self.card)
        self._right.addWidget(self.branches)
        self._right.addStretch()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(SPACE[3])
        turns_column = QVBoxLayout()
        turns_column.addWidget(self.list, stretch=1)
        turns_column.addStretch()
        self._box.addLayout(turns_column, stretch=2)
        self._box.addLayout(self._right, stretch=3)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._box, stretch=1)
        self._nothing.setVisible(not turns)
        self.card.setVisible(bool(turns))
        self.list.setVisible(bool(turns))
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.card.links.card_wanted.connect(self.card_wanted)
        if turns:
            self.list.setCurrentRow(0)

    @property
    def turn(self) -> int:
        """The turn that is looked at; 0 where none was played."""
        row = self.list.currentRow()
        return self._turns[row].number if 0 <= row < len(self._turns) else 0

    def show_as_one(self, *, one: bool) -> None:
        """Put the turn under the list, or beside it."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if one else direction.LeftToRight)

    def show_review(self, review: ReviewPage, *, chess: bool) -> None:
        """Show what each turn was worth."""
        self._chess = chess
        self.judged = {turn.number: turn for turn in review.turns}
        self.list.show_labels(review.turns, chess=chess)
        if review.graph:
            self._show_graph(review)
        self._show_branches(review.branches)
        self._show_judgement(self.turn)

    def show_better(self, better: BetterLine) -> None:
        """Show the better line of a turn, now and whenever it is looked at again."""
        self._better[better.turn] = better
        if self.turn == better.turn:
            self.card.judgement.show_better(better)

    def show_drilled(self, turns: frozenset[int]) -> None:
        """Show which turns are drills, by their numbers."""
        self._drilled = turns
        self.card.judgement.show_drilled(drilled=self.turn in turns)

    def next_rated(self, rating: Rating, *, back: bool = False) -> int | None:
        """Return the next turn with a label, from the one looked at; None where there is none."""
        found = [turn for turn in self.judged.values() if rating_of(turn.label) is rating]
        numbers = [turn.number for turn in found]
        if back:
            return next((each for each in reversed(numbers) if each < self.turn), None)
        return next((each for each in numbers if each > self.turn), None)

    def walk_to(self, turn: int) -> bool:
        """Look at a turn."""
        for row, each in enumerate(self._turns):
            if each.number == turn:
                self.list.setCurrentRow(row)
                return True
        return False

    def first_card(self) -> str:
        """The card of the turn that is looked at."""
        return next(iter(self.card.links.cards), "")

    def toggle_table(self) -> bool:
        """Turn the graph into its table and back."""
        if self.graph is not None:
            self.graph.toggle_table()
        return self.graph is not None

    def _show_graph(self, review: ReviewPage) -> None:
        # pyqtgraph and numpy: only when there is a graph.
        from negotiator_trainer.ui.charts.evaluation_chart import (  # noqa: PLC0415
            EvaluationChart,
            EvaluationData,
            EvaluationPoint,
        )

        if self.graph is None:
            self.graph = EvaluationChart()
            self.graph.ask_height(_GRAPH_HEIGHT)
            self.graph.point_chosen.connect(self._on_point_chosen)
            holder = Card()
            holder.add(self.graph)
            # The turn stands below it and is looked at as well.
            holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            self._right.insertWidget(0, holder)
        moves = {turn.number: turn.move for turn in review.turns}
        self.graph.show_data(
            EvaluationData(
                chess=self._chess,
                points=tuple(
                    EvaluationPoint(
                        turn=each.turn, value=each.value, words=moves.get(each.turn, ""),
                        rating=None if each.label is None else rating_of(each.label),
                    )
                    for each in review.graph
                ),
            )
        )  # fmt: skip
        self.graph.choose_point(self.turn)

    def _show_branches(self, branches: tuple[Branch, ...]) -> None:
        self.branches.setVisible(bool(branches))
        shown = {self._branch_group.id(each) for each in self._branch_group.buttons()}
        for branch in branches:
            if branch.attempt not in shown:
                opener = button(branch.words, kind="quiet", icon="arrow-back-up")
                self._branch_group.addButton(opener, branch.attempt)
                self.branches.add(opener)

    def _show_judgement(self, number: int) -> None:
        turn = self.judged.get(number)
        self.card.judgement.setVisible(turn is not None)
        if turn is not None:
            self.card.judgement.show_turn(turn, chess=self._chess)
            self.card.judgement.show_drilled(drilled=number in self._drilled)
            self.card.show_link(turn.card)
            if number in self._better:
                self.card.judgement.show_better(self._better[number])

    @Slot(int)
    def _on_branch_clicked(self, attempt: int) -> None:
        self.branch_opened.emit(attempt)

    @Slot(object)
    def _on_point_chosen(self, turn: int) -> None:
        self.walk_to(max(turn, 1))

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._turns):
            turn = self._turns[row]
            self.card.show_turn(turn)
            self._show_judgement(turn.number)
            if self.graph is not None:
                self.graph.choose_point(turn.number)
            self.turn_chosen.emit(turn.number)
            if self.list.isVisible() and not self.list.hasFocus():
                announce.say(self.list, self.card.words())
