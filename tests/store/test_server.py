"""The same tables on PostgreSQL.

Runs where ``NEGOTIATOR_TRAINER_TEST_SERVER`` is the address of an empty database.
"""

from __future__ import annotations

import os

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import server
from negotiator_trainer.store.backup import backup
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedAttempt
from negotiator_trainer.store.transfer import export_attempts, import_attempts

URL = os.environ.get("NEGOTIATOR_TRAINER_TEST_SERVER", "")


@pytest.fixture
def remote(clock):
    if not URL:
        pytest.skip("no server to test with")
    engine = create_engine(URL)
    SQLModel.metadata.drop_all(engine)
    engine.dispose()
    opened = Database.connect(URL, now=clock)
    yield opened
    opened.close()


def test_every_table_can_be_made_on_postgresql():
    for table in SQLModel.metadata.sorted_tables:
        statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert f"CREATE TABLE {table.name}" in statement
        assert "VARCHAR," not in statement.replace("VARCHAR(", "")


def test_a_password_is_never_shown():
    assert "secret" not in server.shown("postgresql+psycopg://ann:secret@host/name")


def test_attempts_are_kept_on_a_server_and_travel_to_a_file_and_back(remote, database, play, clock):
    play.fill(remote)
    assert remote.verify().ok
    with remote.unit() as unit:
        assert [len(unit.attempts.turns(n)) for n in (1, 2, 3)] == [4, 13, 6]
        data = export_attempts(unit)
    with database.unit() as unit:
        done = import_attempts(unit, data, content_digest=lambda files: "c0ffee")
        assert len(done.new) == 3
    with database.unit() as unit:
        assert export_attempts(unit) == data
    again = Database.connect(URL, now=clock, create=False)
    with again.unit() as unit:
        unit.attempts.append(3, play.turn(6))
    assert again.verify().ok
    again.close()


def test_a_change_on_the_server_behind_the_program_s_back_is_found(remote, play):
    play.fill(remote)
    engine = create_engine(URL)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE turn SET move = 'x' WHERE attempt_id = 2")
    engine.dispose()
    assert remote.verify().damaged_attempts == (2,)
    with pytest.raises(DamagedAttempt), remote.unit() as unit:
        unit.attempts.turns(2)


def test_cases_are_kept_searched_and_deleted_on_a_server(remote, play, clock):
    kept, gone = play.case(remote), play.case(remote, title="O'Brien's flat", tags=('a"b',))
    with remote.unit() as unit:
        (hit,) = unit.cases.search("o'brien cre", tag='a"b')
        assert hit.case.id == gone
        assert "\x02crew\x03" in hit.excerpt
        assert unit.cases.search("crew' | x:* & !") == ()
        assert [case.id for case in unit.cases.list(person="Kalev Mägi")] == [gone, kept]
        unit.cases.expunge([gone])
    with remote.unit() as unit:
        assert [found.case.id for found in unit.cases.search("crew")] == [kept]
    assert remote.verify().ok


def test_a_server_makes_its_own_backups(remote, tmp_path, clock):
    with pytest.raises(StoreError, match="is a server's"):
        backup(remote, tmp_path / "backups", clock())
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_server_that_is_not_there_is_a_sentence(clock):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="cannot be reached") as refusal:
        Database.connect("postgresql+psycopg://ann:secret@127.0.0.1:1/none", now=clock)
    assert "secret" not in str(refusal.value)
