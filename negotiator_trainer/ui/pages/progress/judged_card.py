"""A card whose chart holds what was estimated against what came, over what that says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from negotiator_trainer.ui.pages.progress.chart_card import ChartCard
from negotiator_trainer.ui.pages.progress.findings import FindingLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.sources import Sources
    from negotiator_trainer.services.progress.view import Finding

Count = TypeVar("Count")


class Counted(Protocol):
    """Estimates of one source; see `RangeCount` and `ForecastCount`."""

    @property
    def asked(self) -> int:
        """How many there are."""

    @property
    def enough(self) -> int:
        """How many it needs before anything is said."""

    @property
    def says(self) -> bool:
        """Whether there are enough."""


class JudgedCard(ChartCard):
    """A chart over its sentences; an example as long as there are too few estimates.

    Attributes:
        findings: The sentences.
        waiting: How many it needs, and how many there are.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.findings = FindingLines()
        self.waiting = self.add_text("", kind="muted")
        self.waiting.hide()
        self.add(self.findings)
        self.findings.evidence_wanted.connect(self.evidence_wanted)

    def chart_place(self) -> int:
        """Return the place above the sentences."""
        return 0

    def show_findings(self, findings: Sequence[Finding], both: Counted, *, few: str) -> None:
        """Show the sentences, or what is needed before there are any.

        Args:
            findings: The sentences.
            both: Practice and real cases together.
            few: What is said of too few, with places for how many it needs and how many there are.
        """
        self.findings.show_findings(findings)
        self.waiting.setText("" if both.says else few.format(both.enough, both.asked))
        self.waiting.setVisible(not both.says)

    def by_source(self, found: Sources[Count]) -> tuple[tuple[str, Count], ...]:
        """Return what was counted with the names of its sources."""
        return (
            (self.tr("All"), found.both),
            (self.tr("Practice"), found.practice),
            (self.tr("Real cases"), found.real),
        )
