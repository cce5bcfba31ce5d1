"""Shows the position of a drill, and judges the answer by the solution of its scenario.

The marks of the review stay as they are: who drills a turn has not tried it in its debrief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.drills.views import Answered, DrillPosition, Leech
from negotiator_trainer.services.handbook.links import link_about
from negotiator_trainer.services.handbook.topics import of_turn
from negotiator_trainer.services.review.page import NotReady
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.services.drills.service import Drills
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.store.drill_records import Drill


def position(drill: Drill, reviews: Reviews, drills: Drills) -> DrillPosition:
    """The decision of a drill; needs no solution.

    Args:
        drill: The drill.
        reviews: Replay its attempt.
        drills: Know what was prepared for it.

    Raises:
        StoreError: Its attempt cannot be read, or today's engine gives another log.
    """
    found = reviews.position(drill.attempt, drill.turn)
    session, sheet = drills.played(drill.attempt)
    return DrillPosition(
        drill=drill, title=found.table.title, said=said_last(found.table),
        standing=standing(found.table), table=found.table, sheet=sheet,
        before=session.before(drill.turn), played=found.played,
        card=link_about(of_turn(session, drill.turn)),
    )  # fmt: skip


def leeches(drills: Drills) -> tuple[Leech, ...]:
    """The drills that were missed so often that the whole scene is to be played."""
    found = []
    for drill in drills.leeches():
        try:
            session, _ = drills.played(drill.attempt)
        except StoreError:
            # Whatever is the matter with its attempt, it can be named and put elsewhere.
            found.append(Leech(drill=drill, title=drill.scenario, card=None))
        else:
            title = session.game.scenario.title
            card = link_about(of_turn(session, drill.turn))
            found.append(Leech(drill=drill, title=title, card=card))
    return tuple(found)


def judge(
    drill: Drill, move: str, reviews: Reviews, drills: Drills, *, seconds: float, now: datetime
) -> Answered | NotReady:
    """Judge an answer and keep it; when this returns its label, it is on the disk.

    Args:
        drill: The drill.
        move: In the log's notation.
        reviews: Judge it.
        drills: Keep it.
        seconds: How long it took.
        now: The time, in the person's zone.

    Returns:
        What was kept; NotReady, and nothing is kept, where its scenario has to be solved first.

    Raises:
        MoveError: It is not legal there.
        StoreError: It could not be kept.
    """
    verdict = reviews.judge(drill.attempt, drill.turn, move)
    if isinstance(verdict, NotReady):
        return verdict
    return drills.answer(drill.id, move, verdict, seconds=seconds, now=now)


def said_last(table: TableView) -> tuple[str, str]:
    """What was said last, by whom: the first line of context."""
    spoken = [line for line in table.transcript if line.who == "them"]
    if spoken:
        return spoken[-1].speaker, spoken[-1].words
    told = [line for line in table.transcript if line.who == "narration"]
    return ("", told[-1].words) if told else ("", tr("Nothing has been said yet."))


def standing(table: TableView) -> str:
    """What stands on the table: the second line of context."""
    theirs = table.theirs[-1].words if table.theirs else ""
    mine = table.mine[-1].words if table.mine else ""
    if theirs and mine:
        return tr("They offer {theirs}. You offered {mine}.", theirs=theirs, mine=mine)
    if theirs:
        return tr("They offer {theirs}. You have offered nothing yet.", theirs=theirs)
    if mine:
        return tr("You offered {mine}. They have offered nothing yet.", mine=mine)
    return tr("Nothing is on the table yet.")
