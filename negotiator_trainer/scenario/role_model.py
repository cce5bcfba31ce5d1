"""A side of the table as `scenario.yaml` describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from negotiator_trainer.scenario.strict import (
    Choices,
    Id,
    Percent,
    Prose,
    Strict,
    Whole,
    Words,
    YesNo,
)


class Together(Strict):
    """Extra value for a combination of options."""

    when: Choices
    """The options that must come together; several in a list mean any one of them."""
    value: Whole
    """What the combination adds, or takes away, in the scenario's unit."""


class Preferences(Strict):
    """What each option is worth to a party: base + one table an issue + combinations."""

    base: Whole = 0
    """Added to every package, such as a budget."""
    values: dict[Id, dict[Id, Whole]]
    """For each issue: every option's worth, or points of a curve for a number."""
    together: list[Together] = Field(default_factory=list)


class AlternativeModel(Strict):
    """What a party could do without a deal; `chance` in per cent."""

    text: Words
    value: Whole
    """What it is worth if it works out, in the scenario's unit."""
    chance: Percent = 100
    """How likely it is to work out, in per cent."""
    otherwise: Id | None = None
    """The alternative that is left if it does not work out."""
    excluded: str = Field(default="", max_length=300)
    """Why it cannot be chosen; leave it out for a real alternative."""


class Adjustment(Strict):
    """A named step from the best alternative to the reservation value."""

    text: Words
    amount: Whole
    """Added to the best alternative's value; negative for what it would cost to take it."""


class OwnFact(Strict):
    """A private fact of one's own that can be given away."""

    text: Words
    kind: Literal["interest", "priority", "strength", "weakness", "limit"]


class PortraitModel(Strict):
    """How a person looks; see `docs/scenario-format.md` for the words allowed."""

    skin: Annotated[Whole, Field(ge=1, le=6)]
    """From 1, light, to 6, dark."""
    hair: Id
    hair_style: Id
    cloth: Id
    clothes: Id = "shirt"
    """What is worn: suit, shirt, jumper, blouse or hoodie."""
    glasses: YesNo = False
    beard: YesNo = False
    age: Annotated[Whole, Field(ge=16, le=99)]


class Role(Strict):
    """A side of the table."""

    name: Words
    position: Words
    portrait: PortraitModel
    sheet: Prose
    """The confidential sheet, at most 250 words, addressed to the player as “you”."""
    interests: list[Words] = Field(default_factory=list)
    preferences: Preferences
    alternatives: dict[Id, AlternativeModel]
    """What this side could do without a deal; the best of them is the BATNA."""
    adjustments: list[Adjustment] = Field(default_factory=list)
    """The steps from the best alternative to the reservation value, each with its reason."""
    reservation: Whole
    """The worst value this side should accept; checked against the alternatives."""
    minimum_terms: list[Choices] = Field(default_factory=list)
    """What a deal must contain at any price."""
    trigger: Words
    """When to leave."""
    exit_line: Words
    """How one would say it."""
    facts: dict[Id, OwnFact] = Field(default_factory=dict)
    """One's own private facts, for `<<give F>>`."""
