from dataclasses import replace
from random import Random

import pytest

from negotiator_trainer.analysis.players.imitations import (
    RECIPE,
    first,
    flatterer,
    haggler,
    hardliner,
    instant_walker,
    interrogator,
    oversharer,
    pushover,
    random_with,
    recipe,
    staller,
)
from negotiator_trainer.analysis.players.packages import best_for_me, halfway
from negotiator_trainer.analysis.players.trainees import play_out
from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.scoring.measures import Scorer
from tests.analysis.seats import TALK, seat, talking
from tests.engine.inline import hub, inline
from tests.every_scenario import every_game

GAMES = every_game()
MIXED = talking(
    "open_question", "threat", "flattery", "disclose", "concede", "silence", "closed_question",
    "thanks", bodies={3: ("<<give hurry>>",)},
)  # fmt: skip


def says(trainee, *moves, talk=MIXED):
    """The lines that a trainee says one after the other, until it does something else."""
    done = [*moves]
    lines = []
    for _ in range(6):
        move = trainee(seat(*done, talk=talk))
        if not isinstance(move, Say):
            break
        lines.append(move.id)
        done.append(f"say {move.id}")
    return lines


def test_the_haggler_asks_one_thing_and_then_splits_the_difference():
    assert says(haggler) == ["b0"]
    here = seat("say a2")
    split = haggler(replace(here, round=1, mine=((0, 1, 0),), said=frozenset({"a1"})))
    assert split in {Offer(((3, 0, 0),)), Offer(((3, 1, 0),))}


def test_the_haggler_takes_what_is_better_than_the_middle():
    here = seat("say a2")
    assert haggler(replace(here, standing=(1, 0, 0))) == Accept()
    assert haggler(replace(here, standing=(9, 0, 0))) != Accept()


def test_the_pushover_takes_what_is_not_plainly_bad():
    assert pushover(seat("say a2")) == Accept()
    assert says(pushover) == ["b4", "b2", "b7"]
    below = replace(seat("say a2"), standing=(10, 0, 0), round=5)
    assert pushover(below) == Accept()


def test_the_hardliner_makes_one_demand_only():
    for game in GAMES.values():
        moves, _ = play_out(game, game.variants[0], hardliner)
        demands = {move.packages for move in moves if isinstance(move, Offer)}
        latent = sum(issue.latent for issue in game.space.issues)
        assert len(demands) <= 1 + latent  # a new one only where a new issue came up
    assert hardliner(seat("say b1", talk=MIXED)) == Offer((best_for_me(seat(talk=MIXED)),))


def test_the_first_trainee_says_what_stands_first():
    assert says(first, talk=TALK) == ["a1", "a2", "a3"]
    assert first(seat("say a1", "say a2", "say a3")) == Accept()


def test_the_interrogator_asks_the_same_again_and_gives_nothing():
    assert set(says(interrogator)) == {"b0", "b6"}
    assert interrogator(replace(seat("say a2"), round=9)) == Accept()


def test_the_oversharer_tells_its_weakness_too_and_gives_away_its_whole_margin():
    assert says(oversharer) == ["b3", "b4"]
    here = seat("say b3", "say b4", talk=MIXED)
    offered = oversharer(replace(here, asked=((9, 0, 0),))).packages[0]
    assert here.own.value(offered) == pytest.approx(here.own.reservation, abs=10)
    assert oversharer(seat("say a2")) == Accept()


def test_the_flatterer_praises_again_and_again_and_then_hopes():
    assert flatterer(seat(talk=MIXED)) == Say("b2")
    here = seat("say b2", talk=MIXED)
    assert flatterer(here) == Offer((halfway(here),))
    assert flatterer(replace(here, round=2)) == Say("b7")


def test_the_staller_waits_inside_or_outside_until_the_last_round():
    assert set(says(staller)) == {"b5"}
    out = "play: {buyer: {moves: {outside: yes}}}"
    assert staller(seat(talk=talking("threat"), patch=out)) == Outside()
    assert staller(replace(seat("say a2"), round=9)) == Accept()


def test_the_instant_walker_leaves_at_once():
    for game in GAMES.values():
        moves, log = play_out(game, game.variants[0], instant_walker)
        assert moves == [Walk()] or not game.side.moves.walk
        assert log[-1].state.deal is None
    assert isinstance(instant_walker(replace(seat(), can_walk=False)), Say)


def test_the_recipe_does_the_same_kind_of_thing_at_the_same_turn_everywhere():
    assert len(RECIPE) == 10
    for step, kinds in enumerate(RECIPE):
        here = replace(seat(talk=MIXED), round=step)
        move = recipe(here)
        if "open_question" in kinds:
            assert move == Say("b0")
        elif kinds == "offer":
            assert isinstance(move, Offer)
    assert recipe(replace(seat("say a2"), round=9)) == Accept()
    assert recipe(replace(seat("say a2"), round=8)) != Accept()


def test_one_who_draws_by_chance_never_walks_before_half_the_rounds():
    kinds = set()
    for number in range(60):
        kinds.add(type(random_with(Random(number))(seat("say a2"))))
        assert random_with(Random(number))(seat("say a2")) != Walk()
    assert kinds == {Say, Offer, Accept}
    half = replace(seat("say a2"), round=5)
    assert Walk() in {random_with(Random(number))(half) for number in range(60)}


@pytest.mark.parametrize("trainee", [haggler, oversharer, interrogator, flatterer, staller, recipe])
def test_a_poor_habit_is_no_reason_to_agree_below_ones_walkaway(trainee):
    played = inline(hub(TALK), "roles: {buyer: {reservation: 90}}")
    for variant in ("hard", "soft"):
        _, log = play_out(played, variant, trainee)
        assert Scorer(played).verdict(log[-1].state)[0] != "agreement_trap"
