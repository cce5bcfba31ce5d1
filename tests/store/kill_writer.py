"""Writes in the journal in a child process, kills it at a random moment, and looks, many times.

Run by `test_kill.py` as a program of its own: ``kill_writer.py FOLDER SEED ROUNDS``. Prints one
JSON object of counts.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

from kill_player import LONGEST_LIFE, live_and_die, now

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.store.case_records import CaseChange, NewCase
from negotiator_trainer.store.database import Database

STEPS = 4
PROFILE = 20


def word(step):
    return f"step{step:03}x"


def write(path, acknowledge, *, hasty):
    """Take one case after another through its steps, and tell of each commit once it returned."""
    del hasty
    database = Database.open(path, now=now)
    while True:
        with database.unit() as unit:
            cases = unit.cases.list()
            done = 0 if not cases else int(unit.cases.get(cases[0].id).title)
        if not cases or done == STEPS:
            case, done = begin(database), 0
        else:
            case = cases[0].id
        for step in range(done + 1, STEPS + 1):
            take(database, case, step)
            os.write(acknowledge, b"%d %d\n" % (case, step))
        with database.unit() as unit:
            thrown = [each.id for each in unit.cases.list(trashed=True)]
            unit.cases.expunge(thrown)
        for each in thrown:
            os.write(acknowledge, b"%d 0\n" % each)


def begin(database):
    """Begin a case; the one before goes into the trash in the same transaction."""
    with database.unit() as unit:
        for each in unit.cases.list():
            unit.cases.trash(each.id, now())
        last = unit.cases.list(trashed=True)
        new = NewCase(template="lease", size="full", title="0", tags=("kill",),
                      happens_on=date(2026, 1, 1), created_at=now())  # fmt: skip
        case = unit.cases.create(new).id
        assert case not in {each.id for each in last}
        return case


def take(database, case, step):
    """All of this is there, or nothing."""
    at = now() + timedelta(minutes=11 * step)
    with database.unit() as unit:
        unit.cases.change(case, CaseChange(title=str(step)), at=at)
        sheet = Sheet(walkaway=step, interests=(word(step) * step,))
        unit.cases.save(case, "sheet", sheet.to_json(), at)
        if step == STEPS // 2:
            unit.cases.go_in(case, at)
        unit.cases.put_words(case, str(step), word(step))


def look(path, told, counts):
    """Compare what is on the disk with what was told."""
    database = Database.open(path, now=now)
    counts["damaged"] += not database.verify().ok
    with database.unit() as unit:
        there = {c.id: c for c in (*unit.cases.list(), *unit.cases.list(trashed=True))}
        for case, step in told.items():
            if not step:
                counts["back"] += case in there and there[case].trashed_at is not None
            elif case in there:
                counts["lost"] += int(there[case].title) < step
        for case in there.values():
            counts["half"] += not agrees(unit, case)
    database.close()


def agrees(unit, case):
    """Whether title, sheet, snapshot and index are of the same step."""
    step = int(case.title)
    part = unit.cases.part(case.id, "sheet")
    if step == 0:
        return part is None and case.went_in_at is None
    hits = unit.cases.search(word(step))
    found = case.trashed_at is not None or [hit.case.id for hit in hits] == [case.id]
    frozen = None if step < STEPS // 2 else STEPS // 2 - 1
    return found and Sheet.from_json(part).walkaway == step and case.frozen == frozen


def main(folder, seed, rounds):
    chance = Random(seed)
    counts = dict.fromkeys(("lost", "half", "damaged", "back", "errors"), 0)
    told, words, deleted = {}, 0, 0
    for number in range(rounds):
        path = folder / f"profile-{number // PROFILE}.db"
        if number % PROFILE == 0:
            told = {}
        life = chance.random() ** 2 * LONGEST_LIFE * 4
        said = live_and_die(path, life, hasty=False, act=write).splitlines()
        counts["errors"] += sum(line.startswith("error") for line in said)
        pairs = [tuple(map(int, line.split())) for line in said if not line.startswith("error")]
        words += len(pairs)
        deleted += sum(step == 0 for _, step in pairs)
        told.update(pairs)
        if path.exists():
            try:
                look(path, told, counts)
            except StoreError:
                counts["damaged"] += 1
    print(json.dumps({**counts, "acknowledged": words, "deleted": deleted}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
