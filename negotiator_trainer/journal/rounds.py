"""Offers noted at a plain table: who offered what, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.journal.weights import worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.journal.case import IssueTree

Side = Literal["me", "them"]


@dataclass(frozen=True, slots=True)
class NotedOffer:
    """One offer.

    Attributes:
        by: Whose it was.
        package: Issue ids to positions of options.
    """

    by: Side
    package: dict[str, int]


def last_of(offers: Sequence[NotedOffer], by: Side) -> dict[str, int]:
    """Return what a side offered last; nothing before it did."""
    return next((dict(each.package) for each in reversed(offers) if each.by == by), {})


def package_words(tree: IssueTree, package: Mapping[str, int]) -> str:
    """Return a package in words, issue by issue."""
    parts = [
        f"{issue.text}: {issue.options[at].text}"
        for issue in tree.issues
        if 0 <= (at := package.get(issue.id, -1)) < len(issue.options)
    ]
    return ", ".join(parts)


def over(tree: IssueTree, package: Mapping[str, int], walkaway: int | None) -> int | None:
    """Return how many points a package is better than the walkaway; None without one."""
    return None if walkaway is None else worth(tree, package) - walkaway
