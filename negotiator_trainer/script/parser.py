"""Reads a script and says everything that is wrong with it, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.script.nodes import read_nodes
from negotiator_trainer.script.report import Report, TooManyError
from negotiator_trainer.script.rules import check_rules
from negotiator_trainer.script.scanner import scan
from negotiator_trainer.script.tree import Script

if TYPE_CHECKING:
    from negotiator_trainer.script.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A script as read, and what is wrong with it.

    Attributes:
        script: What could be read; to be played only when there is no error.
        diagnostics: By place in the file.
    """

    script: Script
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no error; there may be warnings."""
        return all(each.severity != "error" for each in self.diagnostics)


def parse(text: str, *, file: str) -> Parsed:
    """Read the text of a script.

    Args:
        text: Anything; a stranger's file may be hostile, and nothing is ever raised.
        file: Its name, for the places of what is found.
    """
    report = Report(file)
    script = Script(nodes=(), file=file)
    try:
        script = read_nodes(scan(text, report), report)
        check_rules(script, report)
    except TooManyError:
        pass
    return Parsed(script=script, diagnostics=report.sorted())
