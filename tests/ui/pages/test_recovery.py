import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.ui.pages.recovery import RecoveryPage

ERROR = StoreError("profile.db is damaged; it was left as it is.", remedy="Restore a backup.")
NAMES = ("22 Nov 2026 09:14 · profile-000012.db", "21 Nov 2026 19:02 · profile-000011.db")


@pytest.fixture
def page(shown):
    page = shown(RecoveryPage())
    page.show_refusal(ERROR, title="It could not be opened", safe="Nothing was changed.")
    page.show_backups(NAMES)
    return page


def test_it_says_what_happened_what_is_safe_and_what_to_do(page):
    words = [label.text() for label in page.findChildren(QLabel)]
    assert {"It could not be opened", ERROR.problem, ERROR.remedy, "Nothing was changed."} <= set(
        words
    )


@pytest.mark.parametrize(
    ("control", "signal"),
    [("again", "retry_clicked"), ("other", "other_clicked"), ("leave", "quit_clicked")],
)
def test_every_way_out_works_by_keyboard(page, qtbot, control, signal):
    with qtbot.waitSignal(getattr(page, signal), timeout=1000):
        qtbot.keyClick(getattr(page, control), Qt.Key.Key_Space)


def test_the_keyboard_begins_at_try_again(page):
    page.focus_first()
    assert page.focusWidget() is page.again


def test_a_backup_is_restored_by_its_button(page, qtbot, spoken):
    with qtbot.waitSignal(page.restore_clicked, timeout=1000) as restored:
        qtbot.keyClick(page.backups[1], Qt.Key.Key_Space)
    assert restored.args == [1]
    assert spoken(page.backups[1])[0] == f"Restore {NAMES[1]}"


def test_while_it_is_tried_nothing_else_is_begun(page):
    page.show_trying(trying=True)
    assert not page.again.isEnabled()
    assert not page.backups[0].isEnabled()
    assert page.leave.isEnabled()
    page.show_trying(trying=False)
    assert page.again.isEnabled()


def test_without_backups_none_are_offered(shown):
    page = shown(RecoveryPage())
    page.show_refusal(ERROR, title="x", safe="y")
    page.show_backups(())
    assert page.backups == []
    assert not page._list.isVisible()


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(shown, clipped, scale):
    page = RecoveryPage()
    page.show_refusal(ERROR, title="It could not be opened", safe="Nothing was changed.")
    page.show_backups(NAMES)
    shown(page, scale=scale)
    assert clipped(page) == []


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    def make():
        page = RecoveryPage()
        page.show_backups(NAMES)
        return page

    assert freed(make)
