"""A scenario checked completely: its files, and what exploring every playable role proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.scenario.accepted import sift
from negotiator_trainer.scenario.check import Report, check
from negotiator_trainer.scenario.findings import Findings
from negotiator_trainer.scenario.labels import clipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from negotiator_trainer.analysis.proofs.proof import Found, Subject
    from negotiator_trainer.scenario.source import Loaded, ScenarioSource
    from negotiator_trainer.script.diagnostics import Diagnostic

    Progress = Callable[[str, int, int, int], None]

BELIEF_BUDGET = 1_000_000
"""Belief states that a proof solves before it gives up, five times what a role may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullReport:
    """What is wrong with a scenario.

    Attributes:
        files: What the files alone show.
        proved: What exploring its roles found, accepted warnings left out, by place.
        diagnostics: Both together.
        complete: Whether the roles were explored; a scenario with errors is not.
    """

    files: Report
    proved: tuple[Found, ...]
    diagnostics: tuple[Diagnostic, ...]
    complete: bool

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the scenario from being played, or from being proved."""
        return tuple(found for found in self.diagnostics if found.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What an author should look at."""
        return tuple(found for found in self.diagnostics if found.severity == "warning")


def quick_check(source: ScenarioSource) -> FullReport:
    """Check a scenario's files only."""
    files = check(source)
    return FullReport(files=files, proved=(), diagnostics=files.diagnostics, complete=False)


def full_check(source: ScenarioSource, *, progress: Progress | None = None) -> FullReport:
    """Check a scenario's files and, where they have no error, prove every playable role.

    Args:
        source: The files.
        progress: Called with the role, the rounds done, all rounds and the states so far.
    """
    files = check(source)
    if files.errors:
        return FullReport(files=files, proved=(), diagnostics=files.diagnostics, complete=False)
    found = [each for subject in _subjects(files.loaded, progress) for each in prove(subject)]
    left, unused = _sifted(files.loaded, found)
    return FullReport(
        files=files,
        proved=left,
        diagnostics=(*files.diagnostics, *unused, *(each.diagnostic for each in left)),
        complete=True,
    )


def prove(subject: Subject) -> list[Found]:
    """Make every check of one role; what could not be looked at completely is a finding too."""
    # numpy is not loaded for a look at the files only.
    from negotiator_trainer.analysis.proofs.prove_beliefs import belief_checks  # noqa: PLC0415
    from negotiator_trainer.analysis.proofs.prove_graph import graph_checks  # noqa: PLC0415

    found = [*graph_checks(subject), *belief_checks(subject)]
    return sorted(found, key=lambda each: (each.place, each.code, each.message))


def _subjects(loaded: Loaded, progress: Progress | None) -> Iterable[Subject]:
    from negotiator_trainer.analysis.proofs.proof import Subject  # noqa: PLC0415
    from negotiator_trainer.analysis.solving.solver import Solver  # noqa: PLC0415

    scenario = loaded.scenario
    if scenario is None:
        return
    for role, script in loaded.scripts.items():
        game = compile_game(scenario, role, script)
        told = None if progress is None else _of_role(progress, role)
        solver = Solver(game, budget=BELIEF_BUDGET, progress=told)
        yield Subject(game=game, where=loaded.text.key_place, solver=solver, progress=told)


def _of_role(progress: Progress, role: str) -> Callable[[int, int, int], None]:
    return lambda round_, rounds, states: progress(role, round_, rounds, states)


def _sifted(loaded: Loaded, found: list[Found]) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...]]:
    """Take out what the author accepts; an entry that accepts nothing is a finding."""
    scenario = loaded.scenario
    accepted = scenario.accepted if scenario is not None else ()
    left: list[Found] = []
    used: set[int] = set()
    for each in found:
        kept, entries = sift(accepted, [each.diagnostic])
        used |= entries
        if kept:
            left.append(each)
    findings = Findings(loaded.text)
    for index, entry in enumerate(accepted):
        if index not in used and entry.code.startswith("P"):
            where = f" at {clipped(entry.where)}" if entry.where else ""
            message = f"There is no warning {clipped(entry.code)}{where}; delete this entry."
            findings.at_key("C037", ("accepted", index), message)
    return tuple(left), findings.sorted()
