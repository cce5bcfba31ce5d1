"""Files of earlier versions are brought up to date without loss; newer ones are left alone.

`tests/fixtures/store/profile-X.db` was written by schema X, with `Play.fill`, and stays as it
is. A step that only these tests use is the next version.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import locations, schema
from negotiator_trainer.store.backup import examine
from negotiator_trainer.store.connection import engine_on, open_file
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedStore, StoreNewer
from negotiator_trainer.store.home import read_home
from negotiator_trainer.store.migration import migrate
from negotiator_trainer.store.opening import fingerprint

STORED = Path(__file__).parents[1] / "fixtures" / "store"
PRESENT = "1.2"
FIXTURE = STORED / f"profile-{PRESENT}.db"
NEXT = (1 << 16) | 3

STEP = """
import sqlalchemy as sa
from alembic import op

revision = "1.3"
down_revision = "1.2"


def upgrade():
    with op.batch_alter_table("attempt", recreate="always") as table:
        table.add_column(sa.Column("mood", sa.String(20)))
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
    {more}
"""


@pytest.fixture(params=["1.0", "1.1", PRESENT])
def old(path, request):
    """A profile as an earlier version of the program left it."""
    path.parent.mkdir()
    shutil.copy(STORED / f"profile-{request.param}.db", path)
    return path


@pytest.fixture
def step(tmp_path):
    """Make a next version out of the present one and some more statements."""

    def make(more="pass"):
        folder = tmp_path / "steps of 100% ours"
        folder.mkdir(exist_ok=True)
        (folder / "v1_3.py").write_text(STEP.format(more=more), encoding="utf-8")
        return schema.Schema(NEXT, (folder,))

    return make


def content(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in names
        }


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_stored_file_of_every_version_opens_with_all_that_is_in_it(old, clock):
    before = content(old)
    database = Database.open(old, now=clock)
    assert database.verify().ok
    assert schema.read_header(old).version == schema.VERSION
    with database.unit() as unit:
        assert [len(unit.attempts.turns(n)) for n in (1, 2, 3)] == [4, 13, 6]
        assert unit.sheets.get(1).walkaway == 990_000
        assert unit.answers.get(2).moment_turn == 2
    database.close()
    after = {n: len(r) for n, r in content(old).items() if not n.startswith("case_search")}
    kept = {n: len(r) for n, r in before.items() if not n.startswith("case_search")}
    assert after == dict.fromkeys(after, 0) | kept


def test_an_older_file_is_upgraded_without_losing_a_row(old, step, clock):
    before = content(old)
    target = step()
    database = Database.open(old, now=clock, target=target)
    assert database.verify().ok
    with database.unit() as unit:
        assert [len(unit.attempts.turns(n)) for n in (1, 2, 3)] == [4, 13, 6]
    database.close()
    after = content(old)
    assert schema.read_header(old).version == NEXT
    assert "alembic_version" not in after
    assert "extra" in after
    for name in ("turn", "result", "sheet", "estimate", "note", "answers", "scenario_file"):
        assert after[name] == before[name]
    assert len(after["attempt"]) == 3


def test_the_file_as_it_was_is_kept_as_a_backup_that_opens(old, step, clock):
    before = content(old)
    Database.open(old, now=clock, target=step()).close()
    (kept,) = locations.backup_folder(old).iterdir()
    assert f"before-upgrade-from-{schema.spoken(schema.read_header(kept).version)}" in kept.name
    assert content(kept) == before
    if schema.read_header(kept).version == schema.VERSION:
        assert examine(kept).ok


def test_an_upgraded_profile_takes_new_attempts(old, step, clock, play):
    database = Database.open(old, now=clock, target=step())
    attempt = play.whole(database)
    assert database.verify().ok
    database.close()
    database = Database.open(old, now=clock, target=step())
    with database.unit() as unit:
        assert len(unit.attempts.turns(attempt)) == 4
    database.close()


@pytest.mark.parametrize(
    "loss",
    [
        "op.execute('DELETE FROM turn WHERE position = 2')",
        "op.execute('DROP TABLE note')",
        "op.execute(\"UPDATE turn SET move = 'say nothing' WHERE position = 1\")",
        "op.execute('UPDATE result SET hash = upper(hash)')",
        "op.execute('DELETE FROM attempt WHERE id = 3')",
    ],
)
def test_a_step_that_loses_something_is_refused_and_the_file_stays(old, step, clock, loss):
    before, version = content(old), schema.read_header(old).version
    with pytest.raises(DamagedStore, match="without loss; it was left as it is"):
        Database.open(old, now=clock, target=step(loss))
    assert content(old) == before
    assert schema.read_header(old).version == version
    Database.open(old, now=clock).close()


def test_a_step_that_fails_leaves_the_file_and_can_be_tried_again(old, step, clock):
    before = content(old)
    with pytest.raises(DamagedStore, match="left as it is"):
        Database.open(old, now=clock, target=step("op.execute('DROP TABLE nothing')"))
    assert content(old) == before
    assert not old.with_name("profile.db-migrating").exists()
    database = Database.open(old, now=clock, target=step())
    assert database.verify().ok
    database.close()


def test_turns_that_were_only_in_the_log_of_a_killed_process_are_upgraded_too(
    path, step, clock, play
):
    code = (
        "import os, sys, pathlib, datetime\n"
        "from negotiator_trainer.store.database import Database\n"
        "from negotiator_trainer.store.records import Note\n"
        "now = lambda: datetime.datetime.now(datetime.UTC)\n"
        "database = Database.open(pathlib.Path(sys.argv[1]), now=now)\n"
        "with database.unit() as unit:\n"
        "    unit.notes.add(1, Note(turn=0, text='last words', at=now()))\n"
        "os._exit(9)\n"
    )
    database = Database.open(path, now=clock)
    play.begin(database)
    database.close()
    subprocess.run([sys.executable, "-c", code, path], check=False)
    assert path.with_name("profile.db-wal").stat().st_size > 0
    database = Database.open(path, now=clock, target=step())
    with database.unit() as unit:
        assert [note.text for note in unit.notes.list(1)] == ["last words"]
    database.close()


def test_the_home_page_waits_for_an_older_file_and_has_its_row_after_the_upgrade(old, step, clock):
    ready = schema.read_header(old).version == schema.VERSION
    assert (read_home(old) is not None) == ready
    Database.open(old, now=clock).close()
    assert read_home(old).best["used-car"].plays == 1
    Database.open(old, now=clock, target=step()).close()
    # This program's own version is the older one now.
    assert read_home(old) is None


@pytest.mark.parametrize("version", [NEXT, 2 << 16, (1 << 31) - 1])
def test_a_newer_file_is_refused_by_name_and_not_touched(path, clock, version):
    path.parent.mkdir()
    shutil.copy(FIXTURE, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    before = digest(path)
    with pytest.raises(StoreNewer) as refusal:
        Database.open(path, now=clock)
    assert f"schema {schema.spoken(version)}" in refusal.value.problem
    assert f"knows {schema.spoken(schema.VERSION)}" in refusal.value.problem
    assert isinstance(refusal.value, StoreError)
    assert digest(path) == before
    assert read_home(path) is None
    assert not path.with_name("profile.db-wal").exists()


def test_the_steps_from_nothing_make_the_tables_of_a_new_profile(tmp_path, path, clock):
    from alembic import command  # noqa: PLC0415
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    from negotiator_trainer.store.migration import SCRIPTS  # noqa: PLC0415

    empty = tmp_path / "stepped.db"
    empty.touch()
    with closing(open_file(empty)) as connection:
        engine = engine_on(connection)
        with engine.begin() as db:
            config = Config()
            config.set_main_option("path_separator", "newline")
            config.set_main_option("script_location", str(SCRIPTS))
            config.attributes["connection"] = db
            command.upgrade(config, "head")
            db.exec_driver_sql("DROP TABLE alembic_version")
            options = {"include_name": lambda name, *_: not str(name).startswith("case_search")}
            context = MigrationContext.configure(db, opts=options)
            assert compare_metadata(context, SQLModel.metadata) == []
    Database.open(path, now=clock).close()
    assert columns(empty) == columns(path)


def columns(path):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT m.name, c.* FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table' ORDER BY 1, 2"
        )
        return found.fetchall()


def test_the_head_of_the_steps_is_the_program_s_version():
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    from negotiator_trainer.store.migration import SCRIPTS  # noqa: PLC0415

    assert ScriptDirectory(SCRIPTS).get_heads() == [schema.spoken(schema.VERSION)]


def test_the_tables_are_those_of_the_stored_file_of_this_version(path, clock):
    """Fails when a table is changed without a step and a new version."""
    Database.open(path, now=clock).close()
    assert schema.read_header(FIXTURE).version == schema.VERSION
    assert definitions(path) == definitions(FIXTURE)


def definitions(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        (stored,) = connection.execute("SELECT fingerprint FROM profile").fetchone()
        assert stored == fingerprint(connection)
        return stored


def test_migrating_returns_where_the_old_file_went(old, step, clock):
    kept = migrate(old, schema.read_header(old).version, target=step(), at=clock())
    assert content(kept)["turn"] == content(old)["turn"]
    assert not old.with_name("profile.db-migrating").exists()
