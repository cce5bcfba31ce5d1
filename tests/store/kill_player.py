"""Plays in a child process, kills it at a random moment and looks at what is left, many times.

Run by `test_kill.py` as a program of its own: ``kill_player.py FOLDER SEED ROUNDS
[hasty]``. Children are forked, so that imports are paid once. Prints one JSON object of counts.
A hasty player acknowledges before the commit: that has to be noticed.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.home import read_home
from negotiator_trainer.store.records import NewAttempt, Note, Result, TurnRecord

LENGTH = 25
PROFILE = 20
LONGEST_LIFE = 0.07


def now():
    return datetime.now(UTC)


def turn(attempt, position):
    """Follow from attempt and position alone, so that what is read can be compared with it."""
    return TurnRecord(
        position=position,
        move=f"say q{position}" if position else "",
        lines=({"kind": "said", "id": f"{attempt}-{position}", "text": "ü" * (position * 7)},),
        events=({"kind": "learned", "fact": f"f{position}", "new": True},),
        digest=f"{attempt:08x}{position:08x}",
        at=datetime(2026, 1, 1, 0, 0, position, tzinfo=UTC),
    )


def begin(database):
    with database.unit() as unit:
        attempt = unit.attempts.create(
            NewAttempt(scenario="toy", role="buyer", variant="a", seed=1, content="c",
                       engine_version=1, scorer_version=1, mode="live", started_at=now())
        ).id  # fmt: skip
        unit.sheets.save(attempt, Sheet(walkaway=attempt), now())
    return attempt


def finish(database, attempt):
    result = Result(verdict="held", overall=50, value=1, reservation=0, measures={},
                    report={}, scorer_version=1, scored_at=now())  # fmt: skip
    with database.unit() as unit:
        unit.attempts.finish(attempt, "deal", now(), result)


def play(path, acknowledge, *, hasty):
    """Resume or begin an attempt, play on for ever, and tell of each commit once it returned."""
    database = Database.open(path, now=now)
    while True:
        with database.unit() as unit:
            unfinished = unit.attempts.unfinished()
            made = len(unit.attempts.turns(unfinished[0].id)) if unfinished else 0
        attempt = unfinished[0].id if unfinished else begin(database)
        for position in range(made, LENGTH):
            with database.unit() as unit:
                unit.attempts.append(attempt, turn(attempt, position))
                unit.notes.add(attempt, Note(turn=position, text=f"note {position}", at=now()))
                if hasty:
                    os.write(acknowledge, b"%d %d\n" % (attempt, position))
            if not hasty:
                os.write(acknowledge, b"%d %d\n" % (attempt, position))
        finish(database, attempt)
        os.write(acknowledge, b"%d %d\n" % (attempt, LENGTH))


def live_and_die(path, life, *, hasty, act=play):
    """Let a child act for `life` seconds from its first word on and return all its words."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            act(path, writer, hasty=hasty)
        except StoreError as error:
            os.write(writer, f"error {error}\n".encode())
        finally:
            os._exit(1)
    os.close(writer)
    select.select([reader], [], [], 10 if life > LONGEST_LIFE / 10 else life)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        return pipe.read().decode()


def look(path, acknowledged, counts):
    """Compare what is on the disk with what was acknowledged."""
    home = read_home(path)
    database = Database.open(path, now=now)
    counts["damaged"] += not database.verify().ok
    with database.unit() as unit:
        for attempt, last in acknowledged.items():
            turns = unit.attempts.turns(attempt)
            counts["lost"] += max(0, min(last + 1, LENGTH) - len(turns))
            counts["half"] += turns != tuple(turn(attempt, n) for n in range(len(turns)))
            counts["half"] += len(unit.notes.list(attempt)) != len(turns)
            if last == LENGTH and unit.attempts.get(attempt).finished_at is None:
                counts["lost"] += 1
        unfinished = unit.attempts.unfinished()
    counts["home"] += home is None or [a.id for a in home.unfinished] != [a.id for a in unfinished]
    counts["many"] += len(unfinished) > 1
    database.close()
    return unfinished


def main(folder, seed, rounds, *, hasty):
    chance = Random(seed)
    counts = dict.fromkeys(("lost", "half", "damaged", "home", "many", "errors"), 0)
    acknowledged, words, resumed, waiting = {}, 0, 0, None
    for number in range(rounds):
        path = folder / f"profile-{number // PROFILE}.db"
        if number % PROFILE == 0:
            acknowledged, waiting = {}, None
        said = live_and_die(path, chance.random() ** 2 * LONGEST_LIFE, hasty=hasty).splitlines()
        counts["errors"] += sum(line.startswith("error") for line in said)
        pairs = [tuple(map(int, line.split())) for line in said if not line.startswith("error")]
        words += len(pairs)
        resumed += bool(pairs) and waiting is not None and pairs[0][0] == waiting
        acknowledged.update(pairs)
        if not path.exists():
            continue
        left = look(path, acknowledged, counts)
        waiting = left[0].id if left else None
    print(json.dumps({**counts, "acknowledged": words, "resumed": resumed}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), hasty="hasty" in sys.argv)
