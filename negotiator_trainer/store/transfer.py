"""Takes attempts out of a profile and into another one, all of a file or nothing of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring import sheet
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.store import seal
from negotiator_trainer.store.records import (
    Answers,
    EstimateRecord,
    Mark,
    NewAttempt,
    Note,
    Result,
    TurnRecord,
)
from negotiator_trainer.store.strict_json import OddJsonError, read_json
from negotiator_trainer.store.transfer_documents import (
    FORMAT,
    VERSION,
    AttemptDocument,
    TransferDocument,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from negotiator_trainer.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: ids of new attempts, and how many were there already."""

    new: tuple[int, ...]
    known: int


def export_attempts(unit: Unit, attempts: Iterable[int] | None = None) -> bytes:
    """Write attempts with all that belongs to them, and their scenarios, as a JSON file.

    Args:
        unit: A transaction on the profile.
        attempts: Which, by id; None for all that are not discarded.

    Raises:
        StoreError: There is no such attempt.
        DamagedAttempt: One is not as it was written.
    """
    chosen = _all(unit) if attempts is None else list(attempts)
    documents = [_document(unit, attempt) for attempt in chosen]
    digests = sorted({document["content"] for document in documents})
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "attempts": documents,
        "scenarios": {
            d: _encoded(unit.scenarios.files(d)) for d in digests if unit.scenarios.has(d)
        },
    }
    return (json.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n").encode()


def import_attempts(
    unit: Unit, data: bytes, *, content_digest: Callable[[Mapping[str, bytes]], str]
) -> Imported:
    """Read a file that `export_attempts` wrote; an attempt that is there already stays.

    Should this fail, the transaction has to fail with it: nothing of the file is kept then.

    Args:
        unit: A transaction on the profile.
        data: The file.
        content_digest: Computes a scenario's digest, so that no file can pass one scenario's
            text off as another's.

    Raises:
        StoreError: The file is not one of ours, or was changed on the way.
    """
    document = read_document(data)
    for name, files in document.scenarios.items():
        if content_digest(files) != name:
            raise _refused(f"holds a scenario that is not what it says it is ({name[:12]})")
        unit.scenarios.keep(name, files)
    new = [
        _write(unit, attempt)
        for attempt in document.attempts
        if unit.attempts.find(attempt.uuid) is None
    ]
    return Imported(tuple(new), len(document.attempts) - len(new))


def read_document(data: bytes) -> TransferDocument:
    """Check a file without importing it.

    Raises:
        StoreError: The file is not one of ours, or was changed on the way.
    """
    try:
        values = read_json(data)
    except OddJsonError as error:
        raise _refused(str(error)) from error
    try:
        document = TransferDocument.model_validate(values)
    except ValidationError as error:
        raise _refused(_first(error)) from error
    for raw, attempt in zip(values["attempts"], document.attempts, strict=True):
        if digest(raw) != attempt.digest:
            raise _refused(f"was changed after it was exported (attempt {attempt.uuid})")
    return document


def digest(attempt: dict[str, Any]) -> str:
    """Return the digest of an attempt as it stands in the file."""
    return seal.row_hash("transfer", {k: v for k, v in attempt.items() if k != "digest"})


def _all(unit: Unit) -> list[int]:
    found = [attempt.id for attempt in unit.attempts.unfinished()]
    return sorted(found + [summary.id for summary in unit.attempts.summaries()])


def _document(unit: Unit, attempt_id: int) -> dict[str, Any]:
    attempt = unit.attempts.get(attempt_id)
    values = {
        name: getattr(attempt, name)
        for name in ("uuid", "scenario", "role", "variant", "seed", "content", "engine_version",
                     "scorer_version", "mode", "started_at", "finished_at", "ending")
    }  # fmt: skip
    answers = unit.answers.get(attempt_id)
    values |= {
        "turns": [asdict(turn) for turn in unit.attempts.turns(attempt_id)],
        "results": [asdict(result) for result in unit.attempts.results(attempt_id)],
        "sheets": [
            {"content": json.loads(state.to_json()), "at": at}
            for at, state in unit.sheets.history(attempt_id)
        ],
        "estimates": [asdict(estimate) for estimate in unit.estimates.list(attempt_id)],
        "notes": [asdict(note) for note in unit.notes.list(attempt_id)],
        "answers": None if answers is None else asdict(answers),
        "marks": [asdict(mark) for mark in unit.marks.list(attempt_id)],
    }
    plain = json.loads(json.dumps(values, default=seal.write_time, allow_nan=False))
    return {**plain, "digest": digest(plain)}


def _encoded(files: dict[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(body).decode() for name, body in files.items()}


def _write(unit: Unit, document: AttemptDocument) -> int:
    new = NewAttempt(
        scenario=document.scenario,
        role=document.role,
        variant=document.variant,
        seed=document.seed,
        content=document.content,
        engine_version=document.engine_version,
        scorer_version=document.scorer_version,
        mode=document.mode,
        started_at=document.started_at,
    )
    attempt = unit.attempts.create(new, uuid=document.uuid).id
    _write_play(unit, attempt, document)
    for state in document.sheets:
        unit.sheets.save(attempt, _sheet(state.content), state.at)
    for estimate in document.estimates:
        values = estimate.model_dump()
        unit.estimates.add(attempt, EstimateRecord(**{**values, "panel": tuple(estimate.panel)}))
    for note in document.notes:
        unit.notes.add(attempt, Note(**note.model_dump()))
    if document.answers is not None:
        unit.answers.save(attempt, Answers(**document.answers.model_dump()))
    for mark in document.marks:
        unit.marks.add(attempt, Mark(**mark.model_dump()))
    return attempt


def _write_play(unit: Unit, attempt: int, document: AttemptDocument) -> None:
    ends = {document.finished_at is None, document.ending is None, not document.results}
    if len(ends) > 1:
        raise _refused(f"has a result without an end, or an end without one ({document.uuid})")
    for position, turn in enumerate(document.turns):
        if turn.position != position:
            raise _refused(f"lacks turn {position} of attempt {document.uuid}")
        values = turn.model_dump()
        lines, events = tuple(turn.lines), tuple(turn.events)
        unit.attempts.append(attempt, TurnRecord(**{**values, "lines": lines, "events": events}))
    results = [Result(**result.model_dump()) for result in document.results]
    if document.finished_at is not None:
        ending = document.ending or ""
        unit.attempts.finish(attempt, ending, document.finished_at, results[0])
    for result in results[1:]:
        unit.attempts.rescore(attempt, result)


def _sheet(content: dict[str, Any]) -> Sheet:
    try:
        Sheet.from_json(json.dumps(content))
        # Reading is lenient about types; a stranger's sheet had better not be.
        return _sheet_type().validate_python(content)
    except ValueError as error:
        raise _refused("holds what is no preparation sheet") from error


@cache
def _sheet_type() -> TypeAdapter[Sheet]:
    adapter = TypeAdapter(Sheet)
    # The sheet's module names it for type checkers only.
    adapter.rebuild(_types_namespace={**vars(sheet), "Mapping": Mapping})
    return adapter


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in found["loc"][:6])
    return f"is not an export of this program ({place[:100] or 'the whole'}: {found['msg'][:200]})"


def _refused(what: str) -> StoreError:
    return StoreError(
        f"The file {what}; nothing was imported.",
        remedy="Export it again where it came from, with this version of the program or an "
        "earlier one.",
    )
