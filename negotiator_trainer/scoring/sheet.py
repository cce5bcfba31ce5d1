"""The preparation sheet: what a person wrote down before a negotiation."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Guess:
    """An estimate of the counterpart's limit, in the form that the scenario asks for.

    Attributes:
        low: Money: the lower end of the 80 % range, in the scenario's unit.
        high: Money: its upper end.
        panel: Zone panel: for each package, “would they take it today?”, 0–100 %.
    """

    low: int | None = None
    high: int | None = None
    panel: tuple[int, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it says anything that can be scored."""
        return bool(self.panel) or (self.low is not None and self.high is not None)


@dataclass(frozen=True, slots=True)
class WrittenAlternative:
    """What one would do without a deal: in words, how feasible (0–100 %), and its value."""

    text: str
    feasibility: int = 100
    value: int | None = None


@dataclass(frozen=True, slots=True)
class WrittenAdjustment:
    """A named step from the best alternative to the reservation value."""

    text: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class WrittenAssumption:
    """Something taken for true that can be tested.

    Attributes:
        text: In the trainee's words, or the scenario's.
        known_as: Position in the scenario's own list; None for one's own.
    """

    text: str
    known_as: int | None = None


@dataclass(frozen=True, slots=True)
class Trade:
    """What one could give, and what for."""

    give: str
    get: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page, any order, nothing mandatory; values in the scenario's unit.

    Attributes:
        walkaway: The reservation value as written, None while it is open.
        power: How strong the trainee feels, 0–10.
        chips: 100 chips over the issues, as the other side would put them.
        agree_chance: “I think we will agree”, 0–100 %.
        first_offer: Issue ids to option ids.
    """

    alternatives: tuple[WrittenAlternative, ...] = ()
    adjustments: tuple[WrittenAdjustment, ...] = ()
    walkaway: int | None = None
    minimum_terms: tuple[str, ...] = ()
    trigger: str = ""
    exit_line: str = ""
    target: int | None = None
    first_offer: Mapping[str, str] = field(default_factory=dict)
    first_offer_reason: str = ""
    interests: tuple[str, ...] = ()
    only_i_bring: tuple[str, ...] = ()
    only_they_bring: tuple[str, ...] = ()
    power: int | None = None
    guess: Guess = Guess()
    chips: Mapping[str, int] = field(default_factory=dict)
    assumptions: tuple[WrittenAssumption, ...] = ()
    questions: tuple[str, ...] = ()
    trades: tuple[Trade, ...] = ()
    agree_chance: int | None = None

    def to_json(self) -> str:
        """Write the sheet as JSON that `from_json` reads back to an equal one."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Sheet:
        """Read what `to_json` wrote.

        Raises:
            ValueError: The text is not a sheet.
        """
        try:
            return cls(**_revived(json.loads(text)))
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError("not a preparation sheet") from error


def _revived(values: dict[str, Any]) -> dict[str, Any]:
    kinds = {
        "alternatives": WrittenAlternative,
        "adjustments": WrittenAdjustment,
        "assumptions": WrittenAssumption,
        "trades": Trade,
    }
    revived: dict[str, Any] = {}
    for name, value in values.items():
        if name in kinds:
            revived[name] = tuple(kinds[name](**item) for item in value)
        elif name == "guess":
            revived[name] = Guess(value["low"], value["high"], tuple(value["panel"]))
        elif isinstance(value, list):
            revived[name] = tuple(value)
        else:
            revived[name] = value
    return revived
