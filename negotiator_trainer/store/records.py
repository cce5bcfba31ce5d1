"""What goes into the store and comes out of it; plain values that know nothing of SQL.

Times are aware. `Any` stands for what JSON can hold; tuples come back as lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Mode: TypeAlias = Literal["live", "practice"]
MarkKind: TypeAlias = Literal[
    "hint", "tried", "solved", "viewed", "skipped", "coached", "branch", "compared"
]
Stage: TypeAlias = Literal["prepared", "midway", "closing", "edit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttempt:
    """An attempt that is about to begin.

    Attributes:
        scenario: The scenario's id.
        role: The trainee's role.
        variant: The variant's id.
        seed: What the draws follow from, below 2⁶³.
        content: Digest of the scenario's files; see `Scenarios.keep`.
        engine_version: The engine whose replay reproduces the turns.
        scorer_version: The scorer that will judge it.
        mode: ``live`` counts towards trends; ``practice`` does not.
        started_at: When it began.
    """

    scenario: str
    role: str
    variant: str
    seed: int
    content: str
    engine_version: int
    scorer_version: int
    mode: Mode
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One play of one scenario, as far as it has come.

    Attributes:
        id: Number in this profile.
        uuid: The same in every profile that it is taken to.
        turns_made: The trainee's moves; the opening is not one.
        changed_at: When its last turn was saved.
        discarded: Put aside by the trainee; it can be brought back.
    """

    id: int
    uuid: str
    scenario: str
    role: str
    variant: str
    seed: int
    content: str
    engine_version: int
    scorer_version: int
    mode: Mode
    started_at: datetime
    finished_at: datetime | None
    ending: str | None
    verdict: str | None
    overall: float | None
    turns_made: int
    changed_at: datetime
    discarded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRecord:
    """One turn of the event log.

    Attributes:
        position: 0 is the opening, 1 the trainee's first move.
        move: The move in the log's notation; empty for the opening.
        lines: What was said, as `engine.outcome.to_record` writes it.
        events: What changed, likewise.
        digest: `engine.state.digest` of the state after it.
        at: When it was made.
    """

    position: int
    move: str
    lines: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished attempt as scored.

    Attributes:
        verdict: The gate: held, agreement trap, right walk or missed deal.
        overall: 0–100.
        value: What was agreed, in the scenario's unit; None without a deal.
        reservation: The true reservation value, in the scenario's unit.
        measures: Each measure's figure, None where it does not apply.
        report: Everything that the debrief shows, as JSON values.
        scorer_version: The scorer that judged it.
        scored_at: When.
    """

    verdict: str
    overall: float
    value: int | None
    reservation: int
    measures: Mapping[str, float | None]
    report: Mapping[str, Any]
    scorer_version: int
    scored_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRecord:
    """What the trainee took the counterpart's limit to be at one moment.

    Attributes:
        stage: When it was asked for; ``edit`` when it was changed without being asked.
        turn: Moves made by then.
        low: Money: lower end of the 80 % range, in the scenario's unit.
        high: Money: its upper end.
        panel: Zone panel: 0–100 % for each package.
        justified: What the facts heard by then justified, as JSON.
        truth: What was the case, as JSON.
        score: 0–1, once scored.
        at: When it was written.
    """

    stage: Stage
    turn: int
    low: int | None = None
    high: int | None = None
    panel: tuple[int, ...] = ()
    justified: Any = None
    truth: Any = None
    score: float | None = None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the trainee jotted down after `turn` moves."""

    turn: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The debrief's three questions.

    Attributes:
        least: The least that the counterpart would have taken, as JSON.
        moment_turn: The turn that mattered most; None for “don't know”.
        rating: How the counterpart would rate the trainee, as JSON.
        at: When they were answered.
    """

    least: Any
    moment_turn: int | None
    rating: Any
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to be known of an attempt beside its turns.

    Attributes:
        kind: ``hint``: help was asked for before the turn was made. ``tried``, ``solved``,
            ``viewed``, ``skipped``: what was done about the turn in the review. ``coached``:
            every turn of the attempt was judged at once. ``branch``: it is a practice fork of
            another attempt from before the turn. ``compared``: it was laid beside another.
        turn: The turn; 0 for the whole attempt.
        detail: ``hint``: its level. ``tried`` and ``solved``: the move. ``branch``: the other
            attempt's uuid. ``compared``: JSON with the other's uuid and what both have in common.
        at: When.
    """

    kind: MarkKind
    turn: int
    detail: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A finished attempt, as a chart or a table needs it.

    Attributes:
        play: 1 for the first finished play of this scenario and role, 2 for the first replay;
            0 for a practice fork, which is no play of its own.
        measures: Those of the latest scoring.
    """

    id: int
    uuid: str
    scenario: str
    role: str
    variant: str
    mode: Mode
    started_at: datetime
    finished_at: datetime
    ending: str
    verdict: str
    overall: float
    measures: Mapping[str, float | None]
    turns_made: int
    play: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something in the database that is not as it was written.

    Attributes:
        attempt: The attempt it belongs to; None when it belongs to none.
        what: One sentence for a person.
        case: The case it belongs to; None when it belongs to none.
        search: It is the search's index, which only repeats what is kept elsewhere.
    """

    attempt: int | None
    what: str
    case: int | None = None
    search: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The result of comparing every row with its hash.

    Attributes:
        rows: How many rows of each table were compared.
        damage: What was found; empty when everything is as written.
    """

    rows: Mapping[str, int]
    damage: tuple[Damage, ...]

    @property
    def ok(self) -> bool:
        """Whether everything is as it was written."""
        return not self.damage

    @property
    def only_search(self) -> bool:
        """Whether the search's index alone is damaged: it is made anew, and no word is lost."""
        return bool(self.damage) and all(damage.search for damage in self.damage)

    @property
    def damaged_attempts(self) -> tuple[int, ...]:
        """The attempts that cannot be trusted, by id."""
        return tuple(sorted({d.attempt for d in self.damage if d.attempt is not None}))

    @property
    def damaged_cases(self) -> tuple[int, ...]:
        """The cases that cannot be trusted, by id."""
        return tuple(sorted({d.case for d in self.damage if d.case is not None}))
