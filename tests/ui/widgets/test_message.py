import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.widgets.message import InlineMessage


@pytest.fixture
def message(theme, qtbot):
    made = InlineMessage()
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_while_it_has_nothing_to_say(message):
    assert message.isHidden()


@pytest.mark.parametrize("kind", ["info", "warning"])
def test_it_shows_and_speaks_its_sentence(message, announced, kind):
    getattr(message, f"show_{kind}")("Your target is worse than your walkaway.")
    assert message.isVisible()
    assert message.property("kind") == kind
    assert announced == ["Your target is worse than your walkaway."]


def test_a_trouble_says_what_to_do_aloud(message, announced):
    message.show_trouble(TrainerError("The disk is full.", remedy="Free some space."))
    assert message.property("kind") == "error"
    assert announced == ["The disk is full. Free some space."] == [message.words]


def test_the_action_is_told(message, qtbot):
    message.show_warning("Deleted.", action="Undo")
    with qtbot.waitSignal(message.action_clicked):
        qtbot.keyClick(message.action, Qt.Key.Key_Space)


def test_without_an_action_there_is_no_button(message):
    message.show_info("Saved.")
    assert not message.action.isVisible()


def test_clearing_hides_it(message):
    message.show_info("Saved.")
    message.clear()
    assert message.isHidden()
    assert message.words == ""
