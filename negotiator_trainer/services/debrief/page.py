"""The debrief as a whole, and the three questions that it asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.debrief import estimates, figures, gate, packages, turns, zone
from negotiator_trainer.services.debrief.kept import Case, Kept
from negotiator_trainer.services.debrief_view import Compared, DebriefView, FirstQuestions
from negotiator_trainer.services.handbook.links import link_about, links_to
from negotiator_trainer.services.measuring import estimate_form
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.scoring.measures import Scorer
    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.handbook.links import CardLink
    from negotiator_trainer.services.session import Session

MODES = {"live": mark("live"), "practice": mark("practice")}
STARS = 5
"""How would they rate you? One to five."""


def first_questions(session: Session) -> FirstQuestions:
    """What is asked before any figure is shown."""
    words = {line.turn: line.words for line in reversed(session.transcript)}
    return FirstQuestions(
        form=estimate_form(session.game),
        turns=tuple((turn, words.get(turn, "")) for turn in range(1, len(session.log))),
        their_name=session.game.scenario.roles[session.game.side.counterpart].name,
    )


def debrief_view(session: Session, scorer: Scorer, kept: Kept) -> DebriefView:
    """Describe the debrief of a scored attempt; the figures are the stored ones."""
    case = Case(
        session=session, scorer=scorer, kept=kept,
        measures=scorer.measures(session.state, _closing_guess(kept)),
    )  # fmt: skip
    scenario, variant = session.game.scenario, session.game.side.variants[session.variant]
    role, other = scenario.roles[session.game.role], scenario.roles[session.game.side.counterpart]
    when = kept.attempt.finished_at or kept.attempt.started_at
    chips, chips_note = estimates.chips(case)
    said = tuple(filter(None, (*turns.efficiency(case), estimates.share_of_surplus(case))))
    shown = packages.packages(case)
    return DebriefView(
        attempt=kept.attempt.id, title=scenario.title,
        played=tr("{role} with {other} · {when:%d %B %Y} · {mode}", role=role.name,
                  other=other.name, when=when, mode=tr(MODES[kept.attempt.mode])),
        variant=variant.name, truth=variant.truth.strip(), principle=scenario.principle,
        compared=_compared(case), gate=gate.gate(case), figures=figures.figures(case),
        overall=kept.results[-1].overall, overall_note=figures.overall_note(case),
        turns=turns.turns(case), zone=zone.zone(case), packages=shown,
        offers=turns.offers(case), relationship=turns.relationship(case),
        estimates=estimates.estimates(case), chips=chips, chips_note=chips_note,
        power=estimates.power(case), assumptions=estimates.assumptions(case),
        behaviours=turns.behaviours(case), efficiency=said, interview=session.interview(),
        notes=tuple((note.turn, note.text) for note in kept.notes),
        unit=scenario.unit.sign,
        concepts=_concepts(scenario.concepts, distributive=shown.nothing_to_create),
    )  # fmt: skip


def _concepts(cards: Sequence[str], *, distributive: bool) -> tuple[CardLink, ...]:
    """The cards that the scenario names, and the one for a case with nothing to create."""
    named = links_to(cards)
    more = link_about(["case:distributive"]) if distributive else None
    return named if more is None or more in named else (*named, more)


def _closing_guess(kept: Kept) -> Guess | None:
    from negotiator_trainer.scoring.sheet import Guess  # noqa: PLC0415

    last = next((e for e in reversed(kept.estimates) if e.stage == "closing"), None)
    return None if last is None else Guess(last.low, last.high, last.panel)


def _compared(case: Case) -> tuple[Compared, ...]:
    answers = case.kept.answers
    if answers is None:
        return ()
    turn = turns.heaviest(case)
    why = turns.relationship(case)[turn].event
    rating = max(1, round(case.measures.relationship / 100 * STARS))
    yours = answers.moment_turn
    return (
        Compared(
            question=tr("The least that they would have taken?"),
            yours=_least(case, answers.least), theirs=_true_least(case),
        ),
        Compared(
            question=tr("The turn that mattered most?"),
            yours=tr("You did not say.") if yours is None else f"{yours}. {case.move_words(yours)}",
            theirs=f"{turn}. {case.move_words(turn)}" + (f" ({why})" if why else ""),
        ),
        Compared(
            question=tr("How would they rate you?"),
            yours=_stars(answers.rating), theirs=_stars(rating),
        ),
    )  # fmt: skip


def _stars(rating: int | None) -> str:
    if rating is None:
        return tr("You did not say.")
    return tr("{stars} of {most}", stars=rating, most=STARS)


def _least(case: Case, least: object) -> str:
    if not isinstance(least, int) or isinstance(least, bool):
        return tr("You did not say.")
    panel = case.game.side.estimate.panel if case.game.side.estimate else None
    if panel is None:
        return case.amount(least)
    return panel.packages[least].label if 0 <= least < len(panel.packages) else tr("None of them.")


def _true_least(case: Case) -> str:
    state, scorer = case.session.state, case.scorer
    if scorer.estimates.money is not None:
        return case.amount(scorer.estimates.limit(state))
    panel = case.game.side.estimate.panel if case.game.side.estimate else None
    if panel is None:
        return "–"
    taken = scorer.estimates.would_take(state.variant, state.events)
    theirs = case.game.situations.at(state.variant, state.events).theirs
    worth = {
        i: theirs.value(package)
        for i, (package, yes) in enumerate(zip(scorer.estimates.panel, taken, strict=True)) if yes
    }  # fmt: skip
    return (
        panel.packages[min(worth, key=lambda i: worth[i])].label if worth else tr("None of them.")
    )
