"""Plays in the real window by keyboard, for ever, and tells what it sees; somebody kills it.

Run by `test_kill_window.py` as a program of its own: ``kill_person.py DATABASE PREFERENCES``.
Writes one JSON object a line, each at once: what was resumed, and each turn that is shown as
done.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from negotiator_trainer.ui.theme import prepare_application
from tests.journeys.hands import Hands


class Patience:
    """Waits for what the window does in its own time."""

    def waitUntil(self, seen, *, timeout):  # noqa: N802  the name that `Hands` knows from pytest-qt
        last = time.monotonic() + timeout / 1_000
        while not seen():
            if time.monotonic() > last:
                raise AssertionError("it never came")
            QApplication.processEvents()
            time.sleep(0.001)


def tell(**what):
    os.write(1, f"{json.dumps(what)}\n".encode())


def sit_down(person, number):
    """Go on with what is unfinished, or begin something."""
    person.arrive("home")
    resume = [b for b in person.page.findChildren(QPushButton) if b.text() == "Resume"]
    if any(each.isVisible() for each in resume):
        person.push("Resume")
        person.until(lambda: person.window.route.page != "home")
        resumed = True
    else:
        titles = [card.facts.title for card in person.page.cards]
        title = titles[number % len(titles)]
        person.tab_to(lambda w: title in w.accessibleName() and w.text() == "Open")
        person.press(Qt.Key.Key_Space)
        person.arrive("brief")
        person.push("Go straight in")
        resumed = False
    if person.window.route.page == "preparation":
        person.push("Sit down")
    person.until(lambda: person.window.route.page in {"table", "debrief"})
    if resumed:
        tell(resumed=person.window.route.attempt, turn=turn_shown(person))


def turn_shown(person):
    """The last turn on the screen; None once the table is left."""
    if person.window.route.page != "table":
        return None
    return person.page.conversation.view.lines[-1].key


def play(person):
    """Make moves until the debrief comes."""
    while person.window.route.page == "table":
        page, attempt, before = person.page, person.window.route.attempt, turn_shown(person)
        if page.deck.top is not None:
            person.press(Qt.Key.Key_Escape)
        elif page.bar.choices.count():
            person.press(Qt.Key.Key_1)
            person.press(Qt.Key.Key_Return)
        else:
            person.press(Qt.Key.Key_W)
            person.press(Qt.Key.Key_Return)
        person.until(
            lambda page=page: person.page is not page or not page.conversation.view.has_pending
        )
        shown = turn_shown(person)
        if shown not in {None, before}:
            lines = page.conversation.view.lines
            words = [line.text for line in lines if line.key == shown]
            tell(attempt=attempt, turn=shown, words=words)
    tell(concluded=person.window.route.attempt)


def main(database, preferences):
    prepare_application()
    app = QApplication(["kill_person"])
    person = Hands(Patience(), app, database=database, preferences=preferences)
    number = 0
    while True:
        sit_down(person, number)
        play(person)
        person.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
