"""The sections in words: estimates, what was done, what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.services.debrief_view import Evidence
from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.debrief.evidence import EvidenceList
from negotiator_trainer.ui.pages.debrief.section import Section
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.card_links import CardLinks
from negotiator_trainer.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.debrief_view import AssumptionRow, DebriefView, EstimateRow

_TONES = {"confirmed": "accent", "refuted": "them", "untested": "neutral"}


class EstimatesSection(Section):
    """What was said against what was justified and true; chips, power and assumptions."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        panel = any(row.packages for row in view.estimates)
        card = Card(self.tr("What they would take") if panel else self.tr("Their limit"))
        if view.estimates:
            if panel:
                self._add_panel(card, view.estimates)
            else:
                card.add(self._ranges(view.estimates))
            card.add_text(
                self.tr(
                    "Justified is what the facts that you had heard by then allowed anybody to "
                    "say. A skill of 0 is no better than a wild guess, 67 is what the brief alone "
                    "allows, 100 is perfect."
                ),
                kind="caption",
            )
        else:
            card.add_text(self.tr("You gave no estimate."), kind="muted")
        self.body.addWidget(card)
        if view.chips:
            self.body.addWidget(self._chips(view))
        if view.power:
            each = Card(self.tr("How strong you felt"))
            each.add_text(view.power)
            self.body.addWidget(each)
        self.body.addWidget(self._assumptions(view.assumptions))
        self.body.addStretch()

    def _ranges(self, rows: Sequence[EstimateRow]) -> QGridLayout:
        heads = (
            self.tr("When"), self.tr("You said"), self.tr("Justified"), self.tr("True"),
            self.tr("Your skill"), self.tr("Justified skill"),
        )  # fmt: skip
        return _table(
            heads,
            [
                (self._when(row), row.said, row.justified, row.truth, _percent(row.skill),
                 _percent(row.justified_skill))
                for row in rows
            ],
        )  # fmt: skip

    def _add_panel(self, card: Card, rows: Sequence[EstimateRow]) -> None:
        heads = (
            self.tr("Package"), self.tr("You said"), self.tr("Justified"),
            self.tr("Would they?"),
        )  # fmt: skip
        for row in rows:
            skill = self.tr("{0}: skill {1}, justified {2}")
            skill = skill.format(
                self._when(row), _percent(row.skill), _percent(row.justified_skill)
            )
            card.add_text(skill, kind="strong")
            lines = [
                (each.words, _chance(each.said), _chance(each.justified),
                 self.tr("yes") if each.taken else self.tr("no"))
                for each in row.packages
            ]  # fmt: skip
            card.add(_table(heads, lines, wide_first=True))

    def _when(self, row: EstimateRow) -> str:
        return self.tr("{0} (turn {1})").format(row.stage, row.turn) if row.turn else row.stage

    def _chips(self, view: DebriefView) -> Card:
        card = Card(self.tr("What matters to them: your 100 chips"))
        heads = self.tr("Issue"), self.tr("Your chips"), self.tr("True weight")
        card.add(_table(heads, [(row.name, str(row.given), str(row.true)) for row in view.chips]))
        if view.chips_note:
            card.add_text(view.chips_note)
        return card

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
    """The exit interview, what was true, what the scenario teaches, and the notes.

    Args:
        view: The debrief.
        told: Whether the variant and the exit interview may be told.
        can_tell: Whether the person may have them told at once: there is no review yet.
        parent: The widget that owns it.

    Signals:
        tell_clicked: They are to be told now.
        review_clicked: The costliest moments are to be walked through.
    """

    tell_clicked = Signal()
    review_clicked = Signal()

    def __init__(
        self,
        view: DebriefView,
        *,
        told: bool = True,
        can_tell: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = (told, can_tell)
        self._concept = next((link.card for link in view.concepts), "")
        if not told:
            self._add_secret(can_tell=can_tell)
        if told and view.interview:
            card = Card(self.tr("In their own words"))
            for words in view.interview:
                card.add_text(f"“{words}”", kind="lead")
            self.body.addWidget(card)
        if told:
            card = Card(self.tr("What was true"))
            card.add_text(view.variant, kind="strong")
            card.add_text(view.truth)
            self.body.addWidget(card)
        if view.principle:
            card = Card(self.tr("What this one teaches"))
            card.add_text(view.principle, kind="lead")
            self.links = CardLinks()
            self.links.card_wanted.connect(self.card_wanted)
            card.add(self.links)
            self.links.show_links(view.concepts)
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

    def first_card(self) -> str:
        """The first card that the scenario is about."""
        return self._concept

    def _add_secret(self, *, can_tell: bool) -> None:
        card = Card(self.tr("Who you faced"))
        card.add_text(
            self.tr(
                "What was true of them, and what they say of you, is told once you have tried one "
                "of your costliest turns again: till then you know as much as at the table."
            )
        )
        words = self.tr("Tell me now") if can_tell else self.tr("Review the moments")
        self.opener = button(words)
        self.opener.clicked.connect(self.tell_clicked if can_tell else self.review_clicked)
        card.body.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(card)


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, wide_first: bool = False
) -> QGridLayout:
    """Return words in rows and columns below their heads."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE[3])
    for column, words in enumerate(heads):
        grid.addWidget(text.label(words, kind="caption", wrap=True), 0, column)
        grid.setColumnStretch(column, 4 if wide_first and column == 0 else 1)
    for line, row in enumerate(rows, start=1):
        for column, words in enumerate(row):
            label = text.label(words, wrap=True)
            grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _chance(chance: int | None) -> str:
    return "–" if chance is None else f"{chance} %"


def _percent(skill: float | None) -> str:
    return "–" if skill is None else f"{100 * skill:.0f}"
