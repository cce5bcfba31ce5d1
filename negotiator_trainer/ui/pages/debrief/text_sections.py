"""The sections in words: estimates, what was done, what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.services.debrief_view import Evidence
from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.debrief.evidence import EvidenceList
from negotiator_trainer.ui.pages.debrief.section import Section
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.debrief_view import AssumptionRow, DebriefView, EstimateRow

_TONES = {"confirmed": "accent", "refuted": "them", "untested": "neutral"}


class EstimatesSection(Section):
    """What was said against what was justified and true; chips, power and assumptions."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(self.tr("Their limit"))
        if view.estimates:
            card.add(self._estimates(view.estimates))
            card.add_text(
                self.tr(
                    "Justified is what the facts that you had heard by then allowed anybody to "
                    "say. A skill of 0 is no better than what everybody knows, 100 is perfect."
                ),
                kind="caption",
            )
        else:
            card.add_text(self.tr("You gave no estimate."), kind="muted")
        self.body.addWidget(card)
        for title, words in (
            (self.tr("What matters to them: your 100 chips"), view.chips),
            (self.tr("How strong you felt"), view.power),
        ):
            if words:
                each = Card(title)
                each.add_text(words)
                self.body.addWidget(each)
        self.body.addWidget(self._assumptions(view.assumptions))
        self.body.addStretch()

    def _estimates(self, rows: Sequence[EstimateRow]) -> QGridLayout:
        heads = (
            self.tr("When"), self.tr("You said"), self.tr("Justified"), self.tr("True"),
            self.tr("Skill: yours / justified"),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[3])
        for column, words in enumerate(heads):
            grid.addWidget(text.label(words, kind="caption", wrap=True), 0, column)
            grid.setColumnStretch(column, 1)
        for row, each in enumerate(rows, start=1):
            when = self.tr("{0} (turn {1})").format(each.stage, each.turn)
            skill = f"{_percent(each.skill)} / {_percent(each.justified_skill)}"
            for column, words in enumerate((when, each.said, each.justified, each.truth, skill)):
                label = text.label(words, wrap=True)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _assumptions(self, rows: Sequence[AssumptionRow]) -> Card:
        words = {
            "confirmed": self.tr("confirmed"), "refuted": self.tr("refuted"),
            "untested": self.tr("untested"),
        }  # fmt: skip
        card = Card(self.tr("Your assumptions"))
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(SPACE[2])
            chip = Chip(words[row.status], tone=_TONES[row.status])
            line.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(text.label(row.text, kind="strong", wrap=True))
            if row.turn is not None:
                evidence = EvidenceList([Evidence(turn=row.turn, text=row.words)])
                evidence.turn_opened.connect(self.turn_opened)
                column.addWidget(evidence)
            elif row.words:
                column.addWidget(text.label(row.words, wrap=True))
            line.addLayout(column, stretch=1)
            card.add(line)
        if not rows:
            card.add_text(self.tr("You wrote down none."), kind="muted")
        return card


class DoingSection(Section):
    """What the trainee did, counted but never scored; and what it cost in turns."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if view.efficiency:
            card = Card(self.tr("Time and share"))
            for sentence in view.efficiency:
                card.add_text(sentence)
            self.body.addWidget(card)
        card = Card(self.tr("What you did"))
        card.add_text(self.tr("Counted, never scored."), kind="caption")
        for each in view.behaviours:
            if each.evidence:
                card.add_text(f"{each.name}: {len(each.evidence)}", kind="strong")
                evidence = EvidenceList(each.evidence)
                evidence.turn_opened.connect(self.turn_opened)
                card.add(evidence)
        absent = [each.name.lower() for each in view.behaviours if not each.evidence]
        if absent:
            card.add_text(self.tr("None of: {0}.").format(", ".join(absent)), kind="muted")
        self.body.addWidget(card)
        self.body.addStretch()


class VoicesSection(Section):
    """The exit interview, what was true, what the scenario teaches, and the notes."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if view.interview:
            card = Card(self.tr("In their own words"))
            for words in view.interview:
                card.add_text(f"“{words}”", kind="lead")
            self.body.addWidget(card)
        card = Card(self.tr("What was true"))
        card.add_text(view.variant, kind="strong")
        card.add_text(view.truth)
        self.body.addWidget(card)
        if view.principle:
            card = Card(self.tr("What this one teaches"))
            card.add_text(view.principle, kind="lead")
            self.body.addWidget(card)
        card = Card(self.tr("Your notes"))
        if view.notes:
            notes = EvidenceList([Evidence(turn=turn, text=words) for turn, words in view.notes])
            notes.turn_opened.connect(self.turn_opened)
            card.add(notes)
        else:
            card.add_text(self.tr("You took none."), kind="muted")
        self.body.addWidget(card)
        self.body.addStretch()


def _percent(skill: float | None) -> str:
    return "–" if skill is None else f"{100 * skill:.0f}"
