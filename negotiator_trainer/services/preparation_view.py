"""What the preparation page needs beside the sheet itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.library_view import BriefView
    from negotiator_trainer.services.table_view import EstimateForm, IssueView, RangeView


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One live check: it advises and never blocks.

    Attributes:
        field: The sheet's field that it is about, such as ``target``.
        kind: How it is shown.
        text: One sentence.
    """

    field: str
    kind: Literal["info", "warning"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What follows from the alternatives and adjustments as written.

    Attributes:
        batna: The best alternative in words; empty while none is written.
        value: The reservation value that follows; None while it cannot be worked out.
        steps: How it follows: a name and an amount for each step.
        less_is_better: Whether the figures are what one pays.
    """

    batna: str
    value: int | None
    steps: tuple[tuple[str, int], ...]
    less_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationView:
    """The preparation page.

    Attributes:
        brief: The brief, one key away; None for a case of the journal, which has none.
        sheet: What is written so far.
        issues: The issues that are public now, for the first offer and the chips.
        base_value: What every package is worth to me before its options.
        estimate: What is estimated.
        assumptions: The scenario's own assumptions, to pick from.
        questions: Suggested beginnings for questions.
        derived: What follows from the alternatives.
        advice: The live checks.
        strip: The picture of the range; None where nothing can be drawn.
        unit: The symbol of values; empty for points.
        unit_name: Such as “euros”; empty for points.
    """

    brief: BriefView | None
    sheet: Sheet
    issues: tuple[IssueView, ...]
    base_value: int
    estimate: EstimateForm
    assumptions: tuple[str, ...]
    questions: tuple[str, ...]
    derived: Derived
    advice: tuple[Advice, ...]
    strip: RangeView | None
    unit: str = ""
    unit_name: str = ""
