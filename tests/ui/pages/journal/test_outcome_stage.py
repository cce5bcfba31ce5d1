from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.journal.case import IssueTree, Outcome, TreeIssue, TreeOption
from negotiator_trainer.ui.pages.journal.outcome_stage import OutcomeStage
from tests.ui.journal_views import OUTCOME, TREE, case
from tests.ui.pages.journal.stage_page import StagePage

Key = Qt.Key


@pytest.fixture
def make(shown):
    def show(view, **how):
        return shown(StagePage(OutcomeStage(), view), **how)

    return show


@pytest.fixture
def stage(make):
    page = make(case(outcome=Outcome()))
    page.stage.page = page
    return page.stage


def control(stage, key):
    return stage.binding.control(key)


def answer(stage, key, radio, qtbot):
    control(stage, key).radios[radio].setFocus()
    qtbot.keyClick(control(stage, key).radios[radio], Key.Key_Space)


def test_what_was_stored_is_shown(make):
    stage = make(case()).stage
    assert control(stage, "agreed").value() is True
    assert control(stage, "terms").words() == OUTCOME.terms
    assert control(stage, "value").text() == "€39,400"
    assert control(stage, "limit").text() == "€38,000"
    assert control(stage, "felt").currentText() == "tense"
    assert control(stage, "happened_on").text() == "20 Nov 2026"
    assert stage.settled.package() == {"a1": 1}
    assert stage.document == OUTCOME


def test_everything_can_be_written_and_is_reported_as_one_document(stage, qtbot):
    answer(stage, "agreed", 1, qtbot)
    qtbot.keyClicks(control(stage, "terms"), "Done")
    qtbot.keyClicks(control(stage, "value"), "39.4k")
    stage.settled.fields[0].setFocus()
    qtbot.keyClick(stage.settled.fields[0].inside, Key.Key_Down)
    answer(stage, "minimum_terms_held", 1, qtbot)
    qtbot.keyClicks(control(stage, "happened_on"), "2026-11-20")
    qtbot.keyClicks(control(stage, "limit"), "38000")
    qtbot.keyClick(control(stage, "felt"), Key.Key_Down)
    qtbot.keyClicks(control(stage, "felt_words"), "as before an exam")
    qtbot.keyClicks(control(stage, "surprised"), "They waited.")
    assert stage.page.seen[-1] == Outcome(
        agreed=True, terms="Done", value=39_400, package={"a1": 0}, minimum_terms_held=True,
        limit=38_000, felt="calm", felt_words="as before an exam", surprised="They waited.",
        happened_on="2026-11-20",
    )  # fmt: skip


def test_without_a_deal_it_asks_for_the_door_and_not_for_a_value(stage, qtbot):
    assert not stage.fields["door_open"].isVisible()
    answer(stage, "agreed", 2, qtbot)
    assert stage.fields["door_open"].isVisible()
    hidden = ("value", "package", "minimum_terms_held")
    assert not any(stage.fields[key].isVisible() for key in hidden)
    answer(stage, "door_open", 1, qtbot)
    assert stage.page.seen[-1] == Outcome(agreed=False, door_open=True)


def test_undo_goes_back_through_the_fields(stage, qtbot):
    answer(stage, "agreed", 1, qtbot)
    terms = control(stage, "terms")
    terms.setFocus()
    qtbot.keyClicks(terms, "Done")
    qtbot.keySequence(terms, QKeySequence("Ctrl+Z"))
    assert stage.document == Outcome(agreed=True)
    assert terms.words() == ""
    qtbot.keySequence(terms, QKeySequence("Ctrl+Z"))
    assert control(stage, "agreed").value() is None
    qtbot.keySequence(terms, QKeySequence("Ctrl+Shift+Z"))
    assert stage.page.seen[-1] == Outcome(agreed=True)


def test_the_issues_that_were_agreed_add_up_by_ones_own_weights(make):
    stage = make(case(outcome=Outcome(agreed=True, package={"a1": 1, "b2": 0}))).stage
    assert stage.settled.sum.text() == "By your own weights: 70 of 100 points."
    assert [field.issue.name for field in stage.settled.fields] == ["Price", "Start"]


def test_an_issue_that_comes_or_goes_later_loses_no_answer(make):
    stage = make(case(outcome=Outcome(agreed=True, package={"a1": 1}))).stage
    later = TreeIssue("d4", "Service", 10, (TreeOption("1 year", 10),))
    stage.show_consequences(case(issues=IssueTree((later,)), outcome=stage.outcome))
    assert [field.issue.name for field in stage.settled.fields] == ["Service"]
    assert stage.settled.package() == {"a1": 1}
    stage.show_consequences(case(issues=TREE, outcome=stage.outcome))
    assert stage.settled.fields[0].option() == "1"


def test_a_case_without_issues_does_not_ask_about_them(make):
    assert not make(case(issues=IssueTree())).stage.fields["package"].isVisible()


def test_another_currency_is_shown_at_once_and_the_number_stays(make):
    stage = make(case()).stage
    stage.show_consequences(case(unit="$"))
    assert control(stage, "value").text() == "$39,400"
    assert stage.document == OUTCOME


def test_a_day_that_cannot_be_read_in_somebody_elses_file_is_left_open(make):
    stage = make(case(outcome=replace(OUTCOME, happened_on="some day"))).stage
    assert control(stage, "happened_on").text() == ""


@pytest.mark.parametrize(
    ("name", "scale", "size"),
    [("light", 1.0, (1280, 800)), ("dark", 1.0, (1280, 800)), ("light", 2.0, (1280, 800))],
)
@pytest.mark.parametrize("outcome", [OUTCOME, Outcome(agreed=False)], ids=["deal", "none"])
def test_nothing_is_cut_off_and_everything_has_a_name(
    make, clipped, nameless, outcome, name, scale, size
):
    page = make(case(outcome=outcome), name=name, scale=scale, size=size)
    assert clipped(page) == []
    assert nameless(page) == []


def test_a_stage_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = OutcomeStage()
        made.show_case(case())
        return made

    assert freed(make)
