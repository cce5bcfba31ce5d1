"""What the debrief shows; every figure carries its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from negotiator_trainer.services.handbook.links import CardLink
    from negotiator_trainer.services.table_view import EstimateForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A turn that a figure rests on, and what it has to do with it."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFact:
    """One of the four facts of the gate; `held` is None where it does not apply."""

    name: str
    text: str
    held: bool | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Whether the trainee stayed above the walkaway.

    Attributes:
        verdict: ``held``, ``agreement_trap``, ``right_walk``, ``missed_deal`` or ``none``.
        headline: Such as “Held: 1,634 above your walkaway.”
        explanation: One or two sentences.
        door: ``open``, ``shut`` or empty where there was a deal.
        facts: Value held, terms held, trigger acted on, how you left.
        below: Every offer that was made below the walkaway.
        card: The handbook's card of this verdict.
    """

    verdict: str
    headline: str
    explanation: str
    door: str
    facts: tuple[GateFact, ...]
    below: tuple[Evidence, ...]
    card: CardLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure, 0–100, with what it means and the turns that made it.

    Attributes:
        key: Such as ``claimed``.
        name: Such as “Value claimed”.
        value: None where it does not apply.
        summary: A short line below the number.
        formula: How it is worked out, in one or two plain sentences.
        evidence: The turns that made it.
        card: The handbook's card of this measure.
    """

    key: str
    name: str
    value: float | None
    summary: str
    formula: str
    evidence: tuple[Evidence, ...]
    card: CardLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """One turn: the move in words, what was said, what each effect did and why, and its card."""

    number: int
    move: str
    said: tuple[tuple[str, str], ...]
    effects: tuple[str, ...]
    trust: int
    tension: int
    note: str = ""
    card: CardLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneAt:
    """The zone at one moment.

    Attributes:
        name: Opening, attainable or closing.
        packages: How many packages are in it.
        low: Money on the reference package: the lower end; None where it is empty or in points.
        high: Its upper end.
        surplus: The largest joint surplus in it; None where it is empty.
    """

    name: str
    packages: int
    low: int | None
    high: int | None
    surplus: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneView:
    """The bargaining zone on a line.

    Attributes:
        axis: What the line shows, with the reference package named.
        unit: The symbol of a number; empty for points.
        low: Left end of the axis.
        high: Right end.
        my_limit: My walkaway on the axis; None where it cannot be placed.
        their_limit: Theirs, now that it may be told.
        my_target: As written; None without.
        my_first: My first offer on the axis; None without.
        their_first: Theirs.
        deal: The deal on the axis; None without.
        estimate: The last range, placed for this package; None in the panel form.
        moments: Opening, attainable, closing.
        over_turns: For each turn, the zone's ends on the axis, or None where it was empty.
        remarks: What the line shows, in sentences.
    """

    axis: str
    unit: str
    low: int
    high: int
    my_limit: int | None
    their_limit: int | None
    my_target: int | None
    my_first: int | None
    their_first: int | None
    deal: int | None
    estimate: tuple[int, int] | None
    moments: tuple[ZoneAt, ...]
    over_turns: tuple[tuple[int, int] | None, ...]
    remarks: tuple[str, ...] = ()


PointKind = Literal["other", "frontier", "sweet", "deal", "nash"]
"""What a package among the others is; each kind is drawn differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePoint:
    """One package: what it is worth to both, in words, and what it is.

    Attributes:
        mine: Its value to me.
        theirs: Its value to them.
        words: The package.
        kind: What it is; the deal before all else.
        in_zone: Whether both sides should accept it.
    """

    mine: int
    theirs: int
    words: str
    kind: PointKind
    in_zone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagesView:
    """All packages as dots, both walkaways as lines.

    Attributes:
        points: At most a few thousand; the frontier and the deal are always among them.
        shown_of: How many packages there are.
        my_walkaway: In value to me.
        their_walkaway: In value to them.
        remarks: What was left on the table, in sentences.
        nothing_to_create: Whether the case is purely distributive.
    """

    points: tuple[PackagePoint, ...]
    shown_of: int
    my_walkaway: int
    their_walkaway: int
    remarks: tuple[str, ...]
    nothing_to_create: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferStep:
    """One offer by turn: its value to me and, in money, its place on the main issue."""

    turn: int
    by: Literal["me", "them"]
    value: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipStep:
    """The relationship after one turn, 0–100 each, and the sentence that moved it."""

    turn: int
    trust: int
    calm: int
    face: int
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageGuess:
    """A package of the panel: the chance that was given, the justified one, what was so."""

    words: str
    said: int | None
    justified: int | None
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow:
    """One estimate: what was said, what the facts heard justified, what was so.

    Attributes:
        stage: When it was given, in words.
        turn: The turn after which it was given.
        said: The range that was given; for a panel how many packages were judged rightly.
        justified: What the facts heard by then allowed anybody to say.
        truth: What was so.
        skill: 0 to 1.
        justified_skill: The skill of the justified estimate.
        packages: For a panel, each of its packages; empty for a range.
    """

    stage: str
    turn: int
    said: str
    justified: str
    truth: str
    skill: float | None
    justified_skill: float | None
    packages: tuple[PackageGuess, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipRow:
    """An issue: the chips that were put on it, and what it really weighs, of 100."""

    name: str
    given: int
    true: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """An assumption and how it ended, with the turn that settled it."""

    text: str
    status: Literal["confirmed", "refuted", "untested"]
    turn: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """One thing that the trainee did, with each turn quoted; never scored."""

    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstQuestions:
    """What the debrief asks before it shows any figure.

    Attributes:
        form: The form in which “the least that they would have taken?” is asked.
        turns: The turns to choose from: number and the move in words.
        their_name: Whose rating is guessed.
    """

    form: EstimateForm
    turns: tuple[tuple[int, str], ...]
    their_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A first question with both answers."""

    question: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefView:
    """The whole page.

    Attributes:
        attempt: The attempt's id.
        title: The scenario's title.
        played: Who played whom, when, as one line.
        variant: The variant's name, revealed.
        truth: What was true, in words.
        principle: What the scenario teaches, named only now.
        compared: The three first questions with both answers.
        gate: The verdict and its facts.
        figures: The measures.
        overall: One number, never alone.
        overall_note: How it follows, and the difference that the written estimate makes.
        turns: Every turn.
        zone: The bargaining zone.
        packages: The packages (Pareto).
        offers: Both sides' offers.
        relationship: The relationship over turns.
        estimates: What was said against what was justified and true.
        chips: The 100 chips against the true weights; empty without.
        chips_note: What they come to, in a sentence; empty without.
        power: Felt strength against what each would really lose; empty without.
        assumptions: Each assumption's end.
        behaviours: The process profile.
        efficiency: Turns against par, value lost to delay; in sentences.
        interview: The exit interview in the counterpart's words.
        notes: The trainee's notes by turn.
        unit: The symbol of values; empty for points.
        concepts: The handbook's cards that the scenario is about.
    """

    attempt: int
    title: str
    played: str
    variant: str
    truth: str
    principle: str
    compared: tuple[Compared, ...]
    gate: Gate
    figures: tuple[Figure, ...]
    overall: float
    overall_note: str
    turns: tuple[TurnView, ...]
    zone: ZoneView
    packages: PackagesView
    offers: tuple[OfferStep, ...]
    relationship: tuple[RelationshipStep, ...]
    estimates: tuple[EstimateRow, ...]
    chips: tuple[ChipRow, ...]
    chips_note: str
    power: str
    assumptions: tuple[AssumptionRow, ...]
    behaviours: tuple[Behaviour, ...]
    efficiency: tuple[str, ...]
    interview: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]
    unit: str
    concepts: tuple[CardLink, ...] = ()
