import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui.pages.preparation import PreparationPage
from negotiator_trainer.ui.presenters.preparation import PreparationPresenter
from negotiator_trainer.ui.routes import Route


@pytest.fixture
def attempt(trainer):
    return trainer.start("toy-sale", "buyer", seed=1)


@pytest.fixture
def page(shown):
    return shown(PreparationPage())


@pytest.fixture
def presenter(page, trainer, attempt):
    made = PreparationPresenter(page, trainer, attempt=attempt)
    made.open()
    return made


@pytest.fixture
def went(presenter):
    routes = []
    presenter.left_for.connect(routes.append)
    return routes


@pytest.fixture
def states(presenter):
    seen = []
    presenter.saving_changed.connect(seen.append)
    return seen


def trigger(page):
    return next(s for s in page.editor.sections if "trigger" in s.fields).trigger


def stored(trainer, attempt):
    return trainer.prepare(attempt).sheet


def write(page, qtbot, words):
    trigger(page).setFocus()
    qtbot.keyClicks(trigger(page), words)


def test_the_sheet_saves_itself_when_one_stops_typing(
    page, presenter, trainer, attempt, states, qtbot
):
    write(page, qtbot, "final")
    assert states == [True] * 5
    assert stored(trainer, attempt) == Sheet()
    qtbot.waitUntil(lambda: states[-1] is False, timeout=3000)
    assert stored(trainer, attempt) == Sheet(trigger="final")


def test_what_was_stored_is_there_again(page, presenter, trainer, attempt, shown, qtbot):
    write(page, qtbot, "final")
    presenter.settle()
    again = shown(PreparationPage())
    PreparationPresenter(again, trainer, attempt=attempt).open()
    assert trigger(again).text() == "final"


def test_leaving_stores_what_was_typed_last(page, presenter, trainer, attempt, qtbot):
    write(page, qtbot, "final")
    assert presenter.settle()
    assert stored(trainer, attempt) == Sheet(trigger="final")


def test_nothing_typed_is_nothing_stored(presenter, states):
    assert presenter.settle()
    assert states == []


def test_sitting_down_stores_first(page, presenter, trainer, attempt, went, qtbot):
    write(page, qtbot, "final")
    qtbot.keyClick(trigger(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert went == [Route.table(attempt)]
    assert stored(trainer, attempt) == Sheet(trigger="final")


def test_what_follows_from_the_sheet_is_shown_after_it_is_saved(page, presenter, qtbot):
    limits = next(s for s in page.editor.sections if "alternatives" in s.fields)
    fields = limits.alternatives.rows[0].fields
    qtbot.keyClicks(fields[0], "go on renting")
    qtbot.keyClicks(fields[2], "30")
    presenter.save()
    assert any("go on renting" in words for words, _ in limits.derived.lines)


def test_a_full_disk_keeps_what_is_written_and_retry_stores_it(
    page, presenter, trainer, attempt, went, qtbot
):
    def full(_attempt, _sheet):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    works, trainer.save_sheet = trainer.save_sheet, full
    write(page, qtbot, "final")
    page.sit_down.click()
    assert went == []
    assert presenter.settle() is False
    assert page.message.words == "The disk is full. Free some space and press Retry."
    assert trigger(page).text() == "final"
    trainer.save_sheet = works
    page.message.action.click()
    assert stored(trainer, attempt) == Sheet(trigger="final")
    assert page.message.isVisible() is False


def test_an_attempt_that_is_gone_is_one_line(page, trainer):
    PreparationPresenter(page, trainer, attempt=999).open()
    assert "999" in page.message.words


def test_the_way_leads_back_to_the_brief(page, trainer, attempt):
    presenter = PreparationPresenter(page, trainer, attempt=attempt)
    ways = []
    presenter.crumbs_changed.connect(ways.append)
    presenter.open()
    assert [crumb.route for crumb in ways[0]] == [
        Route.brief("toy-sale", "buyer"),
        Route.preparation(attempt),
    ]
