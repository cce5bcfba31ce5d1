"""A profile of 50 MB: making a backup, a turn's commit meanwhile, and going back to one."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import Row, median, seconds
from negotiator_trainer.services.keeping.automatic import back_up
from negotiator_trainer.services.keeping.restoring import restore_from
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.records import NewAttempt, TurnRecord

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTEMPTS, _TURNS = 125, 20
_BYTES = 20_000
"""Of one turn; with its line in the file and its hash about 50 MB in all."""
_ROUNDS = 5


def rows() -> list[Row]:
    """Measure making a backup, a commit while it is made, and a restore."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.db"
        database = _filled(profile)
        made = [seconds(lambda: back_up(database)) for _ in range(_ROUNDS)]
        commit = max(_commits_during(database, lambda: back_up(database)))
        source = back_up(database)
        database.close()
        floor = median([seconds(lambda: _copied(profile, Path(folder) / "copy")) for _ in range(3)])
        restored = [
            seconds(lambda: restore_from(profile, source, now=_now)) for _ in range(_ROUNDS)
        ]
    return [
        _row("verified backup of 50 MB", made, floor, "≤ 5 s", most=5),
        _row("a turn's commit meanwhile, longest", [commit], None, "≤ 0.5 s", most=0.5),
        _row("restore of 50 MB, longest", [max(restored)], floor, "≤ 5 s", most=5),
    ]


def _row(what: str, took: list[float], floor: float | None, goal: str, *, most: float) -> Row:
    return Row(
        measure=what, ours=median(took), peer=floor, peer_name="copy and fsync" if floor else "",
        unit="s", goal=goal, met=median(took) <= most,
    )  # fmt: skip


def _now() -> datetime:
    return datetime.now(tz=UTC)


def _filled(profile: Path) -> Database:
    database = Database.open(profile, now=_now)
    for number in range(_ATTEMPTS):
        with database.unit() as unit:
            new = NewAttempt(
                scenario="used-car", role="buyer", variant="relaxed", seed=number, content="0",
                engine_version=1, scorer_version=1, mode="live", started_at=_now(),
            )  # fmt: skip
            attempt = unit.attempts.create(new).id
            for position in range(_TURNS):
                unit.attempts.append(attempt, _turn(position))
    return database


def _turn(position: int) -> TurnRecord:
    words = os.urandom(_BYTES // 2).hex()
    return TurnRecord(
        position=position, move="", lines=({"text": words},), events=(), digest="0", at=_now()
    )


def _commits_during(database: Database, work: Callable[[], object]) -> list[float]:
    """Commit one turn after another while something else is done, and say how long each took."""
    worker = threading.Thread(target=work)
    worker.start()
    took, position = [], _TURNS
    while worker.is_alive():
        began = time.perf_counter()
        with database.unit() as unit:
            unit.attempts.append(1, _turn(position))
        took.append(time.perf_counter() - began)
        position += 1
        time.sleep(0.02)
    worker.join()
    return took


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())
