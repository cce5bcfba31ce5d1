"""Pens, brushes and items for charts, in the colours of the theme."""

from __future__ import annotations

import html
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QPolygonF,
)

from negotiator_trainer.ui import fonts, theme
from negotiator_trainer.ui.tokens import BODY_PT
from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

DOT = 11
SYMBOLS = {
    "dot": "o", "down": "t", "up": "t1", "diamond": "d", "square": "s", "star": "star",
}  # fmt: skip


_muted = False


@contextmanager
def muted(*, on: bool) -> Iterator[None]:
    """Make everything that is drawn in the block grey, where `on`: an example is no figure."""
    global _muted  # noqa: PLW0603  a chart draws from top to bottom, on one thread
    _muted = on
    try:
        yield
    finally:
        _muted = False


def colour(role: str) -> QColor:
    """Return the theme's colour for a mark; grey in an example."""
    kept = {"surface", "border", "border_strong"}
    return theme.colour("disabled" if _muted and role not in kept else role)


def pen(role: str, *, width: float = 2.0, dashed: bool = False, dotted: bool = False) -> QPen:
    """Return a pen of constant width on the screen."""
    style = Qt.PenStyle.SolidLine
    if dashed:
        style = Qt.PenStyle.DashLine
    if dotted:
        style = Qt.PenStyle.DotLine
    made = QPen(colour(role), width, style)
    made.setCosmetic(True)
    return made


def text_scale() -> float:
    """Return how much larger than usual the person wants text; marks grow with it."""
    return max(QGuiApplication.font().pointSizeF() / BODY_PT, 0.5)


def dots(
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    shape: str,
    role: str,
    size: float = DOT,
    hollow: bool = False,
) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return marks of one shape; hollow ones are an outline on the surface."""
    return pg.ScatterPlotItem(
        x=list(xs),
        y=list(ys),
        symbol=SYMBOLS[shape],
        size=size * text_scale(),
        pen=pen(role if hollow else "surface", width=1.6 if hollow else 1.0),
        brush=QBrush(colour("surface" if hollow else role)),
        pxMode=True,
        antialias=True,
    )


def line(
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    role: str,
    width: float = 2.0,
    dashed: bool = False,
    dotted: bool = False,
) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return a line through points."""
    return pg.PlotCurveItem(
        x=list(xs), y=list(ys), pen=pen(role, width=width, dashed=dashed, dotted=dotted),
        antialias=True,
    )  # fmt: skip


def words(
    said: str,
    x: float,
    y: float,
    *,
    role: str,
    font: QFont,
    anchor: tuple[float, float] = (0.5, 0.5),
    backed: bool = False,
) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return a label in the chart; `anchor` is the part of it that stands at (x, y).

    A backed one covers what lies under it.
    """
    fill = theme.colour("surface") if backed else None
    made = pg.TextItem(text=said, color=colour(role), anchor=anchor, fill=fill)
    made.setFont(font)
    made.setPos(x, y)
    return made


def area(left: float, bottom: float, right: float, top: float, *, role: str) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return a plain, faint rectangle below everything else."""
    made = pg.QtWidgets.QGraphicsRectItem(QRectF(left, bottom, right - left, top - bottom))
    soft = colour(role)
    soft.setAlpha(70)
    made.setBrush(soft)
    made.setPen(QPen(Qt.PenStyle.NoPen))
    made.setZValue(-10)
    return made


def box(left: float, bottom: float, right: float, top: float, *, role: str) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return an outlined rectangle, filled faintly."""
    made = pg.QtWidgets.QGraphicsRectItem(QRectF(left, bottom, right - left, top - bottom))
    soft = colour(role)
    soft.setAlpha(28)
    made.setBrush(soft)
    made.setPen(pen(role, width=1.5))
    made.setZValue(-5)
    return made


class Hatched(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """An area, filled, hatched and outlined; its hatching keeps its slant when zoomed.

    Args:
        corners: Of the area, in the chart's units.
        fill: Colour of the area.
        outline: Colour of the hatching and the edge.
    """

    def __init__(
        self,
        corners: Sequence[tuple[float, float]],
        *,
        fill: str = "zone_fill",
        outline: str = "zone",
    ) -> None:
        super().__init__()
        self._area = QPolygonF([QPointF(x, y) for x, y in corners])
        self._fill, self._outline = colour(fill), colour(outline)
        self._edge = pen(outline, width=1.5)

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the area's box."""
        return self._area.boundingRect()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the fill, then the hatching in pixels, then the edge."""
        del option, widget
        soft = QColor(self._fill)
        soft.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawPolygon(self._area)
        hatch = QBrush(self._outline, Qt.BrushStyle.BDiagPattern)
        back, possible = painter.worldTransform().inverted()
        if possible:
            hatch.setTransform(back)
        painter.setBrush(hatch)
        painter.setPen(self._edge)
        painter.drawPolygon(self._area)


class WrittenAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis whose numbers are written in a `NumberForm`, or whose places have names."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self._form = PLAIN
        self.enableAutoSIPrefix(False)  # noqa: FBT003 - pyqtgraph takes it by position

    def set_form(self, form: NumberForm) -> None:
        """Write numbers in `form`."""
        self._form = form
        self.picture = None
        self.update()

    def fit_width(self, font: QFont) -> None:
        """Take the width of the widest number and of the name; the name else covers them."""
        metrics = QFontMetricsF(font)
        if self._tickLevels is not None:
            written = [said for level in self._tickLevels for _, said in level]
        else:
            low, high = self.range
            levels = self.tickValues(low, high, max(self.height(), 100))
            written = [
                said
                for spacing, values in levels
                for said in self.tickStrings(values, 1.0, spacing)
            ]
        widest = max((metrics.horizontalAdvance(said) for said in written), default=0.0)
        name = metrics.height() * 1.5 if self.labelText else 0.0
        self.setWidth(round(widest + name) + 18)

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        """Write the numbers; no tick stands between two whole ones."""
        del scale
        if spacing < 1:
            return ["" if value % 1 else self._form.to_text(round(value)) for value in values]
        return [self._form.to_text(round(value)) for value in values]


def make_plot() -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return a plot that only shows: no menu, no dragging, no buttons of its own."""
    axes = {side: WrittenAxis(side) for side in ("bottom", "left")}
    # Without it pyqtgraph makes a menu of many parts that is never shown.
    plot = pg.PlotWidget(axisItems=axes, enableMenu=False)
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setProperty("kind", "plot")
    # Its menu is never shown but is a window of its own: it shall go when the plot goes.
    plot.destroyed.connect(plot.getPlotItem().ctrlMenu.deleteLater)
    return plot


def dress_plot(plot: Any, *, font: QFont) -> None:  # noqa: ANN401 - pyqtgraph has no types
    """Give a plot the colours and the text size of the theme."""
    plot.setBackground(theme.colour("surface"))
    small = fonts.tabular(font)
    small.setPointSizeF(theme.point_size(font, "caption"))
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setPen(pen("border_strong", width=1))
        axis.setTextPen(theme.colour("text_2"))
        axis.setTickFont(small)
        axis.setStyle(tickTextOffset=6, hideOverlappingLabels=False)
    # Left to itself the axis cuts the lower half of its own name off.
    line = QFontMetricsF(small).height()
    plot.getAxis("bottom").setHeight(round(line * 2.5) + 10)
    plot.getPlotItem().setContentsMargins(4, 8, 14, 4)


def whole_ticks(plot: Any, first: int, last: int) -> None:  # noqa: ANN401 - pyqtgraph has no types
    """Mark whole numbers only along the bottom, at most about twelve."""
    step = max(-(-(last - first) // 12), 1)
    ticks = [(at, str(at)) for at in range(first, last + 1, step)]
    plot.getAxis("bottom").setTicks([ticks])


def hundred_ticks(plot: Any) -> None:  # noqa: ANN401 - pyqtgraph has no types
    """Mark quarters of a hundred on the left, with room below zero for its figure."""
    plot.getAxis("left").setTicks([[(at, str(at)) for at in (0, 25, 50, 75, 100)]])


def name_axis(plot: Any, side: str, name: str, *, font: QFont) -> None:  # noqa: ANN401 - pyqtgraph has no types
    """Write what an axis shows, with its unit."""
    size = theme.point_size(font, "caption")
    # The axis reads its label as HTML.
    plot.getAxis(side).setLabel(
        html.escape(name),
        **{"color": theme.colour("text_2").name(), "font-size": f"{size:.1f}pt"},
    )
