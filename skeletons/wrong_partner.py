"""The arithmetic of “Six weeks and a cake”; the case itself is in wrong-partner.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "round": ("large", "middle", "small"),
    "control": ("majority", "veto", "seat", "observer"),
    "exclusive": ("d90", "d30", "none"),
    "shares": ("y4", "y2", "kept"),
    "next": ("first", "share"),
    "kitchens": ("none", "trial"),
}
ALL = packages(ISSUES)
TABLED = [p for p in ALL if p["kitchens"] == "none"]


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(map(str, ISSUES[issue]), row, strict=True)) for issue, row in named}


NIKHIL = worth((24, 23, 22), (0, 10, 30, 34), (0, 5, 8), (0, 6, 9), (0, 6), (0, 12))
CHARLOTTE = {
    "deploy": worth((40, 24, 0), (28, 22, 4, 0), (5, 4, 0), (8, 6, 0), (7, 3), (0, -14)),
    "scout": worth((24, 20, 4), (30, 24, 6, 0), (16, 10, 0), (10, 8, 0), (16, 2), (0, -20)),
    "pocket": worth((20, 10, 30), (24, 20, 12, 10), (8, 7, 0), (10, 9, 0), (10, 9), (0, 8)),
}
UNRULED = -15
"""In the small pocket: the committee signs no larger round in which it could not overrule you."""
LINE, INCOME, HOUSE = 66, 50, 6
LEAST = (3 * LINE + INCOME) // 4 - HOUSE
"""The bank's line, three times in four, less what it is to stand for it with one's house."""
LEAKED = -6
"""What Nikhil's own plan loses when his list of districts reaches the other firm."""
NEEDS = {"deploy": (72, 72), "scout": (74, 74), "pocket": (62, 62)}
"""Charlotte's walkaway at the start, and the lowest that an event can bring."""


def at(variant, least, *, mine=LEAST):
    """Both sides while her walkaway stands at `least` and his own at `mine`."""
    hers = table(CHARLOTTE[variant])

    def signed(p):
        unruled = p["round"] != "small" and p["control"] in {"seat", "observer"}
        return hers(p) + (UNRULED if variant == "pocket" and unruled else 0)

    return Sides(me=table(NIKHIL), them=signed, my_least=mine, their_least=least)


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, (least, lowest) in NEEDS.items():
        start = at(variant, least)
        mine = LEAST + LEAKED if variant == "scout" else LEAST
        reached = [at(variant, lowest).zone(ALL), at(variant, lowest, mine=mine).zone(ALL)]
        found[variant] = counts(
            opening=start.zone(TABLED), attainable=reached, sides=start, among=ALL
        )
    return {"founder": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
