"""One playable role as `scenario.yaml` describes it: variants, facts, events, endings, stance."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from negotiator_trainer.scenario.role_model import Together
from negotiator_trainer.scenario.stance_model import Stance
from negotiator_trainer.scenario.strict import (
    Choices,
    Id,
    OneOrEach,
    Options,
    Percent,
    Prose,
    Strict,
    Whole,
    Words,
    YesNo,
)


class Counts(Strict):
    """What an author has worked out about a variant's zone; the check works it out again."""

    opening: Annotated[Whole, Field(ge=0)]
    """How many packages the zone has at the first turn, before any latent issue is tabled."""
    attainable: Annotated[Whole, Field(ge=0)]
    """How many packages at least one set of events brings into the zone."""
    joint: Whole | None = None
    """The largest joint value in the zone: the largest sum of both sides' values."""
    nash: Options | None = None
    """The package in it with the largest product of both sides' gains."""


class Variant(Strict):
    """One draw of the counterpart's private truth; `weight` in per cent."""

    name: Words
    weight: Percent
    """How often it is drawn, in per cent; all variants add up to 100."""
    truth: Prose
    """What was true, told after play."""
    reservation: Whole
    """The worst value the counterpart accepts, in the counterpart's own value."""
    zone: Words
    """Whether a deal is possible: always, never, or after EVENT. The check proves it."""
    counts: Counts | None = None
    """What the author has worked out about that zone."""
    values: dict[Id, dict[Id, Whole]] = Field(default_factory=dict)
    """Tables that replace those of the counterpart's preferences."""
    together: list[Together] | None = None
    """Replaces the counterpart's combinations."""
    minimum_terms: list[Choices] | None = None
    """Replaces the counterpart's minimum terms."""


class Bound(Strict):
    """What a fact says about the counterpart's limit, inclusive, in the scenario's unit."""

    at_least: Whole | None = None
    at_most: Whole | None = None


def _bound_shape(value: object) -> str:
    one = not isinstance(value, dict) or not value or {"at_least", "at_most"} & set(value)
    return "<one>" if one else "<each>"


OneOrEachBound = Annotated[
    Annotated[Bound, Tag("<one>")] | Annotated[dict[Id, Bound], Tag("<each>")],
    Discriminator(_bound_shape),
]


class Fact(Strict):
    """A piece of the counterpart's private information that can come out."""

    text: OneOrEach[Words]
    """What the trainee then knows: one text, or one for each variant."""
    says: list[Words] = Field(default_factory=list)
    """The words, names and numbers that give it away."""
    weight: Annotated[Whole, Field(ge=1, le=3)] = 1
    """How much it matters, 1 to 3."""
    limit: OneOrEachBound | None = None
    """What it says about the counterpart's limit on the reference package."""
    priority: Id | None = None
    """The issue whose weight it shows."""
    variants: list[Id] | None = None
    """The variants in which it matters; all by default."""
    number: OneOrEach[Whole] | None = None
    """The number that {fact("…")} puts into a line."""
    closes: YesNo = True
    """Whether options that learn it are closed once it is known."""


class Counter(Strict):
    """A bounded number that the script can move."""

    first: Whole = Field(alias="from")
    last: Whole = Field(alias="to")
    start: Whole


class Change(Strict):
    """An event's effect on the value of one option to one side."""

    of: Literal["me", "them"]
    issue: Id
    option: Id
    by: Whole


class Event(Strict):
    """Something that happens once and moves a limit, an issue or what is possible."""

    text: Words
    tables: Id | None = None
    """The latent issue that it brings up."""
    reservation: Whole = 0
    """What the counterpart's reservation value changes by."""
    own_reservation: Whole = 0
    """What the trainee's reservation value changes by."""
    trust_ceiling: Annotated[Whole, Field(ge=0, le=100, multiple_of=5)] | None = None
    """From then on trust cannot rise above this."""
    deception: YesNo = False
    """Whether it is the discovery of a false statement by the trainee."""
    changes: list[Change] = Field(default_factory=list)
    excludes: list[Choices] = Field(default_factory=list)
    """Combinations that can no longer be agreed."""
    variants: list[Id] | None = None
    """The variants in which it can happen; all by default."""


class Ending(Strict):
    """How an attempt can end; `door` is asked for where there is no deal."""

    kind: Literal["deal", "walk", "left", "deadline", "other"]
    """walk: the trainee left. left: they left. deadline: the last round passed."""
    text: Words
    door: Literal["open", "shut"] | None = None
    """Whether the two could talk again."""


class MoneyEstimate(Strict):
    """An 80 % range for their limit on a named reference package."""

    question: Words
    package: Options
    """The reference package: one option for every issue."""
    issue: Id
    """The number issue in which the limit is given."""
    low: Whole
    high: Whole


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
    holds: OneOrEach[YesNo]


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
    rounds: Annotated[Whole, Field(ge=1, le=24)]
    """The last round, over all sittings."""
    par: Annotated[Whole, Field(ge=1, le=24)]
    """The turns that good play takes."""
    trust: Annotated[Whole, Field(ge=0, le=100, multiple_of=5)] = 50
    tension: Annotated[Whole, Field(ge=0, le=4)] = 0
    moves: Moves = Field(default_factory=Moves)
    weights: Weights | None = None
    variants: dict[Id, Variant] = Field(min_length=1, max_length=4)
    facts: dict[Id, Fact] = Field(default_factory=dict)
    counters: dict[Id, Counter] = Field(default_factory=dict)
    flags: list[Id] = Field(default_factory=list)
    trigger_flag: Id | None = None
    """The flag that the script sets when the role's trigger is pulled."""
    speakers: list[Words] = Field(default_factory=list, max_length=12)
    """Other people who say something in the script, as they are called there."""
    events: dict[Id, Event] = Field(default_factory=dict)
    endings: dict[Id, Ending]
    estimate: Estimate | None = None
    assumptions: list[Assumption] = Field(default_factory=list)
    stance: Stance | None = None
    teaching: str = Field(default="", max_length=20_000)
    """For the facilitator; never shown before play."""
