"""“Live by Monday”: its payoffs, its zones and the deals that its teaching note quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.bargaining.alternative import batna, expected
from negotiator_trainer.scenario import table
from tests.scenarios.clinic import MOVED, VARIANTS, Play

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game


@pytest.fixture(scope="module")
def game() -> Game:
    """The scenario, compiled for the product owner."""
    return Play.game()


@pytest.mark.parametrize(
    ("deal", "worth"),
    [
        ("daily contractor mid sales_eng criteria none", (59, 46, 31, 39)),
        ("reports contractor pilot sales_eng criteria none", (58, 44, 30, 41)),
        ("daily contractor pilot sales_eng criteria none", (54, 57, 32, 53)),
        ("daily promises pilot sales_eng criteria two", (73, 67, 42, 44)),
        ("limited promises mid sales_eng criteria two", (69, 55, 60, 36)),
        ("daily contractor pilot sales_eng commit two", (52, 74, 51, 56)),
        ("daily promises pilot sales_eng commit none", (43, 56, 33, 57)),
        ("limited pause mid product commit none", (1, 61, 68, 66)),
        ("export slack pilot clinic none none", (54, 20, 13, 22)),
    ],
)
def test_a_quoted_deal_is_worth_what_is_said_of_it(deal: str, worth: tuple[int, ...]) -> None:
    assert Play.worth(deal) == worth


@pytest.mark.parametrize(
    ("variant", "events", "tabled", "attainable"),
    [
        ("mornings", (), 15, 240),
        ("mornings", ("renewals_seen",), 33, 318),
        ("mornings", ("exposed",), 7, 149),
        ("mornings", ("pilot_moves",), 10, 218),
        ("live_clause", (), 3, 104),
        ("live_clause", ("exposed",), 0, 32),
        ("in_writing", (), 0, 0),
        ("in_writing", ("note_together",), 9, 21),
        ("in_writing", ("note_together", "exposed"), 4, 9),
    ],
)
def test_a_zone_has_as_many_packages_as_the_skeleton_says(
    variant: str, events: tuple[str, ...], tabled: int, attainable: int
) -> None:
    situation = Play.at(variant, *events)
    assert len(situation.zone(frozenset())) == tabled
    assert len(situation.zone()) == attainable


def test_there_are_729_packages(game: Game) -> None:
    assert len(game.space.packages()) == 729


def test_the_walkaway_follows_from_seeing_the_product_chief_first(game: Game) -> None:
    role = game.scenario.roles["product_owner"]
    known = table.alternatives(role)
    assert batna(known).id == "ingrid_first"
    assert float(expected(known, "ingrid_first")) == 40.75
    assert sum(step.amount for step in role.adjustments) == -5
    assert role.reservation == 36


def test_the_proposal_that_needs_her_yes_is_excluded_although_it_is_worth_most(
    game: Game,
) -> None:
    alternatives = game.scenario.roles["product_owner"].alternatives
    assert alternatives["configured"].value == max(each.value for each in alternatives.values())
    assert "yes" in alternatives["configured"].excluded


@pytest.mark.parametrize("variant", VARIANTS)
def test_configured_reports_alone_and_the_split_lie_outside_every_opening_zone(
    variant: str,
) -> None:
    zone = Play.at(variant).zone()
    for deal in (
        "reports contractor pilot sales_eng criteria none",
        "daily contractor mid sales_eng criteria none",
    ):
        assert Play.package(deal) not in zone


@pytest.mark.parametrize("variant", VARIANTS)
def test_her_first_ask_can_be_agreed_and_is_below_the_walkaway_and_the_minimum_terms(
    game: Game, variant: str
) -> None:
    situation = Play.at(variant)
    assert game.stance is not None
    ask = game.stance.ask
    assert situation.theirs.accepts(ask)
    assert situation.mine.value(ask) == 1
    assert not situation.mine.meets_terms(ask)


def test_the_ladder_concedes_in_every_variant_down_to_what_none_of_them_could_take(
    game: Game,
) -> None:
    assert game.stance is not None
    for variant in VARIANTS:
        worths = [Play.at(variant).theirs.value(rung) for rung in game.stance.ladder]
        assert worths == sorted(worths, reverse=True)
        assert len(set(worths)) == len(worths)
        moved = Play.at(variant, *MOVED[variant]).theirs
        assert [moved.accepts(rung) for rung in game.stance.ladder] == [True, True, False]


def test_every_package_that_she_puts_forward_by_name_is_one_that_she_would_take(
    game: Game,
) -> None:
    assert game.stance is not None
    said_in: dict[str, list[tuple[str, tuple[str, ...]]]] = {
        "lend_priya": [(variant, ()) for variant in VARIANTS],
        "daily_name": [
            ("mornings", ("exposed", "pilot_moves")),
            ("in_writing", ("note_together", "exposed", "pilot_moves")),
        ],
        "daily_beta": [("mornings", ()), ("mornings", ("exposed", "pilot_moves"))],
        "daily_review": [("mornings", ()), ("mornings", ("pilot_moves",))],
        "live_beta": [("live_clause", ()), ("live_clause", ("exposed",))],
        "live_review": [("live_clause", ())],
    }
    assert set(said_in) == set(game.stance.packages)
    for name, cases in said_in.items():
        for variant, events in cases:
            assert Play.at(variant, *events).theirs.accepts(game.stance.packages[name])


def test_the_panel_is_answered_differently_in_different_variants(game: Game) -> None:
    estimate = game.side.estimate
    assert estimate is not None
    assert estimate.panel is not None
    answers = {
        variant: [
            Play.at(variant).theirs.accepts(game.space.package_from(each.package))
            for each in estimate.panel.packages
        ]
        for variant in VARIANTS
    }
    assert answers == {
        "mornings": [False, True, False, True, True, True],
        "live_clause": [False, False, True, False, True, True],
        "in_writing": [False, False, False, False, False, True],
    }
