"""The preparation sheet of a case, as the very page that practice has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.journal.direction import less_is_better
from negotiator_trainer.journal.weights import left, worth
from negotiator_trainer.services.preparation import derive
from negotiator_trainer.services.preparation_view import PreparationView
from negotiator_trainer.services.sheet_advice import QUESTIONS, advise
from negotiator_trainer.services.table_view import (
    EstimateForm,
    IssueOption,
    IssueView,
    RangeView,
)
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import IssueTree
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.journal.templates import Template


def case_sheet_view(
    sheet: Sheet, tree: IssueTree, *, unit: str, template: Template
) -> PreparationView:
    """Describe the preparation page of a case as it is written now.

    Args:
        sheet: As written.
        tree: What is being negotiated; an option's id is its position.
        unit: The symbol of values; empty for points, in which the tree counts too.
        template: Whose questions and assumptions are offered.
    """
    derived = derive(sheet, less_is_better=less_is_better(sheet))
    questions = template.questions or tuple(map(tr, QUESTIONS))
    offered = None if unit else _offered(sheet, tree)
    return PreparationView(
        brief=None,
        sheet=sheet,
        issues=_issues(tree),
        base_value=0,
        estimate=EstimateForm(
            kind="money", question=tr("The furthest that they would go"), unit=unit
        ),
        assumptions=template.assumptions,
        questions=questions,
        derived=derived,
        advice=tuple(
            advise(
                sheet, derived, offer_value=offered, no_zone=_no_zone(sheet),
                less_may_be_better=True,
            )
        ),
        strip=_strip(sheet, unit=unit),
        unit=unit,
    )  # fmt: skip


def _issues(tree: IssueTree) -> tuple[IssueView, ...]:
    """Issues of which nothing can be chosen yet are left out."""
    return tuple(
        IssueView(
            id=issue.id,
            name=issue.text,
            options=tuple(
                IssueOption(id=str(position), label=option.text, value=option.points)
                for position, option in enumerate(issue.options)
            ),
            numeric=False,
            tabled=True,
        )
        for issue in tree.issues
        if issue.text.strip() and issue.options
    )


def _offered(sheet: Sheet, tree: IssueTree) -> int | None:
    """What the first offer adds up to; None while an issue or points are open."""
    package = {issue: int(at) for issue, at in sheet.first_offer.items() if at.isdigit()}
    known = {issue.id: len(issue.options) for issue in tree.issues if issue.options}
    unlaid = left(tree) != 0
    if unlaid or any(package.get(each, size) >= size for each, size in known.items()):
        return None
    return worth(tree, package)


def _no_zone(sheet: Sheet) -> bool:
    """Whether even the easiest limit in the range is out of reach of the walkaway.

    Which way is up is only known with a target.
    """
    low, high, walkaway, target = sheet.guess.low, sheet.guess.high, sheet.walkaway, sheet.target
    if low is None or high is None or walkaway is None or target is None:
        return False
    return low > walkaway if target < walkaway else high < walkaway


def _strip(sheet: Sheet, *, unit: str) -> RangeView | None:
    guess = sheet.guess
    numbers = [n for n in (sheet.walkaway, sheet.target, guess.low, guess.high) if n is not None]
    if len(set(numbers)) < 2:
        return None
    known = guess.low is not None and guess.high is not None
    return RangeView(
        name=tr("Value") if unit else tr("Points to you"), unit=unit, low=min(numbers),
        high=max(numbers), walkaway=sheet.walkaway, target=sheet.target, mine=(), theirs=(),
        estimate=(guess.low or 0, guess.high or 0) if known else None,
    )  # fmt: skip
