"""The journal without a screen: real processes, real files."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from negotiator_trainer.cli.group import cli
from tests.cli.test_commands import run


@pytest.fixture
def database(tmp_path):
    return tmp_path / "data" / "profile.db"


@pytest.fixture
def journal(database, tmp_path, monkeypatch):
    """Give a command in this process and return what it says; errors stay exceptions."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def do(*arguments):
        command = ["--database", str(database), "journal", *map(str, arguments)]
        done = CliRunner().invoke(cli, command)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    return do


@pytest.fixture
def refused(database):
    """Give a command as a process of its own that fails with one line, and return the line."""

    def do(*arguments, code=2):
        done = run("journal", *arguments, database=database)
        assert (done.returncode, done.stdout) == (code, "")
        assert len(done.stderr.splitlines()) == 1
        return done.stderr

    return do


def listed(journal, *arguments):
    return json.loads(journal(*arguments, "--json"))


def test_a_case_goes_from_preparation_to_its_outcome(journal):
    begun = journal(
        "new", "supplier", "Renewal", "--unit", "€", "--tag", "a", "--with", "Kalev Mägi",
        "--day", "2026-12-01",
    )  # fmt: skip
    assert begun == "case 1: Renewal (preparing)\n"
    assert journal("go-in", 1) == "case 1: Renewal (outcome due)\n"
    assert journal("go-in", 1, "--undo") == "case 1: Renewal (preparing)\n"
    journal("go-in", 1)
    assert journal("outcome", 1, "--terms", "Kalev thinks about it") == (
        "case 1: Renewal (outcome due)\n"
    )
    said = journal("outcome", 1, "--agreed", "--value", 44_000, "--on", "2026-12-01")
    assert said == "case 1: Renewal (review due)\n"
    text = journal("show", 1, "--redact")
    assert "# Renewal\n" in text
    assert "- **With:** K. M.\n" in text
    assert "- **Terms:** K. thinks about it\n" in text
    assert "- **Worth:** €44,000\n" in text
    assert "Kalev" in journal("show", 1)


def test_a_negotiation_that_is_over_is_logged_in_one_line(journal):
    said = journal("log", "Flat deposit", "--not-agreed", "--learned", "Ask who signs",
                   "--template", "lease", "--tag", "home", "--day", "2026-10-09")  # fmt: skip
    assert said == "case 1: Flat deposit (reviewed)\n"
    (row,) = listed(journal, "list", "--tag", "home")
    assert (row["size"], row["template"], row["happens_on"]) == ("log", "lease", "2026-10-09")
    assert journal("log", "Bicycle", "--agreed") == "case 2: Bicycle (review due)\n"


def test_cases_are_listed_narrowed_and_searched(journal):
    journal("new", "lease", "Flat", "--size", "short", "--tag", "home")
    journal("log", "Bicycle", "--terms", "the red one by the river")
    assert [row["id"] for row in listed(journal, "list")] == [2, 1]
    assert [row["id"] for row in listed(journal, "list", "--stage", "preparing")] == [1]
    assert listed(journal, "list", "--with", "Nobody") == []
    assert journal("list", "--most", 1) == "   2  no day      Bicycle (review due)\n"
    (row,) = listed(journal, "search", "red", "riv")
    assert (row["id"], row["excerpt"]) == (2, "the red one by the river")
    assert "[red] one by the [river]" in journal("search", "river", "red")
    assert "No case." in journal("search", "blue")


def test_a_case_is_exported_as_markdown_or_html(journal, tmp_path):
    journal("new", "blank", "Talk with Kim", "--with", "Kim")
    for name in ("case.md", "case.html"):
        journal("export", 1, tmp_path / name, "--redact")
    assert (tmp_path / "case.md").read_text(encoding="utf-8").startswith("# Talk with K.\n")
    page = (tmp_path / "case.html").read_text(encoding="utf-8")
    assert "Talk with K." in page
    assert "Kim" not in page
    assert list(tmp_path.glob(".*.part")) == []


def test_the_trash_gives_back_and_deletion_for_good_does_not(journal, refused, database):
    journal("new", "blank", "Zebracorn")
    assert "undo: journal untrash 1" in journal("trash", 1)
    assert listed(journal, "list") == []
    assert [row["id"] for row in listed(journal, "list", "--trash")] == [1]
    assert journal("untrash", 1) == "case 1: Zebracorn (preparing)\n"
    assert "Say --for-good" in refused("delete", 1)
    assert listed(journal, "list")
    assert "no word of it is left" in journal("delete", 1, "--for-good")
    assert listed(journal, "list") == listed(journal, "list", "--trash") == []
    assert b"zebracorn" not in database.read_bytes().lower()


def test_what_cannot_be_done_is_said_in_one_line(journal, refused, tmp_path):
    journal("log", "Over")
    assert "Case 7 is not in your journal" in refused("show", 7)
    assert "There is no template “rent”" in refused("new", "rent", "x")
    assert "“tomorrow” is no day" in refused("new", "lease", "x", "--day", "tomorrow")
    assert "What came of “Over” is written already" in refused("go-in", 1)
    assert "Nothing was given" in refused("outcome", 1)
    assert "could not be written" in refused("export", 1, tmp_path / "no" / "case.md")
