"""How the counterpart judges an offer, and what it puts on the table itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.demand import demand
from negotiator_trainer.engine.state import REPLIES, Memory, Signature
from negotiator_trainer.scenario import table

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.preference import Preference
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.scenario.model import Stance as StanceModel
    from negotiator_trainer.scenario.situation import Situation

INSULTING, LOW, CLOSE, WRONG_ISSUE, STEP_BACK, REPEAT, SEVERAL, ACCEPT = range(len(REPLIES))


class Stance:
    """The counterpart of one role; its answers are functions of its arguments alone."""

    def __init__(self, scenario: Scenario, model: StanceModel) -> None:
        space = table.space(scenario)
        self.model = model
        self.ask: Package = space.package_from(model.ask)
        self.ladder = tuple(space.package_from(rung) for rung in model.ladder)
        self.packages = {name: space.package_from(p) for name, p in model.packages.items()}
        self.patience = model.patience
        self.last_step = len(self.ladder) - 1 if model.tactic == "ladder" else model.steps
        self._moves_on = tuple(space.issue_position(issue) for issue in model.moves_on)
        self._trades = tuple(space.issue_position(issue) for issue in model.trades)
        self._own: dict[tuple[int, int, frozenset[int], int], Package] = {}

    def demand(self, position: int, situation: Situation) -> int:
        """What it asks for at this position, in its own value; never below its walkaway."""
        m = self.model
        if m.tactic == "ladder":
            rung = self.ladder[min(position, self.last_step)]
            asked = situation.theirs.value(rung)
        else:
            asked = demand(position, aspiration=m.aspiration, limit=m.limit, steps=m.steps,
                           exponent=m.exponent)  # fmt: skip
        return max(asked, situation.theirs.reservation)

    def tick(self, position: int, before: Memory | None, band: int) -> int:
        """The position after an offer in `band` by the trainee."""
        if self.model.tactic != "tit_for_tat":
            return min(position + 1, self.last_step)
        steps = max(0, band - before.band) if before else 0
        return min(position + steps, self.last_step)

    def band(self, value: int) -> int:
        """In which of its bands a value falls; 0 is the least."""
        m = self.model
        span = max(1, m.aspiration - m.insult)
        return min(max((value - m.insult) * m.bands // span, 0), m.bands - 1)

    def traded(self, package: Package) -> int:
        """Bits of the issues, of those it notices, on which a package differs from its ask."""
        return sum(
            1 << bit
            for bit, position in enumerate(self._trades)
            if package[position] != self.ask[position]
        )

    def signature(
        self,
        package: Package,
        *,
        situation: Situation,
        position: int,
        before: Memory | None,
        conditional: bool = False,
    ) -> Signature:
        """What an offer is to the counterpart; its kind is ``accept`` when it is taken.

        Args:
            package: What is offered.
            situation: The values in force.
            position: Its place on the concession curve before this offer.
            before: The signature of the trainee's last refused offer.
            conditional: Whether the offer has a condition, and so is never a step back.
        """
        party = situation.theirs
        value = party.value(package)
        band = self.band(value)
        needed = self.demand(self.tick(position, before, band), situation)
        if value >= needed and party.meets_terms(package):
            return Signature(ACCEPT, band, 0)
        traded = self.traded(package)
        return Signature(
            self._shortfall(package, value, needed, band, traded, situation, before, conditional),
            band,
            traded,
        )

    def _shortfall(  # noqa: PLR0911  one return a kind, in the order in which they are looked at
        self,
        package: Package,
        value: int,
        needed: int,
        band: int,
        traded: int,
        situation: Situation,
        before: Memory | None,
        conditional: bool,  # noqa: FBT001
    ) -> int:
        if before is not None and (band, traded) == before:
            return REPEAT
        if before is not None and band < before.band and not conditional:
            return STEP_BACK
        if value < self.model.insult:
            return INSULTING
        if not situation.theirs.meets_terms(package):
            return WRONG_ISSUE
        if needed - value <= self.model.close:
            return CLOSE
        if self._one_issue_away(package, needed, situation):
            return WRONG_ISSUE
        return LOW

    def _one_issue_away(self, package: Package, needed: int, situation: Situation) -> bool:
        for i, asked in enumerate(self.ask):
            if i in self._moves_on or package[i] == asked:
                continue
            other = (*package[:i], asked, *package[i + 1 :])
            if situation.theirs.value(other) >= needed:
                return True
        return False

    def package(
        self, position: int, *, situation: Situation, tabled: frozenset[int], traded: int
    ) -> Package:
        """What it puts on the table: of its position, the tabled and the traded issues.

        The search runs over the preference that all variants share; a variant shows only
        when its own walkaway stops it from going further.
        """
        key = (id(situation), position, tabled, traded)
        found = self._own.get(key)
        if found is None:
            if self.model.tactic == "ladder":
                found = self._rung(position, situation, tabled)
            else:
                found = self._nearest(position, situation, tabled, traded)
            self._own[key] = found
        return found

    def _rung(self, position: int, situation: Situation, tabled: frozenset[int]) -> Package:
        rungs = [_untabled(rung, situation.space, tabled) for rung in self.ladder]
        for rung in reversed(rungs[: min(position, self.last_step) + 1]):
            if situation.space.allows(rung) and situation.theirs.accepts(rung):
                return rung
        return rungs[0]

    def _nearest(
        self, position: int, situation: Situation, tabled: frozenset[int], traded: int
    ) -> Package:
        m = self.model
        asked = demand(position, aspiration=m.aspiration, limit=m.limit, steps=m.steps,
                       exponent=m.exponent)  # fmt: skip
        start = self._meeting(situation.shown, traded)
        best: Package | None = None
        for package in situation.on_the_table(tabled):
            if any(package[i] != start[i] for i in range(len(start)) if i not in self._moves_on):
                continue
            if situation.shown.value(package) < asked or not situation.theirs.accepts(package):
                continue
            if best is None or situation.shown.value(package) < situation.shown.value(best):
                best = package
        return best or self.ask

    def _meeting(self, shown: Preference, traded: int) -> Package:
        """The ask, with each traded issue at the best option for it other than the asked one."""
        package = list(self.ask)
        for bit, position in enumerate(self._trades):
            if traded >> bit & 1:
                row = shown.tables[position]
                others = [i for i in range(len(row)) if i != self.ask[position]]
                package[position] = max(others, key=lambda i, row=row: row[i])  # type: ignore[misc]
        return tuple(package)


def _untabled(package: Package, space: Space, tabled: frozenset[int]) -> Package:
    return tuple(
        issue.until_tabled if issue.until_tabled is not None and i not in tabled else option
        for i, (issue, option) in enumerate(zip(space.issues, package, strict=True))
    )
