"""Looks for a dishonest estimate that is expected to score better than the honest one."""

from itertools import combinations, product

import pytest

from negotiator_trainer.scoring.estimate import (
    Estimates,
    brier,
    interval_score,
    money_skill,
    panel_skill,
)
from negotiator_trainer.scoring.sheet import Guess
from tests.every_scenario import every_game

ESTIMATED = {name: game for name, game in every_game().items() if game.side.estimate is not None}


def beliefs(game):
    """Every set of variants that could be left, with the weights that they then have."""
    weights = [variant.weight for variant in game.side.variants.values()]
    for count in range(1, len(weights) + 1):
        for left in combinations(range(len(weights)), count):
            total = sum(weights[v] for v in left)
            yield left, [weights[v] / total for v in left]


def expected(weights, scores):
    return sum(weight * score for weight, score in zip(weights, scores, strict=True))


def best_lie(game, skill_of_money, skill_of_panel):
    """The most that any answer on a grid gains over the honest one, over all beliefs."""
    estimates = Estimates(game)
    gain = 0.0
    for left, weights in beliefs(game):
        if estimates.money is not None:
            scores = _money(game, estimates, left, weights, skill_of_money)
        else:
            scores = _panel(estimates, left, weights, skill_of_panel)
        honest, best = scores
        gain = max(gain, best - honest)
    return gain


def _money(game, estimates, left, weights, skill):
    low, high = estimates.money.low, estimates.money.high
    truths = [estimates.limit(game.start(game.variants[v])) for v in left]
    grid = sorted({low + (high - low) * i // 24 for i in range(25)} | set(truths))
    ranges = [(a, b) for a in grid for b in grid if a <= b]
    honest = min(ranges, key=lambda r: expected(weights, [interval_score(*r, y) for y in truths]))

    def worth(pair):
        return expected(weights, [skill(Guess(*pair), y, high - low) for y in truths])

    return worth(honest), max(map(worth, ranges))


def _panel(estimates, left, weights, skill):
    taken = [estimates.would_take(v, 0) for v in left]
    patterns = list(zip(*taken, strict=True))  # packages that the same variants take are alike
    kinds = sorted(set(patterns))
    shares = {kind: expected(weights, kind) for kind in kinds}
    reference = estimates.reference()

    def worth(chances):
        panel = [chances[kind] for kind in patterns]
        return expected(weights, [skill(panel, truth, reference) for truth in taken])

    grids = [
        [shares[kind]]
        if len(set(kind)) == 1
        else sorted({i / 10 for i in range(11)} | {shares[kind]})
        for kind in kinds
    ]
    lies = (dict(zip(kinds, chances, strict=True)) for chances in product(*grids))
    return worth(shares), max(map(worth, lies))


@pytest.mark.parametrize("name", ESTIMATED)
def test_no_dishonest_estimate_is_expected_to_score_better(name):
    assert best_lie(ESTIMATED[name], money_skill, panel_skill) <= 1e-9


@pytest.mark.parametrize("name", ["used-car/buyer", "quarter-outcome/team_lead"])
def test_with_a_cap_at_twice_the_reference_some_would(name):
    """Why the cap is where it is."""

    def money(guess, truth, width):
        return 1 - min(interval_score(guess.low, guess.high, truth), 2 * width) / (2 * width)

    def panel(chances, truth, reference):
        return 1 - min(brier(chances, truth), 2 * reference) / (2 * reference)

    assert best_lie(ESTIMATED[name], money, panel) > 0.01


@pytest.mark.parametrize("name", ESTIMATED)
def test_without_a_cap_none_would(name):
    """The scores themselves are proper, so that a lie found above is the cap's doing."""

    def money(guess, truth, width):
        return 1 - interval_score(guess.low, guess.high, truth) / width

    def panel(chances, truth, reference):
        return 1 - brier(chances, truth) / reference

    assert best_lie(ESTIMATED[name], money, panel) <= 1e-9
