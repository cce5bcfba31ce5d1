"""Scenarios whose script is broken are known before anybody opens them."""

import json
import shutil
import sys
from datetime import UTC, datetime

import pytest

from negotiator_trainer.scenario.digest import digest_of_folder
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.services.checks import Checks, checked_file
from negotiator_trainer.services.home import home_view
from negotiator_trainer.services.library import Library
from tests.games import FIXTURES

HERE = FIXTURES / "scenarios"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    for name in ("toy-sale", "two-doors"):
        shutil.copytree(HERE / name, tmp_path / "scenarios" / name)
    return tmp_path / "scenarios"


@pytest.fixture
def file(tmp_path):
    return checked_file({"NEGOTIATOR_TRAINER_CACHE": str(tmp_path / "cache")})


def spoil(folder):
    """Break a script; returns the line that is wrong."""
    script = folder / "toy-sale" / "script.buyer.yarn"
    text = script.read_text(encoding="utf-8").replace("<<jump Yard>>", "<<jump Yrad>>", 1)
    script.write_text(text, encoding="utf-8")
    return 1 + text[: text.index("<<jump Yrad>>")].count("\n")


def cards(library):
    return {card.id: card for card in home_view(library.entries(), None, now=NOW).cards}


def test_a_broken_script_is_a_card_that_says_where(folder, file):
    line = spoil(folder)
    library = Library([folder], checks=Checks(file))
    assert not cards(library)["toy-sale"].problem
    assert library.check_all()
    broken = cards(library)["toy-sale"]
    assert broken.title == "A bicycle in a doorway"
    assert broken.problem.startswith(f"Problem in script.buyer.yarn, line {line}: ")
    assert "Yrad" in broken.problem
    assert broken.detail.startswith(f"{folder / 'toy-sale' / 'script.buyer.yarn'}:{line}:")
    assert not cards(library)["two-doors"].problem
    assert library.open("two-doors").game("tenant")


def test_a_scenario_that_is_broken_is_not_recommended(folder, file):
    spoil(folder)
    library = Library([folder], checks=Checks(file))
    library.check_all()
    assert home_view(library.entries(), None, now=NOW).next.scenario == "two-doors"


def test_the_next_start_knows_it_at_once_and_reads_no_yaml_for_it(folder, file):
    spoil(folder)
    Library([folder], checks=Checks(file)).check_all()
    looked = []

    def note(frame, event, _argument):
        if event == "call" and frame.f_code.co_name == "read_yaml":
            looked.append(frame)

    sys.setprofile(note)
    try:
        problem = cards(Library([folder], checks=Checks(file)))["toy-sale"].problem
    finally:
        sys.setprofile(None)
    assert "Yrad" in problem
    assert looked == []


def test_what_was_mended_is_an_ordinary_card_at_once(folder, file):
    spoil(folder)
    Library([folder], checks=Checks(file)).check_all()
    shutil.copy(HERE / "toy-sale" / "script.buyer.yarn", folder / "toy-sale")
    library = Library([folder], checks=Checks(file))
    assert not cards(library)["toy-sale"].problem
    assert library.check_all()  # the fault is gone from what is kept
    assert not library.check_all()


def test_what_is_right_is_checked_once(folder, file):
    assert not Library([folder], checks=Checks(file)).check_all()
    kept = json.loads(file.read_text(encoding="utf-8"))["checked"]
    assert set(kept.values()) == {None}
    before = file.stat().st_mtime_ns
    assert not Library([folder], checks=Checks(file)).check_all()
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"program": "0", "checked": {}}', '{"checked": {"a": 3}}', "\0"]
)
def test_a_spoilt_memory_is_no_memory(folder, file, text):
    spoil(folder)
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    library = Library([folder], checks=Checks(file))
    assert not cards(library)["toy-sale"].problem
    assert library.check_all()
    assert cards(library)["toy-sale"].problem


def test_without_a_place_to_write_it_is_known_as_long_as_the_program_runs(folder, tmp_path):
    spoil(folder)
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    library = Library([folder], checks=Checks(tmp_path / "taken" / "checked.json"))
    assert library.check_all()
    assert cards(library)["toy-sale"].problem


def test_the_content_hash_is_the_one_that_the_source_has():
    for name in ("toy-sale", "two-doors"):
        assert digest_of_folder(HERE / name) == read_folder(HERE / name).digest
