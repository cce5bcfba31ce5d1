"""Labels, tags and accuracy of plays in games that were written to show one thing each."""

from __future__ import annotations

from random import Random

import pytest

from negotiator_trainer.analysis.judging.labels import turn_accuracy
from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.judging.signals import Signals
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.judging.turning import GOOD_END
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.analysis.solving.solver_score import ManyEnds
from negotiator_trainer.engine.move import read_move
from tests.analysis.reviewing import any_play, reviewed, reviewer, solver
from tests.engine.inline import hub, inline

SHORT = "play: {buyer: {rounds: 3, par: 3}}"
EASY = "play: {buyer: {rounds: 3, par: 3, stance: {aspiration: 60, limit: 50}}}"
ASIDE = "-> Nice wood. #act:small_talk #line:talk\n    Sal: It is. #line:talk1\n    <<return>>\n"


class Told:
    """An inline game, solved once, whose plays are reviewed."""

    def __init__(self, played):
        self.game = played
        scorer = ManyEnds(played)
        self.solver = Solver(played)
        self.reviewer = Reviewer(self.solver, scorer)

    def __call__(self, variant, *moves, assisted=()):
        read = [read_move(move, self.game.space) for move in moves]
        return self.reviewer.review(follow(self.solver, variant, read), assisted=assisted)


def offer(price, finish="plain"):
    return f"offer price={price} finish={finish}"


@pytest.fixture(scope="module")
def plain():
    return Told(inline(hub(ASIDE), SHORT))


def test_the_best_move_is_strong_and_a_needless_concession_is_not():
    told = Told(inline(hub(ASIDE), EASY))
    (generous,) = told("soft", offer(80)).turns
    assert generous.label == "cost_lot"
    best = told.solver.ranked(generous.step.belief)[0][1]
    (turn,) = told.reviewer.review(follow(told.solver, "soft", [best])).turns
    assert (turn.label, turn.step.loss) == ("strong", pytest.approx(0))


def test_closing_below_the_walkaway_is_a_turning_point(plain):
    (turn,) = plain("hard", offer(90)).turns
    assert plain.game.side.endings  # it closed: the buyer is left with 10, and had 20 elsewhere
    assert turn.step.outcome.state.deal is not None
    assert turn.label == "turning_point"


def test_closing_without_a_minimum_term_is_a_turning_point():
    told = Told(inline(hub(ASIDE), EASY + "\nroles: {buyer: {minimum_terms: [{finish: gloss}]}}"))
    (without,) = told("hard", offer(80, "plain")).turns
    assert without.step.outcome.state.deal is not None
    assert without.label == "turning_point"
    (with_it,) = told("hard", offer(80, "gloss")).turns
    assert with_it.step.outcome.state.deal is not None
    assert with_it.label != "turning_point"


def test_walking_out_on_a_deal_is_a_turning_point_with_its_whole_loss(plain):
    (turn,) = plain("hard", "walk").turns
    assert turn.label == "turning_point"
    assert turn.step.loss > 30
    assert turn.step.after == turn.step.worth  # a walk is a walk in every variant here


def test_the_turn_after_which_no_deal_can_be_had_in_time_is_a_turning_point(plain):
    turns = plain("hard", "say talk", "outside", "say talk").turns
    assert [turn.label for turn in turns] == ["fine", "turning_point", "strong"]
    assert turns[1].step.worth < GOOD_END <= turns[1].step.before


def test_what_they_might_agree_to_can_be_closed_for_ever_by_one_turn():
    quarrel = "-> Keep it, then. #act:refuse #line:keep\n    <<event done>>\n    <<return>>\n"
    patch = SHORT[:-2] + ", events: {done: {text: She changed her mind., reservation: 500}}}}"
    told = Told(inline(hub(quarrel), patch))
    (turn,) = told("hard", "say keep").turns
    assert turn.label == "turning_point"


def test_a_deal_that_holds_is_never_worth_less_than_the_band_of_turning_points():
    played = solver("sale").game
    scorer = ManyEnds(played)
    met = set()
    for seed in range(300):
        final = any_play(played, Random(seed))[2]
        verdict = scorer.verdict(final)[0]
        met.add(verdict)
        assert (scorer.overall(final) >= GOOD_END) == (verdict in {"held", "right_walk"})
    assert {"held", "missed_deal", "agreement_trap"} <= met


def test_a_deception_that_is_found_out_is_a_turning_point():
    lying = (
        "-> Another joiner offered 40. #act:bluff #line:lie\n    <<event lie>>\n    <<return>>\n"
    )
    review = Told(inline(hub(lying), SHORT))("hard", "say lie")
    assert review.turns[0].label == "turning_point"


SHOUT = (
    "-> Hurry up! #act:pressure #line:shout\n    Sal: Out. #line:out\n"
    '    <<trust -30 "she cannot bear to be pressed" because:frowns>>\n    <<end thrown>>\n'
    "-> Do you do this alone? #act:closed_question #line:alone\n"
    "    Sal: My brother left. #cue:frowns #line:alone1\n    <<return>>\n"
)


def test_a_loss_that_nothing_had_announced_costs_a_little_at_most():
    told = Told(inline(hub(SHOUT), SHORT))
    (turn,) = told("hard", "say shout").turns
    assert turn.step.loss > 30
    assert turn.label == "cost_little"
    assert turn.tags == ("could_not_know",)


def test_once_it_was_announced_the_same_move_is_a_turning_point():
    told = Told(inline(hub(SHOUT), SHORT))
    turn = told("hard", "say alone", "say shout").turns[1]
    assert turn.step.loss > 30
    assert turn.label == "turning_point"
    assert turn.tags == ()


@pytest.mark.parametrize("because", ["brief", "hurry"])
def test_what_the_brief_says_or_one_knows_of_oneself_could_be_known(because):
    told = Told(inline(hub(SHOUT.replace("because:frowns", f"because:{because}")), SHORT))
    assert told("hard", "say shout").turns[0].label == "turning_point"


def test_a_fact_announces_once_it_has_come_out():
    script = SHOUT.replace("because:frowns", "because:wood") + (
        "-> Is it oak? #act:closed_question #line:oak\n    <<learn wood>>\n    <<return>>\n"
    )
    told = Told(inline(hub(script), SHORT))
    assert told("hard", "say shout").turns[0].label == "cost_little"
    assert told("hard", "say oak", "say shout").turns[1].label == "turning_point"


def test_only_one_move_is_forced_and_has_no_accuracy():
    corner = (
        "title: Hub\n---\n-> Well. #act:small_talk #line:well\n    <<jump Yard>>\n===\n"
        "title: Yard\n---\n<<offers>>\n-> So. #act:small_talk #line:so\n    <<return>>\n===\n"
    )
    told = Told(
        inline(corner, "play: {buyer: {rounds: 3, par: 3, moves: {walk: no, outside: no}}}")
    )
    review = told("soft", "say well", offer(60))
    assert review.turns[0].tags == ("forced",)
    assert review.turns[0].accuracy is None
    assert review.decisions == 1


def test_an_assisted_turn_keeps_its_label_and_has_no_accuracy(plain):
    review = plain("soft", "say talk", offer(60), assisted=[2])
    assert review.turns[1].tags[-1] == "assisted"
    assert review.turns[1].accuracy is None
    assert review.turns[1].label == plain("soft", "say talk", offer(60)).turns[1].label


def test_the_only_good_move_is_a_key_find():
    doors = reviewed("doors", "nights", "say ha1", "outside", "outside", "offer room=street")
    assert "key_find" in doors.turns[3].tags  # the last round: only one room is taken
    assert "key_find" not in doors.turns[2].tags
    assert "key_find" not in reviewed("doors", "nights", "say ha4").turns[0].tags


def test_a_good_move_that_met_the_worse_truth_is_unlucky():
    # On the last round there is no time to ask: it is one room or the other.
    waiting = ["outside", "outside", "say ha4"]
    first = reviewed("doors", "nights", *waiting, "offer room=street").turns[-1]
    other = reviewed("doors", "nights", *waiting, "offer room=yard").turns[-1]
    assert first.step.loss == pytest.approx(other.step.loss)
    assert "unlucky" not in first.tags
    assert "unlucky" in other.tags


PRIORITY = """
play:
  buyer:
    rounds: 6
    par: 6
    facts: {wood: {text: She hates varnish., priority: finish}}
"""
TALK = (
    "title: Hub\n---\n"
    "-> What is it made of? #act:open_question #line:ask\n    <<learn wood>>\n    <<return>>\n"
    '-> Plain, then. <<if knows("wood")>> #act:trade #line:use\n    <<jump Close>>\n'
    "-> Hm. #act:small_talk #line:hm\n    <<jump Hub>>\n===\n"
    "title: Close\n---\n<<offers>>\n-> Well. #act:small_talk #line:cl1\n    <<jump Close>>\n===\n"
)
LEAVES = """
title: AfterTurn
when: $round >= 4 && !flag("seen")
---
Sal: Good day. #line:gd
<<end thrown>>
===
"""


@pytest.fixture(scope="module")
def priority():
    script = TALK.replace("<<jump Close>>\n-> Hm", "<<flag seen>>\n    <<jump Close>>\n-> Hm")
    return Told(inline(script + LEAVES, PRIORITY))


def test_what_came_out_and_stayed_unused_for_three_turns_is_a_missed_signal(priority):
    review = priority("soft", "say ask", "outside", "say hm", "say hm")
    assert [turn.missed for turn in review.turns] == ["", "", "", "wood"]
    assert review.turns[3].tags == ("missed_signal",)
    assert review.turns[3].step.loss > 5


def test_what_was_used_within_three_turns_is_not(priority):
    review = priority("soft", "say ask", "outside", "say use", "walk")
    assert review.turns[3].step.loss > 5
    assert not any("missed_signal" in turn.tags for turn in review.turns)


def test_an_offer_uses_a_priority_when_it_gives_way_on_that_issue(priority):
    signals = Signals(priority.game)
    state = priority("soft", "say ask", "say use").track.last[0]

    def used(text):
        return signals.used(read_move(text, priority.game.space), state)

    assert used(offer(50, "plain")) == {"wood"}
    assert used(offer(50, "gloss")) == set()
    assert used("offers price=50 finish=gloss | price=60 finish=plain") == {"wood"}
    assert used("accept") == set()


def test_three_turns_have_to_have_passed(priority):
    review = priority("soft", "say hm", "say ask", "outside", "say hm")
    assert review.turns[3].step.loss > 5
    assert not any("missed_signal" in turn.tags for turn in review.turns)


NO_ZONE = """
play:
  buyer:
    rounds: 3
    par: 3
    variants:
      hard: {reservation: 200, zone: never, weight: 10}
      soft: {weight: %d}
"""


def test_a_right_walk_is_justified_when_leaving_was_near_the_best_that_could_be_known():
    review = Told(inline(hub(ASIDE), NO_ZONE % 1))("hard", "walk")
    assert review.walk == "justified"
    assert review.turns[0].step.loss <= 5


def test_a_right_walk_is_lucky_when_there_most_likely_was_a_deal():
    told = Told(inline(hub(ASIDE), NO_ZONE % 100))
    review = told("hard", "walk")
    assert review.walk == "lucky"
    assert review.turns[0].step.luck > 10
    assert told("soft", "walk").walk == ""
    assert told("hard", "say talk").walk == ""


def test_moments_are_the_costliest_four_turns_in_the_order_of_play():
    for seed in range(60):
        variant, moves, _ = any_play(solver("sale").game, Random(seed))
        review = reviewer("sale").review(follow(solver("sale"), variant, moves))
        numbers = [turn.step.number for turn in review.moments]
        assert numbers == sorted(numbers)
        assert len(numbers) <= 4
        others = [t.step.loss for t in review.turns if t.step.number not in numbers]
        assert all(turn.step.loss > 5 for turn in review.moments)
        if len(numbers) < 4:
            assert all(loss <= 5 for loss in others)
        else:
            assert max(others, default=0) <= min(t.step.loss for t in review.moments)


def test_the_accuracy_is_that_of_the_turns_that_count():
    moves = ["say yd01", "say yd05", "say yd07", "say yd13", "say bn05", "accept"]
    review = reviewed("sale", "moving_out", *moves)
    assert review.decisions == 6
    each = [turn_accuracy(turn.step.loss) for turn in review.turns]
    arithmetic, harmonic = sum(each) / 6, 6 / sum(1 / value for value in each)
    assert review.accuracy == pytest.approx((arithmetic + harmonic) / 2)
    helped = reviewed("sale", "moving_out", *moves, assisted=range(1, 7))
    assert helped.accuracy is None
    assert reviewed("sale", "moving_out", *moves[:3]).accuracy is None


def test_a_retry_passes_within_five_points_of_the_best(plain):
    (belief,) = plain.solver.opening()
    space = plain.game.space
    ranked = plain.solver.ranked(belief)
    for value, move in ranked:
        judged = plain.reviewer.judge(belief, move)
        assert judged.loss == pytest.approx(ranked[0][0] - value)
        assert judged.passed == (judged.loss <= 5)
        assert judged.possible == belief
    assert not plain.reviewer.judge(belief, read_move("walk", space)).passed


def test_a_retry_is_judged_over_all_that_was_possible_and_not_by_what_was_true():
    first = reviewed("doors", "nights", "say ha4").turns[0].step
    space = solver("doors").game.space
    judged = {
        room: reviewer("doors").judge(first.belief, read_move(f"offer room={room}", space))
        for room in ("street", "yard")
    }
    assert judged["street"].loss == pytest.approx(judged["yard"].loss)
    assert not judged["street"].passed  # it is right against night shifts; asking tells
    assert reviewer("doors").judge(first.belief, read_move("say ha1", space)).passed


def test_of_equally_good_moves_the_better_line_is_the_one_that_brings_most():
    told = reviewed("doors", "nights", "say ha1", "say ha4", "walk")
    ranked = solver("doors").ranked(told.turns[2].step.belief)
    assert ranked[0][1] != read_move("offer room=street", solver("doors").game.space)
    assert reviewer("doors").best(told.turns[2].step) == read_move(
        "offer room=street", solver("doors").game.space
    )
    assert reviewer("doors").best(told.turns[0].step) == read_move(
        "say ha1", solver("doors").game.space
    )
