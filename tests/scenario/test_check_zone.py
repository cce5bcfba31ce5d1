from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.document import read_scenario_document
from negotiator_trainer.scenario.references import check_references
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import patched

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.scenario.check import Report
    from negotiator_trainer.scenario.model import Scenario


def zone_findings(report: Report) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in report.diagnostics if d.code in {"C029", "C030", "C040"}]


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ("no_hurry: {zone: always}", "leaves one side at least 10 short"),
        ("no_hurry: {zone: never}", "after service_tabled a deal is possible"),
        ("moving_out: {zone: never}", "at the start already"),
        ("moving_out: {zone: after service_tabled}", "at the start already"),
        ("no_hurry: {reservation: 190}", "even then every package leaves one side at least 10"),
        ("no_hurry: {minimum_terms: [{price: 200}, {price: 150}]}", "both sides' minimum terms"),
    ],
)
def test_a_wrong_declaration_is_refuted_with_the_numbers(
    check_patched: Callable[..., Report], patch: str, said: str
) -> None:
    found = zone_findings(check_patched(f"play: {{buyer: {{variants: {{{patch}}}}}}}"))
    assert [code for code, _ in found] == ["C030"]
    assert said in found[0][1]


@pytest.mark.parametrize(
    "event",
    [
        "{text: x, reservation: -30}",
        "{text: x, own_reservation: -30}",
        "{text: x, changes: [{of: them, issue: price, option: 200, by: 30}]}",
        "{text: x, changes: [{of: me, issue: price, option: 200, by: 30}]}",
        "{text: x, reservation: -40, own_reservation: 5}",
    ],
)
def test_an_event_of_any_kind_can_open_a_zone(
    check_patched: Callable[..., Report], event: str
) -> None:
    tight = "no_hurry: {reservation: 190, zone: ZONE}"
    patch = f"play: {{buyer: {{variants: {{{tight}}}, events: {{opens: {event}}}}}}}"
    assert not zone_findings(check_patched(patch.replace("ZONE", "after opens")))
    (found,) = zone_findings(check_patched(patch.replace("ZONE", "never")))
    assert "opens" in found[1]


def test_an_event_can_close_a_zone_for_good_without_making_always_wrong(
    check_patched: Callable[..., Report],
) -> None:
    patch = "play: {buyer: {events: {gone: {text: x, reservation: 500}}}}"
    assert check_patched(patch).ok


def test_an_event_that_shuts_out_every_deal_does_not_satisfy_after(
    check_patched: Callable[..., Report],
) -> None:
    patch = (
        "play: {buyer: {events: {shut: {text: x, excludes: [{service: included}]}},"
        "variants: {no_hurry: {zone: after shut}}}}"
    )
    ((code, message),) = zone_findings(check_patched(patch))
    assert (code, "even then" in message) == ("C030", True)


def attainable(scenario: Scenario, variant: str) -> bool:
    """Whether any set of events makes a deal possible, by looking at every one of them."""
    side = scenario.play["buyer"]
    space = table.space(scenario)
    mine = table.own_party(scenario, "buyer")
    theirs = table.their_party(scenario, "buyer", variant)
    events = [e for e in side.events.values() if e.variants is None or variant in e.variants]
    for chosen in chain.from_iterable(combinations(events, n) for n in range(len(events) + 1)):
        for package in space.packages():
            options = space.as_mapping(package)
            gains = {
                of: sum(
                    c.by
                    for e in chosen
                    for c in e.changes
                    if c.of == of and options[c.issue] == c.option
                )
                for of in ("me", "them")
            }
            mine_left = mine.surplus(package) + gains["me"]
            theirs_left = theirs.surplus(package) + gains["them"]
            mine_left -= sum(e.own_reservation for e in chosen)
            theirs_left -= sum(e.reservation for e in chosen)
            if mine_left >= 0 and theirs_left >= 0:
                return True
    return False


AMOUNT = st.integers(-60, 60)
EVENT = st.fixed_dictionaries(
    {"text": st.just("x"), "reservation": AMOUNT, "own_reservation": AMOUNT},
    optional={
        "changes": st.lists(
            st.fixed_dictionaries(
                {
                    "of": st.sampled_from(["me", "them"]),
                    "issue": st.just("service"),
                    "option": st.sampled_from(["none", "included"]),
                    "by": AMOUNT,
                }
            ),
            max_size=2,
        )
    },
)


@given(st.integers(170, 200), st.lists(EVENT, max_size=4))
@settings(max_examples=60, deadline=None)
def test_never_is_accepted_exactly_where_no_combination_of_events_allows_a_deal(
    reservation: int, events: list[dict[str, object]]
) -> None:
    variant = {"reservation": str(reservation), "zone": "never"}
    patch = {
        "variants": {"no_hurry": variant},
        "events": {f"e{n}": e for n, e in enumerate(events)},
    }
    text = patched({"play": {"buyer": patch}})
    scenario, _ = read_scenario_document(text, file="s")
    assert scenario is not None, yaml.safe_dump(patch)
    found = check_references(scenario, read_yaml(text, file="s"))
    refuted = any(each.code == "C030" for each in found)
    assert refuted == attainable(scenario, "no_hurry")
