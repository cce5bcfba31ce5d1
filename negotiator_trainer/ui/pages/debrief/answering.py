"""What could be done at a turn: the lines, the offer builder and the other moves of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.table.decision_layer import (
    AcceptLayer,
    OutsideLayer,
    WalkLayer,
)
from negotiator_trainer.ui.pages.table.deck import Deck
from negotiator_trainer.ui.pages.table.offer_layer import OfferLayer
from negotiator_trainer.ui.pages.table.turn_bar import TurnBar

if TYPE_CHECKING:
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.ui.pages.table.draft import Draft


class Answering(QWidget):
    """The lower part of the table, for one answer.

    Signals:
        answered: Carries the move in the notation of the log.
        package_changed: Another package is put together; carries option ids by issue id.
        left: The person would rather not answer.
    """

    answered = Signal(object)
    package_changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TableView | None = None
        self.bar = TurnBar()
        self.offer_layer = OfferLayer()
        self.accept_layer = AcceptLayer()
        self.walk_layer = WalkLayer()
        self.outside_layer = OutsideLayer()
        decisions = (self.accept_layer, self.walk_layer, self.outside_layer)
        self.deck = Deck(self.bar, (self.offer_layer, *decisions))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.deck)
        self.bar.sent.connect(self._on_sent)
        self.bar.offer_clicked.connect(self.open_offer)
        self.bar.accept_clicked.connect(self.open_accept)
        self.bar.outside_clicked.connect(self.open_outside)
        self.bar.walk_clicked.connect(self.open_walk)
        self.offer_layer.package_changed.connect(self.package_changed)
        self.offer_layer.offered.connect(self._on_offered)
        self.offer_layer.closed.connect(self._close_layer)
        for layer in decisions:
            layer.decided.connect(self.answered)
            layer.closed.connect(self._close_layer)

    def show_position(self, view: TableView) -> None:
        """Show what could be done."""
        self._view = view
        self.deck.close_top()
        self.bar.show_turn(view)

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins."""
        if self.deck.top is None:
            self.bar.focus_first()
        else:
            self.deck.top.focus_first()

    @Slot(object)
    def choose(self, number: int) -> None:
        """Choose the line with a number."""
        if self._ready():
            self.bar.choices.choose(number)

    @Slot()
    def open_offer(self) -> None:
        """Open the offer builder."""
        if self._ready() and self._view is not None and self._view.can_offer:
            self.offer_layer.prepare(self._view, first={})
            self.deck.open(self.offer_layer)

    @Slot()
    def open_accept(self) -> None:
        """Restate what is on the table."""
        if self._ready() and self._view is not None and self._view.standing is not None:
            self.accept_layer.show_package(self._view.standing, self._view)
            self.deck.open(self.accept_layer)

    @Slot()
    def open_walk(self) -> None:
        """Ask whether that is the answer."""
        if self._ready() and self._view is not None and self._view.can_walk:
            self.walk_layer.show_words(self.tr("The negotiation would end here, without a deal."))
            self.deck.open(self.walk_layer)

    @Slot()
    def open_outside(self) -> None:
        """Ask whether that is the answer."""
        if self._ready() and self._view is not None and self._view.can_step_outside:
            self.outside_layer.show_words(self.tr("A moment to think. It takes a turn."))
            self.deck.open(self.outside_layer)

    def give_up(self) -> None:
        """Close the layer that is open; without one, the answer is left."""
        if self.deck.top is None:
            self.left.emit()
        else:
            self._close_layer()

    def _ready(self) -> bool:
        return self.isVisible() and self.deck.top is None

    @Slot()
    def _close_layer(self) -> None:
        self.deck.close_top()
        self.bar.focus_first()

    @Slot(object)
    def _on_sent(self, line: str) -> None:
        self.answered.emit(f"say {line}")

    @Slot(object)
    def _on_offered(self, draft: Draft) -> None:
        self.answered.emit(draft.notation())
