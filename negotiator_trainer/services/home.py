"""The home page: what to do next, what can be resumed, and every scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario.rounds import read_rounds
from negotiator_trainer.services.library_view import Card, Home, Unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.scenario.catalogue import Entry
    from negotiator_trainer.store.home_records import Best, HomeRow


def home_view(entries: Sequence[Entry], row: HomeRow | None) -> Home:
    """Describe the home page.

    Args:
        entries: The scenarios, easiest first.
        row: What the database has prepared for this page; None for a new profile.
    """
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
    chosen, reason = _recommended(cards)
    return Home(
        recommended=chosen, reason=reason, resume=unfinished[0] if unfinished else None,
        unfinished=unfinished, cards=cards, plays=sum(card.plays for card in cards),
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


def _recommended(cards: Sequence[Card]) -> tuple[str | None, str]:
    """The easiest scenario not played yet; else the one with the lowest best result."""
    playable = [card for card in cards if not card.problem and card.roles]
    if not playable:
        return None, "There is no scenario that can be played."
    fresh = [card for card in playable if not card.plays]
    if fresh and len(fresh) == len(playable):
        card = fresh[0]
        return card.id, f"A good first one: {card.minutes} minutes, and easy to begin with."
    if fresh:
        return fresh[0].id, "You have not played this one yet."
    weakest = min(playable, key=lambda card: card.best if card.best is not None else 0.0)
    if weakest.best is None:
        return weakest.id, "You have only practised this one without counting it."
    return weakest.id, f"Your best here is {weakest.best:.0f}: the most to gain."
