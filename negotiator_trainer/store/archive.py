"""All that a profile holds, row by row, out of one profile and into another one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import select

from negotiator_trainer.store import seal, tables
from negotiator_trainer.store.archive_tables import ARCHIVED
from negotiator_trainer.store.cases import Cases
from negotiator_trainer.store.ledger import sealed_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlmodel import SQLModel

    from negotiator_trainer.errors import StoreError
    from negotiator_trainer.store.archive_tables import ArchiveTable
    from negotiator_trainer.store.work import Work

Row = dict[str, Any]

_MOST_KEPT_ID = 1 << 30
_KNOWN_BY = {"attempt": "uuid", "drill": "uuid", "journal_case": "uuid"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What an import did with the items of a table.

    Attributes:
        new: How many came.
        known: How many were there already.
        ids: Which numbers the new ones have here, for items that have one.
    """

    new: int = 0
    known: int = 0
    ids: tuple[int, ...] = ()


class Archive:
    """Every row of every table, for exports of everything."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def rows(self, table: ArchiveTable) -> Iterator[Row]:
        """Return a table's rows as columns, in the order of their keys."""
        columns = table.kind.__table__.columns  # type: ignore[attr-defined]
        keys = table.kind.__table__.primary_key.columns  # type: ignore[attr-defined]
        names = [column.name for column in columns]
        query = select(*columns).order_by(*keys)
        for row in self._work.db.connection().execute(query):
            yield dict(zip(names, row, strict=True))

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has."""
        db = self._work.db
        return {
            table.name: db.exec(select(func.count()).select_from(table.kind)).one()
            for table in ARCHIVED
        }

    def take(
        self,
        rows: Mapping[str, Sequence[Row]],
        *,
        content_digest: Callable[[Mapping[str, bytes]], str],
    ) -> dict[str, Counted]:
        """Write rows of another profile; what is here already, by its uuid, stays as it is.

        Should this fail, the transaction has to fail with it: nothing is kept then. Into an
        empty file everything comes as it was, with the same hashes.

        Args:
            rows: By table, as `archive_rows.read_rows` checked them.
            content_digest: Computes a scenario's digest, so that no file can pass one
                scenario's text off as another's.

        Raises:
            StoreError: They contradict themselves, or were changed on the way.
        """
        taking = _Taking(self._work, content_digest)
        try:
            for table in ARCHIVED:
                taking.take(table, rows.get(table.name, ()))
            self._work.db.flush()
        except (IntegrityError, DataError) as error:
            raise _refused("holds rows that do not fit together") from error
        self._work.unfinished_changed = self._work.best_changed = True
        self._work.ahead_changed = True
        return taking.counted


@dataclass(slots=True)
class _Owner:
    """Where an owner of the file is in this profile, and whether it came with the file."""

    id: int
    uuid: str
    fresh: bool


@dataclass(slots=True)
class _Taking:
    work: Work
    digest: Callable[[Mapping[str, bytes]], str]
    owners: dict[tuple[str, int], _Owner] = field(default_factory=dict)
    heads: dict[int, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, Counted] = field(default_factory=dict)

    def take(self, table: ArchiveTable, rows: Sequence[Row]) -> None:
        if table.name == "scenario_file":
            self._scenarios(rows)
        elif table.name == "declined":
            self._declined(table, rows)
        elif table.name in _KNOWN_BY:
            self._items(table, rows)
        else:
            self._owned(table, rows)

    def _scenarios(self, rows: Sequence[Row]) -> None:
        found: dict[str, dict[str, bytes]] = {}
        for row in rows:
            if seal.row_hash("scenario_file", _without_hash(row)) != row["hash"]:
                raise _changed("scenario_file")
            found.setdefault(row["content"], {})[row["name"]] = row["body"]
        new = 0
        for content, files in found.items():
            if self.digest(files) != content:
                raise _refused(f"holds a scenario that is not what it says it is ({content[:12]})")
            there = select(tables.ScenarioFileRow.name).where(
                tables.ScenarioFileRow.content == content
            )
            if self.work.db.exec(there.limit(1)).first() is None:
                new += 1
                for name, body in sorted(files.items()):
                    self.work.ledger.add(
                        tables.ScenarioFileRow(content=content, name=name, body=body)
                    )
        self.counted["scenario_file"] = Counted(new, len(found) - new)

    def _declined(self, table: ArchiveTable, rows: Sequence[Row]) -> None:
        kind = tables.DeclinedRow
        there = {(row.what, row.at) for row in self.work.db.exec(select(kind)).all()}
        new = 0
        for row in rows:
            _require_seal(table, row)
            if (row["what"], row["at"]) not in there:
                there.add((row["what"], row["at"]))
                self.work.ledger.add(kind(what=row["what"], at=row["at"]))
                new += 1
        self.counted["declined"] = Counted(new, len(rows) - new)

    def _items(self, table: ArchiveTable, rows: Sequence[Row]) -> None:
        new: list[int] = []
        for row in sorted(rows, key=lambda row: row["id"]):
            above = self._owner(table, row) if table.owner else None
            _require_seal(table, row, owner=above.uuid if above else "")
            key = (table.name, row["id"])
            if key in self.owners:
                raise _refused(f"has two rows {row['id']} of “{table.name}”")
            there = self._there(table, row, above)
            if there is None:
                there = self._write_item(table, row, above)
                new.append(there)
                self.owners[key] = _Owner(there, row["uuid"], fresh=True)
                if table.name == "attempt":
                    self.heads[row["id"]] = (row["head"], row["turns_made"])
            else:
                self.owners[key] = _Owner(there, row["uuid"], fresh=False)
        self.counted[table.name] = Counted(len(new), len(rows) - len(new), tuple(new))

    def _there(self, table: ArchiveTable, row: Row, above: _Owner | None) -> int | None:
        kind: Any = table.kind
        found = self.work.db.exec(select(kind.id).where(kind.uuid == row["uuid"])).first()
        if found is None and table.name == "drill" and above is not None:
            same = (kind.attempt_id == above.id, kind.turn == row["turn"])
            found = self.work.db.exec(select(kind.id).where(*same)).first()
        return found

    def _write_item(self, table: ArchiveTable, row: Row, above: _Owner | None) -> int:
        made: Any = table.kind(**_without_hash(row))
        made.id = self._kept_id(table.kind, row["id"]) if table.name == "attempt" else None
        if above is not None:
            setattr(made, table.owner, above.id)
        self.work.ledger.add(made, owner=above.uuid if above else "")
        self.work.db.flush()
        return int(made.id)

    def _kept_id(self, kind: type[SQLModel], number: int) -> int | None:
        """Return the number that a row had, where it can have it here too: its hash covers it."""
        free = self.work.db.get(kind, number) is None
        in_file = self.work.db.get_bind().dialect.name == "sqlite"
        return number if in_file and free and 0 < number < _MOST_KEPT_ID else None

    def _owned(self, table: ArchiveTable, rows: Sequence[Row]) -> None:
        last: dict[int, str] = {}
        following: Counter[int] = Counter()
        ordered = "position" in table.kind.__table__.columns  # type: ignore[attr-defined]
        for row in sorted(rows, key=lambda row: (row[table.owner], row.get("position", 0))):
            owner, number = self._owner(table, row), row[table.owner]
            before = last.get(number, "") if table.chained else ""
            _require_seal(table, row, owner=owner.uuid, before=before)
            if ordered and row["position"] != following[number]:
                raise _refused(f"lacks a row of “{table.name}”")
            last[number] = row["hash"]
            following[number] += 1
            if owner.fresh:
                self._write_owned(table, row, owner, before)
        if table.chained:
            self._require_ends(last, following)

    def _write_owned(self, table: ArchiveTable, row: Row, owner: _Owner, before: str) -> None:
        if table.name == "case_words":
            # With it goes the search's index.
            Cases(self.work).put_words(owner.id, row["title"], row["words"])
            return
        made: Any = table.kind(**{**_without_hash(row), table.owner: owner.id})
        self.work.ledger.add(made, owner=owner.uuid, before=before)

    def _require_ends(self, last: dict[int, str], following: Counter[int]) -> None:
        for number, (head, turns_made) in self.heads.items():
            if last.get(number, "") != head or max(following[number] - 1, 0) != turns_made:
                raise _refused("lacks the last turns of an attempt")

    def _owner(self, table: ArchiveTable, row: Row) -> _Owner:
        found = self.owners.get((table.owned_by, row[table.owner]))
        if found is None:
            raise _refused(f"has a row of “{table.name}” that belongs to nothing")
        return found


def _without_hash(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "hash"}


def _require_seal(table: ArchiveTable, row: Row, *, owner: str = "", before: str = "") -> None:
    covered = sealed_part(table.name, row)
    if seal.row_hash(table.name, covered, owner=owner, before=before) != row["hash"]:
        raise _changed(table.name)


def _changed(table: str) -> StoreError:
    return _refused(f"was changed after it was exported (“{table}”)")


def _refused(what: str) -> StoreError:
    from negotiator_trainer.store.archive_rows import refused  # noqa: PLC0415  imports pydantic

    return refused(what)
