"""The review of kept attempts: page, second tries, hints, coaching and forks."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from negotiator_trainer.analysis.solving.tables import Table
from negotiator_trainer.errors import MoveError
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.review.page import (
    BetterLine,
    Hint,
    NotReady,
    RetryVerdict,
    ReviewPage,
)
from negotiator_trainer.services.review.service import Reviews
from negotiator_trainer.services.trainer import Trainer
from negotiator_trainer.services.transfer import export_to, import_from
from negotiator_trainer.store.database import Database
from tests.games import FIXTURES
from tests.services.review.solved import Solved, solved

SNEER = ("say yd11", "say yd09", "say yd13", "say bn05", "walk")
"""Rude at first, then nothing asked, nothing offered, and away."""
GOOD = ("say yd01", "say yd05", "say yd07", "offer price=150 service=included")


def marks(database, attempt):
    with database.unit() as unit:
        return [(mark.kind, mark.turn, mark.detail) for mark in unit.marks.list(attempt)]


def test_the_page_has_every_turn_and_ends_at_the_stored_overall(reviews, played, trainer):
    attempt = played(*SNEER)
    page = reviews.page(attempt)
    assert isinstance(page, ReviewPage)
    assert [turn.number for turn in page.turns] == [1, 2, 3, 4, 5]
    assert page.graph[-1].value == pytest.approx(trainer.attempt(attempt).overall)
    assert page.overall == page.graph[-1].value
    assert page.graph[0].turn == 0
    total = page.value_start + page.opening_luck
    total += sum(turn.luck - turn.loss for turn in page.turns)
    assert total == pytest.approx(page.overall, abs=0.01)


def test_a_turn_is_told_in_words(reviews, played):
    first, *_, last = reviews.page(played(*SNEER)).turns
    assert first.move == "Nobody pays that for a thing like this."
    assert first.answer == (("Ruth", "Mind how you talk."),)
    assert any("you ran down what she had looked after" in words for words in first.effects)
    assert first.label.words == "fine"
    assert (last.label.words, last.label.glyph) == ("turning point", "??")
    assert last.loss > 30
    assert last.before - last.loss + last.luck == pytest.approx(last.after)


def test_moments_are_open_until_something_is_done_about_them(reviews, played):
    page = reviews.page(played(*SNEER))
    assert [moment.state for moment in page.moments] == ["open"] * len(page.moments)
    assert page.moments[-1].turn == 5
    assert all(moment.hidden for moment in page.moments)
    assert page.solved == f"solved 0 of {len(page.moments)}"


def test_a_second_try_is_judged_kept_and_reveals_the_truth(reviews, played, database):
    attempt = played(*SNEER)
    assert not reviews.revealed(attempt)
    verdict = reviews.try_again(attempt, 5, "say yd13")
    assert isinstance(verdict, RetryVerdict)
    assert reviews.revealed(attempt)
    state = "solved" if verdict.passed else "tried"
    assert marks(database, attempt) == [(state, 5, "say yd13")]
    assert reviews.page(attempt).moments[-1].state == state


def test_what_would_pass_is_within_five_points_of_the_best(reviews, played):
    attempt = played(*SNEER)
    better = reviews.better(attempt, 5)
    passed = reviews.try_again(attempt, 5, better.move)
    assert passed.passed
    assert passed.loss == pytest.approx(0)
    assert passed.sentence == "That is it: nothing was better."
    failed = reviews.try_again(attempt, 5, "walk")
    assert not failed.passed
    assert failed.sentence.startswith("Not yet: something else was ")
    assert failed.label.words == "cost a lot"


def test_a_failed_try_that_is_passed_later_is_solved(reviews, doors):
    attempt = doors("say ha4", "say ha4", "outside", "walk")
    assert not reviews.try_again(attempt, 4, "walk").passed
    assert reviews.page(attempt).moments[-1].state == "tried"
    turn = reviews.page(attempt).moments[-1].turn
    other = reviews.try_again(attempt, turn, "offer room=street")
    assert other.passed
    assert reviews.page(attempt).moments[-1].state == "solved"


def test_who_has_seen_the_answer_cannot_solve_it_any_more(reviews, doors):
    attempt = doors("say ha4", "say ha4", "outside", "walk")
    line = reviews.better(attempt, 4)
    assert reviews.try_again(attempt, 4, line.move).passed
    (moment,) = [m for m in reviews.page(attempt).moments if m.turn == 4]
    assert moment.state == "viewed"
    assert not moment.hidden


def test_the_reaction_is_that_of_another_variant_that_fitted(reviews, doors):
    """By what was known both doors fit; the true flatmate takes the street room."""
    attempt = doors("say ha4", "offer room=street", variant="nights")
    retry = reviews.try_again(attempt, 2, "offer room=street")
    assert retry.other
    assert [line.words for line in retry.lines] == ["Then this will not work."]
    assert retry.mood == "guarded"
    asked = reviews.try_again(attempt, 2, "say ha1")
    assert [line.words for line in asked.lines] == ["Sleep? I need sun for my plants."]
    assert asked.move == "What do you need to sleep well?"


def test_where_no_other_variant_fits_any_more_the_true_one_reacts(reviews, doors):
    attempt = doors("say ha1", "offer room=yard", variant="nights")
    retry = reviews.try_again(attempt, 2, "offer room=street")
    assert not retry.other
    assert retry.passed
    assert retry.lines[0].words == "Good. Welcome."


def test_a_try_that_is_not_legal_is_refused_and_not_kept(reviews, played, database):
    attempt = played(*SNEER)
    with pytest.raises(MoveError, match="“say bn01” is not possible"):
        reviews.try_again(attempt, 1, "say bn01")
    with pytest.raises(MoveError, match="is not a move"):
        reviews.try_again(attempt, 1, "dance")
    assert marks(database, attempt) == []


@pytest.mark.parametrize("turn", [0, 6, -1])
def test_a_turn_that_was_not_played_cannot_be_tried_viewed_or_forked(reviews, played, turn):
    attempt = played(*SNEER)
    for ask in (reviews.position, reviews.better, reviews.branch):
        with pytest.raises(MoveError, match=f"There is no turn {turn}"):
            ask(attempt, turn)


def test_skipping_reveals_and_leaves_the_answer_hidden(reviews, played):
    attempt = played(*SNEER)
    reviews.skip(attempt, 5)
    assert reviews.revealed(attempt)
    moment = reviews.page(attempt).moments[-1]
    assert (moment.state, moment.hidden) == ("skipped", True)


def test_without_a_moment_to_try_again_nothing_is_held_back(reviews, doors):
    attempt = doors("say ha1", "offer room=street")
    page = reviews.page(attempt)
    assert page.moments == ()
    assert page.revealed
    assert reviews.revealed(attempt)


def test_the_position_is_the_table_before_the_turn(reviews, played, trainer):
    attempt = played(*SNEER, sheet=Sheet(walkaway=80, guess=Guess(low=90, high=150)))
    position = reviews.position(attempt, 3)
    assert position.played == "Tell me about the workshop."
    assert position.table.round == 2
    assert not position.table.ended
    assert not position.table.ask_midway
    assert {line.turn for line in position.table.transcript} == {0, 1, 2}
    assert "yd13" in {option.id for option in position.table.options}
    assert position.table.written_walkaway == 80
    assert position.table.standing.words == "€200"
    assert trainer.table(attempt).ended


def test_few_decisions_have_no_accuracy_and_no_graph(reviews, doors):
    page = reviews.page(doors("say ha1", "offer room=street"))
    assert page.too_few
    assert page.accuracy is None
    assert page.graph == ()
    assert "too few decisions" in page.result_words


def test_enough_decisions_have_both(reviews, played):
    page = reviews.page(played(*GOOD))
    assert not page.too_few
    assert page.accuracy > 70
    assert len(page.graph) == 5
    assert page.result_words == f"Result {page.overall:.0f} · decision quality {page.accuracy:.0f}"


def test_luck_that_parts_result_and_decisions_is_said(reviews, doors):
    waiting = ("outside", "outside", "say ha4")
    lucky = reviews.page(doors(*waiting, "offer room=street", variant="nights"))
    unlucky = reviews.page(doors(*waiting, "offer room=street", variant="plants"))
    assert lucky.disagreement.startswith("The result flatters the decisions: ")
    assert unlucky.disagreement.startswith("The decisions were better than the result: ")
    assert "unlucky" in [tag.key for tag in unlucky.turns[-1].tags]
    assert reviews.page(doors("say ha1", "offer room=street")).disagreement == ""


def test_until_it_is_solved_the_page_says_how_far_it_has_come(reviews, played, tables):
    attempt = played(*SNEER)
    tables.ready = 0.4
    for answer in (
        reviews.page(attempt), reviews.try_again(attempt, 1, "say yd01"),
        reviews.better(attempt, 1), reviews.hint(attempt, 1, turn=1), reviews.coach(attempt),
    ):  # fmt: skip
        assert answer == NotReady(progress=0.4)
    assert not reviews.revealed(attempt)
    reviews.skip(attempt)
    assert reviews.revealed(attempt)
    tables.ready = None
    assert isinstance(reviews.page(attempt), ReviewPage)


SEVERAL = """title: Reaction
when: reply("several")
---
Ruth: So many at once. #mood:warm #line:sv01
<<trust +5 "you let her choose">>
===

title: Reaction
when: reply("close")"""


def test_where_nothing_was_solved_it_says_so_and_the_rest_still_works(database, clock, tmp_path):
    """Several offers at once, answered in a way of their own, lead beside the table."""
    folder = shutil.copytree(FIXTURES / "scenarios" / "toy-sale", tmp_path / "toy-sale")
    script = folder / "script.buyer.yarn"
    text = script.read_text(encoding="utf-8").replace(
        'title: Reaction\nwhen: reply("close")', SEVERAL
    )
    script.write_text(text, encoding="utf-8")
    library = Library([tmp_path])
    trainer = Trainer(database, library, now=clock)
    raw = solved(library.open("toy-sale").game("buyer")).to_bytes()
    attempts = []
    for moves in (
        ["say yd01", "walk"],
        ["offers price=100 service=none | price=150 service=none", "walk"],
    ):
        attempts.append(trainer.start("toy-sale", "buyer", seed=3, variant="no_hurry"))
        for move in moves:
            trainer.play(attempts[-1], move)
        trainer.conclude(attempts[-1], None)
    plain, beside = attempts

    def with_budget(budget):
        tables = Solved(Table.from_bytes(raw))
        return Reviews(database, trainer.practice, tables, now=clock, budget=budget)

    poor = with_budget(5)
    assert isinstance(poor.page(plain), ReviewPage)
    for answer in (poor.page(beside), poor.better(beside, 2), poor.try_again(beside, 2, "walk")):
        assert isinstance(answer, NotReady)
        assert "nothing has been solved" in answer.words
    assert isinstance(poor.page(plain), ReviewPage)
    assert isinstance(with_budget(20_000).page(beside), ReviewPage)


def test_an_unfinished_negotiation_has_no_review(reviews, played):
    attempt = played("say yd01", end=False)
    with pytest.raises(MoveError, match="not over yet"):
        reviews.page(attempt)
    with pytest.raises(MoveError, match="not over yet"):
        reviews.better(attempt, 1)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_hint_marks_the_next_turn_as_assisted(reviews, played, trainer, level):
    attempt = played("say yd13", end=False)
    hint = reviews.hint(attempt, level)
    assert isinstance(hint, Hint)
    assert (hint.turn, hint.level) == (2, level)
    assert hint.text
    trainer.play(attempt, "say bn05")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    page = reviews.page(attempt)
    assert [[tag.key for tag in turn.tags if tag.key == "assisted"] for turn in page.turns] == [
        [], ["assisted"], [],
    ]  # fmt: skip
    assert page.turns[1].accuracy is None


def test_hints_go_from_a_question_to_the_kind_of_move(reviews, doors):
    attempt = doors(end=False)
    said = [reviews.hint(attempt, level).text for level in (1, 2, 3)]
    assert said[0].endswith("?")
    assert said[1].startswith("Ask before you argue")
    assert said[2].startswith("Look for a line that asks")


@pytest.mark.parametrize("level", [0, 4])
def test_there_are_three_hints(reviews, doors, level):
    with pytest.raises(MoveError, match=f"no hint {level}"):
        reviews.hint(doors(end=False), level)


def test_a_hint_for_a_second_try_keeps_nothing(reviews, doors, database):
    attempt = doors("say ha4", "walk")
    assert reviews.hint(attempt, 3, turn=2).turn == 2
    assert marks(database, attempt) == []
    with pytest.raises(MoveError, match="over"):
        reviews.hint(attempt, 3)


def test_what_was_marked_survives_a_restart(reviews, reviews_anew, played):
    attempt = played("say yd13", end=False)
    reviews.hint(attempt, 1)
    other = played(*SNEER)
    reviews.try_again(other, 5, "walk")
    again = reviews_anew()
    assert again.page(other) == reviews.page(other)
    assert again.page(other).moments[-1].state == "tried"
    again._practice.play(attempt, again._practice.session(attempt).read("walk"))
    review = again.review(attempt)
    assert "assisted" in review.turns[1].tags


def test_what_was_marked_travels_to_another_profile(
    reviews, played, tmp_path, clock, tables, database
):
    attempt = played(*SNEER)
    reviews.try_again(attempt, 5, "walk")
    fork = reviews.branch(attempt, 2)
    page = reviews.page(attempt)
    export_to(database, tmp_path / "out.json")
    other = Database.open(tmp_path / "other" / "profile.db", now=clock)
    import_from(other, tmp_path / "out.json")
    there = Trainer(other, Library([FIXTURES / "scenarios"]), now=clock)
    travelled = Reviews(other, there.practice, tables, now=clock).page(attempt)
    assert travelled == page
    assert [branch.attempt for branch in travelled.branches] == [fork]
    other.close()


def test_a_coached_attempt_is_practice_and_told_after_each_turn(reviews, trainer):
    attempt = trainer.start("two-doors", "tenant", seed=5, variant="nights", coached=True)
    assert trainer.attempt(attempt).mode == "practice"
    assert reviews.coached(attempt)
    with pytest.raises(MoveError, match="no move to judge"):
        reviews.coach(attempt)
    trainer.play(attempt, "say ha1")
    told = reviews.coach(attempt)
    assert told.label.words == "strong"
    assert told.sentence.startswith("Strong.")
    trainer.play(attempt, "walk")
    told = reviews.coach(attempt)
    assert told.turn == 2
    assert told.label.words == "turning point"
    assert "points better" in told.sentence


def test_a_fork_goes_on_from_before_its_turn_and_is_listed_with_its_attempt(
    reviews, played, trainer
):
    attempt = played(*SNEER, sheet=Sheet(walkaway=80))
    fork = reviews.branch(attempt, 4)
    kept = trainer.attempt(fork)
    assert (kept.mode, kept.turns_made, kept.variant) == ("practice", 3, "moving_out")
    table, origin = trainer.table(fork), reviews.position(attempt, 4).table
    assert replace(table, attempt=0, ask_midway=False) == replace(origin, attempt=0)
    assert table.written_walkaway == 80
    trainer.play(fork, "say bn05")
    trainer.play(fork, "offer price=200 service=none")
    (branch,) = reviews.page(attempt).branches
    assert branch.words == "From turn 4: not finished, turn 5"
    trainer.conclude(fork, None)
    (branch,) = reviews.page(attempt).branches
    assert (branch.attempt, branch.turn) == (fork, 4)
    assert branch.overall == trainer.attempt(fork).overall
    assert reviews.revealed(attempt)
    assert reviews.page(fork).revealed


def test_a_fork_never_counts(reviews, played, trainer):
    attempt = played(*SNEER)
    fork = reviews.branch(attempt, 1)
    for move in GOOD:
        trainer.play(fork, move)
    trainer.conclude(fork, None)
    best = trainer.attempt(attempt).overall
    assert trainer.attempt(fork).overall > best
    (card,) = [card for card in trainer.home().cards if card.id == "toy-sale"]
    assert (card.plays, card.best) == (1, best)
    progress = trainer.progress.page("all")
    assert progress.finished == 1
    assert [row.attempt for row in progress.attempts] == [attempt]
    assert [(b.plays, b.best) for b in progress.bests] == [(1, best)]
    assert progress.trend.points.attempts == (attempt,)
    again = played(*GOOD)
    points = trainer.progress.page("all").trend.points
    assert [(p.attempt, p.first) for p in points] == [(attempt, True), (again, False)]


def test_a_fork_is_resumed_and_replayed_like_any_attempt(reviews, played, anew):
    fork = reviews.branch(played(*SNEER), 3)
    other = anew()
    assert [u.attempt for u in other.home().unfinished] == [fork]
    assert other.table(fork).round == 2
    other.play(fork, "say yd01")
    assert anew().table(fork).round == 3


def test_only_what_has_ended_can_be_forked(reviews, played):
    attempt = played("say yd01", "say yd05", end=False)
    with pytest.raises(MoveError, match="not over yet"):
        reviews.branch(attempt, 1)


def test_the_better_line_says_what_it_brings_and_what_was_lost(reviews, played):
    attempt = played("say yd01", "walk")
    line = reviews.better(attempt, 2)
    assert isinstance(line, BetterLine)
    assert line.gain == pytest.approx(reviews.page(attempt).turns[1].loss)
    assert 1 <= line.reason.count(". ") + 1 <= 2
    assert "Yours ended the talk while something was still to be had." in line.reason


def test_the_better_line_of_a_best_move_is_that_move(reviews, doors):
    attempt = doors("say ha1", "offer room=street")
    line = reviews.better(attempt, 1)
    assert (line.move, line.gain) == ("say ha1", 0)
    assert line.reason == "Nothing was better than what you did."
