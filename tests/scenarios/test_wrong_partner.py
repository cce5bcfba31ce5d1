"""“Six weeks and a cake”: what its pages are worth, and what play brings out."""

from __future__ import annotations

import pytest

from negotiator_trainer.bargaining.alternative import batna, expected
from negotiator_trainer.engine.move import Accept, Walk
from negotiator_trainer.scenario import table
from tests.scenarios.playing import Playing

VARIANTS = ("deploy", "scout", "pocket")
FITTING = "small seat d30 y2 share trial"


class Play(Playing):
    scenario = "wrong-partner"
    role = "founder"


game = Play.game


CURIOUS = ("a good day for you", "Who signs this", "The totals now")
TOLD = ("reach private caterers", "better than no page", "What do you think we would do")
CAREFUL = (*CURIOUS, *TOLD)


QUOTED = {
    "large majority d90 y4 first none": (24, 88, 96, 72),
    "large veto d30 y2 first none": (45, 79, 82, 66),
    "large veto d30 y2 share none": (51, 75, 68, 65),
    "small seat d30 y4 first none": (57, 23, 46, 69),
    "middle seat d30 y2 share none": (70, 41, 46, 32),
    FITTING: (81, 3, 10, 75),
}


@pytest.mark.parametrize(("deal", "values"), QUOTED.items())
def test_a_quoted_page_is_worth_what_the_teaching_note_says(deal, values):
    assert Play.worth(deal) == values


def test_the_walkaway_is_the_banks_line_less_the_house_and_a_hope_does_not_count():
    role = game().scenario.roles["founder"]
    known = table.alternatives(role)
    assert batna(known).id == "bank_line"
    assert expected(known, "bank_line") + role.adjustments[0].amount == role.reservation == 56


@pytest.mark.parametrize(
    ("variant", "events", "packages"),
    [
        ("deploy", ("fennel_named",), 0), ("scout", ("fennel_named", "leaked"), 0),
        ("pocket", (), 75), ("pocket", ("needy",), 68),
    ],
)  # fmt: skip
def test_only_the_small_pocket_has_a_zone_and_no_event_opens_another(variant, events, packages):
    assert len(Play.at(variant, *events).zone()) == packages


def test_who_asks_tells_what_he_wants_and_what_he_has_signs_the_fitting_page():
    play = Play("pocket").say(*CAREFUL)
    assert play.offer(FITTING) == "accept"
    assert (play.measures().verdict, play.measures().overall > 80) == ("held", True)
    assert "never once pretended" in play.interview()


@pytest.mark.parametrize("variant", ["deploy", "scout"])
def test_where_there_is_no_zone_her_last_page_is_a_trap_and_leaving_is_right(variant):
    play = Play(variant).say(*CAREFUL)
    assert play.offer(FITTING) != "accept"
    trapped = Play(variant).say(*CAREFUL).move(Accept())
    assert trapped.measures().verdict == "agreement_trap"
    left = play.move(Walk())
    assert (left.measures().verdict, left.measures().door) == ("right_walk", "open")


def test_who_nods_signs_at_the_bottom_in_the_pocket_and_below_it_elsewhere():
    nods = ("Where do I put my name", "spelled everybody", "as nice to us", "live with those")
    for variant, value in zip(VARIANTS, (45, 45, 57), strict=True):
        assert Play(variant).say(*nods).move(Accept()).measures().value == value


def test_a_bully_is_left_with_the_cake():
    blunt = ("one line at a time", "With respect", "sign it as it is", "You might have mentioned")
    play = Play("deploy").say(*blunt)
    assert play.measures().tag == "they_left"
    assert "somebody to be beaten" in play.interview()


def test_monday_and_what_else_they_own_come_out_only_to_somebody_she_trusts():
    closed = Play("scout").say(
        "one line at a time", "Who signs", "The totals now", "have to be Monday"
    )
    assert not closed.knows("needs")
    assert not any("comes near" in line for line in closed.open())
    assert Play("scout").say(*CURIOUS, "have to be Monday", "comes near").knows("rival")


def test_who_hands_over_the_list_hears_nothing_more_and_is_left_when_it_is_a_map():
    play = Play("scout").say("a good day for you", "Who signs this", "Here you are")
    play.say("have to be Monday", "comes near")
    assert not play.knows("rival")
    play.say("better than no page", "What do you think we would do")
    play.offer(FITTING.replace("trial", "none"))
    assert (play.measures().verdict, play.measures().tag) == ("missed_deal", "they_left")
    assert "sent for a map" in play.interview()


def test_a_reflex_no_leaves_a_small_page_in_her_bag():
    play = Play("pocket").move(Walk())
    assert play.measures().verdict == "missed_deal"
    assert "a small page in my bag" in play.interview()
