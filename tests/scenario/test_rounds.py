import pytest

from negotiator_trainer.scenario.rounds import read_rounds, rounds_in
from negotiator_trainer.services.library import Library
from tests.scenario.conftest import TOY

PLAY = """\
title: Rounds
play:
  buyer:
    facts:
      rounds: 3
    rounds: 11  # the last one
  seller:
    rounds: 9
"""


@pytest.mark.parametrize("entry", Library().entries(), ids=lambda entry: entry.id)
def test_the_rounds_of_every_shipped_role_are_what_the_whole_scenario_says(entry):
    whole = Library().open(entry.id).scenario.play
    assert {role: read_rounds(entry.path, role) for role in whole} == {
        role: side.rounds for role, side in whole.items()
    }


def test_each_role_has_its_own():
    assert rounds_in(PLAY.splitlines(), "buyer") == 11
    assert rounds_in(PLAY.splitlines(), "seller") == 9


@pytest.mark.parametrize(
    "text", ["", "play:\n", "play:\n  buyer:\n    rounds: many\n", "buyer:\n  rounds: 4\n", "\0: :"]
)
def test_what_cannot_be_found_is_nought(text):
    assert rounds_in(text.splitlines(), "buyer") == 0


def test_a_folder_that_is_gone_has_none(tmp_path):
    assert read_rounds(TOY, "buyer") == 8
    assert read_rounds(tmp_path / "gone", "buyer") == 0
