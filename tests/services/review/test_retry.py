"""Another variant can stand in for the true one: up to the turn nobody could tell them apart."""

from __future__ import annotations

from random import Random

import pytest

from negotiator_trainer.analysis.judging.review import Judged
from negotiator_trainer.analysis.judging.track import holding, legal_in
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.services.review.retry import another
from negotiator_trainer.services.review.words import retry_words
from negotiator_trainer.services.session import Session
from tests.analysis.reviewing import any_play, solver
from tests.every_scenario import every_game


def believed(game, variant, moves):
    """What was possible before each move; nothing is solved for that."""
    unsolved = Solver(game)
    state = begin(game, variant).state
    belief = holding(unsolved.opening(), state)
    for move in moves:
        yield belief
        belief = legal_in(game, belief, move)
        state = apply(game, state, move).state
        if state.ending < 0:
            belief = holding(unsolved.successors(belief, move), state)


@pytest.mark.parametrize("name", every_game())
def test_in_every_variant_that_fits_the_same_was_said_and_can_be_done(name):
    game = every_game()[name]
    words = Words(game)
    for seed in range(12):
        variant, moves, _ = any_play(game, Random(seed))
        session = Session(game, words, variant=variant, seed=seed)
        for move in moves:
            session.play(move)
        for turn, belief in enumerate(believed(game, variant, moves), start=1):
            before = session.before(turn)
            for state in belief:
                other = session.before(turn, variant=game.variants[state.variant])
                assert other.state == state
                assert other.transcript == before.transcript
                assert other.options() == before.options()
                assert other.offers == before.offers
                assert (other.mood, other.standing) == (before.mood, before.standing)


def test_the_table_before_a_turn_is_the_one_that_was_there():
    game = solver("sale").game
    session = Session(game, Words(game), variant="moving_out", seed=2)
    stood = []
    for text in ("say yd01", "say yd13", "say bn02", "offer price=150 service=none"):
        stood.append((session.state, list(session.transcript), session.options()))
        session.play(session.read(text))
    for turn, (state, transcript, options) in enumerate(stood, start=1):
        before = session.before(turn)
        assert (before.state, before.transcript, before.options()) == (state, transcript, options)
    assert session.before(5).transcript == session.transcript


def test_the_next_variant_in_the_models_order_reacts_and_the_true_one_last():
    solved = solver("sale")
    game = solved.game
    (both,) = solved.opening()
    for true, next_one in (("moving_out", "no_hurry"), ("no_hurry", "moving_out")):
        session = Session(game, Words(game), variant=true, seed=1)
        assert another(session, both) == next_one
        alone = tuple(s for s in both if game.variants[s.variant] == true)
        assert another(session, Judged(loss=0, passed=True, possible=alone).possible) == true


@pytest.mark.parametrize(
    ("loss", "passed", "words"),
    [
        (0.0, True, "That is it: nothing was better."),
        (0.7, True, "That holds: less than a point short of the best."),
        (1.3, True, "That holds: only 1 point short of the best."),
        (4.2, True, "That holds: only 4 points short of the best."),
        (12.6, False, "Not yet: something else was 13 points better."),
    ],
)
def test_the_verdict_is_a_sentence(loss, passed, words):
    assert retry_words(loss, passed=passed) == words
