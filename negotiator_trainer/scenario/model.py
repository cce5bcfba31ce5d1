"""What a `scenario.yaml` says, as typed values; `docs/scenario-format.md` explains each key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from negotiator_trainer.scenario.strict import Id, Prose, Strict, Words, YesNo

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Skill = Literal[
    "prepare", "open", "ask", "listen", "trade", "protect", "concede", "tactics", "close"
]
Options = dict[Id, Id]
"""One option for each issue: a package, or a part of one."""
Choices = dict[Id, Id | list[Id]]
"""For each issue named, the option or options that it is about."""
Percent = Annotated[int, Field(ge=0, le=100)]


class Unit(Strict):
    """What values are counted in; whole numbers of it."""

    kind: Literal["money", "points"]
    name: Words
    symbol: str = ""


class PublicRange(Strict):
    """What anybody could guess before the talk, in the scenario's unit."""

    low: int
    high: int
    of: Words


class IssueModel(Strict):
    """A choice (`options`) or a number (`from`, `to`, `step`)."""

    name: Words
    options: dict[Id, Words] | None = None
    first: int | None = Field(default=None, alias="from")
    last: int | None = Field(default=None, alias="to")
    step: int | None = Field(default=None, ge=1)
    until_tabled: Id | None = None


class Together(Strict):
    """Extra value for a combination of options."""

    when: Choices
    value: int


class Preferences(Strict):
    """What each option is worth to a party: base + one table an issue + combinations."""

    base: int = 0
    values: dict[Id, dict[Id, int]]
    together: list[Together] = []


class AlternativeModel(Strict):
    """What a party could do without a deal; `chance` in per cent."""

    text: Words
    value: int
    chance: Percent = 100
    otherwise: Id | None = None
    excluded: str = ""


class Adjustment(Strict):
    """A named step from the best alternative to the reservation value."""

    text: Words
    amount: int


class OwnFact(Strict):
    """A private fact of one's own that can be given away."""

    text: Words
    kind: Literal["interest", "priority", "strength", "weakness", "limit"]


class PortraitModel(Strict):
    """How a person looks; see `docs/scenario-format.md` for the words allowed."""

    skin: int = Field(ge=1, le=6)
    hair: Id
    hair_style: Id
    cloth: Id
    glasses: YesNo = False
    beard: YesNo = False
    age: int = Field(ge=16, le=99)


class Role(Strict):
    """A side of the table."""

    name: Words
    position: Words
    portrait: PortraitModel
    sheet: Prose
    interests: list[Words] = []
    preferences: Preferences
    alternatives: dict[Id, AlternativeModel]
    adjustments: list[Adjustment] = []
    reservation: int
    minimum_terms: list[Choices] = []
    trigger: Words
    exit_line: Words
    facts: dict[Id, OwnFact] = {}


class Variant(Strict):
    """One draw of the counterpart's private truth; `weight` in per cent."""

    name: Words
    weight: Percent
    truth: Prose
    reservation: int
    zone: Words
    values: dict[Id, dict[Id, int]] = {}
    together: list[Together] | None = None
    minimum_terms: list[Choices] | None = None


class Bound(Strict):
    """What a fact says about the counterpart's limit, inclusive, in the scenario's unit."""

    at_least: int | None = None
    at_most: int | None = None


class Fact(Strict):
    """A piece of the counterpart's private information that can come out."""

    text: Words | dict[Id, Words]
    says: list[Words] = []
    weight: int = Field(default=1, ge=1, le=3)
    limit: Bound | dict[Id, Bound] | None = None
    priority: Id | None = None
    variants: list[Id] | None = None
    number: int | dict[Id, int] | None = None
    closes: YesNo = True


class Counter(Strict):
    """A bounded number that the script can move."""

    first: int = Field(alias="from")
    last: int = Field(alias="to")
    start: int


class Change(Strict):
    """An event's effect on the value of one option to one side."""

    of: Literal["me", "them"]
    issue: Id
    option: Id
    by: int


class Event(Strict):
    """Something that happens once and moves a limit, an issue or what is possible."""

    text: Words
    tables: Id | None = None
    reservation: int = 0
    own_reservation: int = 0
    trust_ceiling: int | None = Field(default=None, ge=0, le=100, multiple_of=5)
    deception: YesNo = False
    changes: list[Change] = []
    excludes: list[Choices] = []
    variants: list[Id] | None = None


class Ending(Strict):
    """How an attempt can end; `door` is asked for where there is no deal."""

    kind: Literal["deal", "walk", "left", "deadline", "other"]
    text: Words
    door: Literal["open", "shut"] | None = None


class MoneyEstimate(Strict):
    """An 80 % range for their limit on a named reference package."""

    question: Words
    package: Options
    issue: Id
    low: int
    high: int


class PanelPackage(Strict):
    """One of the packages of a zone panel."""

    label: Words
    package: Options


class PanelEstimate(Strict):
    """Would they take it today, for six packages, 0–100 %."""

    question: Words
    packages: list[PanelPackage] = Field(min_length=2, max_length=8)


class Estimate(Strict):
    """The one form of estimate that a scenario asks for."""

    money: MoneyEstimate | None = None
    panel: PanelEstimate | None = None


class Assumption(Strict):
    """Something that a trainee might assume and can test; `fact` tells."""

    text: Words
    fact: Id
    holds: YesNo | dict[Id, YesNo]


class ActEffect(Strict):
    """What an act does to this person, whenever an option has it."""

    trust: int = Field(default=0, multiple_of=5)
    tension: int = 0
    because: Words


class Stance(Strict):
    """How the counterpart asks, concedes, remembers and takes offence."""

    aspiration: int
    limit: int
    tactic: Literal["time", "tit_for_tat", "ladder"] = "time"
    exponent: float = Field(default=1.0, gt=0, le=20)
    steps: int = Field(default=8, ge=1, le=24)
    patience: int = Field(default=3, ge=0, le=24)
    ask: Options
    moves_on: list[Id] = []
    trades: list[Id] = Field(default=[], max_length=3)
    ladder: list[Options] = []
    packages: dict[Id, Options] = {}
    bands: int = Field(default=8, ge=1, le=8)
    insult: int
    close: int = Field(ge=0)
    acts: dict[Id, ActEffect] = {}


class Moves(Strict):
    """Which built-in moves exist."""

    offers: YesNo = True
    walk: YesNo = True
    outside: YesNo = True


class Weights(Strict):
    """Other weights for the overall; they add up to 100 and owe a reason."""

    claimed: Percent
    created: Percent
    relationship: Percent
    zopa: Percent
    because: Words


class Side(Strict):
    """One playable role: the counterpart as it is met from there."""

    counterpart: Id
    rounds: int = Field(ge=1, le=24)
    par: int = Field(ge=1, le=24)
    trust: int = Field(default=50, ge=0, le=100, multiple_of=5)
    tension: int = Field(default=0, ge=0, le=4)
    moves: Moves = Moves()
    weights: Weights | None = None
    variants: dict[Id, Variant] = Field(min_length=1, max_length=4)
    facts: dict[Id, Fact] = {}
    counters: dict[Id, Counter] = {}
    flags: list[Id] = []
    events: dict[Id, Event] = {}
    endings: dict[Id, Ending]
    estimate: Estimate | None = None
    assumptions: list[Assumption] = []
    stance: Stance | None = None
    teaching: str = ""


class Accepted(Strict):
    """A warning that the author accepts, with the reason."""

    code: Words
    where: str = ""
    because: Words


class Scenario(Strict):
    """One negotiation, written down."""

    format: Literal["1"]
    id: Slug
    version: int = Field(ge=1)
    title: Words
    pitch: Words
    author: Words
    licence: Words
    language: Words
    minutes: int = Field(ge=1, le=120)
    difficulty: int = Field(ge=1, le=3)
    skills: list[Skill]
    principle: Words
    unit: Unit
    brief: Prose
    public_range: PublicRange | None = None
    issues: dict[Id, IssueModel] = {}
    not_together: list[Choices] = []
    roles: dict[Id, Role]
    play: dict[Id, Side] = Field(min_length=1)
    accepted: list[Accepted] = []
