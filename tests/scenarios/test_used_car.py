"""The arithmetic of “Everything but the button”, and what can be done with it at the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiator_trainer import assets
from negotiator_trainer.engine.move import Accept, Outside, Walk, read_move
from negotiator_trainer.engine.outcome import Answered, Happened, Learned, Outcome
from negotiator_trainer.engine.play import (
    apply,
    begin,
    can_accept,
    can_offer,
    exit_interview,
    options,
)
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.script.tree import LineGroup
from tests.scenarios.playing import Playing, shipped_words

FOLDER = Path(assets.root("scenarios")) / "used-car"
FAIRLY_ALIKE = 1.5
"""The longest option of a beat may be this many times the shortest."""


class Buyer(Playing):
    scenario = "used-car"
    role = "buyer"


class Dealer(Playing):
    scenario = "used-car"
    role = "dealer"


PLAYS = {"buyer": Buyer, "dealer": Dealer}


def game(role):
    return PLAYS[role].game()


def model():
    return game("buyer").scenario


def package(role="buyer", **choices):
    wanted = {"price": "17000", "tow_bar": "fitted", "connect": "active", "handover": "week1",
              "plan": "none", **{key: str(value) for key, value in choices.items()}}  # fmt: skip
    return game(role).space.package_from(wanted)


def situation(role, variant, *events):
    return PLAYS[role].at(variant, *events)


def zone_in_euros(variant, *events, **choices):
    """The buyer's most, the dealer's least, and the width between them, price left open."""
    here = situation("buyer", variant, *events)
    at = package(price=17000, **choices)
    most = 17000 + here.mine.surplus(at)
    least = 17000 - here.theirs.surplus(at)
    return most, least, most - least


def talk(role, variant, *steps):
    """Play lines named by words in them, and moves in the log's notation."""
    return PLAYS[role](variant, *steps).log


def said_next(role, log):
    """The words of the lines that can be said now."""
    words = shipped_words("used-car", role).options
    return [words[option.id].text for option in options(game(role), log[-1].state)]


def beat(role, log):
    return game(role).quiet.beats[log[-1].state.beat].title


def overall(role, log):
    return Scorer(game(role)).overall(log[-1].state)


def learnt(log: list[Outcome]):
    return {e.fact for outcome in log for e in outcome.events if isinstance(e, Learned)}


def test_the_checker_finds_nothing_to_say():
    assert check(read_folder(FOLDER)).diagnostics == ()


def test_the_walkaway_is_the_train_with_its_chance_and_not_the_train():
    alternatives = model().roles["buyer"].alternatives
    assert alternatives["other_dealer"].value == 20000 - 17300 - 250 - 400 == 2050
    buyer = table.own_party(model(), "buyer")
    assert buyer.reservation == 0.75 * 2050 + 0.25 * 1250 == 1850


def test_the_lorry_beats_another_month_in_the_yard():
    keeping = 0.4 * 17000 + 0.6 * 14600
    assert keeping < table.own_party(model(), "dealer").reservation == 15700


@pytest.mark.parametrize(
    ("variant", "handover", "plan", "figures"),
    [
        ("month_end", "week1", "none", (18150, 16540, 1610)),
        ("month_end", "by30", "none", (18000, 15940, 2060)),
        ("month_end", "week1", "36m", (18384, 15570, 2814)),
        ("month_end", "by30", "36m", (18234, 14970, 3264)),
        ("second_buyer", "week1", "none", (18150, 17940, 210)),
        ("second_buyer", "week1", "36m", (18384, 16970, 1414)),
        ("second_buyer", "by30", "36m", (18234, 16970, 1264)),
        ("promised", "week1", "none", (18150, 18740, -590)),
        ("promised", "week1", "36m", (18384, 17770, 614)),
    ],
)
def test_the_long_plan_widens_every_zone_and_the_30th_only_one(variant, handover, plan, figures):
    assert zone_in_euros(variant, handover=handover, plan=plan) == figures


@pytest.mark.parametrize("variant", ["month_end", "second_buyer", "promised"])
def test_a_year_of_the_plan_brings_a_seventh_of_what_three_years_bring(variant):
    without = zone_in_euros(variant)[2]
    assert zone_in_euros(variant, plan="12m")[2] - without == 78 + 90
    assert zone_in_euros(variant, plan="36m")[2] - without == 234 + 450 + 520


@pytest.mark.parametrize("variant", ["month_end", "second_buyer", "promised"])
def test_without_connect_no_variant_has_a_zone_and_the_terms_forbid_it_anyway(variant):
    assert zone_in_euros(variant, connect="none")[2] < 0
    assert not situation("buyer", variant).mine.meets_terms(package(connect="none"))


def test_saturdays_viewer_leaves_a_single_price_without_the_plan():
    assert zone_in_euros("second_buyer", "viewer_phones") == (18150, 18040, 110)
    assert zone_in_euros("second_buyer", "viewer_phones", plan="36m")[2] == 1314


def test_a_bluff_that_is_found_out_closes_what_the_second_buyer_had_left_open():
    assert zone_in_euros("month_end", "caught_bluff")[2] == 1310
    assert zone_in_euros("second_buyer", "caught_bluff")[2] == -90
    assert zone_in_euros("promised", "caught_bluff", plan="36m")[2] == 314


def test_the_trade_leaves_both_better_off_than_the_haggle():
    here = situation("buyer", "month_end")
    haggle = package(price=17000)
    trade = package(price=16600, handover="by30", plan="36m")
    assert (here.mine.surplus(haggle), here.theirs.surplus(haggle)) == (1150, 460)
    assert (here.mine.surplus(trade), here.theirs.surplus(trade)) == (1634, 1630)


def test_the_bonus_is_news_of_the_morning_and_makes_the_dealers_best_deal():
    this = game("dealer")
    opened = begin(this, "other_there").state
    here = this.situations.at(opened.variant, opened.events)
    at = package("dealer", handover="by30", plan="36m")
    assert here.mine.surplus(at) + here.theirs.surplus(at) == 3264


def test_to_the_buyer_who_could_do_without_connect_the_long_plan_has_to_be_paid_for():
    here = situation("dealer", "nice_to_have")
    most = {
        label: 17000 + here.theirs.surplus(package("dealer", **choices))
        for label, choices in {
            "plain": {"connect": "none"},
            "connect": {},
            "plan": {"plan": "36m"},
        }.items()
    }
    assert most == {"plain": 17350, "connect": 17750, "plan": 17330}
    gain = here.mine.surplus(package("dealer", plan="36m")) - here.mine.surplus(package("dealer"))
    assert gain == 450 + 520 > most["connect"] - most["plan"]


def test_the_same_pitch_is_a_saving_to_one_customer_and_a_cost_to_another():
    for variant, trust in (("other_there", 60), ("other_gone", 60), ("nice_to_have", 55)):
        log = talk(
            "dealer", variant,
            "Ten on the dot", "Park the figure", "What are you paying", "There's a plan",
            "Nine hundred for the three",
        )  # fmt: skip
        assert log[-1].state.trust == trust, variant


def test_a_customer_who_was_made_up_is_found_out_in_the_workshop():
    log = talk(
        "dealer", "other_gone",
        "Ten on the dot", "I'll take nine", "What are you paying",
        "offer price=19200 tow_bar=fitted connect=active handover=week1",
        "There's a fleet man",
        "offer price=19000 tow_bar=fitted connect=active handover=week1",
    )  # fmt: skip
    assert any(isinstance(e, Happened) and e.event == "caught_lie" for e in log[-1].events)
    assert log[-1].state.trust <= 45


def test_an_offer_without_connect_says_whether_she_needs_it():
    replies = {}
    for variant in game("dealer").variants:
        log = talk(
            "dealer",
            variant,
            "Ten on the dot",
            "I'll take nine",
            "offer price=16900 tow_bar=fitted connect=none handover=week1",
        )
        replies[variant] = next(e.reply for e in log[-1].events if isinstance(e, Answered))
    assert replies["other_there"] == replies["other_gone"] == "wrong_issue"
    assert replies["nice_to_have"] != "wrong_issue"


def test_his_first_figure_is_the_list_price_in_every_variant():
    for variant in game("buyer").variants:
        log = talk("buyer", variant, "For work", "Nothing out here")
        assert log[-1].state.theirs == package(price=19800)


@pytest.mark.parametrize("handover", ["by30", "week1", "week3"])
@pytest.mark.parametrize("price", [15500, 16400, 17800])
@pytest.mark.parametrize("asked", ["How long", "Your sills", "You know her", "Nothing out here"])
def test_the_first_figure_gets_a_question_or_a_word_and_none_of_his_own(asked, price, handover):
    offer = f"offer price={price} tow_bar=none connect=none handover={handover}"
    for variant in game("buyer").variants:
        log = talk("buyer", variant, "For work", asked, offer)
        assert log[-1].state.theirs == package(price=19800), variant


@pytest.mark.parametrize("answer", ["Yes, there is one", "Yes. Same car"])
def test_his_figure_comes_down_when_he_has_heard_what_he_is_up_against(answer):
    offer = "offer price=16400 tow_bar=fitted connect=active handover=week1"
    for variant in game("buyer").variants:
        log = talk("buyer", variant, "For work", "How long", offer, answer)
        assert log[-1].state.theirs < log[-2].state.theirs, variant


def test_until_he_can_be_asked_who_else_looks_his_figures_do_not_tell_two_dealers_apart():
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    figures = {}
    for first in (15500, 16400, 17800):
        for variant in ("second_buyer", "promised"):
            log = talk("buyer", variant, "For work", "How long", offer.format(first))
            assert not any(words.startswith("Who else") for words in said_next("buyer", log))
            figures[first, variant] = [outcome.state.theirs for outcome in log]
        assert figures[first, "second_buyer"] == figures[first, "promised"]
        at_the_desk = talk("buyer", "promised", "For work", "How long", "Leave it out")
        assert any(words.startswith("Who else") for words in said_next("buyer", at_the_desk))


def test_about_three_weeks_he_says_a_word_first_and_a_figure_once_he_has_asked():
    offer = "offer price={} tow_bar=fitted connect=active handover={}"
    opening = ("For work", "How long", offer.format(16400, "week1"), "Yes, there is one")
    first = talk("buyer", "month_end", "For work", "How long", offer.format(17000, "week3"))
    later = talk("buyer", "month_end", *opening, offer.format(18000, "week3"))
    for log in (first, later):
        assert next(e.reply for e in log[-1].events if isinstance(e, Answered)) == "wrong_issue"
    assert first[-1].state.theirs == package(price=19800)
    assert later[-1].state.theirs < later[-2].state.theirs


def test_asking_and_trading_beats_haggling_in_every_variant():
    for variant in game("buyer").variants:
        asked = talk(
            "buyer", variant,
            "I start at five", "How long", "Why is Connect", "If I took three years",
            "Who else",
            "offer price=17100 tow_bar=fitted connect=active handover=week1 plan=36m",
        )  # fmt: skip
        if asked[-1].state.ending < 0:
            asked = talk(
                "buyer", variant,
                "I start at five", "How long", "Why is Connect", "If I took three years",
                "Who else",
                "offer price=17100 tow_bar=fitted connect=active handover=week1 plan=36m",
                "Yes, there is one",
                "offer price=17800 tow_bar=fitted connect=active handover=week1 plan=36m",
            )  # fmt: skip
        haggled = talk(
            "buyer", variant,
            "For work", "Your sills", "Leave it out",
            "offer price=16600 tow_bar=fitted connect=active handover=week1",
            "Yes, there is one",
            "offer price=17600 tow_bar=fitted connect=active handover=week1", "accept",
        ) if variant != "month_end" else talk(
            "buyer", variant,
            "For work", "Your sills", "Leave it out",
            "offer price=16600 tow_bar=fitted connect=active handover=week1",
            "Yes, there is one", "accept",
        )  # fmt: skip
        assert overall("buyer", asked) >= overall("buyer", haggled) + 8, variant


def test_the_question_about_the_30th_opens_a_trade_only_where_he_needs_the_date():
    opening = ("I start at five", "How long", "Why is Connect", "I never sign up", "Who else")
    for variant in game("buyer").variants:
        log = talk("buyer", variant, *opening, "What would it do for you")
        assert "month_figure" in learnt(log)
        assert (beat("buyer", log) == "Date") == (variant == "month_end"), variant


def test_who_has_shown_no_interest_in_him_is_told_less():
    cold = talk(
        "buyer", "second_buyer", "Just for driving", "Your sills", "Leave it out", "Who else"
    )
    assert not learnt(cold)
    assert not any(words.startswith("What would it do") for words in said_next("buyer", cold))


def test_a_second_chance_at_the_plan_comes_when_he_calls_his_price_final():
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    log = talk(
        "buyer", "promised",
        "For work", "Your sills", "Leave it out", offer.format(16600), "Yes, there is one",
        offer.format(16700), offer.format(16800), "What else on this page",
    )  # fmt: skip
    assert "head_office_bill" in learnt(log)
    assert log[-1].state.ending < 0


def test_a_bluff_helps_until_he_looks_it_up():
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    log = talk(
        "buyer", "month_end",
        "I start at five", "Your sills", "Leave it out", offer.format(16600),
        "Yes. Same car", offer.format(16700),
    )  # fmt: skip
    assert not any(isinstance(e, Happened) for e in log[-2].events)
    assert any(isinstance(e, Happened) and e.event == "caught_bluff" for e in log[-1].events)
    assert log[-1].state.trust <= 45
    assert log[-1].state.ceiling == 45


def test_a_bluff_told_late_is_looked_up_while_the_next_thing_is_said():
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    start = ("I start at five", "Your sills", "Leave it out", "outside", "outside", "outside")
    log = talk("buyer", "month_end", *start, offer.format(16600), "Yes. Same car", "outside")
    assert [
        any(isinstance(e, Happened) and e.event == "caught_bluff" for e in outcome.events)
        for outcome in log[-2:]
    ] == [False, True]


def test_who_calls_him_a_liar_and_insults_him_is_shown_out_unless_there_is_an_apology_between():
    low = "offer price=15000 tow_bar=fitted connect=active handover=week1"
    liar = ("For work", "Your sills", "Nine-ninety for a switch")
    names = tuple(game("buyer").side.endings)
    out = talk("buyer", "month_end", *liar, low)
    assert names[out[-1].state.ending] == "shown_out"
    assert "viewer" in learnt(out)
    sorry = talk("buyer", "month_end", *liar, "That came out harder", low)
    assert sorry[-1].state.ending < 0


def test_kindness_is_asked_of_everybody_and_got_from_who_has_to_be_rid_of_the_car():
    kind = package(price=18000)
    for variant in game("buyer").variants:
        log = talk("buyer", variant, "For work", "Your sills", "Fine, I pay")
        assert (log[-1].state.theirs == kind) == (variant == "month_end"), variant
    assert situation("buyer", "month_end").mine.surplus(kind) == 150
    assert situation("buyer", "month_end").theirs.surplus(kind) > 1000


@pytest.mark.parametrize("elsewhere", ["Yes, there is one", "Yes. Same car", "It may be gone"])
def test_after_a_kind_price_he_never_asks_for_more(elsewhere):
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    log = talk(
        "buyer", "month_end", "For work", "Your sills", "Fine, I pay", offer.format(16400),
        elsewhere, offer.format(16500), offer.format(16600),
    )  # fmt: skip
    prices = [o.state.theirs[0] for o in log if o.state.theirs]
    assert prices[1:] == sorted(prices[1:], reverse=True)


def test_who_says_what_they_can_pay_is_waited_for():
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    opening = ("For work", "Your sills", "Leave it out", offer.format(16400))
    told = talk("buyer", "month_end", *opening, "It may be gone", offer.format(16500))
    kept = talk("buyer", "month_end", *opening, "Yes, there is one", offer.format(16500))
    assert told[-1].state.theirs == told[-2].state.theirs
    assert kept[-1].state.theirs < kept[-2].state.theirs


@pytest.mark.parametrize("role", sorted(model().play))
def test_stepping_outside_costs_a_turn_and_nothing_else(role):
    this = game(role)
    opened = begin(this, next(iter(this.variants))).state
    back = apply(this, opened, Outside())
    assert back.lines
    assert back.state == opened._replace(round=1)


@pytest.mark.parametrize("role", sorted(model().play))
def test_near_noon_there_is_a_last_call_at_which_a_deal_can_still_be_made(role):
    this = game(role)
    log = [begin(this, next(iter(this.variants)))]
    while log[-1].state.round < 8:
        log.append(apply(this, log[-1].state, Outside()))
    assert beat(role, log) == "LastCall"
    assert can_offer(this, log[-1].state)


def test_who_never_names_a_figure_is_left_with_the_list_price():
    idle = ("For work", "Nothing out here", *["outside"] * 6)
    assert talk("buyer", "month_end", *idle)[-1].state.theirs == package(price=19800)


def test_his_last_call_comes_down_to_what_he_can_do_for_who_has_bargained():
    offer = "offer price={} tow_bar=fitted connect=active handover=week1"
    bargained = (
        "For work", "Your sills", "Leave it out", offer.format(16400), "Yes, there is one",
        offer.format(16500), "outside", "outside",
    )  # fmt: skip
    prices = {
        variant: talk("buyer", variant, *bargained)[-1].state.theirs
        for variant in game("buyer").variants
    }
    assert prices["month_end"] == package(price=17200)
    assert prices["second_buyer"] == package(price=18100)
    assert not situation("buyer", "promised").mine.accepts(prices["promised"])


def test_who_is_left_hears_at_the_door_where_she_is_going():
    dear = "offer price=19800 tow_bar=none connect=none handover=week1"
    log = talk(
        "dealer", "other_gone",
        "This kind never", "Is that what", "Sign this morning", dear, dear,
        "There's a fleet man", "outside",
    )  # fmt: skip
    assert "other_car" not in learnt(log)
    log = [*log, apply(game("dealer"), log[-1].state, read_move(dear, game("dealer").space))]
    assert tuple(game("dealer").side.endings)[log[-1].state.ending] == "she_leaves"
    assert "other_car" in learnt(log)


def test_walking_away_leaves_the_door_open_for_who_was_civil():
    names = tuple(game("buyer").side.endings)
    civil = talk("buyer", "promised", "I start at five", "How long", "walk")
    assert names[civil[-1].state.ending] == "walk_open"


@pytest.mark.parametrize("role", sorted(model().play))
def test_options_of_a_beat_are_alike_in_length(role):
    for node in game(role).script.nodes:
        lengths = [len(option.line.text) for option in node.options]
        if lengths:
            assert max(lengths) <= FAIRLY_ALIKE * min(lengths), node.title


@pytest.mark.parametrize("role", sorted(model().play))
def test_every_reaction_can_be_said_in_several_ways(role):
    for node in game(role).script.nodes:
        if node.title == "Reaction":
            groups = [s for s in node.body if isinstance(s, LineGroup)]
            assert groups, node.when
            assert all(len(group.lines) > 1 for group in groups), node.when


@pytest.mark.parametrize("role", sorted(model().play))
def test_an_exit_interview_is_given_after_every_ending(role):
    this = game(role)
    for variant in this.variants:
        log = [begin(this, variant)]
        log.append(apply(this, log[-1].state, Walk()))
        assert exit_interview(this, log[-1].state).lines


@pytest.mark.parametrize("last_words", [(), ("Leave it out",)])
def test_his_first_figures_can_be_taken_and_are_traps(last_words):
    log = talk("buyer", "month_end", "For work", "Nothing out here", *last_words)
    assert can_accept(game("buyer"), log[-1].state)
    taken = apply(game("buyer"), log[-1].state, Accept()).state
    assert Scorer(game("buyer")).verdict(taken)[0] == "agreement_trap"
