"""The bargaining zone on a line: opening, attainable, closing, and turn by turn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from negotiator_trainer.services.debrief.axis import MoneyAxis, PointsAxis
from negotiator_trainer.services.debrief_view import ZoneAt, ZoneView
from negotiator_trainer.wording import mark, ntr, tr

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.services.debrief.axis import Axis, Ends
    from negotiator_trainer.services.debrief.kept import Case

_MOMENTS = (
    (mark("Opening"), mark("When you sat down")),
    (mark("Attainable"), mark("With everything that could be found out and brought up")),
    (mark("Closing"), mark("As things stood at the end")),
)


def zone(case: Case) -> ZoneView:
    """Describe the zone; in money on the main issue's line, else in points to me."""
    zones = case.scorer.zones
    axis = MoneyAxis(case) if case.scorer.estimates.money is not None else PointsAxis(case)
    state, sheet = case.session.state, case.kept.sheet
    here = case.game.situations.at(state.variant, state.events)
    first = {
        by: next((o for o in case.session.offers if o.by == by), None) for by in ("me", "them")
    }
    shift = axis.shift(here)
    view = ZoneView(
        axis=axis.name, unit=axis.unit, low=0, high=0, my_limit=axis.mine(here),
        their_limit=axis.theirs(here),
        my_target=None if sheet.target is None else axis.written(sheet.target),
        my_first=axis.offered(first["me"].package) if first["me"] else None,
        their_first=axis.offered(first["them"].package) if first["them"] else None,
        deal=None if state.deal is None else axis.place(state.deal),
        estimate=_estimate(case, shift),
        moments=tuple(
            _moment(case, axis, tr(name), packages, events)
            for (name, _), packages, events in zip(
                _MOMENTS,
                (zones.opening(state.variant), zones.attainable(state.variant),
                 zones.closing(state)),
                (0, state.events, state.events), strict=True,
            )
        ),
        over_turns=tuple(axis.ends(case.scorer.zones.closing(o.state)) for o in case.session.log),
    )  # fmt: skip
    return _framed(replace(view, remarks=tuple(_remarks(case, axis, view, shift))))


def _remarks(case: Case, axis: Axis, view: ZoneView, shift: int | None) -> list[str]:
    """What each moment means, in a sentence, and how the line is to be read."""
    found = []
    for moment, (_, meaning) in zip(view.moments, _MOMENTS, strict=True):
        when = f"{moment.name}. {tr(meaning)},"
        if not moment.packages:
            found.append(tr("{when} no package was good enough for both of you.", when=when))
            continue
        words = ntr(
            "{when} {count:,} package was good enough for both of you",
            "{when} {count:,} packages were good enough for both of you",
            moment.packages,
            when=when,
        )
        if moment.low is None or moment.high is None:
            words += tr("; none of them is on this line, which keeps the other terms as they are")
        elif moment.low == moment.high:
            words += tr("; on this line, at {amount}", amount=axis.amount(moment.low))
        else:
            low, high = axis.amount(moment.low), axis.amount(moment.high)
            words += tr("; on this line, from {low} to {high}", low=low, high=high)
        if moment.surplus:
            words += tr(
                ". The best is worth {amount} more than no deal to the two of you together",
                amount=case.amount(moment.surplus),
            )
        found.append(f"{words}.")
    found.append(axis.reading(view))
    if view.estimate is not None and shift:
        found.append(
            tr(
                "You were asked for their limit on another package; your range is moved by "
                "{amount}, the difference that the other terms make to them.",
                amount=axis.amount(abs(shift)),
            )
        )
    return [words for words in found if words]


def _estimate(case: Case, shift: int | None) -> Ends | None:
    """The last range that was given, moved to the package on the line."""
    last = case.kept.estimates[-1] if case.kept.estimates else None
    if shift is None or last is None or last.low is None or last.high is None:
        return None
    return last.low + shift, last.high + shift


def _moment(case: Case, axis: Axis, name: str, packages: frozenset[Package], events: int) -> ZoneAt:
    ends = axis.ends(packages)
    situation = case.game.situations.at(case.session.state.variant, events)
    surplus = max(
        (situation.mine.surplus(p) + situation.theirs.surplus(p) for p in packages), default=None
    )
    return ZoneAt(
        name=name, packages=len(packages), low=ends[0] if ends else None,
        high=ends[1] if ends else None, surplus=surplus,
    )  # fmt: skip


def _framed(view: ZoneView) -> ZoneView:
    """The same view with an axis that holds everything on it, and a little air."""
    placed = [
        n for n in (view.my_limit, view.their_limit, view.my_target, view.my_first,
                    view.their_first, view.deal, *(view.estimate or ()))
        if n is not None
    ]  # fmt: skip
    for moment in view.moments:
        placed += [n for n in (moment.low, moment.high) if n is not None]
    low, high = (min(placed), max(placed)) if placed else (0, 1)
    air = max(1, (high - low) // 20)
    return replace(view, low=low - air, high=high + air)
