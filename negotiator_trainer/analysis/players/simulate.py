"""Trainees against every variant: do the scores tell skill from its imitations?"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.players.ladder import SOLVER, Distance, Over, distances, ladder
from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.analysis.solving.solved import solve
from negotiator_trainer.analysis.solving.solver import BELIEF_BUDGET, OverBudget
from negotiator_trainer.analysis.solving.solver_score import ManyEnds
from negotiator_trainer.engine.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State

MEASURES = ("overall", "claimed", "created", "relationship", "zopa")


@dataclass(frozen=True, slots=True)
class Spread:
    """The mean and the standard deviation of a measure, 0–100, over `runs` plays that have it."""

    mean: float
    deviation: float
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What the trainees came to.

    Attributes:
        spreads: For each trainee, each variant and each measure that some play has.
        means: The overall of each trainee by prior weight, over the variants that have a zone,
            over those without one, and over all; None where there is no such variant.
        distances: How far the rules are kept that compare trainees who played.
        ladder: Whether all of them are; None unless every trainee of the rules played (the
            solver's count where it did).
    """

    spreads: dict[str, dict[str, dict[str, Spread]]]
    means: dict[str, dict[Over, float | None]]
    distances: list[Distance]
    ladder: bool | None


def simulate(
    game: Game,
    *,
    trainees: Iterable[str] = tuple(TRAINEES),
    runs: int = 12,
    table: Table | None = None,
    budget: int = BELIEF_BUDGET,
) -> Simulation:
    """Let trainees play every variant `runs` times, with the seeds 1, 2 and so on.

    Those that never draw by chance play alike each time, so they play once.

    Args:
        game: What is played.
        trainees: Their names, out of `TRAINEES`, and `solver` for the one that plays the best
            move of its belief.
        runs: Plays of each variant, at least 1.
        table: What the solver plays by; without one it works it out, which can take minutes.
        budget: The most belief states that it may look at for that.

    Raises:
        OverBudget: The game is too large to be solved.
    """
    scorer = ManyEnds(game)
    spreads: dict[str, dict[str, dict[str, Spread]]] = {}
    for name in trainees:
        ends = _by_solver(game, table, budget) if name == SOLVER else _by_script(game, name, runs)
        spreads[name] = {variant: _spread(ends(variant), scorer) for variant in game.variants}
    means = {name: _means(game, scorer, found) for name, found in spreads.items()}
    found = distances(means)
    return Simulation(spreads=spreads, means=means, distances=found, ladder=ladder(found, spreads))


def _by_script(game: Game, name: str, runs: int) -> Callable[[str], list[State]]:
    seeds = range(1, runs + 1) if name == "random" else [1]

    def ends(variant: str) -> list[State]:
        trainees = [TRAINEES[name](Random(seed)) for seed in seeds]  # noqa: S311  no secret
        return [play_out(game, variant, trainee)[1][-1].state for trainee in trainees]

    return ends


def _by_solver(game: Game, table: Table | None, budget: int) -> Callable[[str], list[State]]:
    solution = solve(game, table=table, budget=budget)
    if not solution.complete:
        raise OverBudget
    return lambda variant: [replay(game, variant, solution.variants[variant].line)[-1].state]


def _spread(ends: list[State], scorer: ManyEnds) -> dict[str, Spread]:
    played = [scorer.measures(end) for end in ends]
    found = {}
    for name in MEASURES:
        values = [value for m in played if (value := getattr(m, name)) is not None]
        if values:
            found[name] = Spread(fmean(values), pstdev(values), len(values))
    return found


def _means(
    game: Game, scorer: ManyEnds, found: dict[str, dict[str, Spread]]
) -> dict[Over, float | None]:
    """The overall by prior weight, for each of the sets of variants that rules are over."""
    weighted: dict[Over, list[tuple[float, float]]] = {"zone": [], "no_zone": [], "all": []}
    for i, (name, model) in enumerate(game.side.variants.items()):
        overall = (model.weight, found[name]["overall"].mean)
        weighted["zone" if scorer.zones.attainable(i) else "no_zone"].append(overall)
        weighted["all"].append(overall)
    means: dict[Over, float | None] = {}
    for over, parts in weighted.items():
        total = sum(weight for weight, _ in parts)
        means[over] = sum(weight * mean for weight, mean in parts) / total if total else None
    return means
