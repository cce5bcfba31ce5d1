"""“A show of hands”: what its pages are worth, who comes over, and what three people make of it."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Walk
from tests.scenarios.playing import Playing

VARIANTS = ("asked", "nights", "flaw")
MIDDLE = "willing april rota together stop call"
EVERYBODY = "pilot april sam together count late"
FITTING = {
    "asked": "whole april lead together count call",
    "nights": "whole april sam sam count late",
    "flaw": "pilot april lead together stop call",
}


class Play(Playing):
    scenario = "team-event"
    role = "proposer"


sides, package = Play.at, Play.package


def both(variant: str, deal: str) -> tuple[int, int]:
    found, at = package(deal), sides(variant)
    return at.mine.value(found), at.theirs.value(found)


@pytest.mark.parametrize(
    ("variant", "worth"), [("asked", (58, 71)), ("nights", (50, 82)), ("flaw", (48, 88))]
)
def test_a_fitting_page_is_worth_what_the_note_says_and_signed_in_its_variant_alone(variant, worth):
    assert both(variant, FITTING[variant]) == worth
    takers = {v for v in VARIANTS if sides(v).theirs.accepts(package(FITTING[variant]))}
    assert takers == {variant}


@pytest.mark.parametrize("variant", VARIANTS)
def test_nobody_signs_the_middle_and_what_all_would_sign_is_worse_for_both(variant):
    fit, at = both(variant, FITTING[variant]), sides(variant)
    assert not at.theirs.accepts(package(MIDDLE))
    assert at.theirs.accepts(package(EVERYBODY))
    for deal in (MIDDLE, EVERYBODY):
        assert all(a < b for a, b in zip(both(variant, deal), fit, strict=True))


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_colleague_who_comes_over_lowers_her_walkaway_and_widens_the_zone(variant):
    over = ("joy_over", "tomas_over")
    alone, one, two = (sides(variant, *over[:n]) for n in range(3))
    assert [alone.theirs.reservation - at.theirs.reservation for at in (one, two)] == [6, 12]
    assert len(alone.zone()) < len(one.zone()) < len(two.zone())
    assert alone.mine.reservation == two.mine.reservation


JOY = ("would the rota need", "ought to be")
CAREFUL = {
    "asked": ("Was that Mikkel", "I was afraid to", *JOY),
    "nights": (*JOY, "always you", "that month"),
    "flaw": ("plans like this", "saved her", *JOY),
}
SAID = {"asked": "afraid of what", "nights": "three others know", "flaw": "Irena's name"}


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_sees_what_is_good_and_asks_what_is_needed_signs_the_fitting_page(variant):
    play = Play(variant).say("My slide forgot", *CAREFUL[variant])
    play.say("would she say", "rest of the hour")
    assert play.offer(FITTING[variant]) == "accept"
    assert play.ending()[0] == "held"
    assert SAID[variant] in play.ending()[1]


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_gives_the_plan_away_in_a_sentence_signs_at_the_bottom_of_the_zone(variant):
    play = Play(variant).say("a fight", "have your one pair").move(Accept())
    assert sides(variant).mine.value(play.state.deal) in range(32, 35)


IDLE = ("April timetable",) * 3
PRESSING = (("that Mikkel's", "always open", *IDLE), (*IDLE[1:], "Can that wait"), IDLE + IDLE[1:2])


@pytest.mark.parametrize(("variant", "words"), [*zip(VARIANTS, PRESSING, strict=True)])
def test_who_counts_the_room_and_asks_nothing_of_it_is_counted_out(variant, words):
    play = Play(variant).say("I've watched it", "Hands up", *words)
    assert "pushed for an hour" in play.ending()[1]


def test_where_somebody_was_counted_the_others_say_nothing_until_that_is_mended():
    play = Play("flaw").say("I've watched it", "Hands up", "One answer", JOY[0])
    assert not play.knows("joy_needs")
    assert play.say("trying to win", JOY[0]).knows("joy_needs")
    assert play.say("count on you").state.tension == 1


def test_what_became_of_the_last_plan_is_told_to_somebody_she_trusts():
    told = [Play("flaw").say(w, "plans like this") for w in ("I've watched it", "My slide forgot")]
    assert [play.knows("last_time") for play in told] == [False, True]


def test_who_asked_nothing_meets_her_half_page_again_at_ten_to_four():
    play = Play("asked").say("I've watched it", "One answer", "April timetable", "As it stands")
    while play.state.round < 7:
        play.offer(MIDDLE.replace("call", "none"))
    assert play.state.theirs == package("pilot summer sam halina hands none")
    assert "whose page it was" in play.move(Walk()).ending()[1]
