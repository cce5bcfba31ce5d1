"""What stands at the bottom of the table: the turn bar, or a layer that rose over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from negotiator_trainer.ui.pages.table.layer import Layer
    from negotiator_trainer.ui.pages.table.turn_bar import TurnBar


class Deck(QWidget):
    """Shows one thing at a time.

    Args:
        bar: Shown when nothing rose over it.
        layers: What can rise.
        parent: The widget that owns it.

    Signals:
        changed: Something rose or went down.
    """

    changed = Signal()

    def __init__(
        self, bar: TurnBar, layers: Sequence[Layer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._layers = tuple(layers)
        self.top: Layer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        for layer in self._layers:
            layer.hide()
            column.addWidget(layer)

    def open(self, layer: Layer) -> None:
        """Let a layer rise in the place of what is there."""
        self._show(layer)
        layer.opened()

    def close_top(self) -> bool:
        """Let the layer down; False when the bar is there already."""
        if self.top is None:
            return False
        self._show(None)
        return True

    def hasHeightForWidth(self) -> bool:
        """Deny it: Qt would then take all that the layer would like for what it needs."""
        return False

    def sizeHint(self) -> QSize:
        """Everything that is shown, at the present width."""
        return QSize(super().sizeHint().width(), self._height(least=False))

    def minimumSizeHint(self) -> QSize:
        """What scrolls shows a little; the rest shows all of itself."""
        return QSize(super().minimumSizeHint().width(), self._height(least=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew: what wraps needs another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _height(self, *, least: bool) -> int:
        shown = self._bar if self.top is None else self.top
        column = shown.layout()
        if column is None:
            return 0
        margins = column.contentsMargins() + shown.contentsMargins()
        width = max(self.width() - margins.left() - margins.right(), 1)
        rows = [column.itemAt(at) for at in range(column.count())]
        widgets = [row.widget() for row in rows if row is not None and not row.isEmpty()]
        heights = [_row_height(widget, width, least=least) for widget in widgets if widget]
        gaps = column.spacing() * max(len(heights) - 1, 0)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def _show(self, layer: Layer | None) -> None:
        self.top = layer
        self._bar.setVisible(layer is None)
        for each in self._layers:
            each.setVisible(each is layer)
        self.updateGeometry()
        self.changed.emit()


def _row_height(widget: QWidget, width: int, *, least: bool) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    hint = widget.minimumSizeHint() if least else widget.sizeHint()
    return hint.height()
