import pytest

from negotiator_trainer.ui.pages.journal.offer_table import OfferTablePage
from negotiator_trainer.ui.presenters.offer_table import OfferTablePresenter
from negotiator_trainer.ui.routes import JOURNAL, Route
from tests.ui.journal_views import TREE


@pytest.fixture
def case(trainer):
    made = trainer.journal.start("supplier", "short", "Renewal")
    trainer.journal.save(made, TREE)
    return made


@pytest.fixture
def presenter(shown, trainer, case):
    made = OfferTablePresenter(shown(OfferTablePage()), trainer, case=case)
    made.went, made.way = [], []
    made.left_for.connect(made.went.append)
    made.crumbs_changed.connect(made.way.append)
    made.open()
    return made


def links(trainer, case):
    return [view.link for view in trainer.journal.page(case).links]


def test_the_table_has_the_cases_issues_and_the_way_back(presenter, case):
    assert [row.issue.name for row in presenter.page.mine.rows] == ["Price", "Start"]
    assert [crumb.route for crumb in presenter.way[-1]] == [
        JOURNAL, Route.case(case), Route.offer_table(case),
    ]  # fmt: skip
    presenter.page.back.click()
    assert presenter.went == [Route.case(case)]


def test_nothing_is_kept_of_a_rehearsal_unless_it_is_wanted(presenter, trainer, case):
    presenter.page.mine.note.click()
    assert presenter.settle()
    assert links(trainer, case) == []


def test_the_log_is_kept_in_the_case_once_however_often_it_is_written(presenter, trainer, case):
    presenter.page.mine.note.click()
    presenter.page.keep.click()
    presenter.page.theirs.note.click()
    presenter.page.keep.click()
    (link,) = links(trainer, case)
    assert (link.kind, link.attempt) == ("rehearsal", "")
    assert link.note.count("\n") == 1
    assert "Practice for it" in presenter.page.toast.words


def test_a_second_rehearsal_does_not_replace_the_first(presenter, shown, trainer, case):
    presenter.page.mine.note.click()
    presenter.page.keep.click()
    again = OfferTablePresenter(shown(OfferTablePage()), trainer, case=case)
    again.open()
    again.page.theirs.note.click()
    again.page.keep.click()
    assert len(links(trainer, case)) == 2


def test_a_case_that_is_gone_is_said_to_be_gone(shown, trainer):
    page = shown(OfferTablePage())
    presenter = OfferTablePresenter(page, trainer, case=99)
    presenter.open()
    assert "is not in your journal" in page.message.words
