"""Says what is wrong with an issue by itself: neither a choice nor a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from negotiator_trainer.scenario.model import IssueModel

MAX_OPTIONS: Final = 500


def fault(model: IssueModel) -> str:
    """Return what is wrong with an issue, to be read after its name; empty when nothing is."""
    given = [part is not None for part in (model.first, model.last, model.step)]
    if model.options is not None and any(given):
        return "has options and a range; an issue is one or the other"
    if model.options is not None:
        if len(model.options) < 2:
            return "has fewer than two options"
        return "" if len(model.options) <= MAX_OPTIONS else f"has more than {MAX_OPTIONS} options"
    if not all(given):
        return "needs either options, or from, to and step"
    return _range_fault(model.first or 0, model.last or 0, model.step or 1)


def _range_fault(first: int, last: int, step: int) -> str:
    if first >= last:
        return f"goes from {first} to {last}; it must rise"
    if (last - first) % step:
        return f"does not reach {last} from {first} in steps of {step}"
    if (last - first) // step >= MAX_OPTIONS:
        return f"has more than {MAX_OPTIONS} steps"
    return ""
