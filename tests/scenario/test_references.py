from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.scenario.conftest import toy_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.scenario.check import Report

BUYER = "roles: {buyer: {"
PLAY = "play: {buyer: {"
STANCE = "play: {buyer: {stance: {"

FAULTS = {
    "an issue in not_together": ("not_together: [{prise: 100}]", "C015", "no issue “prise”"),
    "an option in not_together": (
        "not_together: [{price: [100, 120]}]",
        "C015",
        "no option of price “120”",
    ),
    "the flag of the trigger": (PLAY + "trigger_flag: warmed}}", "C015", "no flag “warmed”"),
    "an empty exclusion": ("not_together: [{}]", "C012", "names no issue"),
    "an exclusion without options": ("not_together: [{price: []}]", "C012", "names no option"),
    "until_tabled": ("issues: {service: {until_tabled: non}}", "C015", "no option “non”"),
    "one option only": (
        "issues: {colour: {name: Colour, options: {red: red}}}",
        "C016",
        "fewer than two",
    ),
    "neither options nor range": ("issues: {colour: {name: Colour}}", "C016", "needs either"),
    "options and range": ("issues: {price: {options: {a: a, b: b}}}", "C016", "one or the other"),
    "a falling range": ("issues: {price: {from: 300}}", "C016", "it must rise"),
    "too many steps": (
        "issues: {price: {from: 0, to: 100000, step: 1}}",
        "C016",
        "more than 500 steps",
    ),
    "too many packages": (
        "issues: {"
        + ", ".join(f"n{n}: {{name: N, from: 0, to: 99, step: 1}}" for n in range(3))
        + "}",
        "C016",
        "6,000,000 packages",
    ),
    "an unknown issue in values": (
        BUYER + "preferences: {values: {prise: {100: 1}}}}}",
        "C015",
        "no issue “prise”",
    ),
    "an unknown option in values": (
        BUYER + "preferences: {values: {service: {full: 1}}}}}",
        "C015",
        "no option of service “full”",
    ),
    "a new issue without values": (
        "issues: {bell: {name: Bell, options: {none: none, brass: brass}}}",
        "C017",
        "roles.buyer.preferences.values says nothing about “bell”",
    ),
    "a point between steps": (
        BUYER + "preferences: {values: {price: {120: 5}}}}}",
        "C018",
        "“120” is not a step of price (100, 150 … 200)",
    ),
    "a combination": (
        BUYER + "preferences: {together: [{when: {price: 110}, value: 3}]}}}",
        "C015",
        "no option of price “110”",
    ),
    "a variant's values": (
        PLAY + "variants: {moving_out: {values: {service: {none: 0}}}}}}",
        "C017",
        "says nothing about “included”",
    ),
    "a variant's combination": (
        PLAY + "variants: {moving_out: {together: [{when: {sirvice: none}, value: 1}]}}}}",
        "C015",
        "no issue “sirvice”",
    ),
    "a role's minimum terms": (
        BUYER + "minimum_terms: [{service: perfect}]}}",
        "C015",
        "no option of service “perfect”",
    ),
    "a variant's minimum terms": (
        PLAY + "variants: {moving_out: {minimum_terms: [{servise: none}]}}}}",
        "C015",
        "no issue “servise”",
    ),
    "a third role's counterpart": (PLAY + "counterpart: dealer}}", "C015", "no role “dealer”"),
    "more turns than rounds": (PLAY + "par: 9}}", "C035", "only 8 rounds"),
    "a public range": ("public_range: {low: 300}", "C035", "from 300 to 220"),
    "an otherwise": (
        BUYER + "alternatives: {other_ad: {otherwise: buss}}}}",
        "C015",
        "no alternative “buss”",
    ),
    "alternatives in a circle": (
        BUYER + "alternatives: {bus: {chance: 50, otherwise: other_ad}}}}",
        "C024",
        "circle",
    ),
    "only excluded alternatives": (
        "roles: {seller: {alternatives: {dealer: {excluded: he is away}}}}",
        "C024",
        "excluded",
    ),
    "a reservation": (
        "roles: {seller: {reservation: 95}}",
        "C023",
        "roles.seller.reservation is 95; “dealer”, worth 90, and adjustments of +0 give 90",
    ),
    "a chance that moves the reservation": (
        BUYER + "alternatives: {other_ad: {value: 300}}}}",
        "C023",
        "“other_ad”, worth 160, and adjustments of -10 give 150",
    ),
    "the sheet": (BUYER + f"sheet: {'word ' * 251}}}}}", "C031", "251 words"),
    "weights of the overall": (
        PLAY + "weights: {claimed: 30, created: 30, relationship: 30, zopa: 30, because: x}}}",
        "C021",
        "add up to 120",
    ),
    "a counter called trust": (
        PLAY + "counters: {trust: {from: 0, to: 3, start: 0}}}}",
        "C013",
        "“trust” is the name of a number",
    ),
    "a flag twice": (PLAY + "flags: [scoffed, warned, warned]}}", "C041", "lists “warned” twice"),
    "a door for a deal": (PLAY + "endings: {deal: {door: open}}}}", "C028", "needs no door"),
    "a deal's ending": (PLAY + "endings: {deal: {kind: other, door: open}}}}", "C028", "“deal”"),
    "a walk's ending": (PLAY + "endings: {left_open: {kind: other}}}}", "C028", "“walk”"),
    "the last round's ending": (PLAY + "endings: {rain: {kind: other}}}}", "C028", "“deadline”"),
    "a fact's variants": (
        PLAY + "facts: {yard: {variants: [moving_up]}}}}",
        "C015",
        "no variant “moving_up”",
    ),
    "a fact's priority": (PLAY + "facts: {yard: {priority: prize}}}}", "C015", "no issue “prize”"),
    "a fact's number": (
        PLAY + "facts: {yard: {number: {no_hury: 3}}}}}",
        "C015",
        "no variant “no_hury”",
    ),
    "a fact's limit": (
        PLAY + "facts: {yard: {limit: {no_hury: {at_most: 3}}}}}}",
        "C015",
        "no variant “no_hury”",
    ),
    "a bound without a number": (
        PLAY + "facts: {spare_hour: {limit: {}}}}}",
        "C026",
        "needs at_least or at_most",
    ),
    "a bound that is empty": (
        PLAY + "facts: {spare_hour: {limit: {at_least: 200, at_most: 90}}}}}",
        "C026",
        "at_least 200 is above at_most 90",
    ),
    "one bound for unlike variants": (
        PLAY + "facts: {spare_hour: {limit: {at_most: 120}}}}}",
        "C026",
        "In “no_hurry” the limit is 160, which play.buyer.facts.spare_hour.limit excludes",
    ),
    "a limit outside the estimate": (
        PLAY + "variants: {moving_out: {reservation: 50}}}}",
        "C026",
        "is 50, outside the range of the estimate, 60 to 220",
    ),
    "a limit that no price decides": (
        "roles: {seller: {preferences: {values: {price: {100: 150, 200: 150}}}}}",
        "C026",
        "the limit of “moving_out” cannot be read off",
    ),
    "a playable role that is none": (
        "play: {byer: {counterpart: seller, rounds: 8, par: 4, variants: {}, endings: {}}}",
        "C012",
        "play.byer.variants has 0 entries; 1 is least",
    ),
    "too many issues traded": (
        STANCE + "trades: [price, service, price, service]}}}",
        "C012",
        "stance.trades has 4 entries; 3 is most",
    ),
    "a counter outside its range": (
        PLAY + "counters: {rapport: {start: 9}}}}",
        "C035",
        "starts at 9 and goes from 0 to 2",
    ),
    "a role of its own": ("roles: {seller: {name: Ruth}, third: THIRD}", "C022", "3 roles"),
    "an assumption's fact": (
        PLAY + "assumptions: [{text: x, fact: yart, holds: no}]}}",
        "C015",
        "no fact “yart”",
    ),
    "an assumption's variants": (
        PLAY + "assumptions: [{text: x, fact: yard, holds: {moving_out: no}}]}}",
        "C025",
        "leaves out “no_hurry”",
    ),
    "an event's issue": (
        PLAY + "events: {service_tabled: {tables: price}}}}",
        "C015",
        "no latent issue “price”",
    ),
    "an event's variants": (
        PLAY + "events: {neighbour_calls: {variants: [nohurry]}}}}",
        "C015",
        "no variant “nohurry”",
    ),
    "an event's change": (
        PLAY
        + "events: {neighbour_calls: {changes: [{of: me, issue: price, option: 170, by: 1}]}}}}",
        "C015",
        "no option of price “170”",
    ),
    "an event's changed issue": (
        PLAY + "events: {neighbour_calls: {changes: [{of: me, issue: pric, option: 1, by: 1}]}}}}",
        "C015",
        "no issue “pric”",
    ),
    "an event's exclusion": (
        PLAY + "events: {neighbour_calls: {excludes: [{service: ful}]}}}}",
        "C015",
        "no option of service “ful”",
    ),
    "an estimate's issue": (
        PLAY + "estimate: {money: {issue: service}}}}",
        "C027",
        "“service” is not a number",
    ),
    "an estimate's unknown issue": (
        PLAY + "estimate: {money: {issue: prise}}}}",
        "C015",
        "no issue “prise”",
    ),
    "an estimate's range": (
        PLAY + "estimate: {money: {low: 220}}}}",
        "C035",
        "goes from 220 to 220",
    ),
    "an option in a package": (
        STANCE + "packages: {all_in: {price: 180}}}}}",
        "C015",
        "no option of price “180”",
    ),
    "a package in a ladder": (
        STANCE + "ladder: [{price: 200}]}}}",
        "C019",
        "stance.ladder[1] says nothing about “service”",
    ),
    "an aspiration below a reservation": (STANCE + "aspiration: 150}}}", "C032", "“no_hurry”"),
    "an insult above the aspiration": (STANCE + "insult: 250}}}", "C032", "insult is 250"),
    "a ladder that is missing": (STANCE + "tactic: ladder}}}", "C032", "fewer than two packages"),
    "an ask with an untabled issue": (
        STANCE + "ask: {service: included}}}}",
        "C032",
        "nobody has brought up",
    ),
    "an unknown act": (
        STANCE + "acts: {threaten: {because: x}}}}}",
        "C015",
        "no act “threaten”",
    ),
    "an issue traded twice": (STANCE + "trades: [price, price]}}}", "C041", "“price” twice"),
    "an issue to move on": (STANCE + "moves_on: [prices]}}}", "C015", "no issue “prices”"),
    "a zone after nothing": (
        PLAY + "variants: {no_hurry: {zone: after service_table}}}}",
        "C015",
        "no event “service_table”",
    ),
    "a zone after what cannot happen": (
        PLAY + "variants: {moving_out: {zone: after neighbour_calls}}}}",
        "C029",
        "cannot happen in “moving_out”",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_contradiction_is_found(check_patched: Callable[..., Report], name: str) -> None:
    patch, code, said = FAULTS[name]
    patch = patch.replace("THIRD", json.dumps(toy_tree()["roles"]["seller"]))
    report = check_patched(patch)
    found = [each for each in report.diagnostics if each.code == code]
    assert found, [str(each) for each in report.diagnostics]
    assert any(said in each.message for each in found), [each.message for each in found]
    assert all(each.message.endswith(".") for each in report.diagnostics)


def test_a_playable_role_that_nobody_has_is_named(check_patched: Callable[..., Report]) -> None:
    side = json.dumps(toy_tree()["play"]["buyer"])
    report = check_patched(f"play: {{byer: {side}}}", replacing="play")
    said = [str(found) for found in report.errors if found.code == "C015"]
    assert len(said) == 1
    assert said[0].endswith("There is no role “byer”. Did you mean “buyer”?")


def test_a_mistyped_name_comes_with_the_nearest_one(check_patched: Callable[..., Report]) -> None:
    report = check_patched("play: {buyer: {stance: {trades: [servis]}}}")
    (found,) = report.errors
    assert (found.nearest, found.place.file) == ("service", "scenario.yaml")
    assert str(found).endswith("Did you mean “service”?")


def test_contradictions_in_all_parts_are_found_in_one_pass(
    check_patched: Callable[..., Report],
) -> None:
    report = check_patched(
        "roles: {buyer: {reservation: 79}}\n"
        "play: {buyer: {par: 9, variants: {no_hurry: {weight: 1}}, stance: {limit: 900}}}"
    )
    assert {found.code for found in report.errors} == {"C021", "C023", "C032", "C035"}


def test_a_broken_issue_does_not_hide_other_faults(check_patched: Callable[..., Report]) -> None:
    report = check_patched("issues: {price: {step: 7}}\nplay: {buyer: {par: 9}}")
    assert {found.code for found in report.errors} == {"C016", "C035"}


def test_a_scenario_without_offers_needs_no_issue_no_stance_and_no_zone(
    check_patched: Callable[..., Report],
) -> None:
    report = check_patched(
        "play: {buyer: {moves: {offers: no}, variants: {moving_out: {zone: never}}}}"
    )
    assert "C030" not in {found.code for found in report.diagnostics}


def test_a_limit_counts_exactly_or_on_the_next_step(check_patched: Callable[..., Report]) -> None:
    for bound in (90, 95, 100):
        assert check_patched(
            f"play: {{buyer: {{facts: {{yard: {{limit: {{moving_out: {{at_most: {bound}}}}}}}}}}}}}"
        ).ok
    assert not check_patched(
        "play: {buyer: {facts: {yard: {limit: {moving_out: {at_most: 89}}}}}}"
    ).ok


def test_without_a_reference_package_a_bound_is_about_the_reservation(
    check_patched: Callable[..., Report],
) -> None:
    panel = (
        "play: {buyer: {estimate: {panel: {question: Now?, packages: ["
        "{label: a, package: {price: 100, service: none}},"
        "{label: b, package: {price: 200, service: none}}]}}}}"
    )
    assert check_patched(panel, replacing="play.buyer.estimate").ok


def test_the_same_package_twice_in_a_panel_is_found(check_patched: Callable[..., Report]) -> None:
    panel = (
        "play: {buyer: {estimate: {panel: {question: Now?, packages: ["
        "{label: a, package: {price: 100, service: none}},"
        "{label: b, package: {price: 100, service: none}}]}}}}"
    )
    report = check_patched(panel, replacing="play.buyer.estimate")
    assert [found.code for found in report.errors] == ["C041"]
