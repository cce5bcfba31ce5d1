import json
import os

import pytest

from negotiator_trainer.analysis.players.trainees import TRAINEES
from tests.cli.test_solve import DOORS, run


@pytest.fixture
def told():
    return json.loads(run("simulate", DOORS, "--runs", "3", "--json").stdout)


def test_every_trainee_is_told_with_mean_and_spread_against_every_variant(told):
    assert (told["scenario"], told["role"]) == ("two-doors", "tenant")
    assert list(told["trainees"]) == [*TRAINEES, "solver"]
    for name, trainee in told["trainees"].items():
        assert set(trainee["variants"]) == {"nights", "plants"}
        overall = [variant["overall"] for variant in trainee["variants"].values()]
        assert all(set(each) == {"mean", "deviation", "runs"} for each in overall)
        assert all(each["runs"] == (3 if name == "random" else 1) for each in overall)
        mean = sum(each["mean"] for each in overall) / 2
        assert trainee["mean"] == trainee["mean_of_all"] == pytest.approx(mean)
        assert trainee["mean_without_zone"] is None


def test_every_distance_is_told_by_name_with_what_is_needed(told):
    found = {distance["name"]: distance for distance in told["distances"]}
    lead = found["principled over haggler"]
    assert (lead["better"], lead["worse"]) == ("principled", "haggler")
    assert (lead["at_least"], lead["at_most"]) == (8, None)
    above = found["solver over principled"]
    assert (above["at_least"], above["at_most"]) == (None, 15)
    assert above["points"] == pytest.approx(
        told["trainees"]["solver"]["mean"] - told["trainees"]["principled"]["mean"]
    )
    assert all(each["holds"] is _holds(each) for each in found.values())
    assert told["ladder"] is all(map(_holds, found.values()))


def _holds(distance):
    least, most = distance["at_least"], distance["at_most"]
    return (least is None or distance["points"] >= least - 1e-6) and (
        most is None or distance["points"] <= most
    )


def test_without_the_solver_the_scripted_ones_are_told_and_nothing_is_solved():
    done = run("simulate", DOORS, "--scripted", "--json")
    told = json.loads(done.stdout)
    assert list(told["trainees"]) == list(TRAINEES)
    assert "solver" not in done.stdout
    assert done.stderr == ""


def test_where_the_budget_runs_out_the_solver_is_left_out_and_that_is_said():
    done = run("simulate", DOORS, "--budget", "5", "--json")
    assert "too large to be solved" in done.stderr
    assert list(json.loads(done.stdout)["trainees"]) == list(TRAINEES)


def test_one_trainee_can_be_simulated_alone():
    told = json.loads(run("simulate", DOORS, "--trainee", "haggler", "--json").stdout)
    assert list(told["trainees"]) == ["haggler"]
    assert told["ladder"] is None


def test_the_solver_tells_how_far_it_is_and_what_it_found_is_kept():
    first = run("simulate", DOORS, "--trainee", "solver", "--json")
    assert "solving: 4 of 4 rounds" in first.stderr
    again = run("simulate", DOORS, "--trainee", "solver", "--json")
    assert again.stderr == ""
    assert again.stdout == first.stdout
    value = json.loads(run("solve", DOORS, "--json").stdout)["value"]
    assert json.loads(first.stdout)["trainees"]["solver"]["mean"] == pytest.approx(value)


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(tmp_path, monkeypatch):
    wall = tmp_path / "a file"
    wall.write_text("in the way", encoding="utf-8")
    monkeypatch.setitem(os.environ, "NEGOTIATOR_TRAINER_CACHE", str(wall))
    done = run("simulate", DOORS, "--trainee", "solver", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["trainees"]["solver"]["mean"] > 90


def test_without_json_it_is_told_in_lines():
    lines = run("simulate", DOORS, "--runs", "3").stdout.splitlines()
    assert lines[0].split() == ["principled", "92.6", "–", "92.6"]
    assert any(line.startswith("principled over haggler: 32.6 (at least 8)") for line in lines)
    assert lines[-1].startswith("the ladder ")


def test_a_trainee_that_does_not_exist_is_refused_with_the_names_of_those_that_do():
    done = run("simulate", DOORS, "--trainee", "wizard")
    assert done.returncode == 2
    assert "principled, haggler" in done.stderr
    assert "solver" in done.stderr
