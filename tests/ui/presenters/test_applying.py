import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.services.comparing import Comparisons
from negotiator_trainer.ui.pages.journal.case_chooser import CaseChooser
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.presenters.applying import Applying
from negotiator_trainer.ui.routes import Route
from tests.ui.pages.conftest import NOW

Key = Qt.Key


@pytest.fixture
def attempt(trainer):
    made = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    for move in ("say yd05", "walk"):
        trainer.play(made, move)
    trainer.conclude(made, None)
    return made


@pytest.fixture
def cases(trainer):
    return [trainer.journal.start("lease", "short", title) for title in ("Flat", "Garage")]


@pytest.fixture
def applying(shown, trainer, attempt):
    page = shown(Page("Debrief"))
    made = Applying(page, trainer, attempt=attempt)
    made.page = page
    made.went = []
    made.left_for.connect(made.went.append)
    return made


def dialog_of(applying):
    (dialog,) = [each for each in applying.page.findChildren(CaseChooser) if each.isVisible()]
    return dialog


def choose(dialog, title):
    rows = [entry.title for entry in dialog.list.entries.entries]
    dialog.list.setCurrentIndex(dialog.list.entries.index(rows.index(title)))


def test_a_debrief_is_linked_to_the_case_that_was_chosen(applying, trainer, attempt, cases, qtbot):
    applying.ask()
    dialog = dialog_of(applying)
    choose(dialog, "Garage")
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "Ask first")
    dialog.confirm.click()
    (link,) = trainer.journal.page(cases[1]).links
    assert (link.attempt, link.link.note) == (attempt, "Ask first")
    assert applying.page.toast.words == "Linked to “Garage”."
    applying.page.toast.action.click()
    assert applying.went == [Route.case(cases[1])]


def test_ones_own_comparison_is_offered_as_the_note(applying, trainer, attempt, cases):
    other = trainer.start("toy-sale", "buyer", seed=2, variant="moving_out")
    Comparisons(trainer, now=lambda: NOW).answer(attempt, other, "Both left")
    applying.ask()
    assert dialog_of(applying).note.words() == "Both left"


def test_a_search_narrows_the_cases_and_enter_links(applying, trainer, attempt, cases, qtbot):
    applying.ask()
    dialog = dialog_of(applying)
    dialog.search.setFocus()
    qtbot.keyClicks(dialog.search, "gar")
    qtbot.waitUntil(lambda: dialog.list.entries.rowCount() == 1)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert [each.id for each in trainer.journal.linked(attempt)] == [cases[1]]


def test_a_search_without_a_find_links_nothing(applying, cases, qtbot):
    applying.ask()
    dialog = dialog_of(applying)
    dialog.search.setText("xyzzy")
    qtbot.waitUntil(lambda: dialog.list.entries.rowCount() == 0)
    assert "xyzzy" in dialog.message.words
    assert not dialog.confirm.isEnabled()


def test_an_empty_journal_says_where_a_case_is_begun(applying):
    applying.ask()
    assert "Your journal is empty" in dialog_of(applying).message.words


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_in_the_dialog_has_a_name(applying, cases, theme, nameless, scale):
    theme.apply("light", scale=scale)
    applying.ask()
    assert nameless(dialog_of(applying)) == []
