"""What figures need to know of a scenario: its endings, and which way its number is wanted.

Reading twelve scenarios takes two tenths of a second, so that what was found is remembered by
their content hash, in a file of the cache that is read without YAML and pydantic.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import negotiator_trainer
from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.digest import digest_of_folder
from negotiator_trainer.store import locations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from negotiator_trainer.scenario.catalogue import Entry
    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.services.library import Library

FILE_NAME = "outlines.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOutline:
    """One playable role.

    Attributes:
        name: In words.
        endings: What each ending says, by its id.
        wants: 1 where the role wants the estimated number high, −1 where low, 0 without one.
    """

    name: str
    endings: Mapping[str, str]
    wants: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One scenario.

    Attributes:
        title: Its title, or its id where it is gone.
        roles: The playable ones, by id; empty where it cannot be read.
    """

    title: str
    roles: Mapping[str, RoleOutline] = field(default_factory=dict)

    def wants(self, role: str) -> int:
        """Which way a role wants the estimated number; 0 where that is not known."""
        known = self.roles.get(role)
        return 0 if known is None else known.wants

    @property
    def endings_of(self) -> int:
        """How many endings there are, over all roles."""
        return sum(len(role.endings) for role in self.roles.values())


def outlines_file(environ: Mapping[str, str]) -> Path:
    """Return where outlines are remembered; the file need not be there yet."""
    return locations.cache_folder(environ) / FILE_NAME


class Outlines:
    """What is known of scenarios without reading them.

    Args:
        library: The scenarios.
        file: Where it is remembered; None to remember it as long as the program runs.
    """

    def __init__(self, library: Library, file: Path | None = None) -> None:
        self._library = library
        self._file = file
        self._known: dict[str, dict[str, Any]] | None = None

    def titles(self) -> dict[str, str]:
        """The titles of all scenarios there are, by id."""
        return {e.id: e.header.title for e in self._library.entries() if e.header is not None}

    def of(self, scenarios: Iterable[str]) -> dict[str, Outline]:
        """Outline scenarios by id; one that is gone or broken has its id and nothing more."""
        entries = {entry.id: entry for entry in self._library.entries()}
        before = self._remembered()
        known = dict(before)
        found = {name: self._outline(name, entries.get(name), known) for name in scenarios}
        if known != before:
            self._known = known
            self._keep(known)
        return found

    def _outline(self, name: str, entry: Entry | None, known: dict[str, dict[str, Any]]) -> Outline:
        if entry is None or entry.header is None:
            return Outline(title=name)
        title = entry.header.title
        try:
            digest = digest_of_folder(entry.path)
            if digest not in known:
                known[digest] = _read(self._library, entry)
            roles = {role: RoleOutline(**kept) for role, kept in known[digest].items()}
        except (OSError, ScenarioError, TypeError):
            return Outline(title=title)
        return Outline(title=title, roles=roles)

    def _remembered(self) -> dict[str, dict[str, Any]]:
        if self._known is None:
            self._known = {} if self._file is None else _kept(self._file)
        return self._known

    def _keep(self, known: Mapping[str, Mapping[str, Any]]) -> None:
        if self._file is None:
            return
        text = json.dumps({"program": negotiator_trainer.__version__, "outlines": known})
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self._file)
        except OSError:
            return  # the next time it is read from the scenarios again


def _read(library: Library, entry: Entry) -> dict[str, Any]:
    from negotiator_trainer.scenario.source import read_folder  # noqa: PLC0415  YAML

    scenario = library.restore(read_folder(entry.path).files).scenario
    return {
        role: asdict(
            RoleOutline(
                name=scenario.roles[role].name,
                endings={id_: ending.text for id_, ending in play.endings.items()},
                wants=_wants(scenario, role),
            )
        )
        for role, play in scenario.play.items()
    }


def _wants(scenario: Scenario, role: str) -> int:
    """Which end of the estimated number is worth more to a role."""
    estimate = scenario.play[role].estimate
    if estimate is None or estimate.money is None:
        return 0
    values = scenario.roles[role].preferences.values.get(estimate.money.issue, {})
    if len(values) < 2:
        return 0
    lowest, highest = min(values, key=int), max(values, key=int)
    by = values[highest] - values[lowest]
    return (by > 0) - (by < 0)


def _kept(file: Path) -> dict[str, dict[str, Any]]:
    """Read what another program of the same version kept; whatever is wrong, nothing is known."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["program"] != negotiator_trainer.__version__:
            return {}
        return {str(digest): dict(roles) for digest, roles in kept["outlines"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
