"""Every turn, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QListWidgetItem, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.debrief.nav import PlainList
from negotiator_trainer.ui.pages.debrief.section import Section
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief_view import TurnView


_LONGEST = 110
"""Letters of a move in the list; the whole of it stands beside."""


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
        for each in (
            self.title, self.move_label, self.said, self.effects_title, self.effects, self.state,
            self.note,
        ):  # fmt: skip
            self.add(each)
        self.body.addStretch()

    def show_turn(self, turn: TurnView) -> None:
        """Show a turn."""
        self.title.setText(self.tr("Turn {0}").format(turn.number))
        self.setAccessibleName(self.title.text())
        self.move_label.setText(self.tr("You: {0}").format(turn.move))
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

    def words(self) -> str:
        """Return the turn as it is read aloud."""
        parts = [self.title, self.move_label, self.said, self.effects, self.state, self.note]
        return " ".join(each.text() for each in parts if not each.isHidden())


class TurnsSection(Section):
    """A list of turns, and the one that is looked at.

    Signals:
        turn_chosen: Another turn is looked at; carries its number.
    """

    turn_chosen = Signal(object)

    def __init__(self, turns: tuple[TurnView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = turns
        self.list = PlainList()
        self.list.setAccessibleName(self.tr("Turns"))
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        for turn in turns:
            item = QListWidgetItem(f"{turn.number}  {_short(turn.move)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{turn.number}  {turn.move}")
            self.list.addItem(item)
        self.card = TurnCard()
        self._nothing = text.label(self.tr("No turn was played."), kind="muted")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(SPACE[3])
        self._box.addWidget(self.list, stretch=2)
        self._box.addWidget(self.card, stretch=3)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._box, stretch=1)
        self._nothing.setVisible(not turns)
        self.card.setVisible(bool(turns))
        self.list.setVisible(bool(turns))
        self.list.currentRowChanged.connect(self._on_row_changed)
        if turns:
            self.list.setCurrentRow(0)

    def show_as_one(self, *, one: bool) -> None:
        """Put the turn under the list, or beside it."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if one else direction.LeftToRight)

    def walk_to(self, turn: int) -> bool:
        """Look at a turn."""
        for row, each in enumerate(self._turns):
            if each.number == turn:
                self.list.setCurrentRow(row)
                return True
        return False

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._turns):
            self.card.show_turn(self._turns[row])
            self.turn_chosen.emit(self._turns[row].number)
            if self.list.isVisible() and not self.list.hasFocus():
                announce.say(self.list, self.card.words())


def _short(move: str) -> str:
    return move if len(move) <= _LONGEST else f"{move[:_LONGEST].rsplit(' ', 1)[0]} …"
