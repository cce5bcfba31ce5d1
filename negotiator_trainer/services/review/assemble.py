"""The review page from a judged play, its session and its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import FEWEST_DECISIONS
from negotiator_trainer.services.account import effect_words
from negotiator_trainer.services.handbook.links import link_about
from negotiator_trainer.services.handbook.topics import of_turn
from negotiator_trainer.services.review import marked
from negotiator_trainer.services.review.page import GraphPoint, ReviewedTurn, ReviewPage
from negotiator_trainer.services.review.words import (
    disagreement,
    label_view,
    result_words,
    tags,
    walk_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.analysis.judging.review import Review, Turn
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.records import Attempt, Mark


def review_page(
    attempt: Attempt, session: Session, review: Review, *, marks: Sequence[Mark],
    forks: Sequence[tuple[Attempt, int]],
) -> ReviewPage:  # fmt: skip
    """Describe the review of a finished attempt.

    Args:
        attempt: What is kept of it.
        session: It, replayed.
        review: It, judged.
        marks: What is kept beside its turns.
        forks: Its practice forks with their turns.
    """
    track = review.track
    verdict = attempt.verdict or ""
    turns = tuple(reviewed(session, turn, verdict=verdict) for turn in review.turns)
    moments = marked.moments((turn.step.number for turn in review.moments), marks)
    few = review.decisions < FEWEST_DECISIONS
    return ReviewPage(
        attempt=attempt.id, turns=turns, value_start=track.start,
        opening_luck=track.opening - track.start, overall=track.value, accuracy=review.accuracy,
        result_words=result_words(review), disagreement=disagreement(review),
        walk_words=walk_words(review), moments=moments, graph=() if few else _graph(review, turns),
        too_few=few,
        revealed=not moments or marked.revealed(marks, branches=bool(forks)),
        branches=marked.branches(forks),
    )  # fmt: skip


def reviewed(session: Session, turn: Turn, *, verdict: str = "") -> ReviewedTurn:
    """Describe one judged turn; `verdict` is that of the attempt, once it is over."""
    step = turn.step
    lines = [line for line in session.transcript if line.turn == step.number]
    return ReviewedTurn(
        number=step.number, move=lines[0].words,
        answer=tuple((line.speaker, line.words) for line in lines[1:]),
        label=label_view(turn.label), tags=tags(session.game, turn, session.variant),
        loss=step.loss, luck=step.luck, before=step.before, after=step.after,
        accuracy=turn.accuracy, effects=effects(session, step.number),
        card=link_about(of_turn(session, step.number, tags=turn.tags, verdict=verdict)),
    )  # fmt: skip


def effects(session: Session, turn: int) -> tuple[str, ...]:
    """What a turn did and why, in sentences."""
    found = (effect_words(session, event) for event in session.log[turn].events)
    return tuple(words for words in found if words)


def _graph(review: Review, turns: Sequence[ReviewedTurn]) -> tuple[GraphPoint, ...]:
    first = GraphPoint(turn=0, value=review.track.opening, label=None)
    return (first, *(GraphPoint(turn=t.number, value=t.after, label=t.label) for t in turns))
