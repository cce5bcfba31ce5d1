"""What the plan says: plain values that a window and a terminal draw alike.

Named tuples: the home page needs them before all else, and a frozen dataclass takes seven times
as long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from negotiator_trainer.journal.case import Stage

Kind: TypeAlias = Literal["scenario", "drill", "case", "outcome", "none"]
"""Play a scenario, answer drills, prepare a case, write its outcome; or there is nothing."""
Choice: TypeAlias = Literal["shorter", "other_skill", "surprise"]
"""What is wanted in the place of what was recommended."""


class Wishes(NamedTuple):
    """What a person has chosen about the plan.

    Attributes:
        goal: Sessions a week.
        rhythm: Whether weeks are counted at all.
        drills_a_day: How many drills a day holds.
    """

    goal: int = 2
    rhythm: bool = True
    drills_a_day: int = 12


class Evidence(NamedTuple):
    """A turn that a reason rests on; turn 0 for a whole attempt."""

    words: str
    attempt: int
    turn: int


class Recommendation(NamedTuple):
    """One next thing.

    Attributes:
        kind: What it is.
        title: The scenario's or the case's title, or how many drills there are.
        why: Why this one, in words.
        evidence: The turns that the reason rests on.
        scenario: The scenario's id.
        case: The case's id; None for anything else.
        minutes: About how long it takes; 0 where that is not told.
        difficulty: 1–3; 0 where there is none.
        skill: What it is to train; empty where it is nothing in particular.
        choices: What can be asked for in its place.
    """

    kind: Kind
    title: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    scenario: str = ""
    case: int | None = None
    minutes: int = 0
    difficulty: int = 0
    skill: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same thing, whatever the reason."""
        if self.kind == "scenario":
            return f"scenario:{self.scenario}"
        return self.kind if self.case is None else f"{self.kind}:{self.case}"


class Week(NamedTuple):
    """This week, from Monday on.

    Attributes:
        done: Sessions so far: attempts finished, rounds of drills, cases moved a stage.
        goal: Sessions that make a good week.
        run: Good weeks in a row, this one included once it is one.
        grace: Weeks that may be missed without ending the run: 0 or 1.
    """

    done: int
    goal: int
    run: int
    grace: int


class DrillsDue(NamedTuple):
    """The drills that can be answered today.

    Attributes:
        due: How many.
        minutes: About how long that takes.
        skills: What they train, as skill and how often, the most first.
    """

    due: int
    minutes: int
    skills: tuple[tuple[str, int], ...]


class Coming(NamedTuple):
    """A case of the journal that asks for something.

    Attributes:
        case: The case.
        title: Its title.
        stage: ``preparing``: it comes up. ``went_in``: its outcome is to be written.
            ``outcome``: its review is.
        day: The day that it happens on, or on which it was gone into; None where unknown.
        days: How many days from today to it; below 0 it is over.
    """

    case: int
    title: str
    stage: Stage
    day: date | None
    days: int


class Memory(NamedTuple):
    """Something that the journal brings back by itself.

    Attributes:
        kind: ``lesson``: what was written after an earlier negotiation of the kind that comes
            up. ``on_this_day``: what was about this day in an earlier year.
        case: The case to look at.
        title: What it is about.
        words: What was written, or how long ago it was.
    """

    kind: Literal["lesson", "on_this_day"]
    case: int
    title: str
    words: str
