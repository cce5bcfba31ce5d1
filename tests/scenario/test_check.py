from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario.check import check, names_of
from negotiator_trainer.scenario.source import read_folder
from tests.scenario.conftest import TOY, patched, source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.scenario.check import Report

CIRCLE = (
    "play: {buyer: {stance: {tactic: ladder, ladder: "
    "[{price: 150, service: none}, {price: 200, service: none}]}}}\n"
)


def test_the_toy_has_no_fault_at_all() -> None:
    report = check(read_folder(TOY))
    assert (report.ok, report.diagnostics) == (True, ())
    assert report.loaded.scenario is not None
    assert set(report.loaded.scripts) == {"buyer"}


def test_both_files_are_checked_in_one_pass_and_listed_model_first(
    check_patched: Callable[..., Report], toy_script: str
) -> None:
    script = toy_script.replace("<<learn yard>>", "<<learn yart>>").replace("#act:threat", "#act:x")
    report = check_patched("play: {buyer: {par: 9}}", script=script)
    files = [found.place.file for found in report.errors]
    assert files == sorted(files)
    assert {"scenario.yaml", "script.buyer.yarn"} == set(files)
    assert any(found.nearest == "yard" for found in report.errors)


def test_a_broken_model_does_not_hide_what_is_wrong_with_the_script() -> None:
    files = {"scenario.yaml": b"format: 2", "script.buyer.yarn": b"title: Start\n---\n<<x>>\n"}
    found = {each.place.file for each in check(source_of(files)).errors}
    assert found == set(files)


def test_a_script_that_is_not_utf_8_is_said_and_placed() -> None:
    files = {
        "scenario.yaml": (TOY / "scenario.yaml").read_bytes(),
        "script.buyer.yarn": b"title: Start\n---\nRuth: \xe9\n",
    }
    (found,) = [each for each in check(source_of(files)).errors if each.code == "C001"]
    assert (found.place.file, found.place.line, found.place.column) == ("script.buyer.yarn", 3, 7)


def test_a_playable_role_without_a_script_and_a_script_without_a_role_are_errors(
    toy_script: str,
) -> None:
    files = {
        "scenario.yaml": (TOY / "scenario.yaml").read_bytes(),
        "script.seller.yarn": toy_script.encode(),
    }
    said = [found.message for found in check(source_of(files)).errors if found.code == "C022"]
    assert said == [
        "There is a script.seller.yarn, but play says nothing about “seller”.",
        "“buyer” can be played, but there is no script.buyer.yarn.",
    ]


def test_a_warning_does_not_keep_a_scenario_from_being_played(
    check_patched: Callable[..., Report],
) -> None:
    report = check_patched(CIRCLE)
    assert (report.ok, [found.code for found in report.warnings]) == (True, ["C033"])


def test_an_accepted_warning_is_left_out(check_patched: Callable[..., Report]) -> None:
    entry = "accepted: [{code: C033, where: scenario.yaml, because: It goes round.}]"
    assert not check_patched(CIRCLE + entry).diagnostics


def test_an_acceptance_for_another_file_is_unused(check_patched: Callable[..., Report]) -> None:
    entry = "accepted: [{code: C033, where: script.buyer.yarn, because: It goes round.}]"
    assert [d.code for d in check_patched(CIRCLE + entry).warnings] == ["C033", "C037"]


def test_an_error_cannot_be_accepted(check_patched: Callable[..., Report]) -> None:
    report = check_patched("play: {buyer: {par: 9}}\naccepted: [{code: C035, because: x}]")
    assert [found.code for found in report.diagnostics] == ["C035", "C037"]


def test_an_acceptance_of_another_checker_s_finding_is_left_to_it(
    check_patched: Callable[..., Report],
) -> None:
    assert not check_patched("accepted: [{code: A004, because: x}]").diagnostics


def test_a_third_person_may_speak_once_declared(
    check_patched: Callable[..., Report], toy_script: str
) -> None:
    script = toy_script.replace("Ruth: That was my neighbour", "Tom: That was my neighbour")
    assert [d.code for d in check_patched("{}", script=script).errors] == ["S072"]
    assert check_patched("play: {buyer: {speakers: [Tom]}}", script=script).ok


def test_the_script_may_use_what_its_role_declares() -> None:
    scenario = check(read_folder(TOY)).loaded.scenario
    assert scenario is not None
    names = names_of(scenario, "buyer")
    assert (names.latent_issues, names.packages) == ({"service"}, {"all_in"})
    assert names.own_facts == {"monday", "brakes_matter"}
    assert {"Ruth", "Ruth Alder", "Iris"} <= names.speakers


def test_a_limit_that_no_step_of_the_issue_reaches_is_reported_and_not_stumbled_over() -> None:
    values = {"roles": {"seller": {"preferences": {"values": {"price": {"100": 0, "200": 10}}}}}}
    files = {path.name: path.read_bytes() for path in TOY.iterdir()}
    files["scenario.yaml"] = patched(values)
    assert "C026" in {found.code for found in check(source_of(files)).errors}
