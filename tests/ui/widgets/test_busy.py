import pytest
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.widgets.busy import BusyOverlay


@pytest.fixture
def page(theme, qtbot):
    page = QWidget()
    page.busy = BusyOverlay(page)
    page.resize(500, 300)
    qtbot.addWidget(page)
    page.show()
    return page


def test_short_work_is_not_mentioned(page, qtbot):
    page.busy.start("Reading the pack…")
    page.busy.stop()
    qtbot.wait(350)
    assert page.busy.isHidden()


def test_long_work_is(page, qtbot, announced):
    page.busy.start("Reading the pack…")
    assert page.busy.isHidden()
    qtbot.waitUntil(page.busy.isVisible)
    assert page.busy.geometry() == page.rect()
    assert announced == ["Reading the pack…"]
    page.busy.stop()
    assert page.busy.isHidden()


def test_it_covers_the_page_also_after_a_resize(page, qtbot):
    page.busy.start("Solving…")
    qtbot.waitUntil(page.busy.isVisible)
    page.resize(700, 400)
    qtbot.waitUntil(lambda: page.busy.geometry() == page.rect())
    assert not page.busy.grab().isNull()
    page.busy.stop()
