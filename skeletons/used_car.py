"""The arithmetic of “Everything but the button”; the case itself is in used-car.md."""

from __future__ import annotations

from itertools import product

from skeletons.counting import Sides, counts, packages, table

PRICES = range(15000, 19801, 100)
ISSUES = {
    "price": PRICES,
    "tow_bar": ("none", "fitted"),
    "connect": ("none", "active"),
    "handover": ("by30", "week1", "week3"),
    "plan": ("none", "12m", "36m"),
}


def possible(package):
    """There is no plan for a Connect that is switched off."""
    return package["connect"] == "active" or package["plan"] == "none"


ALL = packages(ISSUES, possible)
TABLED = [p for p in ALL if p["plan"] == "none"]

BRINGS = {str(price): price for price in PRICES}
COSTS = {str(price): -price for price in PRICES}

A_YEAR = 110 + 108 + 160
"""What the long plan replaces: the breakdown club, the mileage log and the rented heater timer."""
PLANS = {"none": 0, "12m": A_YEAR - 300, "36m": 3 * A_YEAR - 900}
NUISANCE = {"none": 0, "12m": -120, "36m": -420}
"""The plan to a customer who pays for none of that today."""
WORTH = 20000
"""The car to Noor with both features, collected in the first week."""

BILL, COMMISSION, BONUS = 520, {"none": 0, "12m": 90, "36m": 450}, 600
"""What head office bills for Connect and waives with the long plan, and what the branch earns."""

OTHER_DEALER = WORTH - 17300 - 250 - 400
RENTING = 1250
TRAIN = (3 * OTHER_DEALER + RENTING) // 4
"""Three times in four the other car is still there on Saturday."""
PRIVATE = WORTH - 16500 - 850 - 400
"""A private seller's car without both, to a customer who can do without Connect."""
AUCTION = max(15700, (2 * 17000 + 3 * 14600) // 5)
"""The lorry on Friday is worth more than another month in the yard."""


def noor(*, nice=False):
    """What a package leaves her; `nice` where Connect is only nice to have."""
    return table(
        {
            "price": COSTS,
            "tow_bar": {"none": -850, "fitted": 0},
            "connect": {"none": -400 if nice else -3000, "active": 0},
            "handover": {"by30": -150, "week1": 0, "week3": 40},
            "plan": NUISANCE if nice else PLANS,
        },
        base=WORTH,
    )


def colm(*, bonus):
    """What a package leaves the branch, with what the 30th brings it."""
    added = table(
        {
            "price": BRINGS,
            "tow_bar": {"none": 0, "fitted": -320},
            "connect": {"none": 0, "active": -BILL},
            "handover": {"by30": bonus, "week1": 0, "week3": -90},
            "plan": COMMISSION,
        }
    )
    return lambda p: added(p) + (BILL if p["plan"] == "36m" else 0)


def signed_by(side, issue, *allowed):
    """A side's worth, with what it signs under no circumstances worth less than anything."""
    return lambda p: side(p) if p[issue] in allowed else float("-inf")


def leaves_in_time(side):
    """The rule of the house: a sold car is gone within ten days."""
    return signed_by(side, "handover", "by30", "week1")


BUYING = {"month_end": (AUCTION, BONUS), "second_buyer": (17100, 0), "promised": (17900, 0)}
"""Colm's walkaway, and what a car that is collected by the 30th brings him."""
BLUFF, VIEWER = 300, 100


def buying(variant, raised=0):
    """Both sides with you as Noor, once events have raised his walkaway."""
    least, bonus = BUYING[variant]
    return Sides(
        me=signed_by(noor(), "connect", "active"),
        them=leaves_in_time(colm(bonus=bonus)),
        my_least=TRAIN,
        their_least=least + raised,
    )


SELLING = {"other_there": TRAIN, "other_gone": RENTING, "nice_to_have": PRIVATE}
LIE, HELD = 200, 100


def selling(variant, raised=0, *, bonus=0):
    """Both sides with you as Colm, once events have raised hers or brought the bonus."""
    nice = variant == "nice_to_have"
    hers = noor(nice=nice)
    return Sides(
        me=leaves_in_time(colm(bonus=bonus)),
        them=hers if nice else signed_by(hers, "connect", "active"),
        my_least=AUCTION,
        their_least=SELLING[variant] + raised,
    )


def bought():
    """What the scenario declares for the buyer, over every set of events."""
    found = {}
    for variant in BUYING:
        raises = product((0, BLUFF), (0, VIEWER if variant == "second_buyer" else 0))
        start = buying(variant)
        found[variant] = counts(
            opening=start.zone(TABLED),
            attainable=[buying(variant, sum(each)).zone(ALL) for each in raises],
            sides=start,
            among=ALL,
        )
    return found


def sold():
    """What the scenario declares for the dealer, over every set of events."""
    found = {}
    for variant in SELLING:
        sets = product((0, LIE), (0, HELD if variant == "other_there" else 0), (0, BONUS))
        start = selling(variant)
        found[variant] = counts(
            opening=start.zone(TABLED),
            attainable=[selling(variant, a + b, bonus=bonus).zone(ALL) for a, b, bonus in sets],
            sides=start,
            among=ALL,
        )
    return found


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    return {"buyer": bought(), "dealer": sold()}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
