"""Reads `scenario.yaml` into the typed model, and says in plain words what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from negotiator_trainer.scenario.findings import Findings
from negotiator_trainer.scenario.known_keys import known_keys
from negotiator_trainer.scenario.labels import clipped, label, listed
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import YamlText, read_yaml
from negotiator_trainer.script.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.scenario.yaml_text import Path, Plain
    from negotiator_trainer.script.diagnostics import Diagnostic

_KINDS = {
    "string_type": "a text",
    "dict_type": "entries of the form “key: value”",
    "model_type": "entries of the form “key: value”",
    "list_type": "a list",
    "whole_number": "a whole number, written with digits only",
    "int_type": "a whole number, written with digits only",
    "int_parsing": "a whole number, written with digits only",
    "decimal_number": "a number such as 0.5",
    "float_type": "a number such as 0.5",
    "yes_or_no": "yes or no",
    "bool_type": "yes or no",
    "bool_parsing": "yes or no",
}
_LIMITS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("more than", "gt"),
    "multiple_of": ("a multiple of", "multiple_of"),
}


def read_scenario_document(
    text: str | bytes, *, file: str
) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    """Read a `scenario.yaml`; the scenario is None as soon as there is one error."""
    read = read_yaml(text, file=file)
    return model_of(read)


def model_of(read: YamlText) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    """Return the typed model of strict YAML that has been read, and what does not fit it."""
    if read.diagnostics:
        return None, read.diagnostics
    findings = Findings(read)
    if not isinstance(read.value, dict):
        findings.at_value("C010", (), "The file must hold entries of the form “key: value”.")
        return None, findings.sorted()
    try:
        return Scenario.model_validate(read.value), ()
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _explain(detail, read.value, findings)
        return None, findings.sorted()


def _explain(detail: Mapping[str, Any], root: Plain, findings: Findings) -> None:
    path, about_key = _path(detail["loc"], root)
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind == "missing":
        whole = (*path, str(detail["loc"][-1]))
        findings.at_key("C009", whole, f"{label(path)} has no “{whole[-1]}”.")
    elif kind == "extra_forbidden":
        known = known_keys(Scenario, path[:-1])
        where = label(path[:-1])
        message = f"“{path[-1]}” is not a key of {where}; its keys are {listed(known)}."
        findings.at_key("C008", path, message, near=nearest(str(path[-1]), known))
    elif kind in _LIMITS:
        words, key = _LIMITS[kind]
        value = detail["input"]
        message = f"{label(path)} is {value}; it must be {words} {context[key]:g}."
        findings.at_value("C011", path, message)
    elif kind in {"string_too_short", "string_too_long", "too_short", "too_long"}:
        findings.at_value("C012", path, _length(kind, path, context))
    elif kind == "literal_error":
        allowed = str(context["expected"]).split("'")[1::2]
        given = clipped(detail["input"])
        message = f"{label(path)} must be {listed(allowed, last='or')}, not {given}."
        findings.at_value("C013", path, message, near=nearest(str(detail["input"]), allowed))
    elif kind == "string_pattern_mismatch":
        _explain_id(path, str(detail["input"]), about_key=about_key, findings=findings)
    else:
        wanted = _KINDS.get(kind, "something else")
        findings.at_value("C010", path, f"{label(path)} must be {wanted}{_instead(detail)}.")


def _length(kind: str, path: Path, context: Mapping[str, Any]) -> str:
    if kind == "string_too_short":
        return f"{label(path)} is empty."
    if kind == "string_too_long":
        return f"{label(path)} is longer than {context['max_length']} characters."
    actual = context.get("actual_length")
    if kind == "too_short":
        return f"{label(path)} has {actual} entries; {context['min_length']} is least."
    return f"{label(path)} has {actual} entries; {context['max_length']} is most."


def _explain_id(path: Path, text: str, *, about_key: bool, findings: Findings) -> None:
    rule = "lower-case letters, digits and underscores"
    if path == ("id",):
        rule = "lower-case letters, digits and single hyphens between them"
    message = f"{clipped(text)} cannot be an id here; ids are {rule}."
    if about_key:
        findings.at_key("C013", path, message)
    else:
        findings.at_value("C013", path, message)


def _instead(detail: Mapping[str, Any]) -> str:
    value = detail["input"]
    if isinstance(value, dict):
        return ", not entries"
    if isinstance(value, list):
        return ", not a list"
    return f", not {clipped(value)}" if value else "; it is empty"


def _path(loc: tuple[int | str, ...], root: Plain) -> tuple[Path, bool]:
    """Return the path in the file, without what pydantic adds about unions and keys."""
    path: list[int | str] = []
    value: Any = root
    for part in loc:
        inside = (
            part in value
            if isinstance(value, dict)
            else isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if inside:
            path.append(part)
            value = value[part]
    return tuple(path), loc[-1] == "[key]"
