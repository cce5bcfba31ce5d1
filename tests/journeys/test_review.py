"""Played, reviewed, tried again, forked and coached: by keyboard, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from negotiator_trainer.services.library import Library
from tests.games import FIXTURES
from tests.journeys.hands import spoken

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
LINES = ("yd01", "yd05", "yd07")
SOLVING_S = 100

# Most of it is solving the small sale on a machine that does something else as well.
pytestmark = pytest.mark.timeout(400)


def answered(person, turns):
    person.until(lambda: person.page.bar.isEnabled() and person.table().round == turns)


def say(person, line):
    """Choose a line by its number and send it."""
    if person.page.deck.top is not None:
        person.press(Key.Key_Escape)
    turns = person.table().round
    number = [option.id for option in person.table().options].index(line) + 1
    person.press(Key(Key.Key_0 + number))
    person.press(Key.Key_Return)
    answered(person, turns + 1)


def accept(person):
    if person.page.deck.top is not None:
        person.press(Key.Key_Escape)
    person.press(Key.Key_A)
    person.press(Key.Key_Return)
    person.until(lambda: person.table().ended)


def look_back(person):
    """Leave the closing estimate and the three questions unanswered."""
    person.until(lambda: person.page.deck.top is not None)
    person.press(Key.Key_Escape)
    person.arrive("debrief")
    person.push("Show the debrief")
    person.until(lambda: person.page.section == "overview")
    person.until(lambda: person.page.review.view is not None, seconds=SOLVING_S)


@pytest.fixture
def person(hands):
    """Somebody at the table of the small sale; whom they face is known to the test."""
    person = hands(library=Library([FIXTURES / "scenarios"]))
    person.assembly.trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    person.press(Key.Key_1, Control)
    person.push("Resume")
    person.arrive("preparation")
    person.push("Sit down")
    person.arrive("table")
    return person


@pytest.fixture
def debriefed(person):
    """The same, who accepted what was worse than waiting, at the debrief."""
    for line in LINES:
        say(person, line)
    accept(person)
    look_back(person)
    return person


def offer(person, wanted, *, layer=None):
    """Put together a package in the offer builder, with the arrow keys."""
    layer = layer or person.page.review.walk.answering.offer_layer
    person.until(layer.isVisible)
    for row in layer.rows:
        person.tab_to(row.isAncestorOf)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Down, Key.Key_Up):
            for _ in range(40):
                if row.option() == wanted[row.issue.id]:
                    break
                person.press(key)
        assert row.option() == wanted[row.issue.id]
    person.tab_to(lambda w: "Make offer" in getattr(w, "text", str)())
    person.press(Key.Key_Return)


def test_a_moment_is_tried_wrongly_then_rightly_and_only_then_is_everything_told(debriefed):
    person = debriefed
    side = person.page.review
    person.page.show_section("voices")
    assert person.page.sections["voices"].state == (False, False)
    person.push("Review 1 moment")
    walk = side.walk
    person.until(lambda: walk.position is not None)
    assert QApplication.focusWidget() is walk.retry
    person.press(Key.Key_Return)
    person.press(Key.Key_A)
    person.press(Key.Key_Return)
    person.until(walk.verdict.isVisible)
    assert walk.heading.text() == "Not yet."
    person.press(Key.Key_R)
    person.press(Key.Key_O)
    offer(person, {"price": "100", "service": "none"})
    person.until(lambda: walk.heading.text() == "That works.")
    assert walk.score.text() == "Solved."
    person.press(Key.Key_Return)
    person.until(lambda: side.walk is None)
    assert (person.page.section, person.page.turn) == ("turns", 4)
    person.press(Key.Key_V)
    better = person.page.sections["turns"].card.judgement.better
    person.until(better.isVisible)
    assert "Offer: €100" in better.text()
    person.page.show_section("voices")
    assert person.page.sections["voices"].state == (True, False)


def test_the_turns_are_walked_by_key_and_by_label(debriefed):
    person = debriefed
    person.tab_to(lambda w: w is person.page.nav)
    person.press(Key.Key_Down)
    person.until(lambda: person.page.section == "turns")
    turns = person.page.sections["turns"]
    assert turns.graph is not None
    person.press(Key.Key_Home)
    person.press(Key.Key_Right)
    assert turns.turn == 2
    person.press(Key.Key_M)
    assert turns.turn == 4
    assert "Turn 4, cost a lot" in turns.graph.reading
    assert person.page.review.bar.words.text().startswith("Result 69")
    person.press(Key.Key_T)
    assert turns.graph.is_table


def test_a_fork_is_played_as_practice_and_leads_back(debriefed):
    person = debriefed
    origin = person.window.route.attempt
    person.page.open_turn(4)
    person.push("Retry from here")
    person.arrive("table")
    assert person.page.guide.footing.text() == "Practice from turn 4: not counted"
    accept(person)
    look_back(person)
    fork = person.window.route.attempt
    assert fork != origin
    person.push("Back to the attempt")
    person.until(lambda: person.window.route.attempt == origin)
    person.until(lambda: person.page.review.view is not None, seconds=SOLVING_S)
    person.page.open_turn(4)
    person.push("From turn 4")
    person.until(lambda: person.window.route.attempt == fork)
    trainer = person.assembly.trainer
    assert [row.attempt for row in trainer.home().unfinished] == []
    assert trainer.attempt(fork).mode == "practice"


def test_a_coached_beginner_is_judged_after_each_turn_and_gets_hints(hands):
    person = hands(library=Library([FIXTURES / "scenarios"]))
    title = "A bicycle in a doorway"
    person.tab_to(lambda w: title in w.accessibleName() and w.text() == "Open")
    person.press(Key.Key_Space)
    person.arrive("brief")
    person.tab_to(lambda w: isinstance(w, QRadioButton) and w.isChecked())
    person.press(Key.Key_Right)
    person.press(Key.Key_Right)
    assert person.page.mode == "coached"
    person.push("Go straight in")
    person.arrive("table")
    guide = person.page.guide
    assert guide.footing.text().startswith("Coached")
    person.press(Key.Key_H)
    person.until(guide.hint.isVisible, seconds=SOLVING_S)
    assert guide.hint.text().startswith("Hint 1 of 3")
    person.press(Key.Key_H)
    person.until(lambda: guide.hint.text().startswith("Hint 2 of 3"))
    person.press(Key.Key_1)
    person.press(Key.Key_Return)
    answered(person, 1)
    person.until(guide.chip.isVisible, seconds=SOLVING_S)
    assert spoken(guide.chip) == guide.chip.word()
    assert guide.hint.isHidden()
