from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.journal.case import (
    Branch,
    DecisionTree,
    IssueTree,
    TreeAlternative,
    TreeIssue,
    TreeOption,
)
from negotiator_trainer.scoring.sheet import Sheet, WrittenAlternative
from negotiator_trainer.services.preparation_view import Advice
from negotiator_trainer.ui.pages.journal.prepare_stage import Prepared, PrepareStage
from tests.ui.journal_views import SHEET, TREE, case
from tests.ui.labels import words_on
from tests.ui.pages.journal.stage_page import StagePage

KEEP = TreeAlternative("Keep it a year", (Branch("it holds its price", 100, 34_000),))


@pytest.fixture
def make(shown):
    def show(view=None, **how):
        return shown(
            StagePage(PrepareStage(), view or case(frozen=False, stage="preparing")), **how
        )

    return show


def field(stage, key):
    return next(each.fields[key].control for each in stage.sheet.sections if key in each.fields)


def test_what_was_stored_is_shown(make):
    stage = make(case(frozen=False, alternatives=DecisionTree((KEEP,)))).stage
    assert stage.prepared == Prepared(SHEET, TREE, DecisionTree((KEEP,)))
    assert stage.sheet.read(Sheet()) == SHEET
    assert stage.issues.tree() == TREE
    assert stage.alternatives.tree() == DecisionTree((KEEP,))


def headings(stage):
    """What a screen reader says of the headings, from top to bottom."""
    _, issues, alternatives = stage.folds
    return [each.heading.accessibleName() for each in (issues, alternatives, stage.folds[0])]


def test_at_first_the_sheet_is_open_and_the_others_say_in_a_line_what_is_in_them(make):
    stage = make(case(frozen=False, alternatives=DecisionTree((KEEP,)))).stage
    assert headings(stage) == [
        "What is negotiated, closed: 3 issues · all 100 points are shared out",
        "My alternatives to a deal, closed: 1 alternative · best: Keep it a year, €34,000",
        "The sheet, open",
    ]
    assert stage.sheet.isVisible()
    assert not stage.issues.isVisible()
    assert not stage.alternatives.isVisible()


def test_a_closed_sheet_says_its_three_figures(make, qtbot):
    stage = make().stage
    qtbot.keyClick(stage.folds[0].heading, Qt.Key.Key_Left)
    assert headings(stage)[2] == (
        "The sheet, closed: walkaway €42,000 · target €39,000 · their limit €36,500–€40,500"
    )
    assert not stage.sheet.isVisible()


def test_parts_are_opened_by_keyboard_and_stay_open_beside_each_other(make, qtbot):
    stage = make().stage
    _, issues, alternatives = stage.folds
    issues.heading.setFocus()
    qtbot.keyClick(issues.heading, Qt.Key.Key_Space)
    assert stage.issues.isVisible()
    alternatives.heading.setFocus()
    qtbot.keyClick(alternatives.heading, Qt.Key.Key_Return)
    assert stage.alternatives.isVisible()
    assert stage.issues.isVisible()
    assert stage.sheet.isVisible()


def test_tab_goes_from_heading_to_heading_and_into_what_is_open(make, qtbot):
    page = make()
    stage = page.stage
    _, issues, alternatives = stage.folds
    issues.heading.setFocus()
    qtbot.keyClick(issues.heading, Qt.Key.Key_Tab)
    assert page.focusWidget() is alternatives.heading
    qtbot.keyClick(issues.heading, Qt.Key.Key_Right)
    issues.heading.setFocus()
    qtbot.keyClick(issues.heading, Qt.Key.Key_Tab)
    assert page.focusWidget() is stage.issues.blocks[0].name


def test_what_is_opened_is_scrolled_into_sight(make, qtbot):
    page = make(size=(1280, 320))
    fold = page.stage.folds[2]
    bar = page.area.verticalScrollBar()
    assert bar.value() == 0
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=2000)
    assert fold.heading.visibleRegion().boundingRect().height() == fold.heading.height()


def test_undo_opens_the_part_that_it_changes(make, qtbot):
    page = make()
    page.stage.show_part(1)
    page.stage.issues.blocks[0].name.setFocus()
    qtbot.keyClicks(page.stage.issues.blocks[0].name, "!")
    qtbot.keyClick(page.stage.folds[1].heading, Qt.Key.Key_Left)
    assert not page.stage.issues.isVisible()
    page.stage.folds[1].heading.setFocus()
    qtbot.keySequence(page.stage.folds[1].heading, QKeySequence("Ctrl+Z"))
    assert page.stage.issues.isVisible()
    assert page.stage.issues.blocks[0].name.text() == "Price"


def test_typing_in_one_part_leaves_the_page_where_it_is(make, qtbot):
    page = make()
    page.stage.show_part(1)
    name = page.stage.issues.blocks[1].name
    name.setFocus()
    bar = page.area.verticalScrollBar()
    qtbot.wait(50)  # it went there
    bar.setValue(150)
    qtbot.keyClick(name, Qt.Key.Key_End)
    qtbot.keyClicks(name, " date")
    view = case(frozen=False, issues=page.stage.prepared.issues)
    page.stage.show_consequences(view)
    qtbot.wait(50)
    assert bar.value() == 150
    assert page.focusWidget() is name
    assert "Start date" in words_on(page.stage.sheet)


def test_only_the_part_that_changed_is_reported(make, qtbot):
    page = make()
    field(page.stage, "trigger").setFocus()
    qtbot.keyClicks(page.window().focusWidget(), "x")
    assert page.seen == [replace(SHEET, trigger="x")]
    page.stage.show_part(1)
    qtbot.keyClick(page.stage.issues.blocks[0].name, Qt.Key.Key_End)
    qtbot.keyClicks(page.stage.issues.blocks[0].name, "!")
    assert page.seen[-1].issues[0].text == "Price!"
    assert len(page.seen) == 2


def test_undo_goes_back_through_all_parts(make, qtbot):
    page = make()
    field(page.stage, "trigger").setFocus()
    qtbot.keyClicks(page.window().focusWidget(), "x")
    page.stage.show_part(1)
    page.stage.issues.blocks[0].name.setFocus()
    qtbot.keyClicks(page.stage.issues.blocks[0].name, "!")
    qtbot.keySequence(page.stage.issues.blocks[0].name, QKeySequence("Ctrl+Z"))
    assert page.seen[-1] == TREE
    qtbot.keySequence(page.stage.issues.blocks[0].name, QKeySequence("Ctrl+Z"))
    assert page.seen[-1] == SHEET
    assert page.stage.prepared == Prepared(SHEET, TREE, DecisionTree())


def test_an_alternative_is_taken_onto_the_sheet_and_undone(make, qtbot):
    page = make(case(frozen=False, alternatives=DecisionTree((KEEP,))))
    page.stage.show_part(2)
    told = []
    page.stage.taken.connect(told.append)
    qtbot.keyClick(page.stage.alternatives.blocks[0].take, Qt.Key.Key_Space)
    assert page.seen[-1].alternatives == (WrittenAlternative("Keep it a year", 100, 34_000),)
    assert told == ["Keep it a year"]
    assert field(page.stage, "alternatives").rows[0].fields[0].text() == "Keep it a year"
    qtbot.keySequence(page.stage.alternatives.blocks[0].take, QKeySequence("Ctrl+Z"))
    assert page.seen[-1] == SHEET


def test_the_sheet_forgets_what_it_said_of_an_option_that_is_gone(make, qtbot):
    sheet = replace(SHEET, first_offer={"a1": "1", "b2": "0"}, chips={"a1": 40, "b2": 60})
    page = make(case(frozen=False, sheet=sheet))
    page.stage.show_part(1)
    qtbot.keyClick(page.stage.issues.blocks[0].options.rows[0].remove, Qt.Key.Key_Space)
    assert page.stage.prepared.sheet == replace(sheet, first_offer={"b2": "0"})
    qtbot.keyClick(page.stage.issues.blocks[1].remove, Qt.Key.Key_Space)
    assert page.stage.prepared.sheet == replace(sheet, first_offer={}, chips={"a1": 40})


def test_a_short_case_asks_six_things_until_the_whole_sheet_is_wanted(make, qtbot):
    page = make(case(frozen=False, size="short"))
    stage = page.stage
    assert not any(each.heading.isVisible() for each in stage.folds)
    assert not field(stage, "trigger").isVisible()
    assert field(stage, "target").isVisible()
    qtbot.keyClick(stage.whole, Qt.Key.Key_Space)
    assert all(each.heading.isVisible() for each in stage.folds)
    assert page.focusWidget() is stage.folds[1].heading
    assert field(stage, "trigger").isVisible()
    assert not stage.whole.isVisible()
    assert page.seen == []


def test_what_follows_is_shown_and_what_is_typed_stays(make, qtbot):
    page = make()
    trigger = field(page.stage, "trigger")
    trigger.setFocus()
    qtbot.keyClicks(trigger, "final ")
    warned = replace(
        case(frozen=False).preparation,
        advice=(Advice(field="target", kind="warning", text="Your target is no better."),),
    )
    page.stage.show_consequences(case(frozen=False, preparation=warned))
    assert "Your target is no better." in words_on(page)
    assert trigger.text() == "final "


def test_another_unit_counts_all_values_in_it(make, qtbot):
    page = make(case(frozen=False, alternatives=DecisionTree((KEEP,))))
    page.stage.show_part(2)
    worth = page.stage.alternatives.blocks[0].branches.rows[0].fields[2]
    worth.setFocus()
    page.stage.show_consequences(case(frozen=False, unit="£", alternatives=DecisionTree((KEEP,))))
    assert page.window().focusWidget() is worth
    assert worth.text() == "£34,000"
    assert "Expected value: £34,000" in words_on(page)
    page.stage.show_part(0)
    assert field(page.stage, "target").text() == "£39,000"
    assert page.seen == []


def test_who_aims_below_the_walkaway_counts_what_is_paid(make, qtbot):
    dear = TreeAlternative("Pay the dealer", (Branch("as agreed", 100, 41_000),))
    page = make(case(frozen=False, alternatives=DecisionTree((dear, KEEP))))
    page.stage.show_part(2)
    best = [each.best.isVisible() for each in page.stage.alternatives.blocks]
    assert best == [False, True]
    assert "less is better" in words_on(page)
    page.stage.show_part(0)
    target = field(page.stage, "target")
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, "45k")
    page.stage.show_part(2)
    best = [each.best.isVisible() for each in page.stage.alternatives.blocks]
    assert best == [True, False]
    assert "less is better" not in words_on(page)


def test_after_going_in_it_says_when_it_was_frozen_and_leads_there(make, qtbot):
    page = make(case())
    assert page.stage.frozen.words.startswith("Frozen 20 Nov 2026, ")
    with qtbot.waitSignal(page.stage.snapshot_wanted, timeout=1000):
        qtbot.keyClick(page.stage.frozen.action, Qt.Key.Key_Space)
    page.stage.show_consequences(case(frozen=False))
    assert not page.stage.frozen.isVisible()


def test_what_is_easily_forgotten_is_said_above(make):
    page = make(case(frozen=False, note="Ask who signs.", interests=("cash flow", "calm")))
    assert "Ask who signs. Interests that people often have here: cash flow; calm." in words_on(
        page
    )
    page.stage.show_consequences(case(frozen=False))
    assert not page.stage.note.isVisible()
    assert not page.stage.show_note.isVisible()


def test_where_there_is_little_room_it_waits_to_be_asked_for(make, announced, qtbot):
    page = make(case(frozen=False, note="Ask who signs."), size=(800, 600))
    assert not page.stage.note.isVisible()
    qtbot.keyClick(page.stage.show_note, Qt.Key.Key_Space)
    assert page.stage.note.isVisible()
    assert announced[-1] == "Ask who signs."
    assert page.focusWidget() is page.stage.hide_note
    qtbot.keyClick(page.stage.hide_note, Qt.Key.Key_Space)
    assert not page.stage.note.isVisible()
    assert page.focusWidget() is page.stage.show_note


@pytest.mark.parametrize("part", [0, 1, 2])
def test_everything_that_takes_the_keyboard_is_named(make, nameless, part):
    page = make(case(alternatives=DecisionTree((KEEP,))))
    page.stage.show_part(part)
    assert nameless(page) == []


@pytest.mark.parametrize("part", [0, 1, 2])
@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("high-contrast", 2.0)])
def test_nothing_is_cut_off(make, clipped, qtbot, part, name, scale):
    page = make(case(alternatives=DecisionTree((KEEP,))), name=name, scale=scale)
    page.stage.show_part(part)
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)


def test_the_stage_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = PrepareStage()
        made.show_case(case(alternatives=DecisionTree((KEEP,))))
        return made

    assert freed(make)


def test_issues_that_are_added_can_be_offered_on_the_sheet(make, qtbot):
    page = make()
    tree = IssueTree((TreeIssue("d4", "Date", 100, (TreeOption("May", 100), TreeOption("June"))),))
    page.stage.issues.write(tree)
    page.stage.show_consequences(case(frozen=False, issues=tree))
    aims = next(each for each in page.stage.sheet.sections if "first_offer" in each.fields)
    qtbot.keyClick(aims.offer[0].list, Qt.Key.Key_End)
    assert page.seen[-1].first_offer == {"d4": "1"}
    assert "Adds up to 0 points." in words_on(page)
