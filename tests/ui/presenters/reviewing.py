"""A reviewer over a folder of its own, and the deal that tests review."""

from __future__ import annotations

import pytest

from negotiator_trainer.ui.reviewer import Reviewer

MOVES = ("say yd01", "say yd05", "say yd07", "accept")
SOLVING_MS = 40_000


@pytest.fixture(scope="session")
def solved_folder(tmp_path_factory):
    """Where tables lie; the same for all tests, so that each is solved once."""
    return tmp_path_factory.mktemp("solved")


@pytest.fixture
def reviewer(qapp, trainer, solved_folder):
    """Answers about the reviews of the profile."""
    made = Reviewer(trainer, solved_folder)
    yield made
    made.close()
