"""The verdict, the profile, and what was answered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.debrief.evidence import EvidenceList
from negotiator_trainer.ui.pages.debrief.section import Section
from negotiator_trainer.ui.pages.debrief.tile import FigureTile
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.card_links import CardLinks
from negotiator_trainer.ui.widgets.empty import IconPicture
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief_view import Compared, DebriefView, Gate, GateFact

_TILE_LETTERS = 21
_VERDICTS = {
    "held": ("check", "zone"),
    "right_walk": ("check", "zone"),
    "agreement_trap": ("alert-triangle", "danger"),
    "missed_deal": ("alert-triangle", "them"),
}


class GateCard(Card):
    """Whether the trainee stayed above the walkaway, in four facts.

    Signals:
        turn_opened: A turn of the evidence is to be looked at.
        card_wanted: The handbook's card of the verdict is to be opened; carries its id.
    """

    turn_opened = Signal(object)
    card_wanted = Signal(object)

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("highlighted", "true")
        self.setAccessibleName(gate.headline)
        name, role = _VERDICTS.get(gate.verdict, ("info-circle", "accent"))
        self.headline = text.heading(gate.headline, level=2)
        self.headline.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(IconPicture(name, size=28, role=role), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.headline, stretch=1)
        self.add(row)
        if gate.explanation:
            self.add_text(gate.explanation)
        self.facts: list[FactRow] = []
        for fact in gate.facts:
            shown = FactRow(fact)
            shown.turn_opened.connect(self.turn_opened)
            self.facts.append(shown)
            self.add(shown)
        if gate.below:
            self.add_text(self.tr("Offers that you made below your walkaway"), kind="strong")
            below = EvidenceList(gate.below)
            below.turn_opened.connect(self.turn_opened)
            self.add(below)
        self.links = CardLinks()
        self.links.card_wanted.connect(self.card_wanted)
        self.add(self.links)
        self.links.show_link(gate.card)


class FactRow(QWidget):
    """One fact: held or not in a sign and a word, and its evidence.

    Signals:
        turn_opened: A turn of its evidence is to be looked at.
    """

    turn_opened = Signal(object)

    def __init__(self, fact: GateFact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign, role, word = {
            True: ("check", "zone", self.tr("yes")),
            False: ("x", "danger", self.tr("no")),
            None: ("minus", "text_2", ""),
        }[fact.held]
        self.word = text.label(
            f"{fact.name}: {word}" if word else fact.name, kind="strong", wrap=True
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.word)
        words.addWidget(text.label(fact.text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE[0], 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(IconPicture(sign, size=20, role=role), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, stretch=1)
        if fact.evidence:
            evidence = EvidenceList(fact.evidence, quoted=False)
            evidence.turn_opened.connect(self.turn_opened)
            row.addWidget(evidence, alignment=Qt.AlignmentFlag.AlignTop)


class Overview(Section):
    """The first section."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gate = GateCard(view.gate)
        self.gate.turn_opened.connect(self.turn_opened)
        self.gate.card_wanted.connect(self.card_wanted)
        self.body.addWidget(self.gate)
        self.tiles = [FigureTile(figure) for figure in view.figures]
        shelf = QWidget()
        flow = FlowLayout(
            shelf, column_width=self.fontMetrics().averageCharWidth() * _TILE_LETTERS,
            spacing=SPACE[2],
        )  # fmt: skip
        for tile in self.tiles:
            tile.turn_opened.connect(self.turn_opened)
            tile.card_wanted.connect(self.card_wanted)
            flow.addWidget(tile)
        self.body.addWidget(shelf)
        self.overall = text.label(
            self.tr("Overall {0}. {1}").format(f"{view.overall:.0f}", view.overall_note),
            kind="muted", wrap=True,
        )  # fmt: skip
        self.body.addWidget(self.overall)
        if view.compared:
            self.body.addWidget(self._compared(view.compared))
        self.body.addStretch()

    def first_card(self) -> str:
        """The card of the verdict."""
        return next(iter(self.gate.links.cards), "")

    def _compared(self, rows: tuple[Compared, ...]) -> Card:
        card = Card(self.tr("What you said first"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[1])
        for column, words in enumerate((self.tr("Question"), self.tr("You"), self.tr("In fact"))):
            grid.addWidget(text.label(words, kind="caption"), 0, column)
            grid.setColumnStretch(column, 1)
        for row, each in enumerate(rows, start=1):
            for column, words in enumerate((each.question, each.yours, each.theirs)):
                kind = ("strong", "you", "them")[column]
                label = text.label(words, kind=kind, wrap=True)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        card.add(grid)
        return card
