from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.scenario.document import read_scenario_document
from negotiator_trainer.scenario.format_yaml import format_yaml
from negotiator_trainer.scenario.references import check_references
from negotiator_trainer.scenario.situation import Situations
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import patched

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.scenario.check import Report

# Worked out by hand: he takes 90 or more, she needs 80 of 260 (290 with the service).
RIGHT = {
    "moving_out": "opening: 2, attainable: 4, joint: 270, nash: {price: 150, service: included}",
    "no_hurry": "opening: 0, attainable: 1, joint: 270, nash: {price: 200, service: included}",
}


def declared(variant: str, **other: str) -> str:
    """Return a patch with the right counts of a variant, some of them others."""
    counts = read_yaml(f"{{{RIGHT[variant]}}}", file="c").value | other
    inner = ", ".join(
        f"{k}: {v}"
        if not isinstance(v, dict)
        else f"{k}: {{{', '.join(f'{a}: {b}' for a, b in v.items())}}}"
        for k, v in counts.items()
    )
    return f"play: {{buyer: {{variants: {{{variant}: {{counts: {{{inner}}}}}}}}}}}"


def messages(report: Report, code: str = "C044") -> list[str]:
    return [found.message for found in report.diagnostics if found.code == code]


@pytest.mark.parametrize("variant", RIGHT)
def test_right_counts_are_accepted(check_patched: Callable[..., Report], variant: str) -> None:
    assert check_patched(declared(variant)).ok


@pytest.mark.parametrize(
    ("key", "wrong", "said"),
    [
        ("opening", "2", "opening is 2, but at the first turn the zone has 0 packages."),
        ("attainable", "4", "attainable is 4, but the attainable zone has 1 package."),
        ("joint", "271", "joint is 271, but the largest joint value of the zone is 270."),
        (
            "nash",
            "{price: 150, service: none}",
            (
                "nash is {price: 150, service: none}, but the Nash point of the zone is "
                "{price: 200, service: included}."
            ),
        ),
    ],
)
def test_a_wrong_count_is_an_error_with_both_numbers(
    check_patched: Callable[..., Report], key: str, wrong: str, said: str
) -> None:
    report = check_patched(declared("no_hurry", **{key: wrong}))
    assert messages(report) == [said]
    assert not report.ok


def test_a_zone_that_never_opens_has_no_joint_value_and_no_nash_point(
    check_patched: Callable[..., Report],
) -> None:
    shut = "reservation: 190, zone: never, counts: {opening: 0, attainable: 0EXTRA}"
    patch = f"play: {{buyer: {{variants: {{no_hurry: {{{shut}}}}}}}}}"
    assert not messages(check_patched(patch.replace("EXTRA", "")))
    found = messages(check_patched(patch.replace("EXTRA", ", joint: 270")))
    assert found == ["joint is declared, but the zone has no package."]


def test_what_an_event_adds_is_attainable_and_leaves_the_joint_value_alone(
    check_patched: Callable[..., Report],
) -> None:
    relief = (
        "{text: x, own_reservation: -20, changes: [{of: them, issue: price, option: 200, by: 9}]}"
    )
    patch = declared("moving_out", attainable="5")
    report = check_patched(f"{patch[:-2]}, events: {{relief: {relief}}}}}}}")
    assert report.ok


def test_a_zone_that_cannot_be_read_is_not_counted(
    check_patched: Callable[..., Report],
) -> None:
    wrong = "zone: sometimes, counts: {opening: 5, attainable: 9}"
    report = check_patched(f"play: {{buyer: {{variants: {{no_hurry: {{{wrong}}}}}}}}}")
    assert (messages(report), len(messages(report, "C029"))) == ([], 1)


def test_counts_of_more_packages_than_can_be_looked_at_are_left_open(
    check_patched: Callable[..., Report],
) -> None:
    many = ", ".join(f"e{n}: {{text: x}}" for n in range(19))
    patch = declared("moving_out", attainable="7")
    report = check_patched(f"{patch[:-2]}, events: {{{many}}}}}}}")
    assert (messages(report), len(messages(report, "C040"))) == ([], 1)


@pytest.mark.parametrize(
    "values",
    [
        "roles: {buyer: {preferences: {values: {price: {100: -200, 200: -100}}}}}",
        "roles: {buyer: {preferences: {values: {service: {none: 30, included: 0}}}}}",
        "roles: {seller: {preferences: {values: {price: {100: 200, 200: 100}}}}}",
        "roles: {seller: {preferences: {values: {service: {none: -20, included: 0}}}}}",
    ],
)
def test_values_that_changed_places_contradict_the_counts(
    check_patched: Callable[..., Report], values: str
) -> None:
    assert messages(check_patched(f"{values}\n{declared('moving_out')}"))


def test_counts_ask_for_both_numbers_of_packages_and_none_below_nought(
    check_patched: Callable[..., Report],
) -> None:
    for counts, code in (("{opening: 1}", "C009"), ("{opening: -1, attainable: 1}", "C011")):
        patch = f"play: {{buyer: {{variants: {{moving_out: {{counts: {counts}}}}}}}}}"
        assert len(messages(check_patched(patch), code)) == 1


def test_a_formatted_model_keeps_its_counts(toy_text: str) -> None:
    block = "zone: always\n        counts:\n          opening: 2   \n          attainable: 4\n"
    written = format_yaml(toy_text.replace("zone: always\n", block))
    assert "          opening: 2\n          attainable: 4\n" in written


@given(st.integers(60, 210), st.integers(0, 90), st.integers(-60, 60))
def test_the_attainable_zone_is_what_looking_at_every_package_and_event_finds(
    theirs: int, cost: int, moved: int
) -> None:
    patch = {
        "roles": {"seller": {"preferences": {"values": {"service": {"included": str(-cost)}}}}},
        "play": {
            "buyer": {
                "variants": {"no_hurry": {"reservation": str(theirs)}},
                "events": {"moves": {"text": "x", "reservation": str(moved)}},
            }
        },
    }
    scenario, _ = read_scenario_document(patched(patch), file="s")
    assert scenario is not None
    lowest = theirs + min(0, moved)  # the neighbour's call only raises it
    expected = sum(
        180 - price + 30 * served >= 0 and price - cost * served >= lowest
        for price in (100, 150, 200)
        for served in (0, 1)
    )
    assert len(Situations(scenario, "buyer").attainable(1)) == expected
    counts = {"opening": "0", "attainable": str(expected + 1)}
    patch["play"]["buyer"]["variants"]["no_hurry"]["counts"] = counts
    text = patched(patch)
    wrong, _ = read_scenario_document(text, file="s")
    assert wrong is not None
    told = check_references(wrong, read_yaml(text, file="s"))
    assert any(each.message.startswith("attainable is") for each in told)
