"""What stands where there is nothing yet: what will appear, and one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from negotiator_trainer.ui import icons, text
from negotiator_trainer.ui.tokens import BODY_PT, SPACE
from negotiator_trainer.ui.widgets.buttons import button


class IconPicture(QWidget):
    """An icon that only decorates.

    Args:
        name: Name of the icon.
        size: Edge in device-independent pixels at a text size of 100 %.
        role: Its colour.
        parent: The widget that owns it.
    """

    def __init__(
        self, name: str, *, size: int = 20, role: str = "text_2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._icon = icons.icon(name, role=role)
        self._edge = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = icons.icon(name, role=self._role)
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        edge = round(self._edge * self.font().pointSizeF() / BODY_PT)
        return QSize(edge, edge)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the theme's colour."""
        del event
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


_LINE_LETTERS = 64


class EmptyState(QWidget):
    """An icon, one sentence in lines that read well, and at most one action.

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
        self.action = button(action, kind="primary")
        if not action:
            self.action.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[5], SPACE[4], SPACE[5])
        column.setSpacing(SPACE[2])
        column.addStretch()
        column.addWidget(IconPicture(icon, size=44), alignment=Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._sentence, stretch=8)
        row.addStretch(1)
        column.addLayout(row)
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

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_lines_short()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the text size that it is shown with."""
        super().showEvent(event)
        self._keep_lines_short()

    def _keep_lines_short(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._sentence.setMaximumWidth(_LINE_LETTERS * letter)

    @Slot()
    def _on_action_clicked(self) -> None:
        self.action_clicked.emit()
