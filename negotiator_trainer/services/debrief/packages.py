"""All packages by what they are worth to both, and what was left on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.frontier import frontier
from negotiator_trainer.bargaining.gains import better_for_both, sweet_spot
from negotiator_trainer.bargaining.solutions import nash
from negotiator_trainer.bargaining.swaps import best_missed_swap, compatible_issues
from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.services.debrief_view import PackagePoint, PackagesView
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.scenario.situation import Situation
    from negotiator_trainer.services.debrief.kept import Case

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
    special = {"nash": inside[centre] if centre is not None else -1}
    shown = _shown(points, keep=efficient | sweet | {special["nash"]})
    dots = []
    for i in shown:
        kind = "frontier" if i in efficient else "other"
        kind = "sweet" if i in sweet else kind
        kind = "nash" if i == special["nash"] else kind
        kind = "deal" if everything[i] == state.deal else kind
        dots.append(
            PackagePoint(
                mine=points[i][0], theirs=points[i][1], kind=kind,  # type: ignore[arg-type]
                words=case.session.package_words(everything[i]),
                in_zone=everything[i] in attainable,
            )
        )  # fmt: skip
    if state.deal is not None and not any(dot.kind == "deal" for dot in dots):
        dots.append(
            PackagePoint(
                mine=here.mine.value(state.deal), theirs=here.theirs.value(state.deal),
                kind="deal", words=case.session.package_words(state.deal),
                in_zone=state.deal in attainable,
            )
        )  # fmt: skip
    return PackagesView(
        points=tuple(dots), shown_of=len(everything), my_walkaway=here.mine.reservation,
        their_walkaway=here.theirs.reservation,
        remarks=tuple(_remarks(case, here, zone_points)),
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


def _remarks(case: Case, here: Situation, zone_points: list[tuple[int, int]]) -> list[str]:
    deal = case.session.state.deal
    if deal is None:
        if not zone_points:
            return [tr("No package here is good enough for both sides.")]
        many = len(zone_points)
        return [
            ntr(
                "{count:,} package would have been good enough for both sides.",
                "{count:,} packages would have been good enough for both sides.",
                many,
            )
        ]
    found = []
    point = (here.mine.value(deal), here.theirs.value(deal))
    better = better_for_both(zone_points, point)
    if better:
        found.append(
            ntr(
                "{count:,} package was better for one side and no worse for the other.",
                "{count:,} packages were better for one side and no worse for the other.",
                better,
            )
        )
    else:
        found.append(tr("No package was better for one side without being worse for the other."))
    swap = best_missed_swap(here.space, here.mine, here.theirs, deal)
    if swap is not None:
        changes = "; ".join(
            tr(
                "{issue} {instead} instead of {deal}",
                issue=_name(case, i),
                instead=option_words(case.game, i, swap.package),
                deal=option_words(case.game, i, deal),
            )
            for i, _, _ in swap.changes
        )
        found.append(
            tr(
                "The best swap missed: {changes}. Worth {mine} more to you "
                "and {theirs} more to them.",
                changes=changes,
                mine=case.amount(swap.gain_mine),
                theirs=case.amount(swap.gain_theirs),
            )
        )
    for i, best in compatible_issues(here.space, here.mine, here.theirs):
        shared = _with(deal, i, best)
        if deal[i] != best and here.space.allows(shared):
            found.append(
                tr(
                    "{issue}: you both like {shared} best, and settled on {deal}.",
                    issue=_name(case, i),
                    shared=option_words(case.game, i, shared),
                    deal=option_words(case.game, i, deal),
                )
            )
    return found


def _with(package: Package, position: int, option: int) -> Package:
    return (*package[:position], option, *package[position + 1 :])


def _name(case: Case, position: int) -> str:
    return case.game.scenario.issues[case.game.space.issues[position].id].name
