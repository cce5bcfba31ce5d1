"""Compares every row with its hash, every chain with its end and every table with its count."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from negotiator_trainer.store import case_index, seal, tables
from negotiator_trainer.store.ledger import read_tallies, sealed_part
from negotiator_trainer.store.opening import fingerprint
from negotiator_trainer.store.records import Damage, Verification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlmodel import SQLModel

_SINGLE = (tables.ProfileRow, tables.HomeTableRow)
_OF_ATTEMPT = (tables.TurnRow, tables.ResultRow, tables.SheetRow, tables.EstimateRow,
               tables.NoteRow, tables.AnswersRow, tables.MarkRow, tables.SkillRow)  # fmt: skip
_MOST = 100
"""Enough to name; a file with more has to be restored."""


def verify(engine: Engine, *, asked: bool = True) -> Verification:
    """Read the whole database and compare it with its hashes.

    Args:
        engine: On a database that nobody else writes meanwhile.
        asked: Whether to ask the search for every word, too; see `case_index.is_right`.
    """
    raw = engine.raw_connection()
    try:
        connection = raw.driver_connection
        examination = _Examination(engine, connection)
        if isinstance(connection, sqlite3.Connection):
            return _verify_file(examination, connection, asked=asked)
        with examination.cursor:
            examination.compare()
        return examination.result()
    finally:
        raw.close()


def _verify_file(
    examination: _Examination, connection: sqlite3.Connection, *, asked: bool
) -> Verification:
    was = connection.text_factory
    # Damaged text need not be UTF-8; it has to be found, not to stop the search.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        examination.compare_structure(connection, asked=asked)
        examination.compare()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        examination.note(None, f"The file cannot be read to its end ({error}).")
    finally:
        connection.text_factory = was
    return examination.result()


class _Examination:
    def __init__(self, engine: Engine, connection: Any) -> None:  # noqa: ANN401  any driver's
        self._dialect = engine.dialect
        self._connection = connection
        self.cursor = connection.cursor()
        self._attempts: dict[int, tuple[str, str, int]] = {}
        self._rows: dict[str, int] = {}
        self._sums: dict[str, int] = {}
        self._damage: list[Damage] = []

    def note(
        self, attempt: int | None, what: str, *, case: int | None = None, search: bool = False
    ) -> None:
        if len(self._damage) < _MOST:
            self._damage.append(Damage(attempt=attempt, what=what, case=case, search=search))

    def result(self) -> Verification:
        return Verification(rows=self._rows, damage=tuple(self._damage))

    def compare_structure(self, connection: sqlite3.Connection, *, asked: bool) -> None:
        for (found,) in connection.execute(f"PRAGMA integrity_check({_MOST:d})"):
            if found != "ok":
                # Newer versions of SQLite look into the index here.
                search = "FTS5 table main.case_search" in found
                self.note(None, f"The file's structure is damaged ({found}).", search=search)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            self.note(None, "Something belongs to what is not there.")
        if not case_index.is_right(connection, asked=asked):
            self.note(None, "The index of the journal's words is damaged.", search=True)

    def compare(self) -> None:
        for kind in _SINGLE:
            self._compare_single(kind)
        self._compare_attempts()
        for owned in _OF_ATTEMPT:
            self._compare_owned(owned)
        for values, sealed in self._read(tables.ScenarioFileRow):
            if not self._seen("scenario_file", values, sealed):
                self.note(None, f"A file of the scenario {values['content']} is damaged.")
        self._compare_drills()
        self._compare_cases()
        for values, sealed in self._read(tables.DeclinedRow):
            if not self._seen("declined", values, sealed):
                self.note(None, "A row of “declined” is damaged.")
        self._compare_counts()

    def _compare_single(self, kind: type[SQLModel]) -> None:
        name = str(kind.__tablename__)
        found = list(self._read(kind))
        right = [seal.row_hash(name, values) == sealed for values, sealed in found]
        if right != [True]:
            self.note(None, f"The table “{name}” is damaged.")

    def _compare_attempts(self) -> None:
        for values, sealed in self._read(tables.AttemptRow):
            number = values["id"]
            if not self._seen("attempt", values, sealed):
                self.note(number, f"Attempt {number} is damaged.")
            self._attempts[number] = (values["uuid"], values["head"], values["turns_made"])

    def _compare_owned(self, kind: type[SQLModel]) -> None:
        name = str(kind.__tablename__)
        heads: dict[int, str] = {}
        following: dict[int, int] = {}
        for values, sealed in self._read(kind):
            attempt = values["attempt_id"]
            owner = self._owner(attempt)
            before = heads.get(attempt, "") if name == "turn" else ""
            right = self._seen(name, values, sealed, owner=owner, before=before)
            if not right or values["position"] != following.get(attempt, 0):
                self.note(attempt, f"Attempt {attempt}: a row of “{name}” is damaged or missing.")
            heads[attempt] = sealed
            following[attempt] = values["position"] + 1 if right else 0
        if name == "turn":
            self._compare_heads(heads, following)

    def _compare_drills(self) -> None:
        drills: dict[int, tuple[str, int]] = {}
        for values, sealed in self._read(tables.DrillRow):
            attempt = values["attempt_id"]
            if not self._seen("drill", values, sealed, owner=self._owner(attempt)):
                self.note(attempt, f"Attempt {attempt}: a drill is damaged.")
            drills[values["id"]] = (values["uuid"], attempt)
        following: dict[int, int] = {}
        for values, sealed in self._read(tables.DrillAnswerRow):
            drill = values["drill_id"]
            owner, attempt = drills.get(drill, ("", None))
            right = self._seen("drill_answer", values, sealed, owner=owner)
            if not right or values["position"] != following.get(drill, 0):
                self.note(attempt, "An answer to a drill is damaged or missing.")
            following[drill] = values["position"] + 1 if right else 0

    def _compare_cases(self) -> None:
        cases: dict[int, str] = {}
        for values, sealed in self._read(tables.CaseRow):
            number = values["id"]
            if not self._seen("journal_case", values, sealed):
                self.note(None, f"Case {number} of the journal is damaged.", case=number)
            cases[number] = values["uuid"]
        following: dict[int, int] = {}
        for values, sealed in self._read(tables.CasePartRow):
            case = values["case_id"]
            right = self._seen("case_part", values, sealed, owner=cases.get(case, ""))
            if not right or values["position"] != following.get(case, 0):
                self.note(None, f"Case {case}: a part is damaged or missing.", case=case)
            following[case] = values["position"] + 1 if right else 0
        for values, sealed in self._read(tables.CaseWordsRow):
            case = values["case_id"]
            if not self._seen("case_words", values, sealed, owner=cases.get(case, "")):
                self.note(None, f"Case {case}: what is searched is damaged.", case=case)

    def _owner(self, attempt: int) -> str:
        return self._attempts.get(attempt, ("", "", 0))[0]

    def _compare_heads(self, heads: dict[int, str], following: dict[int, int]) -> None:
        for attempt, (_, head, turns_made) in self._attempts.items():
            turns = max(following.get(attempt, 0) - 1, 0)
            if heads.get(attempt, "") != head or turns != turns_made:
                self.note(attempt, f"Attempt {attempt}: its last turns are damaged or missing.")

    def _compare_counts(self) -> None:
        self._read_one = list(self._read(tables.ProfileRow))
        if len(self._read_one) != 1:
            return
        profile = self._read_one[0][0]
        try:
            expected = read_tallies(profile["tallies"])
        except (ValueError, TypeError, AttributeError):
            return
        if profile["fingerprint"] != fingerprint(self._connection):
            self.note(None, "The tables' definitions are damaged.")
        for kind in tables.TALLIED:
            name = str(kind.__tablename__)
            found = (self._rows.get(name, 0), self._sums.get(name, 0) % seal.MODULUS)
            if found != expected.get(name, (0, 0)):
                self.note(None, f"Rows of “{name}” are missing, or there are too many.")

    def _seen(
        self,
        table: str,
        values: dict[str, Any],
        sealed: object,
        *,
        owner: str = "",
        before: str = "",
    ) -> bool:
        self._rows[table] = self._rows.get(table, 0) + 1
        try:
            self._sums[table] = self._sums.get(table, 0) + int(str(sealed), 16)
        except ValueError:
            return False
        covered = sealed_part(table, values)
        return bool(seal.row_hash(table, covered, owner=owner, before=before) == sealed)

    def _read(self, kind: type[SQLModel]) -> Iterator[tuple[dict[str, Any], Any]]:
        table = kind.__table__  # type: ignore[attr-defined]
        names = [column.name for column in table.columns]
        query = select(*table.columns).order_by(*table.primary_key.columns)
        self.cursor.execute(str(query.compile(dialect=self._dialect)))
        for row in self.cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            sealed = values.pop("hash")
            yield values, sealed
