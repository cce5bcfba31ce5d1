"""The arithmetic of “That will need thought”; the case itself is in joint-venture.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "share": ("s30", "s40", "s50"),
    "lead": ("works", "joint", "studio"),
    "name": ("house", "both", "venture"),
    "pilot": ("p40", "p120", "p300"),
    "exit": ("none", "first_refusal", "free"),
    "seat": ("none", "uncle"),
}
ALL = packages(ISSUES)
TABLED = [p for p in ALL if p["seat"] == "none"]


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(ISSUES[issue], row, strict=True)) for issue, row in named}


MATTEO = worth((0, 10, 18), (0, 4, 12), (0, 6, 10), (2, 12, 9), (0, 12, 16), (0, 8))
HOUSE = {
    "kilns_first": worth((20, 15, 8), (6, 8, 5), (22, 12, 0), (10, 9, 0), (18, 16, 0), (0, 8)),
    "plain": worth((12, 9, 4), (26, 6, 0), (4, 3, 2), (0, 8, 20), (6, 5, 4), (12, 0)),
    "sunday": worth((10, 8, 4), (6, 14, 0), (6, 0, 14), (18, 6, 0), (16, 12, 0), (0, 20)),
}
CORVO, SHELVED, REDRAWN = 46, 16, 4
LEAST = (60 * CORVO + 40 * SHELVED) // 100 - REDRAWN
"""Corvo's page passes six times in ten; then four months go into drawing the fittings again."""


def at(variant, least, *, kiln_booked=False):
    """Both sides while the house's walkaway stands at `least`."""
    theirs = table(HOUSE[variant])
    mine = table(MATTEO)

    def fired(p):
        return theirs(p) - (8 if kiln_booked and p["pilot"] == "p300" else 0)

    def with_a_way_out(p):
        return mine(p) if p["exit"] != "none" else float("-inf")

    return Sides(me=with_a_way_out, them=fired, my_least=LEAST, their_least=least)


NEEDS = {"kilns_first": (70, 70, 54), "plain": (52, 52, 52), "sunday": (94, 68, 68)}
"""The house's walkaway: at the start, where its zone is declared, and the lowest of all."""


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, (opening, declared, lowest) in NEEDS.items():
        found[variant] = counts(
            opening=at(variant, opening).zone(TABLED),
            attainable=[at(variant, lowest).zone(ALL)],
            sides=at(variant, declared),
            among=ALL,
        )
    return {"developer": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
