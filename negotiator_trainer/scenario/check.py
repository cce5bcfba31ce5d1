"""Checks a whole scenario: both formats, names across them, and what gives a fact away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.scenario.accepted import sift
from negotiator_trainer.scenario.findings import Findings
from negotiator_trainer.scenario.giveaways import check_giveaways
from negotiator_trainer.scenario.header import FILE
from negotiator_trainer.scenario.labels import clipped
from negotiator_trainer.scenario.references import check_references
from negotiator_trainer.scenario.source import Loaded, ScenarioSource, load
from negotiator_trainer.script.names import Names, check_names
from negotiator_trainer.script.walk import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.script.diagnostics import Diagnostic
    from negotiator_trainer.script.tree import Place, Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is wrong with a scenario.

    Attributes:
        loaded: What the files say.
        diagnostics: Everything found, accepted warnings left out, by file and place.
    """

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the scenario from being played."""
        return tuple(found for found in self.diagnostics if found.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What an author should look at."""
        return tuple(found for found in self.diagnostics if found.severity == "warning")

    @property
    def ok(self) -> bool:
        """Whether the scenario can be played."""
        return not self.errors


def check(source: ScenarioSource) -> Report:
    """Check every file of a scenario, in one pass."""
    loaded = load(source)
    found = [*loaded.diagnostics, *_files(source, loaded)]
    scenario = loaded.scenario
    if scenario is not None:
        found += check_references(scenario, loaded.text)
        for role, script in loaded.scripts.items():
            if role in scenario.play:
                found += _script(scenario, role, script)
        found += _latent(scenario, loaded)
        left, used = sift(scenario.accepted, found)
        found = [*left, *_unused(scenario, loaded, used)]
    return Report(loaded=loaded, diagnostics=_in_order(found))


def names_of(scenario: Scenario, role: str) -> Names:
    """Return the names that the script of a playable role may use."""
    side = scenario.play[role]
    own = scenario.roles.get(role)
    latent = [key for key, model in scenario.issues.items() if model.until_tabled is not None]
    return Names(
        facts=frozenset(side.facts),
        own_facts=frozenset(own.facts if own else ()),
        flags=frozenset(side.flags),
        issues=frozenset(scenario.issues),
        latent_issues=frozenset(latent),
        events=frozenset(side.events),
        counters=frozenset(side.counters),
        packages=frozenset(side.stance.packages if side.stance else ()),
        endings=frozenset(side.endings),
        variants=frozenset(side.variants),
        speakers=frozenset(_speakers(scenario, role)),
    )


def _speakers(scenario: Scenario, role: str) -> Iterator[str]:
    yield from scenario.play[role].speakers
    for model in scenario.roles.values():
        yield model.name
        yield from model.name.split()


def _script(scenario: Scenario, role: str, script: Script) -> Iterator[Diagnostic]:
    moves = scenario.play[role].moves
    yield from check_names(
        script, names_of(scenario, role), moves_offers=moves.offers, moves_walk=moves.walk
    )
    yield from check_giveaways(scenario, role, script)


def _files(source: ScenarioSource, loaded: Loaded) -> tuple[Diagnostic, ...]:
    findings = Findings(loaded.text)
    for name in source.unused if FILE in source.files else ():
        findings.at_key("C043", (), f"Nothing uses the file {clipped(name)} in this folder.")
    scenario = loaded.scenario
    if scenario is not None:
        if source.path is not None and scenario.id != source.id:
            message = f"The id is “{scenario.id}”, but the folder is called {clipped(source.id)}."
            findings.at_value("C036", ("id",), message)
        for role in scenario.play:
            if f"script.{role}.yarn" not in source.files:
                message = f"“{role}” can be played, but there is no script.{role}.yarn."
                findings.at_key("C022", ("play", role), message)
        for role in loaded.scripts:
            if role not in scenario.play:
                message = f"There is a script.{role}.yarn, but play says nothing about “{role}”."
                findings.at_key("C022", ("play",), message)
    return findings.sorted()


def _latent(scenario: Scenario, loaded: Loaded) -> tuple[Diagnostic, ...]:
    findings = Findings(loaded.text)
    for role, side in scenario.play.items():
        script = loaded.scripts.get(role)
        if script is None:
            continue
        done = {(found.name, found.argument) for node in script.nodes for found in commands(node)}
        tabled = {name for command, name in done if command == "table"}
        tabled |= {
            event.tables
            for name, event in side.events.items()
            if event.tables is not None and ("event", name) in done
        }
        for issue_id, model in scenario.issues.items():
            if model.until_tabled is not None and issue_id not in tabled:
                message = f"Nothing in script.{role}.yarn brings the issue “{issue_id}” up."
                findings.at_key("C034", ("issues", issue_id), message)
    return findings.sorted()


def _unused(scenario: Scenario, loaded: Loaded, used: frozenset[int]) -> tuple[Diagnostic, ...]:
    """Return what is accepted and does not occur; other checkers' codes are theirs to say."""
    findings = Findings(loaded.text)
    for index, entry in enumerate(scenario.accepted):
        if index not in used and entry.code[:1] in {"C", "S"}:
            where = f" at {clipped(entry.where)}" if entry.where else ""
            message = f"There is no warning {clipped(entry.code)}{where}; delete this entry."
            findings.at_key("C037", ("accepted", index), message)
    return findings.sorted()


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    def key(item: Diagnostic) -> tuple[bool, str, int, int, str, str]:
        place: Place = item.place
        return place.file != FILE, place.file, place.line, place.column, item.code, item.message

    return tuple(sorted(dict.fromkeys(found), key=key))
