"""The sheet's plan for the talk: assumptions to test, questions to ask, trades to offer."""

from __future__ import annotations

from dataclasses import replace
from textwrap import fill
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from negotiator_trainer.scoring.sheet import Trade, WrittenAssumption
from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.preparation.section import Section
from negotiator_trainer.ui.pages.row_list import Column, RowList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView

_LINE_LETTERS = 44


class TalkSection(Section):
    """Questions, assumptions, trades."""

    def __init__(self, view: PreparationView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("For the talk itself")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self.questions = RowList(
            self.tr("Question"),
            columns=(Column(hint=self.tr("an open question: what, how, which …")),),
            add=self.tr("Another question"),
        )
        self.add_field("questions", self.tr("Questions to ask"), self.questions)
        self.add(self._beginnings(view.questions))
        self.known = [self._check(words) for words in view.assumptions]
        self.own = RowList(
            self.tr("Assumption"),
            columns=(Column(hint=self.tr("what I take for true about them")),),
            add=self.tr("Another assumption"),
        )
        self.add_field(
            "assumptions",
            self.tr("What I assume, and want to test"),
            self._assumptions(),
            note=self.tr("Afterwards each is confirmed, refuted or untested."),
        )
        self.watch(self.own, "assumptions")
        self.trades = RowList(
            self.tr("Trade"),
            columns=(
                Column(name=self.tr("I could give"), hint=self.tr("cheap for me")),
                Column(name=self.tr("and want for it"), hint=self.tr("worth more to me")),
            ),
            add=self.tr("Another trade"),
        )
        self.add_field("trades", self.tr("Trades"), self.trades)

    @property
    def last(self) -> QWidget:
        """The last control, after which Tab leaves the card."""
        return self.trades.add_button

    def read(self, sheet: Sheet) -> Sheet:
        """Read questions, assumptions and trades."""
        picked = tuple(
            WrittenAssumption(box.property("words"), number)
            for number, box in enumerate(self.known)
            if box.isChecked()
        )
        own = tuple(WrittenAssumption(words) for words in self.own.words())
        return replace(
            sheet,
            questions=self.questions.words(),
            assumptions=picked + own,
            trades=tuple(
                Trade(str(give or ""), str(get or "")) for give, get in self.trades.values()
            ),
        )

    def write(self, sheet: Sheet) -> None:
        """Write questions, assumptions and trades."""
        if self.read(sheet) == sheet:
            return
        self.questions.set_values([(each,) for each in sheet.questions])
        picked = {each.known_as for each in sheet.assumptions}
        for number, box in enumerate(self.known):
            box.setChecked(number in picked)
        self.own.set_values([(a.text,) for a in sheet.assumptions if a.known_as is None])
        self.trades.set_values([(each.give, each.get) for each in sheet.trades])

    def _beginnings(self, questions: tuple[str, ...]) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, spacing=SPACE[0])
        for words in questions:
            start = button(_in_lines(words), kind="quiet")
            start.setAccessibleName(self.tr("Begin a question: {0}").format(words))
            start.setProperty("words", words)
            start.clicked.connect(self._on_beginning_clicked)
            flow.addWidget(start)
        if not questions:
            made.hide()
        return made

    def _check(self, words: str) -> QCheckBox:
        box = QCheckBox(_in_lines(words))
        box.setAccessibleName(words)
        box.setProperty("words", words)
        box.clicked.connect(self._on_check_clicked)
        return box

    def _assumptions(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        for box in self.known:
            column.addWidget(box)
        column.addWidget(self.own)
        whole.setFocusProxy(self.known[0] if self.known else self.own)
        return whole

    @Slot()
    def _on_beginning_clicked(self) -> None:
        self.questions.write(self.sender().property("words"))

    @Slot()
    def _on_check_clicked(self) -> None:
        self.edited.emit("assumptions")


def _in_lines(words: str) -> str:
    """Break what a button says into lines, which it cannot do itself; it marks no letter."""
    return fill(words, _LINE_LETTERS, break_long_words=False).replace("&", "&&")
