"""“Subject to signature”: what the rents are worth, whole plays, and what an event moves."""

from __future__ import annotations

import pytest

from negotiator_trainer.bargaining.alternative import batna, expected
from negotiator_trainer.engine.outcome import Happened, Learned, Offered
from negotiator_trainer.scenario import table
from tests.scenarios.playing import Playing

VARIANTS = ("empty", "chain", "promised")
CAREFUL = ("brown paper", "Who signs it", "from both ends", "Who else", "nine years running")
every_variant = pytest.mark.parametrize("variant", VARIANTS)


class Play(Playing):
    scenario = "shop-lease"
    role = "tenant"

    def came_out(self) -> set[str]:
        """The facts heard and the events that happened."""
        events = [each for outcome in self.log for each in outcome.events]
        heard = {each.fact for each in events if isinstance(each, Learned)}
        return heard | {each.event for each in events if isinstance(each, Happened)}

    def figures(self) -> list[str]:
        put = [e for o in self.log for e in o.events if isinstance(e, Offered) and e.by == "them"]
        return [game().space.as_mapping(e.packages[-1])["rent"] for e in put]


game = Play.game


@pytest.mark.parametrize(
    ("rent", "mine", "takers"),
    [(1120, 880, 0), (1200, 800, 2), (1220, 780, 2), (1240, 760, 2), (1340, 660, 3)],
)
def test_a_quoted_rent_is_worth_what_the_teaching_note_says(rent, mine, takers):
    scenario = game().scenario
    package = Play.package(str(rent))
    assert table.own_party(scenario, "tenant").preference.value(package) == mine
    owners = [table.their_party(scenario, "tenant", variant) for variant in VARIANTS]
    assert [owner.accepts(package) for owner in owners] == [True] * takers + [False] * (3 - takers)


def test_the_walkaway_is_the_kiosk_three_times_in_four_and_the_garage_otherwise():
    role = game().scenario.roles["tenant"]
    known = table.alternatives(role)
    assert (batna(known).id, expected(known, "kiosk"), role.reservation) == ("kiosk", 720, 720)


@pytest.mark.parametrize(
    ("variant", "events", "rents"),
    [("empty", (), 7), ("empty", ("reason_shown",), 13), ("empty", ("nibble",), 5),
     ("empty", ("caught_bluff",), 6), ("chain", (), 5), ("chain", ("book_shown",), 6),
     ("chain", ("chain_rings",), 4), ("promised", (), 0)],
)  # fmt: skip
def test_an_event_moves_the_zone_by_what_it_says(variant, events, rents):
    assert len(Play.at(variant, *events).zone()) == rents


@pytest.mark.parametrize(
    ("variant", "rest", "last"),
    [("empty", ("offer rent=1040", "offer rent=1080"), "1120"),
     ("chain", ("decent of you", "offer rent=1040"), "1200")],
)  # fmt: skip
def test_who_asks_gives_a_reason_and_waits_does_well(variant, rest, last):
    play = Play(variant, *CAREFUL, "rent next door", *rest, "accept")
    assert play.figures()[-1] == last
    assert (play.measures().verdict, play.measures().created) == ("held", None)
    assert play.measures().overall > 80
    assert "what to put on top" in play.interview()


@pytest.mark.parametrize("variant", ["empty", "chain"])
def test_who_comes_up_at_once_signs_near_the_walkaway_and_gets_the_bins(variant):
    play = Play(variant, "we'll manage", "want to quarrel", "accept")
    assert play.figures() == ["1400", "1240"]
    assert (play.measures().verdict, play.measures().claimed) == ("held", 0)
    assert "put the bins in" in play.interview()
    trapped = Play("promised", "we'll manage", "want to quarrel", "accept")
    assert trapped.measures().verdict == "agreement_trap"


def test_who_shouts_at_the_one_who_carries_it_hears_from_the_solicitor():
    play = Play("empty", "sit down on", "offer rent=900", "get the keys", "better figure")
    assert (play.measures().tag, "shout at me" in play.interview()) == ("they_left", True)


def test_who_knows_of_the_signed_offer_walks_rightly_and_is_remembered_well():
    play = Play("promised", *CAREFUL, "walk")
    assert (play.measures().verdict, play.measures().door) == ("right_walk", "open")
    assert "proper goodbye" in play.interview()
    assert play.measures().overall >= Play("promised", "walk").measures().overall + 8
    assert "one more mail" in Play("empty", "walk").interview()


def test_without_a_reason_what_one_knows_does_not_bring_the_rent_down():
    asked = (*CAREFUL[:4], "rent next door", "signed early")
    bare = Play("empty", *asked, "offer rent=1120", "How would", "offer rent=1120")
    assert bare.state.deal is None
    shown = Play("empty", *asked, "nine years running", "How would", "offer rent=1120")
    assert shown.measures().verdict == "held"


@every_variant
def test_she_says_who_else_has_asked_only_to_somebody_who_saw_her_side(variant):
    curt = Play(variant, *CAREFUL[:2], "write to him myself", "Who else")
    assert "rival" not in curt.came_out()
    assert "rival" in Play(variant, *CAREFUL).came_out()


@every_variant
def test_without_a_reason_waiting_brings_no_more_than_his_second_figure(variant):
    play = Play(variant, "brown paper", "Who signs it", "from both ends", *["outside"] * 3)
    play.do("decent of you" if variant == "chain" else "outside")
    assert play.figures() == ["1400", "1340"]
    assert "steps" in play.do("How would a figure").came_out()


@every_variant
def test_what_seemed_agreed_is_open_again_for_who_did_not_ask_who_signs(variant):
    play = Play(variant, "a third more", "offer rent=1100", "never been late", *["outside"] * 2)
    assert play.figures() == ["1400", "1340", "1400"]
    assert "who_signs" in play.do("Who does decide").came_out()


@every_variant
def test_a_unit_on_a_street_that_she_lets_is_found_out(variant):
    play = Play(variant, "a third more", "offer rent=1100", "Bridge Street", *["outside"] * 2)
    play.do("Who does decide", "decent of you" if variant == "chain" else "outside")
    assert ("caught_bluff" in play.came_out(), play.state.trust) == (True, 40)
    assert play.do("no such unit").figures()[-1] == "1400"
