"""The bargaining zone on a line: opening, attainable, closing, and turn by turn."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.price import limit
from negotiator_trainer.bargaining.solutions import nash
from negotiator_trainer.engine.program import positions
from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.services.debrief_view import ZoneAt, ZoneView
from negotiator_trainer.services.measuring import on_axis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.situation import Situation
    from negotiator_trainer.services.debrief.kept import Case

Ends = tuple[int, int]


def zone(case: Case) -> ZoneView:
    """Describe the zone; in money on the main issue's line, else in points to me."""
    estimates = case.scorer.estimates
    axis = _Money(case) if estimates.money is not None else _Points(case)
    state, sheet = case.session.state, case.kept.sheet
    here = case.game.situations.at(state.variant, state.events)
    first = {
        by: next((o for o in case.session.offers if o.by == by), None) for by in ("me", "them")
    }
    closing = case.kept.estimates[-1] if case.kept.estimates else None
    guess = (
        (closing.low, closing.high)
        if closing and closing.low is not None and closing.high is not None else None
    )  # fmt: skip
    view = ZoneView(
        axis=axis.name, unit=axis.unit, low=0, high=0, my_limit=axis.mine(here),
        their_limit=axis.theirs(here),
        my_target=None if sheet.target is None else axis.written(sheet.target),
        my_first=axis.offered(first["me"].package) if first["me"] else None,
        their_first=axis.offered(first["them"].package) if first["them"] else None,
        deal=None if state.deal is None else axis.place(state.deal), estimate=guess,
        moments=(
            _moment(case, axis, "Opening", case.scorer.zones.opening(state.variant), 0),
            _moment(case, axis, "Attainable", case.scorer.zones.attainable(state.variant),
                    state.events),
            _moment(case, axis, "Closing", case.scorer.zones.closing(state), state.events),
        ),
        over_turns=tuple(axis.ends(case.scorer.zones.closing(o.state)) for o in case.session.log),
    )  # fmt: skip
    return _framed(view)


class _Axis:
    """Where packages and limits stand on a line."""

    name = ""
    unit = ""

    def __init__(self, case: Case) -> None:
        self.case = case

    def place(self, package: Package) -> int:
        """Where a package stands."""
        raise NotImplementedError

    def mine(self, situation: Situation) -> int | None:
        """Where my walkaway stands."""
        raise NotImplementedError

    def theirs(self, situation: Situation) -> int | None:
        """Where theirs stands."""
        raise NotImplementedError

    def written(self, value: int) -> int:
        """Where a value to me stands."""
        raise NotImplementedError

    def offered(self, package: object) -> int:
        """Where an offer stands, given as a mapping."""
        return self.place(self.case.game.space.package_from(package))  # type: ignore[arg-type]

    def ends(self, packages: Iterable[Package]) -> Ends | None:
        """The ends of a zone; None where it is empty."""
        placed = [self.place(package) for package in packages]
        return (min(placed), max(placed)) if placed else None


class _Money(_Axis):
    """The main issue in money; limits are those for the reference package."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        money = case.scorer.estimates.money
        assert money is not None  # noqa: S101  chosen only in the money form
        self._position = case.game.space.issue_position(money.issue)
        self._reference = _reference(case)
        self._bare = tuple(
            option if issue.until_tabled is None else issue.until_tabled
            for issue, option in zip(case.game.space.issues, self._reference, strict=True)
        )
        others = [
            option_words(case.game, i, self._reference)
            for i in range(len(self._reference)) if i != self._position
        ]  # fmt: skip
        self.name = f"{case.game.scenario.issues[money.issue].name} with {', '.join(others)}"
        self.unit = case.game.scenario.unit.symbol

    def place(self, package: Package) -> int:
        numbers = self.case.game.space.issues[self._position].numbers or ()
        return numbers[package[self._position]]

    def mine(self, situation: Situation) -> int | None:
        found = limit(
            situation.space, situation.mine, position=self._position, reference=self._reference
        )
        return None if found is None else floor(found)

    def theirs(self, situation: Situation) -> int | None:
        found = limit(
            situation.space, situation.theirs, position=self._position, reference=self._reference
        )
        return None if found is None else ceil(found)

    def written(self, value: int) -> int:
        return on_axis(self.case.game, value)

    def ends(self, packages: Iterable[Package]) -> Ends | None:
        """The ends among the packages like the reference, or like it without latent issues."""
        known = tuple(packages)
        return super().ends(self._like(known, self._reference)) or super().ends(
            self._like(known, self._bare)
        )

    def _like(self, packages: Iterable[Package], reference: Package) -> list[Package]:
        at = self._position
        return [
            p for p in packages
            if p[:at] == reference[:at] and p[at + 1 :] == reference[at + 1 :]
        ]  # fmt: skip


class _Points(_Axis):
    """Points to me."""

    name = "Points to you"

    def place(self, package: Package) -> int:
        state = self.case.session.state
        return self.case.game.situations.at(state.variant, state.events).mine.value(package)

    def mine(self, situation: Situation) -> int | None:
        return situation.mine.reservation

    def theirs(self, situation: Situation) -> int | None:
        """The most points to me that they would still have agreed to."""
        tabled = positions(self.case.session.state.tabled)
        taken = [p for p in situation.on_the_table(tabled) if situation.theirs.accepts(p)]
        return max(map(self.place, taken), default=None)

    def written(self, value: int) -> int:
        return value


def _reference(case: Case) -> Package:
    """The deal; else the Nash package of the attainable zone; else their last package."""
    state = case.session.state
    if state.deal is not None:
        return state.deal
    attainable = sorted(case.scorer.zones.attainable(state.variant))
    here = case.game.situations.at(state.variant, state.events)
    if attainable:
        points = [(here.mine.value(p), here.theirs.value(p)) for p in attainable]
        chosen = nash(points, (here.mine.reservation, here.theirs.reservation))
        return attainable[chosen if chosen is not None else 0]
    if state.theirs is not None:
        return state.theirs
    return case.game.space.packages()[0]


def _moment(
    case: Case, axis: _Axis, name: str, packages: frozenset[Package], events: int
) -> ZoneAt:
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
    from dataclasses import replace  # noqa: PLC0415

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
