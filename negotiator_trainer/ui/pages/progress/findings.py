"""Sentences, each with a button that shows what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.progress.view import Finding


class FindingLines(QWidget):
    """Shows findings under each other; takes no room where there is none.

    Attributes:
        lines: What is shown.

    Signals:
        evidence_wanted: Carries the `Question` of a sentence.
    """

    evidence_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[0])
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other sentences; it must have its place in the page by then."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_Line(finding) for finding in findings]
        for line in self.lines:
            line.evidence_wanted.connect(self.evidence_wanted)
            self._column.addWidget(line)
        self.setVisible(bool(findings))


class _Line(QWidget):
    """One sentence, and the way to what it rests on."""

    evidence_wanted = Signal(object)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.words = finding.words
        self._question = finding.question
        name = self.tr("What this rests on: {0}").format(finding.words)
        self.opener = icon_button("chevron-right", name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(text.label(finding.words, wrap=True), stretch=1)
        row.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignTop)
        self.opener.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.evidence_wanted.emit(self._question)
