"""Judges whether a mistake makes a difference, and by which code it is found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from negotiator_trainer.analysis.proofs.proof import Subject
from negotiator_trainer.analysis.proofs.prove_graph import watched_walk
from negotiator_trainer.analysis.proofs.prove_model import ModelProof
from negotiator_trainer.analysis.proofs.prove_script import ScriptProof
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import from_files
from tests.seeded.operators import every_mistake

_UNREACHED = {f"P{n:03}" for n in range(2, 12)}
RIGHT = {
    "delete a jump": {"S065", "S078", *_UNREACHED, "P013", "P019"},
    "tighten a guard": _UNREACHED,
    "drop a learn": {"C014", "P004", "P005", "P007", "P008", "P017", "P018"},
    "swap two preference rows": {
        "C023", "C026", "C030", "C032", "C033", "C039", "C044", "P003", "P013", "P014",
        "P015", "P016",
    },
    "move a confidential word": {"C014", "P017"},
    "remove a reaction": {"S074", "S075", "S078", "P002", "P008", "P009", "P010", "P019"},
}  # fmt: skip
"""For each operator the codes that tell an author what has gone wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one mistake; `differs` is False where play and zones stay as they were."""

    codes: tuple[str, ...]
    differs: bool


class Version:
    """A scenario's files, checked and walked when that is asked for."""

    def __init__(self, files):
        self.files = files
        self.report = check(from_files({name: text.encode() for name, text in files.items()}))
        self._walks = {}

    @cached_property
    def static(self):
        return Counter((d.code, d.message) for d in self.report.diagnostics)

    def game(self, role):
        return compile_game(self.report.loaded.scenario, role, self.report.loaded.scripts[role])

    def proved(self, role):
        """What the graph of a role shows, and the graph's shape."""
        if role not in self._walks:
            game = self.game(role)
            walk = watched_walk(game)
            subject = Subject(
                game=game, where=self.report.loaded.text.key_place, solver=Solver(game)
            )
            found = [*ScriptProof(subject, walk).all(), *ModelProof(subject, walk).all()]
            told = Counter((each.code, each.message) for each in found)
            shape = (walk.states, walk.transitions, tuple(sorted(walk.endings.items())))
            self._walks[role] = told, shape, walk.trust
        return self._walks[role]

    def zones(self, role):
        """The zone of every variant after every set of events."""
        situations = self.game(role).situations
        return [
            situations.at(variant, events).zone()
            for variant in range(len(situations.variants))
            for events in situations.possible_events(variant)
        ]


def mistakes_of(base):
    """Every mistake that can be made in a scenario."""
    highest = {}
    for role, side in base.report.loaded.scenario.play.items():
        trust = base.proved(role)[2][1]
        counters = {name: counter.last for name, counter in side.counters.items()}
        numbers = {"trust": trust, "tension": 4, "face": 4, "round": side.rounds, "sitting": 9}
        highest[role] = {**numbers, **counters}
    return every_mistake(base.files, (base.report.loaded.scenario, highest))


def judge(base, mistake):
    """Look for a mistake by the cheapest means first; stop where it is found."""
    made = Version({**base.files, mistake.file: mistake.text})
    right = RIGHT[mistake.operator]
    codes = {code for code, _ in made.static - base.static}
    if codes & right:
        return Verdict(codes=tuple(sorted(codes)), differs=True)
    if made.report.errors:
        return Verdict(codes=tuple(sorted(codes)), differs=True)
    roles = [mistake.role] if mistake.role else sorted(base.report.loaded.scripts)
    differs = False
    for role in roles:
        if mistake.file == "scenario.yaml":
            if made.zones(role) == base.zones(role):
                continue
            differs = True
        told, shape, _ = made.proved(role)
        before, old_shape, _ = base.proved(role)
        codes |= {code for code, _ in told - before}
        differs |= shape != old_shape or bool(codes)
        if codes & right:
            break
    return Verdict(codes=tuple(sorted(codes)), differs=differs)


def is_found(mistake, verdict):
    """Whether the right code tells of a mistake."""
    return bool(set(verdict.codes) & RIGHT[mistake.operator])
