import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.ui.pages.debrief import DebriefPage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.debrief import DebriefPresenter
from negotiator_trainer.ui.routes import HOME, Route

DEAL = ("say yd01", "say yd05", "say yd07", "accept")


@pytest.fixture
def look_back(shown, trainer, tmp_path):
    """A function: play an attempt and look back at it."""

    def show(moves=DEAL, *, conclude=True):
        attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
        trainer.save_sheet(attempt, Sheet(walkaway=80, guess=Guess(90, 150)))
        for move in moves:
            trainer.play(attempt, move)
        if conclude:
            trainer.conclude(attempt, Guess(90, 120))
        page = shown(DebriefPage(Preferences(tmp_path / "preferences.ini")))
        presenter = DebriefPresenter(page, trainer, attempt=attempt)
        presenter.routes, presenter.attempt = [], attempt
        presenter.left_for.connect(presenter.routes.append)
        presenter.open()
        return presenter

    return show


def test_the_questions_come_first_and_their_answers_are_kept(look_back, trainer):
    presenter = look_back()
    page = presenter.page
    assert page.questions is not None
    page.questions.number.set_value(110)
    page.questions.moment.setCurrentIndex(2)
    page.questions.rating.setValue(4)
    page.questions.go_on.click()
    assert page.section == "overview"
    compared = trainer.debrief(presenter.attempt).compared
    assert compared[0].yours == "€110"
    assert compared[1].yours.startswith("2. ")
    assert compared[2].yours == "4 of 5"


def test_who_comes_back_is_not_asked_again(look_back, trainer, shown, tmp_path):
    presenter = look_back()
    presenter.page.questions.go_on.click()
    presenter.open()
    assert presenter.page.questions is None
    assert presenter.page.section == "overview"


def test_every_section_of_a_real_debrief_can_be_shown(look_back):
    presenter = look_back()
    presenter.page.questions.go_on.click()
    for key in ("turns", "zone", "packages", "offers", "relationship", "estimates", "doing",
                "voices"):  # fmt: skip
        presenter.page.show_section(key)
        assert presenter.page.section == key
    assert presenter.page.sections["turns"].list.count() == len(DEAL)


def test_a_walk_away_has_a_debrief_too(look_back):
    presenter = look_back(("say yd01", "walk"))
    presenter.page.questions.go_on.click()
    assert presenter.page.section == "overview"


def test_an_attempt_that_is_not_scored_goes_back_to_its_table(look_back):
    presenter = look_back(("walk",), conclude=False)
    assert presenter.routes == [Route.table(presenter.attempt)]


def test_answers_that_could_not_be_kept_stay_and_retry_keeps_them(look_back, trainer):
    presenter = look_back()
    page = presenter.page

    def broken(*_args):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    works, trainer.answer = trainer.answer, broken
    page.questions.rating.setValue(3)
    page.questions.go_on.click()
    assert page.questions.rating.value() == 3
    assert page.message.words == "The disk is full. Free some space and press Retry."
    trainer.answer = works
    page.message.action.click()
    assert page.section == "overview"
    assert trainer.debrief(presenter.attempt).compared[2].yours == "3 of 5"


def test_again_leads_to_the_brief_and_the_other_button_to_practice(look_back):
    presenter = look_back()
    presenter.page.questions.go_on.click()
    presenter.page.again.click()
    presenter.page.practice.click()
    assert presenter.routes == [Route.brief("toy-sale", "buyer"), HOME]


def test_the_way_to_the_page_is_told(look_back):
    presenter = look_back()
    crumbs = []
    presenter.crumbs_changed.connect(crumbs.append)
    presenter.open()
    assert [crumb.words for crumb in crumbs[0]] == ["A bicycle in a doorway", "Debrief"]


def test_c_opens_the_card_that_the_turn_is_about(look_back, qtbot):
    presenter = look_back()
    presenter.page.questions.go_on.click()
    presenter.page.open_turn(1)
    qtbot.keyClick(presenter.page.sections["turns"].list, Qt.Key.Key_C)
    assert presenter.routes == [
        Route.learn("open_questions", attempt=presenter.attempt, turn=1)
    ]  # fmt: skip


def test_c_on_the_verdict_opens_the_card_of_the_verdict(look_back, qtbot):
    presenter = look_back(("say yd01", "walk"))
    presenter.page.questions.go_on.click()
    qtbot.keyClick(presenter.page.nav, Qt.Key.Key_C)
    assert presenter.routes == [Route.learn("zopa", attempt=presenter.attempt)]


def test_a_figure_leads_to_the_card_of_its_measure(look_back):
    presenter = look_back()
    presenter.page.questions.go_on.click()
    tile = presenter.page.sections["overview"].tiles[1]
    tile.opener.click()
    tile.links.findChildren(QPushButton)[0].click()
    assert presenter.routes == [Route.learn("creating_claiming", attempt=presenter.attempt)]


def test_a_debrief_can_be_opened_at_a_turn(look_back, trainer, shown, tmp_path):
    presenter = look_back()
    presenter.page.questions.go_on.click()
    page = shown(DebriefPage(Preferences(tmp_path / "preferences.ini")))
    DebriefPresenter(page, trainer, attempt=presenter.attempt, turn=2).open()
    assert page.section == "turns"
    assert page.sections["turns"].turn == 2
