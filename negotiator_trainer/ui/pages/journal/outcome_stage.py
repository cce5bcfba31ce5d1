"""The outcome of a case: how it ended, what became known, how it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import FEELINGS, Outcome
from negotiator_trainer.ui import tab_order
from negotiator_trainer.ui.pages.binding import Binding, Control
from negotiator_trainer.ui.pages.choice_row import ChoiceRow
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.day_line import DayLine
from negotiator_trainer.ui.pages.field import Field
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.settled import SettledIssues
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.words_box import WordsBox
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.page import CasePage

_LARGEST = 10**12
_NUMBER_LETTERS = 22


class OutcomeStage(Stage):
    """Writes an `Outcome`.

    Attributes:
        binding: The controls by the outcome's fields.
        fields: The same with their titles.
        settled: What was agreed on each issue.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.binding = Binding(self)
        self.fields: dict[str, Field] = {}
        self.settled = SettledIssues()
        self._money: dict[str, NumberLine] = {}
        self._columns = TwoColumns()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self.ended = Card(self.tr("How it ended"))
        self.known = Card(self.tr("What you know now"))
        self.felt = Card(self.tr("How it was"))
        for card in (self.ended, self.known, self.felt):
            card.body.setSpacing(SPACE[2])
        self._columns.first.addWidget(self.ended)
        self._columns.second.addWidget(self.known)
        self._columns.second.addWidget(self.felt)
        self._build()
        self.binding.edited.connect(self._on_edited)
        self.settled.edited.connect(self._on_settled)

    @property
    def outcome(self) -> Outcome:
        """What is written now."""
        return self.document if isinstance(self.document, Outcome) else Outcome()

    def show_case(self, view: CasePage) -> None:
        """Show the outcome, and ask about the issues that the case has."""
        self._show_facts(view)
        self.open_document(view.outcome)

    def show_consequences(self, view: CasePage) -> None:
        """Ask about the issues that the case has by now."""
        self._show_facts(view)
        self._show_asked()

    def write(self, document: object) -> None:
        """Write an outcome into the fields."""
        if isinstance(document, Outcome):
            self.binding.write(document)
            self.settled.set_package(document.package)
            self._show_asked()

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        self._columns.show_as_one(one=narrow)

    def _show_facts(self, view: CasePage) -> None:
        self._money["value"].set_form(NumberForm(prefix=view.unit))
        self._money["limit"].set_form(NumberForm(prefix=view.preparation.estimate.unit))
        self.settled.show_issues(view.issues, view.preparation.issues)
        tab_order.in_reading_order(self)

    def _build(self) -> None:
        self._money = {"value": _number(), "limit": _number()}
        agreed = self.tr("Did you agree?")
        self._ask(self.ended, "agreed", agreed, _yes_no(agreed, self))
        terms = WordsBox(self.tr("In your words: what was agreed, or how it ended"), lines=3)
        self._ask(self.ended, "terms", self.tr("The terms"), terms)
        note = self.tr("In the same figures as your walkaway and your target.")
        worth = self.tr("What it is worth to you")
        self._ask(self.ended, "value", worth, self._money["value"], note=note)
        settled = Field("package", self.tr("What was agreed on each issue"), self.settled)
        self.fields["package"] = settled
        self.ended.add(settled)
        held = self.tr("Does it contain your minimum terms?")
        self._ask(self.ended, "minimum_terms_held", held, _yes_no(held, self))
        door = self.tr("Is there a next step with a date?")
        self._ask(self.ended, "door_open", door, _yes_no(door, self))
        self._ask(self.known, "happened_on", self.tr("The day"), _day())
        self._ask(
            self.known, "limit", self.tr("Their limit"), self._money["limit"],
            note=self.tr("Only if it became known; the guess that you wrote is judged by it."),
        )  # fmt: skip
        self._ask(self.felt, "felt", self.tr("How did it feel?"), self._feelings())
        own = PlainLine(self.tr("In your own words"))
        own.setAccessibleName(self.tr("How it felt, in your own words"))
        self._ask(self.felt, "felt_words", self.tr("In your own words"), own)
        surprised = WordsBox(self.tr("What you had not expected"), lines=3)
        self._ask(self.felt, "surprised", self.tr("What surprised you?"), surprised)

    def _ask(self, card: Card, key: str, title: str, control: Control, *, note: str = "") -> None:
        self.binding.bind(key, control)
        field = Field(key, title, control, note=note)
        self.fields[key] = field
        card.add(field)

    def _feelings(self) -> CalmCombo:
        combo = CalmCombo()
        combo.addItem(self.tr("not said"), "")
        names = words.feeling_names()
        for feeling in FEELINGS:
            combo.addItem(names[feeling], feeling)
        return combo

    def _show_asked(self) -> None:
        """Ask only what fits how it ended."""
        failed = self.outcome.agreed is False
        for key in ("value", "minimum_terms_held"):
            self.fields[key].setVisible(not failed)
        self.fields["package"].setVisible(not failed and bool(self.settled.fields))
        self.fields["door_open"].setVisible(failed)

    @Slot(str)
    def _on_edited(self, key: str) -> None:
        self.edit(self.binding.read(self.outcome), key=key)
        self._show_asked()

    @Slot()
    def _on_settled(self) -> None:
        self.edit(replace(self.outcome, package=self.settled.package()), key="package")


def _yes_no(question: str, stage: QWidget) -> ChoiceRow:
    choices = ((None, stage.tr("not said")), (True, stage.tr("yes")), (False, stage.tr("no")))
    return ChoiceRow(question, choices)


def _number() -> NumberLine:
    made = NumberLine(minimum=-_LARGEST, maximum=_LARGEST, start=0)
    made.setFixedWidth(made.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
    return made


def _day() -> DayLine:
    made = DayLine()
    made.setFixedWidth(made.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
    return made
