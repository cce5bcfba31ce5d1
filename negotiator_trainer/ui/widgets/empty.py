"""What stands where there is nothing yet: what will appear, and one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from negotiator_trainer.ui import icons, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button


class IconPicture(QWidget):
    """An icon that only decorates.

    Args:
        name: Name of the icon.
        size: Edge in device-independent pixels.
        role: Its colour.
        parent: The widget that owns it.
    """

    def __init__(
        self, name: str, *, size: int = 20, role: str = "text_2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icons.icon(name, role=role)
        self._edge = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._edge, self._edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the theme's colour."""
        del event
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class EmptyState(QWidget):
    """An icon, one sentence and at most one action.

    Args:
        icon: Name of the icon.
        sentence: What will appear here, and how it gets here.
        action: Words of the button; none when empty.
        parent: The widget that owns it.

    Signals:
        action_clicked: The button was pressed.
    """

    action_clicked = Signal()

    def __init__(
        self, icon: str, sentence: str, *, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sentence = text.label(sentence, kind="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(self.fontMetrics().averageCharWidth() * 64)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.action = button(action, kind="primary")
        self.action.setVisible(bool(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[5], SPACE[4], SPACE[5])
        column.setSpacing(SPACE[2])
        column.addStretch()
        column.addWidget(IconPicture(icon, size=44), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.action, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.action.clicked.connect(self._on_action_clicked)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def show_sentence(self, sentence: str, *, action: str = "") -> None:
        """Show another sentence and action."""
        self._sentence.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))

    @Slot()
    def _on_action_clicked(self) -> None:
        self.action_clicked.emit()
