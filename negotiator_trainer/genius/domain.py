"""The domain: what is negotiated, in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from negotiator_trainer.genius.attributes import number, shown, text, whole
from negotiator_trainer.genius.refusals import refuse_nonlinear
from negotiator_trainer.genius.xml_tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.genius.xml_tree import Element

Kind: TypeAlias = Literal["discrete", "integer", "real"]
_KINDS: Final[dict[str, Kind]] = {"discrete": "discrete", "integer": "integer", "real": "real"}

MAX_PACKAGES: Final = 4_000_000
MAX_ISSUES: Final = 64
_FARTHEST: Final = 1e12
STEPS: Final = 21
"""How many values stand for a real interval, as in GENIUS's own `IssueReal`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainIssue:
    """Something negotiated.

    Attributes:
        name: As the file writes it.
        index: What profiles call it by; any number, used once.
        kind: A list of values, every whole number of an interval, or steps of a real interval.
        values: What can be agreed, as words.
        numbers: The same as numbers, ascending; None for a list of values.
    """

    name: str
    index: int
    kind: Kind
    values: tuple[str, ...]
    numbers: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """The issues of a negotiation between two parties.

    Attributes:
        name: The name of its outermost objective, or of the file.
        issues: In the order of the file, which is the order of packages.
        notes: What was read in another way than it is written, in sentences.
    """

    name: str
    issues: tuple[DomainIssue, ...]
    notes: tuple[str, ...] = ()

    @property
    def packages(self) -> int:
        """How many packages there are."""
        return prod(len(issue.values) for issue in self.issues)


def read_domain(path: Path, steps: int = STEPS) -> Domain:
    """Read a domain file of GENIUS.

    Args:
        path: The file.
        steps: How many evenly spaced values stand for a real interval, both ends included.

    Raises:
        TrainerError: It cannot be read, is not a domain of two parties, or has too many packages.
    """
    root = read_tree(path)
    space = _space(root)
    top = space.named("objective")
    if not top:
        space.refuse("<utility_space> has no <objective> with issues in it")
    found = [one for one in top[0].descendants() if one.tag == "issue"]
    if not found:
        top[0].refuse("there is no <issue>")
    _require_distinct(found, top[0])
    _require_bounded(found, steps, top[0])
    notes: list[str] = []
    return Domain(
        name=top[0].attributes.get("name") or path.stem,
        issues=tuple(_issue(element, steps, notes) for element in found),
        notes=tuple(notes),
    )


def kind_of(element: Element) -> Kind:
    """Return what an issue's element says that it is; `type` counts, as in GENIUS.

    Raises:
        TrainerError: It is none of the three.
    """
    attributes = element.attributes
    words = [attributes[name] for name in ("type", "vtype", "etype") if name in attributes]
    written = (words or ["discrete"])[0].strip().lower()
    if written not in _KINDS:
        element.refuse(f"an issue of type “{shown(written)}” is none of {', '.join(_KINDS)}")
    return _KINDS[written]


def bounds(element: Element) -> tuple[float, float] | None:
    """Return an interval's ends, from its `range` or its own attributes; None for neither.

    Raises:
        TrainerError: An end is missing or no number, or the ends are the wrong way round.
    """
    ranges = element.named("range")
    holder = ranges[0] if ranges else element
    if not {"lowerbound", "upperbound"} & set(holder.attributes):
        return None
    read = whole if kind_of(element) == "integer" else number
    low, high = float(read(holder, "lowerbound")), float(read(holder, "upperbound"))
    if max(abs(low), abs(high)) > _FARTHEST:
        holder.refuse(f"a bound is farther from nought than {_FARTHEST:g}")
    if low > high:
        holder.refuse(f"the lower bound {low:g} is above the upper bound {high:g}")
    return low, high


def _space(root: Element) -> Element:
    if root.tag == "utility_space":
        root.refuse(
            "this is a preference profile, not a domain",
            "Give the domain first, then the two profiles.",
        )
    if root.tag != "negotiation_template":
        root.refuse(f"the file begins with <{root.tag}>, a domain with <negotiation_template>")
    parties = len(root.named("agent"))
    if parties > 2:
        root.refuse(
            f"this domain is for {parties} parties, and a zone of agreement is worked out for two",
            "Give a domain of two parties.",
        )
    spaces = root.named("utility_space")
    if not spaces:
        root.refuse("there is no <utility_space>")
    refuse_nonlinear(spaces[0])
    return spaces[0]


def _require_distinct(found: list[Element], top: Element) -> None:
    if len(found) > MAX_ISSUES:
        top.refuse(f"there are {len(found)} issues; {MAX_ISSUES} is most")
    names: set[str] = set()
    indexes: set[int] = set()
    for element in found:
        name, index = text(element, "name"), whole(element, "index")
        if name in names:
            element.refuse(f"two issues are called “{shown(name)}”")
        if index in indexes:
            element.refuse(f"two issues have the index {index}")
        names.add(name)
        indexes.add(index)


def _require_bounded(found: list[Element], steps: int, top: Element) -> None:
    # Counted before anything of that size is made.
    packages = prod(_size(element, steps) for element in found)
    if packages > MAX_PACKAGES:
        top.refuse(
            f"the issues make {packages:,} packages; {MAX_PACKAGES:,} is most",
            "Take a smaller domain, or fewer --steps where an issue is a real interval.",
        )


def _size(element: Element, steps: int) -> int:
    kind = kind_of(element)
    if kind == "discrete":
        return len(_listed(element))
    low, high = _ends(element)
    if kind == "integer":
        return int(high - low) + 1
    return steps if low < high else 1


def _issue(element: Element, steps: int, notes: list[str]) -> DomainIssue:
    name, index = element.attributes["name"], whole(element, "index")
    kind = kind_of(element)
    if kind == "discrete":
        values = _listed(element)
        if len(values) < len(element.named("item")):
            notes.append(f"“{shown(name)}” lists a value twice; it counts once.")
        return DomainIssue(name=name, index=index, kind=kind, values=values)
    low, high = _ends(element)
    last = _size(element, steps) - 1
    numbers = tuple(low + (high - low) * at / max(last, 1) for at in range(last + 1))
    written = tuple(_written(value, kind) for value in numbers)
    return DomainIssue(name=name, index=index, kind=kind, values=written, numbers=numbers)


def _listed(element: Element) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(text(item, "value") for item in element.named("item")))
    if not values:
        element.refuse(f"“{shown(element.attributes['name'])}” has no <item>")
    return values


def _ends(element: Element) -> tuple[float, float]:
    ends = bounds(element)
    if ends is None:
        element.refuse(f"the interval of “{shown(element.attributes['name'])}” has no bounds")
    return ends


def _written(value: float, kind: Kind) -> str:
    return str(int(value)) if kind == "integer" else f"{value:.9g}"
