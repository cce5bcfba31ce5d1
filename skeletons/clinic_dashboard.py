"""The arithmetic of “Live by Monday”; the case itself is in clinic-dashboard.md."""

from __future__ import annotations

from itertools import product

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "deliver": ("export", "reports", "daily", "limited", "full"),
    "days": ("slack", "pause", "contractor", "promises"),
    "when": ("pilot", "mid", "next"),
    "who": ("product", "sales_eng", "clinic"),
    "review": ("commit", "criteria", "none"),
    "beta": ("none", "two", "all"),
}
DAYS = {
    "export": ("slack",),
    "reports": ("slack", "contractor", "promises"),
    "daily": ("slack", "contractor", "promises"),
    "limited": ("pause", "contractor", "promises"),
    "full": ("pause", "contractor", "promises"),
}
"""Where the working days for each delivery can come from: an export needs none."""
NOT_BEFORE = {"limited": ("mid", "next"), "full": ("next",)}


def possible(package):
    """Days that are enough, a date that can be kept, and nobody who would have to build it."""
    deliver, live = package["deliver"], package["deliver"] in NOT_BEFORE
    return (
        package["days"] in DAYS[deliver]
        and package["when"] in NOT_BEFORE.get(deliver, ISSUES["when"])
        and not (live and package["who"] == "clinic")
    )


ALL = packages(ISSUES, possible)
TABLED = [p for p in ALL if p["beta"] == "none"]


def worth(*rows):
    """One number for each option of each issue but the days, in the order of `ISSUES`."""
    named = zip((each for each in ISSUES if each != "days"), rows, strict=True)
    return {issue: dict(zip(ISSUES[issue], row, strict=True)) for issue, row in named}


SAMIR = worth((36, 22, 14, -4, -20), (0, 5, 8), (0, 12, 7), (0, 16, 11), (0, 14, 4))
SAVED = {
    "contractor": {"reports": 8, "daily": 12, "limited": 18, "full": 22},
    "promises": {"reports": 11, "daily": 17, "limited": 26, "full": 32},
}
"""What days from somebody else are worth to the team, by what has to be built."""
TERESA = {
    "mornings": worth((0, 12, 27, 31, 34), (20, 9, 0), (8, 4, 0), (13, 10, 0), (0, 14, 18)),
    "live_clause": worth((0, 4, 8, 32, 38), (13, 12, 0), (8, 4, 0), (16, 11, 0), (0, 14, 18)),
    "in_writing": worth((0, 5, 19, 30, 36), (22, 8, 0), (8, 4, 0), (20, 12, 0), (0, -5, -9)),
}
SPENT = {
    "contractor": {"reports": -2, "daily": -4, "limited": -7, "full": -11},
    "promises": {"reports": -4, "daily": -8, "limited": -13, "full": -18},
}
"""The same days to her, who pays for them."""

HELD, TOLD_TO_BUILD, GOODWILL = 54, 1, 5
LEAST = round((3 * HELD + TOLD_TO_BUILD) / 4 - GOODWILL)
"""Seeing Ingrid first: the roadmap holds three times in four. 40.75 less 5, in whole points."""
NEEDS = {"mornings": 50, "live_clause": 50, "in_writing": 62}
SOFTENED = {"mornings": -5, "in_writing": -12}
"""The trial's figures beside her renewals; an offer to write to Halden with her."""
EXPOSED = 6


def with_days(side, days):
    """A worth that adds what the working days mean, by where they come from."""
    added = table(side)
    return lambda p: added(p) + days.get(p["days"], {}).get(p["deliver"], 0)


def at(variant, moved=0):
    """Both sides once events have moved her walkaway."""
    his = with_days(SAMIR, SAVED)

    def keeps_the_date(p):
        return his(p) if p["days"] != "pause" else float("-inf")

    return Sides(
        me=keeps_the_date,
        them=with_days(TERESA[variant], SPENT),
        my_least=LEAST,
        their_least=NEEDS[variant] + moved,
    )


def too_late(package):
    """What a contractor cannot build any more once the pilot has moved up by two days."""
    return (package["deliver"], package["days"], package["when"]) == (
        "daily",
        "contractor",
        "pilot",
    )


IN_TIME = [p for p in ALL if not too_late(p)]


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant in TERESA:
        start, softened = at(variant), SOFTENED.get(variant, 0)
        sets = product((0, softened), (0, EXPOSED), (ALL, IN_TIME))
        declared = at(variant, softened) if variant == "in_writing" else start
        found[variant] = counts(
            opening=start.zone(TABLED),
            attainable=[at(variant, soft + cold).zone(left) for soft, cold, left in sets],
            sides=declared,
            among=ALL,
        )
    return {"product_owner": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
