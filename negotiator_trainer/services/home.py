"""The home page: what to do next, what can be resumed, and every scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario.rounds import read_rounds
from negotiator_trainer.services.library_view import Card, Home, Unfinished
from negotiator_trainer.services.plan.next_thing import next_thing
from negotiator_trainer.services.plan.view import Wishes
from negotiator_trainer.services.plan.waiting import coming_up, drills_due
from negotiator_trainer.services.plan.week import week_of
from negotiator_trainer.store import home_records
from negotiator_trainer.store.ahead_records import NOTHING_AHEAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from negotiator_trainer.scenario.catalogue import Entry
    from negotiator_trainer.store.ahead_records import Ahead
    from negotiator_trainer.store.home_records import Best, HomeRow
    from negotiator_trainer.store.unit import Unit


def home_row(unit: Unit) -> HomeRow:
    """Read what the home page shows of the attempts, with every one that can be resumed."""
    return home_records.HomeRow(
        unfinished=tuple(map(home_records.Unfinished.of, unit.attempts.unfinished())),
        best=unit.attempts.best_by_scenario(),
    )


def home_view(
    entries: Sequence[Entry], row: HomeRow | None, ahead: Ahead = NOTHING_AHEAD, *,
    now: datetime, wishes: Wishes | None = None,
) -> Home:  # fmt: skip
    """Describe the home page.

    Args:
        entries: The scenarios, easiest first.
        row: What the database has prepared for this page; None for a new profile.
        ahead: What lies ahead.
        now: The time in the person's zone.
        wishes: What they have chosen about the plan.
    """
    wishes = wishes or Wishes()
    best: Mapping[str, Best] = row.best if row is not None else {}
    cards = tuple(_card(entry, best.get(entry.id)) for entry in entries)
    titles = {card.id: card.title for card in cards}
    folders = {entry.id: entry.path for entry in entries}
    unfinished = tuple(
        Unfinished(
            attempt=u.id, scenario=u.scenario, title=titles.get(u.scenario, u.scenario),
            role=u.role, turn=u.turns_made,
            rounds=read_rounds(folders[u.scenario], u.role) if u.scenario in folders else 0,
        )
        for u in (row.unfinished if row is not None else ())
    )  # fmt: skip
    return Home(
        next=next_thing(
            cards, ahead, now, wishes, begun={each.scenario for each in unfinished}
        ),
        resume=unfinished[0] if unfinished else None,
        unfinished=unfinished, cards=cards, plays=sum(card.plays for card in cards),
        week=week_of(ahead.hours, now, wishes.goal) if wishes.rhythm else None,
        drills=drills_due(ahead, now, wishes.drills_a_day), coming=coming_up(ahead, now),
    )  # fmt: skip


def _card(entry: Entry, best: Best | None) -> Card:
    header = entry.header
    if header is None or entry.problem:
        return Card(
            id=entry.id, title=entry.id if header is None else header.title,
            problem=entry.problem, detail=entry.detail or f"{entry.path}: {entry.problem}",
        )  # fmt: skip
    return Card(
        id=entry.id, title=header.title, pitch=header.pitch, minutes=header.minutes,
        difficulty=header.difficulty, skills=tuple(header.skills), roles=tuple(header.roles),
        best=best.overall if best else None, plays=best.plays if best else 0,
    )  # fmt: skip
