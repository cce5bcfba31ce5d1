import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.ui.pages.progress import ProgressPage
from negotiator_trainer.ui.presenters.progress import ProgressPresenter
from negotiator_trainer.ui.routes import HOME, Route


@pytest.fixture
def page(shown):
    return shown(ProgressPage())


@pytest.fixture
def presenter(page, trainer):
    return ProgressPresenter(page, trainer)


@pytest.fixture
def went(presenter):
    routes = []
    presenter.left_for.connect(routes.append)
    return routes


def test_a_new_profile_leads_to_practice(page, presenter, went):
    presenter.open()
    page.empty.action.click()
    assert went == [HOME]


def test_a_finished_attempt_is_listed_and_leads_to_its_debrief(page, presenter, trainer, went):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    presenter.open()
    assert page.attempts.model().rowCount() == 1
    page.attempts.row_opened.emit(0)
    assert went == [Route.debrief(attempt)]


def test_trouble_is_one_line_with_retry(page, presenter, trainer):
    def broken():
        raise StoreError("The disk reported an error.", remedy="Check the disk and press Retry.")

    works, trainer.progress = trainer.progress, broken
    presenter.open()
    assert "The disk reported an error." in page.message.words
    trainer.progress = works
    page.message.action.click()
    assert not page.message.isVisible()
