import pytest
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.ui.pages.learn import LearnPage
from negotiator_trainer.ui.presenters.learn import LearnPresenter
from negotiator_trainer.ui.routes import Route


@pytest.fixture
def attempt(trainer):
    made = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    for move in ("say yd05", "say yd11", "walk"):
        trainer.play(made, move)
    trainer.conclude(made, None)
    return made


@pytest.fixture
def opened(shown, trainer):
    def show(route):
        presenter = LearnPresenter(shown(LearnPage()), trainer, route=route)
        presenter.went, presenter.way = [], []
        presenter.left_for.connect(presenter.went.append)
        presenter.crumbs_changed.connect(presenter.way.append)
        presenter.open()
        return presenter

    return show


def test_the_handbook_opens_at_its_first_card(opened):
    assert opened(Route.learn()).page.card.concept.id == "batna"


def test_a_card_that_does_not_exist_opens_the_first(opened):
    assert opened(Route.learn("astrology")).page.card.concept.id == "batna"


def test_ones_own_turns_come_in_and_lead_to_their_debrief(opened, attempt, qtbot):
    presenter = opened(Route.learn("power"))
    qtbot.waitUntil(lambda: presenter.page.card.seen != [])
    presenter.page.card.seen[0].opener.click()
    assert presenter.went == [Route.debrief(attempt, turn=2)]


def test_what_was_never_done_is_said_to_be_missing(opened, attempt, qtbot):
    presenter = opened(Route.learn("several_offers"))
    qtbot.waitUntil(lambda: "Not yet" in presenter.page.card.waiting.text())


def test_from_a_debrief_the_turn_stands_above_the_card_and_the_way_back_over_it(opened, attempt):
    presenter = opened(Route.learn("power", attempt=attempt, turn=2))
    assert presenter.page.card.origin.isVisible()
    ((back, here),) = presenter.way
    assert back.route == Route.debrief(attempt, turn=2)
    assert here.words == "Learn"


def test_another_card_is_opened_from_the_index(opened, qtbot):
    presenter = opened(Route.learn())
    presenter.page.card_chosen.emit("power")
    assert presenter.page.card.concept.id == "power"


@pytest.mark.parametrize(
    ("button", "name", "begins"),
    [("booklet", "mine.pdf", b"%PDF-"), ("markdown", "mine.md", b"# Handbook")],
)
def test_the_booklet_is_written_where_one_says(opened, qtbot, tmp_path, button, name, begins):
    presenter = opened(Route.learn())
    getattr(presenter.page, button).click()
    (dialog,) = presenter.page.findChildren(QFileDialog)
    dialog.close()
    dialog.fileSelected.emit(str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert str(tmp_path / name) in presenter.page.toast.words


def test_a_place_that_cannot_be_written_to_is_one_line(opened, tmp_path):
    presenter = opened(Route.learn())
    presenter.page.markdown.click()
    (dialog,) = presenter.page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "x.md"))
    dialog.close()
    assert "could not be written" in presenter.page.message.words
