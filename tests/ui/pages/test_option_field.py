import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from negotiator_trainer.ui.pages.option_field import LabelForm, OptionField
from tests.ui.views import ISSUES


@pytest.fixture
def price(shown):
    return shown(OptionField(ISSUES[0]), size=(300, 40))


@pytest.fixture
def tow_bar(shown):
    return shown(OptionField(ISSUES[1]), size=(300, 40))


@pytest.mark.parametrize("issue", ISSUES)
def test_an_issue_may_be_left_open(shown, issue):
    field = shown(OptionField(issue))
    assert (field.option(), field.worth()) == (None, None)


def test_a_number_is_typed_and_taken_to_the_nearest_step(price, qtbot):
    with qtbot.waitSignal(price.option_changed, timeout=1000):
        qtbot.keyClicks(price.line, "16480")
    assert (price.option(), price.worth()) == ("16500", -16500)


def test_an_option_is_chosen_by_keyboard(tow_bar, qtbot):
    with qtbot.waitSignal(tow_bar.option_changed, timeout=1000):
        qtbot.keyClick(tow_bar.list, Qt.Key.Key_End)
    assert (tow_bar.option(), tow_bar.worth()) == ("fitted", 0)


@pytest.mark.parametrize(("at", "option"), [(0, "15500"), (1, "fitted"), (2, "week3")])
def test_an_option_set_from_outside_is_shown_and_can_be_taken_back(shown, at, option):
    field = shown(OptionField(ISSUES[at]))
    field.set_option(option)
    assert field.option() == option
    field.set_option(None)
    assert field.option() is None


def test_an_option_that_no_longer_exists_leaves_the_issue_open(tow_bar):
    tow_bar.set_option("gold-plated")
    assert tow_bar.option() is None


def test_the_wheel_scrolls_the_page_unless_the_list_has_the_keyboard(tow_bar):
    tow_bar.set_option("none")
    tow_bar.list.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(tow_bar.list, wheel)
    assert tow_bar.option() == "none"


@pytest.mark.parametrize(
    ("typed", "position"), [("two weeks", 1), ("6", 2), ("5 weeks", 2), ("soon", None), ("", None)]
)
def test_a_label_is_found_by_its_words_or_its_figures(typed, position):
    form = LabelForm(["now", "two weeks", "6 weeks"])
    assert form.from_text(typed) == position


def test_labels_without_figures_are_found_by_words_only():
    assert LabelForm(["red", "blue"]).from_text("7") is None
