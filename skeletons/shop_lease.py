"""The arithmetic of “Subject to signature”; the case itself is in shop-lease.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages

RENTS = tuple(range(900, 1501, 20))
ALL = packages({"rent": RENTS})

SHOP = 2000
"""What the shop leaves Minh a month before its rent."""
KIOSK = 1500 - 720 - 1440 // 36
"""The station: what it leaves before rent, its rent, and the move spread over three years."""
GARAGE = 660
LEAST = round(0.75 * KIOSK + 0.25 * GARAGE)
"""The kiosk comes three times in four, otherwise it is the garage."""
CEILING = SHOP - LEAST
"""The rent at which the shop is worth no more than that."""

LIMITS = {"empty": (1160, 1040), "chain": (1200, 1180), "promised": (1320, 1320)}
"""The owner's lowest rent at the start, and the lowest that an event can bring."""


def at(least):
    """Both sides while the owner's lowest rent stands at `least`."""
    return Sides(
        me=lambda p: SHOP - int(p["rent"]),
        them=lambda p: int(p["rent"]),
        my_least=LEAST,
        their_least=least,
    )


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, (least, lowest) in LIMITS.items():
        start, softened = at(least), at(lowest)
        found[variant] = counts(
            opening=start.zone(ALL), attainable=[softened.zone(ALL)], sides=start, among=ALL
        )
    return {"tenant": found}


if __name__ == "__main__":
    print("walkaway", LEAST, "ceiling", CEILING)
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
