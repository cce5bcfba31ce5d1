"""The scenarios in some folders; one that cannot be read does not hide the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.header import FILE, Header, read_header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One folder of the catalogue.

    Attributes:
        id: The folder's name, which is the scenario's id.
        path: The folder.
        header: What a list shows; None when it cannot be read.
        problem: Why it cannot be read or played, in a sentence or two; empty when it can.
        detail: The same for an editor: path, line, column and what is wrong; may be empty.
    """

    id: str
    path: Path
    header: Header | None
    problem: str = ""
    detail: str = ""


class Catalogue:
    """What can be played.

    Args:
        folders: Folders whose subfolders are scenarios; of two with the same id the one from
            the earlier folder counts. A folder that does not exist is an empty one.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def entries(self) -> list[Entry]:
        """Return every scenario by id, read from the disk now."""
        return [_entry(path) for _, path in sorted(self._paths().items())]

    def find(self, scenario_id: str) -> Path:
        """Return the folder of a scenario.

        Raises:
            ScenarioError: There is no such scenario; the nearest names are listed.
        """
        paths = self._paths()
        if scenario_id in paths:
            return paths[scenario_id]
        from difflib import get_close_matches  # noqa: PLC0415  the window starts without

        near = get_close_matches(scenario_id, paths, n=3, cutoff=0.5)
        if near:
            remedy = f"Did you mean {' or '.join(f'“{name}”' for name in near)}?"
        elif paths:
            remedy = f"Choose one of {', '.join(sorted(paths)[:20])}."
        else:
            remedy = "Put a scenario's folder into the scenarios folder first."
        raise ScenarioError(f"There is no scenario “{scenario_id[:60]}”.", remedy=remedy)

    def _paths(self) -> dict[str, Path]:
        paths: dict[str, Path] = {}
        for folder in self._folders:
            for path in _subfolders(folder):
                paths.setdefault(path.name, path)
        return paths


def _subfolders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if _is_scenario(path)]
    except OSError:
        return []


def _is_scenario(path: Path) -> bool:
    """Whether a folder is meant to be one: hidden folders and loose files are not."""
    if path.name.startswith((".", "_")) or not path.is_dir():
        return False
    try:
        return any(entry.name == FILE or entry.suffix == ".yarn" for entry in path.iterdir())
    except OSError:
        return True


def _entry(path: Path) -> Entry:
    try:
        header = read_header(path)
    except ScenarioError as error:
        return Entry(id=path.name, path=path, header=None, problem=error.problem)
    if header.id != path.name:
        problem = (
            f"The folder is called “{path.name}”, but the scenario's id is “{header.id[:60]}”."
        )
        return Entry(id=path.name, path=path, header=None, problem=problem)
    return Entry(id=path.name, path=path, header=header)
