"""All packages by what they are worth to both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.frontier import frontier
from negotiator_trainer.bargaining.gains import sweet_spot
from negotiator_trainer.bargaining.solutions import nash
from negotiator_trainer.services.debrief.left_on_table import remarks
from negotiator_trainer.services.debrief_view import PackagePoint, PackagesView

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.services.debrief.kept import Case
    from negotiator_trainer.services.debrief_view import PointKind

MOST_SHOWN = 2_500
"""Dots drawn; beyond it only each value's first package is, and the frontier."""


def packages(case: Case) -> PackagesView:
    """Describe every package that could exist at the end, in both sides' value."""
    state = case.session.state
    here = case.game.situations.at(state.variant, state.events)
    everything = here.packages
    points = [(here.mine.value(p), here.theirs.value(p)) for p in everything]
    attainable = case.scorer.zones.attainable(state.variant)
    inside = [i for i, p in enumerate(everything) if p in attainable]
    efficient = set(frontier(points))
    zone_points = [points[i] for i in inside]
    sweet = {inside[i] for i in sweet_spot(zone_points)} & efficient
    centre = nash(zone_points, (here.mine.reservation, here.theirs.reservation))
    fair = inside[centre] if centre is not None else -1

    def dot(package: Package, kind: PointKind) -> PackagePoint:
        return PackagePoint(
            mine=here.mine.value(package), theirs=here.theirs.value(package), kind=kind,
            words=case.session.package_words(package), in_zone=package in attainable,
        )  # fmt: skip

    # Where a package is several of these, the last one counts.
    kinds: dict[int, PointKind] = {
        **dict.fromkeys(efficient, "frontier"), **dict.fromkeys(sweet, "sweet"), fair: "nash",
    }  # fmt: skip
    dots = [
        dot(everything[i], "deal" if everything[i] == state.deal else kinds.get(i, "other"))
        for i in _shown(points, keep=efficient | sweet | {fair})
    ]
    if state.deal is not None and not any(each.kind == "deal" for each in dots):
        dots.append(dot(state.deal, "deal"))
    return PackagesView(
        points=tuple(dots), shown_of=len(everything), my_walkaway=here.mine.reservation,
        their_walkaway=here.theirs.reservation,
        remarks=remarks(case, here, zone_points),
        nothing_to_create=state.deal is not None and case.measures.created is None,
    )  # fmt: skip


def _shown(points: list[tuple[int, int]], *, keep: set[int]) -> list[int]:
    if len(points) <= MOST_SHOWN:
        return list(range(len(points)))
    first: dict[tuple[int, int], int] = {}
    for i, point in enumerate(points):
        first.setdefault(point, i)
    every = max(1, len(first) // MOST_SHOWN)
    return sorted({*list(first.values())[::every], *(i for i in keep if i >= 0)})
