"""“That will need thought”: what its pages are worth, and what is earned on the first afternoon."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Walk
from tests.scenarios.playing import Playing

VARIANTS = ("kilns_first", "plain", "sunday")
PAGES = {
    "s30 works house p40 none none": (2, 76, 60, 56),
    "s40 works both p40 first_refusal none": (30, 59, 55, 44),
    "s40 joint both p120 first_refusal none": (44, 60, 43, 40),
    "s40 studio house p120 first_refusal uncle": (54, 75, 26, 52),
    "s50 works venture p300 free none": (53, 14, 68, 24),
    "s50 joint venture p40 first_refusal uncle": (54, 50, 17, 82),
}
HANDED_OUT, NODDED, MIDDLE, KILNS, PLAIN, SUNDAY = PAGES
BEST_FOR_ME = "s50 studio venture p120 free none"
ASKING = ("What makes a good", "gap on that shelf", "My fund must", "How does a yes")


class Play(Playing):
    scenario = "joint-venture"
    role = "developer"

    def faces(self, page: str) -> bool:
        return self.state.theirs == package(page)


package = Play.package


@pytest.mark.parametrize("page", PAGES)
def test_a_quoted_page_is_worth_what_the_teaching_note_says(page):
    assert Play.worth(page) == PAGES[page]


@pytest.mark.parametrize("at", range(3))
def test_a_fitting_page_is_better_for_both_than_the_middle_and_fits_nowhere_else(at):
    mine, *theirs = PAGES[(KILNS, PLAIN, SUNDAY)[at]]
    assert mine > PAGES[MIDDLE][0]
    assert theirs[at] > PAGES[MIDDLE][at + 1]
    fits = [value >= least for value, least in zip(theirs, (58, 52, 68), strict=True)]
    assert fits == [at == other for other in range(3)]


ZONES = {
    ("kilns_first",): 22,
    ("kilns_first", "slept_on_it"): 89,
    ("kilns_first", "slept_on_it", "told_first"): 114,
    ("plain", "kiln_booked"): 53,
    ("sunday",): 0,
    ("sunday", "chair_heard"): 27,
    ("sunday", "chair_heard", "cornered"): 16,
}


@pytest.mark.parametrize("moved", ZONES)
def test_a_night_a_question_or_a_blunder_moves_the_zone(moved):
    variant, *events = moved
    assert len(Play.at(variant, *events).zone()) == ZONES[moved]


def test_who_asks_and_walks_gets_the_page_that_fits_in_each_house():
    kilns = Play("kilns_first", *ASKING, "kilns take", "Which line", "What part would")
    assert kilns.offer(KILNS) == "accept"
    assert "how he would leave" in kilns.interview()
    plain = Play("plain", "What makes a good", "nobody may leave", "kilns take", "How does a yes")
    plain.say("How did it end", "Which line")
    assert plain.offer(PLAIN) == "accept"
    assert "then he worked like that" in plain.interview()
    sunday = Play("sunday", *ASKING, "Thank you", "Mr Oyelaran")
    assert sunday.offer(SUNDAY) == "accept"
    assert "what he wanted, and not whether" in sunday.interview()
    assert all(p.measures().overall > 85 for p in (kilns, plain, sunday))


def test_who_nods_is_given_the_walkaway_and_no_more():
    play = Play("kilns_first", "love to see", "Three generations", "kilns take", "How does a yes")
    play.say("How did it end", "most of your page")
    assert play.faces(NODDED)
    assert play.move(Accept()).measures().claimed == 0
    assert "from him" in play.interview()


def test_a_bully_is_handed_the_same_page_in_a_colder_room():
    play = Play("kilns_first", "letter of intent")
    assert play.offer(BEST_FOR_ME) == "insulting"
    play.say("letter of intent today", "Are you the one", "kilns take", "signed by noon", "Corvo")
    assert play.faces(HANDED_OUT)
    assert play.move(Walk()).measures().door == "shut"
    assert "train" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_how_a_yes_comes_about_is_told_to_a_guest_whom_she_trusts(variant):
    assert not Play(variant, "A third of", "How does a yes").knows("who_signs")
    trusted = Play(variant, "What makes", "jobs" if variant != "plain" else "Whatever")
    assert trusted.say("How does a yes").knows("who_signs")


def test_nobody_can_agree_with_her_until_he_was_asked():
    play = Play("sunday", *ASKING, "What does he listen")
    assert play.offer(MIDDLE) != "accept"
    assert play.faces(HANDED_OUT)
    assert play.say("Mr Oyelaran").faces("s30 joint venture p40 first_refusal uncle")
    initialled = Play("sunday", "A third of").move(Accept())
    assert initialled.measures().verdict == "agreement_trap"


def test_the_tour_and_the_question_to_the_uncle_are_right_in_some_houses_only():
    assert [Play(v, "love to see").state.trust for v in VARIANTS] == [70, 30, 70]
    kilns = Play("kilns_first", *ASKING, "kilns take", "Mr Oyelaran")
    sunday = Play("sunday", *ASKING, "Thank you", "Mr Oyelaran")
    assert (kilns.state.trust, sunday.state.trust) == (50, 70)
