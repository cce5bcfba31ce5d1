"""A debrief page that is shown."""

from __future__ import annotations

import pytest

from negotiator_trainer.ui.pages.debrief import DebriefPage
from negotiator_trainer.ui.preferences import Preferences
from tests.ui.debrief_views import VIEW
from tests.ui.pages.conftest import clipped, freed, nameless, shown, trainer

__all__ = ["clipped", "freed", "nameless", "shown", "trainer"]


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def look(shown, preferences):
    """A function: show a debrief and return its page."""

    def show(view=VIEW, **how):
        page = DebriefPage(preferences)
        page.show_debrief(view)
        shown(page, **how)
        page.focus_first()
        return page

    return show
