"""The identity overall = V₀ − Σ loss + Σ luck, and what each term of it means."""

from __future__ import annotations

from random import Random

import pytest

from negotiator_trainer.analysis.judging.track import follow, legal_in
from negotiator_trainer.analysis.solving.solver import OverBudget, Solver
from negotiator_trainer.engine.move import Accept, Offer, Say
from negotiator_trainer.engine.play import begin
from negotiator_trainer.errors import MoveError
from negotiator_trainer.scoring.measures import Scorer
from tests.analysis.random_games import random_game
from tests.analysis.reviewing import any_play, solver
from tests.games import game


def assert_adds_up(solved, score, seed):
    variant, moves, final = any_play(solved.game, Random(seed))
    track = follow(solved, variant, moves)
    total = track.start + (track.opening - track.start)
    for step in track.steps:
        assert step.loss >= -1e-9, (seed, step)
        total += step.luck - step.loss
    assert total == pytest.approx(score(final), abs=0.01), (seed, variant, moves)
    assert track.value == pytest.approx(score(final), abs=1e-6)
    assert track.last == (final,)


@pytest.mark.parametrize("name", ["doors", "sale"])
def test_in_a_thousand_plays_losses_and_luck_lead_from_the_start_to_the_overall(name):
    solved = solver(name)
    score = Scorer(solved.game).overall
    for seed in range(1000):
        assert_adds_up(solved, score, seed)


@pytest.mark.parametrize("forty", range(3))
def test_they_do_in_games_drawn_by_chance_too(forty):
    for seed in range(40 * forty, 40 * forty + 40):
        played = random_game(seed)
        solved = Solver(played)
        for other in range(5):
            assert_adds_up(solved, Scorer(played).overall, other)


def test_the_best_line_loses_nothing_against_any_variant():
    for name in ("doors", "sale"):
        solved = solver(name)
        for variant in solved.game.variants:
            moves = []
            while follow(solved, variant, moves).last[0].ending < 0:
                moves.append(solved.best(follow(solved, variant, moves).last))
            track = follow(solved, variant, moves)
            assert [step.loss for step in track.steps] == pytest.approx([0.0] * len(moves))


def test_over_the_variants_the_luck_of_a_turn_cancels_out():
    solved = solver("doors")
    weights = [v.weight for v in solved.game.side.variants.values()]
    lucks = [
        sum(s.luck for s in follow(solved, v, [Say("ha1")]).steps) for v in solved.game.variants
    ]
    assert sum(w * luck for w, luck in zip(weights, lucks, strict=True)) == pytest.approx(0)


def test_a_move_worth_more_than_all_that_the_solver_tries_loses_nothing():
    """Several offers at once can tell variants apart; the solver leaves them to the questions."""
    played = random_game(205)
    solved = Solver(played)
    found = []
    for seed in range(60):
        variant, moves, _ = any_play(played, Random(seed))
        for step in follow(solved, variant, moves).steps:
            if step.worth > solved.value(step.judged) + 1e-6:
                assert isinstance(step.move, Offer)
                assert len(step.move.packages) > 1
                found.append(step.loss)
    assert found
    assert set(found) == {0}


def test_an_offer_that_an_unseen_event_has_ruled_out_is_judged_where_it_can_be_made():
    met = 0
    for seed in range(60):
        played = random_game(seed)
        if not any(event.excludes for event in played.side.events.values()):
            continue
        solved = Solver(played)
        for other in range(8):
            variant, moves, final = any_play(played, Random(other))
            track = follow(solved, variant, moves)
            for step in track.steps:
                if len(step.judged) < len(step.belief):
                    met += 1
                    assert {s.variant for s in step.judged} < {s.variant for s in step.belief}
            total = track.opening + sum(step.luck - step.loss for step in track.steps)
            assert total == pytest.approx(Scorer(played).overall(final), abs=0.01)
    assert met


def test_a_move_that_is_legal_nowhere_is_refused_with_the_games_own_words():
    solved = solver("sale")
    (belief,) = solved.opening()
    with pytest.raises(MoveError, match="“say bn01” is not possible"):
        legal_in(solved.game, belief, Say("bn01"))


def test_an_unfinished_play_is_followed_as_far_as_it_has_come():
    solved = solver("sale")
    track = follow(solved, "no_hurry", [Say("yd01")])
    assert track.value == pytest.approx(solved.hindsight("no_hurry"), abs=15)
    assert [s.variant for s in track.last] == [1]
    assert track.steps[0].after == track.value
    assert follow(solved, "no_hurry", []).value == track.opening


def test_what_a_play_needs_is_among_the_totals_of_the_solver_that_followed_it():
    played = game("scenarios/toy-sale", "buyer")
    moves = [Offer(((0, 0), (1, 0)), "offers"), Say("yd01"), Accept()]
    first = Solver(played)
    track = follow(first, "moving_out", moves)
    again = Solver(played, table=first.table, budget=0)
    assert follow(again, "moving_out", moves) == track


def test_without_enough_budget_it_says_so():
    played = game("scenarios/toy-sale", "buyer")
    small = Solver(played, budget=50)
    with pytest.raises(OverBudget):
        follow(small, "moving_out", [Say("yd09"), Accept()])


def test_the_opening_is_turn_nought_and_its_luck_can_be_told_from_the_start():
    solved = solver("sale")
    track = follow(solved, "moving_out", [])
    assert track.log == (begin(solved.game, "moving_out"),)
    assert track.opening - track.start == pytest.approx(0)  # both variants open alike here
