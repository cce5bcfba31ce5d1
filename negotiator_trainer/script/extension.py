"""What Yarn Spinner's extension for VS Code needs to know of our commands and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.vocabulary import COMMANDS, FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.script.vocabulary import CommandForm, FunctionForm, Shape

_BUILT_IN: Final = frozenset({"jump", "return"})
"""Yarn Spinner's own; its language server knows them and would warn about a second one."""

_PARAMETERS: Final[Mapping[Shape, tuple[tuple[str, str, str], ...]]] = {
    "none": (),
    "name": (("KIND", "string", ""),),
    "optional_name": (("KIND", "string", "the present demand"),),
    "step": (("KIND", "string", ""), ("step", "number", "")),
    "effect": (
        ("step", "number", ""),
        ("reason", "string", ""),
        ("because", "string", "nothing"),
    ),
    "reason": (("reason", "string", ""),),
}
"""For each shape of command: name, type and default of what follows it."""


def ysls() -> dict[str, list[dict[str, object]]]:
    """Return the definition for a `.ysls.json` file beside the scripts, ready for JSON."""
    commands = [_command(name, form) for name, form in COMMANDS.items() if name not in _BUILT_IN]
    functions = [_function(name, form) for name, form in FUNCTIONS.items()]
    return {"Commands": commands, "Functions": functions}


def _command(name: str, form: CommandForm) -> dict[str, object]:
    return {
        "YarnName": name,
        "DefinitionName": name,
        "Language": "text",
        "Documentation": f"{form.meaning} {form.usage}",
        "Signature": form.usage,
        "Parameters": [
            _parameter(name.replace("KIND", form.kind), kind, default)
            for name, kind, default in _PARAMETERS[form.shape]
        ],
    }


def _function(name: str, form: FunctionForm) -> dict[str, object]:
    return {
        "YarnName": name,
        "DefinitionName": name,
        "Language": "text",
        "Documentation": form.meaning,
        "Signature": form.usage,
        "Parameters": [_parameter(form.kind, "string", "")],
        "ReturnType": "bool",
    }


def _parameter(name: str, kind: str, default: str) -> dict[str, object]:
    found: dict[str, object] = {"Name": name.replace(" ", "_"), "Type": kind}
    if default:
        found["DefaultValue"] = default
    return found | {"IsParamsArray": False}
