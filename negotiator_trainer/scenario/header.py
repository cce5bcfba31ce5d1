"""Reads the few lines that a list of scenarios shows, without loading the scenario.

Only the standard library is used: the home page is on the screen before YAML and pydantic are
imported. The whole file is checked when somebody opens the scenario.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.characters import BOM, forbidden

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEADER_BYTES: Final = 8 * 1024
"""How much of `scenario.yaml` is looked at."""

FILE: Final = "scenario.yaml"
SCRIPT: Final = re.compile(r"script\.([a-z0-9][a-z0-9_]{0,39})\.yarn")
"""The name of a script; group 1 is the role that it is for."""

_LINE: Final = re.compile(r"([a-z_]+):(?:[ \t]+(.*))?")
_REMEDY: Final = (
    "Open the scenario in the workshop, or run “negotiator-trainer check” on its folder."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a list shows of a scenario.

    Attributes:
        id: Its id, the folder's name.
        title: Its title.
        pitch: One line about it; empty when there is none.
        minutes: How long a play takes.
        difficulty: 1 to 3.
        skills: What it lets one practise.
        roles: The roles that have a script, in alphabetical order.
        version: The content's version.
    """

    id: str
    title: str
    pitch: str
    minutes: int
    difficulty: int
    skills: tuple[str, ...]
    roles: tuple[str, ...]
    version: int


def read_header(path: Path) -> Header:
    """Read the header of the scenario in the folder `path`.

    Raises:
        ScenarioError: There is no `scenario.yaml`, or its first lines cannot be read.
    """
    file = path / FILE
    try:
        if not file.is_file():
            raise ScenarioError(
                f"There is no {FILE} in the folder “{path.name}”.",
                remedy="Remove the folder, or put the scenario's files back into it.",
            )
        with file.open("rb") as stream:
            head = stream.read(HEADER_BYTES)
        roles = script_roles(entry.name for entry in path.iterdir())
    except OSError as error:
        raise ScenarioError(
            f"The scenario in “{path.name}” cannot be read: {error.strerror or error}.",
            remedy="Check that the folder is there and that you may read it.",
        ) from error
    return parse_header(head, roles=roles, name=path.name)


def script_roles(names: Iterable[str]) -> tuple[str, ...]:
    """Return the roles that have a script among file names, in alphabetical order."""
    found = (SCRIPT.fullmatch(name) for name in names)
    return tuple(sorted(match[1] for match in found if match))


def parse_header(head: bytes, *, roles: tuple[str, ...], name: str) -> Header:
    """Read a header from the first bytes of a `scenario.yaml`.

    Args:
        head: At most `HEADER_BYTES` of the file.
        roles: The roles that have a script.
        name: What the folder is called, for messages.

    Raises:
        ScenarioError: A line that a list needs is missing or cannot be read.
    """
    values = _flat_lines(_text(head, name=name))
    missing = [
        key for key in ("id", "version", "title", "minutes", "difficulty") if key not in values
    ]
    if missing:
        raise ScenarioError(
            f"The {FILE} of “{name}” has no line “{missing[0]}: …” before its brief.",
            remedy=_REMEDY,
        )
    return Header(
        id=values["id"],
        title=values["title"],
        pitch=values.get("pitch", ""),
        minutes=_number(values, "minutes", name=name),
        difficulty=_number(values, "difficulty", name=name),
        skills=_list(values.get("skills", "")),
        roles=roles,
        version=_number(values, "version", name=name),
    )


def _text(head: bytes, *, name: str) -> str:
    # The last character may have been cut in two.
    cut = head if len(head) < HEADER_BYTES else head[: head.rfind(b"\n") + 1]
    try:
        text = cut.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        raise ScenarioError(
            f"The {FILE} of “{name}” is not UTF-8 text.", remedy="Save it as UTF-8."
        ) from error
    if forbidden(text):
        raise ScenarioError(
            f"The {FILE} of “{name}” has an invisible control character in it.", remedy=_REMEDY
        )
    return text


def _flat_lines(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match and match[1] == "brief":
            break
        if match and match[1] not in values:
            value = _scalar(match[2] or "")
            if value:
                values[match[1]] = value
    return values


def _scalar(written: str) -> str:
    """Return a plain or quoted value of one line, without a comment after it."""
    text = written.strip()
    if text.startswith('"') and (end := text.find('"', 1)) > 0:
        return text[1:end]
    if text.startswith("'"):
        quoted = re.match(r"'((?:[^']|'')*)'", text)
        return quoted[1].replace("''", "'") if quoted else text
    return re.split(r"\s+#|^#", text, maxsplit=1)[0].strip()


def _list(written: str) -> tuple[str, ...]:
    words = written.strip("[] ").split(",")
    return tuple(word.strip().strip("\"'") for word in words if word.strip())


def _number(values: dict[str, str], key: str, *, name: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", values[key]):
        raise ScenarioError(
            f"The {FILE} of “{name}” says “{key}: {values[key][:40]}”, which is not a number.",
            remedy=_REMEDY,
        )
    return int(values[key])
