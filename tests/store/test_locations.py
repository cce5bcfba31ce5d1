"""Where things live."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiator_trainer.store import locations


def test_the_profile_is_in_the_platform_s_data_folder(own_folders):
    found = locations.database_path({})
    assert found.name == "profile.db"
    assert found.parent.name == "negotiator-trainer"
    assert own_folders in found.parents
    assert own_folders in locations.cache_folder().parents
    assert locations.cache_folder() != found.parent


@pytest.mark.parametrize(
    ("environ", "override", "expected"),
    [
        ({"NEGOTIATOR_TRAINER_DATABASE": "/a/b.db"}, None, Path("/a/b.db")),
        ({"NEGOTIATOR_TRAINER_DATABASE": "sqlite:////a/b.db"}, None, Path("/a/b.db")),
        ({"NEGOTIATOR_TRAINER_DATABASE": "/a/b.db"}, "c.db", Path("c.db")),
        ({}, "sqlite:///relative.db", Path("relative.db")),
        ({}, "~/x.db", Path.home() / "x.db"),
    ],
)
def test_the_command_line_wins_over_the_environment(environ, override, expected):
    assert locations.database_path(environ, override) == expected


def test_an_empty_variable_is_none(own_folders):
    found = locations.database_path({"NEGOTIATOR_TRAINER_DATABASE": ""})
    assert own_folders in found.parents


def test_a_server_s_address_is_told_from_a_file_s():
    assert locations.is_server("postgresql+psycopg://host/name")
    assert not locations.is_server("sqlite:///x.db")
    assert not locations.is_server("/x.db")


def test_companions_are_beside_the_profile():
    path = Path("/data/p.db")
    assert locations.marker(path) == Path("/data/p.db-profile")
    assert locations.lock_file(path) == Path("/data/p.db-lock")
    assert locations.backup_folder(path) == Path("/data/p-backups")
