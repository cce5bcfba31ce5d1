"""What a part of a preparation comes to, in one line beside its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from negotiator_trainer.journal.decision import weigh
from negotiator_trainer.journal.weights import left
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.wording import ntr

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import DecisionTree, IssueTree
    from negotiator_trainer.scoring.sheet import Sheet


def _tr(words: str) -> str:
    return QCoreApplication.translate("part_summary", words)


def issues_summary(tree: IssueTree) -> str:
    """How many issues there are, and whether the points are shared out."""
    if not tree.issues:
        return _tr("nothing written yet")
    counted = ntr("1 issue", "{count} issues", len(tree.issues))
    return f"{counted} · {points_left(tree)}"


def points_left(tree: IssueTree) -> str:
    """How many of the 100 points are still to be shared out among the issues."""
    rest = left(tree)
    if rest == 0:
        return _tr("all 100 points are shared out")
    if rest < 0:
        return _tr("{0} points more than the 100 that there are").format(-rest)
    return _tr("{0} of 100 points are left to share out").format(rest)


def alternatives_summary(tree: DecisionTree, *, unit: str, less_is_better: bool) -> str:
    """How many alternatives there are, and the best one with what it is worth."""
    if not tree.alternatives:
        return _tr("nothing written yet")
    counted = ntr("1 alternative", "{count} alternatives", len(tree.alternatives))
    weighed = weigh(tree, less_is_better=less_is_better)
    best = next((each for each in weighed if each.best), None)
    if best is None or best.expected is None:
        return counted
    worth = NumberForm(prefix=unit).to_text(best.expected)
    return f"{counted} · " + _tr("best: {0}, {1}").format(best.text or "…", worth)


def sheet_summary(sheet: Sheet, *, unit: str) -> str:
    """The three figures that matter most: walkaway, target, and the guess of their limit."""
    form = NumberForm(prefix=unit)
    parts = []
    if sheet.walkaway is not None:
        parts.append(_tr("walkaway {0}").format(form.to_text(sheet.walkaway)))
    if sheet.target is not None:
        parts.append(_tr("target {0}").format(form.to_text(sheet.target)))
    low, high = sheet.guess.low, sheet.guess.high
    if low is not None and high is not None:
        span = f"{form.to_text(low)}–{form.to_text(high)}"
        parts.append(_tr("their limit {0}").format(span))
    return " · ".join(parts) or _tr("no figures written yet")
