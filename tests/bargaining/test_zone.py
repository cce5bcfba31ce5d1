from __future__ import annotations

import pytest

from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference, changed
from negotiator_trainer.bargaining.space import Space
from negotiator_trainer.bargaining.zone import union, zone

NOTHING = frozenset()


def sizes(negotiation, variant, reservation=None):
    """Return the size of the zone as tabled at first, and with everything tabled."""
    mine, theirs = negotiation.against(variant, reservation)
    return (
        len(zone(negotiation.space, mine, theirs, NOTHING)),
        len(zone(negotiation.space, mine, theirs)),
    )


@pytest.mark.parametrize(
    ("variant", "expected"),
    [("month_end", (88, 344)), ("second_buyer", (4, 78)), ("promised", (0, 18))],
)
def test_the_zones_of_the_car(used_car, variant, expected):
    assert sizes(used_car, variant) == expected


def test_a_caught_bluff_closes_the_zone_of_the_second_buyer_as_tabled(used_car):
    assert sizes(used_car, "second_buyer", 17_400)[0] == 0


@pytest.mark.parametrize(
    ("variant", "reservation", "expected"),
    [
        ("mornings", None, (15, 244)),
        ("mornings", 45, (33, 323)),
        ("mornings", 56, (7, None)),
        ("live_clause", None, (3, 109)),
        ("live_clause", 56, (0, None)),
        ("in_writing", None, (0, 0)),
        ("in_writing", 50, (9, 21)),
    ],
)
def test_the_zones_of_the_clinic(clinic, variant, reservation, expected):
    tabled, attainable = sizes(clinic, variant, reservation)
    assert tabled == expected[0]
    assert expected[1] in {None, attainable}


def test_an_exclusion_that_comes_later_shrinks_the_zone_of_the_clinic(clinic):
    daily_by_contractor = ((0, frozenset({2})), (1, frozenset({0})), (3, frozenset({1})))
    space = clinic.space.excluding((daily_by_contractor,))
    mine, theirs = clinic.against("mornings")
    assert len(zone(space, mine, theirs, NOTHING)) == 10
    assert len(zone(space, mine, theirs)) == 222


@pytest.mark.parametrize(
    ("variant", "reservation", "expected"),
    [
        ("board", None, (195, 373)),
        ("freeze", None, (141, 376)),
        ("burned", None, (42, 42)),
        ("burned", 74, (216, 258)),
        ("burned", 92, (10, 10)),
    ],
)
def test_the_zones_of_the_quarter(quarter, variant, reservation, expected):
    assert sizes(quarter, variant, reservation) == expected


def test_the_zones_of_the_quarter_against_other_teams(quarter):
    board = quarter.variants["board"]
    tables = list(quarter.mine.preference.tables)
    tables[1] = (24, 23, 20, 11)
    holding_back = Party(Preference(tuple(tables)), 44)
    tables = list(quarter.mine.preference.tables)
    tables[3], tables[4] = (0, 3, 14, 24), (0, 3, -4)
    losing_an_engineer = Party(Preference(tuple(tables)), 42)
    found = [
        len(zone(quarter.space, board, team))
        for team in (quarter.mine, holding_back, losing_an_engineer)
    ]
    assert found == [373, 461, 235]


@pytest.mark.parametrize(
    ("deal", "mine", "theirs"),
    [
        (("linked", "15", "one", "now", "one", "fortnightly", "keep"), 54, (79, 52, 66)),
        (("linked", "15", "two", "none", "two", "fortnightly", "pause"), 64, (59, 79, 67)),
        (("linked", "10", "two", "after_mid", "none", "fortnightly", "keep"), 63, (59, 42, 93)),
        (("accounts", "10", "one", "analyst", "one", "weekly", "keep"), 40, (60, 56, 65)),
        (("accounts", "10", "two", "analyst", "one", "weekly", "keep"), 50, (48, 54, 79)),
    ],
)
def test_reference_deals_of_the_quarter_are_worth_what_the_sheet_says(quarter, deal, mine, theirs):
    package = quarter.deal(*deal)
    assert quarter.mine.value(package) == mine
    assert tuple(party.value(package) for party in quarter.variants.values()) == theirs


@pytest.mark.parametrize(
    ("deal", "mine", "theirs"),
    [
        (("daily", "mid", "sales_eng", "contractor", "criteria", "none"), 59, (46, 31, 39)),
        (("reports", "pilot", "sales_eng", "contractor", "criteria", "none"), 58, (44, 30, 41)),
        (("daily", "pilot", "sales_eng", "promises", "criteria", "two"), 73, (67, 42, 44)),
        (("limited", "mid", "sales_eng", "promises", "criteria", "two"), 69, (55, 60, 36)),
    ],
)
def test_reference_deals_of_the_clinic_are_worth_what_the_sheet_says(clinic, deal, mine, theirs):
    package = clinic.deal(*deal)
    assert clinic.mine.value(package) == mine
    assert tuple(party.value(package) for party in clinic.variants.values()) == theirs


ONE_PRICE = Space((Issue(id="price", options=("1", "2", "3", "4"), numbers=(1, 2, 3, 4)),))
BUYER = Preference(((4, 3, 2, 1),))
SELLER = Preference(((1, 2, 3, 4),))


def test_there_may_be_no_zone():
    assert zone(ONE_PRICE, Party(BUYER, 3), Party(SELLER, 3)) == ()


def test_a_zone_may_be_one_package():
    assert zone(ONE_PRICE, Party(BUYER, 3), Party(SELLER, 2)) == ((1,),)


def test_limits_below_every_package_leave_the_whole_space():
    assert zone(ONE_PRICE, Party(BUYER, -9), Party(SELLER, 0)) == ONE_PRICE.packages()


def test_a_package_without_a_minimum_term_is_not_in_the_zone():
    terms = ((0, frozenset({0, 1})),)
    assert zone(ONE_PRICE, Party(BUYER, 0, terms), Party(SELLER, 0)) == ((0,), (1,))
    assert zone(ONE_PRICE, Party(BUYER, 0), Party(SELLER, 2, terms)) == ((1,),)


def test_the_attainable_zone_is_the_union_of_what_moves_lead_to(used_car):
    mine, first = used_car.against("second_buyer")
    _, after_the_call = used_car.against("second_buyer", 17_300)
    before = zone(used_car.space, mine, first, NOTHING)
    after = zone(used_car.space, mine, after_the_call)
    both = union([after, before, before])
    assert both == tuple(sorted(set(before) | set(after)))
    assert union([]) == union([(), ()]) == ()


@pytest.mark.parametrize("tabled", [None, NOTHING])
def test_a_large_space_is_searched_like_a_small_one(tabled):
    counts = (9, 9, 9, 9, 9)
    space = Space(
        tuple(
            Issue(
                id=f"i{at}",
                options=tuple(map(str, range(count))),
                until_tabled=4 if at == 3 else None,
            )
            for at, count in enumerate(counts)
        ),
        (((0, frozenset({0, 5})), (1, frozenset({2}))),),
    )
    combined = ((((1, frozenset({0})), (2, frozenset({1, 8}))), 13),)
    rising = tuple(tuple(at * option for option in range(9)) for at in range(1, 6))
    falling = tuple(tuple(3 * (9 - option) for option in range(9)) for _ in range(5))
    mine = Party(Preference(rising, 1, combined), 60, ((4, frozenset({3, 5, 7})),))
    theirs = Party(Preference(falling), 70, ((0, frozenset({0, 1, 2, 5})),))
    assert space.combinations > 50_000
    found = zone(space, mine, theirs, tabled)
    assert found == tuple(
        package
        for package in space.packages(tabled)
        if mine.accepts(package) and theirs.accepts(package)
    )
    assert len(found) > 100


def test_an_event_that_changes_a_worth_moves_the_zone(quarter):
    mine, board = quarter.against("board")
    moved = Party(changed(board.preference, [(2, 1, -4)]), board.reservation)
    before = zone(quarter.space, mine, board)
    after = zone(quarter.space, mine, moved)
    assert set(after) < set(before)
    assert all(package[2] == 1 for package in set(before) - set(after))
