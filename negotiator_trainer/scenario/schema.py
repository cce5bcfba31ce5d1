"""The JSON Schema of `scenario.yaml`, for editors that complete and check YAML as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from negotiator_trainer.scenario.model import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = "schema/scenario.schema.json"
"""Where it lies under `resources/`."""

_KEYWORDS: Final = {
    "ge": "minimum",
    "le": "maximum",
    "gt": "exclusiveMinimum",
    "multiple_of": "multipleOf",
}
"""The standard's names for the limits that pydantic passes on under its own."""
_TEXT: Final = ["string", "number", "boolean"]


def json_schema() -> dict[str, Any]:
    """Return the schema.

    An editor reads plain scalars as YAML types them, and this program as text: where a text is
    wanted, the schema lets a number through as well.
    """
    schema = Scenario.model_json_schema(by_alias=True)
    for part in _objects(schema):
        _loosen(part)
    ordered = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A scenario of Negotiator Trainer",
    }
    return {**ordered, **{key: value for key, value in schema.items() if key != "title"}}


def text() -> str:
    """Return the schema as it is written to the file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (JSON)
    """Yield every object of a piece of JSON, the inner ones first."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _objects(inner)
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def _loosen(part: dict[str, Any]) -> None:
    if isinstance(part.get("title"), str):
        del part["title"]
    if part.get("type") == "string" and "enum" not in part and "const" not in part:
        part["type"] = list(_TEXT)
    if isinstance(part.get("propertyNames"), dict):
        part["propertyNames"]["type"] = "string"
    for name, standard in _KEYWORDS.items():
        if name in part and not isinstance(part[name], dict | list):
            part[standard] = part.pop(name)
    if isinstance(part.get("anyOf"), list):
        _drop_null(part)
    _tidy_default(part)


def _drop_null(part: dict[str, Any]) -> None:
    """Let a key that may be left out have its value only; nobody writes null."""
    arms = [arm for arm in part["anyOf"] if arm != {"type": "null"}]
    del part["anyOf"]
    if len(arms) == 1:
        part.update({**arms[0], **part})
    else:
        part["anyOf"] = arms


def _tidy_default(part: dict[str, Any]) -> None:
    default = part.get("default", 0)
    if isinstance(default, bool):
        part["default"] = "yes" if default else "no"
    elif default is None or default in ("", [], {}):
        del part["default"]
