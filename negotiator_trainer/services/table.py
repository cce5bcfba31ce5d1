"""The table as it is shown: from the session, the sheet and the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scoring.sheet import Guess
from negotiator_trainer.services.measuring import estimate_form, issue_rows, strip
from negotiator_trainer.services.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.records import EstimateRecord, Note

HARDEST = 3
"""At this difficulty nothing measures the offer while it is made."""


def last_guess(estimates: Sequence[EstimateRecord]) -> Guess:
    """The trainee's present estimate; an empty one before the first."""
    if not estimates:
        return Guess()
    last = estimates[-1]
    return Guess(last.low, last.high, last.panel)


def table_view(
    attempt: int,
    session: Session,
    *,
    sheet: Sheet | None,
    estimates: Sequence[EstimateRecord],
    notes: Sequence[Note],
) -> TableView:
    """Describe an attempt as the table shows it."""
    game, state = session.game, session.state
    scenario = game.scenario
    me, them = scenario.roles[game.role], scenario.roles[game.side.counterpart]
    guess = last_guess(estimates)
    walkaway = sheet.walkaway if sheet is not None else None
    rounds = game.side.rounds
    asked = any(e.stage == "midway" for e in estimates)
    endings = tuple(game.side.endings.values())
    mood, cue = session.mood
    return TableView(
        attempt=attempt, scenario=scenario.id, title=scenario.title, role=game.role,
        my_name=me.name, their_name=them.name, their_position=them.position,
        portrait=them.portrait.model_dump(), mood=mood, cue=cue, round=state.round,
        rounds=rounds, transcript=tuple(session.transcript), options=session.options(),
        can_offer=session.can_offer, standing=session.standing,
        can_walk=game.side.moves.walk and not session.ended,
        can_step_outside=game.side.moves.outside and not session.ended,
        issues=issue_rows(game, state),
        base_value=game.situations.at(state.variant, state.events).mine.preference.base,
        mine=tuple(o for o in session.offers if o.by == "me"),
        theirs=tuple(o for o in session.offers if o.by == "them"),
        strip=strip(game, sheet=sheet, guess=guess, offers=session.offers),
        written_walkaway=walkaway,
        meter=walkaway is not None and scenario.difficulty < HARDEST,
        estimate=estimate_form(game), guess=guess,
        ask_midway=not session.ended and not asked and state.round * 2 >= game.side.par
        and estimate_form(game).kind != "none",
        notes=tuple((note.turn, note.text) for note in notes), ended=session.ended,
        ending=endings[state.ending].text if session.ended else "",
        sheet_text=me.sheet, brief=scenario.brief, unit=scenario.unit.sign,
    )  # fmt: skip
