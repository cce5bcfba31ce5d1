"""Opening a profile: what is ours, what is not, and who has it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import locations, schema
from negotiator_trainer.store.connection import open_file
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedStore, StoreBusy

OPEN = (
    "import sys, pathlib, datetime\n"
    "from negotiator_trainer.errors import StoreError\n"
    "from negotiator_trainer.store.database import Database\n"
    "now = lambda: datetime.datetime.now(datetime.UTC)\n"
    "sys.stdin.readline()\n"
    "try:\n"
    "    database = Database.open(pathlib.Path(sys.argv[1]), now=now)\n"
    "except StoreError as error:\n"
    "    print(type(error).__name__, error, flush=True)\n"
    "else:\n"
    "    print('open', flush=True)\n"
    "    sys.stdin.readline()\n"
    "    database.close()\n"
)


def start(path):
    return subprocess.Popen(
        [sys.executable, "-c", OPEN, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def say(process):
    process.stdin.write("\n")
    process.stdin.flush()


def test_a_new_profile_is_made_where_there_never_was_one(path, clock):
    database = Database.open(path, now=clock)
    assert database.verify().ok
    with database.unit() as unit:
        assert unit.attempts.unfinished() == ()
        assert unit.attempts.summaries() == ()
    database.close()
    assert schema.read_header(path) == schema.Header(schema.APPLICATION_ID, schema.VERSION)
    assert sorted(entry.name for entry in path.parent.iterdir()) == [
        "profile.db",
        "profile.db-lock",
        "profile.db-profile",
    ]


@pytest.mark.skipif(os.name == "nt", reason="other rights there")
def test_only_the_owner_can_read_a_profile(path, clock, play):
    was = os.umask(0o022)
    try:
        database = Database.open(path, now=clock)
        play.begin(database)
        modes = {e.name: stat.S_IMODE(e.stat().st_mode) for e in path.parent.iterdir()}
        database.close()
    finally:
        os.umask(was)
    assert "profile.db-wal" in modes
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_folder_that_was_there_keeps_its_rights(tmp_path, clock):
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    Database.open(folder / "p.db", now=clock).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_connection_follows_the_recipe(path, clock):
    Database.open(path, now=clock).close()
    with closing(open_file(path)) as connection:
        expected = {
            "locking_mode": "exclusive",
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "secure_delete": 1,
            "application_id": schema.APPLICATION_ID,
            "user_version": schema.VERSION,
        }
        for name, value in expected.items():
            assert connection.execute(f"PRAGMA {name}").fetchone() == (value,), name
        assert connection.execute("PRAGMA mmap_size").fetchone() in {(0,), None}


def test_a_transaction_takes_the_write_lock_at_once(database):
    with database.unit() as unit:
        unit.attempts.unfinished()
        raw = unit._work.db.connection().connection.driver_connection
        assert raw.in_transaction
        with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
            raw.execute("BEGIN")
    assert not raw.in_transaction


def test_a_transaction_inside_another_is_a_bug(database):
    with pytest.raises(RuntimeError, match="inside another"), database.unit(), database.unit():
        pass
    with database.unit() as unit:
        assert unit.attempts.unfinished() == ()


def test_threads_take_turns(database, play):
    attempts = [play.begin(database, turns=0) for _ in range(4)]
    failures = []

    def work(attempt):
        try:
            for position in range(1, 15):
                with database.unit() as unit:
                    unit.attempts.append(attempt, play.turn(position))
        except Exception as error:  # noqa: BLE001  told below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(attempt,)) for attempt in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.unit() as unit:
        assert [len(unit.attempts.turns(attempt)) for attempt in attempts] == [15] * 4
    assert database.verify().ok


def test_closing_twice_is_no_error_and_frees_the_profile(path, clock):
    database = Database.open(path, now=clock)
    database.close()
    database.close()
    Database.open(path, now=clock).close()


def test_a_missing_profile_is_not_made_unasked(path, clock):
    with pytest.raises(StoreError, match="no profile at") as refusal:
        Database.open(path, now=clock, create=False)
    assert not isinstance(refusal.value, DamagedStore)
    assert not path.parent.exists()


def foreign(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
        connection.execute("PRAGMA application_id = 1234")
        connection.commit()


def without_version(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.commit()


def without_tables(path):
    without_version(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.commit()


def garbled(path):
    without_tables(path)
    body = bytearray(path.read_bytes())
    body[100:200] = b"\xff" * 100
    path.write_bytes(body)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"S"), "is not a database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "is not a database"),
        (lambda path: path.write_bytes(b"Dear diary, " * 500), "is not a database"),
        (foreign, "belongs to another program"),
        (without_version, "has no schema version"),
        (without_tables, "is damaged"),
        (garbled, "is damaged"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_sound_profile_is_refused_and_left_as_it_is(path, clock, make, sentence, create):
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    with pytest.raises(DamagedStore, match=sentence) as refusal:
        Database.open(path, now=clock, create=create)
    assert str(path) in refusal.value.problem
    assert "Restore a backup" in refusal.value.remedy
    assert path.read_bytes() == before
    assert not path.with_name("profile.db-wal").exists()


@pytest.mark.parametrize("trace", ["-profile", "-wal"])
def test_a_profile_that_went_missing_is_never_begun_anew(path, clock, play, trace):
    database = Database.open(path, now=clock)
    play.begin(database)
    database.close()
    path.unlink()
    locations.marker(path).unlink()
    path.with_name(path.name + trace).write_bytes(b"x")
    with pytest.raises(DamagedStore, match="is missing, although there was a profile"):
        Database.open(path, now=clock)
    assert not path.exists()


def test_a_profile_of_which_only_backups_are_left_is_never_begun_anew(path, clock):
    folder = locations.backup_folder(path)
    folder.mkdir(parents=True)
    (folder / "profile-000001-20260101T000000Z.db").touch()
    with pytest.raises(DamagedStore, match="is missing"):
        Database.open(path, now=clock)


def test_a_folder_in_the_profile_s_place_is_a_sentence(path, clock):
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="could not be used"):
        Database.open(path, now=clock)


def test_a_crash_while_a_profile_was_begun_does_no_harm(path, clock):
    path.parent.mkdir()
    path.with_name("profile.db-new").write_bytes(b"half")
    Database.open(path, now=clock).close()
    assert not path.with_name("profile.db-new").exists()


def test_a_second_opening_says_at_once_that_the_window_has_it(path, clock):
    database = Database.open(path, now=clock)
    began = time.monotonic()
    with pytest.raises(StoreBusy, match="already open in the window"):
        Database.open(path, now=clock)
    assert time.monotonic() - began < 1
    database.close()


def test_of_two_processes_one_has_the_profile_and_the_other_says_so(path):
    for _ in range(3):
        both = [start(path), start(path)]
        for process in both:
            say(process)
        said = [process.stdout.readline() for process in both]
        assert sorted(line.split()[0] for line in said) == ["StoreBusy", "open"]
        assert any("already open in the window" in line for line in said)
        for process in both:
            process.communicate("\n")


def test_the_death_of_the_owner_frees_the_profile(path, clock):
    owner = start(path)
    say(owner)
    assert owner.stdout.readline() == "open\n"
    with pytest.raises(StoreBusy):
        Database.open(path, now=clock)
    owner.kill()
    owner.communicate()
    Database.open(path, now=clock).close()


def test_a_program_that_reads_the_file_for_a_moment_is_waited_for(path, clock):
    Database.open(path, now=clock).close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    letting_go = threading.Timer(0.6, other.close)
    letting_go.start()
    Database.open(path, now=clock).close()
    letting_go.join()


def test_a_program_that_keeps_the_file_is_a_sentence_after_five_seconds(path, clock):
    Database.open(path, now=clock).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked by another program") as refusal:
            Database.open(path, now=clock)
    assert "press Retry" in refusal.value.remedy


def test_an_address_is_a_path_or_a_server_s(path, clock):
    database = Database.connect(f"sqlite:///{path}", now=clock)
    assert database.path == path
    database.close()
    for address in ("oracle+nothing://host/name", "postgresql+nothing://user:secret@host/name"):
        with pytest.raises(StoreError, match="cannot be used") as refusal:
            Database.connect(address, now=clock)
        assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("negotiator_trainer.store", ("sqlmodel", "sqlalchemy", "alembic", "pydantic")),
        ("negotiator_trainer.store.home", ("sqlmodel", "sqlalchemy", "alembic", "pydantic")),
        ("negotiator_trainer.store.records", ("sqlmodel", "sqlite3", "alembic")),
        ("negotiator_trainer.store.locations", ("sqlmodel", "sqlite3", "alembic")),
        ("negotiator_trainer.store.failures", ("sqlmodel", "sqlalchemy", "alembic")),
        ("negotiator_trainer.store.database", ("alembic",)),
        ("negotiator_trainer.store.backup", ("alembic",)),
    ],
)
def test_importing_costs_no_more_than_it_must(module, absent):
    code = f"import sys, {module}; print([m for m in {absent!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_alembic_is_not_imported_for_a_file_of_the_present_schema(path, clock):
    Database.open(path, now=clock).close()
    code = (
        "import sys, pathlib, datetime\n"
        "from negotiator_trainer.store.database import Database\n"
        "now = lambda: datetime.datetime.now(datetime.UTC)\n"
        "database = Database.open(pathlib.Path(sys.argv[1]), now=now)\n"
        "assert database.verify().ok\n"
        "database.close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], check=True, capture_output=True, text=True
    )
    assert done.stdout == "False\n"
