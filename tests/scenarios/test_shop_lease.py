"""“Subject to signature”: what the rents are worth, whole plays, and what an event moves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from negotiator_trainer.bargaining.alternative import batna, expected
from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.engine.move import Move, Say, read_move
from negotiator_trainer.engine.outcome import Offered, Outcome
from negotiator_trainer.engine.play import apply, begin, exit_interview, options
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scoring.measures import Measures, Scorer

FOLDER = Path(__file__).parents[2] / "scenarios" / "shop-lease"
VARIANTS = ("empty", "chain", "promised")


@cache
def game() -> Game:
    loaded = check(read_folder(FOLDER)).loaded
    assert loaded.scenario is not None
    return compile_game(loaded.scenario, "tenant", loaded.scripts["tenant"])


class Play:
    """A play by the words of its lines: `say`, or a move such as `offer rent=1200`."""

    def __init__(self, variant: str, *steps: str) -> None:
        self.words = Words(game())
        self.log: list[Outcome] = [begin(game(), variant)]
        for step in steps:
            self.step(step)

    def open(self) -> list[str]:
        return [self.words.options[o.id].text for o in options(game(), self.log[-1].state)]

    def step(self, step: str) -> Play:
        if step in {"accept", "walk", "outside"} or step.startswith("offer "):
            return self.move(read_move(step, game().space))
        state = self.log[-1].state
        found = [o.id for o in options(game(), state) if step in self.words.options[o.id].text]
        assert len(found) == 1, (step, self.open())
        return self.move(Say(found[0]))

    def move(self, move: Move) -> Play:
        self.log.append(apply(game(), self.log[-1].state, move))
        return self

    def knows(self, fact: str) -> bool:
        return bool(self.log[-1].state.known >> game().names.facts.index(fact) & 1)

    def happened(self, event: str) -> bool:
        return bool(self.log[-1].state.events >> game().names.events.index(event) & 1)

    def figures(self) -> list[str]:
        """The rents that were put to the tenant, in order."""
        put = [e for o in self.log for e in o.events if isinstance(e, Offered) and e.by == "them"]
        return [game().space.as_mapping(e.packages[-1])["rent"] for e in put]

    def measures(self) -> Measures:
        return Scorer(game()).measures(self.log[-1].state)

    def ending(self) -> str:
        return list(game().side.endings)[self.log[-1].state.ending]

    def interview(self) -> str:
        said = exit_interview(game(), self.log[-1].state).lines[0]
        return self.words.groups[said.id][0].text


CAREFUL = ("brown paper", "Who signs it", "from both ends", "Who else", "nine years running")


@pytest.mark.parametrize(
    ("rent", "mine", "takers"),
    [(1120, 880, {"empty"}), (1200, 800, {"empty", "chain"}), (1220, 780, {"empty", "chain"}),
     (1240, 760, {"empty", "chain"}), (1340, 660, set(VARIANTS))],
)  # fmt: skip
def test_a_quoted_rent_is_worth_what_the_teaching_note_says(rent, mine, takers):
    scenario = game().scenario
    package = table.package(table.space(scenario), {"rent": str(rent)})
    assert table.own_party(scenario, "tenant").preference.value(package) == mine
    owners = {v: table.their_party(scenario, "tenant", v) for v in VARIANTS}
    assert {v for v, owner in owners.items() if owner.accepts(package)} == takers
    assert {owner.preference.value(package) for owner in owners.values()} == {rent}


def test_the_walkaway_is_the_kiosk_three_times_in_four_and_the_garage_otherwise():
    role = game().scenario.roles["tenant"]
    known = table.alternatives(role)
    assert batna(known).id == "kiosk"
    assert expected(known, "kiosk") == 720 == role.reservation


def test_every_deal_in_a_zone_is_efficient_so_nothing_is_scored_as_created():
    for variant in ("empty", "chain"):
        assert Play(variant, *CAREFUL, "offer rent=1260").measures().created is None


@pytest.mark.parametrize(
    ("variant", "events", "rents"),
    [("empty", (), 13), ("chain", (), 5), ("chain", ("record_shown",), 6),
     ("chain", ("chain_rings",), 4), ("chain", ("record_shown", "chain_rings"), 5),
     ("empty", ("nibble",), 11), ("empty", ("caught_bluff",), 12), ("promised", (), 0)],
)  # fmt: skip
def test_an_event_moves_the_zone_by_what_it_says(variant, events, rents):
    bits = sum(1 << game().names.events.index(event) for event in events)
    situation = game().situations.at(VARIANTS.index(variant), bits)
    assert len(situation.zone()) == rents


@pytest.mark.parametrize(("variant", "last"), [("empty", "1120"), ("chain", "1200")])
def test_who_asks_gives_a_reason_and_waits_does_well(variant, last):
    play = Play(variant, *CAREFUL, "bring him")
    if variant == "chain":
        play.step("decent of you")
    play.step("offer rent=1040")
    if variant == "empty":
        play.step("offer rent=1080")
    play.step("accept")
    assert play.figures()[-1] == last
    measures = play.measures()
    assert (play.ending(), measures.verdict) == ("deal", "held")
    assert measures.overall > 80
    assert not play.happened("nibble")
    assert "what to put on top" in play.interview()


@pytest.mark.parametrize("variant", ["empty", "chain"])
def test_who_comes_up_at_once_signs_near_the_walkaway_and_gets_the_bins(variant):
    play = Play(variant, "we'll manage", "want to quarrel", "accept")
    assert play.figures() == ["1400", "1240"]
    assert play.happened("nibble")
    assert (play.measures().verdict, play.measures().claimed) == ("held", 0)
    assert "put the bins in" in play.interview()


def test_who_comes_up_at_once_with_a_paper_on_his_desk_signs_a_trap():
    play = Play("promised", "we'll manage", "want to quarrel", "accept")
    assert play.measures().verdict == "agreement_trap"


def test_who_shouts_at_the_one_who_carries_it_hears_from_the_solicitor():
    play = Play("empty", "sit down on my own bench", "offer rent=900", "keys", "better figure")
    assert (play.ending(), play.measures().tag) == ("solicitor", "they_left")
    assert "shout at me" in play.interview()


def test_who_knows_of_the_signed_offer_walks_rightly_and_is_remembered_well():
    play = Play("promised", *CAREFUL, "walk")
    assert play.knows("rival")
    assert (play.ending(), play.measures().verdict) == ("station", "right_walk")
    assert "proper goodbye" in play.interview()
    early = Play("promised", "walk").measures()
    assert play.measures().overall >= early.overall + 8
    assert "one more mail" in Play("empty", "walk").interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_she_says_who_else_has_asked_only_to_somebody_who_saw_her_side(variant):
    cold = Play(variant, "brown paper", "Who signs it", "write to him myself", "Who else")
    assert not cold.knows("rival")
    assert Play(variant, "brown paper", "Who signs it", "from both ends", "Who else").knows("rival")


@pytest.mark.parametrize("variant", VARIANTS)
def test_without_a_reason_waiting_brings_no_more_than_his_second_figure(variant):
    play = Play(variant, "brown paper", "Who signs it", "from both ends", *["outside"] * 3)
    if variant == "chain":
        play.step("decent of you")
    else:
        play.step("outside")
    assert play.figures() == ["1400", "1340"]
    assert play.step("How would a figure").knows("steps")


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_seemed_agreed_is_open_again_for_who_did_not_ask_who_signs(variant):
    play = Play(variant, "a third more", *["outside"] * 4)
    assert play.figures()[-1] == "1400"
    assert any("Who does decide" in line for line in play.open())
    assert play.step("Who does decide").knows("who_signs")
    asked = Play(variant, "a third more", "Who signs it", "from both ends", *["outside"] * 2)
    assert not any("Who does decide" in line for line in asked.open())


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_unit_on_a_street_that_she_lets_is_found_out(variant):
    play = Play(variant, "a third more", "offer rent=1100", "Bridge Street", *["outside"] * 2)
    play.step("Who does decide").step("decent of you" if variant == "chain" else "outside")
    assert play.happened("caught_bluff")
    assert play.log[-1].state.trust == 40
    play.step("no such unit")
    assert any("Last is what they all say" in line for line in play.open())


def test_options_of_one_beat_are_alike_in_length():
    for node in game().script.nodes:
        lengths = [len(option.line.text) for option in node.options]
        if lengths:
            assert max(lengths) <= 1.5 * min(lengths), node.title
