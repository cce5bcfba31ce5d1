import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.footing import footing_of
from negotiator_trainer.ui.pages.brief import BriefPage
from negotiator_trainer.ui.presenters.brief import BriefPresenter
from negotiator_trainer.ui.routes import Route


@pytest.fixture
def page(shown):
    return shown(BriefPage(portraits=False))


@pytest.fixture
def presenter(page, trainer):
    return BriefPresenter(page, trainer, scenario="toy-sale")


@pytest.fixture
def went(presenter):
    routes = []
    presenter.left_for.connect(routes.append)
    return routes


def test_the_brief_of_the_first_role_is_shown_with_the_way_to_it(page, presenter, trainer):
    ways = []
    presenter.crumbs_changed.connect(ways.append)
    presenter.open()
    brief = trainer.brief("toy-sale")
    assert page.title == brief.title
    assert [crumb.words for crumb in ways[0]] == [brief.title]
    assert ways[0][0].route == Route.brief("toy-sale", brief.role)


def test_preparing_begins_an_attempt(page, presenter, trainer, went):
    presenter.open()
    page.prepare.click()
    (attempt,) = trainer.home().unfinished
    assert went == [Route.preparation(attempt.attempt)]


def test_going_straight_in_begins_one_too(page, presenter, trainer, went):
    presenter.open()
    page.go.click()
    (attempt,) = trainer.home().unfinished
    assert went == [Route.table(attempt.attempt)]


def test_an_attempt_in_which_nothing_was_said_is_gone_on_with(page, presenter, trainer, went):
    presenter.open()
    page.prepare.click()
    page.prepare.click()
    page.go.click()
    assert len(trainer.home().unfinished) == 1
    assert len({route.attempt for route in went}) == 1


def test_an_attempt_under_way_is_left_alone(page, presenter, trainer, went):
    begun = trainer.start("toy-sale", "buyer", seed=3)
    trainer.play(begun, f"say {trainer.table(begun).options[0].id}")
    presenter.open()
    page.prepare.click()
    assert went[0].attempt != begun


def test_an_unknown_scenario_is_one_line(page, trainer):
    presenter = BriefPresenter(page, trainer, scenario="toy-sail")
    presenter.open()
    assert "toy-sail" in page.message.words
    assert not page.prepare.isEnabled()


def test_trouble_when_beginning_leaves_the_brief_where_it_is(page, presenter, trainer, went):
    presenter.open()

    def full(*_args, **_more):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    trainer.start = full
    page.prepare.click()
    assert "The disk is full." in page.message.words
    assert went == []
    assert page.prepare.isEnabled()


@pytest.mark.parametrize(
    ("mode", "counts", "coached"),
    [("live", True, False), ("practice", False, False), ("coached", False, True)],
)
def test_it_is_played_as_was_chosen(page, presenter, trainer, went, mode, counts, coached):
    presenter.open()
    page.modes[mode].setChecked(True)
    page.go.click()
    footing = footing_of(trainer, went[0].attempt)
    assert (footing.counts, footing.coached, footing.fork) == (counts, coached, None)


def test_an_attempt_in_another_mode_is_not_gone_on_with(page, presenter, trainer, went):
    presenter.open()
    page.go.click()
    page.modes["coached"].setChecked(True)
    page.go.click()
    page.go.click()
    first, second, third = (route.attempt for route in went)
    assert first != second == third
