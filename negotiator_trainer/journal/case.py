"""The parts of a case, beside the preparation sheet, which is the same as in practice.

Values are in the case's unit; an issue has an opaque id that no edit changes, an option is known
by its position. Each part is one JSON document.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any, Literal, Self

PARTS = ("sheet", "issues", "alternatives", "outcome", "review", "links")
"""The parts of a case, in the order in which they are written."""

Part = Literal["sheet", "issues", "alternatives", "outcome", "review", "links"]
Size = Literal["short", "full", "log"]
Stage = Literal["preparing", "went_in", "outcome", "reviewed"]
Finding = Literal["confirmed", "refuted", "untested"]


class Document:
    """A part of a case that can be written as JSON and read back."""

    def to_json(self) -> str:
        """Write it as JSON that `from_json` reads back to an equal one."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))  # type: ignore[call-overload]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError: The text is no such document.
        """
        read: Self = _reader(cls).validate_json(text, strict=True)  # type: ignore[arg-type]
        return read


@dataclass(frozen=True, slots=True)
class TreeOption:
    """One way to settle an issue: words, and what of the issue's points it brings."""

    text: str
    points: int = 0


@dataclass(frozen=True, slots=True)
class TreeIssue:
    """Something that is being negotiated.

    Attributes:
        id: Opaque; the sheet's first offer and chips name it.
        text: In the person's words.
        weight: Of 100 points over all issues; what its best option brings.
        options: From the best for the person to the worst, as they see it.
    """

    id: str
    text: str
    weight: int = 0
    options: tuple[TreeOption, ...] = ()


@dataclass(frozen=True, slots=True)
class FeltPackage:
    """A whole package as the person feels it: issue ids to option positions, and 0–100 points."""

    options: dict[str, int] = field(default_factory=dict)
    points: int = 0


@dataclass(frozen=True, slots=True)
class IssueTree(Document):
    """What is being negotiated and what it is worth; `felt` corrects what the points add up to."""

    issues: tuple[TreeIssue, ...] = ()
    felt: tuple[FeltPackage, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """How an alternative may turn out.

    Attributes:
        text: In the person's words.
        chance: 0–100 %.
        value: In the case's unit.
        needs: What would have to be true.
    """

    text: str
    chance: int = 0
    value: int | None = None
    needs: str = ""


@dataclass(frozen=True, slots=True)
class TreeAlternative:
    """Something to do without the other side's yes, and how it may turn out."""

    text: str
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionTree(Document):
    """The alternatives, weighed."""

    alternatives: tuple[TreeAlternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Document):
    """How it ended.

    Attributes:
        agreed: Whether there was a deal; None while open.
        terms: What was agreed, or how it ended, in words.
        value: What was agreed is worth, in the case's unit.
        package: What was agreed on each issue of the tree: issue ids to option positions.
        minimum_terms_held: Whether every minimum term of the sheet was met.
        limit: Their limit, if it became known, in the unit in which it was estimated.
        felt: How it felt, one word of `FEELINGS`.
        felt_words: The same in the person's words.
        surprised: What surprised.
        happened_on: The day, ISO 8601; empty while unknown.
        door_open: Without a deal: whether there is a dated next step.
    """

    agreed: bool | None = None
    terms: str = ""
    value: int | None = None
    package: dict[str, int] = field(default_factory=dict)
    minimum_terms_held: bool | None = None
    limit: int | None = None
    felt: str = ""
    felt_words: str = ""
    surprised: str = ""
    happened_on: str = ""
    door_open: bool | None = None


FEELINGS = ("calm", "confident", "curious", "tense", "pressed", "angry", "anxious", "disappointed",
            "relieved", "proud")  # fmt: skip
"""Words for how a negotiation felt."""


@dataclass(frozen=True, slots=True)
class CheckedAssumption:
    """What became of an assumption of the sheet."""

    text: str
    finding: Finding = "untested"
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Document):
    """The audit of a case.

    Attributes:
        relationship: 0–100 on each of the four scales of practice, in their order; None open.
        assumptions: Each assumption with what became of it.
        happened: What happened, against what was expected.
        why: Why it differed.
        learned: What was learned.
        lost_to_delay: What the time cost, in the case's unit.
        gained_by_time: What the time brought, in the case's unit.
        worth_the_time: The person's own verdict.
        intend_if: “If …”
        intend_then: “… then I will …”
        intend_when: When: the next occasion, in words.
    """

    relationship: tuple[int | None, ...] = ()
    assumptions: tuple[CheckedAssumption, ...] = ()
    happened: str = ""
    why: str = ""
    learned: str = ""
    lost_to_delay: int | None = None
    gained_by_time: int | None = None
    worth_the_time: bool | None = None
    intend_if: str = ""
    intend_then: str = ""
    intend_when: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An attempt that belongs to a case: rehearsed for it, or applied in it.

    Attributes:
        attempt: The attempt's uuid.
        kind: ``rehearsal`` or ``debrief``.
        note: In the person's words, such as what two debriefs have in common.
    """

    attempt: str
    kind: Literal["rehearsal", "debrief"] = "debrief"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Links(Document):
    """The attempts that belong to a case."""

    attempts: tuple[Link, ...] = ()


@cache
def _reader(kind: type[Document]) -> Any:  # noqa: ANN401  pydantic's adapter of this kind
    # A case is read when the journal is opened, not when the program starts.
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(kind)
