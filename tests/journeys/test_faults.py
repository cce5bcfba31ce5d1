"""What goes wrong outside the program is one line that helps; nothing is lost, nothing crashes.

The faults are real: two processes, a full disk, a file that cannot be written, foreign files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from negotiator_trainer import assets
from negotiator_trainer.services.library import Library
from tests.mounting import mounted

ONLOOKER = Path(__file__).parents[1] / "ui" / "onlooker.py"
NEWER = 2 << 16
OURS = 0x4E475452


def environment(database):
    return {**os.environ, "NEGOTIATOR_TRAINER_DATABASE": str(database)}


def start_window(database):
    """Start the program and close it once it has settled; return what was seen then."""
    done = subprocess.run(
        [sys.executable, ONLOOKER],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=environment(database),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def open_window(database):
    """Keep a real window open in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, ONLOOKER, "--stay"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(database),
    )
    try:
        seen = {"when": ""}
        while seen["when"] != "settled":
            seen = json.loads(process.stdout.readline())
        yield seen
    finally:
        _, trouble = process.communicate("close\n", timeout=30)
    assert (process.returncode, trouble) == (0, "")


def command(database, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "negotiator_trainer", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        env=environment(database),
    )


@contextmanager
def unwritable(*files):
    """Refuse every write to these files, also through descriptors that are open already."""
    if shutil.which("chattr") is None:
        pytest.skip("there is no chattr command")
    done = subprocess.run(["chattr", "+i", *files], check=False, capture_output=True, text=True)
    try:
        if done.returncode:
            pytest.skip(f"files cannot be made immutable here: {done.stderr.strip()}")
        yield
    finally:
        subprocess.run(["chattr", "-i", *files], check=False, capture_output=True)


def fill(disk):
    """Take all that is left of a disk; return the file to free it again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"\0" * 512):
            pass
    return ballast


def content(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def sit_down(person):
    person.arrive("home")
    person.push("Start")
    person.arrive("brief")
    person.push("Go straight in")
    person.arrive("table")


def say_something(person):
    """Say the first line that there is; return whether it was kept."""
    page = person.page
    if page.deck.top is not None:
        person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_1)
    person.press(Qt.Key.Key_Return)
    person.until(lambda: not (page.conversation.view.has_pending and page.message.isHidden()))
    return page.message.isHidden()


def test_a_command_says_that_the_window_is_open_and_the_window_goes_on(tmp_path):
    database = tmp_path / "profile.db"
    with open_window(database) as seen:
        assert seen["title"] == "Practice"
        for arguments in (["attempts"], ["play", "used-car", "--trainee", "principled"]):
            done = command(database, *arguments)
            assert done.returncode == 3
            assert done.stdout == ""
            assert done.stderr == (
                f"{database} is already open in the window. "
                "Close the window first, or use it instead.\n"
            )
    assert command(database, "attempts").returncode == 0


def test_a_second_window_says_that_the_first_is_open(tmp_path):
    database = tmp_path / "profile.db"
    with open_window(database):
        second = start_window(database)
    assert second["title"] == "Negotiator Trainer is already open"
    assert f"{database} is already open in the window." in second["words"]
    assert start_window(database)["title"] == "Practice"


def make_newer(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE future (words TEXT)")
        database.execute(f"PRAGMA application_id = {OURS}")
        database.execute(f"PRAGMA user_version = {NEWER}")


def make_foreign(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE notes (words TEXT)")


@pytest.mark.parametrize(
    ("make", "title", "problem"),
    [
        (lambda p: p.touch(), "could not be opened", "is empty; it was left as it is"),
        (lambda p: p.write_bytes(b"S"), "could not be opened", "is not a database; it was left"),
        (make_foreign, "could not be opened", "belongs to another program; it was left"),
        (make_newer, "newer than the program", "newer version of the program (schema 2.0;"),
    ],
    ids=["empty", "one byte", "foreign", "newer"],
)
def test_a_file_that_cannot_be_ours_leads_to_help_and_is_left_alone(tmp_path, make, title, problem):
    database = tmp_path / "data" / "profile.db"
    database.parent.mkdir()
    make(database)
    before = database.read_bytes()
    seen = start_window(database)
    assert title in seen["title"]
    assert any(problem in words for words in seen["words"])
    assert database.read_bytes() == before
    done = command(database, "attempts")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert problem in done.stderr
    assert database.read_bytes() == before


def test_a_read_only_folder_leads_to_help_and_its_files_are_left_alone(tmp_path):
    folder, view = tmp_path / "data", tmp_path / "view"
    folder.mkdir()
    assert start_window(folder / "profile.db")["title"] == "Practice"
    before = content(folder)
    with mounted("--bind", folder, at=view):
        subprocess.run(["mount", "-o", "remount,ro,bind", view], check=True)
        seen = start_window(view / "profile.db")
    assert "could not be opened" in seen["title"]
    assert any("cannot be written" in words for words in seen["words"])
    assert content(folder) == before
    assert start_window(folder / "profile.db")["title"] == "Practice"


def test_a_full_disk_keeps_the_turn_on_screen_and_retry_keeps_it(hands, tmp_path, capfd):
    with mounted("-t", "tmpfs", "-o", "size=1500k", "tmpfs", at=tmp_path / "disk") as disk:
        person = hands(disk / "profile.db")
        sit_down(person)
        assert say_something(person)
        ballast = fill(disk)
        page, kept = person.page, len(person.table().transcript)
        while say_something(person):
            kept = len(person.table().transcript)
        turns = page.conversation.view.lines[-2].key
        assert page.message.words == (
            f"The disk is full. Your last saved turn is {turns}; nothing was lost. "
            "Free some space and press Retry."
        )
        mine = page.conversation.view.lines[-1]
        assert mine.pending
        person.push("Retry")
        assert page.conversation.view.lines[-1] == mine
        assert len(person.table().transcript) == kept
        ballast.unlink()
        person.push("Retry")
        person.until(lambda: not page.conversation.view.has_pending)
        assert page.message.isHidden()
        assert mine.text in [line.text for line in page.conversation.view.lines[kept:]]
        person.leave()
        resumed = hands(disk / "profile.db")
        resumed.push("Resume")
        resumed.arrive("table")
        assert mine.text in [line.words for line in resumed.table().transcript[kept:]]
        resumed.leave()
    assert "Traceback" not in capfd.readouterr().err


def test_a_file_that_becomes_unwritable_keeps_the_turn_on_screen_and_retry_keeps_it(
    hands, tmp_path, capfd
):
    database = tmp_path / "profile.db"
    person = hands(database)
    sit_down(person)
    assert say_something(person)
    page, kept = person.page, len(person.table().transcript)
    with unwritable(database, f"{database}-wal"):
        assert not say_something(person)
        mine = page.conversation.view.lines[-1]
        assert mine.pending
        assert "nothing was lost" in page.message.words
        assert "press Retry" in page.message.words
        person.push("Retry")
        assert page.conversation.view.lines[-1] == mine
    person.push("Retry")
    person.until(lambda: not page.conversation.view.has_pending)
    assert page.message.isHidden()
    assert mine.text in [line.words for line in person.table().transcript[kept:]]
    assert "Traceback" not in capfd.readouterr().err


@pytest.fixture
def shelf(tmp_path):
    """A folder with one good scenario, one that is no YAML, one without its main file."""
    folder = tmp_path / "scenarios"
    good = Library().entries()[0].path
    shutil.copytree(good, folder / good.name)
    shutil.copytree(good, folder / "no-yaml")
    (folder / "no-yaml" / "scenario.yaml").write_text("id: [\n", encoding="utf-8")
    shutil.copytree(good, folder / "no-file")
    (folder / "no-file" / "scenario.yaml").unlink()
    shutil.copytree(assets.root("scenarios") / good.name, folder / "no-text")
    (folder / "no-text" / "scenario.yaml").write_bytes(b"\xff\xfe\0\0")
    return folder


def test_a_scenario_that_cannot_be_read_is_a_card_and_the_others_are_played(hands, shelf, capfd):
    person = hands(library=Library([shelf]))
    person.arrive("home")
    facts = {card.facts.id: card.facts for card in person.page.cards}
    assert {name for name, each in facts.items() if each.problem} == {
        "no-yaml", "no-file", "no-text",
    }  # fmt: skip
    for card in person.page.cards:
        assert hasattr(card, "open_button") is not bool(card.facts.problem)
        assert "\n" not in card.facts.problem
    sit_down(person)
    assert say_something(person)
    assert "Traceback" not in capfd.readouterr().err


def test_a_scenario_with_a_broken_script_says_so_when_it_is_opened(hands, shelf, capfd):
    good = next(path for path in shelf.iterdir() if not path.name.startswith("no-"))
    for script in good.glob("script.*.yarn"):
        script.write_text("title: Start\n---\n<<jump Nowhere>>\n===\n", encoding="utf-8")
    person = hands(library=Library([shelf]))
    person.arrive("home")
    person.push("Start")
    person.arrive("brief")
    message = person.page.message
    person.until(lambda: bool(message.words))
    assert "cannot be played" in message.words
    assert "\n" not in message.words
    person.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    person.arrive("home")
    assert "Traceback" not in capfd.readouterr().err
