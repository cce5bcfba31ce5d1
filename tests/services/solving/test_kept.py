"""A solved table as a file."""

import os

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.kept import Kept
from negotiator_trainer.services.solving.order import Order
from negotiator_trainer.services.solving.place import Key, is_outdated, solved_folder
from negotiator_trainer.services.solving.tables import KeptTables
from negotiator_trainer.services.solving.work import Work
from tests.games import FIXTURES


@pytest.fixture
def playable():
    return Library([FIXTURES / "scenarios"]).open("two-doors")


@pytest.fixture
def order(playable, tmp_path):
    return Order(files=playable.files, role="tenant", folder=tmp_path / "solved")


@pytest.fixture
def solved(order):
    return Work(order).run()


def file_of(order):
    return order.folder / order.key.file_name


def test_what_was_written_is_read_back(order, solved):
    again = kept.read(order.folder, order.key)
    assert again.value == pytest.approx(92.611, abs=0.001)
    assert again.table.to_bytes() == solved.table.to_bytes()
    assert again.beliefs == solved.beliefs
    assert len(again.table) > again.beliefs > 10  # those of hindsight are there too


def test_a_table_without_a_solution_is_remembered_too(playable, tmp_path):
    order = Order(files=playable.files, role="tenant", folder=tmp_path, budget=5)
    done = Work(order).run()
    assert done.value is None
    assert done.table is None
    assert kept.read(tmp_path, order.key) == done


@pytest.mark.parametrize("spoil", [
    lambda raw: b"", lambda raw: raw[:-1], lambda raw: raw + b"x", lambda raw: b"{}\n" + raw,
    lambda raw: raw.replace(b'"value": 92', b'"value": "9'), lambda raw: b"\x80\x04" + raw,
    lambda raw: raw[:-20] + bytes(20), lambda raw: b"null\n", lambda raw: b"[" * 9_000,
    lambda raw: raw.replace(b"table 2", b"table 0"),
])  # fmt: skip
def test_a_damaged_file_is_solved_again_and_replaced(order, solved, spoil):
    file = file_of(order)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert kept.read(order.folder, order.key) is None
    assert Work(order).run().value == solved.value
    assert file.read_bytes() == whole


def test_the_table_of_another_role_or_scenario_is_not_taken_for_this_one(order, solved):
    other = Key(content="0" * 64, role="tenant")
    (order.folder / other.file_name).write_bytes(file_of(order).read_bytes())
    assert kept.read(order.folder, other) is None


def test_nothing_is_left_of_a_table_that_cannot_be_written(order, tmp_path):
    order.folder.parent.joinpath("solved").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="solved"):
        Work(order).run()
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] in ([], ["home"])


def test_tables_of_older_engines_and_parts_long_left_go(order, tmp_path):
    order.folder.mkdir()
    old = order.folder / f"{'a' * 64}-buyer-e0-s0.solved"
    left = order.folder / f"{order.key.file_name}.abc.part"
    fresh = order.folder / f"{order.key.file_name}.def.part"
    foreign = order.folder / "letter.txt"
    for each in (old, left, fresh, foreign):
        each.write_text("x", encoding="utf-8")
    os.utime(left, (0, 0))
    Work(order).run()
    names = {each.name for each in order.folder.iterdir()}
    assert names == {order.key.file_name, fresh.name, foreign.name}
    assert is_outdated(old.name)
    assert not is_outdated(order.key.file_name)


def test_the_folder_is_the_one_that_the_environment_names(own_folders, tmp_path):
    assert own_folders in solved_folder({}).parents
    chosen = {"NEGOTIATOR_TRAINER_CACHE": str(tmp_path / "mine")}
    assert solved_folder(chosen) == tmp_path / "mine" / "solved"


class TestTables:
    """What is in memory."""

    def test_only_what_was_loaded_is_found(self, order, solved, playable):
        tables = KeptTables(order.folder)
        game, content = playable.game("tenant"), playable.digest
        assert "not ready" in tables.find(content, game).words
        assert tables.lies_there(order.key)
        assert tables.load(order.key).value == solved.value
        assert tables.has(order.key)
        assert tables.find(content, game).to_bytes() == solved.table.to_bytes()

    def test_a_scenario_without_a_solution_says_so(self, playable, tmp_path):
        order = Order(files=playable.files, role="tenant", folder=tmp_path, budget=5)
        Work(order).run()
        tables = KeptTables(tmp_path)
        tables.load(order.key)
        assert "too large" in tables.find(playable.digest, playable.game("tenant")).words

    def test_those_looked_at_longest_ago_are_let_go(self, order, solved):
        tables = KeptTables(order.folder)
        tables.load(order.key)
        for number in range(2):
            other = Key(content=f"{number:064}", role="tenant")
            table = Kept(value=None, beliefs=5, table=None)
            kept.write(order.folder, other, table)
            assert tables.load(other) == table
        assert not tables.has(order.key)
