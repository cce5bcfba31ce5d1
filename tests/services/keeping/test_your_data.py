"""The page about one's data names every table and every column that leaves the profile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiator_trainer.services.keeping.exporting import FORMAT, MANIFEST
from negotiator_trainer.store.archive_tables import ARCHIVED, STAY
from negotiator_trainer.store.backup_names import DAILY, MONTHLY, NEWEST, WEEKLY

PAGE = (Path(__file__).parents[3] / "docs" / "your-data.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))
NUMBERS = {"five": NEWEST, "seven": DAILY, "four": WEEKLY, "twelve": MONTHLY}


@pytest.mark.parametrize("table", ARCHIVED, ids=lambda table: table.name)
def test_each_table_has_its_line_and_each_column_its_name_there(table):
    named = set(re.findall(r"`(\w+)`", ROWS[table.name]))
    columns = {column.name for column in table.kind.__table__.columns} - {"hash"}
    assert named == columns
    for column in table.json:
        assert re.search(rf"`{column}` \(JSON", ROWS[table.name]), column


def test_what_stays_at_home_the_format_and_the_numbers_are_as_in_the_program():
    for name in (*STAY, FORMAT, MANIFEST):
        assert f"`{name}`" in PAGE
    assert "The last five are kept" in PAGE
    assert "seven days, four weeks and twelve months" in PAGE
    assert NUMBERS == {"five": 5, "seven": 7, "four": 4, "twelve": 12}
