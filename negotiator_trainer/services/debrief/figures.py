"""The profile: each measure with how it is worked out and the turns that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.outcome import Effect, Learned
from negotiator_trainer.services.account import effect_words
from negotiator_trainer.services.debrief_view import Evidence, Figure
from negotiator_trainer.services.handbook.links import link_about
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief.kept import Case


def figures(case: Case) -> tuple[Figure, ...]:
    """The four measures as scored and kept."""
    kept = case.kept.results[-1].measures
    return (
        Figure(
            key="claimed", name=tr("Value claimed"), value=kept.get("claimed"),
            card=link_about(["measure:claimed"]),
            summary=_claimed(case), evidence=_deal(case),
            formula=tr("What the deal is worth to you above your walkaway, as a share of the most "
            "that could be had here."),
        ),
        Figure(
            key="created", name=tr("Value created"), value=kept.get("created"),
            card=link_about(["measure:created"]),
            summary=_created(case), evidence=_deal(case),
            formula=tr("One minus what each side could still have gained at no cost to the other, "
            "as a share of its span."),
        ),
        Figure(
            key="zopa", name=tr("ZOPA discovered"), value=kept.get("zopa"),
            card=link_about(["measure:zopa"]),
            summary=tr("{share:.0f} % of the facts that matter came out.",
                       share=case.measures.facts),
            evidence=_facts(case),
            formula=tr("How much of the zone of possible agreement you found: half the weighted "
                       "facts (full at 80 %), half the skill of your last estimate."),
        ),
        Figure(
            key="relationship", name=tr("Relationship"), value=kept.get("relationship"),
            card=link_about(["measure:relationship"]),
            summary=_relationship(case), evidence=_moved(case),
            formula=tr("The mean of trust, calm (100 − tension) and face (100 − 25 for each "
            "incident)."),
        ),
    )  # fmt: skip


def overall_note(case: Case) -> str:
    """How the overall follows, and what the written estimate makes of it."""
    weights = case.game.side.weights
    claimed, created, relationship, zopa = (
        (weights.claimed, weights.created, weights.relationship, weights.zopa) if weights
        else (30, 25, 25, 20)
    )  # fmt: skip
    note = tr(
        "Value claimed counts {claimed}, value created {created}, the relationship {relationship}, "
        "the ZOPA {zopa}; what does not apply is left out. The verdict sets the band in "
        "which it lies. The estimate that counts here is the one that the facts justified.",
        claimed=claimed,
        created=created,
        relationship=relationship,
        zopa=zopa,
    )
    over = len(case.session.moves) - case.game.side.par
    if over > 0:
        note += " " + ntr(
            "{points} off for {count} turn beyond par.",
            "{points} off for {count} turns beyond par.",
            over,
            points=min(over, 10),
        )
    written = case.kept.results[-1].measures.get("overall_written")
    if written is not None and abs(written - case.kept.results[-1].overall) >= 0.5:
        note += " " + tr(
            "With the estimate that you wrote it would be {written:.0f}.", written=written
        )
    return note


def _claimed(case: Case) -> str:
    m = case.measures
    if m.value is None:
        return tr("No deal, so nothing was claimed.")
    if m.value < m.reservation:
        return tr("{amount} below your walkaway.", amount=case.amount(m.reservation - m.value))
    gained = case.amount(m.value - m.reservation)
    if m.best is None or m.best <= m.reservation:
        return tr("You took {gained} above your walkaway.", gained=gained)
    return tr(
        "You took {gained} of the {most} that could be had.",
        gained=gained,
        most=case.amount(m.best - m.reservation),
    )


def _created(case: Case) -> str:
    if case.measures.value is None:
        return tr("No deal, so nothing was created.")
    if case.measures.created is None:
        return tr("Nothing to create: what one side gains here, the other loses.")
    if case.measures.created >= 99.5:
        return tr("Nothing better for both was left on the table.")
    return tr("Something better for both was left on the table.")


def _relationship(case: Case) -> str:
    first, last = case.session.log[0].state.trust, case.session.state.trust
    return (
        tr("Trust {before} → {after}; they would deal with you again.", before=first, after=last)
        if case.measures.relationship >= 60
        else tr("Trust {before} → {after}; they would rather not deal with you again.",
                before=first, after=last)
    )  # fmt: skip


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
