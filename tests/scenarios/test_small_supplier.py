"""“Thirty-eight per cent”: its fitting deals, what trust brings out, and three whole plays."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from negotiator_trainer.analysis.simulate import simulate
from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.engine.move import Accept, Move, Say, Walk, read_move
from negotiator_trainer.engine.outcome import Answered, Outcome
from negotiator_trainer.engine.play import apply, begin, exit_interview, options
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scoring.measures import Measures, Scorer

FOLDER = Path(__file__).parents[2] / "scenarios" / "small-supplier"
ISSUES = ("price", "service", "days", "rebate", "range", "jar")
VARIANTS = ("on_paper", "gaps", "pickles", "shelf")

LETTER = "off7 stock d90 none full open"
SPLIT = "off4 shops d60 none full open"
FITTING = {
    "on_paper": "list depot d30 growth full ours",
    "gaps": "list stock d30 none full ours",
    "pickles": "off2 depot d30 none mustards ours",
}


@cache
def game() -> Game:
    loaded = check(read_folder(FOLDER)).loaded
    assert loaded.scenario is not None
    return compile_game(loaded.scenario, "founder", loaded.scripts["founder"])


def worth(deal: str) -> tuple[int, ...]:
    """What a deal is worth to him, and to her in each variant, in thousands."""
    found = table.package(
        table.space(game().scenario), dict(zip(ISSUES, deal.split(), strict=True))
    )
    sides = [game().situations.at(i, 0) for i in range(len(VARIANTS))]
    mine = sides[0].mine.preference.value(found)
    return mine // 1000, *(each.theirs.preference.value(found) // 1000 for each in sides)


class Play:
    """A play by the words of its lines."""

    def __init__(self, variant: str) -> None:
        self.log: list[Outcome] = [begin(game(), variant)]

    def move(self, move: Move) -> Play:
        self.log.append(apply(game(), self.log[-1].state, move))
        return self

    def say(self, *parts: str) -> Play:
        """Say the open line that has these words in it, one after the other."""
        for part in parts:
            lines = {
                o.id: Words(game()).options[o.id].text for o in options(game(), self.log[-1].state)
            }
            found = [each for each, text in lines.items() if part in text]
            assert len(found) == 1, (part, lines)
            self.move(Say(found[0]))
        return self

    def offer(self, deal: str) -> str:
        pairs = zip(ISSUES, deal.split(), strict=True)
        written = " ".join(f"{issue}={option}" for issue, option in pairs)
        self.move(read_move(f"offer {written}", game().space))
        return next(e.reply for e in self.log[-1].events if isinstance(e, Answered))

    def knows(self, fact: str) -> bool:
        return bool(self.log[-1].state.known >> game().names.facts.index(fact) & 1)

    def theirs(self) -> str:
        page = self.log[-1].state.theirs
        assert page is not None
        return " ".join(game().space.as_mapping(page).values())

    def least(self) -> int:
        """Her walkaway in force."""
        state = self.log[-1].state
        return game().situations.at(state.variant, state.events).theirs.reservation

    @property
    def measures(self) -> Measures:
        return Scorer(game()).measures(self.log[-1].state)

    def interview(self) -> str:
        said = exit_interview(game(), self.log[-1].state).lines[0]
        return Words(game()).groups[said.id][0].text


def test_a_quoted_deal_is_worth_what_the_teaching_note_says():
    assert worth(LETTER) == (29, 61, 87, 61, 61)
    assert worth(SPLIT) == (67, 28, 26, 28, 28)
    assert worth(FITTING["on_paper"]) == (100, 44, -3, 8, 5)
    assert worth(FITTING["gaps"]) == (90, 9, 43, 12, 9)
    assert worth(FITTING["pickles"]) == (74, 6, -12, 56, 7)


@pytest.mark.parametrize("variant", FITTING)
def test_a_fitting_deal_fails_elsewhere_and_beats_the_split_for_both(variant):
    needs = [game().situations.at(i, 0).theirs.reservation // 1000 for i in range(4)]
    mine, *theirs = worth(FITTING[variant])
    at = VARIANTS.index(variant)
    assert [value >= need for value, need in zip(theirs, needs, strict=True)].count(True) == 1
    assert theirs[at] >= needs[at]
    assert mine > worth(SPLIT)[0]
    assert theirs[at] > worth(SPLIT)[1 + at]


ASKING = ("what does this year", "seven have to do")
THEN = {
    "on_paper": ("six back on growth", "Glass is up", "Who else", "without us", "handsome"),
    "gaps": ("What trouble", "we weren't", "Who else", "without us", "yours alone"),
    "pickles": ("Whose price", "not tell apart", "want of the six"),
}


@pytest.mark.parametrize("variant", FITTING)
def test_a_careful_asker_finds_the_fitting_deal_and_is_remembered_for_the_question(variant):
    play = Play(variant).say(*ASKING, *THEN[variant])
    assert play.offer(FITTING[variant]) == "accept"
    assert play.measures.verdict == "held"
    assert play.measures.overall > 80
    said = {"on_paper": "drew him the box", "gaps": "my Saturdays", "pickles": "asked which jars"}
    assert said[variant] in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_conceder_who_signs_the_letter_has_less_than_without_her(variant):
    play = Play(variant).say("Four would hurt", "five for you", "thirty-eight")
    assert play.theirs() == LETTER
    play.move(Accept())
    assert play.measures.verdict == "agreement_trap"
    assert "how much of his work I buy" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_bully_is_shown_the_door(variant):
    play = Play(variant).say("Nine years", "seven is off", "Two other chains")
    assert play.measures.tag == "they_left"
    assert "what would happen to me" in play.interview()


def test_what_the_seven_is_for_is_told_to_somebody_who_has_begun_to_be_trusted():
    cold = Play("on_paper").say("Nine years", "seven have to do")
    assert not cold.knows("seven")
    assert cold.say("Glass is up", "seven have to do").knows("seven")
    assert cold.knows("thirty")


def test_which_jars_were_matched_comes_after_who_was_tasted_and_only_with_trust():
    cold = Play("pickles").say("Nine years", "shop managers", "Who else", "not tell apart")
    assert cold.knows("rival")
    assert not cold.knows("tasting")
    assert cold.say("Glass is up", "not tell apart").knows("tasting")
    assert "mustards" in cold.theirs()


def test_dekker_moves_her_as_news_and_the_38_per_cent_moves_her_the_other_way():
    for variant, moved in (("on_paper", 6000), ("gaps", 6000), ("pickles", 0), ("shelf", 0)):
        before = Play(variant).least()
        opened = ("Nine years", "shop managers", *(("depot turns",) if variant == "gaps" else ()))
        news = Play(variant).say(*opened, "Who else", "Dekker wants")
        assert news.least() == before - moved
        assert Play(variant).say("Nine years", "thirty-eight").least() == before + moved


def test_a_letter_is_final_for_who_neither_asked_what_it_is_for_nor_brought_a_figure():
    for variant in VARIANTS:
        play = Play(variant).say("Nine years", "fix the price", "shop managers")
        if variant == "gaps":
            play.say("weren't")
        while play.log[-1].state.round < 7:
            play.offer("off2 shops d60 none full open")
        assert play.theirs() == LETTER
        assert play.log[-1].state.flags & 1 << list(game().side.flags).index("final_said")


def test_with_a_real_substitute_an_informed_walk_is_the_right_one():
    play = Play("shelf").say(*ASKING, "Whose price", "not tell apart", "plain").move(Walk())
    assert (play.measures.verdict, play.measures.door) == ("right_walk", "open")
    assert "did a sum in his head" in play.interview()
    early = Play("shelf").move(Walk())
    assert play.measures.overall > early.measures.overall + 8


def test_the_ladder_of_trainees_holds():
    assert simulate(game()).ladder
