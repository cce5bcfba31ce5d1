"""Reads JSON from strangers within bounds: what is odd is refused, not guessed at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 256 * 1024 * 1024
"""Bytes; a thousand attempts take a few dozen megabytes."""

DEEPEST = 40
"""Levels of nesting; an attempt's report needs about ten."""

_WHOLE = 1 << 63
_TOO_DEEP = f"is nested more than {DEEPEST} levels deep"


class OddJsonError(ValueError):
    """The text is not JSON, or more than its plain subset; the message completes “it …”."""


def read_json(data: bytes) -> Any:  # noqa: ANN401  JSON
    """Read one JSON value.

    Refused are: other encodings than UTF-8, duplicate keys, numbers that are infinite, not a
    number or beyond 64 bits, text that is not Unicode, nesting beyond `DEEPEST` and more
    than `LARGEST` bytes.

    Raises:
        OddJsonError: One of these.
    """
    if len(data) > LARGEST:
        raise OddJsonError(f"is larger than {LARGEST >> 20} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OddJsonError("is not UTF-8 text") from error
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=_constant,
        )
        # Escapes such as \\ud800 alone give text that nothing can be written to.
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise OddJsonError("holds text that is not Unicode") from error
    except RecursionError as error:
        raise OddJsonError(_TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise OddJsonError(f"is not JSON (line {error.lineno}: {error.msg})") from error
    _require_shallow(value)
    return value


def _require_shallow(value: object) -> None:
    level = _containers([value])
    for _ in range(DEEPEST):
        if not level:
            return
        level = _containers(
            inner for item in level for inner in (item.values() if isinstance(item, dict) else item)
        )
    if level:
        raise OddJsonError(_TOO_DEEP)


def _containers(values: Iterable[object]) -> list[dict[str, object] | list[object]]:
    return [value for value in values if isinstance(value, dict | list)]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise OddJsonError("says the same thing twice")
    return found


def _whole(text: str) -> int:
    # Before `int`: a million digits take their time.
    if len(text) > 20 or not -_WHOLE <= int(text) < _WHOLE:
        raise OddJsonError("holds a number that is too large")
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if value in {float("inf"), float("-inf")}:
        raise OddJsonError("holds a number that is too large")
    return value


def _constant(text: str) -> float:
    raise OddJsonError(f"holds {text}, which is no number")
