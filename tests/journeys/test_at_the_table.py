"""What a person does at the table by keyboard, beyond saying lines: in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from negotiator_trainer.services.library import Library
from negotiator_trainer.ui.routes import Route
from tests.journeys.hands import spoken

# Money and a range, points and a panel, one issue only, money and a panel: what the table can be.
SCENARIOS = ["used-car", "quarter-outcome", "shop-lease", "small-supplier"]
Key = Qt.Key
NOBODY_WAITS = 6


@pytest.fixture(params=SCENARIOS)
def seated(request, hands):
    """A person who wrote a walkaway that nothing reaches and sat down."""
    title = next(e.header.title for e in Library().entries() if e.id == request.param)
    person = hands()
    person.tab_to(lambda w: title in w.accessibleName() and w.text() == "Open")
    person.press(Key.Key_Space)
    person.arrive("brief")
    person.push("Prepare")
    person.arrive("preparation")
    person.tab_to(lambda w: "must be worth at least" in spoken(w))
    person.type("90000")
    person.press(Key.Key_Tab)
    person.push("Sit down")
    person.arrive("table")
    return person


def answered(person, turns):
    person.until(lambda: person.page.bar.isEnabled() and person.table().round == turns)


def put_aside(person):
    """Close whatever rose by itself, such as the question half way."""
    if person.page.deck.top is not None and not person.table().ended:
        person.press(Key.Key_Escape)
    assert person.page.deck.top is None


def say_until(person, seen):
    """Say the first line again and again until something can be seen."""
    for _ in range(NOBODY_WAITS):
        put_aside(person)
        view = person.table()
        if seen(view) or view.ended:
            return
        person.press(Key.Key_1)
        person.press(Key.Key_Return)
        answered(person, view.round + 1)
    put_aside(person)


def conclude(person):
    """Go through the closing question and the first questions without answering."""
    person.until(lambda: person.page.deck.top is not None)
    person.press(Key.Key_Escape)
    person.arrive("debrief")
    person.push("Show the debrief")
    person.until(lambda: person.page.section == "overview")


def test_several_offers_at_once(seated):
    person = seated
    say_until(person, lambda view: view.can_offer)
    turns = person.table().round
    person.press(Key.Key_O)
    person.until(lambda: person.page.deck.top is person.page.offer_layer)
    person.push("Another package")
    last = person.page.offer_layer.rows[-1]
    person.tab_to(last.isAncestorOf)
    before = last.option()
    radios = getattr(last.chooser, "radios", ())
    if radios:
        person.press(Key.Key_Right if QApplication.focusWidget() is radios[0] else Key.Key_Left)
    else:
        person.press(Key.Key_Up)
    assert last.option() != before
    person.tab_to(lambda w: "Make offer" in getattr(w, "text", str)())
    person.press(Key.Key_Return)
    answered(person, turns + 1)
    assert len([o for o in person.table().mine if o.turn == turns + 1]) == 2


def test_an_offer_with_a_condition(seated):
    person = seated
    if len(person.table().issues) < 2:
        return  # with one issue there is nothing to ask for in return
    say_until(person, lambda view: view.can_offer)
    turns = person.table().round
    person.press(Key.Key_O)
    person.until(lambda: person.page.deck.top is person.page.offer_layer)
    person.tab_to(lambda w: isinstance(w, QCheckBox) and "Only in return" in w.text())
    person.press(Key.Key_Space)
    person.tab_to(lambda w: w is person.page.offer_layer.rows[1].wanted)
    person.press(Key.Key_Space)
    person.press(Key.Key_Return)
    answered(person, turns + 1)
    said = next(line.words for line in person.table().transcript if line.turn == turns + 1)
    asked = person.table().issues[1]
    wanted = next(
        o.label for o in asked.options if o.id == person.table().mine[-1].package[asked.id]
    )
    assert said.startswith(f"If {wanted}, then ")


def test_the_estimate_notes_the_sheet_and_a_step_outside(seated):
    person = seated
    person.press(Key.Key_E)
    person.until(lambda: person.page.deck.top is person.page.estimate_layer)
    money = person.table().estimate.kind == "money"
    if money:
        person.type(str(person.table().estimate.low + 200))
        person.press(Key.Key_Tab)
        person.type(str(person.table().estimate.high - 200))
    else:
        person.press(Key.Key_Up)
    person.press(Key.Key_Return)
    person.until(lambda: person.page.deck.top is None)
    assert person.table().guess.complete
    person.press(Key.Key_N)
    person.type("1 o'clock, w and e: ask again")
    person.press(Key.Key_Escape)
    person.press(Key.Key_F2)
    assert person.page.sheet_panel.isVisible()
    person.press(Key.Key_Escape)
    assert not person.page.sheet_panel.isVisible()
    view = person.table()
    person.press(Key.Key_F8)
    if view.can_step_outside:
        person.until(lambda: person.page.deck.top is person.page.outside_layer)
        person.press(Key.Key_Return)
        answered(person, 1)
        assert person.page.sheet_panel.isVisible()
        person.press(Key.Key_Escape)
    else:
        assert person.page.deck.top is None
    person.press(Key.Key_1)
    person.press(Key.Key_Return)
    answered(person, 1 + view.can_step_outside)
    assert person.table().notes == ((0, "1 o'clock, w and e: ask again"),)


def test_accepting_below_the_walkaway_is_said_and_done(seated):
    person = seated
    say_until(person, lambda view: view.standing is not None)
    if person.table().standing is None:
        person.press(Key.Key_O)
        person.press(Key.Key_Return)
        person.until(lambda: person.table().standing is not None or person.table().ended)
    put_aside(person)
    person.press(Key.Key_A)
    person.until(lambda: person.page.deck.top is person.page.accept_layer)
    said = person.page.accept_layer.detail.text()
    if person.table().meter:
        assert "below the walkaway that you wrote" in said
        assert "You can still accept it." in said
    person.press(Key.Key_Return)
    person.until(lambda: person.table().ended)
    conclude(person)
    verdict = person.assembly.trainer.attempt(person.window.route.attempt).verdict
    assert verdict in {"held", "agreement_trap"}
    value = person.page.sections["overview"].gate.facts[0]
    assert any("that you wrote" in label.text() for label in value.findChildren(QLabel))


def test_walking_away_takes_two_keys_and_can_be_thought_better_of(seated):
    person = seated
    person.press(Key.Key_W)
    person.until(lambda: person.page.deck.top is person.page.walk_layer)
    person.press(Key.Key_Escape)
    assert not person.table().ended
    person.press(Key.Key_W)
    person.press(Key.Key_Return)
    person.until(lambda: person.table().ended)
    conclude(person)
    verdict = person.assembly.trainer.attempt(person.window.route.attempt).verdict
    assert verdict in {"right_walk", "missed_deal"}


def test_a_closed_window_is_resumed_where_it_was(seated, hands):
    person = seated
    person.press(Key.Key_1)
    person.press(Key.Key_Return)
    answered(person, 1)
    person.press(Key.Key_N)
    person.type("half a thought")
    before = person.table()
    person.leave()
    again = hands()
    again.push("Resume")
    again.arrive("table")
    after = again.table()
    assert after.transcript == before.transcript
    assert after.options == before.options
    assert after.notes == ((1, "half a thought"),)


def test_an_attempt_that_ended_is_taken_up_at_its_last_question(seated, hands):
    person = seated
    person.press(Key.Key_W)
    person.press(Key.Key_Return)
    person.until(lambda: person.table().ended and person.page.deck.top is not None)
    attempt = person.window.route.attempt
    person.leave()
    again = hands()
    again.push("Resume")
    again.arrive("table")
    assert again.window.route == Route.table(attempt)
    conclude(again)
    QApplication.processEvents()
    assert again.assembly.trainer.concluded(attempt)
