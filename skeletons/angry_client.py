"""The arithmetic of “Ten to four”; the case itself is in angry-client.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "credit": (0, 1, 2, 3, 4),
    "account": ("none", "summary", "full"),
    "contact": ("desk", "named", "night"),
    "warning": ("none", "call", "day"),
    "term": ("june", "year", "two"),
}
ALL = packages(ISSUES)
TABLED = [p for p in ALL if p["warning"] == "none"]


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(map(str, ISSUES[issue]), row, strict=True)) for issue, row in named}


SOFIA = worth((40, 33, 24, 12, -6), (8, 7, 0), (9, 5, 0), (0, 1, 5), (0, 14, 20))
DEV = {
    "board": worth((0, 3, 4, 3, 1), (0, 8, 32), (0, 12, 18), (0, 2, 5), (0, 8, 12)),
    "show": worth((0, 12, 24, 33, 38), (0, 2, 3), (0, 3, 4), (0, 2, 2), (0, 8, 14)),
    "mail": worth((0, 2, 3, 3, 2), (0, 10, 12), (0, 8, 10), (0, 10, 28), (12, 8, 0)),
}
CLAIM, NOTICE, LETTERS = 49, 15, 2
LEAST = (CLAIM + NOTICE) // 2 - LETTERS
"""What is left when the claim goes to the lawyers: as likely as not he gives notice as well."""
NEEDS = {"board": (46, 40), "show": (36, 30), "mail": (31, 23)}
"""Dev's walkaway once he has been heard out, and the lowest that an event can bring."""
ANGER = 21
"""What his walkaway stands above that as long as he has not been: the price of giving in."""


def at(variant, least):
    """Both sides while his walkaway stands at `least`."""
    hers = table(SOFIA)

    def mine_to_sign(p):
        return hers(p) if p["credit"] != "4" else float("-inf")

    return Sides(me=mine_to_sign, them=table(DEV[variant]), my_least=LEAST, their_least=least)


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, (least, lowest) in NEEDS.items():
        angry, heard, softened = (at(variant, r) for r in (least + ANGER, least, lowest))
        found[variant] = counts(
            opening=angry.zone(TABLED), attainable=[softened.zone(ALL)], sides=heard, among=ALL
        )
    return {"service_manager": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
