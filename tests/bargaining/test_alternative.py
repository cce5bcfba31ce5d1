from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.alternative import Alternative, batna, expected, reservation

CAR = (
    Alternative("saturday", 2_050, chance=75, otherwise="rent"),
    Alternative("rent", 1_250),
    Alternative("private", 4_100, excluded="comes without Connect"),
)
CLINIC = (
    Alternative("to_the_ceo", 54, chance=60, otherwise="told"),
    Alternative("to_the_cpo", 54, chance=75, otherwise="told"),
    Alternative("told", 1),
)


def test_the_walkaway_of_the_car_is_not_the_other_car():
    assert batna(CAR).id == "saturday"
    assert expected(CAR, "saturday") == reservation(CAR) == 1_850


def test_the_walkaway_of_the_clinic_counts_goodwill():
    assert batna(CLINIC).id == "to_the_cpo"
    assert expected(CLINIC, "to_the_ceo") == Fraction("32.8")
    assert expected(CLINIC, "to_the_cpo") - 5 == Fraction("35.75")
    assert reservation(CLINIC, [-5]) == 36


def test_a_deal_with_somebody_else_may_be_the_batna():
    brokered = Alternative("brokered", 40)
    dictated = Alternative("dictated", 11)
    assert batna([dictated, brokered]).id == "brokered"
    assert reservation([dictated, brokered], [-4]) == 36


def test_what_needs_the_other_sides_yes_is_no_alternative():
    proposal = Alternative("reports", 58, excluded="needs her yes")
    assert batna([proposal, *CLINIC]).id == "to_the_cpo"


def test_what_cannot_be_chosen_can_still_be_fallen_back_on():
    told = Alternative("told", 1, excluded="not your choice")
    assert reservation((*CLINIC[:2], told), [-5]) == 36


def test_of_equal_alternatives_the_first_is_the_batna():
    assert batna([Alternative("a", 5), Alternative("b", 5)]).id == "a"


@pytest.mark.parametrize(
    ("value", "adjustments", "rounded"),
    [(1, [], 1), (3, [], 2), (-1, [], 0), (-3, [], -1), (5, [-10, 2], -5), (0, [], 0)],
)
def test_halves_are_rounded_up(value, adjustments, rounded):
    coin = Alternative("coin", value, chance=50, otherwise="nothing")
    nothing = Alternative("nothing", 0, excluded="an outcome")
    assert reservation([coin, nothing], adjustments) == rounded


def test_fallbacks_may_have_fallbacks():
    chain = (
        Alternative("a", 100, chance=50, otherwise="b"),
        Alternative("b", 60, chance=50, otherwise="c"),
        Alternative("c", 20),
    )
    assert expected(chain, "a") == 70


@pytest.mark.parametrize("chance", [0, 50, 100])
def test_fallbacks_that_lead_in_a_circle_are_refused(chance):
    circle = (
        Alternative("a", 1, chance=chance, otherwise="b"),
        Alternative("b", 2, chance=chance, otherwise="a"),
    )
    with pytest.raises(ValueError, match="a → b → a"):
        expected(circle, "a")
    with pytest.raises(ValueError, match="circle"):
        reservation(circle)


def test_falling_back_on_itself_is_a_circle():
    with pytest.raises(ValueError, match="a → a"):
        expected([Alternative("a", 1, chance=50, otherwise="a")], "a")


def test_what_happens_otherwise_must_be_said():
    with pytest.raises(ValueError, match="a: nothing is said"):
        expected([Alternative("a", 1, chance=99)], "a")


def test_unknown_and_doubled_ids_are_refused():
    with pytest.raises(ValueError, match="no alternative 'x'"):
        expected([Alternative("a", 1, chance=50, otherwise="x")], "a")
    with pytest.raises(ValueError, match="two alternatives are called 'a'"):
        expected([Alternative("a", 1), Alternative("a", 2)], "a")


def test_without_a_real_alternative_there_is_no_batna():
    with pytest.raises(ValueError, match="no alternative"):
        batna([Alternative("a", 1, excluded="no")])
    with pytest.raises(ValueError, match="no alternative"):
        reservation([])


@pytest.mark.parametrize("chance", [-1, 101])
def test_a_chance_is_a_percentage(chance):
    with pytest.raises(ValueError, match="not a percentage"):
        Alternative("a", 1, chance=chance, otherwise="b")


@given(st.lists(st.tuples(st.integers(-100, 100), st.integers(0, 100)), min_size=1, max_size=6))
def test_a_chain_is_worth_something_between_its_worst_and_its_best(steps):
    chain = [
        Alternative(str(at), value, chance=chance, otherwise=str(at + 1))
        for at, (value, chance) in enumerate(steps)
    ]
    chain.append(Alternative(str(len(steps)), 0))
    values = [alternative.value for alternative in chain]
    assert min(values) <= expected(chain, "0") <= max(values)
