from dataclasses import replace

from negotiator_trainer.journal.case import Branch, DecisionTree, IssueTree, TreeAlternative
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.ui.pages.journal.part_summary import (
    alternatives_summary,
    issues_summary,
    sheet_summary,
)
from tests.ui.journal_views import SHEET, TREE

KEEP = TreeAlternative("Keep it a year", (Branch("it holds its price", 100, 34_000),))
SELL = TreeAlternative("Sell it", (Branch("somebody comes", 100, 36_000),))


def test_issues_are_counted_and_their_points_added_up(theme):
    assert issues_summary(TREE) == "3 issues · all 100 points are shared out"
    first, *rest = TREE.issues
    light = IssueTree((replace(first, weight=20), *rest))
    assert issues_summary(light) == "3 issues · 40 of 100 points are left to share out"
    heavy = IssueTree((replace(first, weight=75), *rest))
    assert issues_summary(heavy) == "3 issues · 15 points more than the 100 that there are"
    assert issues_summary(IssueTree((first,))).startswith("1 issue · ")
    assert issues_summary(IssueTree()) == "nothing written yet"


def test_the_best_alternative_is_named_for_who_is_paid_and_for_who_pays(theme):
    tree = DecisionTree((KEEP, SELL))
    paid = alternatives_summary(tree, unit="€", less_is_better=False)
    assert paid == "2 alternatives · best: Sell it, €36,000"
    pays = alternatives_summary(tree, unit="€", less_is_better=True)
    assert pays == "2 alternatives · best: Keep it a year, €34,000"


def test_alternatives_without_a_value_are_only_counted(theme):
    tree = DecisionTree((TreeAlternative("Wait"),))
    assert alternatives_summary(tree, unit="€", less_is_better=False) == "1 alternative"
    none = alternatives_summary(DecisionTree(), unit="€", less_is_better=False)
    assert none == "nothing written yet"


def test_of_the_sheet_the_figures_that_are_written_are_said(theme):
    whole = "walkaway £42,000 · target £39,000 · their limit £36,500–£40,500"
    assert sheet_summary(SHEET, unit="£") == whole
    half = replace(SHEET, walkaway=None, guess=Guess(36_500, None))
    assert sheet_summary(half, unit="£") == "target £39,000"
    assert sheet_summary(Sheet(), unit="£") == "no figures written yet"
