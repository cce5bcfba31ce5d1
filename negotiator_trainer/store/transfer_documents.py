"""The file in which attempts travel: ``negotiator-trainer/attempts``, version 2.

One JSON object: ``format``, ``version``, ``attempts`` and ``scenarios``. An attempt names every
field that leaves the profile here; what is not named stays at home. Times are ISO 8601 with a
zone. ``digest`` is the SHA-256 of the attempt without it, as `seal.row_hash` writes JSON: it
tells an accident on the way, not a forger. A scenario's files are base64 under its digest.
Version 1 is read as well: it has no ``marks``.
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from negotiator_trainer.store.records import MarkKind

FORMAT = "negotiator-trainer/attempts"
VERSION = 2

Name = Annotated[str, Field(max_length=80)]
Words = Annotated[str, Field(max_length=64_000)]
Whole = Annotated[int, Field(ge=-(1 << 63), lt=1 << 63)]
Count = Annotated[int, Field(ge=0, lt=1 << 31)]
Score = Annotated[float, Field(ge=0, le=100)]
When = Annotated[
    AwareDatetime,
    Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(3000, 1, 1, tzinfo=UTC)),
]
Records = Annotated[list[dict[str, Any]], Field(max_length=1000)]


def _body(text: object) -> bytes:
    return base64.b64decode(str(text), validate=True)


Body = Annotated[bytes, BeforeValidator(_body)]


class Document(BaseModel):
    """Strict, frozen, and without room for what nobody asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TurnDocument(Document):
    """One turn; `position` 0 is the opening."""

    position: Count
    move: Words
    lines: Records
    events: Records
    digest: Annotated[str, Field(max_length=64)]
    at: When


class ResultDocument(Document):
    """One scoring."""

    verdict: Name
    overall: Score
    value: Whole | None
    reservation: Whole
    measures: dict[Name, float | None]
    report: dict[str, Any]
    scorer_version: Count
    scored_at: When


class SheetDocument(Document):
    """The preparation sheet as it stood at one time."""

    content: dict[str, Any]
    at: When


class EstimateDocument(Document):
    """One estimate."""

    stage: Literal["prepared", "midway", "closing", "edit"]
    turn: Count
    low: Whole | None
    high: Whole | None
    panel: Annotated[list[Whole], Field(max_length=100)]
    justified: Any
    truth: Any
    score: float | None
    at: When


class NoteDocument(Document):
    """One note."""

    turn: Count
    text: Words
    at: When


class AnswersDocument(Document):
    """The debrief's three questions."""

    least: Any
    moment_turn: Count | None
    rating: Any
    at: When


class MarkDocument(Document):
    """One mark."""

    kind: MarkKind
    turn: Count
    detail: Words
    at: When


class AttemptDocument(Document):
    """One attempt with all that belongs to it."""

    uuid: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    scenario: Name
    role: Name
    variant: Name
    seed: Whole
    content: Name
    engine_version: Count
    scorer_version: Count
    mode: Literal["live", "practice"]
    started_at: When
    finished_at: When | None
    ending: Name | None
    turns: Annotated[list[TurnDocument], Field(max_length=10_000)]
    results: Annotated[list[ResultDocument], Field(max_length=1000)]
    sheets: Annotated[list[SheetDocument], Field(max_length=10_000)]
    estimates: Annotated[list[EstimateDocument], Field(max_length=10_000)]
    notes: Annotated[list[NoteDocument], Field(max_length=10_000)]
    answers: AnswersDocument | None
    marks: Annotated[list[MarkDocument], Field(max_length=10_000)] = []
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class TransferDocument(Document):
    """The whole file."""

    format: Literal["negotiator-trainer/attempts"]
    version: Literal[1, 2]
    attempts: Annotated[list[AttemptDocument], Field(max_length=100_000)]
    scenarios: dict[Name, dict[Annotated[str, Field(max_length=255)], Body]]
