"""Example data: always the same, and the same as what `make run` prints without a screen."""

from pathlib import Path

import pytest

from negotiator_trainer.services import example
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from tests.games import FIXTURES


def filled(folder: Path) -> tuple[list[str], int]:
    library = Library([FIXTURES / "scenarios"])
    clock = example.Calendar()
    trainer = open_trainer(str(folder / "p.db"), environ={}, library=library, now=clock)
    made = example.fill(trainer, clock.next_day, scenario="toy-sale", stage="finished")
    session = trainer.practice.session(made.attempt)
    moves = [session.write(move) for move in session.moves]
    trainer.close()
    return moves, session.seed


def test_the_last_play_is_the_one_that_is_printed_without_a_screen(tmp_path):
    run = Path(example.__file__).parents[2] / "packaging" / "run"
    _, seed = filled(tmp_path)
    assert f"--trainee principled --seed {seed} " in run.read_text(encoding="utf-8")


def test_the_same_plays_are_made_every_time(tmp_path):
    assert filled(tmp_path / "one") == filled(tmp_path / "two")


@pytest.mark.parametrize("entry", Library().entries(), ids=lambda entry: entry.id)
def test_an_attempt_under_way_has_something_on_the_table(tmp_path, entry):
    clock = example.Calendar()
    trainer = open_trainer(str(tmp_path / "p.db"), environ={}, library=Library(), now=clock)
    made = example.fill(trainer, clock.next_day, scenario=entry.id, stage="begun")
    table = trainer.table(made.attempt)
    unfinished = [each.attempt for each in trainer.home().unfinished]
    trainer.close()
    assert not table.ended
    assert table.standing is not None
    assert unfinished == [made.attempt]
