"""Pictures of every page."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui import shot
from tests.games import FIXTURES


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """Look at once: what takes its time is the eye's, not the picture's."""
    monkeypatch.setattr(shot, "_SETTLE_MS", 60)


def take(page, file, **more):
    how = {"theme": "light", "size": QSize(1280, 800), "scale": 1.0, "scenario": "used-car"} | more
    shot.take(page, file, **how)
    return QImage(str(file))


@pytest.mark.parametrize("page", ["empty", "table", "offer", "sheet", "zone", "recovery", "audit"])
def test_a_page_is_written_in_the_size_that_was_asked_for(theme, tmp_path, page):
    picture = take(page, tmp_path / "page.png", size=QSize(1280, 760))
    assert (picture.width(), picture.height()) == (1280, 760)


def test_what_is_open_on_a_page_can_be_seen(theme, tmp_path):
    table = take("table", tmp_path / "table.png")
    assert take("accept", tmp_path / "accept.png") != table


def test_the_parts_of_a_case_are_different_pictures(theme, tmp_path):
    sheet = take("case", tmp_path / "case.png")
    assert take("issues", tmp_path / "issues.png") != sheet


def test_a_picture_wears_the_theme(theme, tmp_path):
    dark = take("empty", tmp_path / "dark.png", theme="dark")
    assert dark.pixelColor(640, 780).lightness() < 60


def test_the_pages_are_named_where_one_is_unknown(tmp_path):
    with pytest.raises(TrainerError, match="no page “tabel”") as refused:
        take("tabel", tmp_path / "page.png")
    assert "interview" in refused.value.remedy
    assert not (tmp_path / "page.png").exists()


def test_a_place_that_cannot_be_written_is_said(theme, tmp_path):
    with pytest.raises(TrainerError, match="could not be written"):
        take("empty", tmp_path / "missing" / "page.png")


@pytest.mark.parametrize("page", ["verdict", "hint", "drill", "drilled"])
def test_the_review_is_solved_and_opened_for_its_picture(theme, tmp_path, page):
    picture = take(page, tmp_path / "page.png", scenario=str(FIXTURES / "scenarios" / "toy-sale"))
    assert (picture.width(), picture.height()) == (1280, 800)
