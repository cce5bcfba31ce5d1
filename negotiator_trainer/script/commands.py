"""Reads one `<<command>>` and its arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.diagnostics import nearest
from negotiator_trainer.script.tree import Command
from negotiator_trainer.script.vocabulary import COMMANDS, FLOW, FOREIGN

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.tree import Place
    from negotiator_trainer.script.vocabulary import CommandForm

REFUSED: Final = ""
"""The name of a command that was refused; it may have been meant to end a body."""

_NAME: Final = re.compile(r"[A-Za-z0-9_]{1,60}")
_STEP: Final = re.compile(r"([+-])([0-9]{1,3})")
_BECAUSE: Final = re.compile(r"because:\s*([\w'’,.!?-]+)")
_LARGE: Final = {"trust": 10, "tension": 2}
_MOST: Final = {"trust": 100, "tension": 4, "add": 999}


def parse_command(text: str, report: Report, *, place: Place) -> Command:
    """Read what stands between ``<<`` and ``>>``; named `REFUSED` when it cannot be read."""
    name, _, rest = text.strip().partition(" ")
    form = COMMANDS.get(name)
    if form is None:
        _refuse(name, rest.strip(), report, place)
        return Command(name=REFUSED, place=place)
    arguments = rest.strip()
    if form.shape in {"none", "name", "optional_name"}:
        return _named(name, arguments, report, place)
    if form.shape == "step":
        return _step(name, arguments, report, place)
    return _effect(name, arguments, report, place)


def _refuse(name: str, rest: str, report: Report, place: Place) -> None:
    if name in FOREIGN:
        message = f"<<{name}>> is not in the subset; {FOREIGN[name]}."
        report.add("S042", place, message)
    elif name == "else" and rest.startswith("if"):
        report.add("S041", place, "Write <<elseif C>> in one word.", nearest="elseif")
    elif not name:
        report.add("S041", place, "The command is empty.")
    else:
        known = [*COMMANDS, *FLOW]
        message = f"There is no command <<{name[:40]}>>."
        report.add("S041", place, message, nearest=nearest(name, known))


def _wrong(name: str, report: Report, place: Place) -> Command:
    report.add("S044", place, f"Write {COMMANDS[name].usage}.")
    return Command(name=name if COMMANDS[name].shape == "none" else REFUSED, place=place)


def _named(name: str, arguments: str, report: Report, place: Place) -> Command:
    form: CommandForm = COMMANDS[name]
    if form.shape == "none" and not arguments:
        return Command(name=name, place=place)
    if form.shape == "optional_name" and not arguments:
        return Command(name=name, place=place)
    if form.shape == "none" or not _NAME.fullmatch(arguments):
        return _wrong(name, report, place)
    return Command(name=name, argument=arguments, place=place)


def _step(name: str, arguments: str, report: Report, place: Place) -> Command:
    counter, _, step = arguments.partition(" ")
    if not _NAME.fullmatch(counter) or not step:
        return _wrong(name, report, place)
    amount = _amount(name, step.strip(), report, place)
    return Command(name=name, argument=counter, amount=amount, place=place)


def _amount(name: str, text: str, report: Report, place: Place) -> int:
    """Read a signed step; 0 when it was refused."""
    found = _STEP.fullmatch(text)
    if found is None:
        message = f"“{text[:20]}” is no step; write a plus or a minus sign and a whole number."
        report.add("S045", place, message)
        return 0
    amount = int(found[1] + found[2])
    most = _MOST[name]
    if not 1 <= abs(amount) <= most:
        report.add("S045", place, f"A step of <<{name}>> is from 1 to {most}, up or down.")
    elif name == "trust" and amount % 5:
        report.add("S045", place, "Trust moves in multiples of 5.")
    return amount


def _effect(name: str, arguments: str, report: Report, place: Place) -> Command:
    amount, rest = 0, arguments
    if name != "face":
        step, _, rest = arguments.partition(" ")
        if not step:
            return _wrong(name, report, place)
        if step.startswith(('"', "“")):
            return _wrong(name, report, place)
        amount = _amount(name, step, report, place)
        rest = rest.strip()
    if not rest.startswith('"') or rest.count('"') < 2:
        message = f"Say why, in straight quotes, as the debrief will: {COMMANDS[name].usage}."
        report.add("S046", place, message)
        return Command(name=name, amount=amount, because="brief", place=place)
    reason, _, after = rest[1:].partition('"')
    because = _because(name, after.strip(), report, place)
    _check_reason(reason, report, place)
    if abs(amount) >= _LARGE.get(name, 1000) and not because and not after.strip():
        message = (
            f"A step of {amount:+} needs to have been announced: "
            "add because:brief, because:CUE or because:FACT."
        )
        report.add("S047", place, message)
    return Command(name=name, amount=amount, reason=reason.strip(), because=because, place=place)


def _check_reason(reason: str, report: Report, place: Place) -> None:
    if not reason.strip():
        report.add("S046", place, "The reason is empty; say what the debrief will quote.")
    elif any(sign in reason for sign in "\\{}[]"):
        message = "A reason is plain words, without braces, square brackets or backslashes."
        report.add("S046", place, message)


def _because(name: str, after: str, report: Report, place: Place) -> str:
    if not after:
        return ""
    found = _BECAUSE.fullmatch(after)
    if found is None or name == "face":
        report.add("S044", place, f"Write {COMMANDS[name].usage}{_TAIL[name]}.")
        return ""
    return found[1]


_TAIL: Final = {
    "trust": " (because:NAME may follow)",
    "tension": " (because:NAME may follow)",
    "face": "",
}
