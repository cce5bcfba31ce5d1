"""A journal on a profile of its own, with the shipped scenarios."""

from __future__ import annotations

import pytest

from negotiator_trainer.journal.case import Outcome, Review
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.journal.journal import Journal
from negotiator_trainer.services.library import Library
from negotiator_trainer.store.case_records import CaseChange

SHEET = Sheet(walkaway=42_000, target=45_000, guess=Guess(43_000, 50_000), agree_chance=70)
OUTCOME = Outcome(agreed=True, terms="Two years", value=44_000, limit=48_000)
REVIEW = Review(learned="Ask about cash first", intend_if="they wait", intend_then="wait too")


@pytest.fixture(scope="session")
def shipped():
    return Library()


@pytest.fixture
def journal(database, shipped, clock):
    return Journal(database, shipped, now=clock)


@pytest.fixture
def reviewed(journal):
    """Take a case from its sheet to its review and return its id."""

    def do(kind="supplier", title="Renewal", *, review=REVIEW, tags=(), people=(), day=None):
        case = journal.start(kind, "full", title, unit="€", happens_on=day)
        journal.change(case, CaseChange(tags=tags, people=people))
        journal.save(case, SHEET)
        journal.go_in(case)
        journal.save(case, OUTCOME)
        journal.save(case, review)
        return case

    return do
