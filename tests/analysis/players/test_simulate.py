from random import Random

import pytest

from negotiator_trainer.analysis.players.ladder import RULES, SOLVER
from negotiator_trainer.analysis.players.simulate import MEASURES, simulate
from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.analysis.solving.solver import OverBudget, Solver
from negotiator_trainer.scoring.measures import Scorer
from tests.analysis.seats import talking
from tests.engine.inline import hub, inline
from tests.games import game

ASKED = talking(
    "open_question", "why_question", "process",
    bodies={0: ("<<learn wood>>", "<<trust +5 \"you asked\">>"), 1: ("<<learn reason>>",)},
)  # fmt: skip
DEAR = "{play: {buyer: {par: 10, variants: {hard: {reservation: 150, zone: never}}}}}"
"""The hard seller wants more than the table can bring: a right walk, in 60 of 100 plays."""


@pytest.fixture(scope="module")
def sale():
    return game("scenarios/toy-sale", "buyer")


@pytest.fixture(scope="module")
def doors():
    return game("scenarios/two-doors", "tenant")


@pytest.fixture(scope="module")
def found(sale):
    return simulate(sale, runs=6)


def test_every_trainee_is_measured_against_every_variant(sale, found):
    assert set(found.spreads) == set(TRAINEES)
    for variants in found.spreads.values():
        assert set(variants) == set(sale.variants)
        for measures in variants.values():
            assert set(measures) <= set(MEASURES)
            assert all(0 <= spread.mean <= 100 for spread in measures.values())


def test_a_mean_is_that_of_the_plays_by_hand(sale, found):
    name = sale.variants[0]
    scores = [
        Scorer(sale).overall(play_out(sale, name, TRAINEES["random"](Random(seed)))[1][-1].state)
        for seed in range(1, 7)
    ]
    spread = found.spreads["random"][name]["overall"]
    mean = sum(scores) / 6
    assert spread.mean == pytest.approx(mean)
    assert spread.deviation == pytest.approx((sum((x - mean) ** 2 for x in scores) / 6) ** 0.5)
    assert spread.runs == 6
    assert spread.deviation > 0


def test_who_does_not_draw_by_chance_plays_once(found):
    for variants in (v for name, v in found.spreads.items() if name != "random"):
        for measures in variants.values():
            assert (measures["overall"].runs, measures["overall"].deviation) == (1, 0)


def test_the_ladder_holds_just_when_every_rule_does(found):
    zone = [rule for rule in RULES if rule.over == "zone"]
    assert [distance.rule for distance in found.distances] == zone
    for distance in found.distances:
        rule = distance.rule
        lead = found.means[rule.better]["zone"] - found.means[rule.worse]["zone"]
        assert distance.points == pytest.approx(lead)
        assert distance.holds is (lead >= rule.least)
    assert found.ladder is all(distance.holds for distance in found.distances)


def test_some_trainees_alone_are_no_ladder(sale):
    few = simulate(sale, trainees=["principled", "haggler"])
    assert [distance.name for distance in few.distances] == ["principled over haggler"]
    assert few.ladder is None


def test_means_are_taken_over_variants_with_a_zone_without_one_and_over_all():
    found = simulate(inline(hub(ASKED), DEAR), trainees=["principled"], runs=1)
    overall = {name: s["overall"].mean for name, s in found.spreads["principled"].items()}
    assert found.means["principled"] == {
        "zone": pytest.approx(overall["soft"]),
        "no_zone": pytest.approx(overall["hard"]),
        "all": pytest.approx(0.6 * overall["hard"] + 0.4 * overall["soft"]),
    }


def test_where_nothing_can_be_agreed_an_informed_walk_is_worth_more_than_a_walk_at_once():
    found = simulate(inline(hub(ASKED), DEAR), runs=1)
    leads = {distance.name: distance for distance in found.distances}
    assert leads["principled over instant_walker without a zone"].holds
    assert leads["principled over pushover without a zone"].holds


# The solver.


def test_the_solver_comes_to_the_value_of_the_start(doors):
    found = simulate(doors, trainees=[SOLVER])
    assert found.means[SOLVER]["all"] == pytest.approx(Solver(doors).start())


def test_the_solver_plays_by_a_kept_table(doors):
    table = Solver(doors).table
    assert simulate(doors, trainees=[SOLVER], table=table) == simulate(doors, trainees=[SOLVER])


def test_with_the_solver_the_ladder_has_its_last_rules_and_they_hold_by_their_nature(doors):
    found = simulate(doors, trainees=[SOLVER, *TRAINEES], runs=3)
    never_below = [d for d in found.distances if d.rule.better == SOLVER and d.rule.over == "all"]
    assert {d.rule.worse for d in never_below} == set(TRAINEES)
    assert all(distance.holds for distance in never_below)
    assert sum(d.rule.most is not None for d in found.distances) == 1


def test_a_game_too_large_is_not_solved_by_halves(doors):
    with pytest.raises(OverBudget):
        simulate(doors, trainees=[SOLVER], budget=5)
