"""“Live by Monday”, talked through: signals, mistakes, ways back, and how it can end."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.engine.move import Accept, Move, Offer, Outside, Walk, read_move
from negotiator_trainer.engine.outcome import Answered, Offered, Outcome
from negotiator_trainer.engine.play import apply, begin, legal_packages, options
from negotiator_trainer.script.tree import Command
from negotiator_trainer.script.walk import statements
from tests.scenarios.clinic import VARIANTS, Play

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game


@pytest.fixture(scope="module")
def game() -> Game:
    """The scenario, compiled for the product owner."""
    return Play.game()


FIRST_MORNING = ("What did they say", "Walk me through", "ring them")


def _shows(out: Outcome) -> tuple[object, ...]:
    offers = [e for e in out.events if isinstance(e, Offered)]
    replies = [e.reply for e in out.events if isinstance(e, Answered)]
    return [line.id for line in out.lines], offers, replies, out.state.ending


@pytest.mark.parametrize("seed", range(150))
def test_variants_part_only_at_a_signal_or_at_how_an_offer_is_taken(game: Game, seed: int) -> None:
    chance = Random(seed)
    at_the_table = {variant: begin(game, variant) for variant in VARIANTS}
    while all(out.state.ending < 0 for out in at_the_table.values()):
        moves: list[Move] = [o.move for o in options(game, at_the_table["mornings"].state)]
        packages = legal_packages(game, at_the_table["mornings"].state)
        if packages:
            moves += [Offer((chance.choice(packages),)), Offer(tuple(chance.sample(packages, 2)))]
        move = chance.choice(moves)
        at_the_table = {v: apply(game, out.state, move) for v, out in at_the_table.items()}
        if any(line.signal for out in at_the_table.values() for line in out.lines):
            return
        seen = [_shows(out) for out in at_the_table.values()]
        if any(each[2] != seen[0][2] for each in seen):
            return
        assert all(each == seen[0] for each in seen)


@pytest.mark.parametrize("variant", VARIANTS)
def test_until_the_call_everything_looks_the_same(variant: str) -> None:
    def seen(which: str) -> list[object]:
        play = Play(which).say(*FIRST_MORNING[:2])
        offers = [e for o in play.log for e in o.events if isinstance(e, Offered)]
        return [[line.id for o in play.log for line in o.lines], offers, play.open()]

    assert seen(variant) == seen("mornings")


def test_who_asks_and_trades_in_the_mornings_gets_the_deal_that_is_good_for_both() -> None:
    play = Play("mornings").say(*FIRST_MORNING, "bring in", "What else", "two clinics")
    assert play.offer("daily promises pilot sales_eng criteria two") == "accept"
    measures = play.measures()
    assert (measures.verdict, measures.value) == ("held", 73)
    assert measures.overall > 80


def test_a_small_live_version_closes_the_clause() -> None:
    play = Play("live_clause").say(*FIRST_MORNING, "Whose word", "have to be running")
    assert play.knows("paper")
    play.say("What else", "two clinics")
    assert play.offer("limited promises mid sales_eng criteria two") == "accept"
    assert play.measures().value == 69


def test_the_letter_comes_out_to_somebody_who_does_not_press() -> None:
    patient = Play("in_writing").say(*FIRST_MORNING, "Whose word", "stays where it is")
    assert patient.knows("letter")
    pressing = Play("in_writing").say(*FIRST_MORNING, "Whose word", "Used it how?")
    assert not pressing.knows("letter")


def test_the_note_written_together_opens_a_zone_that_was_not_there() -> None:
    deal = "daily contractor pilot sales_eng commit none"
    without = Play("in_writing").say(*FIRST_MORNING, "bring in", "What else", "might cost")
    assert without.offer(deal) != "accept"
    play = Play("in_writing").say(
        *FIRST_MORNING, "Whose word", "stays where it is", "do the next one"
    )
    assert play.offer(deal) == "accept"
    assert play.measures().verdict == "held"


def test_telling_her_that_she_promised_air_costs_face_and_closes_her_mouth() -> None:
    play = Play("mornings").say("What did they say", "Walk me", "You sold it", "unfair")
    assert play.state.face == 1
    assert play.state.tension == 1
    assert not any("Walk me" in line for line in play.open())


def test_after_the_call_her_page_is_about_the_morning_and_not_about_the_word(game: Game) -> None:
    play = Play("mornings").say(*FIRST_MORNING)
    play.offer("reports contractor mid sales_eng criteria none")
    assert play.state.theirs is not None
    assert game.space.as_mapping(play.state.theirs)["deliver"] == "daily"


def test_after_that_she_puts_no_new_page_but_the_old_one_stays() -> None:
    play = Play("live_clause").say("What did they say", "Walk me", "You sold it", "unfair")
    before = play.state.theirs
    play.offer("limited contractor mid sales_eng none none")
    assert play.state.theirs == before
    assert not any(isinstance(e, Offered) and e.by == "them" for e in play.log[-1].events)


def test_several_pages_at_once_bring_out_what_is_missing_in_all_of_them(game: Game) -> None:
    play = Play("live_clause").say(*FIRST_MORNING)
    rest = "days=slack when=next who=clinic review=none beta=none"
    offers = f"offers deliver=export {rest} | deliver=reports {rest}"
    play.move(read_move(offers, game.space))
    assert play.knows("renewals")
    assert any("two clinics" in line for line in play.open())


@pytest.mark.parametrize(
    ("variant", "deliver", "worth"), [("mornings", "daily", 43), ("live_clause", "limited", 47)]
)
def test_who_never_asks_gets_her_last_page_with_the_taxi_and_it_is_low_in_the_zone(
    game: Game, variant: str, deliver: str, worth: int
) -> None:
    play = Play(variant).say("Sit down first")
    for _ in range(9):
        play.move(Outside())
    assert play.state.theirs is not None
    assert game.space.as_mapping(play.state.theirs)["deliver"] == deliver
    play.move(Accept())
    measures = play.measures()
    assert (measures.verdict, measures.value) == ("held", worth)
    assert measures.claimed is not None
    assert measures.claimed < 40


def test_in_writing_she_has_no_last_page_because_she_cannot_say_why() -> None:
    play = Play("in_writing").say("Sit down first")
    page = play.state.theirs
    for _ in range(9):
        play.move(Outside())
    assert play.state.theirs == page


def test_a_minute_outside_takes_the_heat_out_only_where_there_is_some() -> None:
    play = Play("mornings").say("Sit down first", "Walk me", "You sold it")
    assert play.state.tension == 2
    play.move(Outside())
    assert play.state.tension == 1
    play.move(Outside())
    assert play.state.tension == 1


def test_an_apology_after_a_blunder_still_leaves_a_deal() -> None:
    play = Play("mornings").say("What did they say", "Walk me", "You sold it", "unfair")
    for _ in range(3):
        play.offer("daily contractor mid sales_eng criteria none")
    assert play.offer("daily contractor pilot sales_eng criteria none") == "accept"
    assert play.measures().verdict == "held"


OFFERED_HELP = (*FIRST_MORNING, "Whose word", "stays where it is", "do the next one")
ACCUSED = (*FIRST_MORNING, "Whose word", "nobody can build")
SMALL_AND_LIVE = "limited contractor mid sales_eng criteria none"


def test_an_accusation_taken_back_brings_the_letter_out_at_a_price() -> None:
    gentle = Play("in_writing").say(*OFFERED_HELP)
    blunt = Play("in_writing").say(*ACCUSED, "unfair")
    assert blunt.knows("letter")
    blunt.say("do the next one")
    for_review = "daily contractor pilot sales_eng criteria none"
    assert gentle.offer(for_review) == "accept"
    assert blunt.offer(for_review) != "accept"
    assert blunt.offer("daily promises pilot sales_eng commit none") == "accept"
    with_help, after_all = (play.measures() for play in (gentle, blunt))
    assert (with_help.verdict, after_all.verdict) == ("held", "held")
    assert after_all.value is not None
    assert with_help.value is not None
    assert after_all.value < with_help.value
    assert after_all.relationship < with_help.relationship - 10
    assert after_all.overall < with_help.overall


@pytest.mark.parametrize("answer", ["be exact", "What did you need"])
def test_an_accusation_that_stands_keeps_the_letter_where_it_is(answer: str) -> None:
    play = Play("in_writing").say(*ACCUSED, answer)
    assert not play.knows("letter")
    play.move(Outside())
    assert not any("sign the next note" in line for line in play.open())


@pytest.mark.parametrize("calmed", [True, False])
def test_once_she_has_cooled_down_the_note_can_still_be_offered(*, calmed: bool) -> None:
    play = Play("in_writing").say(*FIRST_MORNING, "Whose word", "stays where it is")
    play.say("So that is why", "unfair" if calmed else "be exact")
    assert any("sign the next note" in line for line in play.open()) is calmed
    if not calmed:
        play.move(Outside())
    play.say("sign the next note")
    assert play.offer("daily promises pilot sales_eng commit none") == "accept"


def test_who_puts_his_name_under_the_note_after_all_is_remembered_for_both() -> None:
    play = Play("in_writing").say(*ACCUSED, "unfair", "do the next one")
    play.move(Accept())
    assert "both" in play.interview()
    plain = Play("in_writing").say(*OFFERED_HELP)
    plain.move(Accept())
    assert "pen" in plain.interview()


def test_after_an_accusation_the_clause_leaves_only_a_deal_with_the_beta_in_it() -> None:
    """What the scenario says where it accepts that the zone can close."""
    without = [
        Play.at("live_clause").theirs.value(package)
        for package in Play.at("live_clause").zone(frozenset())
    ]
    assert max(without) == 52
    play = Play("live_clause").say(*FIRST_MORNING, "Whose word", "made of air", "unfair")
    assert play.offer(SMALL_AND_LIVE) != "accept"
    play.say("What else", "two clinics")
    assert play.offer("limited promises mid sales_eng criteria two") == "accept"
    assert play.measures().verdict == "held"


def test_while_she_is_hot_she_does_not_talk_of_her_renewals() -> None:
    play = Play("live_clause").say(*FIRST_MORNING, "Whose word", "made of air", "be exact")
    assert play.state.tension == 2
    assert not any("What else" in line for line in play.open())
    play.say("You stand between")
    assert any("What else" in line for line in play.open())


def test_what_is_accepted_is_said_with_a_reason(game: Game) -> None:
    accepted = {each.code: each.because for each in game.scenario.accepted}
    assert set(accepted) == {"P014", "P052"}
    assert "taxi" in accepted["P052"]


def test_yes_just_for_the_pilot_is_the_agreement_trap() -> None:
    play = Play("mornings").say("squeeze")
    play.move(Accept())
    assert play.measures().verdict == "agreement_trap"


def _flagged(play: Play) -> bool:
    return bool(play.state.flags >> play.game().names.flags.index("commit_pressed") & 1)


@pytest.mark.parametrize("variant", VARIANTS)
def test_she_presses_for_a_commitment_when_nobody_has_asked_who_reads_the_screen(
    variant: str,
) -> None:
    silent = Play(variant).say("Sit down first")
    for _ in range(6):
        silent.move(Outside())
    assert not _flagged(silent)
    silent.move(Outside())
    assert _flagged(silent)
    asking = Play(variant).say(*FIRST_MORNING)
    for _ in range(6):
        asking.move(Outside())
    assert not _flagged(asking)


def test_an_insult_is_not_answered_with_a_better_page() -> None:
    play = Play("live_clause").say("Sit down first")
    page = play.state.theirs
    for _ in range(3):
        play.move(Outside())
    assert play.offer("export slack next clinic none none") == "insulting"
    assert play.state.theirs == page
    assert play.state.tension == 1


def test_your_own_chart_against_her_customers_costs_something_and_leaves_the_trial_open() -> None:
    play = Play("mornings").say(*FIRST_MORNING, "What else", "hundred and four")
    assert play.state.tension == 1
    play.say("cut no-shows")
    assert play.state.given


def test_who_leaves_on_good_terms_goes_upstairs_with_her() -> None:
    play = Play("live_clause").say("What did they say")
    play.move(Walk())
    assert play.measures().door == "open"
    flat = Play("live_clause").say("seventy", "The roadmap", "nothing better")
    flat.move(Walk())
    assert flat.measures().door == "shut"


def test_from_the_ninth_round_a_contractor_is_too_late_for_a_daily_report_at_the_start(
    game: Game,
) -> None:
    play = Play("mornings").say(
        *FIRST_MORNING, "bring in", "Whose word", "picked that word", "written down",
        "What else", "might cost",
    )  # fmt: skip
    package = {"deliver": "daily", "days": "contractor", "when": "pilot"}
    assert play.state.events >> game.names.events.index("pilot_moves") & 1
    space = game.situations.at(play.state.variant, play.state.events).space
    assert not any(package.items() <= space.as_mapping(each).items() for each in space.packages())


def test_options_of_one_beat_are_alike_in_length(game: Game) -> None:
    for node in game.script.nodes:
        lengths = [len(option.line.text) for option in node.options]
        if lengths:
            assert max(lengths) <= 1.5 * min(lengths), node.title


def test_every_effect_has_a_reason_that_reads_on_after_because(game: Game) -> None:
    for node in game.script.nodes:
        for body in (node.body, *(option.body for option in node.options)):
            for each in statements(body):
                if isinstance(each, Command) and each.name in {"trust", "tension", "face"}:
                    assert each.reason[0].islower()
                    assert not each.reason.endswith(".")
