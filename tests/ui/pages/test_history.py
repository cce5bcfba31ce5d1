from dataclasses import replace

import pytest

from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui.pages.history import History

A, B, C = (Sheet(trigger=words) for words in ("a", "b", "c"))


@pytest.fixture
def history(qapp):
    return History()


@pytest.fixture
def went(history):
    sheets = []
    history.restored.connect(sheets.append)
    return sheets


def test_remembering_a_change_does_not_make_it_again(history, went):
    history.add(A, B, field=1)
    assert went == []


def test_undo_and_redo_go_back_and_forth(history, went):
    history.add(A, B, field=1)
    history.undo()
    history.redo()
    history.undo()
    assert went == [A, B, A]


def test_changes_of_one_field_in_a_row_are_one_step(history, went):
    history.add(A, B, field=1)
    history.add(B, C, field=1)
    history.undo()
    assert went == [A]
    history.redo()
    assert went == [A, C]


def test_changes_of_two_fields_are_two_steps(history, went):
    other = replace(B, exit_line="bye")
    history.add(A, B, field=1)
    history.add(B, other, field=2)
    history.undo()
    history.undo()
    assert went == [B, A]


def test_changes_of_no_field_are_never_merged(history, went):
    history.add(A, B, field=0)
    history.add(B, C, field=0)
    history.undo()
    assert went == [B]


def test_the_history_is_freed_with_what_it_remembers(qapp, freed):
    def make():
        history = History()
        history.add(A, B, field=1)
        return history

    assert freed(make)
