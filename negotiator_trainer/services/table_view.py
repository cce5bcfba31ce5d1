"""What the table shows: plain values that a window and a terminal draw alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.scoring.sheet import Guess

Who = Literal["me", "them", "narration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptLine:
    """One line of the conversation.

    Attributes:
        turn: The move it belongs to; 0 for the opening.
        who: Whose line it is.
        speaker: The name shown; “You” for the trainee, empty for narration.
        words: What was said or offered.
        mood: One of the eight moods, or empty.
        cue: What could be seen, in words, or empty.
    """

    turn: int
    who: Who
    speaker: str
    words: str
    mood: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """A line that can be said now."""

    id: str
    words: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOption:
    """One option of an issue: its id, its label and what it is worth to me by itself."""

    id: str
    label: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """One row of the offer builder.

    Attributes:
        id: The issue.
        name: Its name.
        options: In order; for a number issue one for each step.
        numeric: Whether it is set with a number field.
        tabled: False while it is latent and nobody has brought it up: the row is not shown.
    """

    id: str
    name: str
    options: tuple[IssueOption, ...]
    numeric: bool
    tabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """A package on the table.

    Attributes:
        turn: When it was offered.
        by: Who offered it.
        package: Issue ids to option ids.
        words: The package in words.
        value: What it is worth to me, in the scenario's unit.
    """

    turn: int
    by: Literal["me", "them"]
    package: Mapping[str, str]
    words: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeView:
    """The range strip: one issue's axis in money, or my points.

    Attributes:
        name: What the axis shows, such as “Price” or “Points to you”.
        unit: The symbol in front of a number; empty for points.
        low: Left end of the axis.
        high: Right end of the axis.
        walkaway: As written on the sheet, on this axis; None while open.
        target: As written on the sheet; None while open.
        mine: My offers on this axis, oldest first.
        theirs: Their offers on this axis, oldest first.
        estimate: My range of their limit (money form), or None.
    """

    name: str
    unit: str
    low: int
    high: int
    walkaway: int | None
    target: int | None
    mine: tuple[int, ...]
    theirs: tuple[int, ...]
    estimate: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateForm:
    """What the trainee is asked to estimate.

    Attributes:
        kind: ``money`` for a range, ``panel`` for a chance for each package, ``none``.
        question: In words.
        low: The public range's lower end (money); equal to `high` where there is no such range.
        high: Its upper end (money).
        step: A sensible step for the two fields (money).
        unit: The symbol in front of a number.
        packages: The panel's packages in words.
    """

    kind: Literal["money", "panel", "none"]
    question: str = ""
    low: int = 0
    high: int = 0
    step: int = 1
    unit: str = ""
    packages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """Everything that the table shows at one moment.

    Attributes:
        attempt: The attempt's id.
        scenario: The scenario's id.
        title: Its title.
        role: The role played.
        my_name: The trainee's name in the story.
        their_name: The counterpart's name.
        their_position: The counterpart's position.
        portrait: How the counterpart looks: the model's portrait as plain values.
        mood: The counterpart's present mood.
        cue: What can be seen of them now.
        round: Moves made.
        rounds: The last round.
        transcript: Every line so far, oldest first.
        options: What can be said, in the order in which it is shown.
        can_offer: Whether an offer can be made now.
        standing: What the counterpart has on the table and can be accepted now.
        can_walk: Whether walking away is a move here.
        can_step_outside: Whether stepping outside is a move here.
        issues: The rows of the offer builder.
        base_value: What every package is worth to me before its options.
        mine: My offers so far.
        theirs: Their offers so far.
        strip: The range strip; None where nothing can be measured.
        written_walkaway: From the sheet, in value to me; None without a sheet.
        meter: Whether the offer builder measures against the written walkaway.
        estimate: What is estimated.
        guess: The trainee's present estimate.
        ask_midway: Whether the estimate should be asked for again now.
        notes: The trainee's notes so far, by turn.
        ended: Whether it is over.
        ending: The ending's text, empty while it goes on.
        sheet_text: The confidential role sheet.
        brief: The public brief.
        unit: The symbol in front of values; empty for points.
    """

    attempt: int
    scenario: str
    title: str
    role: str
    my_name: str
    their_name: str
    their_position: str
    portrait: Mapping[str, str | int | bool]
    mood: str
    cue: str
    round: int
    rounds: int
    transcript: tuple[TranscriptLine, ...]
    options: tuple[OptionView, ...]
    can_offer: bool
    standing: OfferView | None
    can_walk: bool
    can_step_outside: bool
    issues: tuple[IssueView, ...]
    base_value: int
    mine: tuple[OfferView, ...]
    theirs: tuple[OfferView, ...]
    strip: RangeView | None
    written_walkaway: int | None
    meter: bool
    estimate: EstimateForm
    guess: Guess
    ask_midway: bool
    notes: tuple[tuple[int, str], ...]
    ended: bool
    ending: str
    sheet_text: str
    brief: str
    unit: str = ""
