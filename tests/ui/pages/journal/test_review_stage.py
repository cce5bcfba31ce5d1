from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.journal.case import CheckedAssumption, Outcome, Review
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.ui.pages.journal.review_stage import ReviewStage
from tests.ui.journal_views import OUTCOME, SHEET, case
from tests.ui.pages.journal.stage_page import StagePage

Key = Qt.Key
FIRST, SECOND = "They have no other buyer", "The crew is free in March"
REVIEW = Review(
    relationship=(75, None, 100, 0),
    assumptions=(CheckedAssumption(FIRST, "refuted", "Kalev said so"),),
    happened="They asked for cash.", learned="Ask first.", lost_to_delay=900,
    gained_by_time=2_500, worth_the_time=True, intend_if="they name a date",
    intend_then="ask what hangs on it", intend_when="in spring",
)  # fmt: skip


@pytest.fixture
def make(shown):
    def show(view, **how):
        page = shown(StagePage(ReviewStage(), view), **how)
        page.stage.page = page
        return page.stage

    return show


def control(stage, key):
    return stage.binding.control(key)


def test_what_was_stored_is_shown(make):
    stage = make(case(review=REVIEW))
    assert [rating.value() for rating in stage.relationship.ratings] == [4, 0, 5, 1]
    assert stage.assumptions.rows[0].finding.value() == "refuted"
    assert stage.assumptions.rows[0].words.text() == "Kalev said so"
    assert control(stage, "learned").words() == "Ask first."
    assert control(stage, "lost_to_delay").text() == "€900"
    assert stage.document == REVIEW
    assert stage.assumptions.checked() == (*REVIEW.assumptions, CheckedAssumption(SECOND))
    assert stage.relationship.values() == REVIEW.relationship


def test_everything_can_be_written_and_is_reported_as_one_document(make, qtbot):
    stage = make(case())
    qtbot.keyClick(stage.relationship.ratings[0], Key.Key_Right)
    row = stage.assumptions.rows[1]
    row.finding.setFocus()
    qtbot.keyClick(row.finding.radios[0], Key.Key_Right)
    qtbot.keyClicks(row.words, "seen")
    for key, words in (("happened", "a"), ("why", "b"), ("learned", "c"),
                       ("lost_to_delay", "10"), ("gained_by_time", "30"), ("intend_if", "d"),
                       ("intend_then", "e"), ("intend_when", "f")):  # fmt: skip
        qtbot.keyClicks(control(stage, key), words)
    control(stage, "worth_the_time").radios[1].click()
    assert stage.page.seen[-1] == Review(
        relationship=(0, None, None, None),
        assumptions=(CheckedAssumption(FIRST), CheckedAssumption(SECOND, "confirmed", "seen")),
        happened="a", why="b", learned="c", lost_to_delay=10, gained_by_time=30,
        worth_the_time=True, intend_if="d", intend_then="e", intend_when="f",
    )  # fmt: skip


def test_the_audit_holds_the_outcome_against_the_snapshot(make):
    later = case(sheet=replace(SHEET, walkaway=1, target=2))
    stage = make(replace(case(), preparation=later.preparation))
    assert stage.audit.verdict.text() == "A deal on the right side of your walkaway."
    assert stage.audit.rows == (
        ("Agreed", "€39,400", ""),
        ("Walkaway", "€42,000", "€2,600 better"),
        ("Target", "€39,000", "€400 worse: 87 % of the way from walkaway to target"),
        ("Their limit, you thought", "€36,500 – €40,500", "it was €38,000: your range held it"),
        ("Chance to agree", "70 %", "you did agree"),
    )


@pytest.mark.parametrize(
    ("sheet", "outcome", "words"),
    [
        (SHEET, Outcome(), "Once the outcome is written"),
        (SHEET, Outcome(agreed=False), "No deal."),
        (SHEET, Outcome(agreed=True, value=43_000), "worse than the walkaway"),
        (SHEET, replace(OUTCOME, minimum_terms_held=False), "without your minimum terms"),
        (SHEET, replace(OUTCOME, minimum_terms_held=None), "is not said yet"),
        (Sheet(), OUTCOME, "there is more to say"),
    ],
)
def test_the_verdict_is_one_sentence_for_each_end(make, sheet, outcome, words):
    assert words in make(case(sheet=sheet, outcome=outcome)).audit.verdict.text()


def test_what_the_review_comes_to_stands_in_the_audit(make):
    rows = make(case(review=REVIEW)).audit.rows
    assert ("Relationship", "88", "of 100: trust, calm and face together") in rows
    told = make(case(review=replace(REVIEW, relationship=()))).audit.rows
    assert [row[0] for row in told][-1] == "Assumptions"
    assert told[-1][1:] == ("0 confirmed", "1 refuted, 0 untested")  # as it was stored


def test_a_range_that_missed_says_by_how_much(make):
    sheet = Sheet(guess=Guess(30_000, 35_000))
    (row,) = make(case(sheet=sheet)).audit.rows[1:]
    assert row[2] == "it was €38,000: your range missed it by €3,000"


def test_the_time_is_weighed(make, qtbot):
    stage = make(case(review=REVIEW))
    assert stage.balance.text() == "It brought €1,600 more than it cost."
    field = control(stage, "lost_to_delay")
    field.selectAll()
    qtbot.keyClicks(field, "2500")
    assert stage.balance.text() == "It brought as much as it cost."


def test_an_assumption_that_is_struck_out_of_the_sheet_keeps_what_was_said(make, qtbot):
    stage = make(case(review=REVIEW, frozen=False))
    stage.show_consequences(case(sheet=Sheet(), review=REVIEW, frozen=False))
    assert stage.assumptions.rows == []
    qtbot.keyClicks(control(stage, "why"), "x")
    assert stage.page.seen[-1].assumptions == REVIEW.assumptions
    stage.show_consequences(case(frozen=False))
    assert stage.assumptions.rows[0].finding.value() == "refuted"


def test_undo_takes_a_rating_and_a_finding_back(make, qtbot):
    stage = make(case())
    qtbot.keyClick(stage.relationship.ratings[2], Key.Key_Right)
    stage.assumptions.rows[0].finding.radios[1].click()
    qtbot.keySequence(stage.page, QKeySequence("Ctrl+Z"))
    assert stage.assumptions.rows[0].finding.value() == "untested"
    qtbot.keySequence(stage.page, QKeySequence("Ctrl+Z"))
    assert stage.page.seen[-1] == Review()
    assert stage.relationship.ratings[2].value() == 0


def test_an_assumption_written_twice_is_asked_about_once(make):
    twice = replace(SHEET, assumptions=SHEET.assumptions[:1] * 2)
    assert len(make(case(sheet=twice)).assumptions.rows) == 1


@pytest.mark.parametrize(
    ("name", "scale", "size"),
    [("light", 1.0, (1280, 800)), ("dark", 1.0, (1280, 800)), ("light", 2.0, (1280, 800))],
)
def test_nothing_is_cut_off_and_everything_has_a_name(make, clipped, nameless, name, scale, size):
    stage = make(case(review=REVIEW), name=name, scale=scale, size=size)
    assert clipped(stage.page) == []
    assert nameless(stage.page) == []


def test_a_stage_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = ReviewStage()
        made.show_case(case())
        return made

    assert freed(make)
