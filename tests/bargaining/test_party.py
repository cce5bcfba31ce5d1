from __future__ import annotations

from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference

PREFERENCE = Preference(((0, 10, 20), (0, 5)))


def test_a_party_accepts_exactly_its_reservation_value():
    party = Party(PREFERENCE, 10)
    assert party.accepts((1, 0))
    assert party.accepts((1, 1))
    assert not party.accepts((0, 1))


def test_surplus_is_what_lies_above_the_reservation_value():
    party = Party(PREFERENCE, 10)
    assert [party.surplus((option, 0)) for option in range(3)] == [-10, 0, 10]
    assert party.value((2, 1)) == 25


def test_a_package_without_a_minimum_term_is_refused_at_any_price():
    party = Party(PREFERENCE, 0, ((1, frozenset({1})),))
    assert not party.meets_terms((2, 0))
    assert not party.accepts((2, 0))
    assert party.accepts((0, 1))


def test_meeting_the_terms_is_not_enough():
    party = Party(PREFERENCE, 20, ((1, frozenset({1})),))
    assert party.meets_terms((0, 1))
    assert not party.accepts((0, 1))


def test_every_minimum_term_counts_and_any_of_its_options_will_do():
    party = Party(PREFERENCE, 0, ((0, frozenset({1, 2})), (1, frozenset({1}))))
    assert party.accepts((1, 1))
    assert party.accepts((2, 1))
    assert not party.meets_terms((0, 1))
    assert not party.meets_terms((2, 0))
