import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from tests.ui.pages.conftest import kept

ERROR = StoreError("profile.db is damaged; it was left as it is.", remedy="Restore a backup.")
KEPT = (
    kept(name="profile-000012.db", day=22, trouble="is empty"),
    kept(name="profile-000011.db", day=21, attempts=12, cases=1),
    kept(name="profile-000010.db", day=20, attempts=1),
)


@pytest.fixture
def page(shown):
    page = shown(RecoveryPage())
    page.show_refusal(ERROR, title="It could not be opened", safe="Nothing was changed.")
    page.show_backups(KEPT)
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


def test_each_backup_says_when_it_was_made_and_what_it_contains(page):
    rows = [page.backups.item(number).text() for number in range(3)]
    assert "cannot be read" in rows[0]
    assert "21 Nov 2026" in rows[1]
    assert "12 attempts, 1 case" in rows[1]
    assert "1 attempt ·" in rows[2]
    assert "last change 19 Nov 2026" in rows[2]


def test_nothing_is_restored_before_a_backup_is_chosen(page):
    assert not page.restore.isEnabled()


def test_the_backup_that_is_offered_has_the_keyboard_and_is_restored_by_it(page, qtbot):
    page.focus_first()
    page.choose(1)
    assert page.focusWidget() is page.backups
    qtbot.keyClick(page.backups, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.restore
    with qtbot.waitSignal(page.restore_clicked, timeout=1000) as restored:
        qtbot.keyClick(page.restore, Qt.Key.Key_Space)
    assert restored.args == [1]


def test_another_backup_is_chosen_with_the_arrow_keys_and_one_that_is_unreadable_is_not(
    page, qtbot
):
    page.choose(1)
    qtbot.keyClick(page.backups, Qt.Key.Key_Down)
    assert page.backups.chosen() == 2
    qtbot.keyClick(page.backups, Qt.Key.Key_Up)
    qtbot.keyClick(page.backups, Qt.Key.Key_Up)
    assert page.backups.chosen() == 1


def test_one_that_turns_out_to_be_damaged_is_not_offered_any_more(page):
    page.choose(1)
    page.backups.show_damaged(1)
    page.choose(2)
    assert "damaged, cannot be restored" in page.backups.item(1).text()
    page.choose(1)
    assert not page.restore.isEnabled()


def test_the_keyboard_is_not_taken_away_from_where_it_was_put(page):
    page.other.setFocus()
    page.choose(1)
    assert page.focusWidget() is page.other


def test_while_it_is_tried_nothing_else_is_begun(page):
    page.choose(1)
    page.show_trying(trying=True)
    assert not page.again.isEnabled()
    assert not page.restore.isEnabled()
    assert page.leave.isEnabled()
    page.show_trying(trying=False)
    assert page.again.isEnabled()
    assert page.restore.isEnabled()


def test_without_backups_none_are_offered(shown):
    page = shown(RecoveryPage())
    page.show_refusal(ERROR, title="x", safe="y")
    page.show_backups(())
    assert not page.backups.isVisible()
    assert not page.restore.isVisible()


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(shown, clipped, scale):
    page = RecoveryPage()
    page.show_refusal(ERROR, title="It could not be opened", safe="Nothing was changed.")
    page.show_backups(KEPT)
    shown(page, scale=scale)
    assert clipped(page) == []


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    def make():
        page = RecoveryPage()
        page.show_backups(KEPT)
        return page

    assert freed(make)
