from dataclasses import replace
from itertools import pairwise
from statistics import fmean

import pytest

from negotiator_trainer.analysis.players.principled import ASKING, AT_ONCE, principled
from negotiator_trainer.analysis.players.simulate import simulate
from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.engine.move import Accept, Offer, Say, Walk
from negotiator_trainer.scoring.measures import Scorer
from tests.analysis.bargains import bargain
from tests.analysis.seats import TALK, seat, talking
from tests.engine.inline import hub, inline


def said(here):
    move = principled(here)
    assert isinstance(move, Say)
    return move.id


def late(here):
    """The same position with the asking over."""
    return replace(here, round=int(here.rounds * ASKING) + 1)


# Rule 1: it asks.


def test_it_asks_the_general_questions_first_and_the_specific_ones_later():
    talk = talking("what_if", "how_question", "why_question", "threat", "open_question")
    order = []
    for _ in range(4):
        order.append(said(seat(*(f"say {line}" for line in order), talk=talk)))
    assert order == ["b4", "b2", "b1", "b0"]


def test_it_offers_when_nothing_is_left_to_ask_or_three_fifths_of_the_rounds_are_over():
    talk = talking("open_question", "threat")
    assert isinstance(principled(seat("say b0", talk=talk)), Offer)
    assert isinstance(principled(late(seat(talk=talk))), Offer)


# Rule 2: it gives back, and keeps its secrets.


def test_it_gives_something_back_when_it_has_heard_something():
    talk = talking("open_question", "open_question", "reason", bodies={0: ("<<learn wood>>",)})
    assert said(seat(talk=talk)) == "b0"
    assert said(seat("say b0", talk=talk)) == "b2"


def test_it_keeps_its_weaknesses_to_itself_while_it_has_anything_else_to_do():
    talk = talking("disclose", bodies={0: ("<<give hurry>>",)})
    assert isinstance(principled(seat(talk=talk)), Offer)
    open_talk = talking("disclose", bodies={0: ("<<give taste>>",)})
    assert said(seat(talk=open_talk)) == "b0"


# Rule 3: it minds how they are.


@pytest.mark.parametrize(
    ("mood", "chosen"),
    [("neutral", "b0"), ("angry", "b2"), ("frustrated", "b2"), ("worried", "b1")],
)
def test_it_mends_tension_and_takes_up_a_worry_before_it_asks(mood, chosen):
    talk = talking("open_question", "propose", "summary")
    assert said(replace(seat(talk=talk), mood=mood)) == chosen


# Rules 4 and 5: what it offers.


def test_it_puts_several_packages_of_about_equal_worth_on_the_table():
    here = late(seat("say a2"))
    move = principled(here)
    assert move.form == "offers"
    assert 1 < len(move.packages) <= AT_ONCE
    values = [here.own.value(package) for package in move.packages]
    assert max(values) - min(values) <= 10  # one step of the price


def test_its_concessions_grow_smaller_and_only_the_last_comes_down_to_the_walkaway():
    here = replace(late(seat("say a2")), standing=None, rounds=30)
    levels = []
    for offers in range(6):
        move = principled(replace(here, mine=((0, 1, 0),) * offers, round=19 + offers))
        levels.append(min(here.own.value(package) for package in move.packages))
    steps = [a - b for a, b in pairwise(levels)]
    assert levels[0] > here.own.reservation + 30
    assert steps[0] > steps[-1] >= 0
    assert levels[-1] > here.own.reservation
    last = principled(replace(here, round=28))
    assert min(here.own.value(p) for p in last.packages) == here.own.reservation


@pytest.mark.parametrize("offers", range(8))
def test_it_never_offers_less_than_what_already_stands(offers):
    here = replace(late(seat("say a2")), mine=((0, 1, 0),) * offers)
    standing = here.own.value(here.standing)
    move = principled(here)
    if isinstance(move, Offer):
        assert all(here.own.value(package) > standing for package in move.packages)
    else:
        assert move == Accept()


# Rule 6: when it takes, and when it leaves.


def test_it_does_not_take_the_first_package_that_holds_its_walkaway():
    here = late(seat("say a2"))
    assert here.own.accepts(here.standing)
    assert isinstance(principled(here), Offer)


def test_in_the_last_round_it_takes_what_holds_its_walkaway_and_otherwise_leaves():
    here = replace(seat("say a2"), round=9)
    assert principled(here) == Accept()
    assert principled(replace(here, standing=(9, 0, 0))) == Walk()
    assert principled(replace(here, standing=None)) == Walk()


@pytest.mark.parametrize("variant", ["hard", "soft"])
def test_it_never_agrees_below_its_walkaway(variant):
    played = inline(hub(TALK), "roles: {buyer: {reservation: 90}}")
    _, log = play_out(played, variant, principled)
    assert Scorer(played).verdict(log[-1].state)[0] != "agreement_trap"


# And whether it is any good where nobody has looked.


def test_on_bargains_drawn_by_chance_it_leads_every_imitation():
    overall = {name: [] for name in TRAINEES}
    for seed in range(24):
        for name, means in simulate(bargain(seed), runs=2).means.items():
            overall[name].append(means["zone"])
    good = fmean(overall.pop("principled"))
    assert good > 75
    for name, scores in overall.items():
        assert good > fmean(scores) + 6, name
