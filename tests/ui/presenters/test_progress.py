import csv
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.progress.view import Evidence, Question
from negotiator_trainer.ui.pages.progress import ProgressPage
from negotiator_trainer.ui.pages.progress.evidence import EvidenceSheet
from negotiator_trainer.ui.presenters.progress import ProgressPresenter
from negotiator_trainer.ui.routes import HOME, Route
from tests.ui.pages.conftest import NOW
from tests.ui.progressing import chart_of, fill


@pytest.fixture
def page(shown):
    return shown(ProgressPage())


@pytest.fixture
def presenter(page, trainer):
    return ProgressPresenter(page, trainer)


@pytest.fixture
def rich(presenter, trainer):
    """The presenter of a page with sixty attempts and fourteen real cases."""
    fill(trainer.database, 52, cases=14)
    presenter.open()
    return presenter


@pytest.fixture
def went(presenter):
    routes = []
    presenter.left_for.connect(routes.append)
    return routes


def sheet(page):
    return page.findChild(EvidenceSheet)


def test_a_new_profile_leads_to_practice(page, presenter, went):
    presenter.open()
    page.empty.action.click()
    assert went == [HOME]


def test_a_finished_attempt_is_listed_and_leads_to_its_debrief(page, presenter, trainer, went):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    presenter.open()
    assert page.attempts.table.model().rowCount() == 1
    page.attempts.table.row_opened.emit(0)
    assert went == [Route.debrief(attempt)]


def test_the_page_opens_with_the_shortest_time_that_has_a_line(page, rich):
    assert page.span.currentData() == "weeks"
    assert len(chart_of(page.trend).content.points) >= 5


def test_another_time_is_shown_and_kept(page, rich):
    before = len(chart_of(page.trend).content.points)
    page.span_chosen.emit("all")
    assert page.span.currentData() == "all"
    assert len(chart_of(page.trend).content.points) > before
    rich.open()
    assert page.span.currentData() == "all"


def test_another_measure_is_shown_and_kept(page, rich):
    page.measure_chosen.emit("zopa")
    assert chart_of(page.trend).content.title == "ZOPA discovered"
    page.span_chosen.emit("year")
    assert chart_of(page.trend).content.title == "ZOPA discovered"


def test_more_attempts_are_read(page, rich):
    page.attempts.more.click()
    assert page.attempts.table.model().rowCount() == 52
    assert page.attempts.more.isHidden()


def test_an_earlier_year_is_read(page, rich):
    now = chart_of(page.calendar).content.count
    page.year_wanted.emit((NOW - timedelta(weeks=52)).date())
    assert chart_of(page.calendar).content.count != now


@pytest.mark.parametrize(
    "question",
    [
        Question("measure", "overall"),
        Question("skill", "ask"),
        Question("ranges_held"),
        Question("ranges_missed"),
        Question("forecasts"),
        Question("verdict", "held"),
        Question("scenario", "toy-sale"),
    ],
)
def test_what_a_figure_rests_on_is_listed_and_opens(page, rich, went, question):
    page.span_chosen.emit("all")
    page.evidence_wanted.emit(question)
    rows = sheet(page).table.model().rowCount()
    assert rows > 0
    sheet(page).table.row_opened.emit(rows - 1)
    (route,) = went
    assert route.page == "debrief" or route == Route.case(route.case_id)


def test_a_turn_is_opened_in_its_debrief(page, rich, went):
    page.evidence_opened.emit(Evidence(when=NOW, title="x", words="y", attempt=3, turn=2))
    assert went == [Route.debrief(3, turn=2)]


def test_a_real_case_is_opened_in_the_journal(page, rich, went):
    page.evidence_opened.emit(Evidence(when=NOW, title="x", words="y", case=3))
    assert went == [Route.case(3)]


def test_figures_are_written_to_a_file(page, rich, tmp_path):
    page.span_chosen.emit("all")
    page.export.click()
    dialog = page.findChild(QFileDialog)
    file = tmp_path / "figures.csv"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert {row["mode"] for row in rows} == {"live", "practice"}
    assert len(rows) == 52
    assert str(file) in page.toast.words


def test_a_file_that_cannot_be_written_is_said(page, rich, tmp_path):
    rich._on_place_chosen(str(tmp_path / "missing" / "figures.csv"))
    assert "could not be written" in page.message.words


@pytest.mark.parametrize(
    ("ask", "signal", "carried"),
    [
        ("trend", "measure_chosen", "zopa"),
        ("calendar", "year_wanted", NOW.date()),
        ("attempts", "more_wanted", 50),
        ("evidence", "evidence_wanted", Question("forecasts")),
    ],
)
def test_trouble_in_what_is_asked_for_later_is_one_line(
    page, rich, trainer, monkeypatch, ask, signal, carried
):
    def broken(*_):
        raise StoreError("The disk reported an error.", remedy="Check the disk.")

    monkeypatch.setattr(trainer.progress, ask, broken)
    getattr(page, signal).emit(carried)
    assert "The disk reported an error." in page.message.words
    monkeypatch.undo()
    getattr(page, signal).emit(carried)
    assert not page.message.isVisible()


def test_trouble_is_one_line_with_retry(page, presenter, trainer, monkeypatch):
    def broken(*_, **__):
        raise StoreError("The disk reported an error.", remedy="Check the disk and press Retry.")

    monkeypatch.setattr(trainer.progress, "page", broken)
    presenter.open()
    assert "The disk reported an error." in page.message.words
    monkeypatch.undo()
    page.message.action.click()
    assert not page.message.isVisible()
