"""Reads which finished attempts can be linked to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.ui.pages.journal.link_dialog import Linkable

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer

MOST = 50
"""Attempts that can be chosen from, the newest first."""


def linkable(trainer: Trainer) -> tuple[Linkable, ...]:
    """Return the last finished attempts with what was said when they were compared."""
    found = trainer.finished(MOST)
    titles = {each.id: each.header.title for each in trainer.library.entries() if each.header}
    return tuple(
        Linkable(
            uuid=trainer.attempt(each.id).uuid,
            title=titles.get(each.scenario, each.scenario),
            when=each.finished_at,
            overall=each.overall,
            answer=trainer.journal.comparison(each.id),
        )
        for each in found
    )
