"""Reads what an export wrote, from whomever it comes: all of it, or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negotiator_trainer.errors import StoreError, TrainerError
from negotiator_trainer.scenario.source import digest_of
from negotiator_trainer.services.keeping.automatic import back_up_if_due
from negotiator_trainer.services.keeping.exporting import FORMAT, MANIFEST, VERSION
from negotiator_trainer.services.transfer import import_from
from negotiator_trainer.store import schema
from negotiator_trainer.store.failures import StoreNewer
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.store.archive import Counted
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.unit import Unit

Rows = dict[str, list[dict[str, Any]]]

_ZIP = b"PK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What an import did: items that came, and items that were there and stayed as they are."""

    attempts: int = 0
    cases: int = 0
    drills: int = 0
    known: int = 0


def import_file(database: Database, file: Path) -> Brought:
    """Take in an export: a zip of everything, or a JSON file of attempts.

    What is in the profile already, by its uuid, stays as it is; so the same file again changes
    nothing. The profile is backed up first, where it has changed since the last backup.

    Raises:
        DamagedStore: The profile itself is not sound.
        TrainerError: The file cannot be read, is no export, was changed on the way, or
            contradicts itself; nothing was changed.
    """
    rows = _read(file)
    back_up_if_due(database)
    if rows is None:
        taken = import_from(database, file)
        return Brought(attempts=taken.new, known=taken.known)
    with database.unit() as unit:
        counted = unit.archive.take(rows, content_digest=digest_of)
        _require_readable(unit, counted)
    items = [counted[name] for name in ("attempt", "journal_case", "drill")]
    attempts, cases, drills = (each.new for each in items)
    return Brought(
        attempts=attempts, cases=cases, drills=drills, known=sum(each.known for each in items)
    )


def _read(file: Path) -> Rows | None:
    """Return the rows of a zip file; None where it is another kind of file."""
    from negotiator_trainer.store.archive_tables import ARCHIVED  # noqa: PLC0415  SQLModel
    from negotiator_trainer.store.strict_zip import OddZipError, read_zip  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            if opened.read(len(_ZIP)) != _ZIP:
                return None
    except OSError as error:
        raise TrainerError(
            tr(
                "{file} could not be read ({why}); nothing was changed.",
                file=file,
                why=error.strerror or error,
            ),
            remedy=tr("Check its name."),
        ) from None
    names = [f"data/{table.name}.json" for table in ARCHIVED]
    try:
        bodies = read_zip(file, [MANIFEST, *names])
    except OddZipError as error:
        raise _refused(str(error)) from error
    return _checked(bodies)


def _checked(bodies: dict[str, bytes]) -> Rows:
    from negotiator_trainer.store.archive_rows import read_rows  # noqa: PLC0415  pydantic
    from negotiator_trainer.store.archive_tables import ARCHIVED  # noqa: PLC0415  SQLModel

    told = _manifest(bodies.get(MANIFEST))
    found: Rows = {}
    for table in ARCHIVED:
        if table.name not in told:
            continue  # an earlier version did not have it
        body = bodies.get(f"data/{table.name}.json", b"")
        if hashlib.sha256(body).hexdigest() != told[table.name]["sha256"]:
            raise _refused(tr("was changed after it was exported (“{table}”)", table=table.name))
        found[table.name] = list(read_rows(table, _json(body)))
        if len(found[table.name]) != told[table.name]["rows"]:
            raise _refused(tr("lacks rows of “{table}”", table=table.name))
    return found


def _manifest(body: bytes | None) -> dict[str, dict[str, Any]]:
    """Return what is told of each table; the file's own version is judged first."""
    if body is None:
        raise _refused(tr("is a zip file, but not an export of this program"))
    told = _json(body)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _refused(tr("is a zip file, but not an export of this program"))
    if told.get("version") != VERSION or _number(told.get("schema")) > schema.VERSION:
        raise StoreNewer(
            tr("The file was exported by a newer version of the program; nothing was imported."),
            remedy=tr("Install the newest version and import it again."),
        )
    tables = told.get("tables")
    if not isinstance(tables, dict) or not all(
        isinstance(each, dict)
        and isinstance(each.get("rows"), int)
        and isinstance(each.get("sha256"), str)
        for each in tables.values()
    ):
        raise _refused(tr("does not say what it holds"))
    return tables


def _number(spoken: object) -> int:
    parts = str(spoken).split(".")
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() and len(p) < 5 for p in parts):
        raise _refused(tr("does not say what it holds"))
    return int(parts[0]) << 16 | int(parts[1])


def _json(body: bytes) -> Any:  # noqa: ANN401  JSON
    from negotiator_trainer.store.strict_json import OddJsonError, read_json  # noqa: PLC0415

    try:
        return read_json(body)
    except OddJsonError as error:
        raise _refused(str(error)) from error


def _require_readable(unit: Unit, counted: dict[str, Counted]) -> None:
    """Read everything that came as the pages will read it."""
    try:
        for attempt in counted["attempt"].ids:
            kept = unit.attempts.get(attempt)
            results = unit.attempts.results(attempt)
            if (kept.finished_at is None) is bool(results) or (
                results and (kept.ending is None or kept.verdict != results[-1].verdict)
            ):
                raise _refused(tr("has a result without an end, or an end without one"))
            unit.attempts.turns(attempt)
            for repository in (unit.estimates, unit.notes, unit.marks):
                repository.list(attempt)
            unit.sheets.history(attempt)
            unit.answers.get(attempt)
            unit.skills.by_attempt(attempt)
        for case in counted["journal_case"].ids:
            unit.cases.get(case)
            unit.cases.history(case)
        for drill in counted["drill"].ids:
            unit.drills.get(drill)
            unit.drills.answers(drill)
    except (ValueError, TypeError, KeyError, AttributeError, LookupError) as error:
        raise _refused(tr("holds something that the program could not show")) from error


def _refused(what: str) -> StoreError:
    from negotiator_trainer.store.archive_rows import refused  # noqa: PLC0415  pydantic

    return refused(what)
