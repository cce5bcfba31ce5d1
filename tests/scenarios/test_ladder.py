"""Skill beats its imitations on every shipped scenario, from every playable side, with daylight."""

from __future__ import annotations

from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer import assets
from negotiator_trainer.analysis.players.ladder import DAYLIGHT, ROOM_ABOVE, RULES, SOLVER
from negotiator_trainer.analysis.players.simulate import simulate
from negotiator_trainer.analysis.players.trainees import TRAINEES
from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.analysis.players.simulate import Simulation

SIDES = [
    (folder.name, file.name.split(".")[1])
    for folder in sorted(assets.root("scenarios").iterdir())
    if folder.is_dir()
    for file in sorted(folder.glob("script.*.yarn"))
]
HABITS = ("interrogator", "oversharer", "flatterer", "staller", "instant_walker", "recipe")
every_side = pytest.mark.parametrize(("scenario", "role"), SIDES)


@cache
def library() -> Library:
    return Library()


@cache
def found(scenario: str, role: str) -> Simulation:
    return simulate(library().open(scenario).game(role))


def overall(scenario: str, role: str, trainee: str) -> float | None:
    """The mean over the variants that have a zone."""
    return found(scenario, role).means[trainee]["zone"]


@every_side
def test_the_ladder_of_the_scripted_trainees_holds(scenario, role):
    simulation = found(scenario, role)
    assert [each.name for each in simulation.distances if not each.holds] == []
    assert simulation.ladder


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.better}-{rule.worse}-{rule.over}")
def test_every_rule_is_looked_at_wherever_its_variants_exist(rule):
    for side in SIDES:
        simulation = found(*side)
        there = simulation.means["principled"][rule.over] is not None
        assert (rule in [each.rule for each in simulation.distances]) is there


@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_comes_near_principled_play_on_the_whole(habit):
    leads = [overall(*side, "principled") - overall(*side, habit) for side in SIDES]
    assert fmean(leads) >= DAYLIGHT


def test_a_recipe_of_ten_moves_loses_everywhere_and_clearly_on_most_sides():
    """Nothing that can be learned by heart wins."""
    leads = [overall(*side, "principled") - overall(*side, "recipe") for side in SIDES]
    assert min(leads) >= DAYLIGHT
    assert sum(lead >= ROOM_ABOVE for lead in leads) > len(SIDES) / 2


@pytest.mark.long
@every_side
def test_with_the_solver_the_whole_ladder_holds(scenario, role):
    """Exact play is not far above good play, and below nobody."""
    simulation = simulate(library().open(scenario).game(role), trainees=[*TRAINEES, SOLVER])
    assert [each.name for each in simulation.distances if not each.holds] == []
    assert len(simulation.distances) > len(found(scenario, role).distances) + len(TRAINEES)
    assert simulation.ladder
