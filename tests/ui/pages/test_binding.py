from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.binding import Binding
from negotiator_trainer.ui.pages.choice_row import ChoiceRow
from negotiator_trainer.ui.pages.day_line import DayLine
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.words_box import WordsBox


@dataclass(frozen=True)
class Note:
    line: str = ""
    words: str = ""
    number: int | None = None
    day: str = ""
    choice: bool | None = None
    mood: str = ""
    unbound: str = "kept"


FULL = Note(
    line="a", words="b\nc", number=42, day="2026-11-20", choice=False, mood="tense", unbound="other"
)


@pytest.fixture
def page(shown):
    page = QWidget()
    column = QVBoxLayout(page)
    mood = CalmCombo()
    for name in ("", "calm", "tense"):
        mood.addItem(name or "not said", name)
    page.controls = {
        "line": PlainLine(),
        "words": WordsBox(),
        "number": NumberLine(minimum=0, maximum=99),
        "day": DayLine(),
        "choice": ChoiceRow("Agreed", ((None, "open"), (True, "yes"), (False, "no"))),
        "mood": mood,
    }
    page.binding = Binding(page)
    page.told = []
    page.binding.edited.connect(page.told.append)
    for key, control in page.controls.items():
        page.binding.bind(key, control)
        column.addWidget(control)
    return shown(page, size=(400, 400))


def test_what_is_written_is_read_back_and_not_told(page):
    page.binding.write(FULL)
    assert page.binding.read(FULL) == FULL
    assert page.told == []


def test_what_is_not_bound_is_kept(page):
    page.binding.write(FULL)
    assert page.binding.read(Note(unbound="mine")).unbound == "mine"


def test_an_empty_document_empties_every_control(page):
    page.binding.write(FULL)
    page.binding.write(Note())
    assert page.binding.read(FULL) == Note(unbound="other")


def test_every_edit_by_a_person_is_told_with_its_field(page, qtbot):
    for key in ("line", "words", "number"):
        qtbot.keyClick(page.controls[key], Qt.Key.Key_7)
    qtbot.keyClick(page.controls["day"], Qt.Key.Key_Up)
    page.controls["choice"].radios[1].click()
    page.controls["mood"].setFocus()
    qtbot.keyClick(page.controls["mood"], Qt.Key.Key_Down)
    assert page.told == ["line", "words", "number", "day", "choice", "mood"]


def test_writing_what_stands_there_leaves_the_cursor_alone(page, qtbot):
    page.binding.write(FULL)
    page.controls["words"].setFocus()
    qtbot.keyClick(page.controls["words"], Qt.Key.Key_Home)
    page.binding.write(FULL)
    qtbot.keyClicks(page.controls["words"], "x")
    assert page.controls["words"].words() == "b\nxc"


@pytest.mark.parametrize(("field", "strange"), [("day", "soon"), ("mood", "furious")])
def test_what_a_strangers_file_holds_is_shown_as_open(page, field, strange):
    page.binding.write(Note(**{field: strange}))
    assert page.binding.read(Note()) == Note()
