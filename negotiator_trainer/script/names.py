"""Checks a script against the names that its scenario declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.beats import check_beats
from negotiator_trainer.script.report import Report, TooManyError
from negotiator_trainer.script.tree import Call, Command
from negotiator_trainer.script.vocabulary import COMMANDS, FUNCTIONS, NUMBERS
from negotiator_trainer.script.walk import (
    commands,
    lines,
    node_conditions,
    questions,
    script_lines,
)
from negotiator_trainer.script.words import PLACEHOLDER

if TYPE_CHECKING:
    from negotiator_trainer.script.diagnostics import Diagnostic
    from negotiator_trainer.script.tree import Line, Node, Place, Script
    from negotiator_trainer.script.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a scenario declares for one playable role.

    Attributes:
        facts: What can come out about the counterpart.
        own_facts: The trainee's own private facts.
        flags: Declared flags.
        issues: Every issue, the latent ones too.
        latent_issues: The issues that somebody has to bring up.
        events: Declared events.
        counters: Declared counters.
        packages: The counterpart's named packages.
        endings: Declared endings.
        variants: Draws of the counterpart's truth.
        speakers: Who may say a line.
    """

    facts: frozenset[str]
    own_facts: frozenset[str]
    flags: frozenset[str]
    issues: frozenset[str]
    latent_issues: frozenset[str]
    events: frozenset[str]
    counters: frozenset[str]
    packages: frozenset[str]
    endings: frozenset[str]
    variants: frozenset[str]
    speakers: frozenset[str]


_PLURALS: Final = {
    "fact": "facts",
    "own fact": "own_facts",
    "flag": "flags",
    "event": "events",
    "counter": "counters",
    "package": "packages",
    "ending": "endings",
    "variant": "variants",
}


def check_names(
    script: Script, names: Names, *, moves_offers: bool, moves_walk: bool = True
) -> tuple[Diagnostic, ...]:
    """Return what the script names that is not there, and what it lacks.

    Args:
        script: As parsed; errors that the parser reported are not reported again.
        names: What the scenario declares.
        moves_offers: Whether the trainee can make offers.
        moves_walk: Whether the trainee can walk away.
    """
    report = Report(script.file)
    try:
        _Checker(script, names, report).all()
        check_beats(script, report, moves_offers=moves_offers, moves_walk=moves_walk)
    except TooManyError:
        pass
    return report.sorted()


class _Checker:
    """One pass over the nodes."""

    __slots__ = ("cues", "names", "report", "script")

    def __init__(self, script: Script, names: Names, report: Report) -> None:
        self.script = script
        self.names = names
        self.report = report
        self.cues = frozenset(cue for line in script_lines(script) if (cue := line.tag("cue")))

    def all(self) -> None:
        for node in self.script.nodes:
            for command in commands(node):
                self._command(command)
            self._conditions(node)
            for line in lines(node):
                self._line(line)

    def _command(self, command: Command) -> None:
        form = COMMANDS.get(command.name)
        if form is not None and command.argument and form.kind != "beat":
            self._known(form.kind, command.argument, command.place)
        announced = command.because
        if announced and announced not in {"brief", *self.cues, *self.names.facts}:
            message = f"“{announced}” is neither brief, nor a cue of this script, nor a fact."
            known = {"brief", *self.cues, *self.names.facts}
            self.report.add(
                "S077", command.place, message, nearest=self.report.nearest(announced, known)
            )

    def _conditions(self, node: Node) -> None:
        numbers = NUMBERS | self.names.counters
        for condition in node_conditions(node):
            for question in questions(condition):
                if isinstance(question, Call):
                    form = FUNCTIONS.get(question.name)
                    if form is not None and form.kind not in {"reply", "beat"}:
                        self._known(form.kind, question.argument, question.place)
                    continue
                for _, name in question.terms:
                    if name not in numbers:
                        message = f"There is no number ${name}; declare a counter of that name."
                        hint = self.report.nearest(name, numbers)
                        self.report.add("S070", question.place, message, nearest=hint)

    def _known(self, kind: Kind, name: str, place: Place) -> None:
        if kind == "latent issue":
            self._latent(name, place)
            return
        known: frozenset[str] = getattr(self.names, _PLURALS[kind])
        if name not in known:
            message = f"The scenario declares no {kind} “{name}”."
            self.report.add("S070", place, message, nearest=self.report.nearest(name, known))

    def _latent(self, name: str, place: Place) -> None:
        if name in self.names.latent_issues:
            return
        if name in self.names.issues:
            message = f"The issue “{name}” has no until_tabled; it is on the table from the start."
            self.report.add("S079", place, message)
            return
        hint = self.report.nearest(name, self.names.latent_issues)
        self.report.add("S070", place, f"The scenario declares no issue “{name}”.", nearest=hint)

    def _line(self, line: Line) -> None:
        if line.speaker and line.speaker not in self.names.speakers:
            message = (
                f"“{line.speaker}” is nobody in the scenario; "
                "narration does not begin with words and a colon."
            )
            hint = self.report.nearest(line.speaker, self.names.speakers)
            self.report.add("S072", line.place, message, nearest=hint)
        if "{" not in line.text:
            return
        for kind, name in PLACEHOLDER.findall(line.text):
            known = self.names.facts if kind == "fact" else self.names.issues
            if name not in known:
                what = "fact" if kind == "fact" else "issue"
                message = f"The scenario declares no {what} “{name}”."
                self.report.add(
                    "S070", line.place, message, nearest=self.report.nearest(name, known)
                )
