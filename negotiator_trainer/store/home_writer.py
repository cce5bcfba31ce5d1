"""Keeps the home page's row in step, in the transaction that changed what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.store import home, seal
from negotiator_trainer.store.ahead import gather
from negotiator_trainer.store.ahead_records import write_ahead
from negotiator_trainer.store.home_records import Unfinished
from negotiator_trainer.store.ledger import seal_single
from negotiator_trainer.store.tables import HomeTableRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from negotiator_trainer.store.summaries import Overviews
    from negotiator_trainer.store.work import Work

MOST_UNFINISHED = 20
"""More than the page shows; the list of attempts has them all."""

SHOWN_AHEAD = frozenset({"skill", "drill", "drill_answer", "declined"})
"""A change in one of these tables changes what lies ahead; so does an attempt's end.

Of a case most changes do not: `Cases` marks those that do.
"""


def empty_row() -> HomeTableRow:
    """Return the row of a new profile."""
    row = HomeTableRow(
        id=1, unfinished=home.write_unfinished(()), best=home.write_best({}), hash=""
    )
    seal_single(row)
    return row


def write_home(db: Session, overviews: Overviews, *, best_changed: bool) -> None:
    """Write the unfinished attempts and, where they changed, the best results."""
    db.flush()
    row = db.get_one(HomeTableRow, 1)
    newest = overviews.unfinished(limit=MOST_UNFINISHED)
    row.unfinished = home.write_unfinished(map(Unfinished.of, newest))
    if best_changed:
        row.best = home.write_best(overviews.best_by_scenario())
    seal_single(row)


def write_home_ahead(work: Work) -> None:
    """Write what lies ahead."""
    ahead = seal.clean(write_ahead(gather(work)))
    row = work.db.get_one(HomeTableRow, 1)
    if row.ahead != ahead:
        row.ahead = ahead
        seal_single(row)
