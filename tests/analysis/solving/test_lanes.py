from random import Random

import pytest

from negotiator_trainer.analysis.solving.lanes import (
    LANES,
    Lane,
    Tracer,
    every_lane,
    lane_of,
    marks_after,
    marks_to_move,
    pushed,
    relationships,
)
from negotiator_trainer.engine.play import act, begin, can_offer, options, settle
from negotiator_trainer.scoring.measures import relationship
from tests.analysis.reviewing import any_move
from tests.engine.inline import hub, inline
from tests.every_scenario import every_game
from tests.games import game


def with_lane(state, lane):
    return state._replace(**lane._asdict())


def test_each_lane_has_a_number_of_its_own():
    assert [lane.code for lane in every_lane()] == list(range(LANES))


def test_what_is_added_is_held_between_nought_and_the_cap_each_time():
    after = pushed([("trust", -60, 100), ("trust", 30, 100), ("tension", 3, 4), ("face", 1, 4)])
    assert after[Lane(50, 2, 0).code] == Lane(30, 4, 1).code
    assert after[Lane(100, 0, 4).code] == Lane(70, 3, 4).code


def test_a_ceiling_holds_trust_down():
    assert pushed([("trust", 0, 45)])[Lane(80, 0, 0).code] == Lane(45, 0, 0).code
    assert pushed([("trust", 20, 45)])[Lane(30, 0, 0).code] == Lane(45, 0, 0).code


def test_the_relationship_of_a_lane_is_that_of_a_state_with_it():
    state = begin(game("scenarios/toy-sale", "buyer"), "no_hurry").state
    found = relationships(state)
    for lane in (Lane(0, 0, 0), Lane(55, 3, 1), Lane(100, 4, 4)):
        assert found[lane.code] == relationship(with_lane(state, lane))


def test_a_sum_of_measures_keeps_every_value_apart():
    line = "-> Shall we? <<if $trust + $tension > 55>> #act:small_talk #line:sum\n    <<return>>\n"
    marks = marks_to_move(inline(hub(line)))
    assert max(len(each.lanes) for each in marks) > 400


def test_without_conditions_all_lanes_are_alike():
    line = "-> Nice day. #act:small_talk #line:day\n    <<return>>\n"
    plain = inline(hub(line))
    assert {len(each.lanes) for each in marks_to_move(plain)} == {1}


@pytest.mark.parametrize("name", sorted(every_game()))
def test_all_lanes_and_rounds_of_a_bucket_are_played_alike(name):
    played = every_game()[name]
    chance = Random(7)
    to_move, after = marks_to_move(played), marks_after(played)
    for _ in range(12):
        state = begin(played, chance.choice(played.variants)).state
        while state.ending < 0:
            move = any_move(played, state, chance)
            alike = same_bucket(state, to_move[state.beat], chance)
            assert options(played, alike) == options(played, state)
            assert can_offer(played, alike) == can_offer(played, state)
            mid = did_alike(lambda s, out, move=move: act(played, s, move, out), state, alike)
            also = same_bucket(mid, after, chance)
            state = did_alike(lambda s, out: settle(played, s, out), mid, also)


def same_bucket(state, marks, chance):
    lanes = [code for code in range(LANES) if marks.of_lane[code] == marks.of_lane[lane_of(state)]]
    rounds = [r for r, b in enumerate(marks.of_round) if b == marks.of_round[state.round]]
    lane = list(every_lane())[chance.choice(lanes)]
    return with_lane(state, lane)._replace(round=chance.choice(rounds))


def did_alike(half, state, alike):
    """Play one half of a turn in both states, compare, and return where the real one is then."""
    one, other = Tracer(), Tracer()
    real, shadow = half(state, one), half(alike, other)
    assert one.lines == other.lines
    assert one.pushes == other.pushes
    assert pushed(one.pushes)[lane_of(state)] == lane_of(real)
    assert pushed(one.pushes)[lane_of(alike)] == lane_of(shadow)
    same = {"trust": 0, "tension": 0, "face": 0, "round": 0}
    assert real._replace(**same) == shadow._replace(**same)
    return real
