"""Both sides' offers by turn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm

Side = Literal["me", "them"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPoint:
    """One offer.

    Attributes:
        turn: When.
        by: Whose.
        value: Where it stands on the axis, in its smallest unit.
        words: What it was.
    """

    turn: int
    by: Side
    value: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersData:
    """The concessions of both sides.

    Attributes:
        axis: What the axis shows, with its unit.
        offers: In the order they were made.
        form: How numbers are written.
        them: The other side's name.
        my_walkaway: My limit on the axis.
        my_target: What I aimed for.
        deal: Turn and place of the deal.
    """

    axis: str
    offers: tuple[OfferPoint, ...]
    form: NumberForm = PLAIN
    them: str = ""
    my_walkaway: int | None = None
    my_target: int | None = None
    deal: tuple[int, int] | None = None


class OffersChart(Chart):
    """Shows `OffersData` as two step lines: mine solid with dots, theirs dashed with squares."""

    _data: OffersData | None = None

    def show_data(self, data: OffersData) -> None:
        """Show `data`."""
        self._data = data
        moves = _moves(data.offers)
        self._present(
            ChartContent(
                title=self.tr("Offers"),
                count=self.tr("{0} offers").format(len(data.offers)),
                summary=self._summary(data),
                headers=(
                    self.tr("Turn"),
                    self.tr("Who"),
                    data.axis,
                    self.tr("Moved by"),
                    self.tr("Offer"),
                ),
                rows=tuple(
                    self._row(offer, move, data)
                    for offer, move in zip(data.offers, moves, strict=True)
                ),
                points=tuple(
                    ChartPoint(
                        x=offer.turn,
                        y=offer.value,
                        text=self._sentence(offer, move, data),
                        key=offer.turn,
                    )
                    for offer, move in zip(data.offers, moves, strict=True)
                ),
                missing="" if data.offers else self.tr("Nobody made an offer."),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Turn"), data.axis)
        self.plot.getAxis("left").set_form(data.form)
        turns = [offer.turn for offer in data.offers] + ([data.deal[0]] if data.deal else [])
        first, last = min(turns), max(turns)
        for value, said in (
            (data.my_walkaway, self.tr("my walkaway")),
            (data.my_target, self.tr("my target")),
        ):
            if value is not None:
                self._level(value, said, first=first - 0.5, last=last + 1.5)
        self._steps("me", data, last=last)
        self._steps("them", data, last=last)
        if data.deal is not None:
            turn, value = data.deal
            self.plot.addItem(ink.dots([turn], [value], shape="diamond", role="text", size=16))
            said = self.tr("deal {0}").format(data.form.to_text(value))
            below = _room_is_below(data)
            self._say(said, turn, value, role="text", anchor=(0.5, -0.5 if below else 1.5))
        ink.whole_ticks(self.plot, first, last)
        self.plot.setXRange(first - 0.5, last + 1.5, padding=0)
        self._leave_room(data)

    def _leave_room(self, data: OffersData) -> None:
        """Keep the labels of the highest and the lowest marks inside."""
        places = [offer.value for offer in data.offers] + ([data.deal[1]] if data.deal else [])
        places += [place for place in (data.my_walkaway, data.my_target) if place is not None]
        span = max(max(places) - min(places), 4)
        above = 0.35 if data.deal else 0.15
        self.plot.setYRange(min(places) - span * 0.15, max(places) + span * above, padding=0)

    def _steps(self, side: Side, data: OffersData, *, last: int) -> None:
        offers = [offer for offer in data.offers if offer.by == side]
        if not offers:
            return
        role, shape = ("you", "dot") if side == "me" else ("them", "square")
        xs: list[float] = []
        ys: list[float] = []
        furthest = _furthest(data.offers, side)
        for place, offer in enumerate(furthest):
            until = furthest[place + 1].turn if place + 1 < len(furthest) else last
            xs += [offer.turn, until]
            ys += [offer.value, offer.value]
        self.plot.addItem(ink.line(xs, ys, role=role, dashed=side == "them"))
        made_at = [offer.turn for offer in offers]
        self.plot.addItem(
            ink.dots(made_at, [offer.value for offer in offers], shape=shape, role=role)
        )
        name = self.tr("me") if side == "me" else data.them or self.tr("them")
        self._say(f"  {name}", last, furthest[-1].value, role=role, anchor=(0, 0.5))

    def _level(self, value: int, said: str, *, first: float, last: float) -> None:
        self.plot.addItem(
            ink.line([first, last], [value, value], role="text_2", dotted=True, width=1.3)
        )
        self._say(said, first, value, role="text_2", anchor=(0, 1))

    def _say(
        self, said: str, x: float, y: float, *, role: str, anchor: tuple[float, float]
    ) -> None:
        self.plot.addItem(ink.words(said, x, y, role=role, font=self.small_font(), anchor=anchor))

    def _who(self, side: Side, data: OffersData) -> str:
        return self.tr("Me") if side == "me" else data.them or self.tr("Them")

    def _row(self, offer: OfferPoint, move: int | None, data: OffersData) -> tuple[str, ...]:
        moved = "" if move is None else data.form.to_text(abs(move))
        value = data.form.to_text(offer.value)
        return str(offer.turn), self._who(offer.by, data), value, moved, offer.words

    def _sentence(self, offer: OfferPoint, move: int | None, data: OffersData) -> str:
        value = data.form.to_text(offer.value)
        said = self.tr("Turn {0}, {1}: {2}").format(offer.turn, self._who(offer.by, data), value)
        if move:
            said += self.tr(", moved by {0}").format(data.form.to_text(abs(move)))
        return f"{said}. {offer.words}".strip()

    def _summary(self, data: OffersData) -> str:
        parts = []
        sides: tuple[Side, Side] = ("me", "them")
        for side in sides:
            steps = [data.form.to_text(offer.value) for offer in _furthest(data.offers, side)]
            if steps:
                parts.append(f"{self._who(side, data)}: {' → '.join(steps)}.")
        if len({(offer.by, offer.turn) for offer in data.offers}) < len(data.offers):
            parts.append(self.tr("Of several at once, the one that went furthest counts."))
        if data.deal is not None:
            parts.append(self.tr("Deal at {0}.").format(data.form.to_text(data.deal[1])))
        return " ".join(parts)


def _room_is_below(data: OffersData) -> bool:
    """Whether the deal's label has more room under its mark than above it, beside the last offers.

    Above there is always some; below is the lower end of the chart.
    """
    if data.deal is None:
        return False
    deal = data.deal[1]
    last = [_furthest(data.offers, side)[-1:] for side in ("me", "them")]
    places = [offer.value for offers in last for offer in offers]
    above = [place - deal for place in places if place > deal]
    rest = [*places, data.my_walkaway, data.my_target]
    below = [deal - place for place in rest if place is not None and place < deal]
    return bool(above and below) and min(above) < min(below)


def _furthest(offers: tuple[OfferPoint, ...], side: Side) -> list[OfferPoint]:
    """Return one offer of a side for each turn: of several at once, the greatest concession."""
    found: dict[int, OfferPoint] = {}
    for offer in offers:
        if offer.by == side:
            so_far = found.setdefault(offer.turn, offer)
            further = offer.value < so_far.value if side == "me" else offer.value > so_far.value
            found[offer.turn] = offer if further else so_far
    return list(found.values())


def _moves(offers: tuple[OfferPoint, ...]) -> list[int | None]:
    """Return how far each offer moved from the same side's last turn; None for a first one.

    Of several at once only the one that went furthest moved.
    """
    moves: dict[int, int] = {}
    sides: tuple[Side, Side] = ("me", "them")
    for side in sides:
        for before, after in pairwise(_furthest(offers, side)):
            moves[id(after)] = after.value - before.value
    return [moves.get(id(offer)) for offer in offers]
