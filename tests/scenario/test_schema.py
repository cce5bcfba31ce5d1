from __future__ import annotations

import json
import re
from typing import Any

import pytest

from negotiator_trainer import assets
from negotiator_trainer.scenario import schema
from negotiator_trainer.scenario.known_keys import known_keys
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import merged, toy_tree

SCHEMA = schema.json_schema()


def typed(value: Any) -> Any:
    """Return plain texts as an editor types them: a number is a number, yes and no are text."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    if re.fullmatch(r"-?[0-9]+", value):
        return int(value)
    return float(value) if re.fullmatch(r"-?[0-9]+\.[0-9]+", value) else value


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether a value fits a schema, for the keywords that ours uses."""
    if "$ref" in rule:
        return fits(value, SCHEMA["$defs"][rule["$ref"].rsplit("/", 1)[1]])
    if not _fits_itself(value, rule):
        return False
    if isinstance(value, list):
        return all(fits(item, rule.get("items", {})) for item in value)
    return not isinstance(value, dict) or _fits_inside(value, rule)


def _fits_itself(value: Any, rule: dict[str, Any]) -> bool:
    types = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}
    wanted = rule.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    return (
        (not names or any(isinstance(value, types.get(name, bool)) for name in names))
        and ("enum" not in rule or value in rule["enum"])
        and ("const" not in rule or value == rule["const"])
        and ("oneOf" not in rule or sum(fits(value, arm) for arm in rule["oneOf"]) == 1)
        and ("anyOf" not in rule or any(fits(value, arm) for arm in rule["anyOf"]))
        and (not isinstance(value, int) or value >= rule.get("minimum", value))
        and (not isinstance(value, int) or value <= rule.get("maximum", value))
        and (not isinstance(value, int) or value % rule.get("multipleOf", 1) == 0)
        and (not isinstance(value, str) or bool(re.search(rule.get("pattern", ""), value)))
    )


def _fits_inside(value: dict[str, Any], rule: dict[str, Any]) -> bool:
    if not set(rule.get("required", ())) <= set(value):
        return False
    for key, inner in value.items():
        rules = [rule["properties"][key]] if key in rule.get("properties", {}) else []
        patterns = rule.get("patternProperties", {})
        rules += [each for pattern, each in patterns.items() if re.search(pattern, key)]
        if not rules and rule.get("additionalProperties") is False:
            return False
        if not all(fits(inner, each) for each in rules):
            return False
    return True


def test_the_file_is_current() -> None:
    assert assets.text(schema.FILE) == schema.text()


def test_the_toy_fits_as_an_editor_reads_it() -> None:
    assert fits(typed(toy_tree()), SCHEMA)


@pytest.mark.parametrize(
    "patch",
    [
        "{tilte: x}",
        "{format: 2}",
        "{minutes: many}",
        "{skills: [haggle]}",
        "{difficulty: 4}",
        "{play: {buyer: {trust: 53}}}",
        "{play: {buyer: {moves: {walk: perhaps}}}}",
        "{play: {buyer: {facts: {yard: {limit: {at_mots: 5}}}}}}",
        "{play: {buyer: {endings: {rain: {kind: weather}}}}}",
        "{roles: {buyer: {facts: {monday: {kind: secret}}}}}",
    ],
)
def test_an_editor_sees_a_fault_as_the_program_does(patch: str) -> None:
    tree = merged(toy_tree(), read_yaml(patch, file="patch").value)
    assert not fits(typed(tree), SCHEMA)


def test_a_number_is_let_through_where_a_text_is_wanted() -> None:
    tree = merged(toy_tree(), {"title": "1984"})
    assert fits(typed(tree), SCHEMA)


def test_every_model_is_described() -> None:
    assert all(len(each["description"]) >= 20 for each in SCHEMA["$defs"].values())
    assert not re.search(r'"(ge|le|gt|multiple_of)":', json.dumps(SCHEMA))


def test_the_schema_and_the_messages_know_the_same_keys() -> None:
    assert set(SCHEMA["properties"]) == set(known_keys(Scenario, ()))
    stance = known_keys(Scenario, ("play", "buyer", "stance"))
    assert set(SCHEMA["$defs"]["Stance"]["properties"]) == set(stance)
    assert known_keys(Scenario, ("play", "buyer", "facts", "x", "limit")) == ("at_least", "at_most")
    assert known_keys(Scenario, ("roles", "buyer", "adjustments", 3)) == ("text", "amount")
    assert known_keys(Scenario, ("title", "x")) == ()
