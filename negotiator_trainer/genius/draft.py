"""Two profiles in whole numbers under a scenario's ids: what a skeleton is written from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Final

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.scenario.characters import forbidden
from negotiator_trainer.scenario.issue_shape import MAX_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from negotiator_trainer.genius.domain import Domain, DomainIssue
    from negotiator_trainer.genius.profile import Profile

SCALE: Final = 1_000
"""A utility of 1 becomes this many points."""
MAX_PACKAGES: Final = 20_000
"""Above this a counterpart would keep the trainee waiting for its answer."""

_ID_LENGTH: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftIssue:
    """One issue of the scenario.

    Attributes:
        id: Unique among the issues.
        name: As the domain writes it, on one line.
        options: Ids, unique within the issue; the numbers as text where it is a number issue.
        words: What each option is called.
        number: Whether it is a range of whole numbers in steps of one.
        ours: What each option is worth to the first party, in points.
        theirs: The same for the second party.
    """

    id: str
    name: str
    options: tuple[str, ...]
    words: tuple[str, ...]
    number: bool
    ours: tuple[int, ...]
    theirs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything about the negotiation that a scenario needs in numbers.

    Attributes:
        name: Of the domain.
        issues: Those in which there is something to choose.
        bases: What the other issues are worth to each party.
        reservations: Of each party, in points.
    """

    name: str
    issues: tuple[DraftIssue, ...]
    bases: tuple[int, int]
    reservations: tuple[int, int]


def draft(domain: Domain, a: Profile, b: Profile) -> Draft:
    """Turn utilities into points, and names into ids.

    Raises:
        TrainerError: There is nothing to choose, or too much for a conversation, or one party
            would accept nothing.
    """
    _require_size(domain)
    chosen = [at for at, issue in enumerate(domain.issues) if len(issue.values) > 1]
    ids = _unique(domain.issues[at].name for at in chosen)
    found = Draft(
        name=on_one_line(domain.name) or "A negotiation",
        issues=tuple(
            _issue(domain.issues[at], id_, _points(a.tables[at]), _points(b.tables[at]))
            for at, id_ in zip(chosen, ids, strict=True)
        ),
        bases=(_base(a, chosen), _base(b, chosen)),
        reservations=(round(a.reservation * SCALE), round(b.reservation * SCALE)),
    )
    ours = found.bases[0] + sum(max(issue.ours) for issue in found.issues)
    theirs = found.bases[1] + sum(max(issue.theirs) for issue in found.issues)
    for profile, best, limit in zip((a, b), (ours, theirs), found.reservations, strict=True):
        if best < limit:
            raise TrainerError(
                f"{profile.name} accepts no package at all, which is no scenario to start from.",
                remedy="Lower its reservation value.",
            )
    return found


def on_one_line(text: str) -> str:
    """Return words from a file, fit to stand in quotes in a scenario, at most 80 characters."""
    line = " ".join(text.replace('"', "”").replace("\\", "/").split())
    return "".join(character for character in line if not forbidden(character))[:80].strip()


def _require_size(domain: Domain) -> None:
    packages = prod(len(issue.values) for issue in domain.issues)
    if packages < 2:
        raise TrainerError(
            "This domain has a single package, so there is nothing to negotiate.",
            remedy="Take a domain with at least two packages.",
        )
    if packages > MAX_PACKAGES:
        raise TrainerError(
            f"This domain has {packages:,} packages, and people can talk about "
            f"{MAX_PACKAGES:,} at most.",
            remedy="Take a domain with fewer issues or values, or fewer --steps.",
        )
    for issue in domain.issues:
        if len(issue.values) > MAX_OPTIONS:
            raise TrainerError(
                f"“{on_one_line(issue.name)}” has {len(issue.values):,} values; "
                f"{MAX_OPTIONS} is most in a scenario.",
                remedy="Take a domain with fewer values.",
            )


def _issue(
    issue: DomainIssue, id_: str, ours: tuple[int, ...], theirs: tuple[int, ...]
) -> DraftIssue:
    number = issue.kind == "integer" and not issue.values[0].startswith("-")
    words = tuple(on_one_line(value) or "(no name)" for value in issue.values)
    return DraftIssue(
        id=id_,
        name=on_one_line(issue.name) or id_,
        options=issue.values if number else tuple(_unique(issue.values)),
        words=words,
        number=number,
        ours=ours,
        theirs=theirs,
    )


def _points(table: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(worth * SCALE) for worth in table)


def _base(profile: Profile, chosen: list[int]) -> int:
    rest = (table[0] for at, table in enumerate(profile.tables) if at not in chosen)
    return round(sum(rest) * SCALE)


def _unique(names: Iterable[str]) -> Iterator[str]:
    """Yield an id for each name: its letters and digits, with a number where two are the same."""
    taken: set[str] = set()
    for name in names:
        base = re.sub(r"[^a-z0-9]+", "_", name.lower())[:_ID_LENGTH].strip("_") or "x"
        if name.strip().startswith("-"):
            base = f"minus_{base}"
        id_, count = base, 1
        while id_ in taken:
            count += 1
            id_ = f"{base}_{count}"
        taken.add(id_)
        yield id_
