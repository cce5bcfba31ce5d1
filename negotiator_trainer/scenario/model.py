"""What a `scenario.yaml` says, as typed values; `docs/scenario-format.md` explains each key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from negotiator_trainer.scenario.play_model import (
    Assumption,
    Bound,
    Change,
    Counter,
    Ending,
    Estimate,
    Event,
    Fact,
    MoneyEstimate,
    Moves,
    PanelEstimate,
    PanelPackage,
    Side,
    Variant,
    Weights,
)
from negotiator_trainer.scenario.role_model import (
    Adjustment,
    AlternativeModel,
    OwnFact,
    PortraitModel,
    Preferences,
    Role,
    Together,
)
from negotiator_trainer.scenario.stance_model import ActEffect, Stance
from negotiator_trainer.scenario.strict import (
    Choices,
    Id,
    Options,
    Percent,
    Prose,
    Strict,
    Whole,
    Words,
)

__all__ = [
    "Accepted",
    "ActEffect",
    "Adjustment",
    "AlternativeModel",
    "Assumption",
    "Bound",
    "Change",
    "Choices",
    "Counter",
    "Ending",
    "Estimate",
    "Event",
    "Fact",
    "IssueModel",
    "MoneyEstimate",
    "Moves",
    "Options",
    "OwnFact",
    "PanelEstimate",
    "PanelPackage",
    "Percent",
    "PortraitModel",
    "Preferences",
    "PublicRange",
    "Role",
    "Scenario",
    "Side",
    "Skill",
    "Slug",
    "Stance",
    "Together",
    "Unit",
    "Variant",
    "Weights",
]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Skill = Literal[
    "prepare", "open", "ask", "listen", "trade", "protect", "concede", "tactics", "close"
]


class Unit(Strict):
    """What values are counted in; whole numbers of it."""

    kind: Literal["money", "points"]
    name: Words
    symbol: str = Field(default="", max_length=8)

    @property
    def sign(self) -> str:
        """What stands in front of values: the currency; empty for points."""
        return self.symbol if self.kind == "money" else ""


class PublicRange(Strict):
    """What anybody could guess before the talk, in the scenario's unit."""

    low: Whole
    high: Whole
    of: Words


class IssueModel(Strict):
    """A choice (`options`) or a number (`from`, `to`, `step`)."""

    name: Words
    options: dict[Id, Words] | None = None
    """For a choice: what each option is called."""
    first: Annotated[Whole, Field(ge=0)] | None = Field(default=None, alias="from")
    """For a number: the smallest."""
    last: Annotated[Whole, Field(ge=0)] | None = Field(default=None, alias="to")
    """For a number: the largest."""
    step: Annotated[Whole, Field(ge=1)] | None = None
    """For a number: the difference between one option and the next."""
    until_tabled: Id | None = None
    """Latent: the option that applies until somebody brings the issue up."""


class Accepted(Strict):
    """A warning that the author accepts, with the reason."""

    code: Words
    where: str = Field(default="", max_length=300)
    """The file, or file:line, that it is about; anywhere when left out."""
    because: Words


class Scenario(Strict):
    """One negotiation, written down."""

    format: Annotated[Literal["1"], WithJsonSchema({"const": 1})]
    """The version of this format: 1."""
    id: Slug
    """The same as the folder's name."""
    version: Annotated[Whole, Field(ge=1)]
    """The content's version; one more with each published change."""
    title: Words
    pitch: Words
    """One line that makes somebody want to play it."""
    author: Words
    licence: Words
    language: Words
    """Such as en or en-GB."""
    minutes: Annotated[Whole, Field(ge=1, le=120)]
    difficulty: Annotated[Whole, Field(ge=1, le=3)]
    skills: list[Skill]
    principle: Words
    """What it teaches, in one sentence; shown only after play."""
    concepts: list[Id] = Field(default_factory=list)
    """The handbook's cards that it is about, the most important first; shown only after play."""
    unit: Unit
    brief: Prose
    """What everybody knows, at most 250 words."""
    public_range: PublicRange | None = None
    issues: dict[Id, IssueModel] = Field(default_factory=dict)
    """What is negotiated, in the order in which packages are written."""
    not_together: list[Choices] = Field(default_factory=list)
    """Options that cannot exist in one package."""
    roles: dict[Id, Role]
    play: dict[Id, Side] = Field(min_length=1)
    """One entry for each playable role; a script.ROLE.yarn goes with it."""
    accepted: list[Accepted] = Field(default_factory=list)
