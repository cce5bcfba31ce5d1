from random import Random

import pytest

from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.analysis.solving.belief import observation
from negotiator_trainer.engine.replay import replay
from negotiator_trainer.scoring.measures import Scorer
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
