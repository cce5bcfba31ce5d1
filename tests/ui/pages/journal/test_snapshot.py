from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.journal.case import IssueTree
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.journal.page import LaterEdit
from negotiator_trainer.ui import dates
from negotiator_trainer.ui.pages.journal.snapshot import SnapshotStage
from negotiator_trainer.ui.pages.page import Page
from tests.ui.journal_views import SHEET, TREE, case
from tests.ui.labels import lines_on

LATER = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


def edit(was, now, part="sheet"):
    return LaterEdit(at=LATER, part=part, was=was, now=now)


class Holder(Page):
    """A page with the stage on it, as the case's page has it."""

    def __init__(self, view):
        super().__init__("Case")
        self.stage = SnapshotStage()
        self.body.addWidget(self.stage)
        self.body.addStretch()
        self.stage.show_case(view)


@pytest.fixture
def make(shown):
    def show(view, **how):
        return shown(Holder(view), **how)

    return show


def test_before_going_in_it_says_what_going_in_does_and_offers_it(make, qtbot):
    page = make(case(frozen=False, stage="preparing"))
    assert "frozen with its date" in page.stage.before.sentence
    with qtbot.waitSignal(page.stage.going_in, timeout=1000):
        qtbot.keyClick(page.stage.before.action, Qt.Key.Key_Space)


def test_afterwards_it_shows_the_preparation_as_it_was_and_when(make):
    page = make(case())
    shown = lines_on(page)
    at = datetime(2026, 11, 20, 9, 10, tzinfo=UTC)
    assert f"Frozen {dates.written_moment(at)}" in shown
    assert "€42,000" in shown
    assert "• They have no other buyer\n• The crew is free in March" in shown
    assert "Nothing was changed after you went in." in shown
    assert not page.stage.before.isVisible()


def test_a_later_edit_says_what_was_changed_and_when(make):
    page = make(case(edits=(edit(SHEET, replace(SHEET, walkaway=41_000)),)))
    shown = lines_on(page)
    assert f"Edited {dates.written_moment(LATER)}" in shown
    assert "€42,000 → €41,000" in shown
    assert "€42,000" in shown  # the snapshot stays as it was


def test_lines_that_come_and_go_are_told_apart(make):
    other = replace(SHEET, questions=("Why March?", "Who signs?"))
    last = replace(SHEET, questions=("Who signs?", "What else?"))
    page = make(case(edits=(edit(SHEET, other), edit(other, last))))
    shown = lines_on(page)
    assert "+ Why March?\n+ Who signs?" in shown
    assert "− Why March?\n+ What else?" in shown


def test_what_was_emptied_is_told(make):
    page = make(case(edits=(edit(SHEET, replace(SHEET, target=None)),)))
    assert "€39,000 → nothing" in lines_on(page)


def test_changed_issues_are_told_too(make):
    page = make(case(edits=(edit(TREE, IssueTree(TREE.issues[:2]), "issues"),)))
    assert "− Something not thought through yet (0): " in lines_on(page)


def test_an_edit_that_is_made_now_shows_at_once(make):
    page = make(case())
    page.stage.show_consequences(case(edits=(edit(SHEET, replace(SHEET, trigger="final")),)))
    assert "nothing → final" in lines_on(page)
    assert "Nothing was changed after you went in." not in lines_on(page)


def test_one_may_go_in_with_nothing_written(make):
    page = make(case(sheet=Sheet(), issues=IssueTree()))
    assert "You went in with nothing written." in lines_on(page)


def test_it_can_be_taken_back_until_something_came_of_it(make, qtbot):
    page = make(case(stage="went_in"))
    with qtbot.waitSignal(page.stage.taken_back, timeout=1000):
        qtbot.keyClick(page.stage.back, Qt.Key.Key_Space)
    page.stage.show_consequences(case(stage="outcome"))
    assert not page.stage.back.isVisible()


def test_taking_it_back_offers_it_again(make):
    page = make(case())
    page.stage.show_consequences(case(frozen=False, stage="preparing"))
    assert page.stage.before.isVisible()


@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("high-contrast", 2.0)])
def test_nothing_is_cut_off(make, clipped, qtbot, name, scale):
    page = make(case(edits=(edit(SHEET, Sheet()),)), name=name, scale=scale)
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)


def test_the_stage_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = SnapshotStage()
        made.show_case(case(edits=(edit(SHEET, Sheet()),)))
        return made

    assert freed(make)
