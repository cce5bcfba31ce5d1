"""Where the trainee says what they think the other side would take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.scoring.sheet import Guess
from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from negotiator_trainer.services.table_view import EstimateForm

_EVEN = 50
_CHANCE = NumberForm(suffix=" %")
_FIELD_LETTERS = 16


class MoneyFields(QWidget):
    """Two ends of a range."""

    def __init__(self, form: EstimateForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        numbers = NumberForm(prefix=form.unit)
        self._form = form
        self.low = self._field(numbers, start=form.low)
        self.high = self._field(numbers, start=form.high)
        self.low.setAccessibleName(self.tr("I am 80 % sure that it is at least"))
        self.high.setAccessibleName(self.tr("I am 80 % sure that it is at most"))
        public = self.tr("Publicly known range: {0} to {1}").format(
            numbers.to_text(form.low), numbers.to_text(form.high)
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(text.label(self.tr("80 % sure it is between")))
        row.addWidget(self.low)
        row.addWidget(text.label(self.tr("and")))
        row.addWidget(self.high)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(text.caption(public))
        self.setFocusProxy(self.low)

    def guess(self) -> Guess:
        """Return what is written."""
        return Guess(self.low.value(), self.high.value())

    def show_guess(self, guess: Guess) -> None:
        """Show an estimate."""
        self.low.set_value(guess.low)
        self.high.set_value(guess.high)

    def trouble(self) -> str:
        """Say what is missing or wrong; empty when it can be kept."""
        low, high = self.low.value(), self.high.value()
        if low is None or high is None:
            return self.tr("Write both ends of the range.")
        if low > high:
            return self.tr("The lower end is above the upper end.")
        return ""

    def _field(self, numbers: NumberForm, *, start: int) -> NumberLine:
        span = self._form.high - self._form.low
        field = NumberLine(
            numbers, minimum=min(0, self._form.low), maximum=self._form.high + span,
            step=self._form.step, start=start,
        )  # fmt: skip
        field.setFixedWidth(field.fontMetrics().averageCharWidth() * _FIELD_LETTERS)
        return field


class PanelFields(QWidget):
    """A chance for each of some packages."""

    def __init__(self, form: EstimateForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(SPACE[2])
        rows.setVerticalSpacing(SPACE[0])
        rows.setColumnStretch(1, 1)
        self.chances: list[Stepper] = []
        for place, package in enumerate(form.packages):
            chance = Stepper(minimum=0, maximum=100, step=5, form=_CHANCE)
            chance.set_value(_EVEN)
            chance.setFixedWidth(chance.sizeHint().width())
            label = text.label(package, wrap=True)
            rows.addWidget(chance, place, 0)
            rows.addWidget(label, place, 1, Qt.AlignmentFlag.AlignVCenter)
            name = self.tr("Chance that they would take: {0}").format(package)
            chance.set_name(name)
            forms.name_field(label, chance.field, name)
            self.chances.append(chance)
        if self.chances:
            self.setFocusProxy(self.chances[0].field)

    def guess(self) -> Guess:
        """Return what is written."""
        return Guess(panel=tuple(chance.value() for chance in self.chances))

    def show_guess(self, guess: Guess) -> None:
        """Show an estimate; even chances where there is none."""
        panel = guess.panel or (_EVEN,) * len(self.chances)
        for chance, value in zip(self.chances, panel, strict=True):
            chance.set_value(value)

    def trouble(self) -> str:
        """Say what is wrong: nothing can be."""
        return ""


def estimate_fields(form: EstimateForm) -> MoneyFields | PanelFields | None:
    """Return the fields for what is asked; None where nothing is."""
    if form.kind == "money":
        return MoneyFields(form)
    return PanelFields(form) if form.kind == "panel" else None
