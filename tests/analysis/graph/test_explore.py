from random import Random

import pytest

from negotiator_trainer.analysis.graph.explore import explore
from negotiator_trainer.engine.move import Offer
from negotiator_trainer.engine.play import apply, begin, legal_moves, legal_packages
from negotiator_trainer.scoring.measures import Scorer
from tests.games import game


def test_the_small_peer_model_has_the_size_on_which_other_runtimes_agree():
    found = explore(game("peers/negotiation-small", "buyer"))
    assert (found.states, found.transitions, found.terminal) == (3_879, 10_371, 2_485)
    assert found.endings == {
        "walked": 1_394, "thrown_out": 69, "deal_fair": 296, "deal_good": 87, "impasse": 639,
    }  # fmt: skip


def test_the_large_peer_model_has_the_size_on_which_other_runtimes_agree():
    found = explore(game("peers/negotiation-large", "buyer"))
    assert (found.states, found.transitions, found.terminal) == (151_621, 416_476, 99_934)
    assert found.endings == {
        "walked": 51_687, "thrown_out": 2_051, "deal_fair": 33_110, "deal_good": 7_009,
        "impasse": 6_077,
    }  # fmt: skip


def test_a_walk_over_its_budget_is_not_called_complete():
    assert not explore(game("peers/negotiation-small", "buyer"), budget=500).complete


@pytest.mark.parametrize("variant", ["moving_out", "no_hurry"])
def test_every_ending_of_the_toy_sale_is_reached_in_each_variant(variant):
    found = explore(game("scenarios/toy-sale", "buyer"), variants=[variant])
    assert found.complete
    assert set(found.endings) == {"deal", "left_open", "thrown_out", "rain"}


def test_from_every_state_an_ending_can_be_reached():
    for folder, role in (("scenarios/toy-sale", "buyer"), ("peers/negotiation-small", "buyer")):
        assert explore(game(folder, role)).stuck == 0


def test_the_scores_of_an_ending_hold_every_play_that_reaches_it():
    played = game("scenarios/two-doors", "tenant")
    found = explore(played, scored=True)
    scorer = Scorer(played)
    random = Random(7)
    for _ in range(200):
        state = begin(played, random.choice(played.variants)).state
        while state.ending < 0:
            moves = [*legal_moves(played, state)]
            moves += [Offer((package,)) for package in legal_packages(played, state)]
            state = apply(played, state, random.choice(moves)).state
        low, high = found.scores[played.names.endings[state.ending]]
        assert low - 1e-6 <= scorer.overall(state) <= high + 1e-6
