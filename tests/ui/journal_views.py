"""Entries and cases to show in the tests of the journal's pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from negotiator_trainer.services.journal.listing import Entry, JournalPage


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
