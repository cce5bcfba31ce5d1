"""“What would fifteen take?” from the other chair: Rafael plays, Anneli keeps her team."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Walk
from tests.scenarios.playing import Playing

VARIANTS = ("stretched", "holding", "losing")
DICTATED = "revenue_churn 15 one_q none none weekly_status keep"
MIDDLE = "accounts_lost 10 two_q_mid analyst one_bold weekly_status keep"
HER_LAST = "week4_linked 10 one_q analyst one_bold fortnight_decide keep"
OVER_TWO = "week4_linked 15 two_q_mid eng_now one_bold fortnight_decide keep"
PAPER = "week4_only 20 two_q_mid eng_now two_bold end_only keep"
FITTING = {
    "stretched": "week4_linked 15 one_q eng_now one_bold fortnight_decide pause",
    "holding": "week4_linked 20 one_q none two_bold fortnight_decide keep",
    "losing": "week4_linked 15 one_q eng_now one_bold fortnight_decide keep",
}


class Play(Playing):
    scenario = "quarter-outcome"
    role = "cpo"


at, package, worth = Play.at, Play.package, Play.worth


@pytest.mark.parametrize(
    ("deal", "values"),
    [
        (DICTATED, (81, 11, 21, 11)),
        (MIDDLE, (44, 50, 48, 43)),
        (HER_LAST, (70, 57, 55, 50)),
        (OVER_TWO, (63, 64, 63, 70)),
        (PAPER, (43, 48, 74, 47)),
        (FITTING["stretched"], (71, 67, 57, 56)),
        (FITTING["holding"], (84, 25, 64, 13)),
        (FITTING["losing"], (79, 54, 53, 60)),
    ],
)
def test_a_quoted_note_is_worth_what_the_teaching_note_says(deal, values):
    assert worth(deal) == values


@pytest.mark.parametrize("place", range(3))
def test_the_fitting_note_is_better_for_both_than_where_her_own_pages_end(place):
    fit, last = worth(FITTING[VARIANTS[place]]), worth(HER_LAST)
    assert fit[0] > last[0]
    assert fit[1 + place] > last[1 + place]


ASKED = {
    "stretched": (
        "where are you today", "who'll hear", "my job, not yours", "the four of them",
        "had to stop", "but once",
    ),
    "holding": ("hears this on", "believe in yourselves", "did nothing", "fifteen take",
                "in writing before"),
    "losing": ("hears this on", "believe in yourselves", "the four of them", "sit next to her"),
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_says_what_it_is_for_and_asks_signs_the_fitting_note(variant):
    play = Play(variant).say(*ASKED[variant])
    assert play.offer(FITTING[variant]) == "accept"
    verdict, said = play.ending()
    assert verdict == "held"
    assert ("what fifteen would take" in said) == play.knows("room")
    assert ("nobody about Bex" in said) == (variant == "losing")
    assert play.measures().overall > 78


def test_who_hands_over_people_and_time_signs_at_the_bottom_or_below_it():
    gave = ("a number first", "from billing", "your two quarters")
    for variant, verdict in zip(VARIANTS, ("held", "agreement_trap", "held"), strict=True):
        play = Play(variant).say(*gave).move(Accept())
        assert play.ending()[0] == verdict
        assert "He took the sheet" in play.ending()[1]


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_threatens_presses_and_dictates_is_left_alone_with_the_note(variant):
    assert not at(variant).theirs.accepts(package(DICTATED))
    play = Play(variant).say("a number first", "write the note myself", "more in you")
    assert play.offer(DICTATED) == "insulting"
    verdict, said = play.ending()
    assert verdict == "missed_deal"
    assert "I don't walk out" in said


@pytest.mark.parametrize(
    ("line", "fact"), [("the four of them", "people"), ("did nothing", "failed")]
)
def test_what_is_kept_from_a_stranger_is_told_to_who_has_said_whom_it_is_for(line, fact):
    assert not Play("stretched").say("where are you today", line).knows(fact)
    told = Play("stretched").say("where are you today", "who'll hear", "three months", line)
    assert told.knows(fact)


def test_you_have_more_in_you_closes_the_drawer_and_raises_what_she_needs():
    play = Play("holding").say("where are you today", "more in you", "who'll hear", "three months")
    assert not play.say("did nothing", "fifteen take").knows("room")
    assert len(at("holding", "told_more").zone(frozenset())) < 172


def test_who_writes_twenty_down_when_it_is_shown_has_to_leave_some_of_it():
    shown = Play("holding").say(*ASKED["holding"][:4])
    assert shown.say("Twenty it is").offer(FITTING["holding"]) == "close"
    assert shown.offer(FITTING["holding"].replace("20", "15")) == "accept"
    assert "I'll say ten" in shown.ending()[1]


def test_in_bex_alone_personnel_writes_after_five_turns_unless_she_has_told():
    waiting = ("where are you today", *["half a point"] * 4)
    for variant in VARIANTS:
        assert Play(variant).say(*waiting).knows("people") == (variant == "losing")
    late = package(FITTING["losing"].replace("eng_now", "eng_after_mid"))
    values = [at("losing", *e).theirs.value(late) for e in ((), ("notice_in",))]
    assert values == [50, 42]


@pytest.mark.parametrize(
    ("last", "verdict", "said"),
    [(Walk(), "missed_deal", "He didn't take it"), (Accept(), "agreement_trap", "can't be missed")],
)
def test_without_a_starting_line_she_ends_with_a_figure_that_nobody_believes(last, verdict, said):
    play = Play("stretched").say("slept here")
    while play.state.theirs != package(PAPER):
        assert play.offer(OVER_TWO.replace("15", "20")) != "accept"
    assert play.state.round == 7
    assert play.move(last).ending()[0] == verdict
    assert said in play.ending()[1]
