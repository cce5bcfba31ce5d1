"""A real negotiation from the day before it to what is learned from it: by keyboard alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from negotiator_trainer.scoring.sheet import Guess, WrittenAlternative
from negotiator_trainer.services.library import Library
from tests.games import FIXTURES
from tests.journeys.hands import spoken

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
FULL, SUPPLIER = 1, 2


class Clock:
    """Stands until it is moved."""

    def __init__(self):
        self.at = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def person(hands, clock):
    """Somebody at the empty journal."""
    person = hands(library=Library([FIXTURES / "scenarios"]), now=clock)
    journal(person)
    return person


def journal(person):
    person.press(Key.Key_5, Control)
    person.arrive("journal")


def begin(person, size, template):
    """Choose a size and a kind in the menu of the journal."""
    person.push("New entry")
    person.until(lambda: QApplication.activePopupWidget() is not None)
    sizes = QApplication.activePopupWidget()
    for _ in range(size + 1):
        QTest.keyClick(sizes, Key.Key_Down)
    QTest.keyClick(sizes, Key.Key_Right)
    kinds = QApplication.activePopupWidget()
    for _ in range(template):
        QTest.keyClick(kinds, Key.Key_Down)
    QTest.keyClick(kinds, Key.Key_Return)
    person.arrive("case")


def press_named(person, name):
    """Tab to the button that a screen reader calls so, and press it."""
    person.tab_to(lambda w: isinstance(w, QAbstractButton) and spoken(w) == name)
    person.press(Key.Key_Space)


def stored(person):
    return person.assembly.trainer.journal.page(person.window.route.case_id)


def prepare(person):
    """Write the sheet, the issues and the alternatives."""
    person.type("Renewal with Kalev")
    person.write("Tags, parted by commas", "print")
    person.write("Happens on", "2026-11-24")
    person.write("Counted in", "$")
    person.unfold("What is negotiated")
    for at, points in ((1, "40"), (2, "20"), (3, "20"), (4, "10"), (5, "10")):
        person.write(f"Points on issue {at}", points)
    person.unfold("My alternatives to a deal")
    person.write("Alternative 1", "Print it ourselves")
    person.write("Alternative 1, outcome 1: it may turn out", "the press holds")
    person.write("Alternative 1, outcome 1: chance", "80")
    person.write("Alternative 1, outcome 1: worth to me", "38k")
    press_named(person, "Take alternative 1 as mine")
    person.write("My walkaway", "42k")
    person.write("My target", "39k")
    person.write("The furthest that they would go: between", "36,500")
    person.write("The furthest that they would go: and", "40,500")
    person.write("Assumption 1", "They have no other buyer")
    person.write("How sure I am that we will agree", "75")


def test_a_case_is_prepared_gone_into_and_reviewed(person, clock):
    begin(person, FULL, SUPPLIER)
    prepare(person)
    person.push("I’m going in")
    kept = stored(person)
    assert (kept.title, kept.tags, kept.unit) == ("Renewal with Kalev", ("print",), "$")
    assert kept.happens_on == date(2026, 11, 24)
    assert kept.stage == "went_in"
    sheet = kept.frozen.sheet
    assert sheet.alternatives == (WrittenAlternative("Print it ourselves", 80, 38_000),)
    assert (sheet.walkaway, sheet.target, sheet.agree_chance) == (42_000, 39_000, 75)
    assert sheet.guess == Guess(36_500, 40_500)
    assert [issue.weight for issue in kept.frozen.issues.issues] == [40, 20, 20, 10, 10]

    clock.at += timedelta(days=1)
    person.tab_to(lambda w: spoken(w) == "Went in, done")
    person.press(Key.Key_Left)
    person.write("My walkaway", "41k")
    journal(person)
    person.tab_to(lambda w: spoken(w) == "Entries")
    person.press(Key.Key_Return)
    person.arrive("case")
    assert person.page.step == "outcome"
    assert [(each.was.walkaway, each.now.walkaway) for each in stored(person).edits] == [
        (42_000, 41_000)
    ]

    person.answer("Did you agree?", "yes")
    person.write("The terms", "39.4k, delivery in May")
    person.write("What it is worth to you", "39.4k")
    person.write("Their limit", "38k")
    person.press(Key.Key_PageDown, Control)
    assert person.page.step == "review"
    person.answer("They have no other buyer", "refuted")
    person.write("What did you learn?", "They asked for the money first.")
    person.write("If …", "they name a price first")
    person.write("… then I will …", "ask what it rests on")
    journal(person)
    (case,) = person.assembly.trainer.journal.entries().entries
    assert case.stage == "reviewed"
    page = person.assembly.trainer.journal.page(case.id)
    assert (page.outcome.agreed, page.outcome.value, page.outcome.limit) == (True, 39_400, 38_000)
    assert [each.finding for each in page.review.assumptions] == ["refuted"]
    assert page.review.intend_then == "ask what it rests on"
    assert page.frozen.sheet.walkaway == 42_000
    assert page.preparation.sheet.walkaway == 41_000
