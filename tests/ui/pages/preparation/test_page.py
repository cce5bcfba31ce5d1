from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from negotiator_trainer.scoring.sheet import (
    Guess,
    Sheet,
    Trade,
    WrittenAdjustment,
    WrittenAlternative,
    WrittenAssumption,
)
from negotiator_trainer.ui.pages.preparation import PreparationPage
from negotiator_trainer.ui.pages.role_sheet import RoleSheet
from tests.ui.views import ADVICE, DERIVED, PANEL, PREPARATION, STRIP

FULL = Sheet(
    alternatives=(
        WrittenAlternative("Saturday, the other dealer", 75, 2050),
        WrittenAlternative("go on renting", 100, None),
    ),
    adjustments=(WrittenAdjustment("one more inspection to fear", -100),),
    walkaway=1850,
    minimum_terms=("Connect active",),
    trigger="He calls a figure final.",
    exit_line="Then it is not this car today.",
    target=3000,
    first_offer={"price": "16500", "tow_bar": "fitted"},
    first_offer_reason="The guides say 15,000 to 18,200.",
    interests=("warm at five", "one bill"),
    only_i_bring=("a buyer today",),
    only_they_bring=("Connect",),
    power=6,
    guess=Guess(15800, 16900),
    chips={"price": 50, "tow_bar": 20},
    assumptions=(WrittenAssumption(PREPARATION.assumptions[1], 1), WrittenAssumption("Dry wit")),
    questions=("What happens on Friday?",),
    trades=(Trade("collect by the 30th", "the tow bar"),),
    agree_chance=70,
)


@pytest.fixture
def page(shown):
    page = shown(PreparationPage())
    page.show_preparation(PREPARATION)
    return page


@pytest.fixture
def sheets(page):
    seen = []
    page.sheet_edited.connect(seen.append)
    return seen


def section(page, key):
    return next(each for each in page.editor.sections if key in each.fields)


def rows(page, key):
    return section(page, key).fields[key].control


def words(page):
    for _ in range(3):
        QApplication.processEvents()
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    "sheet",
    [Sheet(), FULL, replace(FULL, guess=Guess(), power=0, agree_chance=0, walkaway=-5)],
    ids=["empty", "full", "zeros"],
)
def test_what_was_stored_is_shown_and_given_back_unchanged(shown, sheet):
    page = shown(PreparationPage())
    page.show_preparation(replace(PREPARATION, sheet=sheet))
    assert page.editor.read(sheet) == sheet
    assert page.editor.read(Sheet()) == sheet


def test_a_panel_is_shown_and_given_back_unchanged(shown):
    sheet = Sheet(guess=Guess(panel=(90, 80, 60, 40, 10, 0)))
    page = shown(PreparationPage())
    page.show_preparation(replace(PREPARATION, sheet=sheet, estimate=PANEL))
    assert page.editor.read(Sheet()) == sheet


def test_a_panel_counts_once_one_of_its_chances_was_said(shown, qtbot):
    page = shown(PreparationPage())
    page.show_preparation(replace(PREPARATION, estimate=PANEL))
    assert page.editor.read(Sheet()).guess == Guess()
    first = section(page, "guess").guess.chances[0]
    qtbot.keyClick(first.field, Qt.Key.Key_Up)
    assert page.sheet.guess == Guess(panel=(55, 50, 50, 50, 50, 50))


def test_a_scenario_without_an_estimate_asks_for_none(shown):
    from negotiator_trainer.services.table_view import EstimateForm  # noqa: PLC0415

    page = shown(PreparationPage())
    page.show_preparation(replace(PREPARATION, estimate=EstimateForm(kind="none")))
    assert "guess" not in section(page, "chips").fields


def test_alternatives_are_written_by_keyboard(page, sheets, qtbot):
    page.focus_first()
    assert page.focusWidget() is rows(page, "alternatives").rows[0].fields[0]
    qtbot.keyClicks(page.focusWidget(), "go on renting")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(page.focusWidget(), "80")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(page.focusWidget(), "1250")
    assert sheets[-1].alternatives == (WrittenAlternative("go on renting", 80, 1250),)


def test_the_value_that_follows_is_shown_step_by_step_and_taken_over(page, sheets, qtbot):
    page.show_consequences(replace(PREPARATION, derived=DERIVED))
    assert "Best alternative (BATNA): Take the 8:12 on Saturday" in words(page)
    assert "No deal below this is worth having €1,850" in words(page)
    walkaway = section(page, "walkaway")
    qtbot.keyClick(walkaway.take, Qt.Key.Key_Space)
    assert sheets[-1].walkaway == 1850
    assert not walkaway.take.isVisible()


def test_the_first_offer_says_what_it_is_worth_once_it_is_whole(page, sheets, qtbot):
    aims = section(page, "first_offer")
    qtbot.keyClicks(aims.offer[0].line, "16500")
    assert "2 issues are open." in words(page)
    for field in aims.offer[1:]:
        qtbot.keyClick(field.list, Qt.Key.Key_End)
    assert sheets[-1].first_offer == {"price": "16500", "tow_bar": "fitted", "handover": "week3"}
    assert "Worth €3,540 to you" in words(page)


def test_chips_are_kept_by_issue(page, sheets, qtbot):
    chips = section(page, "chips").chips
    qtbot.keyClick(chips._steppers["Tow bar"].field, Qt.Key.Key_Up)
    assert sheets[-1].chips == {"tow_bar": 5}


def test_an_assumption_is_picked_or_written(page, sheets, qtbot):
    talk = section(page, "assumptions")
    qtbot.keyClick(talk.known[2], Qt.Key.Key_Space)
    qtbot.keyClicks(talk.own.rows[0].fields[0], "Dry wit")
    assert sheets[-1].assumptions == (
        WrittenAssumption("Connect costs the branch nothing.", 2),
        WrittenAssumption("Dry wit"),
    )


def test_a_suggested_beginning_starts_a_question(page, sheets, qtbot):
    talk = section(page, "questions")
    start = next(
        each
        for each in talk.findChildren(type(page.undo))
        if each.property("words") == "How do you decide …?"
    )
    qtbot.keyClick(start, Qt.Key.Key_Space)
    assert sheets[-1].questions == ("How do you decide …?",)
    assert page.focusWidget() is talk.questions.rows[0].fields[0]


def test_advice_stands_under_its_field_and_is_said_once(page, announced):
    view = replace(PREPARATION, advice=ADVICE)
    page.show_consequences(view)
    page.show_consequences(view)
    field = section(page, "target").fields["target"]
    assert field.advice.words == "Your target is below your walkaway."
    assert announced.count("Your target is below your walkaway.") == 1
    page.show_consequences(PREPARATION)
    assert field.advice.isVisible() is False


def test_advice_about_the_sheet_as_a_whole_stands_above_it(page):
    from negotiator_trainer.services.preparation_view import Advice  # noqa: PLC0415

    whole = Advice(field="sheet", kind="info", text="Take a minute more.")
    page.show_consequences(replace(PREPARATION, advice=(whole,)))
    assert page.editor.others.words == "Take a minute more."


def test_advice_blocks_nothing(page, qtbot):
    page.show_consequences(replace(PREPARATION, advice=ADVICE))
    with qtbot.waitSignal(page.sit_down_clicked, timeout=1000):
        qtbot.keyClick(page.sit_down, Qt.Key.Key_Space)


def test_an_empty_sheet_may_be_taken_to_the_table_by_keyboard(page, qtbot):
    page.focus_first()
    with qtbot.waitSignal(page.sit_down_clicked, timeout=1000):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_picture_of_the_range_appears_with_something_to_draw(page):
    assert not page.editor.strip.isVisible()
    page.show_consequences(replace(PREPARATION, strip=STRIP))
    assert page.editor.strip.isVisible()
    assert "My walkaway: €18,150" in page.editor.strip.accessibleDescription()


def test_undo_takes_back_field_by_field_and_redo_brings_it_again(page, sheets, qtbot):
    trigger = section(page, "trigger").trigger
    exit_line = section(page, "exit_line").exit_line
    trigger.setFocus()
    qtbot.keyClicks(trigger, "final")
    exit_line.setFocus()
    qtbot.keyClicks(exit_line, "bye")
    keys = QKeySequence.StandardKey
    qtbot.keySequence(exit_line, QKeySequence(keys.Undo))
    assert (trigger.text(), exit_line.text()) == ("final", "")
    assert sheets[-1] == Sheet(trigger="final")
    qtbot.keySequence(exit_line, QKeySequence(keys.Undo))
    assert (trigger.text(), exit_line.text()) == ("", "")
    qtbot.keySequence(exit_line, QKeySequence(keys.Redo))
    qtbot.keySequence(exit_line, QKeySequence(keys.Redo))
    assert (trigger.text(), exit_line.text()) == ("final", "bye")


def test_a_removed_line_comes_back_with_undo(page, qtbot):
    interests = rows(page, "interests")
    qtbot.keyClicks(interests.rows[0].fields[0], "warm at five")
    qtbot.keyClick(interests.rows[0].remove, Qt.Key.Key_Space)
    assert interests.words() == ()
    page.undo.click()
    assert interests.words() == ("warm at five",)


def test_what_is_saved_in_the_meantime_does_not_disturb_what_is_typed(page, qtbot):
    trigger = section(page, "trigger").trigger
    qtbot.keyClicks(trigger, "final ")
    page.show_consequences(replace(PREPARATION, sheet=Sheet(trigger="final")))
    assert trigger.text() == "final "


def test_the_role_sheet_is_one_key_away_and_the_same_key_closes_it(page, qtbot):
    page.focus_first()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F2)
    sheet = page.findChild(RoleSheet)
    assert sheet.isVisible()
    texts = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "failed its inspection" in texts
    del sheet
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: page.findChild(RoleSheet) is None, timeout=1000)


def test_escape_closes_the_role_sheet_only(page, qtbot):
    page.role_sheet.click()
    qtbot.keyClick(page.findChild(RoleSheet), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(RoleSheet) is None, timeout=1000)
    assert page.isVisible()


def test_everything_that_takes_the_keyboard_is_named(shown, nameless):
    page = shown(PreparationPage())
    page.show_preparation(replace(PREPARATION, sheet=FULL))
    assert nameless(page) == []


@pytest.mark.parametrize("estimate", [PREPARATION.estimate, PANEL], ids=["money", "panel"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "high-contrast"])
def test_nothing_is_cut_off(shown, clipped, name, scale, estimate):
    page = PreparationPage()
    sheet = FULL if estimate.kind == "money" else Sheet()
    page.show_preparation(
        replace(
            PREPARATION,
            sheet=sheet,
            estimate=estimate,
            derived=DERIVED,
            advice=ADVICE,
            strip=STRIP,
        )
    )
    shown(page, name=name, scale=scale)
    assert clipped(page) == []


def test_a_small_window_has_one_column(shown):
    page = PreparationPage()
    page.show_preparation(PREPARATION)
    shown(page, size=(880, 700))
    first, last = page.editor.sections[0], page.editor.sections[-1]
    assert abs(first.x() - last.x()) < 5
    assert (
        last.mapTo(page, last.rect().topLeft()).y()
        > first.mapTo(page, first.rect().bottomLeft()).y()
    )


def test_text_from_a_scenario_is_never_read_as_a_mnemonic(shown):
    page = shown(PreparationPage())
    page.show_preparation(replace(PREPARATION, assumptions=("R&D decides.",)))
    box = page.findChildren(QCheckBox)[0]
    assert box.text() == "R&&D decides."
    box.click()
    assert page.sheet.assumptions == (WrittenAssumption("R&D decides.", 0),)


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    def make():
        page = PreparationPage()
        page.show_preparation(replace(PREPARATION, sheet=FULL))
        return page

    assert freed(make)
