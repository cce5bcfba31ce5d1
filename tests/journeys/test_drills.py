"""From a mistake to a drill to mastery, over weeks: by keyboard, in the real window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from negotiator_trainer.services.library import Library
from tests.games import FIXTURES
from tests.journeys.test_review import SOLVING_S, accept, look_back, offer, say

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
BETTER = {"price": "100", "service": "none"}

# Most of it is solving the small sale on a machine that does something else as well.
pytestmark = pytest.mark.timeout(400)


class Days:
    """A clock that stands until the next day is wanted."""

    def __init__(self):
        self.at = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def __call__(self):
        return self.at

    def on(self, days=1):
        self.at += timedelta(days=days)


@pytest.fixture
def days():
    return Days()


@pytest.fixture
def person(hands, days):
    """Somebody who accepted what was worse than waiting, at the debrief."""
    person = hands(library=Library([FIXTURES / "scenarios"]), now=days)
    person.assembly.trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    person.press(Key.Key_1, Control)
    person.push("Resume")
    person.arrive("preparation")
    person.push("Sit down")
    person.arrive("table")
    for line in ("yd01", "yd05", "yd07"):
        say(person, line)
    accept(person)
    look_back(person)
    return person


def only(person):
    (drill,) = person.assembly.trainer.drills.every()
    return drill


def at_the_drill(person):
    person.arrive("drills")
    person.until(lambda: person.page.asking, seconds=SOLVING_S)


def told(person):
    person.until(lambda: person.page.told, seconds=SOLVING_S)
    return person.page.outcome


def rightly(person):
    """Make the better offer, and say that it was no more than good."""
    person.press(Key.Key_O)
    offer(person, BETTER, layer=person.page.answering.offer_layer)
    outcome = told(person)
    assert outcome.chip.word() == "Strong"
    person.press(Key.Key_3)
    assert outcome.rating.rating == 3
    return outcome


def at_rest(person):
    person.press(Key.Key_Return)
    person.until(person.page.rest.isVisible)
    return person.page.rest.empty.sentence


def drill_from_home(person):
    person.press(Key.Key_1, Control)
    person.arrive("home")
    person.tab_to(lambda w: isinstance(w, QAbstractButton) and "rill" in w.text())
    person.press(Key.Key_Space)
    at_the_drill(person)


def test_a_mistake_becomes_a_drill_that_is_missed_then_known_until_it_is_mastered(person, days):
    person.push("Drill this one")
    at_the_drill(person)
    assert person.page.place.text() == "1 of 1"
    assert only(person).turn == 4

    person.press(Key.Key_A)
    person.press(Key.Key_Return)
    outcome = told(person)
    assert (outcome.chip.word(), outcome.rating.rating) == ("Cost a lot", 1)
    assert only(person).schedule.lapses == 1
    assert at_rest(person) == "That’s all for today. One answered. The next one comes tomorrow."

    waited = []
    while only(person).state != "mastered":
        ahead = (only(person).schedule.due_on - days.at.date()).days
        waited.append(ahead)
        days.on(ahead)
        drill_from_home(person)
        news = rightly(person).news
        mastered = "Mastered: it comes back once in a while, next in 44 days."
        assert news.text() == (mastered if ahead == 17 else "")
        at_rest(person)
    assert waited == [1, 2, 6, 17]
    assert only(person).answers == 5
    assert person.page.rest.empty.sentence.endswith("The next one comes on 11 Jan 2027.")
    assert person.assembly.trainer.database.verify().ok


def test_an_answer_is_taken_back_and_a_restart_finds_the_drill_as_it_was(person, hands, days):
    person.page.open_turn(2)
    person.push("Add to drills")
    person.until(lambda: len(person.assembly.trainer.drills.every()) == 2)
    person.push("Drill these (2)")
    at_the_drill(person)
    before = person.page.position.drill
    person.press(Key.Key_A)
    person.press(Key.Key_Return)
    told(person)
    person.press(Key.Key_Z, Control)
    person.until(lambda: person.page.asking)
    assert person.assembly.trainer.drills.get(before.id).schedule == before.schedule
    person.press(Key.Key_A)
    person.press(Key.Key_Return)
    told(person)
    person.leave()
    again = hands(library=Library([FIXTURES / "scenarios"]), now=days)
    assert again.assembly.trainer.drills.get(before.id).answers == 1
    assert again.assembly.trainer.drills.today(days()).due == 1


def test_a_card_opened_from_a_drill_leads_back_to_the_drills(person):
    person.push("Drill this one")
    at_the_drill(person)
    person.press(Key.Key_A)
    person.press(Key.Key_Return)
    told(person)
    person.press(Key.Key_C)
    person.arrive("learn")
    person.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    person.arrive("drills")
    person.until(person.page.rest.isVisible)
