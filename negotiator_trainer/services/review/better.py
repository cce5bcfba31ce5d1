"""The better line of a turn: the move in words, and why, out of the effects' own reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Accept
from negotiator_trainer.engine.outcome import (
    Agreed,
    Answered,
    Effect,
    Ended,
    Event,
    Gave,
    Happened,
    Learned,
)
from negotiator_trainer.engine.play import apply
from negotiator_trainer.engine.speech import written_value
from negotiator_trainer.services.review.page import BetterLine
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.analysis.judging.track import Step
    from negotiator_trainer.analysis.solving.solver import States
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.services.session import Session

_WEIGHTY = (Agreed, Ended, Learned, Happened, Answered)
_CLEARLY = 0.25
"""By how much likelier, of 1, a move has to make what is said of it."""
_SAME = 0.05
"""Points below which nothing is better than what was played."""
_TAKEN_BADLY = {
    "insulting": mark("Yours was taken as an insult."),
    "step_back": mark("Yours was a step back from your last offer."),
    "repeat": mark("Yours came to much the same as the last one, to them."),
}
_AGREED = {
    True: mark("It takes a deal worth {worth} to you."),
    False: mark("They would have agreed to a deal worth {worth} to you."),
}
_CLOSED = {
    True: mark("Yours closed at less than could be had: the deal is worth {worth} to you."),
    False: mark("Yours closed below your walkaway: the deal is worth {worth} to you."),
}
_GAVE_AWAY = {
    "weakness": mark("Yours gave away a weakness: {fact}"),
    "limit": mark("Yours gave away a limit: {fact}"),
}
_MEASURES = {
    "trust": mark("Trust {moved}"),
    "ceiling": mark("Ceiling {moved}"),
    "tension": mark("Tension {moved}"),
    "face": mark("Face {moved}"),
}
_ENDED = {
    "left": mark("Yours made them leave."),
    "walk": mark("Yours ended the talk while something was still to be had."),
    "deadline": mark("Yours let the time run out."),
}


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a move does over all that is possible: each event with its chance, 0–1."""

    move: Move
    worth: float
    events: dict[Event, float]


def prospect(game: Game, belief: States, move: Move, worth: float) -> Prospect:
    """Gather what a move does in each state of a belief, by prior weight."""
    weights = [v.weight for v in game.side.variants.values()]
    total = sum(weights[state.variant] for state in belief)
    events: dict[Event, float] = {}
    for state in belief:
        for event in set(apply(game, state, move).events):
            events[event] = events.get(event, 0.0) + weights[state.variant] / total
    return Prospect(move, worth, events)


def better_line(session: Session, step: Step, best: Move) -> BetterLine:
    """Describe the best move of a turn.

    Args:
        session: The table as it stood before the turn.
        step: The turn, valued.
        best: Its best move.
    """
    game = session.game
    if step.loss < _SAME:
        return BetterLine(
            turn=step.number, move=session.write(step.move), words=session.move_words(step.move),
            gain=0.0, reason=tr("Nothing was better than what you did."),
        )  # fmt: skip
    new = prospect(game, step.judged, best, step.before)
    old = prospect(game, step.judged, step.move, step.worth)
    said = [words for words in (brings(session, new, old), costs(session, old, new)) if words]
    if not said:
        said = [_expected(new, old)]
    return BetterLine(
        turn=step.number, move=session.write(best), words=session.move_words(best),
        gain=step.loss, reason=" ".join(said),
    )  # fmt: skip


def brings(session: Session, new: Prospect, old: Prospect) -> str:
    """What the better move brings that the other one does not, in a sentence; may be empty."""
    game = session.game
    more = _more(new, old)
    for event in more:
        match event:
            case Agreed(package=package) if not _agreed(old):
                return tr(_AGREED[isinstance(new.move, Accept)], worth=_worth(session, package))
            case Learned(fact=fact, new=True):
                return _brought_out(game, fact)
            case Happened(event=name) if not game.side.events[name].deception:
                return tr(
                    "It changes what is possible: {words}",
                    words=_sentence(game.side.events[name].text),
                )
    kind = _strongest(more, good=True)
    if kind is not None:
        return f"{_moved(kind)}: {_sentence(kind.reason)}"
    return _left(game, more)


def _left(game: Game, events: Iterable[Event]) -> str:
    ended = next((event for event in events if isinstance(event, Ended)), None)
    if ended is None or game.side.endings[ended.ending].kind != "walk":
        return ""
    if game.side.endings[ended.ending].door == "open":
        return tr("Leaving was worth more than going on, and the door stays open.")
    return tr("Leaving was worth more than going on.")


def _brought_out(game: Game, name: str) -> str:
    fact = game.side.facts[name]
    if not isinstance(fact.text, dict):
        return tr("It brings out: {fact}", fact=_sentence(fact.text))
    # Which of several truths it is would give the variant away before its time.
    if fact.priority is not None:
        issue = game.scenario.issues[fact.priority].name
        return tr(
            "It brings out how much they care about one issue: {issue}", issue=_sentence(issue)
        )
    if fact.limit:
        return tr("It brings out something that bears on their limit.")
    return tr("It brings out what drives them.")


def costs(session: Session, old: Prospect, new: Prospect) -> str:
    """What the played move costs that the better one does not, in a sentence; may be empty."""
    more = _more(old, new)
    told = (_ended_badly(session, event) for event in more)
    found = next(filter(None, told), "")
    kind = _strongest(more, good=False)
    if not found and kind is not None:
        if kind.measure == "face":
            return tr("Yours cost them face: {reason}", reason=_sentence(kind.reason))
        moved, reason = _moved(kind).lower(), _sentence(kind.reason)
        return tr("Yours moved {moved}: {reason}", moved=moved, reason=reason)
    return found or next(filter(None, (_given_away(session, event) for event in more)), "")


def _ended_badly(session: Session, event: Event) -> str:
    game = session.game
    match event:
        case Agreed(package=package):
            mine = game.situations.at(session.state.variant, session.state.events).mine
            return tr(_CLOSED[mine.accepts(package)], worth=_worth(session, package))
        case Happened(event=name) if game.side.events[name].deception:
            return tr("Yours was found out: {words}", words=_sentence(game.side.events[name].text))
        case Ended(ending=name):
            return tr(_ENDED.get(game.side.endings[name].kind, ""))
        case Answered(reply=reply):
            return tr(_TAKEN_BADLY.get(reply, ""))
        case _:
            return ""


def _given_away(session: Session, event: Event) -> str:
    if not isinstance(event, Gave):
        return ""
    fact = session.game.scenario.roles[session.game.role].facts[event.fact]
    return tr(_GAVE_AWAY.get(fact.kind, ""), fact=_sentence(fact.text))


def _more(one: Prospect, other: Prospect) -> list[Event]:
    """What is clearly likelier after one move than after the other, the weightiest first."""
    ahead = {event: p - other.events.get(event, 0.0) for event, p in one.events.items()}

    def order(event: Event) -> tuple[int, float, str]:
        weight = _WEIGHTY.index(type(event)) if type(event) in _WEIGHTY else len(_WEIGHTY)
        return weight, -ahead[event], repr(event)

    return sorted((e for e, p in ahead.items() if p > _CLEARLY), key=order)


def _agreed(prospect: Prospect) -> bool:
    return any(isinstance(event, Agreed) for event in prospect.events)


def _strongest(events: Iterable[Event], *, good: bool) -> Effect | None:
    """The effect with a reason that moves most in the wanted direction."""

    def helps(effect: Effect) -> int:
        by = effect.after - effect.before
        return by if effect.measure in {"trust", "ceiling"} else -25 * by

    found = [e for e in events if isinstance(e, Effect) and e.reason]
    found = [e for e in found if (helps(e) > 0 if good else helps(e) < 0)]
    return max(found, key=lambda e: abs(helps(e)), default=None)


def _moved(effect: Effect) -> str:
    by = effect.after - effect.before
    size = by if effect.measure in {"trust", "ceiling"} else 25 * by
    return tr(_MEASURES[effect.measure], moved=f"{'+' if size > 0 else '−'}{abs(size)}")


def _worth(session: Session, package: tuple[int, ...]) -> str:
    game, state = session.game, session.state
    value = game.situations.at(state.variant, state.events).mine.value(package)
    return written_value(game, value)


def _expected(new: Prospect, old: Prospect) -> str:
    return tr(
        "After it {better:.0f} points can still be expected, after yours {yours:.0f}.",
        better=new.worth,
        yours=old.worth,
    )


def _sentence(text: str) -> str:
    clean = text.strip().rstrip(".")
    return f"{clean}."
