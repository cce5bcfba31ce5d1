"""A scroll area that is as tall as what it holds, as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class FitScroll(QScrollArea):
    """Scrolls downwards, and only when it has to; what is in it takes the keyboard.

    Args:
        content: What is shown.
        grows: Take all the room that there is, rather than what the content needs.
        least_lines: How many lines of text stay visible at the least.
        parent: The widget that owns it.
    """

    def __init__(
        self,
        content: QWidget,
        *,
        grows: bool = False,
        least_lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least_lines
        self._content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        height = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        # Wrapped labels ask for too much height as long as their width is not known.
        content.setMinimumHeight(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        content.installEventFilter(self)
        self._keep_minimum()

    def sizeHint(self) -> QSize:
        """Ask for the height that the content needs at the present width."""
        content = self._content
        width = max(self.viewport().width(), 1)
        if content.hasHeightForWidth():
            return QSize(content.sizeHint().width(), content.heightForWidth(width))
        return content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Show a few lines at the least, and all that cannot be made narrower."""
        bar = self.verticalScrollBar().sizeHint().width()
        least = self.fontMetrics().lineSpacing() * self._least
        return QSize(
            self._content.minimumSizeHint().width() + bar, min(least, self.sizeHint().height())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew: what wraps needs another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the content asks for another height."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._keep_minimum()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _keep_minimum(self) -> None:
        """Scroll rather than squeeze what has no height for its width, such as a chart."""
        column = self._content.layout()
        if column is not None:
            wraps = column.hasHeightForWidth()
            self._content.setMinimumHeight(1 if wraps else column.minimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to what is inside, and the rest to the page."""
        event.ignore()
