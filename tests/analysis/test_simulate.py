from random import Random

import pytest

from negotiator_trainer.analysis.simulate import DAYLIGHT, LADDER, MEASURES, simulate
from negotiator_trainer.analysis.trainees import TRAINEES, play_out
from negotiator_trainer.engine.move import Offer, Say
from negotiator_trainer.scoring.measures import Scorer
from tests.games import game


@pytest.fixture(scope="module")
def sale():
    return game("scenarios/toy-sale", "buyer")


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
    assert spread.mean == pytest.approx(sum(scores) / 6)
    assert spread.runs == 6
    assert spread.deviation > 0


def test_who_does_not_draw_by_chance_plays_once(found):
    for variants in (v for name, v in found.spreads.items() if name != "random"):
        for measures in variants.values():
            assert (measures["overall"].runs, measures["overall"].deviation) == (1, 0)


def test_the_ladder_holds_just_when_every_neighbour_leads_by_enough(found):
    assert set(found.distances) == set(LADDER)
    for (better, worse), distance in found.distances.items():
        assert distance == pytest.approx(found.means[better] - found.means[worse])
    assert found.ladder is (min(found.distances.values()) >= DAYLIGHT)


def test_some_trainees_alone_are_no_ladder(sale):
    few = simulate(sale, trainees=["principled", "haggler"])
    assert set(few.distances) == {("principled", "haggler")}
    assert few.ladder is None


def test_the_haggler_asks_little_and_splits_differences(sale):
    for variant in sale.variants:
        moves, log = play_out(sale, variant, TRAINEES["haggler"](Random(1)))
        assert sum(isinstance(move, Say) for move in moves) <= 1
        assert any(isinstance(move, Offer) for move in moves)
        assert Scorer(sale).verdict(log[-1].state)[0] != "agreement_trap"
