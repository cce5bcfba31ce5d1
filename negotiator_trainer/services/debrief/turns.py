"""The turns themselves: what each did and why, the offers, the relationship, the behaviours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Offer
from negotiator_trainer.engine.outcome import Acted, Effect, Gave, Offered
from negotiator_trainer.services.account import effect_words
from negotiator_trainer.services.debrief_view import (
    Behaviour,
    Evidence,
    OfferStep,
    RelationshipStep,
    TurnView,
)
from negotiator_trainer.services.handbook.links import link_about
from negotiator_trainer.services.handbook.topics import of_turn
from negotiator_trainer.wording import mark, ntr, tr

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief.kept import Case

_SEVERAL, _COUNTERED = "several", "countered"
_BEHAVIOURS: dict[str, set[str]] = {
    "questions": {
        "open_question", "closed_question", "why_question", "how_question", "what_if",
    },
    "summaries": {"summary"},
    "reasons": {"reason"},
    "trades": {"trade"},
    "listening": {"empathy", "acknowledge", "reframe"},
    "irritators": {
        "irritator", "pressure", "threat", "ultimatum", "bluff", "accuse", "complaint",
    },
    _SEVERAL: set(),
    _COUNTERED: set(),
}  # fmt: skip
"""What is looked for, by the acts that count as it."""
_NAMES = {
    "questions": mark("Questions"),
    "summaries": mark("Summaries"),
    "reasons": mark("Reasons"),
    "trades": mark("Trades"),
    "listening": mark("Listening"),
    "irritators": mark("Irritators"),
    _SEVERAL: mark("Several offers at once"),
    _COUNTERED: mark("Immediate counter-offers"),
    "interest": mark("Interest disclosed"),
    "priority": mark("Priority disclosed"),
    "strength": mark("Strength disclosed"),
    "weakness": mark("Weakness disclosed"),
    "limit": mark("Limit disclosed"),
}


_WENT_ON = {
    1: mark(
        "From turn {turn} they had something acceptable on the table; going on gained you {size}."
    ),
    0: mark(
        "From turn {turn} they had something acceptable on the table; going on brought you "
        "nothing more."
    ),
    -1: mark(
        "From turn {turn} they had something acceptable on the table; going on cost you {size}."
    ),
}


def turns(case: Case) -> tuple[TurnView, ...]:
    """Every turn with the move in words and what each effect did and why."""
    notes = {note.turn: note.text for note in case.kept.notes}
    session = case.session
    found = []
    for number in range(1, len(session.log)):
        outcome = session.log[number]
        lines = [line for line in session.transcript if line.turn == number]
        effects = (effect_words(session, event) for event in outcome.events)
        found.append(
            TurnView(
                number=number, move=lines[0].words,
                said=tuple((line.speaker, line.words) for line in lines[1:]),
                effects=tuple(words for words in effects if words),
                trust=outcome.state.trust, tension=25 * outcome.state.tension,
                note=notes.get(number, ""),
                card=link_about(of_turn(session, number, verdict=case.measures.verdict)),
            )
        )  # fmt: skip
    return tuple(found)


def offers(case: Case) -> tuple[OfferStep, ...]:
    """Both sides' offers by turn, by what they are worth to me."""
    return tuple(
        OfferStep(turn=offer.turn, by=offer.by, value=offer.value, words=offer.words)
        for offer in case.session.offers
    )


def relationship(case: Case) -> tuple[RelationshipStep, ...]:
    """Trust, calm and face after every turn, 0–100, with the sentence that moved them most."""
    return tuple(
        RelationshipStep(
            turn=turn, trust=outcome.state.trust, calm=100 - 25 * outcome.state.tension,
            face=100 - 25 * outcome.state.face, event=_strongest(case, turn),
        )
        for turn, outcome in enumerate(case.session.log)
    )  # fmt: skip


def weight_of(case: Case, turn: int) -> int:
    """How much a turn moved: trust, 25 for each step of tension and face, 15 for a fact."""
    before, after = case.session.log[turn - 1].state, case.session.log[turn].state
    moved = abs(after.trust - before.trust) + 25 * abs(after.tension - before.tension)
    moved += 25 * abs(after.face - before.face) + 15 * (after.known ^ before.known).bit_count()
    return moved + 20 * (after.events ^ before.events).bit_count()


def heaviest(case: Case) -> int:
    """The turn that moved most; the last one where none moved anything."""
    numbers = range(1, len(case.session.log))
    return max(numbers, key=lambda turn: (weight_of(case, turn), turn), default=0)


def behaviours(case: Case) -> tuple[Behaviour, ...]:
    """What the trainee did, with each turn quoted; counted nowhere into a score."""
    found: dict[str, list[Evidence]] = {name: [] for name in _BEHAVIOURS}
    disclosed: dict[str, list[Evidence]] = {}
    for turn in range(1, len(case.session.log)):
        here = Evidence(turn=turn, text=case.move_words(turn))
        move = case.session.moves[turn - 1]
        if isinstance(move, Offer):
            if len(move.packages) > 1:
                found[_SEVERAL].append(here)
            if any(isinstance(e, Offered) and e.by == "them"
                   for e in case.session.log[turn - 1].events):  # fmt: skip
                found[_COUNTERED].append(here)
        for event in case.session.log[turn].events:
            if isinstance(event, Acted):
                for name, acts in _BEHAVIOURS.items():
                    if event.act in acts:
                        found[name].append(here)
            elif isinstance(event, Gave) and event.new:
                kind = case.game.scenario.roles[case.game.role].facts[event.fact].kind
                disclosed.setdefault(kind, []).append(here)
    everything = {**found, **disclosed}
    return tuple(Behaviour(name=tr(_NAMES[n]), evidence=tuple(e)) for n, e in everything.items())


def efficiency(case: Case) -> tuple[str, ...]:
    """Turns against par, and what waiting after the first acceptable package brought."""
    made, par = len(case.session.moves), case.game.side.par
    found = [
        ntr(
            "{count} turn; good play takes about {par}.",
            "{count} turns; good play takes about {par}.",
            made,
            par=par,
        )
    ]
    first = _first_acceptable(case)
    value = case.measures.value
    if first is not None and value is not None and first.turn < made:
        gained = value - first.value
        if not gained and first.turn == made - 1:
            return tuple(found)  # it was taken at once
        found.append(tr(_WENT_ON[_sign(gained)], turn=first.turn, size=case.amount(abs(gained))))
    return tuple(found)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _first_acceptable(case: Case) -> OfferStep | None:
    state = case.session.state
    mine = case.game.situations.at(state.variant, state.events).mine
    for offer in case.session.offers:
        package = case.game.space.package_from(offer.package)
        if offer.by == "them" and mine.accepts(package):
            return OfferStep(turn=offer.turn, by="them", value=offer.value, words=offer.words)
    return None


def _strongest(case: Case, turn: int) -> str:
    moved = [
        event for event in case.session.log[turn].events
        if isinstance(event, Effect) and event.before != event.after
    ]  # fmt: skip
    if not moved:
        return ""

    def size(effect: Effect) -> int:
        by = abs(effect.after - effect.before)
        return by if effect.measure in {"trust", "ceiling"} else 25 * by

    return effect_words(case.session, max(moved, key=size))
