"""Where in the window one can be, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

PageName = Literal[
    "home", "brief", "preparation", "table", "debrief", "compare", "drills", "learn", "progress",
    "journal", "case", "offer_table", "settings",
]  # fmt: skip
Place = Literal["practice", "learn", "progress", "journal", "settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One page and what it is about.

    Attributes:
        page: Which page.
        scenario: The scenario's id, for the brief.
        role: The role's id, for the brief; empty for the first playable one.
        attempt: The attempt's id, for the pages of an attempt; for the handbook the one that its
            card was opened from.
        turn: The turn to look at, or that a card was opened from; 0 for none.
        card: The handbook's card; empty for the first.
        from_drills: Whether the card was opened from a drill.
        case_id: The case, for its pages.
        stage: The stage of the case to open; empty for the one that is due.
    """

    page: PageName
    scenario: str = ""
    role: str = ""
    attempt: int | None = None
    turn: int = 0
    card: str = ""
    case_id: int | None = None
    stage: str = ""
    from_drills: bool = False

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
    def debrief(cls, attempt: int, *, turn: int = 0) -> Route:
        """What happened in a finished attempt, or in one of its turns."""
        return cls(page="debrief", attempt=attempt, turn=turn)

    @classmethod
    def compare(cls, attempt: int) -> Route:
        """A finished attempt beside another one."""
        return cls(page="compare", attempt=attempt)

    @classmethod
    def learn(
        cls, card: str = "", *, attempt: int | None = None, turn: int = 0,
        from_drills: bool = False,
    ) -> Route:  # fmt: skip
        """The handbook at a card, and the turn or the drill that led to it."""
        return cls(page="learn", card=card, attempt=attempt, turn=turn, from_drills=from_drills)

    @classmethod
    def drills(cls, attempt: int | None = None) -> Route:
        """The drills that are due; only those of an attempt where one is named."""
        return cls(page="drills", attempt=attempt)

    @classmethod
    def case(cls, case: int, stage: str = "") -> Route:
        """A case of the journal, at the stage that is due or at another one."""
        return cls(page="case", case_id=case, stage=stage)

    @classmethod
    def offer_table(cls, case: int) -> Route:
        """The plain offer table of a case."""
        return cls(page="offer_table", case_id=case)

    @property
    def place(self) -> Place:
        """The place in the rail that the page belongs to."""
        if self.page in {"learn", "progress", "journal", "settings"}:
            return cast("Place", self.page)
        if self.page in {"case", "offer_table"}:
            return "journal"
        return "practice"


HOME = Route(page="home")
DRILLS = Route(page="drills")
LEARN = Route(page="learn")
PROGRESS = Route(page="progress")
JOURNAL = Route(page="journal")
SETTINGS = Route(page="settings")


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page: its words, and where they lead."""

    words: str
    route: Route
