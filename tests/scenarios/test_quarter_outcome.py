"""“What would fifteen take?”: its payoffs, zones and quoted deals, and what play brings out."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.analysis.players.simulate import simulate
from negotiator_trainer.bargaining.alternative import batna, expected
from negotiator_trainer.bargaining.zone import zone
from negotiator_trainer.engine.move import Accept, Outside, Walk
from negotiator_trainer.engine.outcome import Offered
from negotiator_trainer.engine.play import legal_moves
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario import table
from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.script.tree import Command
from negotiator_trainer.script.walk import statements
from tests.scenarios.playing import Playing

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.scenario.model import Scenario

ISSUES = ("metric", "target", "time", "people", "risk", "checkin", "stops")
VARIANTS = ("board", "freeze", "burned")
STOPS = ISSUES.index("stops")

DICTATED = "revenue_churn 15 one_q none none weekly_status keep"
BROKERED = "accounts_lost 10 one_q analyst one_bold weekly_status keep"
SPLIT = "accounts_lost 10 two_q_mid analyst one_bold weekly_status keep"
SANDBAG = "week4_only 5 two_q_mid eng_now none end_only keep"
ANYWHERE = "week4_linked 15 two_q_mid analyst one_bold fortnight_decide keep"
BOARD = "week4_linked 15 one_q eng_now one_bold fortnight_decide keep"
BOARD_PAUSED = "week4_linked 15 one_q eng_now one_bold fortnight_decide pause"
FREEZE = "week4_linked 15 two_q_mid none two_bold fortnight_decide pause"
BURNED = "week4_linked 10 two_q_mid eng_after_mid none fortnight_decide keep"
BURNED_AFTER = "week4_linked 10 two_q_mid eng_after_mid one_bold fortnight_decide keep"
FITTING = {"board": BOARD_PAUSED, "freeze": FREEZE, "burned": BURNED}


class Play(Playing):
    scenario = "quarter-outcome"
    role = "team_lead"


game, package, worth = Play.game, Play.package, Play.worth


def scenario() -> Scenario:
    return game().scenario


def mine() -> Party:
    return table.own_party(scenario(), "team_lead")


def theirs(variant: str) -> Party:
    return table.their_party(scenario(), "team_lead", variant)


@pytest.mark.parametrize(
    ("deal", "values"),
    [
        (DICTATED, (11, 81, 69, 77)),
        (SANDBAG, (75, 18, 5, 48)),
        (BROKERED, (40, 60, 56, 65)),
        (SPLIT, (50, 44, 54, 79)),
        (ANYWHERE, (56, 66, 72, 89)),
        (BOARD, (54, 79, 52, 66)),
        (BOARD_PAUSED, (67, 71, 50, 52)),
        (FREEZE, (64, 55, 79, 67)),
        (BURNED, (63, 55, 42, 93)),
        (BURNED_AFTER, (71, 53, 48, 88)),
    ],
)
def test_a_quoted_deal_is_worth_what_the_teaching_note_says(deal, values):
    assert worth(deal) == values


def test_there_are_2304_packages():
    assert len(table.space(scenario()).packages()) == 2304


@pytest.mark.parametrize(
    ("variant", "events", "tabled", "attainable"),
    [
        ("board", (), 130, 241),
        ("board", ("paper_forward",), 114, 219),
        ("freeze", (), 117, 299),
        ("burned", (), 27, 27),
        ("burned", ("baseline_honest",), 153, 176),
        ("burned", ("overpromised",), 12, 12),
    ],
)
def test_a_zone_is_as_wide_as_designed_and_moves_only_by_events(
    variant, events, tabled, attainable
):
    situation = Play.at(variant, *events)
    assert len(situation.zone(frozenset())) == tabled
    assert len(situation.zone()) == attainable


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_zone_of_the_model_is_the_zone_of_the_game(variant):
    space = table.space(scenario())
    found = zone(space, mine(), theirs(variant))
    assert {tuple(each) for each in found} == set(Play.at(variant).zone())


def test_the_walkaway_is_minas_note_less_a_lost_week():
    role = scenario().roles["team_lead"]
    known = table.alternatives(role)
    assert batna(known).id == "brokered"
    assert mine().preference.value(package(BROKERED)) == 40 == expected(known, "brokered")
    assert [step.amount for step in role.adjustments] == [-4]
    assert role.reservation == 36


def test_an_outcome_set_alone_counts_as_what_follows_when_it_is_struck_out():
    known = table.alternatives(scenario().roles["team_lead"])
    assert next(each.value for each in known if each.id == "all_hands") == worth(SANDBAG)[0]
    assert expected(known, "all_hands") == expected(known, "dictated") == worth(DICTATED)[0]


def test_a_note_that_counts_revenue_churn_breaks_the_minimum_term_however_good():
    rich = package("revenue_churn 5 two_q_mid eng_now one_bold fortnight_decide keep")
    assert mine().preference.value(rich) > 36
    assert not mine().meets_terms(rich)
    assert not mine().accepts(rich)


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_variant_has_a_deal_of_its_own_that_no_other_would_take(variant):
    deal = package(FITTING[variant])
    assert mine().accepts(deal)
    assert {name for name in VARIANTS if theirs(name).accepts(deal)} == {variant}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("middle", [BROKERED, SPLIT, ANYWHERE])
def test_the_fitting_deal_is_better_for_both_than_any_middle(variant, middle):
    fit = package(FITTING[variant])
    other = package(middle)
    assert mine().preference.value(fit) > mine().preference.value(other)
    assert theirs(variant).preference.value(fit) > theirs(variant).preference.value(other)


def test_the_pause_makes_value_in_two_variants_and_destroys_it_in_the_third():
    gain = worth(BOARD_PAUSED)[0] - worth(BOARD)[0]
    changes = {
        name: gain + worth(BOARD_PAUSED)[i] - worth(BOARD)[i] for i, name in enumerate(VARIANTS, 1)
    }
    assert changes == {"board": 5, "freeze": 11, "burned": -1}


def test_both_sides_like_decisions_every_fortnight_best():
    at = ISSUES.index("checkin")
    best = table.space(scenario()).issues[at].index("fortnight_decide")
    for party in (mine(), *(theirs(variant) for variant in VARIANTS)):
        row = party.preference.tables[at]
        assert max(range(len(row)), key=row.__getitem__) == best


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_page_of_his_but_the_first_and_the_last_is_one_that_he_would_sign(variant):
    stance = game().stance
    assert stance is not None
    party = theirs(variant)
    first, *shown, last = stance.ladder
    assert all(party.accepts(rung) for rung in shown)
    assert not party.accepts(last)
    assert first == stance.ask == package(DICTATED)


def test_his_pages_concede_step_by_step_in_the_preference_that_all_variants_share():
    stance = game().stance
    assert stance is not None
    shared = table.preference(scenario(), scenario().roles["cpo"].preferences)
    assert [shared.value(rung) for rung in stance.ladder] == [81, 65, 64, 63, 62, 60]


def test_the_panel_has_another_answer_in_each_variant_and_after_the_baseline():
    panel = Scorer(game()).estimates
    honest = 1 << game().names.events.index("baseline_honest")
    assert panel.would_take(0, 0) == (True, False, False, True, False, False)
    assert panel.would_take(1, 0) == (True, False, False, False, True, False)
    assert panel.would_take(2, 0) == (False, False, False, False, False, True)
    assert panel.would_take(2, honest) == (True, False, True, False, False, True)


CAREFUL = (
    "per cent of what", "our real numbers", "Price page", "hold when", "looking at",
    "fifteen come", "What if help",
)  # fmt: skip
THEN = {
    "board": ("evening gone", "miss least", "want it kept"),
    "freeze": ("miss least", "Something has to stop"),
    "burned": (),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_asks_of_what_shows_what_failed_and_fits_the_deal_does_well(variant):
    play = Play(variant).say(*CAREFUL, *THEN[variant])
    assert play.offer(FITTING[variant]) == "accept"
    measures = play.measures()
    assert measures.verdict == "held"
    assert measures.overall > 75
    assert "what had failed before I asked" in play.interview()


def test_taking_the_first_page_is_the_agreement_trap():
    play = Play("board").say("Fifteen, then").move(Accept())
    assert play.measures().verdict == "agreement_trap"


def test_a_question_about_people_is_answered_once_he_knows_what_they_are_for():
    early = Play("freeze").say("Teams like ours", "lend us")
    assert not early.knows("people")
    assert any("lend us" in line for line in early.open())
    later = Play("freeze").say(
        "Teams like ours", "our real numbers", "Price page", "hold when", "lend us"
    )
    assert later.knows("people")
    assert not any("lend us" in line for line in later.open())


def test_what_he_was_told_last_year_comes_out_only_after_one_s_own_failures():
    opened = ("per cent of what", "our real numbers")
    assert not Play("burned").say(*opened, "flat since").knows("last_year")
    assert Play("burned").say(*opened, "Price page").knows("last_year")


def test_the_honest_baseline_opens_a_deal_in_the_scar():
    deal = "week4_linked 10 two_q_mid analyst one_bold fortnight_decide keep"
    assert theirs("burned").preference.value(package(deal)) == 87
    poorer = "week4_linked 10 two_q_mid eng_after_mid two_bold fortnight_decide keep"
    assert theirs("burned").preference.value(package(poorer)) == 81
    opened = ("per cent of what", "looking at", "fifteen come", "mid-point, and")
    silent = Play("burned").say(*opened)
    assert silent.offer(poorer) != "accept"
    honest = Play("burned").say(*opened, "our real numbers", "Price page", "hold when")
    assert honest.offer(poorer) == "accept"


@pytest.mark.parametrize("variant", VARIANTS)
def test_twenty_easily_is_read_back_after_six_turns(variant):
    play = Play(variant).say(
        "per cent of what", "our real numbers", "twenty, easily", "looking at",
        "meet in the middle",
    )  # fmt: skip
    play.move(Outside())
    assert play.state.round == 6
    assert any("too quick" in line for line in play.open())
    play.say("I wouldn't lean")
    assert not any("too quick" in line for line in play.open())


@pytest.mark.parametrize("variant", VARIANTS)
def test_he_reads_twenty_back_only_when_what_he_asked_has_been_answered(variant):
    play = Play(variant).say(
        "per cent of what", "our real numbers", "twenty, easily", "looking at",
        "meet in the middle", "fifteen come",
    )  # fmt: skip
    assert any("What if help" in line for line in play.open())
    assert any("too quick" in line for line in play.say("What if help").open())


@pytest.mark.parametrize("variant", VARIANTS)
def test_in_the_slide_alone_the_paper_is_pulled_forward_after_seven_turns(variant):
    play = Play(variant).say(*CAREFUL)
    assert play.state.round == 7
    assert any("evening gone" in line for line in play.open()) == (variant == "board")


def test_a_blunder_costs_and_can_be_mended():
    play = Play("freeze").say("Teams like ours", "looking at", "fifteen come", "on Monday, or")
    assert play.state.tension == 1
    play.say("I've been pushing")
    assert play.state.tension == 0
    assert play.offer("week4_linked 15 two_q_mid none two_bold fortnight_decide keep") == "accept"
    assert play.measures().verdict == "held"


def test_an_insult_puts_his_first_page_back_and_a_third_blunder_ends_the_meeting():
    play = Play("board").say("Teams like ours", "looking at", "fifteen come", "mid-point, and")
    assert play.offer(SANDBAG) == "insulting"
    assert play.state.theirs == package(DICTATED)
    assert play.state.tension == 1
    blunt = Play("freeze").say("Teams like ours", "looking at", "fifteen come", "on Monday, or")
    blunt.say("our real numbers", "Price page", "best team")
    assert blunt.offer(SANDBAG) == "insulting"
    assert game().scenario.play["team_lead"].endings["he_leaves"].kind == "left"
    assert list(game().side.endings)[blunt.state.ending] == "he_leaves"


NODDING = ("Teams like ours", "some way to get there", "Ten of something real")


def test_in_the_slide_who_asked_nothing_and_showed_nothing_is_held_to_revenue_churn():
    for variant in VARIANTS:
        play = Play(variant).say(*NODDING)
        play.offer(SPLIT)
        play.offer(SPLIT)
        page = play.state.theirs
        assert page is not None
        assert mine().meets_terms(page) == (variant != "board")


def test_in_the_slide_his_page_moves_once_he_was_asked_what_it_is_for():
    play = Play("board").say("looking at", "Ten of something real", "our real numbers", "Not yet")
    play.offer(SPLIT)
    page = play.state.theirs
    assert page is not None
    assert mine().accepts(page)


def last_call(variant: str, *parts: str) -> Play:
    """Play on with lines that change nothing until the knock after nine turns."""
    play = Play(variant).say(*parts)
    while play.state.round < 9:
        if any("evening gone" in line for line in play.open()):
            play.say("evening gone")
        elif any("too quick" in line for line in play.open()):
            play.say("too quick")
        else:
            play.say("Ten of something real")
    return play


def test_five_minutes_before_the_end_a_number_without_a_starting_line_stands():
    flag = 1 << list(game().side.flags).index("number_first")
    for variant in VARIANTS:
        play = last_call(variant, "per cent of what", "Ten of something real")
        assert play.state.theirs == package(DICTATED)
        assert play.state.flags & flag
        assert not any("our real numbers" in line for line in play.open())


def test_a_number_that_stands_is_not_moved_by_a_page_he_would_not_sign_but_by_one_he_would():
    nodded = ("per cent of what", "Ten of something real")
    for variant in VARIANTS:
        play = last_call(variant, *nodded)
        assert play.offer(SANDBAG) != "accept"
        assert play.state.theirs == package(DICTATED)
        assert play.offer(FITTING[variant].replace("pause", "keep")) == "accept"


def test_who_leaves_when_a_number_is_left_standing_is_understood():
    play = last_call("freeze", "looking at", "Ten of something real").move(Walk())
    assert "let a number stand" in play.interview()


def test_five_minutes_before_the_end_a_twenty_in_the_book_brings_the_first_page_back():
    for variant in VARIANTS:
        play = last_call(variant, "per cent of what", "our real numbers", "twenty, easily")
        assert play.state.theirs == package(DICTATED)


def test_five_minutes_before_the_end_who_showed_a_baseline_sees_how_far_he_has_got():
    for variant in ("freeze", "burned"):
        play = last_call(variant, "per cent of what", "our real numbers", "flat since")
        assert play.state.theirs is not None
        assert mine().accepts(play.state.theirs)
        assert play.say("the one line").state.round == 10


def test_a_baseline_is_not_begun_when_there_is_no_time_to_hear_it():
    late = last_call("freeze", "per cent of what")
    early = Play("freeze").say("per cent of what", *["Ten of something real"] * 7)
    assert early.state.round == 8
    for play in (early, late):
        assert not any("our real numbers" in line for line in play.open())


def test_who_leaves_on_good_terms_leaves_the_door_open():
    measures = Play("board").say("per cent of what").move(Walk()).measures()
    assert (measures.verdict, measures.door) == ("missed_deal", "open")


@pytest.mark.parametrize("seed", range(60))
def test_until_a_signal_or_an_answer_all_variants_look_the_same(seed):
    chance = Random(seed)
    plays = [Play(variant) for variant in VARIANTS]
    told = False
    while not told and plays[0].state.ending < 0:
        moves = [m for m in legal_moves(game(), plays[0].state) if not isinstance(m, Walk)]
        assert all(
            list(legal_moves(game(), play.state)) == list(legal_moves(game(), plays[0].state))
            for play in plays
        )
        move = chance.choice(moves)
        seen = []
        for play in plays:
            last = play.move(move).log[-1]
            told |= any(line.signal for line in last.lines)
            pages = [e.packages for e in last.events if isinstance(e, Offered)]
            seen.append(([(x.id, x.mood, x.cue) for x in last.lines], pages))
        assert told or all(each == seen[0] for each in seen)


def test_the_ladder_of_trainees_holds_with_daylight():
    assert simulate(game()).ladder


def test_options_of_one_beat_are_alike_in_length():
    for node in game().script.nodes:
        lengths = [len(option.line.text) for option in node.options]
        if lengths:
            assert max(lengths) <= 1.5 * min(lengths), node.title


def test_every_effect_has_a_reason_that_reads_on_after_because():
    for node in game().script.nodes:
        for body in (node.body, *(option.body for option in node.options)):
            for each in statements(body):
                if isinstance(each, Command) and each.name in {"trust", "tension", "face"}:
                    assert each.reason[0].islower()
                    assert not each.reason.endswith(".")


def test_every_kind_of_answer_to_an_offer_has_at_least_two_phrasings():
    groups = Words(game()).groups
    reactions = [node for node in game().script.nodes if node.title == "Reaction"]
    assert len(reactions) >= 8
    for node in reactions:
        spoken = [groups[each.id] for each in node.body if getattr(each, "id", "") in groups]
        assert spoken
        assert all(len(lines) >= 2 for lines in spoken)
