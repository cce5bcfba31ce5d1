"""Whether the trainee stayed above the walkaway: the verdict, four facts, offers below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Offer
from negotiator_trainer.services.debrief_view import Evidence, Gate, GateFact
from negotiator_trainer.services.handbook.links import link_about
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief.kept import Case

_EXPLAINED = {
    "right_walk": mark(
        "Nothing that both of you should have signed could be reached, and you left."
    ),
    "left_on_the_table": mark("There was still something to agree when you left."),
    "closed_by_you": mark(
        "There had been something to agree, and what happened on the way closed it."
    ),
    "they_left": mark("They ended it before you could agree."),
    "time_ran_out": mark("The last round passed without a yes."),
    "": "",
}
_HEADLINES = {
    "right_walk": mark("Right walk: no deal was better than any deal here."),
    "missed_deal": mark("Missed deal: no agreement, though one was there to be made."),
    "none": mark("It ended."),
}
_LEFT = {
    "deal": mark("With a deal."),
    "walk": mark("By your own move."),
    "left": mark("They left."),
    "deadline": mark("Time ran out."),
    "other": mark("It ended."),
}


def gate(case: Case) -> Gate:
    """Describe the gate of a finished attempt."""
    below = tuple(_offers_below(case))
    return Gate(
        verdict=case.measures.verdict, headline=_headline(case), explanation=_explanation(case),
        door=case.measures.door,
        facts=(_value_held(case), _terms_held(case), _trigger(case), _how(case)), below=below,
        card=link_about([f"verdict:{case.measures.verdict}"]),
    )  # fmt: skip


def _headline(case: Case) -> str:
    m = case.measures
    if m.verdict == "held":
        return tr(
            "Held: {amount} above your walkaway.",
            amount=case.amount((m.value or 0) - m.reservation),
        )
    if m.verdict == "agreement_trap":
        if (m.value or 0) >= m.reservation:
            return tr("Agreement trap: the deal lacks something that you cannot do without.")
        below = case.amount(m.reservation - (m.value or 0))
        return tr("Agreement trap: {below} below your walkaway.", below=below)
    if m.verdict == "missed_deal" and _nothing_to_agree(case):
        return tr("It was left to end: a walk of your own would have been right here.")
    return tr(_HEADLINES[m.verdict])


def _explanation(case: Case) -> str:
    m = case.measures
    if m.verdict == "missed_deal":
        if _nothing_to_agree(case):
            return tr("There was nothing to agree here, but it was not you who left.")
        return tr(_EXPLAINED[m.tag])
    if m.value is not None:
        return tr(
            "The deal is worth {value} to you; your true walkaway was {walkaway}.",
            value=case.amount(m.value),
            walkaway=case.amount(m.reservation),
        )
    return tr(_EXPLAINED.get(m.verdict, ""))


def _nothing_to_agree(case: Case) -> bool:
    return not case.scorer.zones.attainable(case.session.state.variant)


def _value_held(case: Case) -> GateFact:
    value, written = case.measures.value, case.kept.sheet.walkaway
    if value is None:
        return GateFact(
            name=tr("Value held"), text=tr("No deal, so nothing below your walkaway."), held=None
        )
    least = case.measures.reservation
    text = (
        tr("Above your true walkaway of {amount}", amount=case.amount(least))
        if value >= least
        else tr("Below your true walkaway of {amount}", amount=case.amount(least))
    )
    if written is not None:
        text += (
            tr("; above the {amount} that you wrote", amount=case.amount(written))
            if value >= written
            else tr("; below the {amount} that you wrote", amount=case.amount(written))
        )
    return GateFact(
        name=tr("Value held"), text=f"{text}.", held=value >= least,
        evidence=(_last_turn(case, tr("the deal")),),
    )  # fmt: skip


def _terms_held(case: Case) -> GateFact:
    deal = case.session.state.deal
    role = case.game.scenario.roles[case.game.role]
    if not role.minimum_terms:
        return GateFact(name=tr("Terms held"), text=tr("Your side has none."), held=None)
    if deal is None:
        return GateFact(name=tr("Terms held"), text=tr("No deal, so none was given up."), held=None)
    state = case.session.state
    met = case.game.situations.at(state.variant, state.events).mine.meets_terms(deal)
    text = tr("The deal contains them.") if met else tr("The deal lacks one of them.")
    return GateFact(
        name=tr("Terms held"), text=text, held=met, evidence=(_last_turn(case, tr("the deal")),)
    )


def _trigger(case: Case) -> GateFact:
    """Whether the trainee ended it within two turns once the trigger had been pulled."""
    flag = case.game.side.trigger_flag
    if flag is None:
        trigger = case.game.scenario.roles[case.game.role].trigger
        return GateFact(
            name=tr("Trigger acted on"), held=None,
            text=tr("Yours to judge. It was: {trigger}", trigger=trigger),
        )  # fmt: skip
    bit = 1 << case.game.names.flags.index(flag)
    pulled = next((i for i, o in enumerate(case.session.log) if o.state.flags & bit), None)
    if pulled is None:
        return GateFact(name=tr("Trigger acted on"), text=tr("It was never pulled."), held=None)
    last = len(case.session.moves)
    acted = last - pulled <= 2
    text = (
        tr("You acted within two turns.")
        if acted
        else tr("You stayed {count} more turns.", count=last - pulled)
    )
    return GateFact(
        name=tr("Trigger acted on"), text=text, held=acted,
        evidence=(Evidence(turn=pulled, text=case.move_words(pulled)),),
    )  # fmt: skip


def _how(case: Case) -> GateFact:
    ending = tuple(case.game.side.endings.values())[case.session.state.ending]
    text = f"{tr(_LEFT[ending.kind])} {ending.text.strip()}"
    evidence = (_last_turn(case, tr("the end")),)
    if not case.measures.door:
        return GateFact(name=tr("How it ended"), text=text, held=None, evidence=evidence)
    return GateFact(
        name=tr("Door left open"), text=text, held=case.measures.door == "open", evidence=evidence
    )


def _offers_below(case: Case) -> list[Evidence]:
    found = []
    for turn, move in enumerate(case.session.moves, start=1):
        if not isinstance(move, Offer):
            continue
        before = case.session.log[turn - 1].state
        mine = case.game.situations.at(before.variant, before.events).mine
        low = [package for package in move.packages if not mine.accepts(package)]
        found += [
            Evidence(
                turn=turn,
                text=tr(
                    "{package}: worth {value}, {below} below.",
                    package=case.session.package_words(p),
                    value=case.amount(mine.value(p)),
                    below=case.amount(mine.reservation - mine.value(p)),
                )
                if mine.value(p) < mine.reservation
                else tr("{package}: lacks a minimum term.", package=case.session.package_words(p)),
            )
            for p in low
        ]
    return found


def _last_turn(case: Case, text: str) -> Evidence:
    return Evidence(turn=len(case.session.moves), text=text)
