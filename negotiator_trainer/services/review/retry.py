"""A second try at a turn: the verdict, and the reaction of another variant that fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import label_of
from negotiator_trainer.services.review.page import RetryVerdict
from negotiator_trainer.services.review.words import label_view, retry_words

if TYPE_CHECKING:
    from negotiator_trainer.analysis.judging.review import Judged
    from negotiator_trainer.analysis.solving.solver import States
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.services.session import Session


def verdict(session: Session, turn: int, move: Move, judged: Judged) -> RetryVerdict:
    """Describe how a second try did.

    Args:
        session: The finished attempt.
        turn: The turn that was tried again.
        move: What was tried.
        judged: Its judgement over what was possible.
    """
    variant = another(session, judged.possible)
    table = session.before(turn, variant=variant)
    words = table.move_words(move)
    table.play(move)
    mood, cue = table.mood
    return RetryVerdict(
        turn=turn, passed=judged.passed, loss=judged.loss, label=label_view(label_of(judged.loss)),
        move=words, mood=mood, cue=cue, other=variant != session.variant,
        lines=tuple(line for line in table.transcript if line.turn == turn)[1:],
        sentence=retry_words(judged.loss, passed=judged.passed),
    )  # fmt: skip


def another(session: Session, possible: States) -> str:
    """The variant whose reaction is played: the next one that fits, not the true one.

    In model order, from the true one round; the true one where no other fits.
    """
    names = session.game.variants
    fitting = {names[state.variant] for state in possible}
    true = names.index(session.variant)
    return next(name for name in (*names[true + 1 :], *names[: true + 1]) if name in fitting)
