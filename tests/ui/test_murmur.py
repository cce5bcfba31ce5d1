import pytest
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui import murmur
from negotiator_trainer.ui.murmur import Murmur


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(murmur, "PAUSE_MS", 30)


@pytest.fixture
def quiet(theme, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.murmur = Murmur(widget)
    return widget


def test_only_the_last_of_several_is_said(quiet, announced, qtbot):
    for words in ("9 left", "90 left", "40 left"):
        quiet.murmur.say(words)
    assert announced == []
    qtbot.waitUntil(lambda: announced == ["40 left"])


def test_the_same_is_not_said_twice_in_a_row(quiet, announced, qtbot):
    quiet.murmur.say("40 left")
    qtbot.waitUntil(lambda: announced == ["40 left"])
    quiet.murmur.say("40 left")
    qtbot.wait(80)
    quiet.murmur.say("30 left")
    qtbot.waitUntil(lambda: announced == ["40 left", "30 left"])


def test_what_is_known_is_not_said(quiet, announced, qtbot):
    quiet.murmur.say("40 left")
    quiet.murmur.take_for_said("30 left")
    qtbot.wait(80)
    quiet.murmur.say("30 left")
    qtbot.wait(80)
    assert announced == []


def test_a_widget_that_murmurs_is_freed_with_its_last_reference(theme, qapp):
    import gc  # noqa: PLC0415
    import weakref  # noqa: PLC0415

    widget = QWidget()
    widget.murmur = Murmur(widget)
    widget.murmur.say("words")
    reference = weakref.ref(widget)
    gc.disable()
    del widget
    freed = reference() is None
    gc.enable()
    assert freed
