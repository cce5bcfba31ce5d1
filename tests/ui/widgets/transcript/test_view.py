import gc
import sys
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from negotiator_trainer.ui.tokens import LIGHT
from negotiator_trainer.ui.widgets.transcript import Line, Side, TranscriptView

CONTROL = Qt.KeyboardModifier.ControlModifier


def them(key, text, cue=""):
    return Line(key=key, side=Side.THEM, speaker="Amara", text=text, cue=cue)


def you(key, text, *, pending=False):
    return Line(key=key, side=Side.YOU, speaker="You", text=text, pending=pending)


TALK = [
    Line(key=0, side=Side.STAGE, text="A meeting room. Rain."),
    them(1, "March is full for us.", "guarded"),
    you(2, "What makes March hard?"),
    them(3, "Two jobs end the same week."),
]


@pytest.fixture
def view(theme, qtbot):
    made = TranscriptView()
    made.resize(500, 400)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.show_lines(TALK)
    return made


def test_the_model_keeps_qts_rules(view):
    tester = QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    view.add_line(you(4, "Could we…", pending=True))
    view.confirm_pending(you(4, "Could we start on the 18th?"))
    view.drop_pending()
    view.clear()
    assert view.model.rowCount() == 0
    assert tester.model() is view.model


def test_what_the_other_side_says_is_spoken(view, announced):
    view.add_line(them(5, "Fine.", "short answer"))
    assert announced == ["Amara (short answer): Fine."]


def test_what_i_say_is_not_spoken_back_to_me(view, announced):
    view.add_line(you(5, "Thank you."))
    assert announced == []


def test_showing_a_whole_conversation_speaks_nothing(view, announced):
    view.show_lines(TALK)
    assert announced == []


def test_each_line_is_one_item_that_says_who_speaks(view):
    face = QAccessible.queryAccessibleInterface(view.list)
    read = [face.child(row).text(QAccessible.Text.Name) for row in range(face.childCount())]
    assert read[1] == "Amara (guarded): March is full for us."
    assert len(read) == len(TALK)


def test_a_pending_line_is_confirmed_in_its_place(view):
    view.add_line(you(4, "Could we", pending=True))
    assert view.has_pending
    view.confirm_pending(you(4, "Could we start on the 18th?"))
    assert not view.has_pending
    assert [line.text for line in view.lines[-2:]] == [
        "Two jobs end the same week.",
        "Could we start on the 18th?",
    ]


def test_a_line_confirmed_without_waiting_is_added(view):
    view.confirm_pending(you(4, "Good morning."))
    assert view.lines[-1].text == "Good morning."


def test_a_pending_line_can_be_taken_back(view):
    view.add_line(you(4, "Could we", pending=True))
    view.drop_pending()
    assert view.lines == tuple(TALK)


def test_nothing_is_taken_back_when_nothing_is_pending(view):
    view.drop_pending()
    assert view.lines == tuple(TALK)


def test_selected_lines_are_copied_as_text(view, qtbot):
    view.list.setFocus()
    view.list.selectAll()
    qtbot.keyClick(view.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "A meeting room. Rain.",
        "Amara (guarded): March is full for us.",
        "You: What makes March hard?",
        "Amara: Two jobs end the same week.",
    ]


def test_nothing_selected_leaves_the_clipboard_alone(view, qtbot):
    QGuiApplication.clipboard().setText("before")
    view.list.clearSelection()
    qtbot.keyClick(view.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"


def test_the_view_follows_while_at_the_end(view, qtbot):
    for turn in range(40):
        view.add_line(them(turn, "We could look at that. " * 4))
    bar = view.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())


def test_the_view_stays_with_whoever_reads_further_up(view, qtbot):
    view.show_lines([them(turn, "We could look at that. " * 4) for turn in range(40)])
    bar = view.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    view.add_line(them(99, "Hello?"))
    assert bar.value() == 0


def test_control_f_finds(view, qtbot, announced):
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_F, CONTROL)
    assert view.find_bar.isVisible()
    qtbot.keyClicks(view.find_bar.field, "march")
    assert view.list.currentIndex().row() == 2
    assert view.find_bar.count_words == "2 of 2"
    assert announced[-1] == "2 of 2"


def test_enter_goes_round_the_matches(view, qtbot):
    view.open_search()
    qtbot.keyClicks(view.find_bar.field, "march")
    rows = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
                     Qt.KeyboardModifier.ShiftModifier):  # fmt: skip
        qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return, modifier)
        rows.append(view.list.currentIndex().row())
    assert rows == [1, 2, 1]


def test_the_buttons_of_the_search_move_too(view, qtbot):
    view.open_search()
    qtbot.keyClicks(view.find_bar.field, "march")
    qtbot.mouseClick(view.find_bar.previous, Qt.MouseButton.LeftButton)
    assert view.list.currentIndex().row() == 1
    qtbot.mouseClick(view.find_bar.next, Qt.MouseButton.LeftButton)
    assert view.list.currentIndex().row() == 2


def test_what_is_not_there_is_not_found(view, qtbot):
    view.open_search()
    qtbot.keyClicks(view.find_bar.field, "zebra")
    assert view.find_bar.count_words == "not found"
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return)


def test_matches_are_marked(view, qtbot):
    view.open_search()
    qtbot.keyClicks(view.find_bar.field, "march")
    image = view.list.viewport().grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert LIGHT.accent in seen


def test_escape_closes_the_search_only(view, qtbot):
    view.open_search()
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    assert view.find_bar.isHidden()
    assert view.isVisible()
    assert view.list.hasFocus()


def test_a_search_that_is_opened_again_goes_on(view, qtbot):
    view.open_search()
    qtbot.keyClicks(view.find_bar.field, "march")
    view.close_search()
    view.open_search()
    assert view.find_bar.count_words == "2 of 2"
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Backspace)
    assert view.find_bar.count_words == ""


def test_enter_on_a_line_tells_its_key(view, qtbot):
    view.show_key(3)
    with qtbot.waitSignal(view.line_activated) as told:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert told.args == [3]


def test_long_lines_wrap_and_larger_text_is_taller(view, theme, qapp):
    view.show_lines([them(1, "If you could take the 18th it is a different talk. " * 6)])
    qapp.processEvents()
    index = view.model.index(0)
    before = view.list.visualRect(index).height()
    assert before > view.fontMetrics().height() * 4
    theme.apply("light", scale=2.0)
    qapp.processEvents()
    qapp.processEvents()
    assert view.list.visualRect(index).height() > before * 2


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_it_is_painted_in_every_theme(view, theme, name):
    theme.apply(name)
    view.add_line(you(9, "Could we", pending=True))
    view.list.selectAll()
    assert not view.grab().isNull()


def test_everything_has_a_name(view, unnamed):
    view.open_search()
    assert unnamed(view) == []


def test_it_is_freed_with_its_last_reference(theme):
    view = TranscriptView()
    view.show_lines(TALK)
    view.grab()
    ref = weakref.ref(view)
    gc.disable()
    try:
        del view
        assert ref() is None
    finally:
        gc.enable()


def laid_out(work):
    """The texts that are broken into lines while a piece of work is done."""
    found = []

    def note(frame, event, _argument):
        if event == "call" and frame.f_code.co_name == "_lay_out":
            found.append(frame.f_locals["words"])

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return found


def test_a_new_line_does_not_measure_the_old_ones_again(view, qtbot):
    view.show_lines([them(key, f"Line {key}: {TALK[1].text}") for key in range(80)])
    view.list.viewport().repaint()

    def say():
        view.add_line(you(90, "Could we start on the 18th?"))
        view.list.viewport().repaint()

    assert laid_out(say) == ["Could we start on the 18th?"]


def test_several_lines_at_once_scroll_to_the_last(view, announced):
    view.show_lines([them(key, "March is full for us.") for key in range(40)])
    fresh = [them(50, "Well."), Line(key=51, side=Side.STAGE, text="She looks up."), you(52, "So?")]
    view.add_lines(fresh)
    assert view.lines[-3:] == tuple(fresh)
    bar = view.list.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert announced == ["Amara: Well.", "She looks up."]


def test_lines_are_measured_anew_for_another_width_and_another_text_size(view, theme, qtbot):
    long = them(5, "Two jobs end the same week, " * 6)
    view.add_line(long)
    index = view.model.index(len(TALK))

    def height():
        qtbot.wait(1)
        return view.list.visualRect(index).height()

    before = height()
    view.resize(250, 400)
    narrow = height()
    assert narrow > before
    theme.apply("light", scale=1.5)
    assert height() > narrow


def test_a_long_evening_of_conversations_forgets_the_first_ones(view):
    for evening in range(30):
        view.show_lines([them(key, f"Evening {evening}, line {key}.") for key in range(60)])
    assert view.list.itemDelegate().remembered <= 600
