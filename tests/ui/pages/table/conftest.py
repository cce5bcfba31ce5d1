"""A table with a real presenter, a real trainer and the small scenario."""

from __future__ import annotations

import pytest

from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.ui.pages.table import TablePage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.table import TablePresenter
from tests.ui.pages.conftest import clipped, freed, nameless, shown, trainer

__all__ = ["clipped", "freed", "nameless", "shown", "trainer"]

SHEET = Sheet(
    walkaway=80, target=150, guess=Guess(90, 150), exit_line="Then I take the train.",
    questions=("Who has looked at the brakes?",), first_offer={"price": "150"},
)  # fmt: skip


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def sit(shown, trainer, preferences):
    """A function: sit down at an attempt of the toy sale and return its table.

    The table has what a test asks for: `page`, `presenter`, `routes`, `attempt`, `trainer`.
    """
    made = []

    def start(
        *, moves=(), sheet=SHEET, attempt=None, variant="moving_out", size=(1280, 800),
        scale=1.0, name="light",
    ):  # fmt: skip
        if attempt is None:
            attempt = trainer.start("toy-sale", "buyer", seed=1, variant=variant)
            if sheet is not None:
                trainer.save_sheet(attempt, sheet)
        for move in moves:
            trainer.play(attempt, move)
        page = shown(TablePage(preferences), size=size, scale=scale, name=name)
        table = Table(page, trainer, attempt)
        made.append(table)
        table.presenter.open()
        page.focus_first()
        return table

    yield start
    made.clear()


class Table:
    """What a test needs of a table."""

    def __init__(self, page, trainer, attempt):
        self.page, self.trainer, self.attempt = page, trainer, attempt
        self.presenter = TablePresenter(page, trainer, attempt=attempt)
        self.routes, self.saving = [], []
        self.presenter.left_for.connect(self.routes.append)
        self.presenter.saving_changed.connect(self.saving.append)

    @property
    def view(self):
        """The table as the disk has it."""
        return self.trainer.table(self.attempt)

    @property
    def said(self):
        """The conversation as it is shown."""
        return [line.text for line in self.page.conversation.view.lines]

    def choose(self, words):
        """The number of the line with these words."""
        return self.page.bar.choices.words.index(words) + 1
