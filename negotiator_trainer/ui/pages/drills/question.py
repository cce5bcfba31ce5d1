"""The position of a drill: two lines of context, and all that was said for who wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.pages.table.conversation import Conversation
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.drills.views import DrillPosition


class Question(QWidget):
    """Shows what was said last and what stands on the table.

    Attributes:
        said: What was said last.
        standing: What stands on the table.
        conversation: All that was said, hidden until it is wanted.
        earlier: The button that shows it.

    Signals:
        sheet_clicked: The role sheet is wanted.
    """

    sheet_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = text.label("", kind="muted", wrap=True)
        self.said = text.label("", kind="lead", wrap=True, selectable=True)
        self.standing = text.label("", wrap=True, selectable=True)
        self.conversation = Conversation()
        self.earlier = button(self.tr("All that was said"), kind="quiet", icon="message-circle")
        self.earlier.setCheckable(True)
        self.sheet = button(self.tr("Role sheet  F2"), kind="quiet", icon="file-text")
        self.sheet.setAccessibleName(self.tr("Role sheet"))
        self._openers = QWidget()
        row = FlowLayout(self._openers, spacing=SPACE[1])
        row.addWidget(self.earlier)
        row.addWidget(self.sheet)
        card = Card()
        for each in (self.where, self.said, self.standing, self._openers):
            card.add(each)
        self.area = FitScroll(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.area)
        column.addWidget(self.conversation, stretch=1)
        self._show_all_said(shown=False)
        self.earlier.toggled.connect(self._on_earlier_toggled)
        self.sheet.clicked.connect(self.sheet_clicked)

    def show_position(self, position: DrillPosition) -> None:
        """Show the position of a drill."""
        table = position.table
        self.where.setText(
            self.tr("{0} · you are {1}, across the table {2} · turn {3} of at most {4}").format(
                position.title, table.my_name, table.their_name, position.drill.turn, table.rounds
            )
        )
        speaker, words = position.said
        self.said.setText(self.tr("{0}: “{1}”").format(speaker, words) if speaker else words)
        self.standing.setText(position.standing)
        self.conversation.view.clear()
        self.conversation.show_transcript(table)
        self.earlier.setChecked(False)
        self.where.show()
        self._openers.show()

    def make_room(self) -> None:
        """Show the two lines alone: it has been answered."""
        self.earlier.setChecked(False)
        self.where.hide()
        self._openers.hide()

    def words(self) -> str:
        """Return the position as it is read aloud."""
        return f"{self.where.text()}. {self.said.text()} {self.standing.text()}"

    def look(self, *, pages: int) -> None:
        """Scroll through what was said; it is shown first where it was not."""
        if self.earlier.isChecked():
            self.conversation.look(pages=pages)
        else:
            self.earlier.setChecked(True)

    def _show_all_said(self, *, shown: bool) -> None:
        self.conversation.setVisible(shown)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding if shown else policy.Maximum)

    @Slot(bool)
    def _on_earlier_toggled(self, shown: bool) -> None:  # noqa: FBT001  Qt's signal
        self._show_all_said(shown=shown)
