from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.bargaining.zone import zone
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.document import read_scenario_document
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import patched

if TYPE_CHECKING:
    from negotiator_trainer.scenario.model import Scenario


def scenario(patch: str = "{}") -> Scenario:
    text = patched(read_yaml(patch, file="patch").value)
    model, found = read_scenario_document(text, file="s")
    assert model is not None, [str(each) for each in found]
    return model


def test_a_number_issue_has_its_steps_as_options() -> None:
    price, service = table.space(scenario()).issues
    assert (price.options, price.numbers) == (("100", "150", "200"), (100, 150, 200))
    assert (service.options, service.numbers, service.until_tabled) == (
        ("none", "included"),
        None,
        0,
    )


def test_a_package_is_read_in_any_order_and_must_be_complete() -> None:
    space = table.space(scenario())
    assert table.package(space, {"service": "included", "price": "150"}) == (1, 1)
    with pytest.raises(ValueError, match="says nothing about service"):
        table.package(space, {"price": "150"})


def test_what_cannot_go_together_is_left_out_of_the_space() -> None:
    space = table.space(scenario("not_together: [{price: [100, 150], service: included}]"))
    assert set(space.packages()) == {(0, 0), (1, 0), (2, 0), (2, 1)}


def test_values_follow_tables_curves_and_combinations() -> None:
    model = scenario(
        "roles: {buyer: {preferences: {together: "
        "[{when: {price: [150, 200], service: included}, value: 7}]}}}"
    )
    value = table.preference(model, model.roles["buyer"].preferences).value
    assert [value(package) for package in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1))] == [
        160,
        110,
        190,
        147,
        97,
    ]


def test_a_variant_replaces_tables_combinations_and_terms_only_where_it_says_so() -> None:
    model = scenario(
        "roles: {seller: {preferences: {together: [{when: {price: 100}, value: -3}]},"
        " minimum_terms: [{price: [150, 200]}]}}\n"
        "play: {buyer: {variants: {no_hurry: {values: {service: {none: 1, included: 2}},"
        " together: [], minimum_terms: [{service: none}]}}}}"
    )
    usual = table.their_party(model, "buyer", "moving_out")
    other = table.their_party(model, "buyer", "no_hurry")
    assert (usual.value((0, 1)), other.value((0, 1))) == (77, 102)
    assert (usual.meets_terms((0, 0)), other.meets_terms((0, 0))) == (False, True)
    assert (usual.meets_terms((1, 1)), other.meets_terms((1, 1))) == (True, False)
    assert (usual.reservation, other.reservation) == (90, 160)


def test_minimum_terms_all_have_to_hold() -> None:
    model = scenario("roles: {buyer: {minimum_terms: [{price: 100}, {service: included}]}}")
    party = table.own_party(model, "buyer")
    assert [party.meets_terms(p) for p in ((0, 1), (0, 0), (1, 1))] == [True, False, False]


def test_the_toy_s_zones_are_what_its_description_says() -> None:
    model = scenario()
    space, mine = table.space(model), table.own_party(model, "buyer")
    found = {
        (variant, tabled is None): len(
            zone(space, mine, table.their_party(model, "buyer", variant), tabled)
        )
        for variant in ("moving_out", "no_hurry")
        for tabled in (frozenset[int](), None)
    }
    assert found == {
        ("moving_out", False): 2,
        ("moving_out", True): 4,
        ("no_hurry", False): 0,
        ("no_hurry", True): 1,
    }
