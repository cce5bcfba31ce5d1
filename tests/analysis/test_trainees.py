from random import Random

import pytest

from negotiator_trainer.analysis.belief import observation
from negotiator_trainer.analysis.packages import at_level, best_for_me, halfway, spread
from negotiator_trainer.analysis.seat import take_seat
from negotiator_trainer.analysis.trainees import TRAINEES, play_out
from negotiator_trainer.engine.move import Accept, Offer, Say
from negotiator_trainer.engine.play import begin
from negotiator_trainer.engine.replay import replay
from negotiator_trainer.scoring.measures import Scorer
from tests.engine.inline import Table, hub, inline
from tests.engine.test_play import lines
from tests.every_scenario import every_game
from tests.games import game

GAMES = every_game()
each_game = pytest.mark.parametrize("game", GAMES.values(), ids=GAMES)
each_trainee = pytest.mark.parametrize("name", TRAINEES)


@each_trainee
@each_game
def test_every_trainee_ends_within_the_rounds(game, name):
    for variant in game.variants:
        moves, log = play_out(game, variant, TRAINEES[name](Random(5)))
        assert log[-1].state.ending >= 0
        assert len(moves) == log[-1].state.round <= game.side.rounds
        assert replay(game, variant, moves) == log


@each_trainee
@each_game
def test_the_same_seed_gives_the_same_play(game, name):
    one, two = (play_out(game, game.variants[-1], TRAINEES[name](Random(9))) for _ in range(2))
    assert one == two


def test_random_plays_differ_by_seed():
    sale = game("scenarios/toy-sale", "buyer")
    plays = {
        tuple(map(str, play_out(sale, "moving_out", TRAINEES["random"](Random(seed)))[0]))
        for seed in range(8)
    }
    assert len(plays) > 4


@each_trainee
@each_game
def test_no_trainee_knows_more_than_it_has_seen(game, name):
    """In two variants it does the same for as long as both have looked the same."""
    plays = [play_out(game, v, TRAINEES[name](Random(3))) for v in game.variants]
    seen = [[observation(game, outcome) for outcome in log] for _, log in plays]
    for (moves, _), mine in zip(plays, seen, strict=True):
        for (other, _), theirs in zip(plays, seen, strict=True):
            alike = 0
            while alike < min(len(mine), len(theirs)) and mine[alike] == theirs[alike]:
                alike += 1
            assert moves[: min(alike, len(moves))] == other[: min(alike, len(moves))]


def test_on_the_toy_sale_each_trainee_plays_as_it_is_called():
    sale = game("scenarios/toy-sale", "buyer")
    verdicts = {}
    for name in ("principled", "pushover", "hardliner"):
        scores = []
        for variant in sale.variants:
            _, log = play_out(sale, variant, TRAINEES[name](Random(1)))
            scores.append(Scorer(sale).measures(log[-1].state))
        verdicts[name] = sum(m.overall for m in scores) / 2
    assert verdicts["principled"] > max(verdicts["pushover"], verdicts["hardliner"]) + 5


def test_the_hardliner_makes_one_demand_only():
    sale = game("scenarios/toy-sale", "buyer")
    moves, _ = play_out(sale, "no_hurry", TRAINEES["hardliner"](Random(1)))
    demands = {move.packages for move in moves if isinstance(move, Offer)}
    assert len(demands) <= 2  # its best package, and its best once the service came up


# The seat.

TALK = lines(
    ("a1", "open_question", "<<learn wood>>"), ("a2", "closed_question", "<<counter last>>"),
    ("a3", "silence", "<<event rival>>"),
)  # fmt: skip


def seat(*moves, patch="", variant="hard"):
    table = Table(inline(hub(TALK), patch), variant)(*moves)
    return take_seat(table.game, table.log)


def test_a_seat_at_the_opening_shows_the_lines_and_ones_own_values():
    here = seat()
    assert [(line.id, line.act) for line in here.lines] == [
        ("a1", "open_question"), ("a2", "closed_question"), ("a3", "silence"),
    ]  # fmt: skip
    assert (here.round, here.rounds, here.can_walk) == (0, 10, True)
    assert (here.standing, here.asked, here.mine, here.reply) == (None, None, (), "")
    assert here.own.reservation == 20
    assert len(here.packages) == 22


def test_a_seat_knows_what_was_offered_and_answered():
    here = seat("say a2", "offer price=20 finish=plain")
    assert here.asked == here.standing == (6, 0, 0)
    assert (here.mine, here.reply) == (((2, 0, 0),), "low")
    several = seat("offers price=20 finish=plain | price=30 finish=plain")
    assert (several.mine, several.reply) == (((3, 0, 0),), "several")
    assert seat("offer price=20 finish=plain", "say a1").reply == ""


def test_a_seat_knows_which_issues_were_shown_to_matter():
    patch = "play: {buyer: {facts: {wood: {priority: finish}}}}"
    assert seat(patch=patch).priorities == frozenset()
    assert seat("say a1", patch=patch).priorities == {1}


def test_seats_in_two_variants_are_alike_until_something_was_seen():
    hard, soft = (seat("say a2", "say a1", variant=v) for v in ("hard", "soft"))
    assert hard == soft


# How packages are chosen.


def test_the_best_package_for_me_is_my_own_best():
    assert best_for_me(seat()) == (0, 1, 0)


def test_halfway_is_the_middle_of_my_best_and_their_last():
    assert halfway(seat()) == (0, 1, 0)
    assert halfway(seat("say a2")) in {(3, 0, 0), (3, 1, 0)}


def test_a_package_at_a_level_is_worth_it_and_close_to_what_they_asked_for():
    here = seat("say a2")
    chosen = at_level(here, level=50)
    assert here.own.value(chosen) >= 50
    assert chosen == (5, 0, 0)
    assert at_level(here, level=1000) == best_for_me(here)


def test_a_spread_is_of_equal_worth_and_differs_in_what_it_trades():
    here = seat("say a2")
    wanted = spread(here, level=50, most=3)
    assert set(wanted) == {(5, 0, 0), (6, 1, 0)}
    assert all(here.own.value(p) >= 50 for p in wanted)
    assert spread(here, level=1000, most=3) == ()


def test_the_principled_trainee_keeps_its_walkaway():
    trainee = TRAINEES["principled"](Random(1))
    for variant in ("hard", "soft"):
        played = inline(hub(TALK), "play: {buyer: {variants: {hard: {reservation: 90}}}}")
        _, log = play_out(played, variant, trainee)
        state = log[-1].state
        assert Scorer(played).verdict(state)[0] != "agreement_trap"


def test_the_pushover_takes_what_is_not_plainly_bad():
    trainee = TRAINEES["pushover"](Random(1))
    assert trainee(seat("say a2")) == Accept()


def test_the_first_trainee_says_what_stands_first():
    trainee = TRAINEES["first"](Random(1))
    played = inline(hub(TALK))
    assert trainee(take_seat(played, [begin(played, "hard")])) == Say("a1")
