"""The arithmetic of “A show of hands”; the case itself is in team-event.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "scope": ("pilot", "willing", "whole"),
    "start": ("summer", "april", "march"),
    "first": ("sam", "rota", "lead"),
    "author": ("halina", "together", "sam"),
    "review": ("hands", "stop", "count"),
    "handover": ("none", "call", "late"),
}


def possible(package):
    """One pair has no turns to take, and until April Halina has no day to show anybody anything."""
    no_turns = package["scope"] == "pilot" and package["first"] == "rota"
    too_soon = package["start"] == "march" and package["first"] == "lead"
    return not (no_turns or too_soon)


ALL = packages(ISSUES, possible)
TABLED = [p for p in ALL if p["handover"] == "none"]


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(ISSUES[issue], row, strict=True)) for issue, row in named}


SAM = worth((10, 5, 18), (0, 8, 10), (0, 3, 12), (3, 8, 10), (0, 6, 8), (0, 4, 6))
HALINA = {
    "asked": worth((8, 0, 12), (14, 12, 0), (6, 3, 1), (26, 30, 0), (12, 0, 10), (0, 6, 0)),
    "nights": worth((6, 0, 12), (4, 8, 4), (26, 6, 0), (8, 2, 8), (12, 8, 14), (0, 2, 14)),
    "flaw": worth((30, 4, -4), (10, 8, 0), (8, 0, 10), (12, 8, 0), (0, 16, 2), (0, 16, 2)),
}
CARRIED, DROPPED, COUNTED = 50, 18, 2
LEAST = (CARRIED + DROPPED) // 2 - COUNTED
"""Hands decide it one way or the other, in front of everybody."""
NEEDS = {"asked": 62, "nights": 56, "flaw": 58}
JOY, TOMAS, OWNED = -6, -6, -6


def at(variant, *, joy=False, tomas=False, owned=False):
    """Both sides at the start, or after a colleague has come over."""
    least = NEEDS[variant] + JOY * joy + TOMAS * tomas + OWNED * (owned and variant == "asked")
    return Sides(me=table(SAM), them=table(HALINA[variant]), my_least=LEAST, their_least=least)


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant in HALINA:
        start = at(variant)
        later = [
            at(variant, joy=joy, tomas=tomas, owned=owned)
            for joy in (False, True)
            for tomas in (False, True)
            for owned in (False, True)
        ]
        found[variant] = counts(
            opening=start.zone(TABLED),
            attainable=[start.zone(TABLED), *(each.zone(ALL) for each in later)],
            sides=start,
            among=ALL,
        )
    return {"proposer": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
