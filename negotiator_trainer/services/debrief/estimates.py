"""What was thought of the other side against what was justified, and what was so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from negotiator_trainer.engine.outcome import Learned
from negotiator_trainer.scoring.estimate import chips_skill
from negotiator_trainer.scoring.sheet import Guess
from negotiator_trainer.services.debrief_view import (
    AssumptionRow,
    ChipRow,
    EstimateRow,
    PackageGuess,
)
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.debrief.kept import Case
    from negotiator_trainer.store.records import EstimateRecord

_STAGES = {
    "prepared": mark("After preparation"), "midway": mark("Midway"), "closing": mark("At the end"),
    "edit": mark("Changed at the table"),
}  # fmt: skip


def estimates(case: Case) -> tuple[EstimateRow, ...]:
    """Every estimate that was given, oldest first."""
    return tuple(_row(case, record) for record in case.kept.estimates)


def _row(case: Case, record: EstimateRecord) -> EstimateRow:
    said = Guess(record.low, record.high, record.panel)
    kept: dict[str, Any] = record.justified if isinstance(record.justified, dict) else {}
    justified = Guess(kept.get("low"), kept.get("high"), tuple(kept.get("panel", ())))
    turn = min(record.turn, len(case.session.log) - 1)
    state = case.session.log[turn].state
    return EstimateRow(
        stage=tr(_STAGES[record.stage]), turn=record.turn, said=_said(case, said),
        justified=_said(case, justified), truth=_truth(case, record.truth),
        skill=record.score,
        justified_skill=case.scorer.estimates.skill(justified, state)
        if justified.complete else None,
        packages=_packages(case, said, justified, record.truth),
    )  # fmt: skip


def _packages(case: Case, said: Guess, justified: Guess, truth: object) -> tuple[PackageGuess, ...]:
    panel = case.game.side.estimate.panel if case.game.side.estimate else None
    if panel is None or not isinstance(truth, list):
        return ()
    given = said.panel or (None,) * len(panel.packages)
    right = justified.panel or (None,) * len(panel.packages)
    return tuple(
        PackageGuess(words=each.label, said=mine, justified=could, taken=bool(taken))
        for each, mine, could, taken in zip(panel.packages, given, right, truth, strict=True)
    )


def _said(case: Case, guess: Guess) -> str:
    if guess.panel:
        return ", ".join(f"{chance} %" for chance in guess.panel)
    if guess.low is None or guess.high is None:
        return "–"
    return tr("{low} to {high}", low=case.amount(guess.low), high=case.amount(guess.high))


def _truth(case: Case, truth: object) -> str:
    if isinstance(truth, list):
        return ", ".join(tr("yes") if taken else tr("no") for taken in truth)
    return case.amount(truth) if isinstance(truth, int) else "–"


def chips(case: Case) -> tuple[tuple[ChipRow, ...], str]:
    """The 100 chips against the other side's true weights, and what they come to in a sentence.

    Both are empty where no chips were placed.
    """
    placed = case.kept.sheet.chips
    if sum(placed.values()) <= 0:
        return (), ""
    space, state = case.game.space, case.session.state
    here = case.game.situations.at(state.variant, state.events)
    public = [i for i, issue in enumerate(space.issues) if not issue.latent]
    theirs = _scaled([here.theirs.preference.weights()[i] for i in public])
    mine = _scaled([here.mine.preference.weights()[i] for i in public])
    given = _scaled([float(placed.get(space.issues[i].id, 0)) for i in public])
    rows = tuple(
        ChipRow(
            name=case.game.scenario.issues[space.issues[i].id].name, given=round(100 * g),
            true=round(100 * t),
        )
        for i, g, t in zip(public, given, theirs, strict=True)
    )  # fmt: skip
    share = chips_skill(given, theirs, mine)
    if share <= 0:
        return rows, tr("This is no nearer to what matters to them than your own weights are.")
    return rows, tr(
        "This is {share:.0f} % of the way from your own weights to theirs.", share=100 * share
    )


def _scaled(weights: Sequence[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights] if total else [0.0 for _ in weights]


def power(case: Case) -> str:
    """Felt strength against what each side would really lose without a deal."""
    felt = case.kept.sheet.power
    if felt is None:
        return ""
    worth = case.scorer.zones.worth(case.session.state).points
    if not worth:
        return tr(
            "You felt {felt} of 10. Neither side had anything to lose here: no deal was there.",
            felt=felt,
        )
    state = case.session.state
    here = case.game.situations.at(state.variant, state.events)
    mine = max(u for u, _ in worth) - here.mine.reservation
    theirs = max(v for _, v in worth) - here.theirs.reservation
    return tr(
        "You felt {felt} of 10. Without a deal you would have given up at most "
        "{mine}, they at most {theirs}.",
        felt=felt,
        mine=case.amount(mine),
        theirs=case.amount(theirs),
    )


def share_of_surplus(case: Case) -> str:
    """The guessed share of the surplus against the real one; empty where either is unknown."""
    value = case.measures.value
    money = case.scorer.estimates.money
    last = next((e for e in reversed(case.kept.estimates) if e.low is not None), None)
    if value is None or money is None or last is None or last.high is None or last.low is None:
        return ""
    state = case.session.state
    here = case.game.situations.at(state.variant, state.events)
    assert state.deal is not None  # noqa: S101  there is a value
    mine, theirs = here.mine.surplus(state.deal), here.theirs.surplus(state.deal)
    position = case.game.space.issue_position(money.issue)
    row = here.theirs.preference.tables[position]
    pull = 1 if row[-1] > row[0] else -1
    error = (last.low + last.high) // 2 - case.scorer.estimates.limit(state)
    guessed = theirs - pull * error
    if mine < 0 or theirs < 0 or mine + theirs == 0 or mine + guessed == 0:
        return ""
    if guessed < 0:
        return tr(
            "By your estimate they went beyond their limit; in fact you took "
            "{share:.0f} % of what the deal gained the two of you.",
            share=100 * mine / (mine + theirs),
        )
    return tr(
        "By your estimate you took {guessed:.0f} % of what the deal gained "
        "the two of you; it was {share:.0f} %.",
        guessed=100 * mine / (mine + guessed),
        share=100 * mine / (mine + theirs),
    )


def assumptions(case: Case) -> tuple[AssumptionRow, ...]:
    """Each assumption on the sheet: confirmed, refuted or untested, with the turn."""
    known = case.game.side.assumptions
    rows = []
    for written in case.kept.sheet.assumptions:
        if written.known_as is None or not 0 <= written.known_as < len(known):
            rows.append(
                AssumptionRow(
                    text=written.text, status="untested", turn=None,
                    words=tr("In your own words: only you can say."),
                )
            )  # fmt: skip
            continue
        model = known[written.known_as]
        turn = _learned_at(case, model.fact)
        holds = model.holds
        true = holds[case.session.variant] if isinstance(holds, dict) else holds
        if turn is None:
            rows.append(
                AssumptionRow(
                    text=model.text,
                    status="untested",
                    turn=None,
                    words=tr("Nothing you did tested it."),
                )
            )
        else:
            rows.append(
                AssumptionRow(
                    text=model.text, status="confirmed" if true else "refuted", turn=turn,
                    words=case.move_words(turn),
                )
            )  # fmt: skip
    return tuple(rows)


def _learned_at(case: Case, fact: str) -> int | None:
    for turn, outcome in enumerate(case.session.log):
        if any(isinstance(e, Learned) and e.fact == fact for e in outcome.events):
            return turn
    return None
