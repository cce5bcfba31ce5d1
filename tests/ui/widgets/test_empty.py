import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.widgets.empty import EmptyState, IconPicture


def test_the_one_action_is_pressed_by_keyboard(theme, qtbot):
    state = EmptyState("target", "Nothing practised yet.", action="Start")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.action_clicked):
        qtbot.keyClick(state.action, Qt.Key.Key_Space)


def test_without_an_action_there_is_no_button(theme, qtbot):
    state = EmptyState("target", "Nothing practised yet.")
    qtbot.addWidget(state)
    state.show()
    assert not state.action.isVisible()


def test_the_sentence_is_shown_whole(theme, qtbot, qapp):
    state = EmptyState("target", "Nothing practised yet. Used car takes 8 minutes. " * 3)
    qtbot.addWidget(state)
    state.resize(400, 400)
    state.show()
    qapp.processEvents()
    label = state._sentence
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(("before", "after"), [(1.0, 1.0), (2.0, 2.0), (1.0, 2.0)])
def test_lines_stay_short_enough_to_read(theme, qtbot, before, after):
    state = EmptyState("target", "Nothing practised yet. Used car takes 8 minutes. " * 3)
    qtbot.addWidget(state)
    theme.apply("light", scale=before)
    state.resize(2400, 500)
    state.show()
    theme.apply("light", scale=after)

    def letters():
        return state._sentence.width() / state.fontMetrics().averageCharWidth()

    qtbot.waitUntil(lambda: 50 < letters() < 70, timeout=2000)


def test_it_can_say_something_else(theme, qtbot):
    state = EmptyState("target", "Nothing yet.")
    qtbot.addWidget(state)
    state.show()
    state.show_sentence("Five sessions more.", action="Practise")
    assert state.sentence == "Five sessions more."
    assert state.action.isVisible()


def test_a_picture_grows_with_the_text(theme, qtbot, qapp):
    picture = IconPicture("target", size=20)
    qtbot.addWidget(picture)
    picture.show()
    theme.apply("light", scale=2.0)
    qapp.processEvents()
    assert picture.sizeHint().width() == 40
