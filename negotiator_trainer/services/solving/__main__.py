"""The process that solves: reads one order, tells how far it is, ends when nobody listens."""

from __future__ import annotations

import os
import sys
import threading
import time

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.solving.order import Order, Report
from negotiator_trainer.services.solving.work import Work

_EVERY = 0.25
_ABANDONED = 3
"""Exit code when whoever gave the order is gone."""


def main() -> int:
    """Carry out the order on standard input."""
    _step_back()
    try:
        order = Order.from_line(sys.stdin.buffer.readline())
    except ValueError:
        _tell(Report(done=True, trouble="There was no order."))
        return 2
    # The other end of standard input is open as long as the window lives, however it ends.
    threading.Thread(target=_end_with_the_window, daemon=True).start()
    work = Work(order)
    over = threading.Event()
    began = time.monotonic()
    teller = threading.Thread(target=_tell_on, args=(work, over, began), daemon=True)
    teller.start()
    try:
        found = work.run()
    except (TrainerError, OSError) as error:
        last = Report(done=True, trouble=str(error))
    else:
        seconds = round(time.monotonic() - began, 3)
        last = Report(
            beliefs=found.beliefs, seconds=seconds, done=True, solved=found.value is not None
        )
    over.set()
    teller.join()
    _tell(last)
    return 2 if last.trouble else 0


def _tell_on(work: Work, over: threading.Event, began: float) -> None:
    while not over.wait(_EVERY):
        seconds = round(time.monotonic() - began, 1)
        _tell(Report(beliefs=work.beliefs, share=work.share, seconds=seconds))


def _tell(report: Report) -> None:
    try:
        sys.stdout.buffer.write(report.to_line())
        sys.stdout.buffer.flush()
    except OSError:
        os._exit(_ABANDONED)


def _end_with_the_window() -> None:
    # Past the stream: a thread that waits inside it stops the interpreter from ending.
    while os.read(0, 1_024):
        pass
    os._exit(_ABANDONED)


def _step_back() -> None:
    """Leave the processor to whoever needs it now."""
    if hasattr(os, "nice"):
        os.nice(10)


if __name__ == "__main__":
    sys.exit(main())
