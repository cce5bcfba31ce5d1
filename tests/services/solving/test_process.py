"""The process that solves: a real one, told and heard through its pipes."""

import contextlib
import json
import os
import signal
import subprocess
import sys

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.order import Order, Report, command
from tests.games import FIXTURES
from tests.processes import is_gone

LONG = "clinic-dashboard"
"""A scenario that takes longer than any test waits."""


@pytest.fixture
def order(tmp_path):
    playable = Library([FIXTURES / "scenarios"]).open("two-doors")
    return Order(files=playable.files, role="tenant", folder=tmp_path / "solved")


@pytest.fixture
def long_order(tmp_path):
    playable = Library().open(LONG)
    return Order(
        files=playable.files, role=playable.role_or_first(None), folder=tmp_path / "solved"
    )


def reports(out):
    return [Report.from_line(line) for line in out.splitlines()]


def carry_out(order):
    return subprocess.run(
        command(), check=False, input=order.to_line(), capture_output=True, timeout=60
    )


@contextlib.contextmanager
def at_work(order):
    """A process that solves, with its first word said."""
    child = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with child:
        try:
            child.stdin.write(order.to_line())
            child.stdin.flush()
            child.first = Report.from_line(child.stdout.readline())
            yield child
        finally:
            child.kill()


def wait_for(child):
    # An end of input ends it even while it solves.
    return child.wait(timeout=10)


def keep_open(order):
    """Carry out an order without closing the input, and return the reports."""
    with at_work(order) as child:
        rest = child.stdout.read()
        assert child.wait(timeout=30) == 0
        return [child.first, *reports(rest)]


def test_a_table_appears_and_the_second_time_it_is_there_at_once(order):
    told = keep_open(order)
    assert told[-1].done
    assert told[-1].solved
    assert kept.read(order.folder, order.key).value == pytest.approx(92.611, abs=0.001)
    before = (order.folder / order.key.file_name).stat().st_mtime_ns
    again = keep_open(order)
    assert again[-1].solved
    assert again[-1].seconds < 0.5
    assert (order.folder / order.key.file_name).stat().st_mtime_ns == before


def test_it_tells_how_far_it_has_come(long_order):
    with at_work(long_order) as child:
        told = [child.first]
        while told[-1].beliefs == told[0].beliefs:
            told.append(Report.from_line(child.stdout.readline()))
    assert not any(each.done for each in told)
    assert told[-1].seconds > told[0].seconds


def test_over_its_budget_it_says_so_and_the_next_one_need_not_try(order):
    small = Order(files=order.files, role=order.role, folder=order.folder, budget=5)
    told = keep_open(small)
    assert told[-1].done
    assert not told[-1].solved
    assert not told[-1].trouble
    assert kept.read(order.folder, order.key).value is None


def test_it_ends_when_its_input_ends(long_order):
    with at_work(long_order) as child:
        child.stdin.close()
        assert wait_for(child) == 3
    assert not list(long_order.folder.glob("*")) if long_order.folder.exists() else True


def test_an_order_whose_giver_is_gone_already_leaves_nothing_running(long_order):
    done = carry_out(long_order)
    assert done.returncode == 3


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_it_ends_when_whoever_gave_the_order_is_killed(long_order, tmp_path):
    (tmp_path / "order").write_bytes(long_order.to_line())
    giver = (
        "import subprocess, sys\n"
        "from negotiator_trainer.services.solving.order import command\n"
        "child = subprocess.Popen(command(), stdin=subprocess.PIPE)\n"
        "child.stdin.write(open(sys.argv[1], 'rb').read())\n"
        "child.stdin.flush()\n"
        "print(child.pid, flush=True)\n"
        "child.wait()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", giver, str(tmp_path / "order")], stdout=subprocess.PIPE
    ) as parent:
        pid = int(parent.stdout.readline())
        assert Report.from_line(parent.stdout.readline()) is not None
        parent.send_signal(signal.SIGKILL)
        parent.wait(timeout=10)
        # It holds the same output open: at its end the output ends.
        parent.stdout.read()
    assert is_gone(pid)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="no such thing as niceness")
def test_it_leaves_the_processor_to_others(long_order):
    with at_work(long_order) as child:
        assert os.getpriority(os.PRIO_PROCESS, child.pid) >= 10


def test_what_it_cannot_do_it_says_in_words(order):
    for wrong in (
        Order(files=order.files, role="nobody", folder=order.folder),
        Order(files={"scenario.yaml": b"\xff\n"}, role="tenant", folder=order.folder),
    ):
        with at_work(wrong) as child:
            rest = [child.first, *reports(child.stdout.read())]
            assert child.wait(timeout=30) == 2
        assert rest[-1].done
        assert rest[-1].trouble


def test_what_is_no_order_is_refused():
    done = subprocess.run(command(), check=False, input=b"hello\n", capture_output=True, timeout=30)
    assert done.returncode == 2
    assert json.loads(done.stdout)["trouble"]
    assert done.stderr == b""


def test_what_is_no_report_is_not_taken_for_one():
    for line in (b"", b"hello", b"[]", b'{"beliefs": "x"}', b"\xff"):
        assert Report.from_line(line) is None


def test_an_order_is_read_as_it_was_written(order):
    strange = Order(files={"a": bytes(range(256))}, role="r", folder=order.folder, budget=7)
    assert Order.from_line(strange.to_line()) == strange
    for line in (b"", b"[]", b"{}", b'{"files": 1}', b"nonsense"):
        with pytest.raises(ValueError, match=r"."):
            Order.from_line(line)
