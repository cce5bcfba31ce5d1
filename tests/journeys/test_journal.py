"""A real negotiation from its preparation to its review and out of the journal, by keyboard."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QListView

from negotiator_trainer.services.library import Library
from negotiator_trainer.store.records import Answers
from negotiator_trainer.ui.pages.journal.case_chooser import CaseChooser
from negotiator_trainer.ui.pages.journal.expunge_dialog import ExpungeDialog
from negotiator_trainer.ui.pages.journal.rehearse_dialog import RehearseDialog
from negotiator_trainer.ui.routes import Route
from tests.games import FIXTURES
from tests.journeys.hands import spoken

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
NAME = "Kalev Tamm"

pytestmark = pytest.mark.timeout(240)


def step_on(person, times):
    """Go along the four steps of a case; negative goes back."""
    key = Key.Key_PageDown if times > 0 else Key.Key_PageUp
    for _ in range(abs(times)):
        person.press(key, Control)


def kept(person):
    """What is on the disk of the case that is shown."""
    person.until(lambda: person.page is not None)
    presenter = person.window.presenter
    assert presenter.settle()
    return person.assembly.trainer.journal.page(person.window.route.case_id)


def rows(person):
    return person.page.list.entries.entries


def journal(person):
    person.press(Key.Key_5, Control)
    person.arrive("journal")


@pytest.fixture
def person(hands):
    """Somebody with a new profile, at the case that they begin in 90 seconds."""
    person = hands()
    journal(person)
    person.press(Key.Key_Space)
    person.arrive("case")
    person.until(lambda: spoken(QApplication.focusWidget()) == "Title")
    return person


def prepare(person):
    """Six fields first, then the whole sheet, then what is negotiated."""
    person.type("Supplier renewal")
    person.write("With, parted by commas", NAME)
    person.write("Tags, parted by commas", "supplier")
    person.write("Counted in", "$")
    person.write("Alternative 1: I will …", "buy from the other one")
    person.write("My walkaway", "42000")
    person.write("My target", "39000")
    person.write("The furthest that they would go: between", "36500")
    person.write("The furthest that they would go: and", "40500")
    person.write("How sure I am that we will agree", "70")
    person.push("Show the whole sheet")
    person.write("Minimum term 1", "Delivery by May")
    person.write("Assumption 1", "They have no other buyer")
    person.unfold("What is negotiated")
    person.write("Issue 1", "Price")
    person.write("Points on issue 1", "100")
    person.write("Issue 1, option 1: its options, the best for me first", "38k")
    person.press(Key.Key_Return)
    person.type("42k")


def go_in_and_change(person):
    """Go in, and think better of the target afterwards: that is an edit, and shown as one."""
    person.push("I’m going in")
    person.until(lambda: kept(person).stage == "went_in")
    step_on(person, -5)
    person.write("My target", "38500")
    step_on(person, 1)


def tell_the_outcome(person):
    step_on(person, 1)
    person.answer("Did you agree?", "yes")
    person.write("The terms", "39.4k and cash on delivery")
    person.write("What it is worth to you", "39400")
    person.to("Agreed: Price")
    person.press(Key.Key_Down)
    person.answer("Does it contain your minimum terms?", "yes")
    person.write("The day", "2026-11-20")
    person.write("Their limit", "38000")
    person.to("How did it feel?")
    person.type("tense")
    person.write("What surprised you?", f"{NAME} asked about the money first.")


def review(person):
    step_on(person, 1)
    person.write("What did you learn?", "Cash was worth more to them than the price.")
    person.write("If …", "they name a date")
    person.write("… then I will …", "ask what hangs on it")
    person.write("When", "in spring")
    person.to("They trust me now")
    for _ in range(4):
        person.press(Key.Key_Right)
    person.answer("They have no other buyer", "refuted")


def export_redacted(person, file):
    person.push("Export…")
    person.tab_to(lambda widget: spoken(widget) == "Write names as initials")
    person.press(Key.Key_Space)
    person.push("Save as…")
    person.until(lambda: bool(person.page.findChildren(QFileDialog)))
    person.press(Key.Key_A, Control)
    person.type(str(file))
    person.press(Key.Key_Return)
    person.until(file.exists)


def words_in(folder, words):
    """The files under a folder that hold some words, or a part of them."""
    found = []
    for file in folder.rglob("*"):
        with suppress(OSError):
            if file.is_file() and words.encode() in file.read_bytes():
                found.append(file.name)
    return found


def test_a_case_from_preparation_to_review_and_out_of_the_journal(person, tmp_path):
    prepare(person)
    page = kept(person)
    assert (page.title, page.people, page.unit) == ("Supplier renewal", (NAME,), "$")
    assert (page.preparation.sheet.walkaway, page.preparation.sheet.target) == (42_000, 39_000)
    assert page.preparation.sheet.minimum_terms == ("Delivery by May",)
    assert [option.text for option in page.issues.issues[0].options] == ["38k", "42k"]

    go_in_and_change(person)
    page = kept(person)
    assert page.frozen.sheet.target == 39_000
    assert page.preparation.sheet.target == 38_500
    (change,) = person.page.stages["went_in"].changes
    assert "39,000" in change.words
    assert "38,500" in change.words

    tell_the_outcome(person)
    page = kept(person)
    assert (page.outcome.agreed, page.outcome.value, page.outcome.limit) == (True, 39_400, 38_000)
    assert (page.outcome.package, page.outcome.felt) == ({page.issues.issues[0].id: 0}, "tense")
    assert (page.stage, page.outcome.happened_on) == ("outcome", "2026-11-20")

    review(person)
    page = kept(person)
    assert (page.review.intend_if, page.review.relationship[0]) == ("they name a date", 75)
    assert page.review.assumptions[0].finding == "refuted"
    assert page.stage == "reviewed"
    audit = person.page.stages["review"].audit
    assert audit.verdict.text() == "A deal on the right side of your walkaway."
    assert ("Walkaway", "$42,000", "$2,600 better") in audit.rows

    file = tmp_path / "shared.md"
    export_redacted(person, file)
    shared = file.read_text("utf-8")
    assert "Cash was worth more to them" in shared
    assert "Kalev" not in shared
    assert "Tamm" not in shared


def test_a_search_finds_the_case_with_an_excerpt_and_enter_opens_it(person):
    person.type("Supplier renewal")
    person.write("Interest 1", "cash flow before the price")
    case = kept(person).id
    journal(person)
    person.press(Key.Key_F, Control)
    person.type("cash")
    person.until(lambda: rows(person) and "\x02cash\x03" in rows(person)[0].excerpt)
    person.tab_to(lambda widget: isinstance(widget, QListView))
    person.press(Key.Key_Return)
    person.arrive("case")
    assert person.window.route.case_id == case


def test_what_is_deleted_comes_back_and_what_is_deleted_for_good_leaves_no_word(person, tmp_path):
    person.type("Zanzibar contract")
    person.write("With, parted by commas", NAME)
    person.write("Interest 1", "saffron by ship")
    assert kept(person).title == "Zanzibar contract"
    journal(person)
    person.press(Key.Key_Delete)
    assert rows(person) == ()
    person.push("Undo")
    person.until(lambda: len(rows(person)) == 1)
    person.tab_to(lambda widget: isinstance(widget, QListView))
    person.press(Key.Key_Delete)
    person.push("Trash (1)")
    person.until(lambda: len(rows(person)) == 1)
    person.tab_to(lambda widget: isinstance(widget, QListView))
    person.press(Key.Key_Delete)
    person.until(lambda: bool(person.page.findChildren(ExpungeDialog)))
    person.push("Delete for good")
    person.until(lambda: rows(person) == ())
    person.leave()
    for words in ("Zanzibar", "saffron", "Kalev"):
        assert words_in(tmp_path, words) == []


def test_a_case_is_rehearsed_at_a_plain_table_and_its_log_is_kept(person):
    person.type("Flat")
    person.push("Show the whole sheet")
    person.unfold("What is negotiated")
    person.write("Issue 1", "Rent")
    person.write("Points on issue 1", "100")
    person.write("Issue 1, option 1: its options, the best for me first", "900")
    person.press(Key.Key_Return)
    person.type("1000")
    person.push("Rehearse this")
    person.until(lambda: bool(person.page.findChildren(RehearseDialog)))
    person.push("Open the offer table")
    person.arrive("offer_table")
    person.window.activateWindow()  # no window manager does it here when a dialog closes
    person.until(lambda: spoken(QApplication.focusWidget()) == "My offer: Rent: 900")
    person.write("My walkaway, in points of 100", "40")
    person.push("I offer this")
    person.push("They offer this")
    person.push("Take the last one back")
    person.push("They offer this")
    person.push("Write the log into the case")
    person.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    person.arrive("case")
    (row,) = person.page.links.rows
    assert row.view.link.note.splitlines() == [
        "1. I offered Rent: 900 (100 points, 60 above the walkaway)",
        "2. They offered Rent: 1000 (0 points, 40 below the walkaway)",
    ]


def test_a_debrief_is_applied_in_a_case_and_found_from_there(hands):
    person = hands(library=Library([FIXTURES / "scenarios"]))
    trainer = person.assembly.trainer
    case = trainer.journal.start("lease", "short", "Flat")
    attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    for move in ("say yd05", "walk"):
        trainer.play(attempt, move)
    trainer.conclude(attempt, None)
    answers = Answers(least=None, moment_turn=None, rating=None, at=datetime.now(UTC))
    trainer.answer(attempt, answers)
    person.window.go(Route.debrief(attempt))
    person.arrive("debrief")
    person.push("Applied in a case…")
    person.until(lambda: bool(person.page.findChildren(CaseChooser)))
    person.write("What of it do you apply?", "Ask before offering")
    person.push("Link it")
    person.until(person.page.toast.isVisible)
    person.window.activateWindow()  # no window manager does it here when a dialog closes
    person.push("Open the case")
    person.arrive("case")
    assert person.window.route.case_id == case
    (row,) = person.page.links.rows
    assert row.view.link.note == "Ask before offering"
    person.push(row.opener.text())
    person.arrive("debrief")
    assert person.window.route.attempt == attempt
