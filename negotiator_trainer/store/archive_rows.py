"""Rows as an export writes them, and read again from strangers: strict, and exact to the byte."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)
from sqlalchemy import BigInteger, Float, Integer, LargeBinary, Text

from negotiator_trainer.errors import StoreError
from negotiator_trainer.journal import case as journal
from negotiator_trainer.scoring import sheet
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.store import seal
from negotiator_trainer.store.strict_json import OddJsonError, read_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column

    from negotiator_trainer.store.archive_tables import ArchiveTable

LONGEST = 4_000_000
"""Characters of one text; the window takes far fewer."""

_DOCUMENTS: dict[str, type[journal.Document]] = {
    "issues": journal.IssueTree,
    "alternatives": journal.DecisionTree,
    "outcome": journal.Outcome,
    "review": journal.Review,
    "links": journal.Links,
}
_PATTERNS = {
    "hash": r"^[0-9a-f]{64}$",
    "uuid": r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
}
_SHAPES: dict[tuple[str, str], Any] = {
    ("turn", "lines"): list[dict[str, Any]],
    ("turn", "events"): list[dict[str, Any]],
    ("result", "measures"): dict[str, float | None],
    ("result", "report"): dict[str, Any],
    ("estimate", "panel"): list[int],
    ("skill", "turns"): list[int],
    ("drill", "card"): dict[str, Any],
    ("journal_case", "tags"): list[str],
    ("journal_case", "people"): list[str],
}


def written(table: ArchiveTable, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the export has it.

    JSON stands there as itself where writing it again gives the very same text, and otherwise as
    that text; bytes are base64; what is NULL is left out.

    Args:
        table: The row's table.
        row: Its columns.
    """
    found: dict[str, Any] = {}
    for name, value in row.items():
        if value is None:
            continue
        if name in table.json:
            found[name] = _parsed(value)
        elif isinstance(value, bytes | memoryview):
            found[name] = base64.b64encode(bytes(value)).decode()
        else:
            found[name] = value
    return found


def read_rows(table: ArchiveTable, rows: object) -> Iterator[dict[str, Any]]:
    """Check rows that `written` wrote and return them as columns.

    Raises:
        StoreError: They are not what the table can hold.
    """
    if not isinstance(rows, list):
        raise refused(f"has no list of rows for “{table.name}”")
    model = _model(table)
    for number, row in enumerate(rows):
        try:
            values = dict(model.model_validate(row))
            for name in table.json:
                if values[name] is not None:
                    values[name] = _text(table, name, values)
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in found["loc"])[:60]
            raise refused(
                f"has a row that “{table.name}” cannot hold (row {number}, {where}: "
                f"{found['msg'][:120]})"
            ) from error
        except (ValueError, TypeError) as error:
            raise refused(f"has a row that “{table.name}” cannot hold (row {number})") from error
        yield values


def refused(what: str) -> StoreError:
    """Return the refusal of a file; `what` completes “The file …”."""
    return StoreError(
        f"The file {what}; nothing was imported.",
        remedy="Export it again where it came from, with this version of the program or an "
        "earlier one.",
    )


def _parsed(text: str) -> Any:  # noqa: ANN401  JSON
    value = json.loads(text)
    if isinstance(value, str) or _compact(value) != text:
        return text
    return value


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _text(table: ArchiveTable, name: str, values: dict[str, Any]) -> str:
    given = values[name]
    text = given if isinstance(given, str) else _compact(given)
    if text != seal.clean(text) or len(text) > LONGEST:
        raise ValueError(name)
    try:
        value = read_json(text.encode())
    except OddJsonError as error:
        raise ValueError(name) from error
    shape = _SHAPES.get((table.name, name))
    if shape is not None:
        _adapter(table.name, name).validate_python(value, strict=True)
    elif name == "content":
        _require_document(str(values.get("part", "sheet")), text, value)
    return text


def _require_document(part: str, text: str, value: object) -> None:
    """Refuse what the pages could not show."""
    if part == "sheet":
        Sheet.from_json(text)
        # Reading is lenient about types; a stranger's sheet had better not be.
        _sheet_type().validate_python(value)
    else:
        if part not in _DOCUMENTS:
            raise ValueError(part)
        _DOCUMENTS[part].from_json(text)


@cache
def _adapter(table: str, name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_SHAPES[table, name])


@cache
def _sheet_type() -> TypeAdapter[Sheet]:
    adapter = TypeAdapter(Sheet)
    # The sheet's module names it for type checkers only.
    adapter.rebuild(_types_namespace={**vars(sheet), "Mapping": Mapping})
    return adapter


@cache
def _model(table: ArchiveTable) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for column in table.kind.__table__.columns:  # type: ignore[attr-defined]
        kind = _kind(table, column)
        fields[column.name] = (kind | None, None) if column.nullable else (kind, ...)
    config = ConfigDict(extra="forbid", strict=True)
    made: type[BaseModel] = create_model(f"{table.name}_row", __config__=config, **fields)
    return made


def _kind(table: ArchiveTable, column: Column[Any]) -> Any:  # noqa: ANN401  a type with limits
    name = column.name
    if name in table.json:
        return Any
    if isinstance(column.type, Integer):
        return _whole(column)
    if isinstance(column.type, Float):
        return Annotated[float, Field(allow_inf_nan=False)]
    if isinstance(column.type, LargeBinary):
        return Annotated[str, AfterValidator(_body)]
    if name in _PATTERNS:
        return Annotated[str, Field(pattern=_PATTERNS[name])]
    most = LONGEST if isinstance(column.type, Text) else getattr(column.type, "length", None)
    look = _time if name == "at" or name.endswith("_at") else _clean
    return Annotated[str, Field(max_length=most), AfterValidator(look)]


def _whole(column: Column[Any]) -> Any:  # noqa: ANN401  a type with limits
    name = column.name
    if name == "id" or name.endswith("_id") or name in {"position", "turns_made"}:
        return Annotated[int, Field(ge=0, lt=1 << 31)]
    half = 1 << (63 if isinstance(column.type, BigInteger) else 31)
    return Annotated[int, Field(ge=-half, lt=half)]


def _body(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _time(text: str) -> str:
    year = datetime.fromisoformat(text).year
    if not 1970 <= year < 3000:
        raise ValueError(text)
    return text


def _clean(text: str) -> str:
    if seal.clean(text) != text:
        raise ValueError(text)
    return text
