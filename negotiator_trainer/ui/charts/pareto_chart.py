"""All packages by what they are worth to both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm
from negotiator_trainer.wording import ntr

PackageKind = Literal["other", "frontier", "sweet", "nash", "offered", "deal"]
# Shape and colour of each kind; at most two hues, the rest is the text's own.
_LOOKS = {
    "frontier": ("square", "zone", 9.0),
    "sweet": ("star", "zone", 16.0),
    "nash": ("up", "zone", 14.0),
    "offered": ("dot", "accent", 10.0),
    "deal": ("diamond", "accent", 17.0),
}
# Which part of a label stands at its mark: beside the frontier, never on it.
_ANCHORS = {
    "frontier": (1.15, 0.5), "sweet": (0.3, 1.35), "nash": (1.15, -0.1),
    "offered": (1.2, 0.9), "deal": (1.25, 0.9),
}  # fmt: skip
_OTHER_ANCHORS = (
    (-0.15, 1.0), (1.15, 0.5), (1.45, -0.1), (0.5, -0.6), (0.5, 1.6), (-0.15, 0.0), (1.15, -1.4),
)  # fmt: skip
_LABEL_EDGE = 8  # pixels around the words
_ORDER = ("deal", "sweet", "nash", "offered", "frontier", "other")
MOST_POINTS = 400
CROWD = 300
"""Packages from which the plain ones are small specks, so that the others can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageDot:
    """One package.

    Attributes:
        mine: Its value to me.
        theirs: Its value to them.
        words: What it is.
        kind: ``deal``, ``offered`` but not closed, ``sweet`` (largest joint value), ``nash``,
            ``frontier`` (nobody can gain without the other losing) or ``other``.
        in_zone: Whether both sides should prefer it to no deal.
    """

    mine: int
    theirs: int
    words: str
    kind: PackageKind = "other"
    in_zone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoData:
    """What a deal left on the table.

    Attributes:
        dots: The packages; at most a few thousand.
        my_walkaway: In value to me.
        their_walkaway: In value to them.
        shown_of: How many packages there are in all.
        unit: Of both values, such as ``points``.
        form: How a value is written with its unit.
        remark: What was left on the table, in a sentence.
    """

    dots: tuple[PackageDot, ...]
    my_walkaway: int
    their_walkaway: int
    shown_of: int
    unit: str
    form: NumberForm = PLAIN
    remark: str = ""


class ParetoChart(Chart):
    """Shows `ParetoData`: mine across, theirs up, both walkaways as lines."""

    _data: ParetoData | None = None

    def show_data(self, data: ParetoData) -> None:
        """Show `data`."""
        self._data = data
        by_gain = sorted(data.dots, key=lambda dot: dot.mine + dot.theirs, reverse=True)
        in_order = sorted(by_gain, key=lambda dot: _ORDER.index(dot.kind))
        self._present(
            ChartContent(
                title=self.tr("Packages"),
                count=self._packages(data),
                summary=self._summary(data),
                headers=(
                    self.tr("Package"),
                    self.tr("To me, {0}").format(data.unit),
                    self.tr("To them, {0}").format(data.unit),
                    self.tr("Together, {0}").format(data.unit),
                    self.tr("What it is"),
                ),
                rows=tuple(self._row(dot) for dot in by_gain),
                points=tuple(
                    ChartPoint(x=dot.mine, y=dot.theirs, text=self._sentence(dot, data), key=dot)
                    for dot in in_order[:MOST_POINTS]
                ),
                missing="" if data.dots else self.tr("There are no packages to compare."),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        for side in ("bottom", "left"):
            self.plot.getAxis(side).set_form(data.form if data.form.prefix else PLAIN)
        mine = self.tr("Value to me, {0}").format(data.unit)
        theirs = self.tr("Value to them, {0}").format(data.unit)
        ink.name_axis(self.plot, "bottom", mine, font=self.font())
        ink.name_axis(self.plot, "left", theirs, font=self.font())
        self.plot.showGrid(x=True, y=True, alpha=0.12)
        self._set_range(data)
        self._walkaways(data)
        crowd = len(data.dots) > CROWD
        for zone, role in ((False, "border_strong"), (True, "text_2")):
            plain = [dot for dot in data.dots if dot.kind == "other" and dot.in_zone is zone]
            size = (2.5 if crowd else 5.0) + 2.0 * zone
            self._dots(plain, shape="dot", role=role, size=size, hollow=not zone and not crowd)
        frontier = sorted(
            (dot for dot in data.dots if dot.kind in {"frontier", "sweet", "nash"}),
            key=lambda dot: dot.mine,
        )
        self.plot.addItem(
            ink.line(
                [d.mine for d in frontier], [d.theirs for d in frontier], role="zone", width=1.6
            )
        )
        for kind in reversed(_ORDER[:-1]):
            shape, role, size = _LOOKS[kind]
            size = size * 0.6 if crowd and kind == "frontier" else size
            some = [dot for dot in data.dots if dot.kind == kind]
            self._dots(some, shape=shape, role=role, size=size)
        self._labels(data)

    def _dots(
        self, some: list[PackageDot], *, shape: str, role: str, size: float, hollow: bool = False
    ) -> None:
        if some:
            xs, ys = [dot.mine for dot in some], [dot.theirs for dot in some]
            self.plot.addItem(ink.dots(xs, ys, shape=shape, role=role, size=size, hollow=hollow))

    def _labels(self, data: ParetoData) -> None:
        named = {
            "frontier": self.tr("frontier"),
            "offered": self.tr("offered"),
            "deal": self.tr("deal"),
            "sweet": self.tr("most together"),
            "nash": self.tr("Nash"),
        }
        taken: list[QRectF] = []
        for kind, said in named.items():
            dots = (dot for dot in data.dots if dot.kind == kind)
            dot = min(dots, key=lambda dot: dot.mine, default=None)
            if dot is not None:
                anchor, place = self._free_place(said, dot, first=_ANCHORS[kind], taken=taken)
                taken.append(place)
                label = ink.words(
                    said, dot.mine, dot.theirs, role=_LOOKS[kind][1], font=self.small_font(),
                    anchor=anchor, backed=True,
                )  # fmt: skip
                self.plot.addItem(label)

    def _free_place(
        self, said: str, dot: PackageDot, *, first: tuple[float, float], taken: list[QRectF]
    ) -> tuple[tuple[float, float], QRectF]:
        """Return where a label covers no other one, as near to its first place as can be."""
        found = [(anchor, self._place(said, dot, anchor)) for anchor in (first, *_OTHER_ANCHORS)]
        free = (each for each in found if not any(each[1].intersects(other) for other in taken))
        return next(free, found[0])

    def _place(self, said: str, dot: PackageDot, anchor: tuple[float, float]) -> QRectF:
        """Return the room of a label, in pixels from the upper left end of the chart."""
        (left, right), (bottom, top) = self.plot.viewRange()
        width, height = self.room()
        metrics = QFontMetricsF(self.small_font())
        wide, high = metrics.horizontalAdvance(said) + _LABEL_EDGE, metrics.height() + _LABEL_EDGE
        x = (dot.mine - left) / (right - left) * width
        y = (top - dot.theirs) / (top - bottom) * height
        return QRectF(x - anchor[0] * wide, y - anchor[1] * high, wide, high)

    def _walkaways(self, data: ParetoData) -> None:
        (left, right), (bottom, top) = self.plot.viewRange()
        font = self.small_font()
        mine, theirs = data.my_walkaway, data.their_walkaway
        self.plot.addItem(ink.area(mine, theirs, right, top, role="zone_fill"), ignoreBounds=True)
        self.plot.addItem(
            ink.line([mine, mine], [bottom, top], role="text_2", dashed=True, width=1.4)
        )
        self.plot.addItem(
            ink.line([left, right], [theirs, theirs], role="text_2", dashed=True, width=1.4)
        )
        said = ink.words(
            self.tr("my walkaway"), mine, bottom, role="text_2", font=font, anchor=(0, 1)
        )
        self.plot.addItem(said)
        said = ink.words(
            self.tr("their walkaway"), left, theirs, role="text_2", font=font, anchor=(0, 1)
        )
        self.plot.addItem(said)

    def _set_range(self, data: ParetoData) -> None:
        xs = [dot.mine for dot in data.dots] + [data.my_walkaway]
        ys = [dot.theirs for dot in data.dots] + [data.their_walkaway]
        for low, high, apply in (
            (min(xs), max(xs), self.plot.setXRange),
            (min(ys), max(ys), self.plot.setYRange),
        ):
            room = max((high - low) * 0.08, 1)
            apply(low - room, high + room, padding=0)

    def _row(self, dot: PackageDot) -> tuple[str, ...]:
        together = dot.mine + dot.theirs
        return dot.words, f"{dot.mine:,}", f"{dot.theirs:,}", f"{together:,}", self._kind(dot)

    def _kind(self, dot: PackageDot) -> str:
        found = {
            "deal": self.tr("the deal"),
            "offered": self.tr("offered, not closed"),
            "sweet": self.tr("most value together"),
            "nash": self.tr("Nash point"),
            "frontier": self.tr("frontier"),
            "other": self.tr("in the zone") if dot.in_zone else self.tr("outside the zone"),
        }
        return found[dot.kind]

    def _sentence(self, dot: PackageDot, data: ParetoData) -> str:
        kind = self._kind(dot)
        mine, theirs = data.form.to_text(dot.mine), data.form.to_text(dot.theirs)
        return self.tr("{0}: {1}. Worth {2} to me, {3} to them.").format(
            f"{kind[:1].upper()}{kind[1:]}", dot.words, mine, theirs
        )

    def _packages(self, data: ParetoData) -> str:
        if len(data.dots) == data.shown_of:
            return self.tr("{0} packages").format(f"{data.shown_of:,}")
        return self.tr("{0} of {1} packages").format(f"{len(data.dots):,}", f"{data.shown_of:,}")

    def _summary(self, data: ParetoData) -> str:
        deal = next((dot for dot in data.dots if dot.kind == "deal"), None)
        zone = sum(dot.in_zone for dot in data.dots)
        parts = [
            ntr(
                "1 package is good enough for both of you.",
                "{count:,} packages are good enough for both of you.",
                zone,
            )
        ]
        if deal is not None:
            parts.append(self._sentence(deal, data))
        return " ".join([*parts, data.remark]).strip()
