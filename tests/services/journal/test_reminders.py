"""What the journal brings back by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from negotiator_trainer.journal.case import Review
from negotiator_trainer.store.case_records import CaseChange
from tests.services.journal.conftest import OUTCOME, REVIEW

TODAY = date(2026, 3, 1)


def told(journal, kind, today=TODAY):
    return [r for r in journal.reminders(today) if r.kind == kind]


def test_what_came_of_a_case_is_due_once_its_day_is_over_or_it_was_gone_into(journal):
    passed = journal.start("lease", "short", "Passed", happens_on=TODAY - timedelta(days=1))
    journal.start("lease", "short", "Today", happens_on=TODAY)
    journal.start("lease", "short", "Some day")
    gone = journal.start("lease", "short", "Gone in")
    journal.go_in(gone)
    due = told(journal, "outcome_due")
    assert [(r.case, r.title) for r in due] == [(passed, "Passed"), (gone, "Gone in")]
    assert due[1].day == TODAY
    journal.save(passed, OUTCOME)
    journal.trash(gone)
    assert told(journal, "outcome_due") == []


@pytest.mark.parametrize(
    ("day", "today", "years"),
    [
        (date(2025, 3, 1), TODAY, 1),
        (date(2024, 3, 4), TODAY, 2),
        (date(2024, 2, 27), TODAY, 2),
        (date(2025, 3, 5), TODAY, 0),
        (date(2026, 3, 1), TODAY, 0),
        (date(2027, 3, 1), TODAY, 0),
        (date(2024, 2, 29), date(2027, 2, 26), 3),
        (date(2024, 12, 30), date(2026, 1, 1), 1),
        (date(2025, 1, 2), date(2025, 12, 31), 1),
    ],
)
def test_on_this_day_looks_three_days_around_in_earlier_years(journal, day, today, years):
    case = journal.start("lease", "log", "Flat", happens_on=day)
    found = told(journal, "on_this_day", today)
    assert [(r.case, r.day, r.years) for r in found] == ([(case, day, years)] if years else [])


def test_before_the_next_of_its_kind_what_was_learned_last_time_is_said(journal, reviewed):
    earlier = reviewed("salary", "Last year", day=date(2025, 2, 1))
    reviewed("lease", "Flat")
    soon = journal.start("salary", "short", "This year", happens_on=TODAY + timedelta(days=14))
    journal.start("salary", "short", "Far away", happens_on=TODAY + timedelta(days=15))
    (reminder,) = told(journal, "before_next")
    assert (reminder.case, reminder.lesson.case) == (soon, earlier)
    assert reminder.lesson.learned == REVIEW.learned
    assert (reminder.lesson.intend_if, reminder.lesson.intend_then) == ("they wait", "wait too")
    assert reminder.lesson.day == date(2025, 2, 1)


def test_more_in_common_comes_first_and_then_the_later_one(journal, reviewed):
    tagged = reviewed("lease", "Tagged", tags=("home",), day=date(2020, 1, 1))
    older = reviewed("salary", "Older", day=date(2024, 1, 1))
    newer = reviewed("salary", "Newer", day=date(2025, 1, 1))
    both = reviewed("salary", "Both", tags=("home",), day=date(2019, 1, 1))
    reviewed("salary", "Nothing learned", review=replace(REVIEW, learned="", intend_then=""))
    case = journal.start("salary", "short")
    journal.change(case, CaseChange(tags=["home"]))
    assert [lesson.case for lesson in journal.before_next(case)] == [both, newer, older]
    journal.trash(both)
    assert [lesson.case for lesson in journal.before_next(case)] == [newer, older, tagged]


def test_something_else_is_no_kind(journal, reviewed):
    reviewed("blank", "One")
    assert journal.before_next(journal.start("blank", "short")) == ()


def test_a_case_is_no_lesson_for_itself_and_needs_a_review(journal, reviewed):
    case = reviewed("salary")
    reviewed("salary", review=Review())
    assert journal.before_next(case) == ()
