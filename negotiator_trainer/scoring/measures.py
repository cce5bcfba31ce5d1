"""The gate, the profile and the overall of a final state (DESIGN: the measures)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.bargaining.gains import Headroom
from negotiator_trainer.scoring.estimate import Estimates
from negotiator_trainer.scoring.zones import Zones

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.scoring.sheet import Guess

SCORER_VERSION = 1
"""Raised whenever the same final state could score otherwise."""

Verdict = Literal["held", "agreement_trap", "right_walk", "missed_deal", "none"]
Tag = Literal["left_on_the_table", "closed_by_you", "they_left", "time_ran_out", ""]

_FLOOR = {"held": 30.0, "right_walk": 30.0, "missed_deal": 15.0, "agreement_trap": 0.0, "none": 0.0}
_SHARE = {"held": 0.7, "right_walk": 0.7, "missed_deal": 0.15, "agreement_trap": 0.15, "none": 1.0}
_MOST_OFF_FOR_TURNS = 10
_FULL_AT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What a finished attempt comes to; every measure from 0 to 100.

    Attributes:
        verdict: The gate.
        tag: Why a deal was missed; empty otherwise.
        door: Whether a dated next step was left; empty where there was a deal.
        claimed: Value claimed; None without a deal.
        created: Value created; None without a deal or where nothing can be created.
        relationship: Mean of trust, 100 − tension and 100 − 25 · face incidents.
        zopa: ZOPA discovered.
        facts: Its first half: the weighted share of the relevant facts found.
        skill: Its second half: the skill of the estimate.
        overall: One number for the solver and the trend; never shown alone.
        value: What the deal is worth to the trainee; None without a deal.
        reservation: The trainee's walkaway in force at the end, in the scenario's unit.
        best: The most that the trainee could have got in the attainable zone.
    """

    verdict: Verdict
    tag: Tag
    door: str
    claimed: float | None
    created: float | None
    relationship: float
    zopa: float
    facts: float
    skill: float
    overall: float
    value: int | None
    reservation: int
    best: int | None


class Scorer:
    """Scores final states of one game; what does not depend on the state is kept."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.zones = Zones(game)
        self.estimates = Estimates(game)
        self._endings = tuple(game.side.endings.values())
        self._headroom: dict[tuple[int, int], Headroom | None] = {}

    def measures(self, state: State, guess: Guess | None = None) -> Measures:
        """Score a final state.

        Args:
            state: A state whose ending is set.
            guess: The trainee's closing estimate; without one, the justified estimate is
                scored, as in solver and review.
        """
        situation = self.game.situations.at(state.variant, state.events)
        skill = self.estimates.skill(guess or self.estimates.justified(state), state)
        facts = self.facts_found(state)
        verdict, tag = self.verdict(state)
        value = None if state.deal is None else situation.mine.value(state.deal)
        best = self.zones.worth(state).best
        claimed = self._claimed(value, situation.mine.reservation, best)
        created = self._created(state)
        measures = {
            "claimed": claimed,
            "created": created,
            "relationship": relationship(state),
            "zopa": 100 * (0.5 * min(1.0, facts / _FULL_AT) + 0.5 * skill),
        }
        ending = self._endings[state.ending]
        return Measures(
            verdict=verdict, tag=tag, door=ending.door or "", facts=100 * facts,
            skill=100 * skill, overall=self._overall(verdict, measures, state.round),
            value=value, reservation=situation.mine.reservation, best=best,
            claimed=claimed, created=created, relationship=relationship(state),
            zopa=measures["zopa"] or 0.0,
        )  # fmt: skip

    def overall(self, state: State) -> float:
        """The overall of a final state, with the justified estimate."""
        return self.measures(state).overall

    def verdict(self, state: State) -> tuple[Verdict, Tag]:
        """The gate of a final state, and why a deal was missed."""
        kind = self._endings[state.ending].kind
        if state.deal is not None:
            mine = self.game.situations.at(state.variant, state.events).mine
            return ("held" if mine.accepts(state.deal) else "agreement_trap"), ""
        if kind == "other":
            return "none", ""
        attainable, closing = self.zones.attainable(state.variant), self.zones.closing(state)
        if kind == "walk" and not attainable and not closing:
            return "right_walk", ""
        if kind == "left":
            return "missed_deal", "they_left"
        if kind == "deadline":
            return "missed_deal", "time_ran_out"
        still_there = self.zones.attainable_now(state)
        return "missed_deal", "left_on_the_table" if still_there else "closed_by_you"

    def facts_found(self, state: State) -> float:
        """The weighted share, 0–1, of the facts relevant in this variant that came out."""
        name = self.game.variants[state.variant]
        found = total = 0
        for i, fact in enumerate(self.game.side.facts.values()):
            if fact.variants is None or name in fact.variants:
                total += fact.weight
                found += fact.weight if state.known >> i & 1 else 0
        return found / total if total else 1.0

    @staticmethod
    def _claimed(value: int | None, reservation: int, best: int | None) -> float | None:
        """(u − r)/(u* − r) in per cent, clipped; 100 where u* = r and the deal holds it."""
        if value is None:
            return None
        if best is None or best <= reservation:
            return 100.0 if value >= reservation else 0.0
        return 100 * min(1.0, max(0.0, (value - reservation) / (best - reservation)))

    def _created(self, state: State) -> float | None:
        if state.deal is None:
            return None
        key = (state.variant, state.events)
        if key not in self._headroom:
            points = self.zones.worth(state).points
            self._headroom[key] = Headroom.of(points) if points else None
        headroom = self._headroom[key]
        if headroom is None:
            return None
        situation = self.game.situations.at(*key)
        share = headroom.created(
            (situation.mine.value(state.deal), situation.theirs.value(state.deal))
        )
        return None if share is None else 100 * share

    def _overall(self, verdict: Verdict, measures: dict[str, float | None], turns: int) -> float:
        weights = self.game.side.weights
        parts = {
            "claimed": weights.claimed if weights else 30,
            "created": weights.created if weights else 25,
            "relationship": weights.relationship if weights else 25,
            "zopa": weights.zopa if weights else 20,
        }
        present = {name: value for name, value in measures.items() if value is not None}
        total = sum(parts[name] for name in present)
        m = sum(parts[name] * value for name, value in present.items()) / total if total else 0.0
        off = min(max(0, turns - self.game.side.par), _MOST_OFF_FOR_TURNS)
        return max(_FLOOR[verdict], _FLOOR[verdict] + _SHARE[verdict] * m - off)


def relationship(state: State) -> float:
    """Mean of trust, 100 − tension and 100 − 25 · face incidents; 0–100."""
    return (state.trust + (100 - 25 * state.tension) + (100 - 25 * state.face)) / 3
