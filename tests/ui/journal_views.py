"""Entries and cases to show in the tests of the journal's pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from negotiator_trainer.journal.case import (
    DecisionTree,
    IssueTree,
    Outcome,
    Review,
    TreeIssue,
    TreeOption,
)
from negotiator_trainer.scoring.sheet import Guess, Sheet, WrittenAssumption
from negotiator_trainer.services.journal.listing import Entry, JournalPage
from negotiator_trainer.services.journal.page import CasePage, Frozen
from negotiator_trainer.services.journal.sheet_view import case_sheet_view
from negotiator_trainer.services.journal.templates import template


def entry(number=1, title="Salary talk", **changes):
    """One entry; every field can be another one."""
    facts = {
        "id": number,
        "title": title,
        "template": "salary",
        "size": "short",
        "stage": "preparing",
        "tags": (),
        "people": (),
        "happens_on": None,
        "changed_at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    }
    return Entry(**{**facts, **changes})


ENTRIES = (
    entry(1, "Supplier renewal", template="supplier", stage="preparing", tags=("supplier",),
          people=("Kalev OÜ",), happens_on=date(2026, 11, 26)),
    entry(2, "Salary talk", stage="went_in", people=("Ms Okafor", "HR"), tags=("pay", "work"),
          happens_on=date(2026, 11, 2)),
    entry(3, "", template="lease", stage="outcome", happens_on=date(2026, 10, 9)),
    entry(4, "Flat deposit <b>Smith & Sons</b>, the whole story of the cellar and the bicycles",
          template="lease", stage="reviewed", happens_on=date(2026, 10, 1)),
)  # fmt: skip
PAGE = JournalPage(
    entries=ENTRIES, tags=(("pay", 1), ("supplier", 1), ("work", 1)), people=(("Kalev OÜ", 1),)
)
FOUND = JournalPage(
    entries=(
        entry(1, "Supplier renewal", excerpt="about \x02cash\x03 flow first, then\n\x02cash\x03"),
        entry(2, "Salary talk", excerpt="so long before it that " * 4 + "<i>\x02cash\x03</i> now"),
    )
)  # fmt: skip
EMPTY = JournalPage(entries=())


def trashed(*titles):
    """The trash with these entries."""
    at = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    rows = tuple(entry(n, title, trashed_at=at) for n, title in enumerate(titles, start=1))
    return JournalPage(entries=rows, trashed=len(rows))


TREE = IssueTree(
    issues=(
        TreeIssue("a1", "Price", 60, (TreeOption("38k", 60), TreeOption("40k", 30),
                                      TreeOption("42k", 0))),
        TreeIssue("b2", "Start", 40, (TreeOption("March", 40), TreeOption("May", 0))),
        TreeIssue("c3", "Something not thought through yet", 0, ()),
    )
)  # fmt: skip
SHEET = Sheet(
    walkaway=42_000, target=39_000, guess=Guess(36_500, 40_500), agree_chance=70,
    minimum_terms=("Delivery by May",),
    assumptions=(WrittenAssumption("They have no other buyer"),
                 WrittenAssumption("The crew is free in March")),
)  # fmt: skip
OUTCOME = Outcome(
    agreed=True, terms="39.4k, March, service for a year", value=39_400, package={"a1": 1},
    minimum_terms_held=True, limit=38_000, felt="tense", happened_on="2026-11-20",
    surprised="They asked for the money first.",
)  # fmt: skip


def case(*, sheet=SHEET, issues=TREE, outcome=OUTCOME, frozen=True, unit="€", **changes):
    """A supplier's renewal; every field can be another one."""
    at = datetime(2026, 11, 20, 9, 10, tzinfo=UTC)
    kept = Frozen(at=at, sheet=sheet, issues=issues, alternatives=DecisionTree())
    facts = {
        "id": 1,
        "title": "Supplier renewal",
        "template": "supplier",
        "size": "full",
        "unit": unit,
        "tags": ("supplier",),
        "people": ("Kalev OÜ",),
        "happens_on": date(2026, 11, 20),
        "stage": "outcome",
        "went_in_at": at if frozen else None,
        "preparation": case_sheet_view(sheet, issues, unit=unit, template=template("supplier")),
        "issues": issues,
        "alternatives": DecisionTree(),
        "outcome": outcome,
        "review": Review(),
        "frozen": kept if frozen else None,
    }
    return CasePage(**{**facts, **changes})
