import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "scenarios"
DOORS = str(FIXTURES / "two-doors")


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "negotiator_trainer", *arguments], capture_output=True,
        encoding="utf-8", check=False, stdin=subprocess.DEVNULL, env=dict(os.environ), timeout=100,
    )  # fmt: skip


@pytest.fixture(scope="module")
def solved():
    return json.loads(run("solve", DOORS, "--json").stdout)


def test_the_solution_names_the_value_of_the_start_and_what_it_took(solved):
    assert (solved["scenario"], solved["role"]) == ("two-doors", "tenant")
    assert solved["value"] == pytest.approx(92.611, abs=0.001)
    assert solved["complete"]
    assert solved["belief_states"] == 22
    assert solved["seconds"] >= 0


def test_best_play_asks_before_it_knows_and_then_does_as_well_as_it_can(solved):
    overalls = []
    for against in solved["variants"].values():
        assert against["line"][0] == "say ha1"
        assert against["hindsight"] >= against["overall"]
        overalls.append(against["overall"])
    assert sum(overalls) / 2 == pytest.approx(solved["value"])


def test_the_best_line_can_be_played(solved, tmp_path):
    for name, against in solved["variants"].items():
        moves = tmp_path / f"{name}.txt"
        moves.write_text("\n".join(against["line"]) + "\n", encoding="utf-8")
        done = run("play", DOORS, "--variant", name, "--moves", str(moves), "--json")
        assert done.returncode == 0, done.stderr
        assert against["overall"] == pytest.approx(_overall(json.loads(done.stdout)), abs=0.1)


def _overall(told):
    return told.get("overall") or told["measures"]["overall"]


def test_over_its_budget_nothing_is_called_proved():
    found = json.loads(run("solve", DOORS, "--budget", "5", "--json").stdout)
    assert (found["complete"], found["value"], found["variants"]) == (False, None, {})
    assert run("solve", DOORS, "--budget", "5").stdout.startswith("not proved")


def test_without_json_it_is_told_in_lines():
    told = run("solve", DOORS).stdout
    assert told.startswith("92.6 points over 22 belief states\n")
    assert "  1. say ha1\n" in told
