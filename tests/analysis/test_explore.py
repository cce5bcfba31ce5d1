import pytest

from negotiator_trainer.analysis.explore import explore
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
