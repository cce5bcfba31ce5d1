"""Which way is better: a case may count in what one gets, or in what one pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet


def less_is_better(sheet: Sheet) -> bool:
    """Return whether the figures are prices to pay: the target lies below the walkaway.

    False while one of the two is open.
    """
    if sheet.walkaway is None or sheet.target is None:
        return False
    return sheet.target < sheet.walkaway
