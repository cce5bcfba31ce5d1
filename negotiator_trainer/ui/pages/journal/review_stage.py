"""The review of a case: an audit of what was meant against what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import Review
from negotiator_trainer.ui import tab_order, text
from negotiator_trainer.ui.pages.binding import Binding, Control
from negotiator_trainer.ui.pages.choice_row import ChoiceRow
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.field import Field
from negotiator_trainer.ui.pages.journal.assumption_rows import AssumptionRows
from negotiator_trainer.ui.pages.journal.audit_card import AuditCard
from negotiator_trainer.ui.pages.journal.relationship_rows import RelationshipRows
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.words_box import WordsBox
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.page import CasePage

_LARGEST = 10**12
_NUMBER_LETTERS = 22


class ReviewStage(Stage):
    """Writes a `Review`.

    Attributes:
        audit: What was meant against what came of it, in figures.
        relationship: The four scales.
        assumptions: What became of each assumption.
        balance: What the time brought against what it cost, in words.
        binding: The other controls, by the review's fields.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.binding = Binding(self)
        self._form = NumberForm()
        self.audit = AuditCard()
        self.relationship = RelationshipRows()
        self.assumptions = AssumptionRows()
        self.balance = text.label("", kind="strong", wrap=True)
        self._columns = TwoColumns()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._columns.first.addWidget(self.audit)
        for card in (self._differences(), self._next_time()):
            self._columns.first.addWidget(card)
        for card in (self._relations(), self._taken_for_true(), self._time_spent()):
            self._columns.second.addWidget(card)
        self.binding.edited.connect(self._on_edited)
        self.relationship.edited.connect(self._on_rated)
        self.assumptions.edited.connect(self._on_checked)

    @property
    def review(self) -> Review:
        """What is written now."""
        return self.document if isinstance(self.document, Review) else Review()

    def show_case(self, view: CasePage) -> None:
        """Show the review beside what had been written before going in."""
        self._show_facts(view)
        self.open_document(view.review)

    def show_consequences(self, view: CasePage) -> None:
        """Show the audit as it is by now; the fields stay as they are."""
        self._show_facts(view)

    def write(self, document: object) -> None:
        """Write a review into the fields."""
        if isinstance(document, Review):
            self.binding.write(document)
            self.relationship.set_values(document.relationship)
            self.assumptions.set_checked(document.assumptions)
            self._show_time()

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        self._columns.show_as_one(one=narrow)

    def _show_facts(self, view: CasePage) -> None:
        self._form = NumberForm(prefix=view.unit)
        for key in ("lost_to_delay", "gained_by_time"):
            control = self.binding.control(key)
            if isinstance(control, NumberLine):
                control.set_form(self._form)
        sheet = view.preparation.sheet if view.frozen is None else view.frozen.sheet
        self.assumptions.show_assumptions([each.text for each in sheet.assumptions])
        self.audit.show_case(view)
        tab_order.in_reading_order(self)

    def _differences(self) -> Card:
        card = _card(self.tr("Expected and happened"))
        self._ask(card, "happened", self.tr("What happened that you had not expected?"))
        self._ask(card, "why", self.tr("Why was it different?"))
        self._ask(card, "learned", self.tr("What did you learn?"))
        return card

    def _relations(self) -> Card:
        card = _card(self.tr("The relationship"))
        note = self.tr("One star: not at all; five: entirely; none: you cannot say.")
        card.add(text.caption(note))
        card.add(self.relationship)
        return card

    def _taken_for_true(self) -> Card:
        card = _card(self.tr("What you took for true"))
        card.add(self.assumptions)
        return card

    def _time_spent(self) -> Card:
        card = _card(self.tr("Was the time worth it?"))
        self._ask(card, "lost_to_delay", self.tr("What the delay cost"), _number())
        self._ask(card, "gained_by_time", self.tr("What talking longer brought"), _number())
        card.add(self.balance)
        question = self.tr("Was it worth it, all in all?")
        choices = ((None, self.tr("not said")), (True, self.tr("yes")), (False, self.tr("no")))
        self._ask(card, "worth_the_time", question, ChoiceRow(question, choices))
        return card

    def _next_time(self) -> Card:
        card = _card(self.tr("Next time"))
        note = self.tr("Say when: it is easier to keep.")
        card.add(text.caption(note))
        hints = (
            ("intend_if", self.tr("If …"), self.tr("they ask for my number first")),
            ("intend_then", self.tr("… then I will …"), self.tr("ask what they have budgeted")),
            ("intend_when", self.tr("When"), self.tr("the next supplier meeting")),
        )
        for key, title, hint in hints:
            self._ask(card, key, title, PlainLine(hint))
        return card

    def _ask(self, card: Card, key: str, title: str, control: Control | None = None) -> None:
        made = WordsBox(lines=2) if control is None else control
        self.binding.bind(key, made)
        card.add(Field(key, title, made))

    def _show_time(self) -> None:
        lost, gained = self.review.lost_to_delay, self.review.gained_by_time
        self.balance.setVisible(lost is not None and gained is not None)
        if lost is None or gained is None:
            return
        rest = gained - lost
        pattern = (
            self.tr("It brought {0} more than it cost.")
            if rest > 0
            else self.tr("It cost {0} more than it brought.")
            if rest < 0
            else self.tr("It brought as much as it cost.")
        )
        self.balance.setText(pattern.format(self._form.to_text(abs(rest))))

    @Slot(str)
    def _on_edited(self, key: str) -> None:
        self.edit(self.binding.read(self.review), key=key)
        self._show_time()

    @Slot()
    def _on_rated(self) -> None:
        rated = replace(self.review, relationship=self.relationship.values())
        self.edit(rated, key="relationship")

    @Slot()
    def _on_checked(self) -> None:
        checked = replace(self.review, assumptions=self.assumptions.checked())
        self.edit(checked, key="assumptions")


def _card(title: str) -> Card:
    made = Card(title)
    made.body.setSpacing(SPACE[2])
    return made


def _number() -> NumberLine:
    made = NumberLine(minimum=0, maximum=_LARGEST, start=0)
    made.setFixedWidth(made.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
    return made
