"""The rules by which scripted trainees come out in the right order, and how far they are held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Over: TypeAlias = Literal["zone", "no_zone", "all"]
"""The variants that a mean is taken over: those that have a zone, those without, or all."""

DAYLIGHT = 8.0
"""Points of the overall between neighbours."""
ROOM_ABOVE = 15.0
"""Points of the overall that exact play may be above good play."""
SOLVER = "solver"
_ROUNDING = 1e-6
_WHERE: dict[Over, str] = {"zone": "", "no_zone": " without a zone", "all": " in all variants"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """By how much one trainee must lead another.

    Attributes:
        better: Who leads.
        worse: Who is led.
        over: The variants whose mean is compared.
        least: The least that the lead must be, in points of the overall; None for any.
        most: The most that it may be; None for any.
    """

    better: str
    worse: str
    over: Over = "zone"
    least: float | None = DAYLIGHT
    most: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A rule, and how far its better trainee leads."""

    rule: Rule
    points: float

    @property
    def name(self) -> str:
        """What it is called, such as “principled over haggler”."""
        return f"{self.rule.better} over {self.rule.worse}{_WHERE[self.rule.over]}"

    @property
    def holds(self) -> bool:
        """Whether the rule is kept."""
        least, most = self.rule.least, self.rule.most
        enough = least is None or self.points >= least - _ROUNDING
        return enough and (most is None or self.points <= most + _ROUNDING)


RULES = (
    Rule(better="principled", worse="haggler"),
    Rule(better="haggler", worse="pushover"),
    Rule(better="haggler", worse="hardliner"),
    Rule(better="pushover", worse="random"),
    Rule(better="hardliner", worse="random"),
    Rule(better="pushover", worse="first"),
    Rule(better="hardliner", worse="first"),
    Rule(better="principled", worse="pushover", over="no_zone"),
    Rule(better="principled", worse="instant_walker", over="no_zone"),
)
"""What is asked of the scripted trainees."""


def rules_among(trainees: Iterable[str]) -> list[Rule]:
    """The rules that compare trainees of these names, those of the solver among them."""
    names = list(trainees)
    found = [rule for rule in RULES if {rule.better, rule.worse} <= set(names)]
    if SOLVER in names:
        if "principled" in names:
            found.append(Rule(better=SOLVER, worse="principled", least=None, most=ROOM_ABOVE))
        found += [
            Rule(better=SOLVER, worse=name, over="all", least=0) for name in names if name != SOLVER
        ]
    return found


def distances(means: Mapping[str, Mapping[Over, float | None]]) -> list[Distance]:
    """How far the rules are kept; those are left out whose variants a scenario does not have.

    Args:
        means: The overall of each trainee, by the variants that it is the mean of.
    """
    found = []
    for rule in rules_among(means):
        high, low = means[rule.better][rule.over], means[rule.worse][rule.over]
        if high is not None and low is not None:
            found.append(Distance(rule=rule, points=high - low))
    return found


def ladder(found: Iterable[Distance], trainees: Iterable[str]) -> bool | None:
    """Whether every rule is kept; None unless all the trainees of `RULES` played."""
    needed = {name for rule in RULES for name in (rule.better, rule.worse)}
    return all(each.holds for each in found) if needed <= set(trainees) else None
