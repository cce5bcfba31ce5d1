"""The parts of a case, as they are written and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from negotiator_trainer.journal.case import DecisionTree, IssueTree, Links, Outcome, Review
from negotiator_trainer.scoring.sheet import Sheet

if TYPE_CHECKING:
    from typing import Self

    from negotiator_trainer.journal.case import Part

Prepared = Sheet | IssueTree | DecisionTree
"""A part of the preparation."""

Document = Prepared | Outcome | Review | Links
"""A part of a case."""


class Readable(Protocol):
    """What is kept as JSON, and is empty where nothing was written."""

    @classmethod
    def from_json(cls, text: str, /) -> Self:
        """Read it.

        Raises:
            ValueError: It is not what `to_json` wrote.
        """


PARTS: dict[type[Readable], Part] = {
    Sheet: "sheet",
    IssueTree: "issues",
    DecisionTree: "alternatives",
    Outcome: "outcome",
    Review: "review",
    Links: "links",
}
"""Under which name each kind of document is kept."""

DocumentT = TypeVar("DocumentT", bound=Readable)
"""One of the kinds of `Document`."""
