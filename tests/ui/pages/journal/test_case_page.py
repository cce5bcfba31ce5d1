from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.journal.case import Link, Outcome
from negotiator_trainer.services.journal.page import LinkView
from negotiator_trainer.ui.pages.journal.case_details import Details
from negotiator_trainer.ui.pages.journal.case_page import CasePage
from tests.ui.journal_views import SHEET, case

AHEAD = case(frozen=False, stage="preparing", outcome=Outcome())


@pytest.fixture
def make(shown):
    def show(view=AHEAD, *, step=None, **how):
        page = shown(CasePage(), **how)
        page.show_case(view, step=step)
        page.focus_first()
        page.parts, page.heads = [], []
        page.edited.connect(page.parts.append)
        page.details_edited.connect(page.heads.append)
        return page

    return show


def trigger(page):
    sections = page.stages["prepare"].sheet.sections
    return next(each for each in sections if "trigger" in each.fields).trigger


def test_the_head_is_shown_and_edited_in_place(make, qtbot):
    page = make()
    head = page.details
    assert head.title.text() == page.title == "Supplier renewal"
    assert (head.people.text(), head.tags.text(), head.unit.text()) == ("Kalev OÜ", "supplier", "€")
    head.title.setFocus()
    head.title.selectAll()
    qtbot.keyClicks(head.title, "Lease")
    assert page.heads[-1] == Details("Lease", ("supplier",), ("Kalev OÜ",), date(2026, 11, 20), "€")


def test_tags_and_people_are_parted_by_commas_and_kept_once(make, qtbot):
    page = make()
    tags = page.details.tags
    tags.setFocus()
    qtbot.keyClick(tags, Qt.Key.Key_End)
    qtbot.keyClicks(tags, ", work ,, supplier")
    assert page.heads[-1].tags == ("supplier", "work")
    page.details.people.setFocus()
    assert tags.text() == "supplier, work"


def test_the_day_may_be_open_and_is_typed_in_words(make, qtbot):
    page = make()
    day = page.details.day
    day.setFocus()
    day.selectAll()
    qtbot.keyClick(day, Qt.Key.Key_Delete)
    assert page.heads[-1].happens_on is None
    qtbot.keyClicks(day, "2026-12-01")
    assert page.heads[-1].happens_on == date(2026, 12, 1)


def test_a_case_without_a_title_begins_with_it(make):
    page = make(case(frozen=False, stage="preparing", title=""))
    assert page.focusWidget() is page.details.title
    assert page.title == "Supplier, no title yet"


def test_a_case_with_a_title_begins_with_the_first_part(make):
    page = make(case(frozen=False, stage="preparing", note="Ask who signs."))
    assert page.focusWidget() is page.stages["prepare"].folds[1].heading


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        ("preparing", "prepare"),
        ("went_in", "outcome"),
        ("outcome", "review"),
        ("reviewed", "review"),
    ],
)
def test_a_case_opens_at_what_is_to_be_done_next(make, stage, step):
    page = make(case(frozen=stage != "preparing", stage=stage))
    assert page.step == step
    assert page.stages[step].isVisible()


def test_a_quick_log_begins_with_how_it_ended(make):
    page = make(case(frozen=False, size="log", stage="outcome", outcome=Outcome()))
    assert page.step == "outcome"
    assert not page.going_in.isVisible()


def test_another_step_can_be_asked_for(make):
    assert make(case(), step="prepare").step == "prepare"


def test_the_steps_say_what_is_done(make):
    page = make(case(stage="outcome"))
    names = [page.steps.accessibleTabName(at) for at in range(4)]
    assert names == ["Prepare, done", "Went in, done", "Outcome, done", "Review, open"]
    assert page.steps.tabText(3) == "④ Review ○"


def test_steps_without_room_keep_their_number_and_their_name_for_readers(make):
    page = make(step="outcome", scale=2.0, size=(800, 600))
    assert [page.steps.tabText(at) for at in range(4)] == ["① ○", "② ○", "③ Outcome ○", "④ ○"]
    assert page.steps.accessibleTabName(0) == "Prepare, open"


def test_the_steps_are_walked_by_keyboard(make, qtbot):
    page = make()
    page.steps.setFocus()
    for step in ("went_in", "outcome", "review"):
        qtbot.keyClick(page.steps, Qt.Key.Key_Right)
        assert page.step == step
        assert [key for key, each in page.stages.items() if each.isVisible()] == [step]


def test_from_any_field_two_keys_lead_to_the_next_step_and_back(make, qtbot):
    page = make()
    trigger(page).setFocus()
    qtbot.keySequence(page.focusWidget(), QKeySequence("Ctrl+PgDown"))
    assert page.step == "went_in"
    qtbot.keySequence(page, QKeySequence("Ctrl+PgUp"))
    assert page.step == "prepare"


def test_what_is_written_in_any_step_is_reported(make, qtbot):
    page = make()
    qtbot.keyClicks(trigger(page), "x")
    assert page.parts == [replace(SHEET, trigger="x")]
    page.show_step("outcome")
    qtbot.keyClicks(page.stages["outcome"].binding.control("surprised"), "y")
    assert page.parts[-1].surprised == "y"


def test_undo_is_the_heads_in_the_head_and_the_steps_elsewhere(make, qtbot):
    page = make()
    trigger(page).setFocus()
    qtbot.keyClicks(trigger(page), "x")
    page.details.title.setFocus()
    qtbot.keyClick(page.details.title, Qt.Key.Key_End)
    qtbot.keyClicks(page.details.title, "!")
    qtbot.keySequence(page.details.title, QKeySequence("Ctrl+Z"))
    assert page.heads[-1].title == "Supplier renewal"
    assert trigger(page).text() == "x"
    trigger(page).setFocus()
    qtbot.keySequence(trigger(page), QKeySequence("Ctrl+Z"))
    assert page.parts[-1] == SHEET
    qtbot.keySequence(trigger(page), QKeySequence("Ctrl+Shift+Z"))
    assert page.parts[-1] == replace(SHEET, trigger="x")


def test_the_undo_button_works_on_either(make, qtbot):
    page = make()
    assert not page.undo.isEnabled()
    qtbot.keyClicks(page.details.tags, "a")
    assert page.undo.isEnabled()
    page.undo.setFocus()
    qtbot.keyClick(page.undo, Qt.Key.Key_Space)
    assert page.heads[-1].tags == ("supplier",)
    assert not page.undo.isEnabled()


def test_going_in_is_offered_until_one_has(make, qtbot):
    page = make()
    with qtbot.waitSignal(page.went_in, timeout=1000):
        qtbot.keyClick(page.going_in, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.went_in, timeout=1000):
        qtbot.keySequence(trigger(page), QKeySequence("Ctrl+Return"))
    page.show_consequences(case(stage="went_in"))
    assert not page.going_in.isVisible()
    with qtbot.assertNotEmitted(page.went_in):
        qtbot.keySequence(trigger(page), QKeySequence("Ctrl+Return"))


def test_the_snapshot_is_one_key_away_from_the_sheet(make, qtbot):
    page = make(case(), step="prepare")
    qtbot.keyClick(page.stages["prepare"].frozen.action, Qt.Key.Key_Space)
    assert page.step == "went_in"
    assert page.focusWidget() is page.steps


def test_what_is_done_can_be_undone_from_the_bar(make, qtbot):
    page = make()
    page.say_done("Frozen.")
    with qtbot.waitSignal(page.undo_clicked, timeout=1000):
        qtbot.keyClick(page.toast.action, Qt.Key.Key_Space)


def test_a_case_in_the_trash_says_so_and_can_be_taken_out(make, qtbot):
    page = make(case(frozen=False, stage="preparing", trashed=True))
    assert page.trashed.words == "This case lies in the trash for 30 days."
    assert not page.delete.isVisible()
    assert not page.going_in.isVisible()
    with qtbot.waitSignal(page.restore_clicked, timeout=1000):
        qtbot.keyClick(page.trashed.action, Qt.Key.Key_Space)
    page.show_consequences(AHEAD)
    assert not page.trashed.isVisible()
    assert page.delete.isVisible()


def test_linked_attempts_are_shown_once_there_are_any(make):
    page = make()
    assert not page.links.isVisible()
    link = LinkView(link=Link("uuid"), attempt=3, title="Live by Monday")
    page.show_consequences(replace(AHEAD, links=(link,)))
    assert page.links.isVisible()
    assert page.links.rehearse.isVisible()


def test_what_is_typed_stays_when_the_case_is_saved(make, qtbot):
    page = make()
    qtbot.keyClick(page.details.tags, Qt.Key.Key_End)
    qtbot.keyClicks(page.details.tags, ", ")
    trigger(page).setFocus()
    qtbot.keyClicks(trigger(page), "final ")
    page.show_consequences(AHEAD)
    assert trigger(page).text() == "final "


def test_tab_goes_from_the_title_through_the_page_to_going_in(make, qtbot):
    page = make()
    page.details.title.setFocus()
    met = []
    while (now := page.focusWidget()) not in met:
        met.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    order = [page.details.title, page.details.people, page.steps,
             page.stages["prepare"].folds[1].heading, trigger(page), page.links.rehearse,
             page.delete, page.going_in]  # fmt: skip
    assert [each for each in met if each in order] == order


@pytest.mark.parametrize("step", ["prepare", "went_in", "outcome", "review"])
def test_everything_that_takes_the_keyboard_is_named(make, nameless, step):
    assert nameless(make(case(), step=step)) == []


@pytest.mark.parametrize("size", [(1280, 800), (800, 600)])
@pytest.mark.parametrize("step", ["prepare", "went_in"])
@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_nothing_is_cut_off(make, clipped, qtbot, name, scale, step, size):
    page = make(case(), step=step, name=name, scale=scale, size=size)
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)


def test_a_small_window_has_buttons_without_words_that_are_named_all_the_same(make):
    page = make(size=(800, 600))
    assert page.delete.text() == ""
    assert page.delete.accessibleName() == "Delete"


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    def make():
        page = CasePage()
        page.show_case(case())
        page.show_step("prepare")
        page.show_step("went_in")
        return page

    assert freed(make)
