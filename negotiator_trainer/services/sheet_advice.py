"""Live checks of a preparation sheet, in practice and in the journal; they never block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.preparation_view import Advice
from negotiator_trainer.wording import mark, ntr, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import Derived

QUESTIONS = (
    mark("What matters most to you about …?"),
    mark("What happens on your side if …?"),
    mark("Who else has a say in …?"),
    mark("What makes … hard for you?"),
    mark("What if we …?"),
)
"""Beginnings for questions that suit most negotiations."""

CHIPS = 100
"""What is laid over the other side's issues."""

_ENOUGH_QUESTIONS = 3


def advise(
    sheet: Sheet,
    derived: Derived,
    *,
    offer_value: int | None,
    no_zone: bool,
    less_may_be_better: bool = False,
) -> Iterator[Advice]:
    """Yield what is worth a second look.

    Args:
        sheet: As written.
        derived: What follows from its alternatives.
        offer_value: What the first offer is worth to me, in the sheet's unit; None where it
            cannot be told.
        no_zone: Whether the written range of their limit leaves no zone with the walkaway.
        less_may_be_better: Whether the values may be prices to pay: then a target below the
            walkaway is no mistake.
    """
    yield from _about_limits(sheet, derived, less_may_be_better=less_may_be_better)
    yield from _about_first_offer(sheet, offer_value)
    yield from _about_their_side(sheet, no_zone=no_zone)
    if 0 < len([q for q in sheet.questions if q.strip()]) < _ENOUGH_QUESTIONS:
        yield Advice(
            field="questions", kind="info", text=tr("Three to five questions carry further.")
        )
    if sheet.walkaway is not None and not sheet.exit_line.strip():
        yield Advice(
            field="exit_line", kind="info",
            text=tr("A walkaway is easier to keep with the words to leave by."),
        )  # fmt: skip


def _about_limits(sheet: Sheet, derived: Derived, *, less_may_be_better: bool) -> Iterator[Advice]:
    walkaway, target = sheet.walkaway, sheet.target
    if walkaway is None:
        return
    if derived.value is not None and walkaway != derived.value:
        by = f"{abs(walkaway - derived.value):,}"
        text = (
            tr("Your walkaway is {by} above what your alternatives give.", by=by)
            if walkaway > derived.value
            else tr("Your walkaway is {by} below what your alternatives give.", by=by)
        )
        yield Advice(field="walkaway", kind="warning", text=text)
    if target is not None and (
        target == walkaway or (target < walkaway and not less_may_be_better)
    ):
        yield Advice(
            field="target", kind="warning",
            text=tr("Your target is no better than your walkaway."),
        )  # fmt: skip


def _about_first_offer(sheet: Sheet, value: int | None) -> Iterator[Advice]:
    if not sheet.first_offer:
        return
    if value is not None and sheet.target is not None and value < sheet.target:
        text = tr(
            "Your first offer is worth {value} to you, less than your target.", value=f"{value:,}"
        )
        yield Advice(field="first_offer", kind="warning", text=text)
    if not sheet.first_offer_reason.strip():
        yield Advice(
            field="first_offer_reason", kind="info",
            text=tr("A first offer needs a reason with it."),
        )  # fmt: skip


def _about_their_side(sheet: Sheet, *, no_zone: bool) -> Iterator[Advice]:
    guess = sheet.guess
    if guess.low is not None and guess.high is not None:
        if guess.low > guess.high:
            yield Advice(field="guess", kind="warning", text=tr("The range runs backwards."))
        elif no_zone:
            yield Advice(
                field="guess", kind="warning",
                text=tr("Your range of their limit leaves no zone with your walkaway."),
            )  # fmt: skip
    left = CHIPS - sum(sheet.chips.values())
    if sheet.chips and left > 0:
        text = ntr("{count} chip left to place.", "{count} chips left to place.", left)
        yield Advice(field="chips", kind="info", text=text)
    elif sheet.chips and left < 0:
        text = ntr("{count} chip too many.", "{count} chips too many.", -left)
        yield Advice(field="chips", kind="info", text=text)
