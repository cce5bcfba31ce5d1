import pytest

from negotiator_trainer.scoring.estimate import (
    Estimates,
    brier,
    chips_skill,
    interval_score,
    money_skill,
    panel_skill,
)
from negotiator_trainer.scoring.sheet import Guess
from tests.engine.inline import Table, hub, inline
from tests.engine.test_play import lines
from tests.games import game

# Gneiting & Raftery's interval score with α = 0.2: width + 10 · miss.


@pytest.mark.parametrize(
    ("low", "high", "truth", "score"),
    [(100, 140, 120, 40), (100, 140, 100, 40), (100, 140, 90, 140), (100, 140, 145, 90),
     (120, 120, 120, 0)],
)  # fmt: skip
def test_an_interval_scores_its_width_and_ten_times_its_miss(low, high, truth, score):
    assert interval_score(low, high, truth) == pytest.approx(score)


def test_the_public_range_has_two_thirds_of_the_skill_whatever_is_true():
    skills = [money_skill(Guess(60, 220), truth, 160) for truth in (60, 100, 220)]
    assert skills == pytest.approx([2 / 3] * 3)


@pytest.mark.parametrize(
    ("low", "high", "truth", "skill"),
    [(100, 100, 100, 1.0), (90, 110, 100, 1 - 20 / 480), (110, 120, 100, 1 - 110 / 480),
     (180, 200, 100, 0.0), (110, 90, 100, 1 - 20 / 480)],
)  # fmt: skip
def test_skill_falls_with_width_and_miss_to_nothing(low, high, truth, skill):
    assert money_skill(Guess(low, high), truth, 160) == pytest.approx(skill)


def test_a_guess_without_a_range_has_no_money_skill():
    with pytest.raises(ValueError, match="no range"):
        money_skill(Guess(panel=(50, 50)), 100, 160)


def test_brier_is_the_mean_squared_difference():
    assert brier([1, 0.5, 0], [True, True, True]) == pytest.approx((0 + 0.25 + 1) / 3)


def test_panel_skill_is_measured_against_what_the_brief_tells():
    assert panel_skill([1, 0], [True, False], 0.25) == 1
    assert panel_skill([0.5, 0.5], [True, False], 0.25) == pytest.approx(2 / 3)
    assert panel_skill([0, 1], [True, False], 0.25) == 0
    assert panel_skill([1, 1], [True, True], 0) == 1
    assert panel_skill([1, 0.9], [True, True], 0) == 0


def test_chips_are_measured_from_ones_own_weights_to_theirs():
    own, theirs = [60, 40, 0], [20, 30, 50]  # 40 + 10 + 50 apart
    assert chips_skill(own, theirs, own) == 0
    assert chips_skill(theirs, theirs, own) == 1
    assert chips_skill([40, 35, 25], theirs, own) == pytest.approx(0.5)
    assert chips_skill([100, 0, 0], theirs, own) == 0
    assert chips_skill(own, own, own) == 1
    assert chips_skill(theirs, own, own) == 0


# Money, on the toy sale: as it stands she sells at 90 or at 160, on a grid of 50 from 100.


@pytest.fixture(scope="module")
def sale():
    return game("scenarios/toy-sale", "buyer")


@pytest.fixture(scope="module")
def estimates(sale):
    return Estimates(sale)


def test_a_limit_is_the_least_number_of_the_issue_that_they_would_take(sale, estimates):
    assert [estimates.limit(sale.start(variant)) for variant in sale.variants] == [100, 200]


def test_a_buyers_limit_is_the_most_that_they_would_pay():
    patch = """
roles: {seller: {preferences: {base: 100, values: {price: {0: 0, 100: -100}}}}}
play: {buyer: {estimate: {money: {question: How much?, issue: price, low: 0, high: 100,
  package: {price: 50, finish: gloss, extra: none}}}}}
"""
    made = inline(hub(lines(("a1", "greeting"))), patch)
    # 100 − 5 for varnish leaves 45 above 50, and 65 above 30
    assert [Estimates(made).limit(made.start(v)) for v in made.variants] == [40, 60]


MONEY = """
play:
  buyer:
    estimate: {money: {question: How little?, issue: price, low: 0, high: 100,
      package: {price: 50, finish: plain, extra: none}}}
    facts:
      reason: {limit: {hard: {at_least: 40}, soft: {at_most: 60}}}
      wood: {limit: {at_most: 90}}
"""
TALK = lines(
    ("a1", "open_question", "<<learn reason>>"), ("a2", "open_question", "<<learn wood>>"),
    ("a3", "silence", "<<event rival>>"),
)  # fmt: skip


def test_a_limit_moves_with_the_events_in_force():
    table = Table(inline(hub(TALK), MONEY))
    estimates = Estimates(table.game)
    assert estimates.limit(table.state) == 50
    assert estimates.limit(table("say a3").state) == 70


def test_the_facts_heard_cut_the_public_range():
    for variant, first in (("hard", Guess(40, 100)), ("soft", Guess(0, 60))):
        table = Table(inline(hub(TALK), MONEY), variant)
        estimates = Estimates(table.game)
        assert estimates.justified(table.state) == Guess(0, 100)
        assert estimates.justified(table("say a1").state) == first
        both = Guess(first.low, min(90, first.high))
        assert estimates.justified(table("say a2").state) == both


def test_a_guess_that_is_not_complete_has_no_skill(sale, estimates):
    state = sale.start("no_hurry")
    assert [estimates.skill(guess, state) for guess in (Guess(), Guess(low=3))] == [0, 0]
    assert estimates.skill(Guess(200, 200), state) == 1


# The panel, on the two doors: each would take one of the two.


@pytest.fixture(scope="module")
def doors():
    return game("scenarios/two-doors", "tenant")


def test_a_panel_asks_for_each_package_whether_it_would_be_taken_today(doors):
    estimates = Estimates(doors)
    assert estimates.would_take(0, 0) == (True, False)
    assert estimates.would_take(1, 0) == (False, True)
    assert estimates.reference() == pytest.approx(0.25)
    state = doors.start("nights")
    assert estimates.justified(state) == Guess(panel=(50, 50))
    assert estimates.skill(Guess(panel=(50, 50)), state) == pytest.approx(2 / 3)
    assert estimates.skill(Guess(panel=(100, 0)), state) == 1
    assert estimates.skill(Guess(panel=(100, 0, 0)), state) == 0


PANEL = """
play:
  buyer:
    variants:
      mild: {name: Mild, weight: 20, truth: In between., reservation: 40, zone: always}
      soft: {weight: 20}
    facts:
      reason: {text: {hard: A., soft: B., mild: B.}}
    estimate: {panel: {question: Today?, packages: [
      {label: at 50, package: {price: 50, finish: plain, extra: none}},
      {label: at 40, package: {price: 40, finish: plain, extra: none}},
      {label: at 30, package: {price: 30, finish: plain, extra: none}}]}}
"""


def test_a_panels_reference_is_the_score_to_expect_from_the_prior_shares():
    estimates = Estimates(inline(hub(TALK), PANEL))
    # shares 1, .4, .2; hard (60 %) takes the first only, soft (20 %) all, mild (20 %) two
    hard, soft, mild = 0.16 + 0.04, 0.36 + 0.64, 0.36 + 0.04
    assert estimates.reference() == pytest.approx((0.6 * hard + 0.2 * soft + 0.2 * mild) / 3)


def test_a_panels_justified_chances_are_the_shares_of_the_variants_left():
    table = Table(inline(hub(TALK), PANEL), "soft")
    estimates = Estimates(table.game)
    assert estimates.justified(table.state) == Guess(panel=(100, 40, 20))
    assert estimates.justified(table("say a1").state) == Guess(panel=(100, 100, 50))
    assert [table.game.variants[i] for i in estimates.consistent(table.state)] == ["soft", "mild"]
