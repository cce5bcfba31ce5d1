"""A scenario's files as they are on the disk or in the database, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.characters import BOM, position
from negotiator_trainer.scenario.codes import CODES
from negotiator_trainer.scenario.digest import digest_of as digest_of  # noqa: PLC0414  also had from here
from negotiator_trainer.scenario.document import model_of
from negotiator_trainer.scenario.header import FILE, HEADER_BYTES, SCRIPT, parse_header
from negotiator_trainer.scenario.yaml_text import MAX_BYTES, YamlText, read_yaml
from negotiator_trainer.script.diagnostics import Diagnostic, nearest
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.tree import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.script.tree import Script

MAX_ENTRIES: Final = 200
"""Files and folders in a scenario's folder."""
MAX_SCRIPTS: Final = 8

_SILENT: Final = frozenset({"locales"})
_SILENT_SUFFIXES: Final = frozenset({".md", ".txt", ".json", ".yarnproject"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSource:
    """The files of one scenario, unread.

    Attributes:
        path: The folder; None for text that was restored from the database.
        id: The folder's name, or the id that the restored text gives.
        files: Contents by name: `scenario.yaml` and the scripts.
        digest: SHA-256 over names and contents, in hexadecimal; text is stored under it.
        unused: Names in the folder that nothing uses, by name.
    """

    path: Path | None
    id: str
    files: Mapping[str, bytes]
    digest: str
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the files say.

    Attributes:
        scenario: The model; None as soon as `scenario.yaml` has an error.
        scripts: By role; what could be read, to be played only without errors.
        diagnostics: What is wrong with each file by itself; `check` finds the rest.
        text: Where everything in `scenario.yaml` stands.
    """

    scenario: Scenario | None
    scripts: Mapping[str, Script]
    diagnostics: tuple[Diagnostic, ...]
    text: YamlText = field(repr=False)


def read_folder(path: Path) -> ScenarioSource:
    """Read a scenario's folder; other files in it are left alone.

    Raises:
        ScenarioError: It cannot be read, holds too much, or a file of it is not a plain file
            inside the folder.
    """
    try:
        names = sorted(entry.name for entry in _entries(path))
        known = [name for name in names if name == FILE or SCRIPT.fullmatch(name)]
        scripts = len(known) - (FILE in known)
        if scripts > MAX_SCRIPTS:
            raise _refusal(path, f"has {scripts} scripts; {MAX_SCRIPTS} is most")
        files = {name: _read(path, name) for name in known}
    except OSError as error:
        raise ScenarioError(
            f"The scenario in “{path.name}” cannot be read: {error.strerror or error}.",
            remedy="Check that the folder is there and that you may read it.",
        ) from error
    return ScenarioSource(
        path=path,
        id=path.resolve().name,
        files=MappingProxyType(files),
        digest=digest_of(files),
        unused=tuple(name for name in names if name not in files and not _is_silent(name)),
    )


def from_files(files: Mapping[str, bytes]) -> ScenarioSource:
    """Return the source of a scenario whose files come from the database.

    Raises:
        ScenarioError: There is no `scenario.yaml`, or its first lines cannot be read.
    """
    head = files.get(FILE, b"")[:HEADER_BYTES]
    header = parse_header(head, roles=(), name="stored scenario")
    return ScenarioSource(
        path=None,
        id=header.id,
        files=MappingProxyType(dict(sorted(files.items()))),
        digest=digest_of(files),
    )


def load(source: ScenarioSource) -> Loaded:
    """Parse every file of a scenario; nothing is raised, what is wrong is listed."""
    if FILE in source.files:
        text = read_yaml(source.files[FILE], file=FILE)
    else:
        missing = _missing(source)
        text = YamlText(file=FILE, value=None, diagnostics=(missing,))
    scenario, found = model_of(text)
    diagnostics = list(found)
    scripts: dict[str, Script] = {}
    for name, raw in source.files.items():
        if match := SCRIPT.fullmatch(name):
            decoded = _decode(raw, name)
            if isinstance(decoded, Diagnostic):
                diagnostics.append(decoded)
                continue
            parsed = parse(decoded, file=name)
            scripts[match[1]] = parsed.script
            diagnostics.extend(parsed.diagnostics)
    return Loaded(
        scenario=scenario,
        scripts=MappingProxyType(scripts),
        diagnostics=tuple(diagnostics),
        text=text,
    )


def _entries(path: Path) -> list[Path]:
    found = []
    for entry in path.iterdir():
        found.append(entry)
        if len(found) > MAX_ENTRIES:
            raise _refusal(path, f"holds more than {MAX_ENTRIES} files")
    return found


def _read(folder: Path, name: str) -> bytes:
    file = folder / name
    if not file.resolve().is_relative_to(folder.resolve()):
        raise _refusal(folder, f"has a “{name}” that leads out of the folder")
    if not file.is_file():
        raise _refusal(folder, f"has a “{name}” that is not a plain file")
    with file.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _refusal(folder, f"has a “{name}” of more than {MAX_BYTES} bytes")
    return content


def _refusal(path: Path, what: str) -> ScenarioError:
    return ScenarioError(
        f"The folder “{path.name}” {what}.",
        remedy="A scenario is one scenario.yaml and a script.ROLE.yarn for each playable role.",
    )


def _is_silent(name: str) -> bool:
    stem, suffix = Path(name).stem, Path(name).suffix
    return (
        name.startswith(".") or name in _SILENT or suffix in _SILENT_SUFFIXES or stem == "LICENSE"
    )


def _decode(raw: bytes, name: str) -> str | Diagnostic:
    try:
        return raw.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        line, column = position(raw[: error.start].decode("utf-8", "replace"), error.start)
        place = Place(file=name, line=line, column=column)
        message = "This is not UTF-8 text from here on."
        return Diagnostic(code="C001", severity=CODES["C001"][0], place=place, message=message)


def _missing(source: ScenarioSource) -> Diagnostic:
    near = nearest(FILE, source.unused)
    instead = f"; “{near[:60]}” is not read" if near else ""
    return Diagnostic(
        code="C038",
        severity=CODES["C038"][0],
        place=Place(file=FILE, line=1, column=1),
        message=f"There is no {FILE}{instead}.",
    )
