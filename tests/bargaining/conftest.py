"""Three whole negotiations with known answers, used throughout the tests of this package."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference, curve
from negotiator_trainer.bargaining.space import Space


@dataclass(frozen=True)
class Negotiation:
    """A space, one trainee, and a counterpart for each variant."""

    space: Space
    mine: Party
    variants: dict[str, Party] = field(default_factory=dict)

    def deal(self, *options):
        issues = (issue.id for issue in self.space.issues)
        return self.space.package_from(dict(zip(issues, options, strict=True)))

    def against(self, variant, reservation=None):
        """Return both sides, the other one with another reservation value if one is given."""
        them = self.variants[variant]
        if reservation is not None:
            them = Party(them.preference, reservation, them.minimum_terms)
        return self.mine, them

    def points(self, packages, variant):
        them = self.variants[variant]
        return [(self.mine.value(package), them.value(package)) for package in packages]


@pytest.fixture(scope="session")
def used_car():
    prices = tuple(range(15_000, 19_001, 100))
    space = Space(
        (
            Issue(id="price", options=tuple(map(str, prices)), numbers=prices),
            Issue(id="tow_bar", options=("none", "fitted")),
            Issue(id="connect", options=("none", "active")),
            Issue(id="collection", options=("by30", "week1", "week3")),
            Issue(id="plan", options=("none", "12m", "36m"), until_tabled=0),
        ),
        (((2, frozenset({0})), (4, frozenset({1, 2}))),),
    )
    buyer = Preference(
        (
            curve({15_000: 5_000, 19_000: 1_000}, prices),
            (-850, 0),
            (-3_000, 0),
            (-150, 0, 40),
            (0, 78, 234),
        )
    )

    def colm(bonus, reservation):
        unit_waived = (((2, frozenset({1})), (4, frozenset({2}))), 520)
        tables = (prices, (0, -320), (0, -520), (bonus, 0, -90), (0, 90, 450))
        return Party(Preference(tables, together=(unit_waived,)), reservation)

    return Negotiation(
        space,
        Party(buyer, 1_850, ((2, frozenset({1})),)),
        {
            "month_end": colm(600, 15_700),
            "second_buyer": colm(0, 17_100),
            "promised": colm(0, 17_900),
        },
    )


@pytest.fixture(scope="session")
def clinic():
    deliver = ("export", "reports", "daily", "limited", "full")
    space = Space(
        (
            Issue(id="deliver", options=deliver),
            Issue(id="when", options=("pilot", "mid", "next")),
            Issue(id="who", options=("product", "sales_eng", "clinic")),
            Issue(id="days", options=("reminder", "contractor", "promises")),
            Issue(id="review", options=("commit", "criteria", "none")),
            Issue(id="beta", options=("none", "two", "all"), until_tabled=0),
        ),
        (
            ((0, frozenset({4})), (1, frozenset({0, 1}))),
            ((0, frozenset({3})), (1, frozenset({0}))),
            ((0, frozenset({3, 4})), (2, frozenset({2}))),
            ((0, frozenset({0})), (3, frozenset({1, 2}))),
        ),
    )

    def matrix(*rows):
        return tuple(
            (((0, frozenset({what})), (3, frozenset({days}))), worth)
            for what, row in enumerate(rows)
            for days, worth in enumerate(row)
        )

    mine = Preference(
        ((0,) * 5, (0, 5, 8), (0, 12, 7), (0,) * 3, (0, 16, 11), (0, 14, 4)),
        together=matrix((36, 36, 36), (22, 30, 33), (14, 26, 31), (-4, 14, 22), (-20, 2, 12)),
    )
    price = matrix((0, 0, 0), (0, -2, -4), (0, -4, -8), (0, -7, -13), (0, -11, -18))

    def teresa(what, when, review, beta, reservation):
        tables = (what, when, (8, 4, 0), (0,) * 3, review, beta)
        return Party(Preference(tables, together=price), reservation)

    return Negotiation(
        space,
        Party(mine, 36),
        {
            "mornings": teresa(
                (0, 12, 27, 31, 34), (20, 9, 0), (13, 10, 0), (0, 14, 18), reservation=50
            ),
            "live_clause": teresa(
                (0, 4, 8, 32, 38), (13, 12, 0), (16, 11, 0), (0, 14, 18), reservation=50
            ),
            "in_writing": teresa(
                (0, 5, 19, 30, 36), (22, 8, 0), (20, 12, 0), (0, -5, -9), reservation=63
            ),
        },
    )


@pytest.fixture(scope="session")
def quarter():
    space = Space(
        (
            Issue(id="metric", options=("revenue", "accounts", "linked", "week4")),
            Issue(id="target", options=("5", "10", "15", "20"), numbers=(5, 10, 15, 20)),
            Issue(id="time", options=("one", "two")),
            Issue(id="people", options=("none", "analyst", "after_mid", "now")),
            Issue(id="risk", options=("none", "one", "two")),
            Issue(id="check_in", options=("weekly", "fortnightly", "end")),
            Issue(id="partner", options=("keep", "pause"), until_tabled=0),
        )
    )
    team = Preference(
        (
            (0, 5, 15, 17),
            (30, 22, 11, -5),
            (0, 10),
            (0, 5, 9, 13),
            (0, 8, 8),
            (0, 7, 5),
            (0, 13),
        )
    )
    board = (
        (14, 8, 12, 0),
        (0, 14, 26, 31),
        (18, 6),
        (6, 5, 4, 2),
        (6, 4, 0),
        (3, 9, 0),
        (8, 0),
    )
    freeze = (
        (10, 7, 9, 0),
        (0, 12, 22, 27),
        (5, 3),
        (28, 22, 8, 0),
        (0, 6, 9),
        (2, 8, 0),
        (2, 0),
    )
    burned = (
        (16, 10, 14, 0),
        (8, 18, 20, 16),
        (0, 14),
        (8, 9, 10, 0),
        (12, 7, 0),
        (7, 11, 0),
        (14, 0),
    )
    return Negotiation(
        space,
        Party(team, 36),
        {
            "board": Party(Preference(board), 62),
            "freeze": Party(Preference(freeze), 60),
            "burned": Party(Preference(burned), 86),
        },
    )
