import threading
import weakref

import pytest

from negotiator_trainer.ui.background import Background


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_arrives_here(background, qtbot):
    told = []
    background.run(threading.get_ident, then=lambda who: told.append((who, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    worker, here = told[0]
    assert worker != here == threading.get_ident()


def test_results_arrive_in_order(background, qtbot):
    told = []
    for number in range(20):
        background.run(lambda number=number: number, then=told.append)
    qtbot.waitUntil(lambda: len(told) == 20)
    assert told == list(range(20))


def test_an_error_is_handed_to_whoever_expects_it(background, qtbot):
    told = []
    background.run(lambda: 1 // 0, then=told.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_an_error_that_nobody_expects_is_raised_here(background, qtbot):
    with qtbot.captureExceptions() as caught:
        background.run(lambda: 1 // 0, then=print)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nothing_is_delivered_after_closing(qapp, qtbot):
    background, told, gate = Background(), [], threading.Event()
    background.run(gate.wait, then=told.append)
    background.run(lambda: "dropped", then=told.append)
    gate.set()
    background.close()
    qapp.processEvents()
    assert told == []


def test_closing_leaves_no_thread(qapp):
    background = Background()
    background.run(lambda: None, then=lambda _: None)
    background.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("background")]


def test_it_is_freed_with_its_last_reference(qapp):
    background = Background()
    background.close()
    ref = weakref.ref(background)
    del background
    assert ref() is None
