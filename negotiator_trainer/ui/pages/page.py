"""The ground of every page: its title, one line for trouble, and what it shows, scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import SectionHeader
from negotiator_trainer.ui.widgets.message import InlineMessage
from negotiator_trainer.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from negotiator_trainer.errors import TrainerError

NARROW_LETTERS = 126
"""Average letters across the page below which it has one column: 900 pixels at 100 %."""


class Page(QWidget):
    """A page of the window.

    Args:
        title: The page's heading, and its name for screen readers.
        fills: The content takes the page's height and scrolls by itself.
        parent: The widget that owns the page.

    Attributes:
        header: The row of the heading, with room for actions.
        message: The line under the heading that says what went wrong.
        body: What the page shows, from top to bottom.
        toast: The bar that says what was done and offers to undo it.

    Signals:
        retry_clicked: The person wants what failed to be tried again.
    """

    retry_clicked = Signal()

    def __init__(self, title: str, *, fills: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow: bool | None = None
        self.header = SectionHeader(title, level=1)
        self.message = InlineMessage()
        self.setAccessibleName(title)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setSpacing(SPACE[3])
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[2])
        top = QVBoxLayout()
        top.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], 0)
        top.setSpacing(SPACE[1])
        top.addWidget(self.header)
        top.addWidget(self.message)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        self.body.setContentsMargins(SPACE[4], 0, SPACE[4], SPACE[4])
        self.area: QScrollArea | None = None
        column.addWidget(self.content if fills else self._scrolling(), stretch=1)
        self.toast = Toast(self)
        self.foot: QHBoxLayout | None = None
        self.message.action_clicked.connect(self.retry_clicked)

    def add_foot(self) -> QHBoxLayout:
        """Return a row under the page that does not scroll, for what ends the page."""
        bar = QFrame()
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        line.setFrameShadow(QFrame.Shadow.Plain)
        self.foot = QHBoxLayout(bar)
        self.foot.setContentsMargins(SPACE[4], 0, SPACE[4], SPACE[2])
        self.foot.setSpacing(SPACE[2])
        outer = self.layout()
        if outer is not None:
            outer.addWidget(line)
            outer.addWidget(bar)
        return self.foot

    @property
    def title(self) -> str:
        """The heading."""
        return self.header.title

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self.header.set_title(title)
        self.setAccessibleName(title)

    def show_trouble(self, error: TrainerError, *, retry: bool = False) -> None:
        """Say what went wrong, what is safe and what to do."""
        self.message.show_trouble(error, action=self.tr("Retry") if retry else "")

    def clear_trouble(self) -> None:
        """Take the line away: it went well."""
        self.message.clear()

    def narrow(self) -> bool:
        """Whether there is room for one column only."""
        letter = self.fontMetrics().averageCharWidth()
        return self.width() < NARROW_LETTERS * letter

    def narrow_changed(self, *, narrow: bool) -> None:
        """Rearrange the page; called before it is first shown and when its width class changes."""

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done here."""
        # Not along the focus chain: PySide keeps what it returns, the page itself at its end.
        stops = (each for each in self.content.findChildren(QWidget) if takes_keyboard(each))
        first = next(stops, None) or self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice when one column becomes two."""
        super().resizeEvent(event)
        self._judge_width()

    def changeEvent(self, event: QEvent) -> None:
        """Notice when the text has become too large for two columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._judge_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the toast, or scroll by pages, when nothing on the page wanted the key."""
        if event.key() == Qt.Key.Key_Escape and self.toast.isVisible():
            self.toast.dismiss()
            return
        bar = None if self.area is None else self.area.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if bar is not None and event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _scrolling(self) -> QScrollArea:
        self.area = _Area(self.content)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_scroll_range)
        return self.area

    @Slot(int, int)
    def _on_scroll_range(self, lowest: int, highest: int) -> None:
        """Take the scroll bar's room from the margin: heading and content end alike."""
        bar = 0 if self.area is None else self.area.verticalScrollBar().sizeHint().width()
        margins = self.body.contentsMargins()
        margins.setRight(SPACE[4] - (min(bar, SPACE[4]) if highest > lowest else 0))
        if margins != self.body.contentsMargins():
            self.body.setContentsMargins(margins)

    @Slot()
    def _judge_width(self) -> None:
        narrow = self.narrow()
        if narrow != self._narrow:
            self._narrow = narrow
            self.narrow_changed(narrow=narrow)


class _Area(QScrollArea):
    """Scrolls downwards only; what is in it takes the keyboard, not the area."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its own: to wrap one that Qt made, PySide sets up every widget class there is, 15 ms.
        self.setViewport(QWidget())
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Be as small as need be."""
        return QSize(120, 80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the page's controls."""
        event.ignore()


def takes_keyboard(widget: QWidget) -> bool:
    """Whether Tab stops at `widget` now."""
    tab = Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & tab) and widget.isEnabled() and widget.isVisible()
