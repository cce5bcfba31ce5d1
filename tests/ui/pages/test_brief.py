from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from negotiator_trainer.ui.pages.brief import BriefPage
from negotiator_trainer.ui.portrait import PortraitWidget
from tests.ui.views import BRIEF


@pytest.fixture
def page(shown):
    page = shown(BriefPage(portraits=False))
    page.show_brief(BRIEF)
    return page


def words(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_both_sheets_are_there_to_read(page):
    assert "advertised at €17,900" in words(page)
    assert "failed its inspection" in words(page)
    assert "Colm Reyes" in words(page)
    assert "You are Noor Haddad" in words(page)


def test_values_are_written_in_the_unit_of_the_scenario(page):
    assert "−€850" in words(page)


def test_an_alternative_that_is_none_says_why(page):
    assert "worth €3,250, but it has no Connect" in words(page)


def test_enter_on_the_first_control_prepares(page, qtbot):
    page.focus_first()
    with qtbot.waitSignal(page.prepare_clicked, timeout=1000):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)


def test_one_may_go_straight_in(page, qtbot):
    with qtbot.waitSignal(page.go_clicked, timeout=1000):
        qtbot.keyClick(page.go, Qt.Key.Key_Space)


def test_swapping_the_role_warns_first(page, qtbot):
    with qtbot.assertNotEmitted(page.role_chosen):
        qtbot.keyClick(page.swaps[0], Qt.Key.Key_Space)
    assert "both confidential sheets" in page.warning.words
    with qtbot.waitSignal(page.role_chosen, timeout=1000) as chosen:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert chosen.args == ["dealer"]


def test_before_the_brief_is_there_nothing_can_be_begun(shown):
    page = shown(BriefPage(portraits=False))
    assert not page.prepare.isEnabled()
    assert not page.go.isEnabled()


def test_page_down_reads_on_while_the_keyboard_is_on_prepare(shown, qtbot):
    page = shown(BriefPage(portraits=False), size=(900, 480))
    page.show_brief(BRIEF)
    page.focus_first()
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=1000)
    qtbot.keyClick(page.prepare, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(page.prepare, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_nothing_is_cut_off(shown, clipped, name, scale):
    page = BriefPage(portraits=False)
    page.show_brief(BRIEF)
    shown(page, name=name, scale=scale)
    assert clipped(page) == []


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    def make():
        page = BriefPage(portraits=False)
        page.show_brief(BRIEF)
        return page

    assert freed(make)


def test_escape_takes_the_warning_away(page, qtbot):
    page.swaps[0].click()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert not page.warning.isVisible()
    assert page.focusWidget() is page.prepare


def test_a_long_title_does_not_widen_the_page(shown, clipped):
    page = BriefPage()
    long = "A very small matter that took nine and a half weeks, in three rounds " * 3
    page.show_brief(replace(BRIEF, title=long, role_name=long, counterpart=long))
    shown(page, scale=2.0)
    assert clipped(page) == []
    assert page.width() == 1280


def test_the_portrait_is_left_out_when_it_is_switched_off(shown):
    for wanted in (True, False):
        page = shown(BriefPage(portraits=wanted))
        page.show_brief(BRIEF)
        assert (page.findChild(PortraitWidget) is not None) is wanted
