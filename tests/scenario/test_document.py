from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.scenario.document import read_scenario_document
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import TOY, patched


def findings(text: str | bytes) -> list[str]:
    scenario, found = read_scenario_document(text, file="scenario.yaml")
    assert (scenario is None) == bool(found)
    return [str(each) for each in found]


def test_the_toy_is_read_into_typed_values(toy_text: str) -> None:
    scenario, found = read_scenario_document(toy_text, file="scenario.yaml")
    assert not found
    assert scenario is not None
    side = scenario.play["buyer"]
    assert (side.rounds, side.moves.offers, scenario.issues["price"].last) == (8, True, 200)
    assert scenario.roles["seller"].portrait.glasses is True
    assert side.stance is not None
    assert side.stance.exponent == 1.0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 5", "minuets: 5", "Did you mean “minutes”?"),
        ("minutes: 5", "minuets: 5", "the file has no “minutes”."),
        ("weight: 60", "weight: 130", "weight is 130; it must be at most 100."),
        ("trust: 50", "trust: 53", "trust is 53; it must be a multiple of 5."),
        ("exponent: 1.0", "exponent: 0", "exponent is 0; it must be more than 0."),
        ("exponent: 1.0", "exponent: nan", "must be a number such as 0.5, not “nan”."),
        ("rounds: 8", "rounds:", "must be a whole number, written with digits only; it is empty."),
        ("rounds: 8", "rounds: 08", "digits only, not “08”."),
        ("rounds: 8", "rounds: 8.0", "digits only, not “8.0”."),
        ("rounds: 8", "rounds: 1_0", "digits only, not “1_0”."),
        ("glasses: yes", "glasses: true", "glasses must be yes or no, not “true”."),
        ("skills: [ask, trade]", "skills: ask", "skills must be a list, not “ask”."),
        ("skills: [ask, trade]", "skills: [trad]", "Did you mean “trade”?"),
        ("id: toy-sale", "id: Toy", "“Toy” cannot be an id here; ids are lower-case letters"),
        ("says: [Friday, spring]", "says: {a: b}", "says must be a list, not entries."),
        ("at_most: 120", "at_mots: 120", "Did you mean “at_most”?"),
        ("flags: [scoffed, warned]", "flags: [Scoffed]", "“Scoffed” cannot be an id here"),
        ("title: A bicycle in a doorway", "title: ''", "title is empty."),
        ("pitch: A used", f"pitch: {'x' * 300}", "pitch is longer than 300 characters."),
        ("truth: She has the yard", "truth: [x] #", "truth must be a text, not a list."),
        ("price: {name: Price,", "price: {name: Price, extra: {a: 1},", "“extra” is not a key"),
    ],
)
def test_a_fault_is_said_in_one_plain_sentence(
    toy_text: str, old: str, new: str, said: str
) -> None:
    assert old in toy_text
    said_now = findings(toy_text.replace(old, new, 1))
    assert any(said in each for each in said_now), said_now


def test_all_faults_are_said_at_once_in_the_order_of_the_file(toy_text: str) -> None:
    text = toy_text.replace("rounds: 8", "rounds: x").replace("title: A", "titel: A")
    text = text.replace("weight: 60", "weight: -1")
    lines = [int(found.split(":")[1]) for found in findings(text)]
    assert len(lines) == 4
    assert lines == sorted(lines)


def test_no_message_uses_the_library_s_own_words(toy_text: str) -> None:
    text = re.sub(r": [0-9]+$", ": [x]", toy_text, flags=re.MULTILINE)
    text = re.sub(r": [a-z]+$", ": {q: 1}", text, flags=re.MULTILINE)
    said = findings(text)
    assert len(said) > 10
    assert not [each for each in said if "Input" in each or "valid" in each or "type=" in each]


def test_a_variant_may_be_called_like_a_key_of_the_format(toy_text: str) -> None:
    text = toy_text.replace("moving_out", "one").replace("no_hurry", "each")
    assert not findings(text)
    assert (
        "facts.yard.text.one must be a text"
        in findings(text.replace("text: {one: She", "text: {one: [x], q: She"))[0]
    )


@pytest.mark.parametrize("text", ["", "[]", "word", "- a", "a: 1", "{}", b"\xff"])
def test_what_is_no_scenario_is_refused(text: str | bytes) -> None:
    assert findings(text)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path] if path else []
    for key, each in inner if isinstance(value, dict | list) else ():
        found += _paths(each, (*path, key)) if isinstance(each, dict | list) else [(*path, key)]
    return found


PATHS = _paths(read_yaml((TOY / "scenario.yaml").read_bytes(), file="f").value)


def _nested(path: tuple[str | int, ...], value: object) -> object:
    for key in reversed(path):
        value = {key: value}
    return value


@given(
    st.sampled_from([path for path in PATHS if all(isinstance(key, str) for key in path)]),
    st.sampled_from(["", "x", "-1", "999999999999999999999", [], {}, ["a"], {"a": "b"}, [[]]]),
)
@settings(max_examples=300, deadline=None)
def test_any_value_in_any_place_is_either_read_or_placed(
    path: tuple[str, ...], value: object
) -> None:
    scenario, found = read_scenario_document(
        patched(_nested(path, value), replacing=path), file="scenario.yaml"
    )
    assert isinstance(scenario, Scenario) or found
    for each in found:
        assert each.place.line >= 1
        assert each.message.endswith(".")
