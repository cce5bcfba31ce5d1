"""An attempt is begun on a footing, or gone on with where nothing was said yet."""

from __future__ import annotations

import pytest

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.services.footing import begin, footing_of


def test_an_attempt_in_which_nothing_was_said_is_gone_on_with(trainer):
    first = begin(trainer, "toy-sale")
    assert begin(trainer, "toy-sale") == first
    assert begin(trainer, "toy-sale", "buyer") == first
    trainer.play(first, "say yd01")
    assert begin(trainer, "toy-sale") != first


def test_each_footing_has_an_attempt_of_its_own(trainer):
    found = {
        mode: begin(trainer, "toy-sale", mode=mode) for mode in ("live", "practice", "coached")
    }
    assert len(set(found.values())) == 3
    told = {mode: footing_of(trainer, attempt) for mode, attempt in found.items()}
    assert [(f.counts, f.coached) for f in told.values()] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip
    assert {mode: begin(trainer, "toy-sale", mode=mode) for mode in found} == found


def test_a_fork_is_not_taken_for_the_beginning(trainer, played):
    origin = played("say yd01", "walk")
    trainer.practice.branch(origin, 1)
    assert begin(trainer, "toy-sale", mode="practice") == origin + 2


def test_what_cannot_be_played_is_not_begun(trainer):
    with pytest.raises(ScenarioError):
        begin(trainer, "gone")
    assert trainer.home().unfinished == ()
