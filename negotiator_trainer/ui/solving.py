"""Has scenarios solved in a process of their own, one at a time, while the window goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from negotiator_trainer.services.solving.order import Order, Report, command
from negotiator_trainer.services.solving.place import Key
from negotiator_trainer.services.solving.tables import KeptTables
from negotiator_trainer.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from negotiator_trainer.services.solving.kept import Kept
    from negotiator_trainer.services.trainer import Trainer

_GONE_MS = 2_000


class Solving(QObject):
    """Solves what is played; what was solved before is not solved again.

    Close it before the application ends: what is not done by then is given up.

    Args:
        folder: Where tables lie.
        parent: The object that owns it.

    Attributes:
        tables: The tables that were read.

    Signals:
        told: How far the present order has come; carries its `Key` and a `Report`.
        came: A table is in memory, or cannot be had; carries its `Key` and, where it cannot be
            had, why in words.
    """

    told = Signal(object, object)
    came = Signal(object, object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tables = KeptTables(folder)
        self._background = Background(self)
        self._child: QProcess | None = None
        self._order: Order | None = None
        self._last: Report | None = None
        self._waiting: list[Order] = []
        self._wanted: set[Key] = set()
        self._closed = False

    @property
    def at_work(self) -> Key | None:
        """What is being solved now."""
        return None if self._order is None else self._order.key

    @property
    def process(self) -> int | None:
        """The id of the process that solves now."""
        return None if self._child is None else self._child.processId()

    def begin(self, trainer: Trainer, attempt: int) -> None:
        """Have what an attempt plays solved in the background, unless it was before."""
        order = order_of(trainer, attempt, self.tables.folder)
        if not self.tables.has(order.key) and not self.tables.lies_there(order.key):
            self._enqueue(order, first=False)

    def want(self, trainer: Trainer, attempt: int) -> bool:
        """Have the table of an attempt in memory; `came` tells when, unless it is there.

        Returns:
            Whether it is there already.
        """
        order = order_of(trainer, attempt, self.tables.folder)
        if self.tables.has(order.key):
            return True
        self._wanted.add(order.key)
        if self.at_work != order.key:
            self._load(order, otherwise=self._enqueue_first)
        return False

    def follow(self, trainer: Trainer, attempt: int, *, turn: int = 0, move: str = "") -> None:
        """Have solved what an attempt led to beside its table; `came` tells when.

        Args:
            trainer: The services.
            attempt: The attempt.
            turn: Where another move than the one played leads to that: its number.
            move: That move, in the log's notation.
        """
        order = order_of(trainer, attempt, self.tables.folder)
        session = trainer.practice.session(attempt)
        moves = tuple(session.write(each) for each in session.moves)
        if turn:
            moves = (*moves[: turn - 1], move)
        self._wanted.add(order.key)
        self._enqueue_first(replace(order, variant=session.variant, moves=moves))

    def close(self) -> None:
        """End the process at once, and wait for what is being read."""
        self._closed = True
        self._waiting.clear()
        self._end_child()
        self._background.close()

    def _enqueue_first(self, order: Order) -> None:
        self._enqueue(order, first=True)

    def _enqueue(self, order: Order, *, first: bool) -> None:
        if self._closed or order.key == self.at_work:
            return
        self._waiting = [each for each in self._waiting if each.key != order.key]
        self._waiting.insert(0 if first else len(self._waiting), order)
        if first and self._order is not None:
            # Somebody waits for this one; the other begins anew after it.
            given_up = self._order
            self._end_child()
            self._waiting.append(given_up)
        self._start_next()

    def _start_next(self) -> None:
        if self._closed or self._child is not None or not self._waiting:
            return
        self._order, self._last = self._waiting.pop(0), None
        child = self._child = QProcess(self)
        child.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        child.setStandardErrorFile(QProcess.nullDevice())
        child.readyReadStandardOutput.connect(self._on_told)
        child.finished.connect(self._on_over)
        child.errorOccurred.connect(self._on_error)
        program, *arguments = command()
        child.start(program, arguments)
        # Its input stays open: at its end the process knows that the window is gone.
        child.write(self._order.to_line())

    def _end_child(self) -> None:
        child, self._child, self._order = self._child, None, None
        if child is not None:
            child.blockSignals(True)  # noqa: FBT003 - Qt's signature
            child.kill()
            child.waitForFinished(_GONE_MS)
            child.deleteLater()

    def _load(self, order: Order, *, otherwise: Callable[[Order], None] | None) -> None:
        tables, key = self.tables, order.key

        def work() -> Kept | None:
            return tables.load(key)

        def done(found: Kept | None) -> None:
            if found is not None:
                self._report(key, "")
            elif otherwise is not None:
                otherwise(order)
            else:
                self._report(key, self.tr("The solution that was kept cannot be read."))

        self._background.run(work, then=done)

    def _report(self, key: Key, trouble: str) -> None:
        self._wanted.discard(key)
        self.came.emit(key, trouble)

    @Slot()
    def _on_told(self) -> None:
        if self._child is None or self._order is None:
            return
        while self._child.canReadLine():
            report = Report.from_line(bytes(self._child.readLine().data()))
            if report is not None:
                self._last = report
                self.told.emit(self._order.key, report)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_over()

    @Slot()
    def _on_over(self) -> None:
        self._on_told()
        order, last = self._order, self._last
        self._end_child()
        if order is not None and order.key in self._wanted:
            if last is not None and last.done and not last.trouble:
                self.tables.forget(order.key)
                self._load(order, otherwise=None)
            else:
                said = "" if last is None else last.trouble
                self._report(order.key, said or self.tr("Solving was broken off."))
        self._start_next()


def key_of(trainer: Trainer, attempt: int) -> Key:
    """Return what the table of an attempt is called."""
    kept = trainer.attempt(attempt)
    return Key(content=kept.content, role=kept.role)


def order_of(trainer: Trainer, attempt: int, folder: Path) -> Order:
    """Return the order to solve what an attempt plays, from the text that is kept with it."""
    with trainer.database.unit() as unit:
        kept = unit.attempts.get(attempt)
        files = unit.scenarios.files(kept.content)
    return Order(files=files, role=kept.role, folder=folder)
