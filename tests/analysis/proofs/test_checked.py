import pytest

from negotiator_trainer.analysis.proofs.checked import full_check, quick_check
from negotiator_trainer.scenario.source import from_files
from tests.analysis.proving import SHED, with_values

WIDE = "play: {buyer: {events: {pride: {reservation: 150}}}}"
ACCEPTS = WIDE + "\naccepted: [{code: P014, where: scenario.yaml, because: pride has its price}]"
NOTHING = "accepted: [{code: P014, because: pride has its price}]"


def shed(fragment=None):
    files = {path.name: path.read_bytes() for path in SHED.iterdir()}
    if fragment is not None:
        files["scenario.yaml"] = with_values(files["scenario.yaml"], fragment)
    return from_files(files)


def codes(report):
    return [d.code for d in report.diagnostics if d.code < "P050"]


def test_a_finding_of_the_proof_stands_beside_those_of_the_files():
    report = full_check(shed(WIDE))
    assert codes(report) == ["P014"]
    assert report.complete
    assert not report.errors
    (found,) = [each for each in report.proved if each.code == "P014"]
    assert (found.role, found.witness.variant) == ("buyer", "moving_out")
    assert found.place.file == "scenario.yaml"


def test_a_finding_that_the_author_accepts_with_a_reason_is_left_out():
    assert codes(full_check(shed(ACCEPTS))) == []


def test_accepting_what_does_not_occur_is_a_finding():
    report = full_check(shed(NOTHING))
    assert [d.code for d in report.diagnostics if d.code == "C037"] == ["C037"]


def test_a_quick_check_leaves_what_only_a_proof_can_know_alone():
    report = quick_check(shed(NOTHING))
    assert report.diagnostics == ()
    assert not report.complete


def test_a_scenario_with_errors_is_not_proved():
    report = full_check(shed("play: {buyer: {rounds: 0}}"))
    assert report.errors
    assert not report.complete


def test_progress_is_told_by_role_and_round():
    told = []
    full_check(shed(), progress=lambda *done: told.append(done))
    assert {role for role, *_ in told} == {"buyer"}
    assert all(round_ <= rounds for _, round_, rounds, _ in told)
    assert max(states for *_, states in told) > 100


@pytest.mark.parametrize("fragment", [None, WIDE])
def test_the_same_files_give_the_same_findings(fragment):
    assert full_check(shed(fragment)).proved == full_check(shed(fragment)).proved
