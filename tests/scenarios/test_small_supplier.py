"""“Thirty-eight per cent”: its fitting deals, what trust brings out, and three whole plays."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Walk
from tests.scenarios.playing import Playing

VARIANTS = ("on_paper", "gaps", "pickles", "shelf")

LETTER = "off7 stock d90 none full open"
SPLIT = "off4 shops d60 none full open"
FITTING = {
    "on_paper": "list depot d30 growth full ours",
    "gaps": "list stock d30 none full ours",
    "pickles": "off2 depot d30 none mustards ours",
}


class Play(Playing):
    scenario = "small-supplier"
    role = "founder"

    def least(self) -> int:
        """Her walkaway in force."""
        return self.situation.theirs.reservation


game = Play.game


def worth(deal: str) -> tuple[int, ...]:
    """What a deal is worth to him, and to her in each variant, in thousands."""
    return tuple(value // 1000 for value in Play.worth(deal))


def test_a_quoted_deal_is_worth_what_the_teaching_note_says():
    assert worth(LETTER) == (29, 61, 87, 61, 61)
    assert worth(SPLIT) == (67, 28, 26, 28, 28)
    fitting = [(100, 44, -3, 8, 5), (90, 9, 43, 12, 9), (74, 6, -12, 56, 7)]
    assert [worth(deal) for deal in FITTING.values()] == fitting


@pytest.mark.parametrize("variant", FITTING)
def test_a_fitting_deal_fails_elsewhere_and_beats_the_split_for_both(variant):
    needs = [game().situations.at(i, 0).theirs.reservation // 1000 for i in range(4)]
    mine, *theirs = worth(FITTING[variant])
    at = VARIANTS.index(variant)
    assert [i for i, need in enumerate(needs) if theirs[i] >= need] == [at]
    assert mine > worth(SPLIT)[0]
    assert theirs[at] > worth(SPLIT)[1 + at]


ASKING = ("what does this year", "seven have to do")
THEN = {
    "on_paper": ("six back on growth", "Glass is up", "Who else", "without us", "handsome"),
    "gaps": ("What trouble", "it wasn't there", "Who else", "without us", "yours alone"),
    "pickles": ("Whose price", "tell from theirs", "need from the six"),
}


@pytest.mark.parametrize("variant", FITTING)
def test_a_careful_asker_finds_the_fitting_deal_and_is_remembered_for_the_question(variant):
    play = Play(variant).say(*ASKING, *THEN[variant])
    assert play.offer(FITTING[variant]) == "accept"
    assert play.measures().overall > 80
    said = {"on_paper": "drew him the box", "gaps": "my Saturdays", "pickles": "asked which jars"}
    assert said[variant] in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_conceder_who_signs_the_letter_has_less_than_without_her(variant):
    play = Play(variant).say("Four would hurt", "four for you", "thirty-eight")
    assert play.move(Accept()).measures().verdict == "agreement_trap"
    assert "how much of his work I buy" in play.interview()


def test_a_bully_is_shown_the_door():
    play = Play("gaps").say("Nine years", "forget the seven", "Two other chains")
    assert play.measures().tag == "they_left"
    assert "what would happen to me" in play.interview()


def test_what_the_seven_is_for_and_which_jars_were_matched_come_out_only_with_trust():
    cold = Play("pickles").say("Nine years", "seven have to", "shop managers", "Who else")
    cold.say("tell from theirs")
    assert [cold.knows(fact) for fact in ("rival", "seven", "tasting")] == [True, False, False]
    assert cold.say("Glass is up", "tell from theirs").knows("tasting")
    assert "mustards" in cold.asked()
    assert Play("on_paper").say("keep to the clock", "seven have to").knows("seven")


def test_dekker_moves_her_as_news_and_the_38_per_cent_moves_her_the_other_way():
    for variant, moved in (("on_paper", 6000), ("gaps", 6000), ("pickles", 0), ("shelf", 0)):
        answer = ("shops turn",) if variant == "gaps" else ()
        news = Play(variant).say("Nine years", "shop managers", *answer, "Who else", "Dekker wants")
        assert news.least() == Play(variant).least() - moved
        told = Play(variant).say("Nine years", "thirty-eight")
        assert told.least() == Play(variant).least() + moved


def test_a_letter_is_final_for_who_neither_asked_what_it_is_for_nor_brought_a_figure():
    for variant in VARIANTS:
        answer = ("shops turn",) if variant == "gaps" else ()
        play = Play(variant).say("Nine years", "fix the price", "shop managers", *answer)
        while play.state.round < 7:
            play.offer("off2 shops d60 none full open")
        assert play.asked() == LETTER
        assert play.state.flags & 1 << list(game().side.flags).index("final_said")


def test_with_a_real_substitute_an_informed_walk_is_the_right_one():
    play = Play("shelf").say(*ASKING, "Whose price", "tell from theirs", "plain").move(Walk())
    assert (play.measures().verdict, play.measures().door) == ("right_walk", "open")
    assert "did a sum in his head" in play.interview()
    assert play.measures().overall > Play("shelf").move(Walk()).measures().overall + 8
