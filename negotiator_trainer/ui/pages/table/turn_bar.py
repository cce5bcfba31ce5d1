"""The bar at the bottom of the table: what can be said and done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.table.choices import ChoiceList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from negotiator_trainer.services.table_view import TableView

_FULL_WIDTH = 53
"""Heights of a line across from which the buttons have room for their keys."""


class TurnBar(QFrame):
    """Lines to choose from and the other moves.

    Signals:
        sent: A line is to be said; carries its id.
        offer_clicked: An offer is to be made.
        accept_clicked: What they have on the table is to be accepted.
        outside_clicked: The person wants to step outside.
        walk_clicked: The person wants to leave.
    """

    sent = Signal(object)
    offer_clicked = Signal()
    accept_clicked = Signal()
    outside_clicked = Signal()
    walk_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Your turn"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.choices = ChoiceList()
        self.nothing = text.label("", kind="muted", wrap=True)
        self.send = button("", kind="primary")
        self.offer = button("", icon="coins")
        self.accept = button("", icon="check")
        self.outside = button("", icon="door-exit")
        self.walk = button("", kind="danger", icon="walk")
        actions = QWidget()
        row = FlowLayout(actions, spacing=SPACE[1])
        for each in (self.send, self.offer, self.accept, self.outside, self.walk):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[2], SPACE[2], SPACE[2], SPACE[2])
        column.setSpacing(SPACE[1])
        column.addWidget(self.choices)
        column.addWidget(self.nothing)
        column.addWidget(actions)
        self._letters = True
        self._narrow = False
        self._write_actions()
        self.choices.sent.connect(self.sent)
        self.choices.chosen.connect(self._on_chosen)
        self.send.clicked.connect(self._on_send_clicked)
        self.offer.clicked.connect(self.offer_clicked)
        self.accept.clicked.connect(self.accept_clicked)
        self.outside.clicked.connect(self.outside_clicked)
        self.walk.clicked.connect(self.walk_clicked)

    def show_letters(self, *, works: bool) -> None:
        """Write the single-letter keys on the buttons, or leave them out."""
        self._letters = works
        self._write_actions()

    def show_turn(self, view: TableView) -> None:
        """Show what can be done at this moment."""
        self.choices.show_options(view.options)
        self.choices.setVisible(bool(view.options))
        self.nothing.setVisible(not view.options)
        self.nothing.setText(
            self.tr("There is nothing to say just now. Make an offer, accept theirs, or leave.")
        )
        self.send.setEnabled(False)
        self.send.setVisible(bool(view.options))
        self.offer.setEnabled(view.can_offer)
        self.accept.setEnabled(view.standing is not None)
        self.accept.setAccessibleDescription("" if view.standing is None else view.standing.words)
        self.accept.setToolTip(
            self.tr("They have nothing on the table that you could accept.")
            if view.standing is None
            else view.standing.words
        )
        self.outside.setVisible(view.can_step_outside)
        self.walk.setVisible(view.can_walk)

    def focus_first(self) -> None:
        """Put the keyboard on the lines, or on the first move where there are none."""
        first = self.choices if self.choices.count() else self.offer
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard."""
        focus = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where the buttons would need a second row for them."""
        super().resizeEvent(event)
        self._judge_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._judge_width()

    def _judge_width(self) -> None:
        narrow = self.width() <= _FULL_WIDTH * self.fontMetrics().height()
        if narrow != self._narrow:
            self._narrow = narrow
            self._write_actions()

    def _write_actions(self) -> None:
        letters = self._letters and not self._narrow
        keys = {
            self.send: (self.tr("Say it"), "⏎"),
            self.offer: (self.tr("Offer…"), "O" if letters else ""),
            self.accept: (self.tr("Accept…"), "A" if letters else ""),
            self.outside: (self.tr("Step outside…"), "" if self._narrow else "F8"),
            self.walk: (self.tr("Walk away…"), "W" if letters else ""),
        }
        for each, (words, key) in keys.items():
            each.setText(f"{words}  {key}".strip())
            each.setAccessibleName(words.rstrip("…"))

    @Slot(object)
    def _on_chosen(self, line: str) -> None:
        self.send.setEnabled(bool(line))

    @Slot()
    def _on_send_clicked(self) -> None:
        if self.choices.current_id:
            self.sent.emit(self.choices.current_id)
