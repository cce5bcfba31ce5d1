"""The profile: each measure with how it is worked out and the turns that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.outcome import Effect, Learned
from negotiator_trainer.services.account import effect_words
from negotiator_trainer.services.debrief_view import Evidence, Figure
from negotiator_trainer.services.handbook.links import link_about

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief.kept import Case


def figures(case: Case) -> tuple[Figure, ...]:
    """The four measures as scored and kept."""
    kept = case.kept.results[-1].measures
    return (
        Figure(
            key="claimed", name="Value claimed", value=kept.get("claimed"),
            card=link_about(["measure:claimed"]),
            summary=_claimed(case), evidence=_deal(case),
            formula="What the deal is worth to you above your walkaway, as a share of the most "
            "that could be had here.",
        ),
        Figure(
            key="created", name="Value created", value=kept.get("created"),
            card=link_about(["measure:created"]),
            summary=_created(case), evidence=_deal(case),
            formula="One minus what each side could still have gained at no cost to the other, "
            "as a share of its span.",
        ),
        Figure(
            key="zopa", name="ZOPA discovered", value=kept.get("zopa"),
            card=link_about(["measure:zopa"]),
            summary=f"{case.measures.facts:.0f} % of the facts that matter came out.",
            evidence=_facts(case),
            formula="How much of the zone of possible agreement you found: half the weighted facts "
            "(full at 80 %), half the skill of your last estimate.",
        ),
        Figure(
            key="relationship", name="Relationship", value=kept.get("relationship"),
            card=link_about(["measure:relationship"]),
            summary=_relationship(case), evidence=_moved(case),
            formula="The mean of trust, calm (100 − tension) and face (100 − 25 for each "
            "incident).",
        ),
    )  # fmt: skip


def overall_note(case: Case) -> str:
    """How the overall follows, and what the written estimate makes of it."""
    weights = case.game.side.weights
    parts = (weights.claimed, weights.created, weights.relationship, weights.zopa) if weights else (
        30, 25, 25, 20,
    )  # fmt: skip
    note = (
        f"Value claimed counts {parts[0]}, value created {parts[1]}, the relationship {parts[2]}, "
        f"the ZOPA {parts[3]}; what does not apply is left out. The verdict sets the band in "
        "which it lies. The estimate that counts here is the one that the facts justified."
    )
    over = len(case.session.moves) - case.game.side.par
    if over > 0:
        word = "turn" if over == 1 else "turns"
        note += f" {min(over, 10)} off for {over} {word} beyond par."
    written = case.kept.results[-1].measures.get("overall_written")
    if written is not None and abs(written - case.kept.results[-1].overall) >= 0.5:
        note += f" With the estimate that you wrote it would be {written:.0f}."
    return note


def _claimed(case: Case) -> str:
    m = case.measures
    if m.value is None:
        return "No deal, so nothing was claimed."
    if m.value < m.reservation:
        return f"{case.amount(m.reservation - m.value)} below your walkaway."
    gained = case.amount(m.value - m.reservation)
    if m.best is None or m.best <= m.reservation:
        return f"You took {gained} above your walkaway."
    return f"You took {gained} of the {case.amount(m.best - m.reservation)} that could be had."


def _created(case: Case) -> str:
    if case.measures.value is None:
        return "No deal, so nothing was created."
    if case.measures.created is None:
        return "Nothing to create: what one side gains here, the other loses."
    if case.measures.created >= 99.5:
        return "Nothing better for both was left on the table."
    return "Something better for both was left on the table."


def _relationship(case: Case) -> str:
    first, last = case.session.log[0].state, case.session.state
    again = "would deal with you again" if case.measures.relationship >= 60 else (
        "would rather not deal with you again"
    )  # fmt: skip
    return f"Trust {first.trust} → {last.trust}; they {again}."


def _deal(case: Case) -> tuple[Evidence, ...]:
    if case.session.state.deal is None:
        return ()
    words = case.session.package_words(case.session.state.deal)
    return (Evidence(turn=len(case.session.moves), text=words),)


def _facts(case: Case) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(turn=turn, text=effect_words(case.session, event))
        for turn, outcome in enumerate(case.session.log)
        for event in outcome.events
        if isinstance(event, Learned) and event.new
    )


def _moved(case: Case) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(turn=turn, text=effect_words(case.session, event))
        for turn, outcome in enumerate(case.session.log)
        for event in outcome.events
        if isinstance(event, Effect) and event.before != event.after
    )
