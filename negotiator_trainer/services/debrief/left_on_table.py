"""What was left on the table, in words: better packages, missed swaps, issues both like alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.gains import better_for_both
from negotiator_trainer.bargaining.swaps import best_missed_swap, compatible_issues
from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.scenario.situation import Situation
    from negotiator_trainer.services.debrief.kept import Case


def remarks(case: Case, here: Situation, zone_points: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Say what else there was.

    Args:
        case: The finished attempt.
        here: What was true at its end.
        zone_points: What the packages that were good enough for both are worth to me and them.
    """
    deal = case.session.state.deal
    if deal is None:
        return (_good_enough(len(zone_points)),)
    better = better_for_both(zone_points, (here.mine.value(deal), here.theirs.value(deal)))
    return (_better(better), *_missed_swap(case, here, deal), *_agreed_on(case, here, deal))


def _good_enough(many: int) -> str:
    if not many:
        return tr("No package here is good enough for both sides.")
    return ntr(
        "{count:,} package would have been good enough for both sides.",
        "{count:,} packages would have been good enough for both sides.",
        many,
    )


def _better(many: int) -> str:
    if not many:
        return tr("No package was better for one side without being worse for the other.")
    return ntr(
        "{count:,} package was better for one side and no worse for the other.",
        "{count:,} packages were better for one side and no worse for the other.",
        many,
    )


def _missed_swap(case: Case, here: Situation, deal: Package) -> Iterator[str]:
    swap = best_missed_swap(here.space, here.mine, here.theirs, deal)
    if swap is None:
        return
    changes = "; ".join(
        tr(
            "{issue} {instead} instead of {deal}",
            issue=_name(case, i),
            instead=option_words(case.game, i, swap.package),
            deal=option_words(case.game, i, deal),
        )
        for i, _, _ in swap.changes
    )
    yield tr(
        "The best swap missed: {changes}. Worth {mine} more to you and {theirs} more to them.",
        changes=changes,
        mine=case.amount(swap.gain_mine),
        theirs=case.amount(swap.gain_theirs),
    )


def _agreed_on(case: Case, here: Situation, deal: Package) -> Iterator[str]:
    """Name the issues that both sides would have liked settled alike, and were not."""
    for i, best in compatible_issues(here.space, here.mine, here.theirs):
        shared = (*deal[:i], best, *deal[i + 1 :])
        if deal[i] != best and here.space.allows(shared):
            yield tr(
                "{issue}: you both like {shared} best, and settled on {deal}.",
                issue=_name(case, i),
                shared=option_words(case.game, i, shared),
                deal=option_words(case.game, i, deal),
            )


def _name(case: Case, position: int) -> str:
    return case.game.scenario.issues[case.game.space.issues[position].id].name
