"""“A roof, a road and a piano”: what its pages are worth, and what three ways of talking bring."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Walk
from tests.scenarios.playing import Playing

VARIANTS = ("money", "summers", "thanks")
FIRST_PAGE = "five cem advance more leyla none"
HALVES = "decided turns half half sold none"
MIDDLE = "decided turns half named sold none"
EVERYBODY = "decided turns advance named defne small"
FITTING = {
    "money": "autumn turns advance half defne none",
    "summers": "decided cem hands half defne small",
    "thanks": "decided let half named defne big",
}
TOLD = {"money": "owned_up", "summers": None, "thanks": "heard"}


class Play(Playing):
    scenario = "shared-house"
    role = "sister"


package = Play.package


def sides(variant: str, event: str | None = None):
    """The values in force, after an event or none."""
    return Play.at(variant, *([event] if event else ()))


def both(variant: str, deal: str, event: str | None = None) -> tuple[int, int]:
    found, at = package(deal), sides(variant, event)
    return at.mine.value(found), at.theirs.value(found)


@pytest.mark.parametrize(
    ("variant", "worth"), [("money", (55, 44)), ("summers", (49, 60)), ("thanks", (53, 83))]
)
def test_a_fitting_page_is_worth_what_the_note_says_and_signed_in_its_variant_alone(variant, worth):
    assert both(variant, FITTING[variant], TOLD[variant]) == worth
    takers = {v for v in VARIANTS if sides(v, TOLD[v]).theirs.accepts(package(FITTING[variant]))}
    assert takers == {variant}


@pytest.mark.parametrize("variant", VARIANTS)
def test_nobody_signs_halves_and_what_all_would_sign_is_worse_for_both(variant):
    fit, at = both(variant, FITTING[variant], TOLD[variant]), sides(variant, TOLD[variant])
    assert at.mine.accepts(package(HALVES))
    assert not at.theirs.accepts(package(HALVES))
    assert sides(variant).theirs.accepts(package(EVERYBODY))
    for deal in (MIDDLE, EVERYBODY):
        assert all(a < b for a, b in zip(both(variant, deal, TOLD[variant]), fit, strict=True))


@pytest.mark.parametrize(("stake", "hers", "his"), [("small", 4, 6), ("big", 10, 15)])
def test_each_side_gains_by_the_bet_as_their_own_forecast_has_it(stake, hers, his):
    bets = [both("thanks", f"decided let half named defne {bet}") for bet in ("none", stake)]
    assert [after - before for before, after in zip(*bets, strict=True)] == [hers, his]


def test_what_is_said_widens_the_zone_where_it_had_been_missing():
    assert [len(sides("thanks", e).zone(frozenset())) for e in (None, "heard")] == [21, 31]
    due = package(FITTING["money"])
    assert [due in sides("money", e).zone() for e in (None, "owned_up")] == [False, True]


ROAD = ("once they've voted", "the loser pays")
CAREFUL = {
    "money": ("beans", "of this house", "I came four times", "the yard", "in this kitchen"),
    "summers": ("beans", "of this house", "goes round it", "the yard", *ROAD),
    "thanks": ("beans", "I came four times", "about the nights", *ROAD),
}
SAID = {"money": "that kitchen", "summers": "The rest was arithmetic", "thanks": "bet with me"}


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_looks_asks_and_admits_signs_the_fitting_page(variant):
    play = Play(variant).say(*CAREFUL[variant])
    assert play.offer(FITTING[variant]) == "accept"
    assert play.ending()[0] == "held"
    assert SAID[variant] in play.ending()[1]


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_gives_the_summers_away_has_given_something_to_one_cem_of_three(variant):
    verdict, _ = Play(variant).say("a quarrel", "Have July").move(Accept()).ending()
    assert verdict == ("held" if variant == "summers" else "agreement_trap")


THIRD = {"money": ("second time",), "summers": ("at the pool",), "thanks": ("half for you", "need")}


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_pushes_three_times_sits_alone_in_the_kitchen(variant):
    play = Play(variant).say("a quarrel", "An agent", "once they've voted", "It's settled")
    assert "who wants something" in play.say("of this house", *THIRD[variant]).ending()[1]


def test_the_three_years_come_out_by_no_question_and_the_yard_only_with_trust():
    play = Play("thanks").say("a quarrel", "of this house", "the last year", "the yard")
    assert not any(map(play.knows, ("three_years", "yard")))
    play.say("I came four times", "about the nights", "the yard")
    assert all(map(play.knows, ("three_years", "yard")))


def test_who_asked_nothing_meets_the_first_page_again_at_the_last_call():
    play = Play("thanks").say("a quarrel", "kettle", "plain no")
    while play.state.round < 8:
        play.offer(HALVES)
    assert play.state.theirs == package(FIRST_PAGE)
    assert "didn't take it" in play.move(Walk()).ending()[1]
