"""“Five lines on a green form”: its payoffs and zones, and what three people make of it."""

from __future__ import annotations

import pytest

from negotiator_trainer.bargaining.alternative import batna, expected
from negotiator_trainer.engine.move import Accept, Walk
from negotiator_trainer.scenario import table
from tests.scenarios.playing import Playing

VARIANTS = ("band", "project", "equity")
FORM = "52 may engineer one none none"
ROUNDED = "54 may engineer two course none"
SPLIT = "54 mar engineer two course none"
FITTING = {
    "band": "54 feb senior two full written",
    "project": "60 feb engineer two course none",
    "equity": "54 feb engineer three full written",
}


class Play(Playing):
    scenario = "job-offer"
    role = "candidate"


game, package = Play.game, Play.package


WORTH = {
    FORM: (0, 64, 76, 64),
    ROUNDED: (25, 59, 69, 65),
    SPLIT: (33, 64, 79, 71),
    FITTING["band"]: (70, 71, 45, 53),
    FITTING["project"]: (56, 43, 88, 49),
    FITTING["equity"]: (63, 57, 59, 76),
}


def test_a_quoted_deal_is_worth_what_the_teaching_note_says():
    assert {deal: Play.worth(deal) for deal in WORTH} == WORTH


@pytest.mark.parametrize("at", [1, 2, 3])
def test_the_fitting_deal_beats_the_split_for_both_and_no_other_variant_signs_it(at):
    fit = FITTING[VARIANTS[at - 1]]
    assert all(WORTH[fit][side] > WORTH[SPLIT][side] for side in (0, at))
    taken = [game().situations.at(v, 0).theirs.accepts(package(fit)) for v in range(3)]
    assert [v + 1 for v, yes in enumerate(taken) if yes] == [at]


def test_everybody_wants_february_and_the_form_says_may():
    days = [Play.worth(f"54 {day} engineer two none none") for day in ("may", "mar", "feb")]
    assert all(may < march < feb for may, march, feb in zip(*days, strict=True))


def test_the_walkaway_is_the_wait_for_the_insurer_until_the_raise_makes_staying_better():
    known = table.alternatives(game().scenario.roles["candidate"])
    now = game().situations.at(1, 0)
    assert batna(known).id == "insurer"
    assert expected(known, "insurer") - 3 == 25 == now.mine.reservation
    raised = game().situations.at(1, 1 << game().names.events.index("raise"))
    assert (raised.mine.reservation, len(now.zone()), len(raised.zone())) == (33, 53, 45)


ASKED = ("what made you", "up and running", "one month's notice", "to dialysis", "next to")


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_asks_says_what_she_needs_and_fits_the_deal_does_well(variant):
    raised = ("aren't in the room", "found me a raise")
    then = raised if variant == "project" else ("compare it to", "fight for")
    play = Play(variant, *ASKED, *then)
    assert play.offer(FITTING[variant].replace("written", "none")) == "accept"
    assert play.measures().overall > 75
    assert "I wrote while she was talking" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_gives_everything_away_ends_at_the_bottom_of_the_zone(variant):
    play = Play(variant, "in the main", "May is fine", "leave to you")
    assert play.state.theirs == package(ROUNDED)
    assert play.move(Accept()).measures().claimed == 0
    assert "a present of May" in play.interview()


def test_a_bully_is_told_that_it_is_over():
    play = Play("project", "in the main", "next to", "a bit more", "sixty before", "sixty before")
    play.say("sixty here now")
    assert (play.measures().verdict, play.measures().tag) == ("missed_deal", "they_left")
    assert "I still don't know what she came for" in play.interview()


def test_his_word_at_ten_to_four_is_the_trigger_and_leaving_then_is_understood():
    play = Play("equity", "in the main", "next to", "next desk earn", "up and running")
    play.say("May can stay", "sixty before")
    assert play.offer("60 feb senior three full none") == "insulting"
    assert play.state.flags >> list(game().side.flags).index("his_word") & 1
    assert "asked for a line" in play.move(Walk()).interview()


def test_what_he_fought_for_comes_out_only_once_he_has_a_reason_to_trust():
    early = Play("band", "in the main", "next to", "next desk earn", "fight for")
    later = Play("band", "in the main", "next to", "aren't in the room", "fight for")
    fought = 1 << game().names.facts.index("fought")
    assert [bool(play.state.known & fought) for play in (early, later)] == [False, True]


@pytest.mark.parametrize("given", [("May is fine",), ("up and running", "hard for me")])
def test_a_may_given_away_can_be_taken_back(given):
    play = Play("project", "in the main", *given, "notice is one month", "to dialysis")
    assert play.state.theirs == package("54 feb engineer two course none")


def test_an_invented_offer_is_looked_up_and_costs_trust_for_good():
    play = Play("equity", "bottom of what", "sixty-two", "next to", "next desk earn")
    play.say("up and running", "May can stay")
    assert play.state.trust == 30 < play.state.ceiling == 40
    play.say("I made it up")
