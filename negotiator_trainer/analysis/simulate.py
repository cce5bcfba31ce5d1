"""Scripted trainees against every variant: do the scores tell skill from its imitations?"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.solver_score import ManyEnds
from negotiator_trainer.analysis.trainees import TRAINEES, play_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.scoring.measures import Measures

MEASURES = ("overall", "claimed", "created", "relationship", "zopa")
DAYLIGHT = 8.0
"""Points of the overall between neighbours on the ladder."""
LADDER = (
    ("principled", "haggler"), ("haggler", "pushover"), ("haggler", "hardliner"),
    ("pushover", "random"), ("hardliner", "random"), ("pushover", "first"), ("hardliner", "first"),
)  # fmt: skip
"""Pairs of neighbours, the better one first."""


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
        means: The overall of each trainee over the variants that have a zone, by prior weight;
            None for every trainee where no variant has one.
        distances: For each pair of neighbours, by how much the better one leads.
        ladder: Whether all of them lead by enough; None unless all of them were played.
    """

    spreads: dict[str, dict[str, dict[str, Spread]]]
    means: dict[str, float | None]
    distances: dict[tuple[str, str], float]
    ladder: bool | None


def simulate(
    game: Game, *, trainees: Iterable[str] = tuple(TRAINEES), runs: int = 12
) -> Simulation:
    """Let trainees play every variant `runs` times, with the seeds 1, 2 and so on.

    Those that never draw by chance play alike each time, so they play once.

    Args:
        game: What is played.
        trainees: Their names, out of `TRAINEES`.
        runs: Plays of each variant, at least 1.
    """
    scorer = ManyEnds(game)
    spreads: dict[str, dict[str, dict[str, Spread]]] = {}
    for name in trainees:
        seeds = range(1, runs + 1) if name == "random" else [1]
        spreads[name] = {
            variant: _spread([_played(game, scorer, name, variant, seed) for seed in seeds])
            for variant in game.variants
        }
    means = {name: _mean(game, scorer, found) for name, found in spreads.items()}
    distances = {}
    for better, worse in LADDER:
        high, low = means.get(better), means.get(worse)
        if high is not None and low is not None:
            distances[better, worse] = high - low
    whole = len(distances) == len(LADDER)
    held = all(distance >= DAYLIGHT for distance in distances.values())
    return Simulation(
        spreads=spreads, means=means, distances=distances, ladder=held if whole else None
    )


def _played(game: Game, scorer: ManyEnds, trainee: str, variant: str, seed: int) -> Measures:
    _, log = play_out(game, variant, TRAINEES[trainee](Random(seed)))  # noqa: S311  no secret
    return scorer.measures(log[-1].state)


def _spread(played: list[Measures]) -> dict[str, Spread]:
    found = {}
    for name in MEASURES:
        values = [value for m in played if (value := getattr(m, name)) is not None]
        if values:
            found[name] = Spread(fmean(values), pstdev(values), len(values))
    return found


def _mean(game: Game, scorer: ManyEnds, found: dict[str, dict[str, Spread]]) -> float | None:
    open_to = [
        (model.weight, found[name]["overall"].mean)
        for i, (name, model) in enumerate(game.side.variants.items())
        if scorer.zones.attainable(i)
    ]
    total = sum(weight for weight, _ in open_to)
    return sum(weight * mean for weight, mean in open_to) / total if total else None
