"""Keeps drills, says which are due, and schedules them by how they were answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import ceil
from typing import TYPE_CHECKING

from negotiator_trainer.errors import MoveError
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.drills import schedule
from negotiator_trainer.services.drills.views import Answered, DrillsToday
from negotiator_trainer.store.drill_records import DrillAnswer, NewDrill
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.services.practice import Practice
    from negotiator_trainer.services.review.page import RetryVerdict
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.drill_records import Drill, Schedule

MOST_A_DAY = 12
SECONDS_EACH = 90
"""About how long a drill takes, with what is read after it."""


class Drills:
    """The drills of one profile.

    Each `now` is an aware time in the person's zone: its date is today.

    Args:
        database: Where they are kept.
        practice: Replays the attempts that they come from.
    """

    def __init__(self, database: Database, practice: Practice) -> None:
        self._database = database
        self._practice = practice

    def today(self, now: datetime, *, most: int = MOST_A_DAY) -> DrillsToday:
        """What there is to drill today; answers nothing that costs time.

        Args:
            now: The time.
            most: How many a day holds.
        """
        today = now.date()
        with self._database.unit() as unit:
            kept = unit.drills.list(states=("due", "mastered", "leech"))
            answered = unit.drills.answered(**_day(now))
        coming = [drill for drill in kept if drill.state != "leech"]
        due = [drill for drill in coming if drill.schedule.due_on <= today]
        offered = due[: max(most - answered, 0)]
        later = [d.schedule.due_on for d in coming if d.schedule.due_on > today]
        if len(due) > len(offered):
            later.append(today + timedelta(days=1))
        skills = Counter(drill.skill for drill in offered)
        return DrillsToday(
            due=len(offered), minutes=ceil(len(offered) * SECONDS_EACH / 60),
            skills=tuple(skills.most_common()), answered=answered,
            waiting=len(due) - len(offered), next_on=min(later, default=None),
            leeches=len(kept) - len(coming),
            mastered=sum(drill.state == "mastered" for drill in coming), kept=len(kept),
        )  # fmt: skip

    def queue(
        self, now: datetime, *, most: int = MOST_A_DAY, attempt: int | None = None
    ) -> tuple[Drill, ...]:
        """The drills that can still be answered today, in their order.

        Args:
            now: The time.
            most: How many a day holds.
            attempt: Only those of an attempt.
        """
        with self._database.unit() as unit:
            answered = unit.drills.answered(**_day(now))
            return unit.drills.due(now.date(), limit=max(most - answered, 0), attempt=attempt)

    def every(self, *, attempt: int | None = None) -> tuple[Drill, ...]:
        """Every drill, those that were set aside too; those that come first first."""
        with self._database.unit() as unit:
            return unit.drills.list(attempt=attempt)

    def leeches(self) -> tuple[Drill, ...]:
        """The drills that were missed so often that the whole scene is to be played."""
        with self._database.unit() as unit:
            return unit.drills.list(states=("leech",))

    def get(self, drill: int) -> Drill:
        """A drill.

        Raises:
            StoreError: It is not there.
        """
        with self._database.unit() as unit:
            return unit.drills.get(drill)

    def played(self, attempt: int) -> tuple[Session, Sheet]:
        """The attempt that a drill comes from, and what was prepared for it.

        Raises:
            StoreError: It cannot be read, or today's engine gives another log.
        """
        session = self._practice.session(attempt)
        with self._database.unit() as unit:
            return session, unit.sheets.get(attempt) or Sheet()

    def add(self, attempt: int, turn: int, *, loss: float, now: datetime) -> Drill:
        """Make a turn a drill by hand; one that was set aside comes back.

        Args:
            attempt: A finished attempt's id.
            turn: The turn.
            loss: Points of 100 that it cost.
            now: The time.

        Raises:
            MoveError: There is no such turn.
            StoreError: It could not be kept.
        """
        from negotiator_trainer.services.skills import skill_of  # noqa: PLC0415  the scorer's

        session = self._practice.session(attempt)
        if not 1 <= turn <= len(session.moves):
            raise MoveError(
                tr("There is no turn {turn}.", turn=turn),
                remedy=tr("Choose one from 1 to {last}.", last=len(session.moves)),
            )
        skill = skill_of(session.game, session.log[:turn], session.moves[turn - 1])
        first = schedule.first(now.date(), number=attempt * 1_000 + turn)
        with self._database.unit() as unit:
            drill = unit.drills.add(
                NewDrill(
                    attempt=attempt, turn=turn, skill=skill, loss=loss, schedule=first,
                    made_at=now,
                )
            )  # fmt: skip
            if drill.state == "set_aside":
                back = schedule.anew(drill.schedule, now.date())
                drill = unit.drills.put(drill.id, back, at=now)
            return drill

    def answer(
        self, drill: int, move: str, verdict: RetryVerdict, *, seconds: float, now: datetime
    ) -> Answered:
        """Keep an answer, rated by what it lost and how long it took.

        Args:
            drill: The drill.
            move: In the log's notation.
            verdict: How it did.
            seconds: How long it took.
            now: The time.

        Raises:
            StoreError: It could not be kept; nothing of it was.
        """
        today = now.date()
        rating = schedule.rating_of(verdict.loss, seconds)
        given = DrillAnswer(
            move=move, loss=verdict.loss, rating=rating, seconds=seconds, at=now
        )  # fmt: skip
        with self._database.unit() as unit:
            before = unit.drills.get(drill).schedule
            kept = unit.drills.answer(drill, given, schedule.after(before, rating, today))
        return Answered(
            drill=kept, before=before, rating=rating, earned=rating,
            days=schedule.days_until(before, today), verdict=verdict,
        )  # fmt: skip

    def rate(self, answered: Answered, rating: int, *, now: datetime) -> Answered:
        """Rate the last answer otherwise.

        Raises:
            ValueError: There is no such rating.
            StoreError: It could not be kept; the rating stays.
        """
        if rating not in schedule.RATINGS:
            raise ValueError(rating)
        later = schedule.after(answered.before, rating, now.date())
        with self._database.unit() as unit:
            drill = unit.drills.rate(answered.drill.id, rating, later, at=now)
        return replace(answered, drill=drill, rating=rating)

    def take_back(self, answered: Answered, *, now: datetime) -> Drill:
        """Undo the last answer: the drill is where it was before it.

        Raises:
            StoreError: It could not be kept; the answer stays.
        """
        with self._database.unit() as unit:
            return unit.drills.take_back(answered.drill.id, answered.before, at=now)

    def set_aside(self, drill: int, *, now: datetime) -> Schedule:
        """Let a drill come back no more; returns where it stood, for `put_back`.

        Raises:
            StoreError: It could not be kept.
        """
        with self._database.unit() as unit:
            before = unit.drills.get(drill).schedule
            unit.drills.put(drill, schedule.aside(before), at=now)
        return before

    def put_back(self, drill: int, before: Schedule, *, now: datetime) -> Drill:
        """Undo `set_aside` or `bring_back`.

        Raises:
            StoreError: It could not be kept.
        """
        with self._database.unit() as unit:
            return unit.drills.put(drill, before, at=now)

    def bring_back(self, drill: int, *, now: datetime) -> Drill:
        """Let a drill come again, at once, that was set aside or sent to the whole scene.

        Raises:
            StoreError: It could not be kept.
        """
        with self._database.unit() as unit:
            before = unit.drills.get(drill).schedule
            return unit.drills.put(drill, schedule.anew(before, now.date()), at=now)


def _day(now: datetime) -> dict[str, datetime]:
    """The day that a time lies in, from its midnight to the next one."""
    since = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
    return {"since": since, "until": since + timedelta(days=1)}
