"""A part of a page under a heading that opens and closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.empty import IconPicture

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_OPENS = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Plus})
_CLOSES = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Minus})
_TURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FoldHeading(QPushButton):
    """A heading as wide as the page; what is in the part stands beside it while it is closed.

    Space and Enter open and close, the arrow to the right opens and the one to the left closes.

    Signals:
        turned: It is to be open, or closed; carries which.
    """

    turned = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "fold")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = title
        self._opened = False
        self._arrow = IconPicture("chevron-right", size=18)
        self._title_label = text.label(title, kind="strong")
        self.summary = text.label("", kind="muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[3], SPACE[1])
        row.setSpacing(SPACE[1])
        row.addWidget(self._arrow)
        row.addWidget(self._title_label)
        row.addSpacing(SPACE[1])
        row.addWidget(self.summary, stretch=1)
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_state(opened=False, summary="")
        self.clicked.connect(self._on_clicked)

    def show_state(self, *, opened: bool, summary: str) -> None:
        """Show whether the part is open, and what is in it while it is closed."""
        self._opened = opened
        self._arrow.show_icon("chevron-down" if opened else "chevron-right")
        self.summary.setText("" if opened else summary)
        state = self.tr("open") if opened else self.tr("closed")
        name = f"{self._title}, {state}"
        self.setAccessibleName(f"{name}: {summary}" if summary and not opened else name)

    def sizeHint(self) -> QSize:
        """As large as the words in it."""
        return super().sizeHint() if (row := self.layout()) is None else row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words in it can be, and a line high: they ask for more as they wrap."""
        row = self.layout()
        if row is None:
            return super().minimumSizeHint()
        edges = row.contentsMargins()
        line = self._title_label.sizeHint().height()
        return QSize(row.minimumSize().width(), line + edges.top() + edges.bottom())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close by keys; the others are a button's."""
        key = Qt.Key(event.key())
        if key in _TURNS and not event.isAutoRepeat():
            self.click()
        elif key in _OPENS:
            self.turned.emit(True)  # noqa: FBT003  Qt's signature
        elif key in _CLOSES:
            self.turned.emit(False)  # noqa: FBT003
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        self.turned.emit(not self._opened)


class Fold(QWidget):
    """Holds one part of a page, and hides it while it is closed.

    Args:
        title: The heading's words.
        content: The part.
        parent: The widget that owns it.

    Attributes:
        heading: Opens and closes the part.
        content: The part.

    Signals:
        opened_changed: The part was opened or closed; carries whether it is open.
    """

    opened_changed = Signal(bool)

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = ""
        self._opened = False
        self.heading = FoldHeading(title)
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.heading)
        column.addWidget(content)
        content.hide()
        self.heading.turned.connect(self._on_turned)

    @property
    def opened(self) -> bool:
        """Whether the part is shown."""
        return self._opened

    def show_summary(self, words: str) -> None:
        """Say what is in the part, for while it is closed."""
        self._summary = words
        self._show_heading()

    def set_opened(self, *, opened: bool) -> None:
        """Show the part, or its heading only."""
        if opened == self._opened:
            return
        self._opened = opened
        self._show_heading()
        self.content.setVisible(opened)
        self.opened_changed.emit(opened)

    def into_sight(self) -> None:
        """Scroll what this stands in until all of it is seen, or its heading is at the top."""
        QTimer.singleShot(0, self, self._scroll)  # once everything has its place

    def heading_into_sight(self) -> None:
        """Scroll what this stands in until the heading is seen; no farther than need be."""
        QTimer.singleShot(0, self, self._scroll_to_heading)

    def _show_heading(self) -> None:
        self.heading.show_state(opened=self._opened, summary=self._summary)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    @Slot()
    def _scroll(self) -> None:
        self._scroll_to(self.height())

    @Slot()
    def _scroll_to_heading(self) -> None:
        self._scroll_to(self.heading.height())

    def _scroll_to(self, height: int) -> None:
        """Show so much of this part, from its top; what does not fit is cut off below."""
        area = self._area()
        whole = None if area is None else area.widget()
        if area is None or whole is None:
            return
        top = self.mapTo(whole, QPoint(0, 0)).y() - SPACE[1]
        bar = area.verticalScrollBar()
        least = top + height + 2 * SPACE[1] - area.viewport().height()
        bar.setValue(min(top, max(bar.value(), least)))

    @Slot(bool)
    def _on_turned(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.set_opened(opened=opened)
        if opened:
            self.into_sight()
