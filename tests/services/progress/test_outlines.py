import json
import shutil

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.progress.outlines import Outlines, outlines_file
from tests.games import FIXTURES


@pytest.fixture
def scenarios(tmp_path):
    return shutil.copytree(FIXTURES / "scenarios", tmp_path / "scenarios")


@pytest.fixture
def file(tmp_path):
    return outlines_file({"NEGOTIATOR_TRAINER_CACHE": str(tmp_path / "cache")})


@pytest.fixture
def outlines(scenarios, file):
    """A function: what a program that was just started knows."""
    return lambda: Outlines(Library([scenarios]), file)


def test_a_scenario_is_outlined_by_its_endings_and_the_side_of_each_role(outlines):
    sale = outlines().of(["toy-sale"])["toy-sale"]
    assert sale.title == "A bicycle in a doorway"
    assert sale.roles["buyer"].endings["deal"] == "You shake hands and wheel it out."
    assert sale.endings_of == 4
    assert sale.wants("buyer") == -1
    assert sale.wants("nobody") == 0


def test_a_role_that_sells_wants_the_number_high():
    dealer = Outlines(Library()).of(["used-car"])["used-car"]
    assert (dealer.wants("buyer"), dealer.wants("dealer")) == (-1, 1)


def test_without_an_estimate_in_money_no_way_is_wanted(outlines):
    assert outlines().of(["two-doors"])["two-doors"].wants("tenant") == 0


def test_what_was_read_is_remembered_and_no_scenario_is_read_again(outlines, monkeypatch):
    first = outlines().of(["toy-sale", "two-doors"])

    def never(*_):
        raise AssertionError

    monkeypatch.setattr(Library, "restore", never)
    assert outlines().of(["toy-sale", "two-doors"]) == first


def test_a_changed_scenario_is_read_anew(outlines, scenarios):
    outlines().of(["toy-sale"])
    file = scenarios / "toy-sale" / "scenario.yaml"
    file.write_text(file.read_text().replace("wheel it out", "ride it home"))
    assert "ride it home" in outlines().of(["toy-sale"])["toy-sale"].roles["buyer"].endings["deal"]


def test_a_scenario_that_is_gone_or_broken_hides_no_other(outlines, scenarios):
    (scenarios / "two-doors" / "scenario.yaml").write_text("id: [")
    found = outlines().of(["gone", "two-doors", "toy-sale"])
    assert (found["gone"].title, found["two-doors"].title) == ("gone", "two-doors")
    assert found["gone"].endings_of == found["two-doors"].endings_of == 0
    assert found["toy-sale"].endings_of == 4


def test_a_scenario_whose_header_can_be_read_and_no_more_keeps_its_title(outlines, scenarios):
    file = scenarios / "two-doors" / "scenario.yaml"
    file.write_text(file.read_text() + "\n  : [\n")
    assert outlines().of(["two-doors"])["two-doors"].title == "Two doors"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"program": "0.0"}', '{"outlines": 7}'])
def test_a_file_of_another_version_or_a_damaged_one_is_as_good_as_none(outlines, file, text):
    file.parent.mkdir()
    file.write_text(text)
    assert outlines().of(["toy-sale"])["toy-sale"].endings_of == 4
    assert "program" in json.loads(file.read_text())


def test_where_nothing_can_be_remembered_it_is_read_each_time(outlines, file):
    file.parent.write_text("a file where the folder should be")
    assert outlines().of(["toy-sale"])["toy-sale"].endings_of == 4
