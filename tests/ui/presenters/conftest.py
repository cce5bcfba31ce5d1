"""The tests of the presenters use what the tests of the pages use."""

from __future__ import annotations

from tests.ui.pages.conftest import clipped, freed, nameless, no_flash, shown, trainer

__all__ = ["clipped", "freed", "nameless", "no_flash", "shown", "trainer"]
