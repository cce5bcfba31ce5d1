"""The scenarios that can be played, compiled when they are first needed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from negotiator_trainer import assets
from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.catalogue import Catalogue, Entry
from negotiator_trainer.services.checks import Checks
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.speech import Words
    from negotiator_trainer.scenario.source import Loaded, ScenarioSource


class Playable:
    """One scenario's content, and its games by role.

    Attributes:
        digest: The content hash under which its text is stored.
        files: The files by name.
    """

    def __init__(self, source: ScenarioSource, loaded: Loaded) -> None:
        if loaded.scenario is None:
            raise ValueError("a scenario that cannot be read is not playable")
        self.scenario = loaded.scenario
        self.digest = source.digest
        self.files: Mapping[str, bytes] = source.files
        self._scripts = loaded.scripts
        self._games: dict[str, tuple[Game, Words]] = {}

    def game(self, role: str) -> Game:
        """The compiled game of a role.

        Raises:
            ScenarioError: The role is not playable.
        """
        return self._compiled(role)[0]

    def words(self, role: str) -> Words:
        """The words of a role's script, by id."""
        return self._compiled(role)[1]

    def role_or_first(self, role: str | None) -> str:
        """The role asked for, or the first playable one.

        Raises:
            ScenarioError: The role is not playable.
        """
        chosen = next(iter(self.scenario.play)) if role is None else role
        self._compiled(chosen)
        return chosen

    def _compiled(self, role: str) -> tuple[Game, Words]:
        from negotiator_trainer.engine.game import compile_game  # noqa: PLC0415
        from negotiator_trainer.engine.speech import Words  # noqa: PLC0415

        if role not in self._games:
            if role not in self.scenario.play or role not in self._scripts:
                raise ScenarioError(
                    tr(
                        "“{title}” cannot be played as “{role}”.",
                        title=self.scenario.title,
                        role=role,
                    ),
                    remedy=tr("Choose one of {roles}.", roles=", ".join(self.scenario.play)),
                )
            game = compile_game(self.scenario, role, self._scripts[role])
            self._games[role] = (game, Words(game))
        return self._games[role]


class Library:
    """Finds scenarios by name and keeps what was compiled by content hash.

    Args:
        folders: Where scenarios are looked for; the shipped ones by default.
        checks: What is known of scenarios before they are opened.
    """

    def __init__(
        self, folders: Sequence[Path] | None = None, *, checks: Checks | None = None
    ) -> None:
        self.checks = checks or Checks()
        self._catalogue = Catalogue(folders or [assets.root("scenarios")])
        self._playable: dict[str, Playable] = {}

    def entries(self) -> list[Entry]:
        """Every scenario there is, easiest first; one that cannot be read says why."""
        return sorted(map(self._with_fault, self._catalogue.entries()), key=_easiest_first)

    def check_all(self) -> bool:
        """Check every scenario that is not known to be right; may run on another thread.

        Returns:
            Whether `entries` says anything else than before.
        """
        return self.checks.check(self._catalogue.entries())

    def open(self, scenario: str) -> Playable:
        """Read and compile a scenario by id, or by the path of its folder.

        Raises:
            ScenarioError: There is none, or it has errors; the first is quoted.
        """
        from negotiator_trainer.scenario.source import read_folder  # noqa: PLC0415

        path = Path(scenario) if "/" in scenario or "\\" in scenario else None
        return self._checked(read_folder(path or self._catalogue.find(scenario)))

    def restore(self, files: Mapping[str, bytes]) -> Playable:
        """Compile a scenario from stored files, such as an older version of it.

        It was checked when it was first played; today's checks may be stricter, and must not
        lock away what was played under yesterday's.

        Raises:
            ScenarioError: They can no longer be read.
        """
        from negotiator_trainer.scenario.source import from_files, load  # noqa: PLC0415

        source = from_files(files)
        known = self._playable.get(source.digest)
        if known is None:
            loaded = load(source)
            if loaded.scenario is None:
                raise ScenarioError(
                    tr(
                        "“{scenario}” as it was played then can no longer be read; what was said "
                        "is kept.",
                        scenario=source.id,
                    ),
                    remedy=tr("Play the scenario again."),
                )
            known = self._playable[source.digest] = Playable(source, loaded)
        return known

    def _with_fault(self, entry: Entry) -> Entry:
        fault = None if entry.header is None else self.checks.fault_in(entry.path)
        if fault is None:
            return entry
        return replace(entry, problem=str(fault), detail=fault.written_out(entry.path))

    def _checked(self, source: ScenarioSource) -> Playable:
        from negotiator_trainer.scenario.check import check  # noqa: PLC0415

        known = self._playable.get(source.digest)
        if known is None:
            report = check(source)
            if report.errors:
                raise ScenarioError(
                    tr(
                        "“{scenario}” cannot be played: {error}",
                        scenario=source.id,
                        error=report.errors[0],
                    ),
                    remedy=tr(
                        "Run negotiator-trainer check {scenario} to see all "
                        "{count}; other scenarios are not affected.",
                        scenario=source.id,
                        count=len(report.errors),
                    ),
                )
            known = self._playable[source.digest] = Playable(source, report.loaded)
        return known


def _easiest_first(entry: Entry) -> tuple[bool, int, int, str]:
    header = entry.header
    if header is None:
        return (True, 0, 0, entry.id)
    return (False, header.difficulty, header.minutes, entry.id)
