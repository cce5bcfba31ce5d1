"""Tables of the profile; rows never leave this package.

Times are UTC text whose order is the order of time, JSON is text: what is hashed is what is
stored, on every database. No `from __future__ import annotations` here: SQLModel reads the
annotations.
"""

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, Text
from sqlmodel import Field, SQLModel


class ProfileRow(SQLModel, table=True):
    """The profile itself; one row."""

    __tablename__ = "profile"

    id: int = Field(primary_key=True)
    schema_version: int = Field(description="major << 16 | minor")
    created_at: str = Field(max_length=40)
    fingerprint: str = Field(max_length=64, description="of the tables' definitions")
    tallies: str = Field(sa_type=Text, description="rows and sum of hashes of each table")
    hash: str = Field(max_length=64)


class HomeTableRow(SQLModel, table=True):
    """What the home page shows, prepared; one row."""

    __tablename__ = "home"

    id: int = Field(primary_key=True)
    unfinished: str = Field(sa_type=Text)
    best: str = Field(sa_type=Text)
    hash: str = Field(max_length=64)


class AttemptRow(SQLModel, table=True):
    """One play of one scenario."""

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("turns_made >= 0", name="turns_made_is_a_count"),
        CheckConstraint("mode IN ('live', 'practice')", name="mode_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(unique=True, max_length=36)
    scenario: str = Field(index=True, max_length=80)
    role: str = Field(max_length=80)
    variant: str = Field(max_length=80)
    seed: int = Field(sa_type=BigInteger)
    content: str = Field(max_length=80)
    engine_version: int
    scorer_version: int
    mode: str = Field(max_length=16)
    started_at: str = Field(max_length=40)
    changed_at: str = Field(max_length=40)
    finished_at: str | None = Field(default=None, index=True, max_length=40)
    discarded_at: str | None = Field(default=None, max_length=40)
    ending: str | None = Field(default=None, max_length=80)
    verdict: str | None = Field(default=None, max_length=80)
    overall: float | None = Field(default=None)
    turns_made: int = Field(default=0)
    head: str = Field(default="", max_length=64, description="hash of the last turn")
    hash: str = Field(default="", max_length=64)


class TurnRow(SQLModel, table=True):
    """One turn of the event log; written once."""

    __tablename__ = "turn"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    move: str = Field(sa_type=Text)
    lines: str = Field(sa_type=Text)
    events: str = Field(sa_type=Text)
    digest: str = Field(max_length=64)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class ResultRow(SQLModel, table=True):
    """A finished attempt as scored; scoring it again adds a row."""

    __tablename__ = "result"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    verdict: str = Field(max_length=80)
    overall: float
    value: int | None = Field(default=None, sa_type=BigInteger)
    reservation: int = Field(sa_type=BigInteger)
    measures: str = Field(sa_type=Text)
    report: str = Field(sa_type=Text)
    scorer_version: int
    scored_at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class SheetRow(SQLModel, table=True):
    """A preparation sheet as it stood at one time."""

    __tablename__ = "sheet"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    content: str = Field(sa_type=Text)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class EstimateRow(SQLModel, table=True):
    """An estimate of the counterpart's limit."""

    __tablename__ = "estimate"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    stage: str = Field(max_length=16)
    turn: int
    low: int | None = Field(default=None, sa_type=BigInteger)
    high: int | None = Field(default=None, sa_type=BigInteger)
    panel: str = Field(sa_type=Text)
    justified: str | None = Field(default=None, sa_type=Text)
    truth: str | None = Field(default=None, sa_type=Text)
    score: float | None = Field(default=None)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class NoteRow(SQLModel, table=True):
    """A note in the trainee's words."""

    __tablename__ = "note"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    turn: int
    text: str = Field(sa_type=Text)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class AnswersRow(SQLModel, table=True):
    """The debrief's three questions, answered."""

    __tablename__ = "answers"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    least: str = Field(sa_type=Text)
    moment_turn: int | None = Field(default=None)
    rating: str = Field(sa_type=Text)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class MarkRow(SQLModel, table=True):
    """Something to be known of an attempt beside its turns; only ever added."""

    __tablename__ = "mark"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    kind: str = Field(max_length=16)
    turn: int
    detail: str = Field(sa_type=Text)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class ScenarioFileRow(SQLModel, table=True):
    """A file of a scenario as it was played."""

    __tablename__ = "scenario_file"

    content: str = Field(primary_key=True, max_length=80, description="the scenario's digest")
    name: str = Field(primary_key=True, max_length=255)
    body: bytes = Field(sa_type=LargeBinary)
    hash: str = Field(default="", max_length=64)


OwnedRow = TurnRow | ResultRow | SheetRow | EstimateRow | NoteRow | AnswersRow | MarkRow
"""Rows that belong to an attempt."""

TALLIED = (AttemptRow, TurnRow, ResultRow, SheetRow, EstimateRow, NoteRow, AnswersRow,
           MarkRow, ScenarioFileRow)  # fmt: skip
"""Tables whose rows are counted."""
