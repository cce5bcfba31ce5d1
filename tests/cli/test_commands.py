"""The command line as a person uses it: real processes, real files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "scenarios"
TOY = str(FIXTURES / "toy-sale")


def run(*arguments, database=None, **environment):
    command = [sys.executable, "-m", "negotiator_trainer"]
    if database is not None:
        command += ["--database", str(database)]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, **environment}, timeout=100,
    )  # fmt: skip


def test_the_list_names_each_scenario_with_its_roles_and_variants():
    listed = json.loads(run("list", "--json").stdout)
    assert listed[0]["id"] == "used-car"
    for row in listed:
        assert row["title"]
        assert set(row["variants"]) == set(row["roles"])
        assert all(len(variants) >= 2 for variants in row["variants"].values())


def test_a_clean_scenario_passes_the_check():
    done = run("check", "--quick", TOY)
    assert done.returncode == 0
    assert done.stdout == "toy-sale: no errors\n"


def test_what_exploring_proves_comes_with_the_moves_that_show_it(tmp_path):
    done = run("check", TOY, "--json")
    assert done.returncode == 0
    (report,) = json.loads(done.stdout)
    (found,) = [d for d in report["diagnostics"] if d["code"] == "P019"]
    assert found["severity"] == "warning"
    moves = tmp_path / "moves.txt"
    shown = [*found["witness"]["moves"], "walk"]
    moves.write_text("\n".join(shown) + "\n", encoding="utf-8")
    played = run("play", TOY, "--role", found["witness"]["role"], "--variant",
                 found["witness"]["variant"], "--moves", moves, "--no-save", "--json")  # fmt: skip
    assert [turn["move"] for turn in json.loads(played.stdout)["turns"]] == shown


def test_a_quick_check_proves_nothing_and_says_so():
    (report,) = json.loads(run("check", "--quick", TOY, "--json").stdout)
    assert (report["ok"], report["proved"], report["diagnostics"]) == (True, False, [])


def test_every_error_is_reported_with_its_place_and_the_check_fails(tmp_path):
    broken = tmp_path / "toy-sale"
    shutil.copytree(TOY, broken)
    script = broken / "script.buyer.yarn"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("<<learn yard>>", "<<learn yart>>"), encoding="utf-8")
    done = run("check", broken, "--json")
    assert done.returncode == 1
    (report,) = json.loads(done.stdout)
    (error,) = [d for d in report["diagnostics"] if d["severity"] == "error"]
    assert (error["file"], error["nearest"]) == ("script.buyer.yarn", "yard")
    assert text.splitlines()[error["line"] - 1].strip() == "<<learn yard>>"


def test_formatting_twice_changes_nothing_more(tmp_path):
    copy = tmp_path / "toy-sale"
    shutil.copytree(TOY, copy)
    run("format", copy)
    assert run("format", "--check", copy).returncode == 0
    assert run("check", copy).returncode == 0


def test_a_scripted_trainee_plays_and_json_tells_everything(tmp_path):
    done = run("play", TOY, "--trainee", "principled", "--variant", "moving_out", "--seed", "4",
               "--json", database=tmp_path / "p.db")  # fmt: skip
    told = json.loads(done.stdout)
    assert (told["scenario"], told["role"], told["variant"]) == ("toy-sale", "buyer", "moving_out")
    assert told["seed"] == 4
    assert told["ending"] == "deal"
    assert told["verdict"] == "held"
    assert set(told["measures"]) == {"claimed", "created", "zopa", "relationship"}
    keys = {"move", "said", "effects", "loss", "label", "tags", "better"}
    assert all(set(turn) == keys for turn in told["turns"])


def test_the_same_seed_gives_the_same_play():
    command = ("play", TOY, "--trainee", "random", "--seed", "11", "--no-save", "--json")
    assert run(*command).stdout == run(*command).stdout


def test_moves_from_a_file_are_played_in_order(tmp_path):
    moves = tmp_path / "moves.txt"
    moves.write_text("# ask, then leave\nsay yd01\n\nwalk\n", encoding="utf-8")
    done = run("play", TOY, "--moves", moves, "--variant", "moving_out", "--no-save", "--json")
    told = json.loads(done.stdout)
    assert [turn["move"] for turn in told["turns"]] == ["say yd01", "walk"]
    assert told["verdict"] == "missed_deal"


def test_a_move_that_is_not_legal_names_its_line_and_what_is(tmp_path):
    moves = tmp_path / "moves.txt"
    moves.write_text("say yd01\nsay yd01\n", encoding="utf-8")
    done = run("play", TOY, "--moves", moves, "--no-save")
    assert done.returncode == 2
    assert done.stderr.startswith("moves.txt, line 2: “say yd01” is not possible")
    assert "yd05" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_was_played_is_kept_and_listed(tmp_path):
    database = tmp_path / "p.db"
    run("play", TOY, "--trainee", "principled", "--seed", "4", database=database)
    (attempt,) = json.loads(run("attempts", "--json", database=database).stdout)
    assert attempt["scenario"] == "toy-sale"
    assert attempt["verdict"] == "held"


def test_attempts_travel_from_one_profile_to_another_and_only_once(tmp_path):
    here, there, file = tmp_path / "here.db", tmp_path / "there.db", tmp_path / "all.json"
    run("play", TOY, "--trainee", "principled", "--seed", "4", database=here)
    assert run("export", file, database=here).returncode == 0
    assert run("import", file, database=there).returncode == 0
    assert run("import", file, database=there).returncode == 0
    moved = json.loads(run("attempts", "--json", database=there).stdout)
    assert [attempt["scenario"] for attempt in moved] == ["toy-sale"]


def test_no_save_opens_no_database(tmp_path):
    database = tmp_path / "folder" / "p.db"
    done = run("play", TOY, "--trainee", "first", "--no-save", database=database)
    assert done.returncode == 0
    assert not database.parent.exists()


def test_an_unknown_scenario_lists_the_nearest_names():
    done = run("play", "used-cat", "--trainee", "first", "--no-save")
    assert done.returncode == 2
    assert "used-car" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("play", TOY, "--trainee", "priest", "--no-save"), "principled"),
        (("play", TOY, "--variant", "rich", "--trainee", "first", "--no-save"), "moving_out"),
        (("play", TOY, "--role", "seller", "--trainee", "first", "--no-save"), "buyer"),
        (("check", "nowhere"), "folder"),
        (("play", TOY), "--trainee"),
    ],
)
def test_what_a_person_got_wrong_is_one_line_that_helps(arguments, named):
    done = run(*arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_peers_model_explored_from_the_command_line():
    peers = Path(__file__).parents[1] / "fixtures" / "peers" / "negotiation-small"
    found = json.loads(run("explore", peers, "--json").stdout)
    assert (found["states"], found["transitions"], found["complete"]) == (3_879, 10_371, True)
    # It has one variant, so that what can be known is where one stands: every state but ends.
    assert found["belief_states"] == found["states"] - found["terminal"]
    assert found["trust"] == [50, 50]
    assert set(found["scores"]) == set(found["endings"])
    assert all(0 <= low <= high <= 100 for low, high in found["scores"].values())


def test_exploring_tells_where_two_variants_can_first_be_told_apart():
    doors = Path(__file__).parents[1] / "fixtures" / "scenarios" / "two-doors"
    (signal,) = json.loads(run("explore", doors, "--json").stdout)["first_signals"]
    assert signal["variants"] == ["nights", "plants"]
    assert (signal["kind"], signal["round"]) == ("line", 1)
    assert signal["moves"] == ["say ha1"]


def test_listing_and_checking_load_neither_the_window_nor_the_database():
    code = (
        "import sys; from click.testing import CliRunner; from negotiator_trainer.cli.group import "
        f"cli; CliRunner().invoke(cli, ['check', '--quick', {TOY!r}]); "
        "print(sorted(m for m in ('PySide6', 'sqlmodel', 'alembic', 'numpy', 'pyqtgraph') "
        "if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"
