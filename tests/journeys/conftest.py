"""Journeys through the whole application."""

from __future__ import annotations

import pytest


@pytest.fixture
def hands(qtbot, qapp, tmp_path):
    """A person at the keyboard of a new profile's window."""
    from tests.journeys.hands import Hands  # noqa: PLC0415  only tests with Qt pay for it

    made = []

    def sit_down(database=tmp_path / "profile.db", library=None, *, now=None, opens=True):
        person = Hands(
            qtbot,
            qapp,
            database=database,
            preferences=tmp_path / "preferences.ini",
            library=library,
            now=now,
            opens=opens,
        )
        made.append(person)
        return person

    yield sit_down
    for person in made:
        person.leave()
