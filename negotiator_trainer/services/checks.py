"""Remembers which scenarios have errors, so that the home page says so before anything is opened.

A scenario is known by its content hash: another content is another scenario, which nothing is
known about. What is remembered lies in a file of the cache, read without YAML and pydantic.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import negotiator_trainer
from negotiator_trainer.scenario.digest import digest_of_folder
from negotiator_trainer.store import locations
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from negotiator_trainer.scenario.catalogue import Entry

FILE_NAME = "checked.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The first error of a scenario.

    Attributes:
        file: In the scenario's folder.
        line: Counted from 1.
        column: Counted from 1.
        message: One sentence.
        code: The diagnostic's code, such as ``S012``.
        count: How many errors there are in all.
    """

    file: str
    line: int
    column: int
    message: str
    code: str
    count: int

    def __str__(self) -> str:
        """Where and what, for the card."""
        more = ""
        if self.count > 1:
            more = ntr(" There is 1 more.", " There are {count} more.", self.count - 1)
        return tr(
            "Problem in {file}, line {line}: {message}{more}",
            file=self.file,
            line=self.line,
            message=self.message,
            more=more,
        )

    def written_out(self, folder: Path) -> str:
        """Return it as an editor and a colleague can use it."""
        place = f"{folder / self.file}:{self.line}:{self.column}"
        return f"{place}: {self.code}: {self.message}"


def checked_file(environ: Mapping[str, str]) -> Path:
    """Return where the results of checks lie; the file need not be there yet."""
    return locations.cache_folder(environ) / FILE_NAME


class Checks:
    """What is known of scenarios by their content.

    Args:
        file: Where it is kept; None to keep it as long as the program runs.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[str, Fault | None] | None = None

    def fault_in(self, folder: Path) -> Fault | None:
        """Return the first error of the scenario in a folder; None as long as none is known."""
        known = self._remembered()
        if not any(known.values()):
            return None  # as always: then no file is looked at
        try:
            return known.get(digest_of_folder(folder))
        except OSError:
            return None

    def check(self, entries: Sequence[Entry]) -> bool:
        """Check what is not known to be right; takes a while, and may run on another thread.

        Returns:
            Whether a list of scenarios shows anything else than before.
        """
        before = self._remembered()
        found = {
            digest: fault
            for entry in entries
            if entry.header is not None
            for digest, fault in self._checked(entry.path, before)
        }
        if found == before:
            return False
        self._known = found
        self._keep(found)
        return {d: f for d, f in found.items() if f} != {d: f for d, f in before.items() if f}

    def _checked(
        self, folder: Path, before: Mapping[str, Fault | None]
    ) -> list[tuple[str, Fault | None]]:
        try:
            digest = digest_of_folder(folder)
        except OSError:
            return []
        # What is known to be wrong is checked again: a newer program may understand it.
        if digest in before and before[digest] is None:
            return [(digest, None)]
        return [(digest, _first_fault(folder))]

    def _remembered(self) -> dict[str, Fault | None]:
        if self._known is None:
            self._known = {} if self._file is None else _read(self._file)
        return self._known

    def _keep(self, found: Mapping[str, Fault | None]) -> None:
        if self._file is None:
            return
        faults = {digest: fault and asdict(fault) for digest, fault in sorted(found.items())}
        text = json.dumps({"program": negotiator_trainer.__version__, "checked": faults})
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self._file)
        except OSError:
            return  # the next start checks again


def _first_fault(folder: Path) -> Fault | None:
    from negotiator_trainer.errors import ScenarioError  # noqa: PLC0415
    from negotiator_trainer.scenario.check import check  # noqa: PLC0415  not needed to start
    from negotiator_trainer.scenario.source import read_folder  # noqa: PLC0415

    try:
        errors = check(read_folder(folder)).errors
    except ScenarioError:
        return None  # opening it says why; it has no line to point at
    if not errors:
        return None
    first = errors[0]
    place, message = first.place, first.message
    if first.nearest:
        message = tr("{message} Did you mean “{nearest}”?", message=message, nearest=first.nearest)
    return Fault(
        file=place.file, line=place.line, column=place.column, message=message, code=first.code,
        count=len(errors),
    )  # fmt: skip


def _read(file: Path) -> dict[str, Fault | None]:
    """Read what another program of the same version kept; whatever is wrong, nothing is known."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["program"] != negotiator_trainer.__version__:
            return {}
        return {
            str(digest): None if fault is None else Fault(**fault)
            for digest, fault in kept["checked"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
