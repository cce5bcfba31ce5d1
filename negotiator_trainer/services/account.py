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

if TYPE_CHECKING:
    from negotiator_trainer.scoring.measures import Measures
    from negotiator_trainer.services.session import Session

_ANSWERS = {
    "insulting": "They took the offer as an insult.",
    "low": "The offer was too low for them.",
    "close": "The offer was close.",
    "wrong_issue": "The total was near; one issue was in the way.",
    "step_back": "The offer was a step back from your last one.",
    "repeat": "To them the offer came to much the same as the last one.",
    "several": "They took none of the packages, but showed which they liked best.",
    "accept": "They took it.",
}


def effect_words(session: Session, event: Event) -> str:  # noqa: PLR0911  one a kind
    """One event of the log as a sentence for the debrief; empty for what needs none."""
    side = session.game.side
    match event:
        case Effect():
            return _moved(event)
        case Learned(fact=fact, new=True):
            text = side.facts[fact].text
            return f"You found out: {text[session.variant] if isinstance(text, dict) else text}"
        case Gave(fact=fact, new=True):
            own = session.game.scenario.roles[session.game.role].facts[fact]
            return f"You gave away ({own.kind}): {own.text}"
        case Tabled(issue=issue):
            return f"On the table now: {session.game.scenario.issues[issue].name}."
        case Happened(event=name):
            return side.events[name].text
        case Answered(reply=reply):
            return _ANSWERS[reply]
        case Agreed(by=by):
            return "You said the last yes." if by == "me" else "They said the last yes."
        case Adjourned(sitting=sitting):
            return f"Sitting {sitting} begins."
        case _:
            return ""


def _moved(effect: Effect) -> str:
    by = effect.after - effect.before
    reason = f", because {effect.reason}" if effect.reason else ""
    match effect.measure:
        case "face":
            return f"They lost face{reason}."
        case "ceiling":
            return f"Trust can no longer pass {effect.after}: {effect.reason}"
        case "tension":
            return f"Tension {_signed(25 * by)}{reason}." if by else ""
        case _:
            return f"Trust {_signed(by)}{reason}." if by else ""


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
