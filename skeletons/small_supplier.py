"""The arithmetic of “Thirty-eight per cent”; the case itself is in small-supplier.md."""

from __future__ import annotations

from itertools import chain, combinations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "price": ("list", "off2", "off4", "off7"),
    "service": ("depot", "shops", "stock"),
    "days": ("d30", "d60", "d90"),
    "rebate": ("none", "flat", "growth"),
    "range": ("full", "mustards"),
    "jar": ("open", "ours"),
}
ALL = packages(ISSUES)
TODAY = {"rebate": "none", "range": "full", "jar": "open"}
"""What applies on the latent issues until somebody brings them up."""
TABLED = [p for p in ALL if all(p[issue] == was for issue, was in TODAY.items())]


def worth(*rows):
    """Thousands of euros a year for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {
        issue: {option: 1000 * each for option, each in zip(ISSUES[issue], row, strict=True)}
        for issue, row in named
    }


CLOSING_LINE = 96_000
"""What Corder's leaves the firm in a year at today's terms."""
PIET = worth((0, -14, -29, -50), (7, 0, -9), (8, 0, -8), (0, -20, -6), (0, -22), (0, -5))
MEERA = {
    "on_paper": worth((0, 14, 28, 50), (6, 0, 5), (-1, 0, 6), (0, 18, 34), (0, -14), (0, 5)),
    "gaps": worth((0, 13, 26, 46), (-12, 0, 36), (-1, 0, 5), (0, 12, 2), (0, -16), (0, 8)),
    "pickles": worth((0, 14, 28, 46), (3, 0, 9), (-1, 0, 6), (0, 12, 2), (0, 32), (0, 4)),
    "shelf": worth((0, 14, 28, 46), (3, 0, 9), (-1, 0, 6), (0, 12, 2), (0, -6), (0, 1)),
}
SAVED = {"off2": 4_000, "off4": 9_000, "off7": 15_000}
"""What a discount costs him less when it is on six jars and no longer on eleven."""
MISSED = {"off2": -4_000, "off4": -8_000, "off7": -14_000}
"""What it brings her less then."""
ALONE = {"pickles": 8_000}
"""What it is worth to her beside, where six jars have to stand on a shelf of their own."""
DEKKER, FARM_SHOPS, HALF_EMPTY = 64_000, 28_000, 5_000
LEAST = round(0.75 * DEKKER + 0.25 * FARM_SHOPS) - HALF_EMPTY
"""What the firm has without Corder's: 50,000."""
NEEDS = {"on_paper": 28_000, "gaps": 30_000, "pickles": 55_000, "shelf": 55_000}
"""What Meera has without Vos, over today's terms."""
MOVES = {"dekker_told": -6_000, "share_told": 6_000}
"""What moves that, where it rests on his having nowhere to go: on paper and in the gaps."""


def at(variant, least):
    """Both sides while her walkaway stands at `least`."""
    his, hers = table(PIET, base=CLOSING_LINE), table(MEERA[variant])

    def on_six(p, extra):
        return extra.get(p["price"], 0) if p["range"] == "mustards" else 0

    def alone(p):
        return ALONE.get(variant, 0) if (p["range"], p["jar"]) == ("mustards", "ours") else 0

    return Sides(
        me=lambda p: his(p) + on_six(p, SAVED),
        them=lambda p: hers(p) + on_six(p, MISSED) + alone(p),
        my_least=LEAST,
        their_least=least,
    )


def every_zone(variant):
    """The zone after each set of the events that can happen in a variant."""
    movable = MOVES if variant in {"on_paper", "gaps"} else {}
    sets = chain.from_iterable(combinations(movable, n) for n in range(len(movable) + 1))
    for happened in sets:
        least = NEEDS[variant] + sum(MOVES[each] for each in happened)
        yield at(variant, least).zone(ALL)


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, least in NEEDS.items():
        start = at(variant, least)
        found[variant] = counts(
            opening=start.zone(TABLED), attainable=every_zone(variant), sides=start, among=ALL
        )
    return {"founder": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
