"""Runs slow work off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Background(QObject):
    """One worker thread; results and errors come back on the GUI thread.

    Close it before the application ends.
    """

    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        self._finished.connect(self._deliver)

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Call `work` on the worker thread, then `then` with its result on this one.

        Args:
            work: Touches no widget.
            then: Receives what `work` returned.
            failed: Receives what `work` raised. Without it the error is raised
                on the GUI thread, where it meets the same handler as any other.
        """
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  not needed to start

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._report(done, then, failed))

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and deliver nothing more."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _report(
        self,
        done: Future[Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
    ) -> None:
        if not self._closed:
            self._finished.emit(done, then, failed)

    @Slot(object, object, object)
    def _deliver(
        self,
        done: Future[Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
    ) -> None:
        if done.cancelled() or self._closed:
            return
        error = done.exception()
        if isinstance(error, Exception) and failed is not None:
            failed(error)
            return
        then(done.result())
