"""What the journal brings back by itself on the first page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from negotiator_trainer.journal.case import Outcome, Review
from negotiator_trainer.store.case_records import CaseChange


@pytest.fixture
def case(trainer, clock):
    """Write a case; a day in the past is one that was gone into and reviewed."""

    def write(title, days, *, template="salary", **review):
        journal = trainer.journal
        number = journal.start(template, "full", title)
        day = clock().astimezone().date() + timedelta(days=days)
        journal.change(number, CaseChange(happens_on=day))
        if days < 0:
            journal.go_in(number)
            journal.save(number, Outcome())
            journal.save(number, Review(**review))
            with trainer.database.unit() as unit:
                unit.cases.set_stage(number, "reviewed", clock())
        return number

    return write


def told(trainer):
    return [(m.kind, m.case, m.title, m.words) for m in trainer.plan.memories()]


def test_without_a_journal_nothing_comes_back(trainer):
    assert told(trainer) == []


def test_before_a_case_comes_what_was_written_after_the_last_of_its_kind(trainer, case):
    old = case("Last rise", -40, learned="Ask for the   range first.")
    case("Rise", 5)
    assert told(trainer) == [
        ("lesson", old, "Before “Rise”: what you wrote last time", "“Ask for the range first.”")
    ]


def test_where_nothing_was_learned_what_was_intended_comes_back(trainer, case):
    case("Last rise", -40, intend_if="they name a figure", intend_then="wait")
    case("Rise", 5)
    ((*_, words),) = told(trainer)
    assert words == "“If they name a figure, then I will wait”"


def test_a_long_lesson_is_shortened_between_words(trainer, case):
    case("Last rise", -40, learned="listen longer " * 40)
    case("Rise", 5)
    ((*_, words),) = told(trainer)
    assert len(words) < 190
    assert words.endswith(("listen …”", "longer …”"))


def test_what_was_about_this_day_comes_back_and_no_case_twice(trainer, case):
    rent = case("Rent", -730, template="lease")
    old = case("Last rise", -365, learned="Ask first.")
    case("Rise", 5)
    assert [(kind, number) for kind, number, *_ in told(trainer)] == [
        ("lesson", old), ("on_this_day", rent),
    ]  # fmt: skip
    assert told(trainer)[1][3] == "2 years ago, about this day"
