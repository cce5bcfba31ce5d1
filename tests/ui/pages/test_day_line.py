from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt

from negotiator_trainer.ui.pages.day_line import DayForm, DayLine

TODAY = date(2026, 11, 22)
FORM = DayForm(TODAY)


def read(words):
    found = FORM.from_text(words)
    return None if found is None else date.fromordinal(found)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("4 Oct 2026", date(2026, 10, 4)), ("4 october 2026", date(2026, 10, 4)),
        ("2026-10-04", date(2026, 10, 4)), ("4.10.2026", date(2026, 10, 4)),
        (" 24   DEC ", date(2026, 12, 24)), ("3 jan", date(2027, 1, 3)),
        ("today", TODAY), ("Yesterday", date(2026, 11, 21)), ("tomorrow", date(2026, 11, 23)),
        ("", None), ("soon", None), ("31 Feb 2026", None), ("2026", None), ("x" * 500, None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_ways(qapp, words, day):
    assert read(words) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_written_is_read_back(day):
    assert read(FORM.to_text(day.toordinal())) == day


def test_a_day_is_read_back_in_other_languages(qapp):
    before = QLocale()
    try:
        for name in ("de_DE", "et_EE", "en_US"):
            QLocale.setDefault(QLocale(name))
            assert read(FORM.to_text(TODAY.toordinal())) == TODAY
    finally:
        QLocale.setDefault(before)


@pytest.fixture
def line(shown):
    return shown(DayLine(TODAY), size=(300, 40))


def test_typing_and_leaving_writes_the_day_out(line, qtbot):
    qtbot.keyClicks(line, "4.10.2026")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.day() == date(2026, 10, 4)
    assert line.text() == "4 Oct 2026"


def test_arrow_keys_begin_today_and_move_by_days(line, qtbot):
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.day() == TODAY
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.day() == date(2026, 11, 21)


def test_what_is_no_day_is_marked_in_the_words_of_days(line, qtbot, announced):
    qtbot.keyClicks(line, "soon")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.unread
    assert line.day() is None
    assert announced == ["This is not a day; it is not saved."]


def test_a_day_can_be_set_and_taken_away(line):
    line.set_day(date(2025, 1, 2))
    assert line.text() == "2 Jan 2025"
    line.set_day(None)
    assert line.text() == ""


def test_it_is_freed_with_its_last_reference(theme, freed):
    assert freed(lambda: DayLine(TODAY))
