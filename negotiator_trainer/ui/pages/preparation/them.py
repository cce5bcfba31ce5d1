"""The sheet's other side: their limit, what they weigh, and who needs whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from negotiator_trainer.scoring.sheet import Guess
from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.pages.preparation.section import Section
from negotiator_trainer.ui.pages.row_list import RowList
from negotiator_trainer.ui.pages.scale_row import ScaleRow
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.allocation import AllocationRows
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView
    from negotiator_trainer.services.table_view import EstimateForm

_NO_IDEA = 50
_LARGEST = 10**12


class EstimateSection(Section):
    """What I think their limit is, and what they weigh."""

    def __init__(self, view: PreparationView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("What I think of their side")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self.guess = GuessField(view.estimate)
        if view.estimate.kind != "none":
            note = (
                self.tr("You should be 80 % sure that it lies between the two.")
                if view.estimate.kind == "money"
                else self.tr("50 % means: I have no idea.")
            )
            self.add_field("guess", view.estimate.question, self.guess, note=note)
            self.guess.edited.connect(self._on_guess_edited)
        self._issues = {issue.name: issue.id for issue in view.issues}
        self.chips: AllocationRows | None = None
        self._filling = False
        if len(self._issues) > 1:  # with one there is nothing to weigh
            self.chips = AllocationRows(list(self._issues), spoken=self.tr("Their chips on: {0}"))
            self.add_field(
                "chips",
                self.tr("How they would share out 100 chips"),
                self.chips,
            )
            self.chips.changed.connect(self._on_chips_edited)

    def read(self, sheet: Sheet) -> Sheet:
        """Read the estimate and the chips."""
        guess = self.guess.value()
        if self.chips is None:
            return replace(sheet, guess=guess)
        laid = {self._issues[name]: count for name, count in self.chips.values().items() if count}
        return replace(sheet, guess=guess, chips=laid)

    def write(self, sheet: Sheet) -> None:
        """Write the estimate and the chips."""
        if self.read(sheet) == sheet:
            return
        self.guess.set_value(sheet.guess)
        if self.chips is None:
            return
        self._filling = True
        self.chips.set_values(
            {name: sheet.chips.get(issue, 0) for name, issue in self._issues.items()}
        )
        self._filling = False

    @Slot()
    def _on_guess_edited(self) -> None:
        self.edited.emit("guess")

    @Slot()
    def _on_chips_edited(self) -> None:
        if not self._filling:
            self.edited.emit("chips")


class GuessField(QWidget):
    """A range in money, or a chance for each of six packages.

    Args:
        form: What is asked.
        parent: The widget that owns it.

    Signals:
        edited: Another estimate.
    """

    edited = Signal()

    def __init__(self, form: EstimateForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = form.kind
        self._filling = False
        self._said = False
        self.ends: list[NumberLine] = []
        self.chances: list[Stepper] = []
        if form.kind == "money":
            self._build_range(form)
        elif form.kind == "panel":
            self._build_panel(form)

    def value(self) -> Guess:
        """Return the estimate; a panel counts once any of its rows was touched."""
        if self._kind == "money":
            return Guess(low=self.ends[0].value(), high=self.ends[1].value())
        if self._kind == "panel" and self._said:
            return Guess(panel=tuple(stepper.value() for stepper in self.chances))
        return Guess()

    def set_value(self, guess: Guess) -> None:
        """Show an estimate; says nothing about it."""
        self._filling = True
        for end, value in zip(self.ends, (guess.low, guess.high), strict=False):
            end.set_value(value)
        self._said = bool(guess.panel)
        panel = guess.panel or (_NO_IDEA,) * len(self.chances)
        for stepper, chance in zip(self.chances, panel, strict=False):
            stepper.set_value(chance)
        self._filling = False

    def _build_range(self, form: EstimateForm) -> None:
        number = NumberForm(prefix=form.unit)
        # Without a public range any number will do, and none is suggested.
        known = form.high > form.low
        width = form.high - form.low if known else _LARGEST
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        names = (self.tr("between"), self.tr("and"))
        for name, start in zip(names, (form.low, form.high), strict=True):
            end = NumberLine(
                number,
                minimum=form.low - width,
                maximum=form.high + width,
                step=form.step,
                start=start,
                hint=number.to_text(start) if known else "",
            )
            label = text.label(name)
            forms.name_field(label, end, f"{form.question}: {name}")
            row.addWidget(label)
            row.addWidget(end, stretch=1)
            end.value_changed.connect(self._on_edited)
            self.ends.append(end)
        self.setFocusProxy(self.ends[0])

    def _build_panel(self, form: EstimateForm) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[2])
        grid.setColumnStretch(0, 1)
        percent = NumberForm(suffix=" %")
        for at, package in enumerate(form.packages):
            stepper = Stepper(minimum=0, maximum=100, step=5, form=percent)
            stepper.set_value(_NO_IDEA)
            label = text.label(package, wrap=True)
            name = self.tr("Chance that they would take: {0}").format(package)
            stepper.set_name(name)
            forms.name_field(label, stepper.field, name)
            grid.addWidget(label, at, 0)
            grid.addWidget(stepper, at, 1)
            stepper.value_changed.connect(self._on_edited)
            self.chances.append(stepper)
        if self.chances:
            self.setFocusProxy(self.chances[0].field)

    @Slot()
    def _on_edited(self) -> None:
        if not self._filling:
            self._said = True
            self.edited.emit()


class NeedsSection(Section):
    """Who needs whom: what only either side brings, and how strong I feel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Who needs whom")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self.mine = RowList(
            self.tr("Thing that only I bring"), add=self.tr("Another thing that I bring")
        )
        self.theirs = RowList(
            self.tr("Thing that only they bring"), add=self.tr("Another thing that they bring")
        )
        self.power = ScaleRow(
            self.tr("How strong I feel"), low=self.tr("0 weak"), high=self.tr("10 strong")
        )
        self.add_field("only_i_bring", self.tr("What they need that only I bring"), self.mine)
        self.add_field("only_they_bring", self.tr("What I need that only they bring"), self.theirs)
        self.add_field(
            "power",
            self.tr("How strong I feel"),
            self.power,
            note=self.tr("Compared afterwards with what each side would really have lost."),
        )
        self.power.value_changed.connect(self._on_power_edited)

    def read(self, sheet: Sheet) -> Sheet:
        """Read both lists and the scale."""
        return replace(
            sheet,
            only_i_bring=self.mine.words(),
            only_they_bring=self.theirs.words(),
            power=self.power.value(),
        )

    def write(self, sheet: Sheet) -> None:
        """Write both lists and the scale."""
        if self.read(sheet) == sheet:
            return
        self.mine.set_values([(each,) for each in sheet.only_i_bring])
        self.theirs.set_values([(each,) for each in sheet.only_they_bring])
        self.power.set_value(sheet.power)

    @Slot()
    def _on_power_edited(self) -> None:
        self.edited.emit("power")
