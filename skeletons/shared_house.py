"""The arithmetic of “Two keys”; the case itself is in shared-house.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "when": ("five", "decided", "autumn"),
    "summers": ("cem", "turns", "let"),
    "roof": ("advance", "half", "hands"),
    "split": ("more", "named", "half"),
    "piano": ("leyla", "sold", "defne"),
    "bet": ("none", "small", "big"),
}


def possible(package):
    """A house that is sold this autumn has no summer to share and no vote to bet on."""
    return package["when"] != "autumn" or (
        package["summers"] == "turns" and package["bet"] == "none"
    )


ALL = packages(ISSUES, possible)
TABLED = [p for p in ALL if p["bet"] == "none"]

TODAY, VOTED_IN, VOTED_DOWN = 400, 360, 440
"""What the house would fetch, in thousands: this autumn, and after either vote."""
BETS = {"none": 0, "small": 10, "big": 25}
"""What the one who was wrong about the bypass pays the other, in thousands."""
HERS, HIS = 70, 20
"""By her forecast and by his: how likely the bypass is, in per cent."""


def half_later(chance):
    """Half of the price to expect once the bypass is decided, in thousands."""
    return (chance * VOTED_IN + (100 - chance) * VOTED_DOWN) // 200


def wager(stake, chance):
    """What a bet on the bypass brings whoever wins `stake` with this chance, in thousands."""
    return stake * (2 * chance - 100) // 100


WAITING = {"hers": half_later(HERS) - TODAY // 2, "his": half_later(HIS) - TODAY // 2}
"""What waiting for the vote does to one half, by each one's own forecast: −8 and +12."""


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(map(str, ISSUES[issue]), row, strict=True)) for issue, row in named}


def bets(chance, strain=(0, 0)):
    """What each bet is worth by a forecast, less what the risk of paying it would cost."""
    small, big = (wager(BETS[size], chance) for size in ("small", "big"))
    return (0, small - strain[0], big - strain[1])


LEYLA = worth(
    (0, 22 + WAITING["hers"], 22), (0, 6, 8), (0, 2, 4), (0, 12, 20), (3, 0, 7), bets(HERS)
)
ASHAMED, OWNED_UP = -6, 26
"""A sale this autumn, in January: he has sworn never to sell, and what it changes to say why."""
CEM = {
    "money": worth(
        (0, 6, ASHAMED), (4, 0, 10), (18, 0, 3), (20, 8, 0), (0, 2, 6), bets(100 - HIS, (10, 33))
    ),
    "summers": worth(
        (18, 14, 2), (24, 6, 0), (5, 0, 8), (10, 4, 0), (0, 0, 8), bets(100 - HIS, (0, 17))
    ),
    "thanks": worth((10, 14, 2), (6, 6, 8), (9, 8, 0), (24, 30, -6), (2, 0, 8), bets(100 - HIS)),
}
LETTING, EMPTY, WINTER = 60, 16, 4
LEAST = (LETTING + EMPTY) // 2 - WINTER
"""Letting the house works one time in two, and costs a winter of not talking."""
NEEDS = {"money": 30, "summers": 42, "thanks": 50}
HEARD, UNWRITTEN = -12, -12
"""In three years, once she has said that she was not there: what it does to his walkaway, and to
a page that still does not mention them."""


def at(variant, *, told=False):
    """Both sides at the start, or after what can be `told`: his debts, or her absence."""
    his = table(CEM[variant])
    least = NEEDS[variant] + (HEARD if told and variant == "thanks" else 0)
    eased = OWNED_UP if told and variant == "money" else 0

    def able(p):
        if variant == "money" and p["roof"] != "advance":
            return float("-inf")
        unwritten = UNWRITTEN if told and variant == "thanks" and p["split"] == "half" else 0
        return his(p) + (eased if p["when"] == "autumn" else 0) + unwritten

    return Sides(me=table(LEYLA), them=able, my_least=LEAST, their_least=least)


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant in CEM:
        start, told = at(variant), at(variant, told=True)
        found[variant] = counts(
            opening=start.zone(TABLED),
            attainable=[start.zone(ALL), told.zone(ALL)],
            sides=start,
            among=ALL,
        )
    return {"sister": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
