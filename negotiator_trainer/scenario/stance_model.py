"""How the counterpart asks, concedes, remembers and takes offence, as `scenario.yaml` says it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from negotiator_trainer.scenario.strict import Decimal, Id, Options, Strict, Whole, Words


class ActEffect(Strict):
    """What an act does to this person, whenever an option has it."""

    trust: Annotated[Whole, Field(multiple_of=5)] = 0
    tension: Whole = 0
    because: Words
    """The reason that the debrief quotes after “because”."""


class Stance(Strict):
    """How the counterpart asks, concedes, remembers and takes offence."""

    aspiration: Whole
    """What the counterpart asks for first, in the counterpart's value."""
    limit: Whole
    """Where the demand curve ends in every variant, in the counterpart's value."""
    tactic: Literal["time", "tit_for_tat", "ladder"] = "time"
    exponent: Annotated[Decimal, Field(gt=0, le=20)] = 1.0
    """Tactic time: below 1 it concedes late (Boulware), above 1 early (conceder)."""
    steps: Annotated[Whole, Field(ge=1, le=24)] = 8
    """Concessions from the aspiration to the limit."""
    patience: Annotated[Whole, Field(ge=0, le=24)] = 3
    """Idle turns before tension rises."""
    ask: Options
    """The counterpart's first package: one option for every issue."""
    moves_on: list[Id] = Field(default_factory=list)
    """The issues on which its own packages move; the others stay as in `ask`."""
    trades: list[Id] = Field(default_factory=list, max_length=3)
    """The issues whose trading it notices."""
    ladder: list[Options] = Field(default_factory=list)
    """Tactic ladder: its own packages, first to last."""
    packages: dict[Id, Options] = Field(default_factory=dict)
    """Packages for `<<counter NAME>>`."""
    bands: Annotated[Whole, Field(ge=1, le=8)] = 8
    """How finely it remembers what an offer was worth to it."""
    insult: Whole
    """An offer worth less to the counterpart than this is an insult."""
    close: Annotated[Whole, Field(ge=0)]
    """An offer that falls short by no more than this is close."""
    acts: dict[Id, ActEffect] = Field(default_factory=dict)
    """What pleases or annoys this person, by act."""
