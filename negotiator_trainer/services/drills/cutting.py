"""Cuts drills from a reviewed attempt: every turn that cost more than 5 points.

Turns for which a hint was asked for are cut too: whoever was helped and still lost needs the
position most. A forced turn costs nothing and is never cut. Practice counts as well, for a
mistake made there is a mistake; of a fork only what was played anew. An attempt that was put
aside yields none.

The same mistake in the same position, in another play of the scenario, is no second drill. It
brings the first one back at once, also when that was mastered.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import FINE
from negotiator_trainer.services.drills import schedule
from negotiator_trainer.store.drill_records import NewDrill, Schedule

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.services.reviewed import Reviewed
    from negotiator_trainer.store.drill_records import Drill
    from negotiator_trainer.store.records import Attempt, TurnRecord
    from negotiator_trainer.store.unit import Unit

_FARTHEST_WEST = timedelta(hours=12)


def cut(unit: Unit, found: Reviewed) -> None:
    """Keep a drill for each costly turn; a second time nothing more comes of it.

    Raises:
        StoreError: It could not be kept.
    """
    attempt = found.attempt
    if attempt.discarded:
        return
    number = attempt.id
    begins = max((m.turn for m in unit.marks.list(number) if m.kind == "branch"), default=1)
    there = {drill.turn for drill in unit.drills.list(attempt=number)}
    others = _others(unit, attempt)
    mine = unit.attempts.turns(number)
    # The clock does not say where the person is: there, too, it has begun to be due.
    day = (found.at - _FARTHEST_WEST).date()
    for turn, trained in zip(found.review.turns, found.trained, strict=True):
        at = turn.step.number
        if turn.step.loss <= FINE or at < begins or at in there:
            continue
        same = next((drill for drill, turns in others if _same(turns, mine, drill, at)), None)
        if same is not None:
            _bring_back(unit, same, found.at, since=attempt.finished_at)
            continue
        unit.drills.add(
            NewDrill(
                attempt=number, turn=at, skill=trained.skill, loss=turn.step.loss,
                schedule=schedule.first(day, number=number * 1_000 + at), made_at=found.at,
            )
        )  # fmt: skip


def _others(unit: Unit, attempt: Attempt) -> list[tuple[Drill, tuple[TurnRecord, ...]]]:
    """Drills of other plays of the very same text, with what was said in these."""
    found = []
    for drill in unit.drills.list(scenario=attempt.scenario):
        if drill.attempt == attempt.id or drill.role != attempt.role:
            continue
        if unit.attempts.get(drill.attempt).content == attempt.content:
            found.append((drill, unit.attempts.turns(drill.attempt)))
    return found


def _same(
    theirs: tuple[TurnRecord, ...], mine: tuple[TurnRecord, ...], drill: Drill, turn: int
) -> bool:
    """Whether a drill shows what stood before a turn: the same was done, said and put down."""
    return drill.turn == turn and all(
        (one.move, one.lines, one.events) == (other.move, other.lines, other.events)
        for one, other in zip(theirs[:turn], mine[:turn], strict=True)
    )


def _bring_back(unit: Unit, drill: Drill, at: datetime, *, since: datetime | None) -> None:
    if drill.state not in {"due", "mastered"} or since is None or drill.changed_at >= since:
        return
    day = (at - _FARTHEST_WEST).date()
    if drill.schedule.due_on > day:
        back = Schedule(
            state="due", card=drill.schedule.card, due_on=day, lapses=drill.schedule.lapses
        )
        unit.drills.put(drill.id, back, at=at)
