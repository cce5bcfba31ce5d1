"""“By Friday noon”: what its deals are worth; a careful, a soft and a loud hour."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Outside, Walk
from tests.scenarios.playing import Playing

VARIANTS = ("goal", "budget", "rival")
LETTER = "300 one quarters same as_now"
SPLIT = "350 two january same as_now"
FORM = "380 three january list freeze"
REMAINDER = "380 one friday same trainer"
FITTING = {"goal": FORM, "budget": REMAINDER}


class Play(Playing):
    scenario = "renewal-ultimatum"
    role = "account_manager"


game, package = Play.game, Play.package


def party(variant=None):
    return Play.at(VARIANTS[0]).mine if variant is None else Play.at(variant).theirs


WORTH = {
    LETTER: (-4000, 54000, 71000, 64000),
    SPLIT: (32000, 37000, 39000, 27000),
    FORM: (57000, 39000, -2000, -2000),
    REMAINDER: (38000, 4000, 65000, 16000),
}


@pytest.mark.parametrize(("deal", "values"), WORTH.items())
def test_a_quoted_deal_is_worth_what_the_teaching_note_says(deal, values):
    assert Play.worth(deal) == values


@pytest.mark.parametrize("variant", FITTING)
def test_each_variant_has_a_deal_of_its_own_that_beats_the_split_for_both(variant):
    fit = package(FITTING[variant])
    assert [name for name in VARIANTS if party(name).accepts(fit)] == [variant]
    for side in (None, variant):
        assert party(side).preference.value(fit) > party(side).preference.value(package(SPLIT))


@pytest.mark.parametrize(
    ("variant", "sizes"), [("goal", (123, 161, 202)), ("budget", (98, 134, 171))]
)
def test_a_paper_for_friday_widens_the_zone_and_calling_him_out_narrows_it(variant, sizes):
    moved = (("called_out",), (), ("paper_friday",))
    assert tuple(len(Play.at(variant, *events).zone()) for events in moved) == sizes


ASKED = ("Friday matters", "waiting for something", "Thank you", "be counted")


@pytest.mark.parametrize("variant", FITTING)
def test_who_asks_what_friday_is_for_and_fills_it_does_well(variant):
    play = Play(variant).say(*ASKED, "help you with Friday", "on the terminals")
    assert play.offer(FITTING[variant].replace("380", "400")) == "accept"
    assert play.measures().verdict == "held"
    assert "asked what Friday was for" in play.interview()


def test_who_asks_and_finds_a_signed_offer_leaves_with_a_date_in_september():
    play = Play("rival").say(*ASKED, "where would you go")
    assert play.offer(SPLIT) != "accept"
    walked = play.say("look at us again").move(Walk())
    assert list(game().side.endings)[walked.state.ending] == "september"
    assert walked.measures().verdict == "right_walk"
    assert "a date with her in September" in walked.interview()
    assert walked.measures().overall > Play("rival").move(Walk()).measures().overall + 8


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_stops_the_clock_with_the_price_is_in_the_agreement_trap(variant):
    play = Play(variant).say("hate to lose you").move(Accept())
    assert play.measures().verdict == "agreement_trap"
    told = "hardly anything left above it" if variant == "rival" else "room above it"
    assert told in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_answers_with_hours_and_charges_is_shown_the_door(variant):
    play = Play(variant).say("go up on Friday", "Thursday at five", "won't move")
    assert list(game().side.endings)[play.state.ending] == "he_stops"
    assert "only asked for a signature" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_he_says_what_friday_is_only_to_somebody_whom_he_trusts_with_it(variant):
    early = Play(variant).say("hate to lose you", "waiting for something")
    assert not early.knows("friday")
    for way in (
        ("Friday matters",),
        ("always paid on time", "I sent it"),
        ("hate to", "understand"),
    ):
        assert Play(variant).say(*way, "waiting for something").knows("friday")


def test_a_blunder_costs_and_can_be_mended():
    play = Play("goal").say("go up on Friday")
    assert play.state.tension == 1
    assert play.say("Four good years", "I sent it", "waiting for something").state.tension == 0


def test_his_last_page_is_the_one_that_delighted_him():
    play = Play("budget").say("Friday matters", "waiting for something", "the year in advance")
    delighted = play.state.theirs
    while play.state.round < 7:
        play.move(Outside())
    assert play.state.theirs == delighted


@pytest.mark.parametrize("variant", VARIANTS)
def test_after_seven_turns_the_letter_stands_again_if_nobody_asked(variant):
    play = Play(variant).say("hate to lose you")
    while play.state.round < 7:
        assert play.offer("400 one quarters list as_now") != "accept"
    assert play.state.theirs == package(LETTER)
    assert play.state.flags >> list(game().side.flags).index("letter_again") & 1
