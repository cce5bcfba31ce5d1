from datetime import UTC, datetime

import pytest

from negotiator_trainer.journal.audit import audit
from negotiator_trainer.journal.decision import weigh
from negotiator_trainer.journal.weights import left
from negotiator_trainer.services.example_case import gone_into, prepared_case, reviewed
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from tests.games import FIXTURES


def now():
    return datetime(2026, 3, 30, 9, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path):
    trainer = open_trainer(
        str(tmp_path / "profile.db"), environ={}, library=Library([FIXTURES / "scenarios"]), now=now
    )
    yield trainer.journal
    trainer.close()


def test_the_example_is_prepared_without_a_mistake(journal):
    page = journal.page(prepared_case(journal, now=now))
    assert page.stage == "preparing"
    assert left(page.issues) == 0
    assert [each.total for each in weigh(page.alternatives)] == [100, 100]
    warnings = [each.text for each in page.preparation.advice if each.kind == "warning"]
    assert warnings == []
    assert page.preparation.derived.value == page.preparation.sheet.walkaway


def test_the_example_shows_what_was_changed_after_going_in(journal):
    case = prepared_case(journal, now=now)
    gone_into(journal, case)
    page = journal.page(case)
    assert page.stage == "went_in"
    assert [each.now.walkaway for each in page.edits] == [41_500]
    assert page.frozen.sheet.walkaway == 42_000


def test_the_example_ends_with_a_deal_inside_its_range(journal):
    case = prepared_case(journal, now=now)
    gone_into(journal, case)
    reviewed(journal, case)
    page = journal.page(case)
    assert page.stage == "reviewed"
    found = audit(page.frozen.sheet, page.outcome)
    assert (found.verdict, found.guess_held) == ("held", True)
    assert [each.finding for each in page.review.assumptions] == ["refuted", "confirmed"]
