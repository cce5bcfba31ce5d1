"""What happened in a play, turn by turn, in plain values and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from negotiator_trainer.engine.outcome import (
    Adjourned,
    Agreed,
    Answered,
    Effect,
    Event,
    Gave,
    Happened,
    Learned,
    Tabled,
)
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from negotiator_trainer.scoring.measures import Measures
    from negotiator_trainer.services.session import Session

_BECAUSE = mark(", because {reason}")
_ANSWERS = {
    "insulting": mark("They took the offer as an insult."),
    "low": mark("The offer was too low for them."),
    "close": mark("The offer was close."),
    "wrong_issue": mark("The total was near; one issue was in the way."),
    "step_back": mark("The offer was a step back from your last one."),
    "repeat": mark("To them the offer came to much the same as the last one."),
    "several": mark("They took none of the packages, but showed which they liked best."),
    "accept": mark("They took it."),
}
KINDS = {
    "interest": mark("interest"),
    "priority": mark("priority"),
    "strength": mark("strength"),
    "weakness": mark("weakness"),
    "limit": mark("limit"),
}
"""What a fact of one's own is about."""


def effect_words(session: Session, event: Event) -> str:  # noqa: PLR0911  one a kind
    """One event of the log as a sentence for the debrief; empty for what needs none."""
    side = session.game.side
    match event:
        case Effect():
            return _moved(event)
        case Learned(fact=fact, new=True):
            text = side.facts[fact].text
            found = text[session.variant] if isinstance(text, dict) else text
            return tr("You found out: {found}", found=found)
        case Gave(fact=fact, new=True):
            own = session.game.scenario.roles[session.game.role].facts[fact]
            return tr("You gave away ({kind}): {text}", kind=tr(KINDS[own.kind]), text=own.text)
        case Tabled(issue=issue):
            return tr("On the table now: {name}.", name=session.game.scenario.issues[issue].name)
        case Happened(event=name):
            return side.events[name].text
        case Answered(reply=reply):
            return tr(_ANSWERS[reply])
        case Agreed(by=by):
            return tr("You said the last yes.") if by == "me" else tr("They said the last yes.")
        case Adjourned(sitting=sitting):
            return tr("Sitting {sitting} begins.", sitting=sitting)
        case _:
            return ""


def _moved(effect: Effect) -> str:
    by = effect.after - effect.before
    reason = tr(_BECAUSE, reason=effect.reason) if effect.reason else ""
    match effect.measure:
        case "face":
            return tr("They lost face{reason}.", reason=reason)
        case "ceiling":
            cap = effect.after
            return tr("Trust can no longer pass {cap}: {reason}", cap=cap, reason=effect.reason)
        case "tension":
            moved = _signed(25 * by)
            return tr("Tension {moved}{reason}.", moved=moved, reason=reason) if by else ""
        case _:
            moved = _signed(by)
            return tr("Trust {moved}{reason}.", moved=moved, reason=reason) if by else ""


def gives_reason(sentence: str) -> bool:
    """Whether a sentence of `effect_words` says why."""
    return tr(_BECAUSE, reason="").strip(" ,") in sentence


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}"


def report(session: Session, measures: Measures) -> dict[str, Any]:
    """The play in plain values; what the review adds is the business of who has one."""
    return {
        "scenario": session.game.scenario.id,
        "role": session.game.role,
        "variant": session.variant,
        "seed": session.seed,
        "ending": tuple(session.game.side.endings)[session.state.ending],
        "verdict": measures.verdict,
        "tag": measures.tag,
        "overall": round(measures.overall, 2),
        "value": measures.value,
        "reservation": measures.reservation,
        "measures": {
            "claimed": _rounded(measures.claimed),
            "created": _rounded(measures.created),
            "zopa": _rounded(measures.zopa),
            "relationship": _rounded(measures.relationship),
        },
        "turns": [turn(session, number) for number in range(1, len(session.log))],
    }


def turn(session: Session, number: int) -> dict[str, Any]:
    """One turn: the move, what was said after it, and what it did and why."""
    effects = (effect_words(session, event) for event in session.log[number].events)
    return {
        "move": session.write(session.moves[number - 1]),
        "said": [
            f"{line.speaker}: {line.words}" if line.speaker else line.words
            for line in session.transcript
            if line.turn == number
        ],
        "effects": [words for words in effects if words],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
