"""Solving in a process of its own, seen from the window: real processes, a real event loop."""

import os
import time
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.ui.solving import Solving, order_of
from tests.games import FIXTURES

LONG = "clinic-dashboard"
"""A scenario that takes longer than any test waits."""


@pytest.fixture
def trainer(tmp_path):
    library = Library([FIXTURES / "scenarios", FIXTURES.parents[1] / "scenarios"])
    opened = open_trainer(
        str(tmp_path / "profile.db"),
        environ={},
        library=library,
        now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
    )
    yield opened
    opened.close()


@pytest.fixture
def solving(qapp, tmp_path):
    made = Solving(tmp_path / "solved")
    made.heard, made.arrived = [], []
    made.told.connect(lambda key, report: made.heard.append((key, report)))
    made.came.connect(lambda key, trouble: made.arrived.append((key, trouble)))
    yield made
    made.close()


@pytest.fixture
def doors(trainer):
    return trainer.start("two-doors", "tenant")


@pytest.fixture
def endless(trainer):
    return trainer.start(LONG, trainer.library.open(LONG).role_or_first(None))


def key_of(trainer, attempt, solving):
    return order_of(trainer, attempt, solving.tables.folder).key


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_table_is_there_when_it_is_wanted_after_a_beginning(solving, trainer, doors, qtbot):
    solving.begin(trainer, doors)
    key = key_of(trainer, doors, solving)
    assert solving.at_work == key
    qtbot.waitUntil(lambda: solving.at_work is None, timeout=20_000)
    assert solving.arrived == []
    assert not solving.want(trainer, doors)
    qtbot.waitUntil(lambda: bool(solving.arrived))
    assert solving.arrived == [(key, "")]
    assert solving.process is None
    assert solving.want(trainer, doors)
    assert solving.tables.load(key).value == pytest.approx(92.611, abs=0.001)


def test_what_is_wanted_while_it_is_solved_comes_when_it_is_done(solving, trainer, doors, qtbot):
    solving.begin(trainer, doors)
    assert not solving.want(trainer, doors)
    qtbot.waitUntil(lambda: bool(solving.arrived), timeout=20_000)
    assert [report.done for _, report in solving.heard][-1:] == [True]


def test_a_table_that_lies_there_starts_no_process(solving, trainer, doors, qtbot):
    solving.want(trainer, doors)
    qtbot.waitUntil(lambda: bool(solving.arrived), timeout=20_000)
    again = Solving(solving.tables.folder)
    arrived = []
    again.came.connect(lambda key, trouble: arrived.append((key, trouble)))
    try:
        again.begin(trainer, doors)
        assert again.at_work is None
        again.want(trainer, doors)
        qtbot.waitUntil(lambda: bool(arrived))
        assert again.at_work is None
    finally:
        again.close()


def test_a_broken_table_is_solved_anew(solving, trainer, doors, qtbot):
    key = key_of(trainer, doors, solving)
    solving.tables.folder.mkdir()
    file = solving.tables.folder / key.file_name
    file.write_bytes(b"not a table")
    assert not solving.want(trainer, doors)
    qtbot.waitUntil(lambda: bool(solving.arrived), timeout=20_000)
    assert solving.arrived == [(key, "")]
    assert len(file.read_bytes()) > 100


def test_who_waits_is_served_before_what_was_only_begun(solving, trainer, doors, endless, qtbot):
    solving.begin(trainer, endless)
    first = key_of(trainer, endless, solving)
    assert solving.at_work == first
    solving.want(trainer, doors)
    qtbot.waitUntil(lambda: bool(solving.arrived), timeout=20_000)
    assert solving.arrived == [(key_of(trainer, doors, solving), "")]
    qtbot.waitUntil(lambda: solving.at_work == first)


def test_closing_ends_the_process_at_once(solving, trainer, endless, qtbot):
    solving.begin(trainer, endless)
    qtbot.waitUntil(lambda: bool(solving.heard), timeout=20_000)
    pid = solving.process
    began = time.monotonic()
    solving.close()
    assert not alive(pid)
    assert time.monotonic() - began < 2
    solving.begin(trainer, endless)
    assert solving.process is None


def test_a_process_that_dies_is_told_as_trouble(solving, trainer, endless, qtbot):
    solving.want(trainer, endless)
    qtbot.waitUntil(lambda: bool(solving.heard), timeout=20_000)
    os.kill(solving.process, 9)
    qtbot.waitUntil(lambda: bool(solving.arrived))
    assert "broken off" in solving.arrived[0][1]
    assert solving.at_work is None


def test_a_program_that_cannot_be_started_is_told_as_trouble(
    solving, trainer, doors, qtbot, monkeypatch
):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    solving.want(trainer, doors)
    qtbot.waitUntil(lambda: bool(solving.arrived))
    assert solving.arrived[0][1]


def test_a_folder_that_cannot_be_written_is_told_in_words(trainer, doors, qtbot, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    solving = Solving(tmp_path / "file" / "solved")
    arrived = []
    solving.came.connect(lambda _key, trouble: arrived.append(trouble))
    try:
        solving.want(trainer, doors)
        qtbot.waitUntil(lambda: bool(arrived), timeout=20_000)
        assert "solved" in arrived[0]
    finally:
        solving.close()


def test_the_window_goes_on_while_it_is_solved(solving, trainer, endless, qtbot):
    gaps, clock, beat = [], QElapsedTimer(), QTimer()
    beat.setInterval(5)
    beat.timeout.connect(lambda: gaps.append(clock.restart()))
    clock.start()
    beat.start()
    solving.begin(trainer, endless)
    qtbot.waitUntil(lambda: len(solving.heard) > 3, timeout=20_000)
    beat.stop()
    # Coarse: the figure that counts is measured by the bench, on a machine that rests.
    assert sorted(gaps)[len(gaps) // 2] < 100
