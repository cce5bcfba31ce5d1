"""Backup, restore, export, import and erase without a screen: real processes, real files."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup_names import backups
from tests.cli.test_commands import TOY, run
from tests.journeys.test_faults import open_window


@pytest.fixture
def database(tmp_path):
    return tmp_path / "data" / "profile.db"


@pytest.fixture(scope="module")
def played_once(tmp_path_factory):
    """The folder of a profile in which one attempt was played to its end."""
    folder = tmp_path_factory.mktemp("played")
    moves = folder / "moves.txt"
    moves.write_text("walk\n", encoding="utf-8")
    done = run("play", TOY, "--moves", moves, database=folder / "data" / "profile.db")
    assert done.returncode == 0, done.stderr
    return folder / "data"


@pytest.fixture
def played(database, played_once):
    """Such a profile, with its backup, to do with as one likes."""
    shutil.copytree(played_once, database.parent)
    return database


def attempts(database):
    return len(json.loads(run("attempts", "--json", database=database).stdout))


def refused(done, words, *, code=2):
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_after_a_play_there_is_a_backup_and_the_list_says_what_it_contains(played):
    assert len(backups(locations.backup_folder(played))) == 1
    assert ": 1 attempt" in run("restore", "--list", database=played).stdout
    (told,) = json.loads(run("restore", "--list", "--json", database=played).stdout)
    assert (told["attempts"], told["cases"], told["readable"]) == (1, 0, True)


def test_a_profile_cut_to_one_byte_comes_back(played):
    os.truncate(played, 1)
    refused(run("attempts", database=played), "is not a database")
    done = run("restore", "--latest", database=played)
    assert done.returncode == 0, done.stderr
    assert "profile.db.damaged-1" in done.stdout
    assert attempts(played) == 1


def test_a_backup_is_made_in_a_file_of_ones_own_and_restored_from_it(played, tmp_path):
    file = tmp_path / "mine.db"
    done = run("backup", file, database=played)
    assert done.returncode == 0, done.stderr
    assert "verified" in done.stdout
    there = tmp_path / "there" / "profile.db"
    assert run("restore", file, database=there).returncode == 0
    assert attempts(there) == 1
    again = run("restore", backups(locations.backup_folder(played))[0].name, database=played)
    assert again.returncode == 0, again.stderr


def test_a_backup_now_is_one_among_the_others(played):
    assert run("backup", database=played).returncode == 0
    assert len(backups(locations.backup_folder(played))) == 2


def test_everything_goes_to_another_profile_and_only_once(played, tmp_path):
    file, there = tmp_path / "everything.zip", tmp_path / "there" / "profile.db"
    assert run("export", file, database=played).returncode == 0
    first = run("import", file, database=there).stdout
    assert first.startswith("1 attempt")
    assert first.endswith("new, 0 there already\n")
    assert run("import", file, database=there).stdout.startswith("nothing new")
    assert attempts(there) == 1


def test_erasing_takes_two_steps(played, tmp_path):
    config = tmp_path / "home" / "config" / "negotiator-trainer"
    config.mkdir(parents=True)
    (config / "preferences.ini").write_text("[appearance]\ntheme=dark\n", encoding="utf-8")
    first = run("erase", database=played)
    refused(first, "Nothing was erased.")
    assert "--yes-erase-everything" in first.stderr
    assert attempts(played) == 1
    done = run("erase", "--yes-erase-everything", database=played)
    assert done.returncode == 0, done.stderr
    assert "Out of reach" in done.stdout
    assert [entry.name for entry in played.parent.iterdir()] == ["profile.db-lock"]
    assert list(config.iterdir()) == []
    assert attempts(played) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["restore"], "was not said"),
        (["restore", "x.db", "--latest"], "was not said"),
        (["restore", "nowhere.db"], "There is no backup"),
        (["restore", "--latest"], "no sound backup"),
        (["backup"], "There is no profile"),
        (["import", "nowhere.zip"], "could not be read"),
    ],
)
def test_what_cannot_be_done_is_one_line(database, arguments, words):
    refused(run(*arguments, database=database), words)


@pytest.mark.parametrize("command", ["backup", "erase"])
def test_a_servers_profile_has_its_own_backups(command):
    done = run(command, database="postgresql+psycopg://me:secret@host/name")
    refused(done, "server's own backups")
    assert "secret" not in done.stderr


def test_while_the_window_is_open_each_says_so(played, tmp_path):
    with open_window(played):
        for arguments in (
            ["backup"],
            ["restore", "--latest"],
            ["export", tmp_path / "x.zip"],
            ["erase", "--yes-erase-everything"],
        ):
            refused(run(*arguments, database=played), "already open in the window", code=3)
        assert run("restore", "--list", database=played).returncode == 0
    assert attempts(played) == 1
