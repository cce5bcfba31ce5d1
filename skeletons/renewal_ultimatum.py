"""The arithmetic of “By Friday noon”; the case itself is in renewal-ultimatum.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

PRICES = tuple(range(300, 401, 10))
ISSUES = {
    "price": PRICES,
    "term": ("one", "two", "three"),
    "payment": ("quarters", "january", "friday"),
    "growth": ("list", "same"),
    "season": ("as_now", "freeze", "trainer"),
}
ALL = packages(ISSUES)
TABLED = [p for p in ALL if p["season"] == "as_now"]
SEATS, TODAY, COST = 500, 400, 300


def worth(sign, *rows):
    """Euros for each option: what the price makes for five hundred seats, then the other rows."""
    prices = tuple(sign * SEATS * (TODAY - price) for price in PRICES)
    named = zip(ISSUES, (prices, *rows), strict=True)
    return {issue: dict(zip(map(str, ISSUES[issue]), row, strict=True)) for issue, row in named}


AMA = worth(-1, (0, 8000, 12000), (0, 3000, 6000), (0, -4000), (0, 2000, -4000))
LUKAS = {
    "goal": worth(1, (0, 10000, 20000), (2000, 0, -10000), (0, 2000), (0, 9000, 2000)),
    "budget": worth(1, (12000, 3000, -8000), (0, 2000, 24000), (0, 9000), (0, -6000, 10000)),
    "rival": worth(1, (6000, -3000, -10000), (4000, 1000, -4000), (0, 4000), (0, -3000, 0)),
}
TODAYS = SEATS * (TODAY - COST)
"""What the contract leaves Ama's firm in a year at today's price."""
FERROW, IDLE, MOVING = 28000, -4000, 2000
LEAST = round(0.75 * FERROW + 0.25 * IDLE) - MOVING
"""The team goes to Ferrow three times in four; and the contract owes Nordkai help with the move."""
PAPER, CALLED = -6000, 6000
NEEDS = {"goal": 32000, "budget": 40000, "rival": 59000}
"""Lukas's walkaway at the start."""
MOVES = {"goal": (0, PAPER, CALLED, PAPER + CALLED), "budget": (0, PAPER, CALLED, PAPER + CALLED)}
REFUSED = {"goal": ("payment", "friday"), "budget": ("term", "three")}
"""What he cannot sign at any price."""


def at(variant, least):
    """Both sides while his walkaway stands at `least`."""
    his = table(LUKAS[variant])

    def signed(p):
        issue, option = REFUSED.get(variant, ("", ""))
        return float("-inf") if p.get(issue) == option else his(p)

    return Sides(me=table(AMA, TODAYS), them=signed, my_least=LEAST, their_least=least)


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, least in NEEDS.items():
        start = at(variant, least)
        zones = [at(variant, least + move).zone(ALL) for move in MOVES.get(variant, (0,))]
        found[variant] = counts(
            opening=start.zone(TABLED), attainable=zones, sides=start, among=ALL
        )
    return {"account_manager": found}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
