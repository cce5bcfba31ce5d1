"""The arithmetic of “What would fifteen take?”; the case itself is in quarter-outcome.md."""

from __future__ import annotations

from skeletons.counting import Sides, counts, packages, table

ISSUES = {
    "metric": ("revenue_churn", "accounts_lost", "week4_linked", "week4_only"),
    "target": (5, 10, 15, 20),
    "time": ("one_q", "two_q_mid"),
    "people": ("none", "analyst", "eng_after_mid", "eng_now"),
    "risk": ("none", "one_bold", "two_bold"),
    "checkin": ("weekly_status", "fortnight_decide", "end_only"),
    "stops": ("keep", "pause"),
}
ALL = packages(ISSUES)
TABLED = [p for p in ALL if p["stops"] == "keep"]


def worth(*rows):
    """One number for each option of each issue, in the order of `ISSUES`."""
    named = zip(ISSUES, rows, strict=True)
    return {issue: dict(zip(map(str, ISSUES[issue]), row, strict=True)) for issue, row in named}


ANNELI = worth(
    (0, 5, 15, 17), (30, 22, 11, -5), (0, 10), (0, 5, 9, 13), (0, 8, 8), (0, 7, 5), (0, 13)
)
RAFAEL = {
    "board": worth(
        (14, 8, 12, 0), (0, 14, 26, 31), (18, 2), (6, 5, 4, 2), (6, 4, 0), (3, 9, 0), (8, 0)
    ),
    "freeze": worth(
        (10, 7, 9, 0), (0, 12, 22, 27), (5, 3), (28, 22, 8, 0), (0, 6, 9), (2, 8, 0), (2, 0)
    ),
    "burned": worth(
        (16, 10, 14, 0), (8, 18, 20, 16), (0, 14), (8, 9, 10, 0), (12, 7, 0), (7, 11, 0), (14, 0)
    ),
}
TEAMS = {
    "stretched": ANNELI,
    "holding": worth(
        (0, 5, 15, 17), (24, 23, 21, 17), (0, 10), (0, 0, 0, 0), (0, 10, 25), (0, 7, 5), (0, 4)
    ),
    "losing": worth(
        (0, 5, 15, 17), (30, 22, 11, -5), (0, 10), (0, 3, 14, 24), (0, 3, -4), (0, 7, 5), (0, -4)
    ),
}
"""Anneli as Rafael can meet her: her own sheet, a team that holds back, one that loses Bex."""
BROKERED, LOST_WEEK = 40, 4
LEAST = BROKERED - LOST_WEEK
"""What Mina's note is worth to the team: its own plan and his are worth less."""
NEEDS = {"board": (62, 62), "freeze": (60, 60), "burned": (86, 74)}
"""Rafael's walkaway at the start, and the lowest that an event can bring."""

WRITTEN = (81 + 47) // 2 - 2
"""What writing it himself is worth to Rafael: half the time it is believed, and others watch."""
TEAM_NEEDS = {"stretched": LEAST, "holding": 44, "losing": 42}
"""Anneli's walkaway, which no event lowers; hearing that she could do more raises one."""


def at(variant, least, *, paper_forward=False):
    """Both sides while his walkaway stands at `least`."""
    his = table(RAFAEL[variant])
    hers = table(ANNELI)

    def signed(p):
        return his(p) - (4 if paper_forward and p["time"] == "two_q_mid" else 0)

    def baseline(p):
        return hers(p) if p["metric"] != "revenue_churn" else float("-inf")

    return Sides(me=baseline, them=signed, my_least=LEAST, their_least=least)


def across(variant):
    """Both sides where Rafael is the one who plays, at the start; no event widens this zone."""
    hers = table(TEAMS[variant])

    def baseline(p):
        return hers(p) if p["metric"] != "revenue_churn" else float("-inf")

    return Sides(
        me=table(RAFAEL["board"]), them=baseline, my_least=WRITTEN, their_least=TEAM_NEEDS[variant]
    )


def counted():
    """What the scenario declares in `counts`, for each role and variant."""
    found = {}
    for variant, (least, lowest) in NEEDS.items():
        start, softened = at(variant, least), at(variant, lowest)
        found[variant] = counts(
            opening=start.zone(TABLED), attainable=[softened.zone(ALL)], sides=start, among=ALL
        )
    other = {}
    for variant in TEAMS:
        sides = across(variant)
        other[variant] = counts(
            opening=sides.zone(TABLED), attainable=[sides.zone(ALL)], sides=sides, among=ALL
        )
    return {"team_lead": found, "cpo": other}


if __name__ == "__main__":
    for role, variants in counted().items():
        for variant, numbers in variants.items():
            print(role, variant, numbers)
