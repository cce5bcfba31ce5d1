"""Which tables an export of everything holds, in which order, and what each column is.

Every column of every table leaves the profile; what is said here is only how it is read again. A
new table, or a new column of text, has to be given its place here: a test fails until it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.store import tables

if TYPE_CHECKING:
    from sqlmodel import SQLModel


@dataclass(frozen=True, slots=True)
class ArchiveTable:
    """One table.

    Attributes:
        kind: Its rows.
        owner: The column that names the row that it belongs to; empty for none.
        owned_by: The table of that row.
        json: Columns that hold JSON.
        words: Columns of text without a limit that hold words.
        chained: Each row's hash covers the row before it.
    """

    kind: type[SQLModel]
    owner: str = ""
    owned_by: str = ""
    json: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    chained: bool = False

    @property
    def name(self) -> str:
        """The table's name, and that of its file."""
        return str(self.kind.__tablename__)


def _of_attempt(
    kind: type[SQLModel], json: str = "", words: str = "", *, chained: bool = False
) -> ArchiveTable:
    return ArchiveTable(
        kind, "attempt_id", "attempt", frozenset(json.split()), frozenset(words.split()), chained
    )


ARCHIVED = (
    ArchiveTable(tables.ScenarioFileRow),
    ArchiveTable(tables.AttemptRow),
    _of_attempt(tables.TurnRow, "lines events", "move", chained=True),
    _of_attempt(tables.ResultRow, "measures report"),
    _of_attempt(tables.SheetRow, "content"),
    _of_attempt(tables.EstimateRow, "panel justified truth"),
    _of_attempt(tables.NoteRow, "", "text"),
    _of_attempt(tables.AnswersRow, "least rating"),
    _of_attempt(tables.MarkRow, "", "detail"),
    _of_attempt(tables.SkillRow, "turns"),
    _of_attempt(tables.DrillRow, "card"),
    ArchiveTable(
        tables.DrillAnswerRow, owner="drill_id", owned_by="drill", words=frozenset({"move"})
    ),
    ArchiveTable(tables.CaseRow, json=frozenset({"tags", "people"}), words=frozenset({"title"})),
    ArchiveTable(
        tables.CasePartRow,
        owner="case_id",
        owned_by="journal_case",
        json=frozenset({"content"}),
    ),
    ArchiveTable(
        tables.CaseWordsRow,
        owner="case_id",
        owned_by="journal_case",
        words=frozenset({"title", "words"}),
    ),
    ArchiveTable(tables.DeclinedRow),
)
"""Owners before what they own: in this order an export is written and read."""

STAY = frozenset({"profile", "home"})
"""Tables that follow from the others, or are about this one file: they are not exported."""
