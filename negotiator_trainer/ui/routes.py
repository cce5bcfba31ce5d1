"""Where in the window one can be, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageName = Literal["home", "brief", "preparation", "table", "debrief", "progress", "settings"]
Place = Literal["practice", "progress", "settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One page and what it is about.

    Attributes:
        page: Which page.
        scenario: The scenario's id, for the brief.
        role: The role's id, for the brief; empty for the first playable one.
        attempt: The attempt's id, for the pages of an attempt.
    """

    page: PageName
    scenario: str = ""
    role: str = ""
    attempt: int | None = None

    @classmethod
    def brief(cls, scenario: str, role: str = "") -> Route:
        """The brief of a scenario, read as `role`."""
        return cls(page="brief", scenario=scenario, role=role)

    @classmethod
    def preparation(cls, attempt: int) -> Route:
        """The preparation sheet of an attempt."""
        return cls(page="preparation", attempt=attempt)

    @classmethod
    def table(cls, attempt: int) -> Route:
        """The negotiation itself."""
        return cls(page="table", attempt=attempt)

    @classmethod
    def debrief(cls, attempt: int) -> Route:
        """What happened in a finished attempt."""
        return cls(page="debrief", attempt=attempt)

    @property
    def place(self) -> Place:
        """The place in the rail that the page belongs to."""
        if self.page == "progress":
            return "progress"
        return "settings" if self.page == "settings" else "practice"


HOME = Route(page="home")
PROGRESS = Route(page="progress")
SETTINGS = Route(page="settings")


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page: its words, and where they lead."""

    words: str
    route: Route
