"""The line on which the bargaining zone is drawn: money for one package, or points to me."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.price import limit
from negotiator_trainer.bargaining.solutions import nash
from negotiator_trainer.engine.program import positions
from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.scenario.situation import Situation
    from negotiator_trainer.services.debrief.kept import Case
    from negotiator_trainer.services.debrief_view import ZoneView

Ends = tuple[int, int]


class Axis:
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

    def shift(self, situation: Situation) -> int | None:
        """How far their limit lies from the one that was asked for; None where it is unknown."""
        del situation
        return None

    def amount(self, number: int) -> str:
        """A place on the line in words."""
        return self.case.amount(number)

    def reading(self, view: ZoneView) -> str:
        """How the line is to be read, in a sentence."""
        raise NotImplementedError

    def offered(self, package: object) -> int:
        """Where an offer stands, given as a mapping."""
        return self.place(self.case.game.space.package_from(package))  # type: ignore[arg-type]

    def ends(self, packages: Iterable[Package]) -> Ends | None:
        """The ends of a zone; None where it is empty."""
        placed = [self.place(package) for package in packages]
        return (min(placed), max(placed)) if placed else None


class MoneyAxis(Axis):
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
        self.name = tr(
            "{issue} with {terms}",
            issue=case.game.scenario.issues[money.issue].name,
            terms=", ".join(others),
        )
        self.unit = case.game.scenario.unit.symbol

    def place(self, package: Package) -> int:
        """The price of a package."""
        numbers = self.case.game.space.issues[self._position].numbers or ()
        return numbers[package[self._position]]

    def mine(self, situation: Situation) -> int | None:
        """The price at which the package on the line is worth as much to me as no deal."""
        found = limit(
            situation.space, situation.mine, position=self._position, reference=self._reference
        )
        return None if found is None else self._within(found, situation.mine)

    def theirs(self, situation: Situation) -> int | None:
        """The same for them."""
        found = limit(
            situation.space, situation.theirs, position=self._position, reference=self._reference
        )
        return None if found is None else self._within(found, situation.theirs)

    def _within(self, found: Fraction, party: Party) -> int:
        """Round a limit to the side on which it is still kept."""
        row = party.preference.tables[self._position]
        return ceil(found) if row[-1] > row[0] else floor(found)

    def written(self, value: int) -> int:
        """The number at which the package on the line is worth `value`, as near as it gets."""
        space = self.case.game.space
        mine = self.case.game.situations.at(self.case.session.state.variant, 0).mine
        at, numbers = self._position, space.issues[self._position].numbers or ()
        worth = {
            number: mine.value((*self._reference[:at], option, *self._reference[at + 1 :]))
            for option, number in enumerate(numbers)
        }
        return min(worth, key=lambda number: abs(worth[number] - value))

    def shift(self, situation: Situation) -> int | None:
        """By how much the other terms move their limit away from the one that was asked for."""
        money = self.case.scorer.estimates.money
        assert money is not None  # noqa: S101  chosen only in the money form
        here, asked = (
            limit(situation.space, situation.theirs, position=self._position, reference=package)
            for package in (self._reference, self.case.game.space.package_from(money.package))
        )
        return None if here is None or asked is None else round(here - asked)

    def reading(self, view: ZoneView) -> str:
        """The two limits are prices for one package."""
        if view.my_limit is None or view.their_limit is None:
            return ""
        what = tr("Both limits") if view.my_target is None else tr("Both limits and your target")
        return tr(
            "{what} are for the package that stands below the line: at {theirs} it is worth as "
            "much to them as no deal, at {mine} to you.",
            what=what,
            theirs=self.amount(view.their_limit),
            mine=self.amount(view.my_limit),
        )

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


class PointsAxis(Axis):
    """What packages are worth to me, in points or in money."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.unit = case.game.scenario.unit.sign
        self.name = tr("Worth to you") if self.unit else tr("Points to you")

    def place(self, package: Package) -> int:
        """What a package is worth to me at the end."""
        state = self.case.session.state
        return self.case.game.situations.at(state.variant, state.events).mine.value(package)

    def mine(self, situation: Situation) -> int | None:
        """My walkaway."""
        return situation.mine.reservation

    def theirs(self, situation: Situation) -> int | None:
        """The most points to me that they would still have agreed to."""
        tabled = positions(self.case.session.state.tabled)
        taken = [p for p in situation.on_the_table(tabled) if situation.theirs.accepts(p)]
        return max(map(self.place, taken), default=None)

    def written(self, value: int) -> int:
        """It stands where it is."""
        return value

    def reading(self, view: ZoneView) -> str:
        """Their limit is the most points to me that they had still agreed to."""
        if view.their_limit is None:
            return tr("There was no package at the end that they would have agreed to.")
        return tr(
            "Their limit is {theirs}: no package that they would still have agreed to at the end "
            "was worth more to you.",
            theirs=self.amount(view.their_limit),
        )


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
