"""The arithmetic of “Five lines on a green form”; the case itself is in job-offer.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "salary": (52, 54, 57, 60),
    "start": ("may", "mar", "feb"),
    "title": ("engineer", "senior"),
    "remote": ("one", "two", "three"),
    "learning": ("none", "course", "full"),
    "review": ("none", "written"),
}
ALL = packages(ISSUES)
TABLED = [p for p in ALL if p["review"] == "none"]


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(map(str, ISSUES[issue]), row, strict=True)) for issue, row in named}


KLARA = worth((0, 9, 20, 28), (0, 8, 12), (0, 14), (0, 9, 16), (0, 7, 12), (0, 14))
YUSUF = {
    "band": worth((30, 30, 8, 0), (0, 5, 14), (5, 4), (20, 15, 0), (5, 5, 5), (4, 3)),
    "project": worth((12, 11, 9, 6), (0, 10, 24), (24, 0), (14, 10, 0), (8, 6, 0), (18, 0)),
    "equity": worth((28, 28, 6, 0), (0, 6, 12), (22, 0), (2, 4, 5), (8, 7, 6), (4, 3)),
}
STAY, RAISED, INSURER, WEEKS = 18, 33, 38, 3
"""What staying is worth, what it is worth after the raise, the insurer, and a spoilt holiday."""


def least(stay):
    """The better of staying and of waiting for the insurer, who says yes half the time."""
    return max(stay, (INSURER + stay) / 2 - WEEKS)


NEEDS = {"band": 58, "project": 69, "equity": 63}
"""What the second candidate is worth to Yusuf."""


def at(variant, *, stay=STAY):
    """Both sides; without two days at home there is no deal for Klara."""
    hers = table(KLARA)

    def at_home(p):
        return hers(p) if p["remote"] != "one" else float("-inf")

    return Sides(
        me=at_home, them=table(YUSUF[variant]), my_least=least(stay), their_least=NEEDS[variant]
    )


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant in NEEDS:
        start = at(variant)
        raised = [at(variant, stay=RAISED).zone(ALL)] if variant == "project" else []
        found[variant] = counts(
            opening=start.zone(TABLED),
            attainable=[start.zone(ALL), *raised],
            sides=start,
            among=ALL,
        )
    return {"candidate": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
