"""P10: the commit of a turn, beside a bare commit of the same file system."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.timing import Row, percentile
from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer

_PLAYS = 20


def rows() -> list[Row]:
    """Measure the 99th percentile of a turn's commit."""
    with tempfile.TemporaryDirectory() as folder:
        ours = _turns(Path(folder))
        floor = _bare(Path(folder), len(ours))
    return [
        Row(
            measure="P10 commit of a turn, p99",
            ours=1_000 * percentile(ours, 0.99),
            peer=1_000 * percentile(floor, 0.99),
            peer_name="bare WAL, FULL",
            unit="ms",
            goal="≤ 20 ms",
            met=percentile(ours, 0.99) <= 0.020,
        )
    ]


def _turns(folder: Path) -> list[float]:
    def now() -> datetime:
        return datetime.now(tz=UTC)

    library = Library()
    scenario = library.entries()[0].id
    trainer = open_trainer(str(folder / "p.db"), environ={}, library=library, now=now)
    took = []
    for seed in range(_PLAYS):
        role = library.open(scenario).role_or_first(None)
        attempt = trainer.start(scenario, role, seed=seed)
        session = trainer.practice.session(attempt)
        moves, _ = play_out(session.game, session.variant, TRAINEES["principled"](None))
        for move in moves:
            began = time.perf_counter()
            trainer.practice.play(attempt, move)
            took.append(time.perf_counter() - began)
    trainer.close()
    return took


def _bare(folder: Path, count: int) -> list[float]:
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE turn (words TEXT)")
    took = []
    for _ in range(count):
        began = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO turn VALUES (?)", ("x" * 400,))
        database.execute("COMMIT")
        took.append(time.perf_counter() - began)
    database.close()
    return took
