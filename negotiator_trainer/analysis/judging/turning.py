"""Turning points, and losses that nobody could have foreseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import FINE, LITTLE
from negotiator_trainer.engine.move import Accept, Offer, Walk
from negotiator_trainer.engine.outcome import Effect, Happened, Learned
from negotiator_trainer.engine.play import apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from negotiator_trainer.analysis.judging.track import Step
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.scoring.measures import Scorer

GOOD_END = 30.0
"""The least that a deal above the walkaway, or a right walk, can be worth."""
LARGE_TRUST, LARGE_TENSION = 10, 2
"""Steps from which on the script has to name what announces an effect."""


def turned(scorer: Scorer, before: State, step: Step) -> bool:
    """Whether a turn is a turning point.

    It is one when it closed below the walkaway or without a minimum term; when a deception was
    found out in it; or when it cost more than 10 points and either took what can be expected
    from the band of a deal that holds, or a right walk, into that of a missed deal, or left
    nothing that both sides could ever agree to where there had been something.

    Args:
        scorer: Of the game.
        before: The true state before the move.
        step: The turn.
    """
    after = step.outcome.state
    if found_out(scorer.game, step.outcome):
        return True
    if after.ending >= 0 and scorer.verdict(after)[0] == "agreement_trap":
        return True
    if step.loss <= LITTLE:
        return False
    emptied = scorer.zones.attainable_now(before) and not scorer.zones.attainable_now(after)
    return step.before >= GOOD_END > step.worth or emptied


def found_out(game: Game, outcome: Outcome) -> bool:
    """Whether a deception of the trainee's came out: an event says so, or trust was capped."""
    for event in outcome.events:
        if isinstance(event, Happened) and game.side.events[event.event].deception:
            return True
        if isinstance(event, Effect) and event.measure == "ceiling":
            return True
    return False


def could_not_know(game: Game, log: Sequence[Outcome], step: Step) -> bool:
    """Whether a turn's loss comes from an effect that nothing had announced to this trainee.

    It does when the turn cost more than 5 points; when in some variant still possible the move
    has a large harmful effect (trust −10 or more, tension +50 or more), and none of those
    effects was announced; and when the move was not the trainee's own yes, leaving or lie.
    Announced means that the effect names the brief, a cue that was seen before, or a fact that
    was known before: theirs because it had come out, one's own always. Smaller effects need no
    announcement: they are what anybody can expect of such a move.

    Args:
        game: What was played.
        log: What had happened before the move, the opening first.
        step: The turn.
    """
    own_end = isinstance(step.move, Accept | Walk) or (
        isinstance(step.move, Offer) and step.outcome.state.deal is not None
    )
    if step.loss <= FINE or own_end or found_out(game, step.outcome):
        return False
    known = _announcements(game, log)
    large = [
        effect
        for state in step.judged
        for effect in _harmful(apply(game, state, step.move).events)
    ]  # fmt: skip
    return bool(large) and all(effect.because not in known for effect in large)


def _announcements(game: Game, log: Sequence[Outcome]) -> set[str]:
    known = {"brief", *game.scenario.roles[game.role].facts}
    for outcome in log:
        known |= {said.cue for said in outcome.lines if said.cue}
        known |= {event.fact for event in outcome.events if isinstance(event, Learned)}
    return known


def _harmful(events: Iterable[object]) -> list[Effect]:
    return [
        event
        for event in events
        if isinstance(event, Effect)
        and (
            (event.measure == "trust" and event.before - event.after >= LARGE_TRUST)
            or (event.measure == "tension" and event.after - event.before >= LARGE_TENSION)
        )
    ]
