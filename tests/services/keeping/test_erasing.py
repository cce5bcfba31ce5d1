"""After erasing everything no file under data, configuration, cache or temp keeps a word."""

from __future__ import annotations

import os

import pytest

from negotiator_trainer.services.checks import checked_file
from negotiator_trainer.services.keeping.automatic import back_up
from negotiator_trainer.services.keeping.erasing import OUT_OF_REACH, erase_everything
from negotiator_trainer.services.keeping.restoring import restore_from
from negotiator_trainer.services.solving.place import solved_folder
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import StoreBusy
from tests.services.keeping.conftest import CANARY


@pytest.fixture
def everywhere(full, path, tmp_path, clock):
    """Words in every place in which the program has ever put one; return the environment."""
    environ = {"NEGOTIATOR_TRAINER_CACHE": str(tmp_path / "cache")}
    made = back_up(full.database)
    full.close()
    restore_from(path, made, now=clock)
    config = tmp_path / "config"
    config.mkdir()
    for file in (
        config / "preferences.ini",
        config / "faults.txt",
        checked_file(environ),
        solved_folder(environ) / "0.solved",
        solved_folder(environ) / "0.solved.x.part",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CANARY, encoding="utf-8")
    return environ


def holding(folder):
    return [
        os.path.relpath(p, folder)
        for p in folder.rglob("*")
        if p.is_file() and CANARY.encode() in p.read_bytes()
    ]


def test_no_file_keeps_a_word(everywhere, path, tmp_path, clock):
    assert len(holding(tmp_path)) >= 8
    done = erase_everything(path, config=tmp_path / "config", environ=everywhere)
    assert done.strange == ()
    assert holding(tmp_path) == []
    database = Database.open(path, now=clock)
    assert database.state() == ""
    database.close()


def test_what_is_not_ours_stays(everywhere, path, tmp_path):
    mine = [tmp_path / "config" / "mine.txt", solved_folder(everywhere) / "mine.txt"]
    for file in mine:
        file.write_text("mine", encoding="utf-8")
    erase_everything(path, config=tmp_path / "config", environ=everywhere)
    assert all(file.exists() for file in mine)


def test_while_it_is_open_nothing_at_all_is_erased(everywhere, path, tmp_path, clock):
    database = Database.open(path, now=clock)
    before = set(holding(tmp_path))
    with pytest.raises(StoreBusy):
        erase_everything(path, config=tmp_path / "config", environ=everywhere)
    assert set(holding(tmp_path)) >= before - {"data/profile.db-wal"}
    database.close()


def test_it_says_what_is_out_of_reach():
    for word in ("exported", "synchronised", "deleted files"):
        assert word in OUT_OF_REACH
