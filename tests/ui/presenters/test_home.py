import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.ui.pages.home import HomePage
from negotiator_trainer.ui.presenters.home import HomePresenter
from negotiator_trainer.ui.routes import Route
from tests.ui.views import HOME


@pytest.fixture
def page(shown):
    return shown(HomePage())


@pytest.fixture
def presenter(page, trainer):
    made = HomePresenter(page, trainer)
    made.open()
    return made


@pytest.fixture
def went(presenter):
    routes = []
    presenter.left_for.connect(routes.append)
    return routes


def titles(page):
    return [card.facts.title for card in page.cards]


def test_the_scenarios_that_there_are_are_shown(page, presenter):
    assert len(titles(page)) == 2
    assert page.recommended.start.isVisible()


def test_start_leads_to_the_brief(page, trainer, went):
    page.recommended.start.click()
    assert went == [Route.brief(trainer.home().next.scenario)]


def test_an_attempt_that_has_not_begun_is_resumed_at_its_preparation(
    page, presenter, trainer, went
):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    presenter.open()
    page.unfinished.rows[0].resume.click()
    assert went == [Route.preparation(attempt)]


def test_an_attempt_under_way_is_resumed_at_the_table(page, presenter, trainer, went):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    option = trainer.table(attempt).options[0]
    trainer.play(attempt, f"say {option.id}")
    presenter.open()
    page.unfinished.rows[0].resume.click()
    assert went == [Route.table(attempt)]


def test_an_attempt_put_aside_goes_and_comes_back_with_undo(page, presenter, trainer):
    trainer.start("toy-sale", "buyer", seed=1)
    presenter.open()
    page.unfinished.rows[0].discard.click()
    assert page.unfinished.rows == []
    assert trainer.home().unfinished == ()
    page.toast.action.click()
    assert len(page.unfinished.rows) == 1
    assert len(trainer.home().unfinished) == 1


def test_before_the_database_is_open_the_page_shows_what_is_known(page):
    presenter = HomePresenter(page, None)
    presenter.show_home(HOME)
    presenter.open()
    assert len(titles(page)) == 4


def test_trouble_is_one_line_with_retry_and_what_was_shown_stays(page, presenter, trainer):
    before = titles(page)

    def broken(*_):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    works, trainer.home = trainer.home, broken
    presenter.open()
    assert page.message.words == "The disk is full. Free some space and press Retry."
    assert titles(page) == before
    trainer.home = works
    page.message.action.click()
    assert page.message.isVisible() is False
