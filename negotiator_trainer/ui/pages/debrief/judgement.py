"""How one turn is judged: its label, what it cost, and the way to try it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.debrief.words import in_points
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.tokens import SPACE, Rating
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.chip import Chip, RatingChip
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.review.page import BetterLine, ReviewedTurn

_FINE = 5.0
"""A move within so many points of the best one passes; nothing better need be shown."""


class Judgement(QWidget):
    """The label of a turn in words, its figures, its better line once that may be seen.

    Attributes:
        better: The better line, hidden until it was asked for.

    Signals:
        retry_clicked: The turn is to be tried again.
        better_clicked: The better line is wanted.
        fork_clicked: The turn is to be played on from, for practice.
        drill_clicked: The turn is to come back as a drill.
    """

    retry_clicked = Signal(object)
    better_clicked = Signal(object)
    fork_clicked = Signal(object)
    drill_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn: ReviewedTurn | None = None
        self.chip = RatingChip(Rating.GOOD)
        self._tags = QWidget()
        self._tag_row = FlowLayout(self._tags, spacing=SPACE[1])
        self._tag_row.addWidget(self.chip)
        self.figures = text.label("", wrap=True)
        self.meanings = text.label("", kind="muted", wrap=True)
        self.better = text.label("", kind="strong", wrap=True, selectable=True)
        self.retry = button("", kind="primary", icon="refresh")
        self.view = button("", icon="bulb")
        self.fork = button(self.tr("Retry from here, for practice"), icon="arrow-back-up")
        self.drill = button(self.tr("Add to drills"), icon="plus")
        actions = QWidget()
        row = FlowLayout(actions, spacing=SPACE[1])
        for each in (self.retry, self.view, self.fork, self.drill):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        for part in (self._tags, self.figures, self.meanings, self.better, actions):
            column.addWidget(part)
        self.show_letters(works=True)
        self.retry.clicked.connect(self._on_retry_clicked)
        self.view.clicked.connect(self._on_view_clicked)
        self.fork.clicked.connect(self._on_fork_clicked)
        self.drill.clicked.connect(self._on_drill_clicked)

    def show_letters(self, *, works: bool) -> None:
        """Write the single-letter keys on the buttons, or leave them out."""
        for each, words, key in (
            (self.retry, self.tr("Try it again"), "R"),
            (self.view, self.tr("View better line"), "V"),
        ):
            each.setText(f"{words}  {key}" if works else words)
            each.setAccessibleName(words)

    def show_turn(self, turn: ReviewedTurn, *, chess: bool) -> None:
        """Show how a turn is judged; its better line stays hidden."""
        self._turn = turn
        self._tag_row.clear()
        self.chip = RatingChip(rating_of(turn.label), chess=chess)
        self._tag_row.addWidget(self.chip)
        for tag in turn.tags:
            chip = Chip(tag.words)
            chip.setToolTip(tag.meaning)
            chip.setAccessibleDescription(tag.meaning)
            self._tag_row.addWidget(chip)
        self.figures.setText(self._figures(turn))
        self.meanings.setText(" ".join(tag.meaning for tag in turn.tags))
        self.meanings.setVisible(bool(turn.tags))
        self.better.hide()
        costly = turn.loss > _FINE
        self.retry.setVisible(costly)
        self.view.setVisible(costly)
        self.show_drilled(drilled=False)

    def show_drilled(self, *, drilled: bool) -> None:
        """Offer to make the turn a drill, unless it is one or nothing was decided in it."""
        forced = self._turn is None or any(tag.key == "forced" for tag in self._turn.tags)
        self.drill.setVisible(not drilled and not forced)

    def show_better(self, better: BetterLine) -> None:
        """Show the better line."""
        said = self.tr("Better by {0}: {1}").format(in_points(better.gain), better.words)
        self.better.setText(f"{said}\n{better.reason}" if better.reason else said)
        self.better.show()
        self.view.hide()
        announce.say(self, self.better.text())

    def words(self) -> str:
        """Return the judgement as it is read aloud."""
        if self._turn is None:
            return ""
        parts = [self.chip.word(), self.figures.text(), self.meanings.text()]
        if not self.better.isHidden():
            parts.append(self.better.text())
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def _figures(self, turn: ReviewedTurn) -> str:
        said = self.tr("Before this turn you could expect {0} of 100, after it {1}.").format(
            f"{turn.before:.0f}", f"{turn.after:.0f}"
        )
        parts = []
        if turn.loss >= 0.5:
            parts.append(self.tr("The move cost {0}.").format(in_points(turn.loss)))
        if abs(turn.luck) >= 0.5:
            luck = self.tr("Luck brought {0}.") if turn.luck > 0 else self.tr("Luck took {0}.")
            parts.append(luck.format(in_points(abs(turn.luck))))
        return " ".join((said, *parts))

    @Slot()
    def _on_retry_clicked(self) -> None:
        if self._turn is not None:
            self.retry_clicked.emit(self._turn.number)

    @Slot()
    def _on_view_clicked(self) -> None:
        if self._turn is not None:
            self.better_clicked.emit(self._turn.number)

    @Slot()
    def _on_fork_clicked(self) -> None:
        if self._turn is not None:
            self.fork_clicked.emit(self._turn.number)

    @Slot()
    def _on_drill_clicked(self) -> None:
        if self._turn is not None:
            self.drill_clicked.emit(self._turn.number)
