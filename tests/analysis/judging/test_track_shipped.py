"""Every shipped scenario, solved once: losses and luck lead from the start to the overall."""

from __future__ import annotations

from random import Random

import pytest

from negotiator_trainer.analysis.judging.labels import FINE
from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.scoring.measures import Scorer
from tests.analysis.reviewing import any_play
from tests.every_scenario import FIXED, every_game

PLAYS = 1000
SHIPPED = [name for name in every_game() if name not in FIXED]

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]


@pytest.mark.parametrize("name", SHIPPED)
def test_in_a_thousand_plays_of_each_scenario_the_terms_add_up(name):
    played = every_game()[name]
    solver = Solver(played)
    reviewer = Reviewer(solver, solver.scorer)
    overall = Scorer(played).overall
    for seed in range(PLAYS):
        variant, moves, final = any_play(played, Random(seed))
        track = follow(solver, variant, moves)
        total = track.start + (track.opening - track.start)
        total += sum(step.luck - step.loss for step in track.steps)
        assert total == pytest.approx(overall(final), abs=0.01), (seed, variant, moves)
        assert all(step.loss >= -1e-9 for step in track.steps), (seed, variant, moves)
        if seed % 50 == 0:
            review = reviewer.review(track)
            assert len(review.moments) <= 4
            for turn in review.moments:
                best = reviewer.judge(turn.step.judged, reviewer.best(turn.step))
                assert best.loss == pytest.approx(0, abs=0.01)
                assert not reviewer.judge(turn.step.judged, turn.step.move).loss <= FINE
