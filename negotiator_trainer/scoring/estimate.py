"""How good an estimate of the other side's limit was, and what the facts heard justified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scoring.sheet import Guess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.scenario.model import Bound, Fact, MoneyEstimate

ALPHA = 0.2
"""An 80 % range misses one time in five."""
CAP = 3
"""A score worse than this many times the reference counts as that."""


def interval_score(low: float, high: float, truth: float) -> float:
    """The width of a range plus 2/α times how far the truth lies outside; less is better.

    Source: Gneiting & Raftery (2007), *Strictly proper scoring rules, prediction, and
    estimation*, JASA 102, equation 43, with α = 0.2.
    """
    below, above = max(0.0, low - truth), max(0.0, truth - high)
    return (high - low) + 2 / ALPHA * (below + above)


def money_skill(guess: Guess, truth: float, width: float) -> float:
    """Skill of a range from 0 to 1: 1 − min(S, 3W)/3W, where W is the public range's width.

    The public range itself scores ⅔: it says no more than the brief. The cap keeps one wild
    miss from counting for ever. At twice W it would pay to leave a possible truth out; at three
    times no dishonest range does better in any shipped scenario, which a test looks for.

    Raises:
        ValueError: The guess has no range.
    """
    if guess.low is None or guess.high is None:
        raise ValueError("the guess has no range")
    score = interval_score(min(guess.low, guess.high), max(guess.low, guess.high), truth)
    return 1 - min(score, CAP * width) / (CAP * width)


def brier(panel: Sequence[float], truth: Sequence[bool]) -> float:
    """The mean squared difference of chances (0–1) and what was so; 0 is perfect.

    Source: Brier (1950), *Verification of forecasts expressed in terms of probability*.
    """
    return sum((p - t) ** 2 for p, t in zip(panel, truth, strict=True)) / len(truth)


def panel_skill(panel: Sequence[float], truth: Sequence[bool], reference: float) -> float:
    """Skill of a zone panel from 0 to 1: 1 − min(B, 3R)/3R; the cap is that of `money_skill`.

    Args:
        panel: Chances, 0–1.
        truth: Whether the counterpart would take each package today.
        reference: R, the Brier score to expect from the shares by prior weight: knowing no
            more than the brief scores ⅔ on average.
    """
    if reference <= 0:
        return 1.0 if brier(panel, truth) == 0 else 0.0
    return 1 - min(brier(panel, truth), CAP * reference) / (CAP * reference)


class Estimates:
    """The estimate that a game asks for: its truth, what was justified, and the skill."""

    def __init__(self, game: Game) -> None:
        self._game = game
        estimate = game.side.estimate
        self.money: MoneyEstimate | None = estimate.money if estimate else None
        self.panel = (
            tuple(game.space.package_from(p.package) for p in estimate.panel.packages)
            if estimate and estimate.panel
            else ()
        )
        self._weights = [v.weight for v in game.side.variants.values()]
        self._limits: dict[tuple[int, int], int] = {}

    def limit(self, state: State) -> int:
        """Their limit on the reference package, by the values in force in `state`."""
        key = (state.variant, state.events)
        if key not in self._limits:
            self._limits[key] = self._work_out_limit(*key)
        return self._limits[key]

    def would_take(self, variant: int, events: int) -> tuple[bool, ...]:
        """Whether the counterpart of a variant would take each panel package today."""
        theirs = self._game.situations.at(variant, events).theirs
        return tuple(theirs.accepts(package) for package in self.panel)

    def justified(self, state: State) -> Guess:
        """What the facts heard justify: the range cut by their bounds, or the shares left.

        A panel's shares are taken over the variants in which every fact heard would have
        sounded the same.
        """
        if self.money is not None:
            low, high = self.money.low, self.money.high
            for bound in self._bounds(state):
                low = low if bound.at_least is None else max(low, bound.at_least)
                high = high if bound.at_most is None else min(high, bound.at_most)
            return Guess(min(low, high), high)
        shares = self._shares(self.consistent(state), state.events)
        return Guess(panel=tuple(round(100 * share) for share in shares))

    def consistent(self, state: State) -> tuple[int, ...]:
        """The variants in which every fact heard so far would have sounded the same."""
        names = self._game.variants
        here = names[state.variant]
        heard = [f for i, f in enumerate(self._game.side.facts.values()) if state.known >> i & 1]

        def alike(name: str) -> bool:
            return all(_sounds(fact, name) == _sounds(fact, here) for fact in heard)

        return tuple(i for i, name in enumerate(names) if alike(name))

    def skill(self, guess: Guess, state: State) -> float:
        """How good a guess was, 0–1, against the values in force in `state`; 0 for no guess."""
        if not guess.complete:
            return 0.0
        if self.money is not None:
            return money_skill(guess, self.limit(state), self.money.high - self.money.low)
        if not self.panel or len(guess.panel) != len(self.panel):
            return 0.0
        truth = self.would_take(state.variant, state.events)
        return panel_skill([p / 100 for p in guess.panel], truth, self.reference())

    def reference(self) -> float:
        """The Brier score to expect from the shares by prior weight."""
        everyone = tuple(range(len(self._weights)))
        shares = self._shares(everyone, 0)
        total = sum(self._weights)
        return sum(
            weight / total * brier(shares, self.would_take(variant, 0))
            for variant, weight in zip(everyone, self._weights, strict=True)
        )

    def _shares(self, variants: Sequence[int], events: int) -> list[float]:
        total = sum(self._weights[v] for v in variants)
        taken = [self.would_take(v, events) for v in variants]
        return [
            sum(self._weights[v] for v, t in zip(variants, taken, strict=True) if t[i]) / total
            for i in range(len(self.panel))
        ]

    def _bounds(self, state: State) -> list[Bound]:
        name = self._game.variants[state.variant]
        found = []
        for i, fact in enumerate(self._game.side.facts.values()):
            if not state.known >> i & 1:
                continue
            bound = fact.limit.get(name) if isinstance(fact.limit, dict) else fact.limit
            if bound is not None:
                found.append(bound)
        return found

    def _work_out_limit(self, variant: int, events: int) -> int:
        money = self.money
        assert money is not None  # noqa: S101  only asked for in the money form
        game = self._game
        theirs = game.situations.at(variant, events).theirs
        package = game.space.package_from(money.package)
        position = game.space.issue_position(money.issue)
        numbers = game.space.issues[position].numbers or ()
        worth = {
            number: theirs.value((*package[:position], i, *package[position + 1 :]))
            for i, number in enumerate(numbers)
        }
        taken = [number for number, value in worth.items() if value >= theirs.reservation]
        rising = worth[numbers[-1]] >= worth[numbers[0]]
        if not taken:
            return numbers[-1] if rising else numbers[0]
        return min(taken) if rising else max(taken)


def _sounds(fact: Fact, variant: str) -> str:
    return fact.text[variant] if isinstance(fact.text, dict) else fact.text


def chips_skill(chips: Sequence[float], truth: Sequence[float], own: Sequence[float]) -> float:
    """How well 100 chips match the other side's weights: 1 − d(chips, truth)/d(own, truth).

    0 is the fixed-pie guess (they want what I want), 1 is perfect, below 0 is worse than
    that and shown as 0. Distances are sums of absolute differences.

    Source: after Thompson & Hastie (1990), *Social perception in negotiation*.
    """
    distance = sum(abs(a - b) for a, b in zip(own, truth, strict=True))
    missed = sum(abs(a - b) for a, b in zip(chips, truth, strict=True))
    if distance == 0:
        return 1.0 if missed == 0 else 0.0
    return max(0.0, 1 - missed / distance)
