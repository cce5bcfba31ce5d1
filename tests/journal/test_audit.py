import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.journal.audit import audit
from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.scoring.sheet import Guess, Sheet

NUMBERS = st.integers(-(10**9), 10**9)
BUYER = Sheet(walkaway=42_000, target=39_000, guess=Guess(36_500, 40_500), agree_chance=70)
SELLER = Sheet(walkaway=10_000, target=14_000)


def test_a_buyer_who_writes_prices_is_better_off_with_less():
    found = audit(BUYER, Outcome(agreed=True, value=39_400))
    assert found.less_is_better
    assert (found.over_walkaway, found.over_target, found.attained) == (2_600, -400, 87)
    assert found.verdict == "held"


def test_a_seller_is_better_off_with_more():
    found = audit(SELLER, Outcome(agreed=True, value=15_000))
    assert (found.over_walkaway, found.over_target, found.attained) == (5_000, 1_000, 125)


@pytest.mark.parametrize(
    ("sheet", "outcome", "verdict"),
    [
        (SELLER, Outcome(agreed=True, value=9_999), "trap"),
        (BUYER, Outcome(agreed=True, value=42_001), "trap"),
        (SELLER, Outcome(agreed=True, value=12_000, minimum_terms_held=False), "trap"),
        (SELLER, Outcome(agreed=True, value=10_000, minimum_terms_held=True), "held"),
        (Sheet(), Outcome(agreed=True, value=10_000), "open"),
        (SELLER, Outcome(agreed=True), "open"),
        (SELLER, Outcome(), "open"),
        (SELLER, Outcome(agreed=False, value=12_000), "no_deal"),
    ],
)
def test_the_verdict_says_only_what_can_be_said(sheet, outcome, verdict):
    assert audit(sheet, outcome).verdict == verdict


def test_without_a_deal_there_is_no_value_and_no_term_to_hold():
    found = audit(SELLER, Outcome(agreed=False, value=12_000, minimum_terms_held=True))
    assert (found.value, found.over_walkaway, found.terms_held) == (None, None, None)


@pytest.mark.parametrize(("limit", "missed"), [(38_000, 0), (36_500, 0), (36_000, 500),
                                               (41_000, 500)])  # fmt: skip
def test_a_range_is_held_against_the_limit_that_became_known(limit, missed):
    found = audit(BUYER, Outcome(agreed=True, limit=limit))
    assert (found.missed_by, found.guess_held) == (missed, missed == 0)


def test_a_range_written_the_wrong_way_round_is_still_a_range():
    sheet = Sheet(guess=Guess(40_000, 36_000))
    assert audit(sheet, Outcome(limit=38_000)).guess == (36_000, 40_000)


@pytest.mark.parametrize(("agreed", "brier"), [(True, 0.09), (False, 0.49), (None, None)])
def test_a_chance_is_held_against_what_was_so(agreed, brier):
    assert audit(BUYER, Outcome(agreed=agreed)).brier == pytest.approx(brier)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_better_than_the_target_means_the_whole_way_and_more(walkaway, target, value):
    found = audit(Sheet(walkaway=walkaway, target=target), Outcome(agreed=True, value=value))
    if found.attained is None:
        assert walkaway == target
    elif found.attained > 100:
        assert found.over_target > 0
    elif found.attained < 0:
        assert found.over_walkaway < 0
        assert found.verdict == "trap"
