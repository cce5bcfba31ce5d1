"""One negotiation from Practice to Progress, by keyboard only, for every scenario."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negotiator_trainer.services.library import Library
from negotiator_trainer.ui.pages.table.page import TablePage
from tests.journeys.hands import spoken

# Money and a range, points and a panel, two sittings, something to be signed for later.
SOME = ["used-car", "quarter-outcome", "joint-venture", "shared-house"]
SCENARIOS = [
    pytest.param(entry.id, marks=() if entry.id in SOME else pytest.mark.long)
    for entry in Library().entries()
]
MOST_MOVES = 40


def prepare(person, title):
    person.tab_to(lambda w: title in w.accessibleName() and w.text() == "Open")
    person.press(Qt.Key.Key_Space)
    person.arrive("brief")
    person.push("Prepare")
    person.arrive("preparation")
    person.tab_to(lambda w: "must be worth at least" in spoken(w))
    person.type("40")
    person.press(Qt.Key.Key_Tab)
    person.push("Sit down")
    person.arrive("table")


def play(person):
    """Ask what can be asked, make an offer, and leave when nothing has come of it."""
    offered = 0
    for _ in range(MOST_MOVES):
        if person.window.route.page != "table":
            return
        page = person.page
        assert isinstance(page, TablePage)
        view = person.table()
        before = len(view.transcript)
        if page.deck.top is not None and view.ended:
            estimate(person, view)
        elif page.deck.top is not None:
            person.press(Qt.Key.Key_Escape)
        elif view.round >= 4 and view.can_offer and offered < 2:
            offered += 1
            person.press(Qt.Key.Key_O)
            person.until(lambda page=page: page.deck.top is not None)
            person.press(Qt.Key.Key_Return)
        elif view.round >= 6 and view.can_walk:
            person.press(Qt.Key.Key_W)
            person.until(lambda page=page: page.deck.top is not None)
            person.press(Qt.Key.Key_Return)
        else:
            person.press(Qt.Key.Key_1)
            person.press(Qt.Key.Key_Return)
        person.until(lambda page=page, before=before: moved_on(person, page, before))
    raise AssertionError("the negotiation does not end")


def estimate(person, view):
    """Give the closing estimate: a range in money, or the chances as they stand."""
    if view.estimate.kind == "money":
        person.type(str(view.estimate.low + 500))
        person.press(Qt.Key.Key_Tab)
        person.type(str(view.estimate.high - 500))
    person.press(Qt.Key.Key_Return)


def moved_on(person, page, before):
    if person.window.route.page != "table" or person.page is not page:
        return True
    view = person.table()
    return len(view.transcript) != before or page.deck.top is None or view.ended


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_whole_negotiation_is_played_by_keyboard_and_kept(hands, tmp_path, scenario):
    title = next(e.header.title for e in Library().entries() if e.id == scenario)
    person = hands()
    prepare(person, title)
    play(person)
    person.arrive("debrief")
    person.push("Show the debrief")
    attempt = person.window.route.attempt
    person.until(lambda: person.assembly.trainer.first_questions(attempt) is None)
    person.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    person.arrive("progress")
    QApplication.processEvents()
    person.leave()
    with closing(sqlite3.connect(tmp_path / "profile.db")) as database:
        found = database.execute(
            "SELECT scenario, ending, verdict, overall, turns_made FROM attempt"
        ).fetchall()
        turns = database.execute("SELECT count(*) FROM turn").fetchone()[0]
    ((kept, ending, verdict, overall, made),) = found
    assert kept == scenario
    assert ending
    assert verdict in {"held", "agreement_trap", "right_walk", "missed_deal"}
    assert 0 <= overall <= 100
    assert turns == made + 1
