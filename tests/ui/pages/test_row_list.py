import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.pages.row_list import Column, RowList
from negotiator_trainer.ui.widgets.number_form import NumberForm


@pytest.fixture
def questions(shown):
    return shown(RowList("Question", add="Another question"), size=(500, 300))


@pytest.fixture
def alternatives(shown):
    made = RowList(
        "Alternative",
        columns=(
            Column(name="I will …"),
            Column(name="how sure", kind="number", form=NumberForm(suffix=" %"), lowest=0),
            Column(name="worth", kind="number", form=NumberForm(prefix="€"), step=50),
        ),
        add="Another alternative",
    )
    return shown(made, size=(700, 300))


@pytest.fixture
def edits(questions):
    seen = []
    questions.edited.connect(lambda: seen.append(questions.words()))
    return seen


def write(rows, qtbot, *lines):
    rows.rows[0].fields[0].setFocus()
    for number, line in enumerate(lines):
        if number:
            qtbot.keyClick(rows.focusWidget(), Qt.Key.Key_Return)
        qtbot.keyClicks(rows.focusWidget(), line)


def test_there_is_a_line_to_write_in_and_it_counts_for_nothing(questions):
    assert len(questions.rows) == 1
    assert questions.values() == ()


def test_enter_begins_the_next_line(questions, qtbot, edits):
    write(questions, qtbot, "Why March?", "Who decides?")
    assert questions.words() == ("Why March?", "Who decides?")
    assert edits[-1] == ("Why March?", "Who decides?")


def test_enter_in_the_middle_begins_a_line_there(questions, qtbot):
    questions.set_values([("one",), ("three",)])
    questions.rows[0].fields[0].setFocus()
    qtbot.keyClick(questions.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(questions.focusWidget(), "two")
    assert questions.words() == ("one", "two", "three")


def test_backspace_in_an_empty_line_removes_it_and_goes_to_the_end_of_the_one_before(
    questions, qtbot
):
    write(questions, qtbot, "Why March?", "")
    qtbot.keyClick(questions.focusWidget(), Qt.Key.Key_Backspace)
    assert len(questions.rows) == 1
    assert questions.focusWidget() is questions.rows[0].fields[0]
    assert questions.focusWidget().cursorPosition() == len("Why March?")


def test_the_last_line_stays_when_it_is_emptied(questions, qtbot):
    qtbot.keyClick(questions.rows[0].fields[0], Qt.Key.Key_Backspace)
    assert len(questions.rows) == 1


def test_a_line_is_removed_by_its_button(questions, qtbot, edits):
    questions.set_values([("one",), ("two",)])
    qtbot.keyClick(questions.rows[0].remove, Qt.Key.Key_Space)
    assert questions.words() == ("two",)
    assert edits == [("two",)]


def test_removing_the_only_line_leaves_an_empty_one(questions, qtbot):
    questions.set_values([("one",)])
    qtbot.keyClick(questions.rows[0].remove, Qt.Key.Key_Space)
    assert (len(questions.rows), questions.words()) == (1, ())


def test_the_button_leads_to_the_empty_line_before_it_adds_one(questions, qtbot):
    qtbot.keyClick(questions.add_button, Qt.Key.Key_Space)
    assert len(questions.rows) == 1
    assert questions.focusWidget() is questions.rows[0].fields[0]
    qtbot.keyClicks(questions.focusWidget(), "one")
    qtbot.keyClick(questions.add_button, Qt.Key.Key_Space)
    assert len(questions.rows) == 2


def test_writing_from_outside_is_not_an_edit_and_leaves_the_cursor(questions, edits):
    questions.set_values([("one",), ("two",)])
    field = questions.rows[1].fields[0]
    field.setFocus()
    field.setCursorPosition(1)
    questions.set_values([("one",), ("two",)])
    assert edits == []
    assert questions.rows[1].fields[0] is field
    assert field.cursorPosition() == 1


def test_a_beginning_is_written_into_the_first_empty_line(questions, edits):
    questions.set_values([("one",)])
    questions.write("What if …")
    assert questions.words() == ("one", "What if …")
    assert questions.focusWidget() is questions.rows[1].fields[0]
    assert edits == [("one", "What if …")]


def test_a_line_of_several_fields_gives_words_and_numbers(alternatives, qtbot):
    fields = alternatives.rows[0].fields
    qtbot.keyClicks(fields[0], "go on renting")
    qtbot.keyClicks(fields[2], "1250")
    assert alternatives.values() == (("go on renting", None, 1250),)


def test_tab_goes_through_a_line_before_the_next(alternatives, qtbot):
    alternatives.set_values([("a", 50, 1), ("b", 60, 2)])
    alternatives.rows[0].fields[0].setFocus()
    stops = [field for row in alternatives.rows for field in row.widgets]
    stops.append(alternatives.add_button)
    for stop in stops[1:]:
        qtbot.keyClick(alternatives.focusWidget(), Qt.Key.Key_Tab)
        assert alternatives.focusWidget() is stop


def test_every_field_is_named_by_its_line_and_column(alternatives, qtbot, nameless, spoken):
    alternatives.set_values([("a", 50, 1), ("b", 60, 2)])
    assert nameless(alternatives) == []
    assert spoken(alternatives.rows[1].fields[1])[0] == "Alternative 2: how sure"
    qtbot.keyClick(alternatives.rows[0].remove, Qt.Key.Key_Space)
    assert spoken(alternatives.rows[0].fields[1])[0] == "Alternative 1: how sure"


def test_it_is_freed_with_its_last_reference(theme, freed):
    assert freed(lambda: RowList("Question", add="Another question"))


def test_a_column_may_be_written_in_another_form_and_keeps_its_numbers(alternatives, qtbot):
    alternatives.set_values([("renting", 100, 1250)])
    alternatives.set_form(2, NumberForm(prefix="£"))
    assert alternatives.rows[0].fields[2].text() == "£1,250"
    alternatives.add_button.click()
    alternatives.rows[1].fields[2].setFocus()
    qtbot.keyClicks(alternatives.focusWidget(), "7")
    alternatives.rows[0].fields[0].setFocus()
    assert alternatives.rows[1].fields[2].text() == "£7"
    assert alternatives.values() == (("renting", 100, 1250), ("", None, 7))
