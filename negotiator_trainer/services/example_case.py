"""An example of a real negotiation, for pictures of the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from negotiator_trainer.journal.case import (
    Branch,
    CheckedAssumption,
    DecisionTree,
    FeltPackage,
    IssueTree,
    Outcome,
    Review,
    TreeAlternative,
    TreeIssue,
    TreeOption,
)
from negotiator_trainer.journal.decision import taken_over
from negotiator_trainer.scoring.sheet import (
    Guess,
    Sheet,
    Trade,
    WrittenAdjustment,
    WrittenAssumption,
)
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from negotiator_trainer.services.journal.journal import Journal


def prepared_case(journal: Journal, *, now: Callable[[], datetime]) -> int:
    """Begin a case, prepare it, and return its id."""
    title = tr("Renewal with Kalev Print")
    case = journal.start("supplier", "full", title, unit="€", happens_on=now().date())
    journal.change(
        case, CaseChange(tags=[tr("supplier")], people=[tr("Kalev Print"), tr("Mari Tamm")])
    )
    journal.save(case, _issues())
    journal.save(case, _alternatives())
    journal.save(case, _sheet())
    return case


def gone_into(journal: Journal, case: int) -> None:
    """Go into a prepared case, and change a little afterwards."""
    sheet = journal.go_in(case).preparation.sheet
    asked = (*sheet.questions, tr("Who else has to sign?"))
    journal.save(case, replace(sheet, walkaway=41_500, questions=asked))


def reviewed(journal: Journal, case: int) -> None:
    """Write how it ended and what was learned."""
    sheet = journal.page(case).preparation.sheet
    findings = ("refuted", "confirmed")
    journal.save(
        case,
        Outcome(
            agreed=True, terms=tr("39,400 a year, paid within ten days, a named contact"),
            value=39_400, package={"price": 1, "pay": 0, "care": 0}, minimum_terms_held=True,
            limit=38_000, felt="tense", surprised=tr("They asked for the money first."),
        ),
    )  # fmt: skip
    journal.save(
        case,
        Review(
            relationship=(75, 75, 50, 100),
            assumptions=tuple(
                CheckedAssumption(each.text, finding)  # type: ignore[arg-type]  # one of a tuple of literals
                for each, finding in zip(sheet.assumptions, findings, strict=True)
            ),
            happened=tr("Payment mattered more to them than the price."),
            learned=tr("Ask about cash before asking for a discount."),
            intend_if=tr("they name a price first"), intend_then=tr("ask what it rests on"),
            intend_when=tr("the next renewal"),
        ),
    )  # fmt: skip


def _issues() -> IssueTree:
    tree = (
        ("price", tr("Price"), 50, ((tr("38,000 a year"), 50), (tr("39,400 a year"), 30),
                                    (tr("42,000 a year"), 0))),
        ("pay", tr("Payment"), 20, ((tr("in 10 days"), 20), (tr("in 30 days"), 0))),
        ("care", tr("When something goes wrong"), 30, ((tr("a named contact"), 30),
                                                      (tr("a service line"), 0))),
    )  # fmt: skip
    issues = tuple(
        TreeIssue(key, name, weight, tuple(TreeOption(*each) for each in options))
        for key, name, weight, options in tree
    )
    return IssueTree(issues, (FeltPackage({"price": 1, "pay": 1, "care": 0}, 70),))


def _alternatives() -> DecisionTree:
    return DecisionTree(
        (
            TreeAlternative(
                tr("Take the second printer"),
                (
                    Branch(tr("they keep their dates"), 70, 40_500, tr("their new press runs")),
                    Branch(tr("they are late"), 30, 43_000),
                ),
            ),
            TreeAlternative(
                tr("Print in the house"),
                (Branch(tr("the old machine holds"), 100, 42_500, tr("no more than two sizes")),),
            ),
        )
    )


def _sheet() -> Sheet:
    sheet = Sheet(
        adjustments=(WrittenAdjustment(tr("a year of getting to know each other"), 750),),
        walkaway=42_000, target=39_000, minimum_terms=(tr("delivery by May"),),
        trigger=tr("they bring a fourth price list"),
        exit_line=tr("Then it is not this year. My door stays open."),
        first_offer={"price": "0", "pay": "0", "care": "0"},
        first_offer_reason=tr("three quotes from the same month"),
        interests=(tr("no surprises before the fair"),), only_i_bring=(tr("paying at once"),),
        power=6, guess=Guess(36_500, 40_500), chips={"price": 40, "pay": 50, "care": 10},
        assumptions=(
            WrittenAssumption(tr("They have no other buyer")),
            WrittenAssumption(tr("Their crew is free in March")),
        ),
        questions=(tr("What makes March hard?"), tr("What happens if it takes longer?")),
        trades=(Trade(tr("pay in ten days"), tr("a named contact")),), agree_chance=75,
    )  # fmt: skip
    return taken_over(sheet, _alternatives().alternatives[0])
