"""What the zone chart shows."""

from __future__ import annotations

from dataclasses import dataclass

from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneBand:
    """The zone at one moment; `low` and `high` are None where there was none.

    Attributes:
        name: Such as ``Opening``.
        low: Lower end on the axis.
        high: Upper end.
    """

    name: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneData:
    """Everything on the line, in the smallest unit of the axis: a price, or points to me.

    Attributes:
        axis: What the line shows, with its unit.
        low: Left end.
        high: Right end.
        form: How numbers are written.
        bands: The zone at several moments, earliest first.
        my_limit: My walkaway.
        their_limit: Theirs, once it may be told.
        my_target: What I aimed for.
        their_target: What they aimed for.
        my_first: My first offer.
        their_first: Theirs.
        deal: Where the deal was closed.
        estimate: The ends of my range for their limit.
        title: The chart's title; a usual one when empty.
    """

    axis: str
    low: int
    high: int
    form: NumberForm = PLAIN
    bands: tuple[ZoneBand, ...] = ()
    my_limit: int | None = None
    their_limit: int | None = None
    my_target: int | None = None
    their_target: int | None = None
    my_first: int | None = None
    their_first: int | None = None
    deal: int | None = None
    estimate: tuple[int, int] | None = None
    title: str = ""
