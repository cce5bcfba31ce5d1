"""A practice history of any length: the store's own sealed rows, written in bulk.

What the rows say is made up from a seed; that they are whole, chained and counted is not: the
profile verifies like one that was played.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import insert

from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.skill_names import SKILLS
from negotiator_trainer.store import seal
from negotiator_trainer.store.ledger import sealed_part
from negotiator_trainer.store.tables import (
    AttemptRow,
    CasePartRow,
    CaseRow,
    EstimateRow,
    ResultRow,
    SheetRow,
    SkillRow,
    TurnRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.unit import Unit

LAST = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
"""When the newest attempt ended."""
TURNS = 20
_TOGETHER = 500
_LINE = "If the handover can wait until the thirtieth, what would that be worth to you? "
_VERDICTS = ("held", "held", "held", "held", "held", "agreement_trap", "right_walk", "missed_deal")


class Part(NamedTuple):
    """A scenario's role as attempts refer to it, with its endings and a limit of theirs."""

    scenario: str
    role: str
    endings: tuple[str, ...]
    limit: int


PARTS = (
    Part("used-car", "buyer", ("deal", "walk", "left"), 17_000),
    Part("used-car", "dealer", ("deal", "walk"), 18_400),
    Part("shop-lease", "tenant", ("deal", "walk", "left"), 1_100),
    Part("job-offer", "candidate", ("deal", "left"), 61_000),
    Part("team-event", "proposer", ("deal", "walk"), 40),
    Part("small-supplier", "founder", ("deal", "walk", "late"), 52_000),
)
"""What is played by default."""


class History:
    """Writes attempts and cases of a made-up person who gets slowly better.

    Args:
        database: An open profile.
        seed: The same one gives the same history.
        days: Over how many days the attempts are spread, up to `LAST`.
        parts: What is played.
    """

    def __init__(
        self, database: Database, *, seed: int = 1, days: int = 2_000,
        parts: Sequence[Part] = PARTS,
    ) -> None:  # fmt: skip
        self._database = database
        self._chance = Random(seed)  # noqa: S311  not a secret
        self._days = days
        self._parts = parts

    def play(self, attempts: int, *, turns: int = TURNS) -> None:
        """Write so many finished attempts, the oldest first."""
        for begun in range(0, attempts, _TOGETHER):
            with self._database.unit() as unit:
                bulk = _Bulk(unit)
                for number in range(begun, min(begun + _TOGETHER, attempts)):
                    self._attempt(bulk, number, share=(number + 1) / attempts, turns=turns)
                bulk.write()

    def negotiate(self, cases: int) -> None:
        """Write so many real cases that the person went into and that came out."""
        with self._database.unit() as unit:
            bulk = _Bulk(unit)
            for number in range(cases):
                self._case(bulk, number + 1, share=(number + 1) / cases)
            bulk.write()

    def _when(self, share: float) -> datetime:
        back = timedelta(days=self._days * (1 - share))
        return LAST - back - timedelta(minutes=self._chance.randrange(600) if share < 1 else 0)

    def _attempt(self, bulk: _Bulk, number: int, *, share: float, turns: int) -> None:
        chance, part = self._chance, self._chance.choice(self._parts)
        ended = self._when(share)
        started = ended - timedelta(minutes=2 * turns)
        uuid = str(UUID(int=chance.getrandbits(128), version=4))
        verdict = chance.choice(_VERDICTS)
        overall = round(min(max(chance.gauss(45 + 25 * share, 14), 0.0), 100.0), 2)
        head = ""
        for position in range(turns + 1):
            at = seal.write_time(started + timedelta(minutes=2 * position))
            head = bulk.add(TurnRow, _turn(number + 1, position, at), owner=uuid, before=head)
        at = seal.write_time(ended)
        owned: dict[str, Any] = {"attempt_id": number + 1}
        bulk.add(SheetRow, {**owned, "position": 0, "content": self._sheet(part).to_json(),
                            "at": seal.write_time(started)}, owner=uuid)  # fmt: skip
        for position, stage in enumerate(("prepared", "closing")):
            bulk.add(EstimateRow, {**owned, **self._estimate(part, stage, share), "at": at,
                                   "position": position, "stage": stage}, owner=uuid)  # fmt: skip
        bulk.add(ResultRow, {**owned, **self._result(verdict, overall, at)}, owner=uuid)
        self._skills(bulk, number + 1, uuid, share=share, turns=turns)
        bulk.add(
            AttemptRow,
            {
                "id": number + 1, "uuid": uuid, "scenario": part.scenario, "role": part.role,
                "variant": "first", "seed": number, "content": "0" * 64, "engine_version": 1,
                "scorer_version": 1, "mode": "practice" if chance.random() < 0.05 else "live",
                "started_at": seal.write_time(started), "changed_at": at, "finished_at": at,
                "discarded_at": None, "ending": chance.choice(part.endings), "verdict": verdict,
                "overall": overall, "turns_made": turns, "head": head,
            },
        )  # fmt: skip

    def _sheet(self, part: Part) -> Sheet:
        chance = self._chance
        return Sheet(
            walkaway=part.limit + 900, target=part.limit - 700, trigger=_LINE * 3,
            exit_line=_LINE, interests=(_LINE, _LINE), questions=(_LINE,),
            agree_chance=chance.randrange(10, 100, 10) if chance.random() < 0.7 else None,
        )  # fmt: skip

    def _estimate(self, part: Part, stage: str, share: float) -> dict[str, Any]:
        low, high = self._range(part.limit, share if stage == "closing" else 0.2)
        return {
            "turn": TURNS if stage == "closing" else 0, "low": low, "high": high, "panel": "[]",
            "justified": None, "truth": str(part.limit), "score": 0.5,
        }  # fmt: skip

    def _range(self, limit: int, share: float) -> tuple[int, int]:
        """A range that is a little too narrow, and less so the longer one has practised."""
        middle = limit * (1 + self._chance.gauss(0.02, 0.05))
        half = limit * (0.04 + 0.03 * share)
        return round(middle - half), round(middle + half)

    def _result(self, verdict: str, overall: float, at: str) -> dict[str, Any]:
        figures = {
            key: round(min(max(overall + self._chance.gauss(0, 12), 0.0), 100.0), 2)
            for key in ("claimed", "created", "relationship", "zopa")
        }
        agreed = verdict in {"held", "agreement_trap"}
        return {
            "position": 0, "verdict": verdict, "overall": overall,
            "value": 1_000 if agreed else None, "reservation": 900, "measures": seal.dump(figures),
            "report": seal.dump({"turns": [_LINE] * TURNS}), "scorer_version": 1, "scored_at": at,
        }  # fmt: skip

    def _skills(self, bulk: _Bulk, attempt: int, uuid: str, *, share: float, turns: int) -> None:
        chance = self._chance
        for position, skill in enumerate(SKILLS[: chance.randrange(4, 8)]):
            score = min(max(chance.gauss(50 + 25 * share - 4 * position, 12), 1.0), 100.0)
            used = sorted(chance.sample(range(1, turns + 1), min(2, turns)))
            bulk.add(
                SkillRow,
                {"attempt_id": attempt, "position": position, "skill": skill, "count": len(used),
                 "score": round(score, 1), "turns": json.dumps(used)},
                owner=uuid,
            )  # fmt: skip

    def _case(self, bulk: _Bulk, number: int, *, share: float) -> None:
        chance, limit = self._chance, 38_000 + 100 * self._chance.randrange(40)
        uuid = str(UUID(int=chance.getrandbits(128), version=4))
        agreed = chance.random() < 0.7
        sheet = Sheet(
            walkaway=limit + 2_000, target=limit - 1_000, guess=Guess(*self._range(limit, 0.4)),
            agree_chance=chance.randrange(40, 100, 10),
        )  # fmt: skip
        outcome = Outcome(
            agreed=agreed, value=limit + chance.randrange(0, 3_000) if agreed else None,
            limit=limit, happened_on=self._when(share).date().isoformat(),
        )  # fmt: skip
        at = seal.write_time(self._when(share))
        bulk.add(
            CaseRow,
            {
                "id": number, "uuid": uuid, "template": "supplier", "size": "full",
                "title": f"Supplier renewal {number}", "unit": "€", "tags": "[]", "people": "[]",
                "happens_on": None, "stage": "outcome", "created_at": at, "changed_at": at,
                "went_in_at": at, "frozen": 0, "trashed_at": None,
            },
        )  # fmt: skip
        for position, part in enumerate((sheet, outcome)):
            name = "outcome" if position else "sheet"
            bulk.add(CasePartRow, {"case_id": number, "position": position, "part": name,
                                   "content": part.to_json(), "at": at}, owner=uuid)  # fmt: skip


class _Bulk:
    """Seals and counts rows as the ledger does, and writes them many at a time."""

    def __init__(self, unit: Unit) -> None:
        self._work = unit._work  # noqa: SLF001  past the repositories, one row at a time
        self._rows: dict[type[Any], list[dict[str, Any]]] = {}
        self._counts: Counter[str] = Counter()
        self._sums: Counter[str] = Counter()

    def add(
        self, kind: type[Any], values: Mapping[str, Any], *, owner: str = "", before: str = ""
    ) -> str:
        """Seal a row; returns its hash."""
        table = str(kind.__tablename__)
        found = seal.row_hash(table, sealed_part(table, values), owner=owner, before=before)
        self._rows.setdefault(kind, []).append({**values, "hash": found})
        self._counts[table] += 1
        self._sums[table] += int(found, 16)
        return found

    def write(self) -> None:
        """Write what was added; owners before what they own."""
        ledger, connection = self._work.ledger, self._work.db.connection()
        for kind in sorted(self._rows, key=lambda each: each not in {AttemptRow, CaseRow}):
            connection.execute(insert(kind), self._rows[kind])
        ledger._rows.update(self._counts)  # noqa: SLF001  likewise
        ledger._sums.update(self._sums)  # noqa: SLF001  likewise
        self._work.unfinished_changed = self._work.best_changed = True


def _turn(attempt: int, position: int, at: str) -> dict[str, Any]:
    said = [{"kind": "said", "id": f"l{position}", "speaker": "Rita", "text": _LINE * 2}] * 2
    return {
        "attempt_id": attempt, "position": position, "at": at,
        "move": f"say q{position:02}" if position else "", "lines": seal.dump(said),
        "events": seal.dump([{"kind": "effect", "measure": "trust", "before": 50, "after": 55}]),
        "digest": f"{position:016x}",
    }  # fmt: skip
