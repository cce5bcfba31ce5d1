"""What a move did, in records that a log keeps and a debrief quotes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.state import State

By = Literal["me", "them"]
Measure = Literal["trust", "tension", "face", "ceiling"]


@dataclass(frozen=True, slots=True)
class Said:
    """A line was said; which phrasing is shown follows from seed, group and occurrence."""

    id: str
    speaker: str
    mood: str = ""
    cue: str = ""
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Acted:
    """The trainee did something of this kind (`act`), by the option with this id."""

    act: str
    id: str


@dataclass(frozen=True, slots=True)
class Effect:
    """Trust, tension or face moved, or trust's ceiling; the reason reads after “because”."""

    measure: Measure
    before: int
    after: int
    reason: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """One of the counterpart's facts came out."""

    fact: str
    new: bool


@dataclass(frozen=True, slots=True)
class Gave:
    """The trainee gave one of their own facts away."""

    fact: str
    new: bool


@dataclass(frozen=True, slots=True)
class Tabled:
    """A latent issue was brought up."""

    issue: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event took place; limits, issues or possibilities may have moved."""

    event: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody put one package, or several, on the table."""

    by: By
    packages: tuple[Package, ...]
    form: str = "offer"


@dataclass(frozen=True, slots=True)
class Answered:
    """The counterpart's answer to an offer: why it falls short, or ``accept``."""

    reply: str
    band: int
    preferred: int = 0


@dataclass(frozen=True, slots=True)
class Agreed:
    """A package was agreed; `by` is who said the last yes."""

    package: Package
    by: By


@dataclass(frozen=True, slots=True)
class Adjourned:
    """The sitting ended; the number is the next one's."""

    sitting: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The attempt ended."""

    ending: str


Event: TypeAlias = (
    Acted
    | Effect
    | Learned
    | Gave
    | Tabled
    | Happened
    | Offered
    | Answered
    | Agreed
    | Adjourned
    | Ended
)


class Outcome(NamedTuple):
    """A move's result: the new state, what was said in order, and what changed."""

    state: State
    lines: tuple[Said, ...]
    events: tuple[Event, ...]


_KINDS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind
    for kind in (Said, Acted, Effect, Learned, Gave, Tabled, Happened, Offered, Answered, Agreed,
                 Adjourned, Ended)
}  # fmt: skip


def to_record(item: Said | Event) -> dict[str, Any]:
    """Write a line or an event as plain JSON values with its kind."""
    values = {field.name: getattr(item, field.name) for field in fields(item)}
    return {"kind": type(item).__name__.lower(), **values}


def from_record(record: dict[str, Any]) -> Said | Event:
    """Read what `to_record` wrote, also after a trip through JSON.

    Raises:
        ValueError: The record's kind or fields are unknown.
    """
    values = dict(record)
    kind = _KINDS.get(values.pop("kind", ""))
    if kind is None:
        raise ValueError(f"unknown record: {record}")
    if "packages" in values:
        values["packages"] = tuple(tuple(package) for package in values["packages"])
    if "package" in values:
        values["package"] = tuple(values["package"])
    try:
        item: Said | Event = kind(**values)
    except TypeError as error:
        raise ValueError(f"unknown record: {record}") from error
    return item
