from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from negotiator_trainer.scoring.sheet import Guess, Sheet, WrittenAlternative
from negotiator_trainer.services.table_view import IssueOption, IssueView
from negotiator_trainer.ui.pages.page import Page, takes_keyboard
from negotiator_trainer.ui.pages.preparation import SheetEditor
from tests.ui.labels import lines_on
from tests.ui.views import DERIVED, ISSUES, PREPARATION

CASE = replace(PREPARATION, brief=None, assumptions=(), issues=ISSUES[:2], base_value=0)
SHORT_SHEET = Sheet(
    alternatives=(WrittenAlternative("go on renting", 100, 1250),),
    walkaway=1850,
    target=3000,
    interests=("warm at five",),
    guess=Guess(15800, 16900),
    agree_chance=70,
    trigger="He calls a figure final.",
)


def paged(view, *, short=False):
    made = Page("Case")
    made.editor = SheetEditor()
    made.body.addWidget(made.editor)
    made.body.addStretch()
    made.editor.show_sheet(view)
    made.editor.show_short(short=short)
    return made


@pytest.fixture
def page(shown):
    return shown(paged(replace(CASE, sheet=SHORT_SHEET)))


def field(editor, key):
    return next(each.fields[key] for each in editor.sections if key in each.fields)


def walk(qtbot, page, times):
    seen = []
    for _ in range(times):
        focus = page.window().focusWidget()
        seen.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    return seen


def test_a_case_has_no_role_sheet_to_count_by(page):
    note = field(page.editor, "walkaway")
    words = " ".join(each.text() for each in note.findChildren(QLabel))
    assert "The last figure, in euros, at which a deal is still better than none." in words


def test_the_short_form_asks_for_six_things(shown):
    page = shown(paged(replace(CASE, sheet=SHORT_SHEET), short=True))
    keys = {
        key: each.isVisible()
        for section in page.editor.sections
        for key, each in section.fields.items()
    }
    shown_keys = {key for key, visible in keys.items() if visible}
    assert shown_keys == {"interests", "alternatives", "walkaway", "target", "guess"}
    assert page.editor.agree.isVisible()
    assert "What I do if it fails" in lines_on(page)


def test_the_short_form_is_walked_from_what_i_want_to_whether_we_will_agree(shown, qtbot):
    page = shown(paged(replace(CASE, sheet=SHORT_SHEET), short=True))
    page.focus_first()
    names = walk(qtbot, page, 13)
    order = ["Interest 1", "Alternative 1: I will …", "My walkaway",
             "My target", "How sure I am that we will agree"]  # fmt: skip
    assert [name for name in names if name in order] == order


def test_the_whole_sheet_comes_back_as_it_was(shown, qtbot):
    page = shown(paged(replace(CASE, sheet=SHORT_SHEET), short=True))
    page.editor.show_short(short=False)
    aims = next(each for each in page.editor.sections if "target" in each.fields)
    inside = [aims.body.itemAt(at).widget() for at in range(aims.body.count())]
    kept = [each for each in inside if each in aims.fields.values()]
    assert kept == list(aims.fields.values())
    assert "The interests behind what I ask for" in lines_on(page)
    assert "What I do if it fails" not in lines_on(page)
    assert page.editor.read(Sheet()) == SHORT_SHEET


def test_what_only_the_whole_sheet_shows_is_kept_while_the_short_form_is_written(shown, qtbot):
    page = shown(paged(replace(CASE, sheet=SHORT_SHEET), short=True))
    seen = []
    page.editor.edited.connect(lambda sheet, _: seen.append(sheet))
    target = field(page.editor, "target").control
    target.selectAll()
    qtbot.keyClicks(target, "2,500")
    assert seen[-1] == replace(SHORT_SHEET, target=2500)


def test_other_issues_are_asked_for_once_the_case_has_them(page, qtbot):
    date = IssueView(
        id="date", name="Date", numeric=False, tabled=True,
        options=tuple(IssueOption(id=str(at), label=m, value=-at) for at, m in enumerate("MJ")),
    )  # fmt: skip
    page.editor.show_consequences(replace(CASE, issues=(ISSUES[1], date), derived=DERIVED))
    offer = next(each for each in page.editor.sections if "first_offer" in each.fields).offer
    assert [each.issue.name for each in offer] == ["Tow bar", "Date"]
    assert page.editor.read(Sheet()) == SHORT_SHEET
    qtbot.keyClick(offer[1].list, Qt.Key.Key_End)
    assert page.editor.sheet.first_offer == {"date": "1"}


def test_a_sheet_that_is_not_seen_asks_for_the_new_issues_once_it_is(page):
    page.editor.hide()
    page.editor.show_consequences(replace(CASE, issues=ISSUES))
    page.editor.write(replace(SHORT_SHEET, trigger="later"))
    page.editor.show()
    offer = next(each for each in page.editor.sections if "first_offer" in each.fields).offer
    assert len(offer) == len(ISSUES)
    assert page.editor.read(Sheet()) == replace(SHORT_SHEET, trigger="later")


def test_the_keyboard_stays_in_its_field_when_the_case_changes(page, qtbot):
    trigger = field(page.editor, "trigger").control
    trigger.setFocus()
    trigger.end(False)  # noqa: FBT003  Qt's signature
    page.editor.show_consequences(replace(CASE, issues=ISSUES))
    again = page.window().focusWidget()
    assert again is not trigger
    assert again.accessibleName() == trigger.accessibleName()
    qtbot.keyClicks(again, "!")
    assert page.editor.sheet.trigger.endswith("!")


def test_tab_goes_through_the_whole_sheet_also_after_the_case_has_changed(page, qtbot):
    page.editor.show_consequences(replace(CASE, issues=ISSUES))
    field(page.editor, "alternatives").control.rows[0].fields[0].setFocus()
    met = []
    while page.window().focusWidget() not in met:
        met.append(page.window().focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
    assert met[-1] is page.editor.agree.field
    assert page.window().focusWidget() is met[0]
    stops = [each for each in page.editor.findChildren(QWidget) if takes_keyboard(each)]
    assert set(met) == {each for each in stops if not each.objectName().startswith("qt_")}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_short_form_is_named_and_not_cut_off(shown, clipped, nameless, scale):
    page = paged(replace(CASE, sheet=SHORT_SHEET), short=True)
    shown(page, scale=scale)
    assert clipped(page) == []
    assert nameless(page) == []


def test_the_editor_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = SheetEditor()
        made.show_sheet(replace(CASE, sheet=SHORT_SHEET))
        made.show_short(short=True)
        made.show_consequences(replace(CASE, issues=ISSUES))
        return made

    assert freed(make)
