"""Tables of the profile; rows never leave this package.

Times are UTC text whose order is the order of time, JSON is text: what is hashed is what is
stored, on every database. No `from __future__ import annotations` here: SQLModel reads the
annotations.
"""

from sqlalchemy import (
    DDL,
    BigInteger,
    CheckConstraint,
    LargeBinary,
    Text,
    UniqueConstraint,
    event,
)
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
    ahead: str | None = Field(default=None, sa_type=Text)


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


class SkillRow(SQLModel, table=True):
    """How well one skill was used in an attempt, once it was reviewed."""

    __tablename__ = "skill"

    attempt_id: int = Field(foreign_key="attempt.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    skill: str = Field(index=True, max_length=24)
    count: int = Field(description="how often")
    score: float = Field(description="0–100, mean over those")
    turns: str = Field(sa_type=Text, description="JSON list of turn numbers; 0 the whole attempt")
    hash: str = Field(default="", max_length=64)


class DrillRow(SQLModel, table=True):
    """A position of an attempt that comes back until it is mastered."""

    __tablename__ = "drill"
    __table_args__ = (
        UniqueConstraint("attempt_id", "turn", name="one_drill_a_turn"),
        CheckConstraint(
            "state IN ('due', 'leech', 'set_aside', 'mastered')", name="state_is_known"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(unique=True, max_length=36)
    attempt_id: int = Field(foreign_key="attempt.id", index=True, ondelete="CASCADE")
    turn: int
    skill: str = Field(max_length=24)
    loss: float = Field(description="points of 100 that the turn cost")
    state: str = Field(max_length=16)
    card: str = Field(sa_type=Text, description="the scheduler's own JSON")
    due_at: str = Field(index=True, max_length=40)
    lapses: int = Field(default=0)
    made_at: str = Field(max_length=40)
    changed_at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class DrillAnswerRow(SQLModel, table=True):
    """One answer to a drill; written once."""

    __tablename__ = "drill_answer"

    drill_id: int = Field(foreign_key="drill.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    move: str = Field(sa_type=Text)
    loss: float
    rating: int = Field(description="1 again, 2 hard, 3 good, 4 easy")
    seconds: float
    at: str = Field(index=True, max_length=40)
    hash: str = Field(default="", max_length=64)


class CaseRow(SQLModel, table=True):
    """A real negotiation of the journal; its parts are rows of their own."""

    __tablename__ = "journal_case"
    __table_args__ = (
        CheckConstraint(
            "stage IN ('preparing', 'went_in', 'outcome', 'reviewed')", name="stage_is_known"
        ),
        CheckConstraint("size IN ('short', 'full', 'log')", name="size_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(unique=True, max_length=36)
    template: str = Field(max_length=40)
    size: str = Field(max_length=8)
    title: str = Field(sa_type=Text)
    unit: str = Field(max_length=16, description="a currency's symbol, or empty for points")
    tags: str = Field(sa_type=Text, description="JSON list")
    people: str = Field(sa_type=Text, description="JSON list")
    happens_on: str | None = Field(default=None, max_length=10, description="ISO date, local")
    stage: str = Field(index=True, max_length=16)
    created_at: str = Field(max_length=40)
    changed_at: str = Field(index=True, max_length=40)
    went_in_at: str | None = Field(default=None, max_length=40)
    frozen: int | None = Field(default=None, description="the last part's position at going in")
    trashed_at: str | None = Field(default=None, index=True, max_length=40)
    hash: str = Field(default="", max_length=64)


class CasePartRow(SQLModel, table=True):
    """A part of a case as it stood at one time."""

    __tablename__ = "case_part"

    case_id: int = Field(foreign_key="journal_case.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    part: str = Field(max_length=16)
    content: str = Field(sa_type=Text, description="JSON")
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


class CaseWordsRow(SQLModel, table=True):
    """All words of a case, for the search."""

    __tablename__ = "case_words"

    case_id: int = Field(foreign_key="journal_case.id", primary_key=True, ondelete="CASCADE")
    title: str = Field(sa_type=Text)
    words: str = Field(sa_type=Text)
    hash: str = Field(default="", max_length=64)


SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE case_search USING fts5(title, words, content='case_words', "
    "content_rowid='case_id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
"""SQLite's index over `CaseWordsRow`; whoever writes such a row writes the index too."""

SEARCH_INDEX = (
    "CREATE INDEX case_search ON case_words "
    "USING gin (to_tsvector('simple', title || ' ' || words))"
)
"""PostgreSQL's; it keeps itself."""

for _dialect, _statement in (("sqlite", SEARCH_TABLE), ("postgresql", SEARCH_INDEX)):
    event.listen(
        SQLModel.metadata.tables["case_words"],
        "after_create",
        DDL(_statement).execute_if(dialect=_dialect),  # type: ignore[no-untyped-call]
    )


class DeclinedRow(SQLModel, table=True):
    """Something recommended that was not wanted on a day."""

    __tablename__ = "declined"

    id: int | None = Field(default=None, primary_key=True)
    what: str = Field(max_length=120)
    at: str = Field(max_length=40)
    hash: str = Field(default="", max_length=64)


OwnedRow = TurnRow | ResultRow | SheetRow | EstimateRow | NoteRow | AnswersRow | MarkRow | SkillRow
"""Rows that belong to an attempt, in an order of their own."""

TALLIED = (AttemptRow, TurnRow, ResultRow, SheetRow, EstimateRow, NoteRow, AnswersRow,
           MarkRow, ScenarioFileRow, SkillRow, DrillRow, DrillAnswerRow, CaseRow, CasePartRow,
           CaseWordsRow, DeclinedRow)  # fmt: skip
"""Tables whose rows are counted."""
