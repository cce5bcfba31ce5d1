"""The nine skills: how each was used in the newest reviewed attempts, and where it goes.

A trend is named where the Mann–Kendall test (Mann 1945, *Nonparametric tests against trend*;
Kendall 1975) would find one like it by chance in at most one of five series: |z| ≥ 1.28. It looks
at the order of the scores only, so that one odd attempt cannot make it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import sqrt
from statistics import median
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.services.progress.view import SkillView
from negotiator_trainer.services.skill_names import NAMES, SKILLS
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.store.figure_records import SkillFigure

SKILL_FROM = 5
"""Attempts below which a skill has no figure."""
LOOKED_AT = 100
"""Reviewed attempts that a skill rests on at most, the newest."""
_SURE = 1.2816
"""Two-sided 80 % of the normal distribution."""

Trend = Literal["up", "down", "level"]
_WORDS = {"up": mark("rising"), "down": mark("falling"), "level": mark("no clear trend")}


def skill_views(figures: Sequence[SkillFigure]) -> tuple[SkillView, ...]:
    """Describe the nine skills.

    Args:
        figures: Of the newest reviewed attempts, the oldest attempt first.
    """
    scores: dict[str, list[float]] = {skill: [] for skill in SKILLS}
    for figure in figures:
        if figure.skill in scores:
            scores[figure.skill].append(figure.score)
    views = [_view(skill, found) for skill, found in scores.items()]
    known = [view for view in views if view.median is not None]
    if len(known) < 2:
        return tuple(views)
    weakest = min(known, key=lambda view: view.median or 0)
    return tuple(replace(view, weakest=view is weakest) for view in views)


def trend(values: Sequence[float]) -> Trend:
    """Which way values go, oldest first, by the Mann–Kendall test with its tie correction."""
    count = len(values)
    rises = sum(
        (later > earlier) - (later < earlier)
        for at, earlier in enumerate(values)
        for later in values[at + 1 :]
    )
    ties = sum(_term(same) for same in Counter(values).values() if same > 1)
    variance = (_term(count) - ties) / 18
    if variance <= 0 or abs(rises) < 2:
        return "level"
    z = (abs(rises) - 1) / sqrt(variance)
    if z < _SURE:
        return "level"
    return "up" if rises > 0 else "down"


def _term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _view(skill: str, scores: Sequence[float]) -> SkillView:
    count = len(scores)
    if count < SKILL_FROM:
        return SkillView(
            id=skill, name=tr(NAMES[skill]), attempts=count, median=None, scores=tuple(scores),
            trend="",
            words=tr("not enough yet: {count} of {needed}", count=count, needed=SKILL_FROM),
        )  # fmt: skip
    way, middle = trend(scores), median(scores)
    return SkillView(
        id=skill, name=tr(NAMES[skill]), attempts=count, median=middle, scores=tuple(scores),
        trend=way, words=tr(_WORDS[way]),
    )  # fmt: skip
