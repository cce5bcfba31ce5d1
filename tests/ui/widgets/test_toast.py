import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui.widgets.toast import Toast


@pytest.fixture
def page(theme, qtbot):
    page = QWidget()
    page.field = QLineEdit()
    QVBoxLayout(page).addWidget(page.field)
    page.toast = Toast(page)
    page.resize(600, 300)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


def test_it_says_what_was_done(page, announced):
    page.toast.show_message("Deleted the entry", action="Undo")
    assert page.toast.isVisible()
    assert page.toast.words == "Deleted the entry"
    assert announced == ["Deleted the entry"]


def test_it_does_not_take_the_keyboard(page):
    page.field.setFocus()
    page.toast.show_message("Deleted", action="Undo")
    assert page.focusWidget() is page.field


def test_undo_is_told_and_the_bar_goes(page, qtbot):
    page.toast.show_message("Deleted", action="Undo")
    with qtbot.assertNotEmitted(page.toast.dismissed), qtbot.waitSignal(page.toast.action_taken):
        qtbot.keyClick(page.toast.action, Qt.Key.Key_Space)
    assert page.toast.isHidden()


def test_it_goes_by_itself(page, qtbot):
    page.field.setFocus()
    with qtbot.waitSignal(page.toast.dismissed):
        page.toast.show_message("Saved", seconds=0.01)
    assert page.toast.isHidden()


def test_it_waits_for_whoever_has_reached_it(page, qtbot):
    page.toast.show_message("Deleted", action="Undo", seconds=0.02)
    page.toast.action.setFocus()
    qtbot.wait(80)
    assert page.toast.isVisible()
    page.toast.dismiss()


def test_escape_dismisses_it(page, qtbot):
    page.toast.show_message("Deleted", action="Undo")
    page.toast.action.setFocus()
    with qtbot.waitSignal(page.toast.dismissed):
        qtbot.keyClick(page.toast.action, Qt.Key.Key_Escape)


def test_a_new_message_ends_the_old_one(page, qtbot):
    page.toast.show_message("Deleted one", action="Undo")
    with qtbot.waitSignal(page.toast.dismissed):
        page.toast.show_message("Deleted two", action="Undo")
    assert page.toast.words == "Deleted two"
    page.toast.dismiss()


def test_it_stays_at_the_bottom(page, qapp):
    page.toast.show_message("Deleted", action="Undo")
    page.resize(400, 500)
    qapp.processEvents()
    assert page.rect().contains(page.toast.geometry())
    assert page.toast.geometry().bottom() > 440
    page.toast.dismiss()


def test_everything_on_it_has_a_name(page, unnamed):
    page.toast.show_message("Deleted", action="Undo")
    assert unnamed(page.toast) == []
    page.toast.dismiss()
