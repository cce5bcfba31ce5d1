"""`play` judges each turn where the scenario is solved, and says what to do where it is not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "scenarios"
DOORS, TOY = str(FIXTURES / "two-doors"), str(FIXTURES / "toy-sale")


def play(scenario, moves, tmp_path, *more, variant="nights", **environment):
    file = tmp_path / "moves.txt"
    file.write_text("\n".join(moves), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "negotiator_trainer", "play", scenario, "--moves", file,
         "--variant", variant, "--seed", "1", "--no-save", *more],
        capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, **environment}, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_turn_of_a_small_scenario_is_judged_in_json(tmp_path):
    told = json.loads(play(DOORS, ["say ha4", "walk"], tmp_path, "--json"))
    first, last = told["turns"]
    assert (first["label"], first["loss"], first["better"]) == ("strong", 0.0, None)
    assert last["label"] == "turning point"
    assert last["better"]["move"] == "say ha1"
    assert last["better"]["gain"] == pytest.approx(last["loss"])
    assert last["better"]["reason"]
    assert told["review"] is None
    assert told["value_start"] == pytest.approx(92.61)
    assert told["accuracy"] is None  # two decisions
    # The walk leaves no luck in this scenario: what is lost is lost.
    assert told["value_start"] - first["loss"] - last["loss"] == pytest.approx(
        told["overall"], abs=0.02
    )


def test_four_decisions_have_an_accuracy(tmp_path):
    moves = ["say ha1", "outside", "say ha4", "offer room=street"]
    told = json.loads(play(DOORS, moves, tmp_path, "--json"))
    assert told["accuracy"] == 100
    assert told["turns"][3]["tags"] == ["key find"]


def test_the_text_has_the_labels_and_the_better_line(tmp_path):
    said = play(DOORS, ["say ha1", "walk"], tmp_path)
    assert "1. say ha1\n   strong\n" in said
    assert "turning point (−" in said
    assert (
        "better: Offer: the street room. They would have agreed to a deal worth 50 points to you."
        in said
    )


def test_a_small_scenario_is_solved_once_and_its_table_kept(tmp_path):
    cache = tmp_path / "cache"
    first = play(TOY, ["say yd01", "walk"], tmp_path, "--json", variant="moving_out",
                 NEGOTIATOR_TRAINER_CACHE=str(cache))  # fmt: skip
    (table,) = (cache / "solved").iterdir()
    written = table.stat().st_mtime_ns
    again = play(TOY, ["say yd01", "walk"], tmp_path, "--json", variant="moving_out",
                 NEGOTIATOR_TRAINER_CACHE=str(cache))  # fmt: skip
    assert json.loads(first)["turns"] == json.loads(again)["turns"]
    assert table.stat().st_mtime_ns == written


def test_a_cache_that_cannot_be_written_hinders_nothing(tmp_path):
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    said = play(DOORS, ["walk"], tmp_path, NEGOTIATOR_TRAINER_CACHE=str(tmp_path / "taken"))
    assert "turning point" in said


def test_a_large_scenario_that_nobody_has_solved_says_what_to_run(tmp_path):
    told = json.loads(play("used-car", ["walk"], tmp_path, "--json", variant="second_buyer"))
    assert told["review"] == "not solved yet: run negotiator-trainer solve used-car"
    assert (told["turns"][0]["loss"], told["turns"][0]["label"]) == (None, None)
    assert told["turns"][0]["better"] is None
    said = play("used-car", ["walk"], tmp_path, variant="second_buyer")
    assert "The turns are not judged: not solved yet" in said


def test_what_solve_found_is_used_by_play(tmp_path):
    """The toy sale in steps of a euro has more packages than play solves by itself."""
    folder = shutil.copytree(TOY, tmp_path / "toy-sale")
    scenario = folder / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8")
    text = text.replace("from: 100, to: 200, step: 50", "from: 100, to: 200, step: 1")
    text = text.replace("rounds: 8", "rounds: 5").replace("after service_tabled", "always")
    scenario.write_text(text, encoding="utf-8")
    moves = ["say yd01", "walk"]
    before = json.loads(play(str(folder), moves, tmp_path, "--json", variant="moving_out"))
    assert before["turns"][0]["loss"] is None
    done = subprocess.run(
        [sys.executable, "-m", "negotiator_trainer", "solve", str(folder), "--json"],
        capture_output=True, encoding="utf-8", check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    value = json.loads(done.stdout)["value"]
    after = json.loads(play(str(folder), moves, tmp_path, "--json", variant="moving_out"))
    assert after["value_start"] == pytest.approx(value, abs=0.01)
    assert after["turns"][1]["label"] == "turning point"
