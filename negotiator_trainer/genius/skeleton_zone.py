"""Variants, panel and first demand of a skeleton: what needs a look at every package."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.genius.draft import Draft

_PANEL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the negotiation is played.

    Attributes:
        variants: The counterpart's reservation values, in points; one or two.
        names: What each variant is called.
        limits: What the counterpart says about its limit in each variant.
        zone: Always or never, the same in every variant.
        ask: The counterpart's first package.
        aspiration: What that is worth to it.
        panel: Two to six packages, from its worst to its best.
        teaching: What the author should know of this.
    """

    variants: dict[str, int]
    names: dict[str, str]
    limits: dict[str, str]
    zone: str
    ask: Package
    aspiration: int
    panel: tuple[Package, ...]
    teaching: str


def shape(draft: Draft) -> Shape:
    """Look at every package of a draft; at most a few tens of thousands."""
    packages = list(product(*(range(len(issue.options)) for issue in draft.issues)))
    ours = _worths([issue.ours for issue in draft.issues], draft.bases[0])
    theirs = _worths([issue.theirs for issue in draft.issues], draft.bases[1])
    own, limit = draft.reservations
    aspiration = max(theirs)
    reachable = max((b for a, b in zip(ours, theirs, strict=True) if a >= own), default=limit - 1)
    # The second variant leaves half of the room that the first one leaves, and some zone always.
    less = (limit + reachable) // 2
    variants = {"as_given": limit}
    if less > limit:
        variants["less_room"] = less
    zone = "always" if reachable >= limit else "never"
    return Shape(
        variants=variants,
        names={"as_given": "As given", "less_room": "Less room"},
        limits={
            id_: words
            for id_, words in (
                ("as_given", "Farther than you may think."),
                ("less_room", "Not much farther than this."),
            )
            if id_ in variants
        },
        zone=zone,
        ask=packages[theirs.index(aspiration)],
        aspiration=aspiration,
        panel=_spread(packages, theirs),
        teaching=_TEACHING[zone, len(variants)],
    )


_TEACHING: Final = {
    ("always", 2): "The first variant has the reservation value of the profile, the second one "
    "half as much room; put two truths in their place.",
    ("always", 1): "There is hardly any room, so there is one variant; add a second truth.",
    ("never", 1): "The two profiles leave no zone: walking away is right. Add a variant with one.",
}


def _worths(tables: list[tuple[int, ...]], base: int) -> list[int]:
    return [base + sum(row) for row in product(*tables)]


def _spread(packages: list[Package], worths: list[int]) -> tuple[Package, ...]:
    """Return up to six packages, evenly from the worst to the best."""
    order = sorted(range(len(packages)), key=lambda at: (worths[at], at))
    count = min(_PANEL, len(order))
    return tuple(packages[order[at * (len(order) - 1) // (count - 1)]] for at in range(count))
