"""Two columns that become one where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui.tokens import SPACE


class TwoColumns(QWidget):
    """Two columns side by side, or the second under the first.

    Attributes:
        first: The left column.
        second: The right column.
    """

    def __init__(self, *, shares: tuple[int, int] = (1, 1), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE[3])
        self._holders: list[QWidget] = []
        self.first = self._column(shares[0])
        self.second = self._column(shares[1])

    def show_as_one(self, *, one: bool) -> None:
        """Put the second column under the first, or beside it."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if one else direction.LeftToRight)
        for column in (self.first, self.second):
            last = column.itemAt(column.count() - 1)
            if last is not None and last.spacerItem() is not None:
                column.removeItem(last)
            if not one:
                column.addStretch()

    def show_second(self, *, shown: bool) -> None:
        """Show the second column, or leave all the room to the first."""
        self._holders[1].setVisible(shown)

    def _column(self, share: int) -> QVBoxLayout:
        holder = QWidget()
        made = QVBoxLayout(holder)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(SPACE[3])
        self._holders.append(holder)
        self._box.addWidget(holder, stretch=share)
        return made
