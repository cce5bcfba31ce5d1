"""Good play beats its imitations on every shipped scenario, from every playable side."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from negotiator_trainer import assets
from negotiator_trainer.analysis.trainees import TRAINEES, play_out
from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.services.library import Library

DAYLIGHT = 8
"""Points of the overall between good play and an imitation of it."""

SIDES = [
    (folder.name, file.name.split(".")[1])
    for folder in sorted(assets.root("scenarios").iterdir())
    if folder.is_dir()
    for file in sorted(folder.glob("script.*.yarn"))
]


@cache
def library() -> Library:
    return Library()


@cache
def mean_overall(scenario: str, role: str, trainee: str) -> float:
    """The overall averaged, by weight, over the variants that have a zone."""
    game = library().open(scenario).game(role)
    scorer = Scorer(game)
    total = weights = 0.0
    for index, (name, variant) in enumerate(game.side.variants.items()):
        if not scorer.zones.attainable(index):
            continue
        seeds = range(12) if trainee == "random" else [1]
        scores = [
            scorer.overall(play_out(game, name, TRAINEES[trainee](Random(seed)))[1][-1].state)
            for seed in seeds
        ]
        total += variant.weight * sum(scores) / len(scores)
        weights += variant.weight
    return total / weights


@pytest.mark.parametrize("imitation", ["pushover", "hardliner"])
@pytest.mark.parametrize(("scenario", "role"), SIDES)
def test_principled_play_beats_its_imitations_with_daylight(scenario, role, imitation):
    good = mean_overall(scenario, role, "principled")
    assert good >= mean_overall(scenario, role, imitation) + DAYLIGHT


@pytest.mark.parametrize("habit", ["first", "random"])
@pytest.mark.parametrize(("scenario", "role"), SIDES)
def test_no_habit_without_thought_comes_near_principled_play(scenario, role, habit):
    good = mean_overall(scenario, role, "principled")
    assert good >= mean_overall(scenario, role, habit) + DAYLIGHT
