"""What all charts share: a title, a table of the same figures, a way to read points aloud."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui import announce, text, theme
from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.rows_model import RowsModel
from negotiator_trainer.ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent

    from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint

NEAR = 14.0
_COPY_FIGURES = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)
_FEWEST_LINES = 14.0
_SLACK = 0.2
"""Share of its size by which a plot may change before its labels are placed anew."""
_MEASURED_ROWS = 60
"""Rows by which the table's columns get their widths; there may be thousands."""


class Chart(QWidget):
    """A picture and a table of the same figures.

    Arrow keys move between points, Home and End go to the ends, Enter chooses,
    T turns to the table and back. Ctrl+C copies what is shown, Ctrl+Shift+C the
    figures; the menu of the chart and its copy button offer picture and figures.

    Signals:
        point_chosen: Enter or a click on a point; carries its key.
        table_shown: Whether the table is shown now.
    """

    point_chosen = Signal(object)
    table_shown = Signal(bool)
    places_labels = True
    """Whether labels are placed by the exact width; then a small resize draws anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._content: ChartContent | None = None
        self._current: int | None = None
        self._ring: Any = None
        self._drawn_for = (0, 0)
        self._lines_needed = _FEWEST_LINES
        self._least_height = 0
        self._build()
        # Labels are placed by width: drawn once when a resize has come to rest.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(30)
        self._settle.timeout.connect(self._redraw)
        self.plot.getViewBox().sigResized.connect(self._on_plot_resized)
        self.twin_button.clicked.connect(self.toggle_table)
        self.copy_button.clicked.connect(self.offer_copies)
        self.plot.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.plot.scene().sigMouseClicked.connect(self._on_mouse_clicked)

    def _build(self) -> None:
        self._title = text.heading("", level=3)
        self._count = text.label("", kind="caption")
        self.twin_button = icon_button("table", self.tr("Show as table (T)"))
        self.copy_button = icon_button("copy", self.tr("Copy"))
        self.plot = ink.make_plot()
        self.table = QTableView()
        self.rows = RowsModel(self)
        self.table.setModel(self.rows)
        # A list would take the letter for a search, and copy one cell.
        for keys, slot in (
            (QKeySequence("T"), self.toggle_table),
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy_figures),
            (QKeySequence(_COPY_FIGURES), self.copy_figures),
        ):
            shortcut = QShortcut(keys, self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setStretchLastSection(True)
        self._missing = text.label("", kind="muted", wrap=True)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A page with a height for its width would make the stack forget the plot's own.
        self._missing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack = QStackedWidget()
        for page in (self.plot, self.table, self._missing):
            self._stack.addWidget(page)
        self._reading = text.label("", kind="caption", wrap=True)
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        head.addWidget(self.copy_button)
        head.addWidget(self.twin_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._stack, stretch=1)
        column.addWidget(self._reading)

    @property
    def content(self) -> ChartContent | None:
        """What is shown, in words."""
        return self._content

    @property
    def reading(self) -> str:
        """The line under the chart: the current point, or the summary."""
        return self._reading.text()

    @property
    def current(self) -> int | None:
        """The place of the point that the keyboard is at; None before it moved."""
        return self._current

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def picture(self) -> QPixmap:
        """Return the chart as a picture, for the clipboard or a report."""
        return self.plot.grab()  # type: ignore[no-any-return]  # pyqtgraph has no types

    def ask_height(self, pixels: int) -> None:
        """Have the plot at least so tall, and taller where its labels need it."""
        self._least_height = pixels
        self.plot.setMinimumHeight(max(pixels, self.plot.minimumHeight()))
        self._redraw()

    def choose_point(self, key: object) -> None:
        """Point at the first point with `key`, without taking the keyboard."""
        points = [] if self._content is None else list(self._content.points)
        for place, point in enumerate(points):
            if point.key == key:
                self._point_at(place, aloud=False)
                return

    @Slot()
    def toggle_table(self) -> None:
        """Turn from the picture to the table and back."""
        to_table = not self.is_table
        back = self._missing if self._content and self._content.missing else self.plot
        had_focus = self.table.hasFocus()
        self._stack.setCurrentWidget(self.table if to_table else back)
        self._fit_columns()
        if to_table and self.hasFocus():
            self.table.setFocus()
        elif had_focus:
            self.setFocus()
        self._name_buttons()
        self.table_shown.emit(to_table)

    @Slot()
    def copy_shown(self) -> None:
        """Copy the picture, or the table as comma-separated values."""
        if self.is_table:
            self.copy_figures()
        else:
            self.copy_picture()

    @Slot()
    def copy_picture(self) -> None:
        """Copy the picture; nothing where none is drawn."""
        if self._drawn:
            QGuiApplication.clipboard().setPixmap(self.picture())
            announce.say(self, self.tr("Copied"))

    @Slot()
    def copy_figures(self) -> None:
        """Copy the table as comma-separated values; an example has none."""
        if self._content is not None and not self._content.example:
            QGuiApplication.clipboard().setText(self._content.as_csv())
            announce.say(self, self.tr("Copied"))

    @Slot()
    def offer_copies(self) -> None:
        """Open the menu under the copy button."""
        button = self.copy_button
        self._open_menu(button.mapToGlobal(button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the same menu where it was asked for, by mouse or by the menu key."""
        if self.copy_button.isEnabled():
            self._open_menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page, move between points, choose, copy."""
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        count = 0 if self._content is None else len(self._content.points)
        here = self._current
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.toggle_table()
        elif event.keyCombination() == _COPY_FIGURES:
            self.copy_figures()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_shown()
        elif event.key() in keys and count:
            step = keys[Qt.Key(event.key())]
            start = 0 if step > 0 else count - 1
            self._point_at(start if here is None else min(max(here + step, 0), count - 1))
        elif event.key() == Qt.Key.Key_Home and count:
            self._point_at(0)
        elif event.key() == Qt.Key.Key_End and count:
            self._point_at(count - 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here is not None:
            self._choose(here)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._redraw()
            self._fit_columns()

    def hasHeightForWidth(self) -> bool:
        """Have a plain minimum: a grid shares heights for widths out evenly, below minima."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the line under the chart to the new width."""
        super().resizeEvent(event)
        self._read(self._reading.text(), anew=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the chart has the keyboard."""
        super().focusInEvent(event)
        theme.set_kind(self.plot, "plot-focused")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it has it no longer."""
        super().focusOutEvent(event)
        theme.set_kind(self.plot, "plot")

    def _present(self, content: ChartContent) -> None:
        """Show `content` and draw; concrete charts call this with new figures."""
        self._content = content
        self._current = None
        self._title.setText(content.title)
        self._count.setText(content.count)
        said = content.missing or content.summary
        self._read(content.summary, anew=True)
        self._missing.setText(content.missing)
        self.rows.show_rows(content.headers, content.rows)
        self.setAccessibleName(content.title)
        self.setAccessibleDescription(f"{content.count}. {said}")
        self.table.setAccessibleName(self.tr("{0}, as a table").format(content.title))
        self._fit_columns()
        if not self.is_table:
            self._stack.setCurrentWidget(self._missing if content.missing else self.plot)
        self.copy_button.setEnabled(not content.example)
        self.table.setEnabled(not content.example)
        self._name_buttons()
        self._redraw()

    def _draw(self) -> None:
        """Draw the figures into `plot`, which is empty; concrete charts override this."""
        raise NotImplementedError

    def _set_points(self, points: Sequence[ChartPoint]) -> None:
        """Say where the points stand; for charts that place them while drawing."""
        if self._content is not None:
            self._content = replace(self._content, points=tuple(points))

    def _need_lines(self, lines: float) -> None:
        """Ask for the height of so many lines of text; called while drawing."""
        self._lines_needed = max(lines, _FEWEST_LINES)

    def small_font(self) -> QFont:
        """Return the font of labels inside the chart."""
        made = QFont(self.font())
        made.setPointSizeF(theme.point_size(self.font(), "caption"))
        return made

    def _name_axes(self, across: str, up: str) -> None:
        """Name both axes, and draw the levels of the one that goes up; called while drawing."""
        ink.name_axis(self.plot, "bottom", across, font=self.font())
        ink.name_axis(self.plot, "left", up, font=self.font())
        self.plot.showGrid(x=False, y=True, alpha=0.15)

    @Slot()
    def _redraw(self) -> None:
        if self._content is None or self._content.missing:
            return
        self.plot.clear()
        self._ring = None
        self._drawn_for = self._size_now()
        ink.dress_plot(self.plot, font=self.font())
        self._lines_needed = _FEWEST_LINES
        with ink.muted(on=self._content.example):
            self._draw()
        if self._content.example:
            self._write_example()
        self.plot.getAxis("left").fit_width(self.small_font())
        line = QFontMetricsF(self.small_font()).height()
        # Once, with the final figure: to and fro it would resize and redraw for ever.
        self.plot.setMinimumHeight(max(round(line * self._lines_needed), self._least_height))
        if self._current is not None:
            self._show_ring(self._content.points[self._current])

    @property
    def _drawn(self) -> bool:
        """Whether there is a picture of true figures."""
        content = self._content
        return content is not None and not content.missing and not content.example

    def _write_example(self) -> None:
        (left, right), (_, top) = self.plot.viewRange()
        font = QFont(self.font())
        font.setPointSizeF(theme.point_size(self.font(), "h2"))
        said = ink.words(
            self.tr("Example"), (left + right) / 2, top, role="text_2", font=font,
            anchor=(0.5, 0), backed=True,
        )  # fmt: skip
        said.setZValue(60)
        self.plot.addItem(said)

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = menu.addAction(self.tr("Copy the picture"))
        picture.triggered.connect(self.copy_picture)
        picture.setEnabled(self._drawn)
        figures = menu.addAction(self.tr("Copy the figures as CSV"))
        figures.setShortcut(QKeySequence(_COPY_FIGURES))
        figures.triggered.connect(self.copy_figures)
        (figures if self.is_table else picture).setShortcuts(
            [QKeySequence(QKeySequence.StandardKey.Copy)]
        )
        menu.popup(where)

    @Slot(object)
    def _on_plot_resized(self, _box: object) -> None:
        if self._content is not None and self._has_other_size():
            self._settle.start()

    def _has_other_size(self) -> bool:
        """Whether the plot is larger or smaller than what was drawn is made for."""
        slack = 0.0 if self.places_labels else _SLACK
        pairs = zip(self._size_now(), self._drawn_for, strict=True)
        return any(abs(now - then) > slack * then for now, then in pairs)

    def _size_now(self) -> tuple[int, int]:
        box = self.plot.getViewBox()
        return round(box.width()), round(box.height())

    def room(self) -> tuple[float, float]:
        """Return width and height of the area inside the axes, in pixels."""
        width, height = self._size_now()
        return max(width, 160), max(height, 100)

    def _fit_columns(self) -> None:
        """Give the columns their widths; only where they are seen, since it reads the cells."""
        if self.is_table:
            self.table.resizeColumnsToContents()

    def _name_buttons(self) -> None:
        shown = self.is_table
        twin = self.tr("Show as chart (T)") if shown else self.tr("Show as table (T)")
        copy = self.tr("Copy")
        chart = self._title.text()
        for button, name in ((self.twin_button, twin), (self.copy_button, copy)):
            button.setToolTip(name)
            button.setAccessibleName(f"{name}: {chart}")  # a page may have several charts

    def _point_at(self, place: int, *, aloud: bool = True) -> None:
        if self._content is None:
            return
        self._current = place
        point = self._content.points[place]
        self._read(point.text)
        self._show_ring(point)
        if aloud:
            announce.say(self, point.text)

    def _show_ring(self, point: ChartPoint) -> None:
        if self._ring is not None:
            self.plot.removeItem(self._ring)
        self._ring = ink.dots([point.x], [point.y], shape="dot", role="focus", size=20, hollow=True)
        self._ring.setBrush(None)
        self._ring.setPen(ink.pen("focus", width=2.5))
        self._ring.setZValue(50)
        self.plot.addItem(self._ring)

    def _read(self, words: str, *, anew: bool = False) -> None:
        """Write the line under the chart; it grows with longer words but does not shrink back."""
        self._reading.setText(words)
        needed = self._reading.heightForWidth(max(self.width() - 8, 160))
        two_lines = self._reading.fontMetrics().height() * 2 + 2
        before = 0 if anew else self._reading.height()
        self._reading.setFixedHeight(max(needed, two_lines, before))

    def _choose(self, place: int) -> None:
        if self._content is not None:
            self.point_chosen.emit(self._content.points[place].key)

    def _nearest(self, spot: QPointF) -> int | None:
        """Return the point under a place in the scene."""
        box = self.plot.getViewBox()
        best, found = NEAR**2, None
        for place, point in enumerate(self._content.points if self._content else ()):
            there = box.mapViewToScene(QPointF(point.x, point.y))
            distance = (there.x() - spot.x()) ** 2 + (there.y() - spot.y()) ** 2
            if distance < best:
                best, found = distance, place
        return found

    @Slot(object)
    def _on_mouse_moved(self, spot: QPointF) -> None:
        place = self._nearest(spot)
        if place is None or self._content is None or place == self._current:
            return
        self._point_at(place, aloud=False)
        where = self.plot.mapToGlobal(self.plot.mapFromScene(spot))
        QToolTip.showText(where, self._content.points[place].text.replace("<", "‹"), self.plot)

    @Slot(object)
    def _on_mouse_clicked(self, event: Any) -> None:  # noqa: ANN401 - pyqtgraph has no types
        place = self._nearest(event.scenePos())
        if place is not None:
            self._choose(place)
