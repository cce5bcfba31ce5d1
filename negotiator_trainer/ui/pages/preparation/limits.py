"""The sheet's limits: what I do without a deal, and when and how I leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from negotiator_trainer.scoring.sheet import WrittenAdjustment, WrittenAlternative
from negotiator_trainer.ui import fonts, text
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.preparation.section import Section, set_line
from negotiator_trainer.ui.pages.row_list import Cell, Column, RowList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import Derived, PreparationView

LARGEST = 10**12
PERCENT = NumberForm(suffix=" %")


class AlternativesSection(Section):
    """My alternatives, and the reservation value that follows from them."""

    def __init__(self, view: PreparationView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._add_title(self.tr("If there is no deal"))
        form = NumberForm(prefix=view.unit)
        step = view.estimate.step
        self.alternatives = RowList(
            self.tr("Alternative"),
            columns=(
                Column(name=self.tr("I will …"), hint=self.tr("what I do instead")),
                Column(
                    name=self.tr("how sure"),
                    kind="number",
                    form=PERCENT,
                    lowest=0,
                    highest=100,
                    step=5,
                    start=100,
                    hint="100 %",
                    letters=8,
                ),
                Column(
                    name=self.tr("worth to me"),
                    kind="number",
                    form=form,
                    step=step,
                    hint=form.to_text(0),
                ),
            ),
            add=self.tr("Another alternative"),
        )
        self.adjustments = RowList(
            self.tr("Adjustment"),
            columns=(
                Column(name=self.tr("because of"), hint=self.tr("hassle, goodwill, time …")),
                Column(
                    name=self.tr("amount"),
                    kind="number",
                    form=form,
                    step=step,
                    hint=form.to_text(0),
                ),
            ),
            add=self.tr("Another adjustment"),
        )
        self.add_field(
            "alternatives",
            self.tr("My alternatives"),
            self.alternatives,
            note=self.tr("What needs this counterpart’s yes is not an alternative."),
        )
        self.add_field(
            "adjustments",
            self.tr("What makes the best one better or worse than it looks"),
            self.adjustments,
        )
        self.derived = DerivedBox(form)
        self.add(self.derived)

    def read(self, sheet: Sheet) -> Sheet:
        """Read both lists."""
        return replace(
            sheet,
            alternatives=tuple(
                WrittenAlternative(str(words or ""), _number(sure, 100), _whole(value))
                for words, sure, value in self.alternatives.values()
            ),
            adjustments=tuple(
                WrittenAdjustment(str(words or ""), _number(amount, 0))
                for words, amount in self.adjustments.values()
            ),
        )

    def write(self, sheet: Sheet) -> None:
        """Write both lists; a feasibility of 100 % may stay unsaid."""
        if self.read(sheet) == sheet:
            return
        self.alternatives.set_values(
            [(each.text, each.feasibility, each.value) for each in sheet.alternatives]
        )
        self.adjustments.set_values([(each.text, each.amount) for each in sheet.adjustments])

    def show_consequences(self, view: PreparationView) -> None:
        """Show the BATNA, the value that follows, and each step."""
        super().show_consequences(view)
        self.derived.show_derived(view.derived)

    def _add_title(self, title: str) -> None:
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)


class DerivedBox(QFrame):
    """How the reservation value follows, step by step."""

    def __init__(self, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._form = form
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self._grid.setColumnStretch(0, 1)
        self.lines: list[tuple[str, str]] = []
        self.show_lines([(self.tr("Your walkaway follows from what you write here."), "")])

    def show_derived(self, derived: Derived) -> None:
        """Show the steps and the sum; what is missing when it cannot be worked out."""
        if derived.value is None:
            words = self.tr("Write at least one alternative with its worth: what you should not")
            self.show_lines([(words + self.tr(" go below follows from it."), "")])
            return
        best = derived.batna or self.tr("none")
        lines = [(self.tr("Best alternative (BATNA): {0}").format(best), "")]
        lines += [
            (name, self._form.to_text(amount) if number == 0 else self._signed(amount))
            for number, (name, amount) in enumerate(derived.steps)
        ]
        last = (
            self.tr("No deal above this is worth having")
            if derived.less_is_better
            else self.tr("No deal below this is worth having")
        )
        lines.append((last, self._form.to_text(derived.value)))
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines of words with a number at their end."""
        if list(lines) == self.lines:
            return
        self.lines = list(lines)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        last = len(lines) - 1
        for row, (words, number) in enumerate(lines):
            kind = "strong" if row == last and number else "body"
            self._grid.addWidget(text.label(words, kind=kind, wrap=True), row, 0)
            if number:
                made = text.label(number, kind=kind)
                made.setFont(fonts.tabular(made.font()))
                self._grid.addWidget(
                    made, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                )

    def _signed(self, amount: int) -> str:
        written = self._form.to_text(amount)
        return f"+{written}" if amount > 0 else written


class WalkawaySection(Section):
    """The walkaway as a value, the minimum terms, the trigger and the exit line."""

    def __init__(self, view: PreparationView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("My walkaway")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self._form = NumberForm(prefix=view.unit)
        self._derived: int | None = None
        self.walkaway = NumberLine(
            self._form,
            minimum=-LARGEST,
            maximum=LARGEST,
            step=view.estimate.step,
            hint="" if view.brief is None and view.unit else self.tr("worth to me"),
        )
        self.take = button("", kind="quiet")
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.walkaway, stretch=1)
        inside.addWidget(self.take)
        row.setFocusProxy(self.walkaway)
        self.add_field(
            "walkaway",
            self.tr("A deal must be worth at least")
            if view.brief is not None
            else self.tr("My walkaway"),
            row,
            note=self._note(view),
        )
        self.watch(self.walkaway, "walkaway")
        self.terms = RowList(self.tr("Minimum term"), add=self.tr("Another term"))
        self.add_field(
            "minimum_terms",
            self.tr("and must contain, whatever it is worth")
            if view.brief is not None
            else self.tr("A deal must contain, whatever it is worth"),
            self.terms,
        )
        self.trigger = PlainLine(self.tr("when they …, or when … is reached"))
        self.add_field("trigger", self.tr("I leave when"), self.trigger)
        self.exit_line = PlainLine(self.tr("the words, with the door left open"))
        self.add_field("exit_line", self.tr("and say"), self.exit_line)
        self.take.clicked.connect(self._on_take_clicked)
        self._show_take()

    def read(self, sheet: Sheet) -> Sheet:
        """Read the four fields."""
        return replace(
            sheet,
            walkaway=self.walkaway.value(),
            minimum_terms=self.terms.words(),
            trigger=self.trigger.text().strip(),
            exit_line=self.exit_line.text().strip(),
        )

    def write(self, sheet: Sheet) -> None:
        """Write the four fields."""
        if self.read(sheet) == sheet:
            return
        self.walkaway.set_value(sheet.walkaway)
        self.terms.set_values([(each,) for each in sheet.minimum_terms])
        set_line(self.trigger, sheet.trigger)
        set_line(self.exit_line, sheet.exit_line)
        self._show_take()

    def show_consequences(self, view: PreparationView) -> None:
        """Offer the value that follows from the alternatives."""
        super().show_consequences(view)
        self._derived = view.derived.value
        self._show_take()

    def _note(self, view: PreparationView) -> str:
        unit = view.unit_name or view.unit or self.tr("points")
        if view.brief is None:
            pattern = self.tr("The last figure, in {0}, at which a deal is still better than none.")
            return pattern.format(unit)
        return self.tr("In {0}, counted as on your role sheet.").format(unit)

    def _show_take(self) -> None:
        wanted = self._derived is not None and self._derived != self.walkaway.value()
        if wanted and self._derived is not None:
            value = self._form.to_text(self._derived)
            self.take.setText(self.tr("Use {0}").format(value))
            self.take.setAccessibleName(self.tr("Use {0}, from my alternatives").format(value))
        self.take.setVisible(wanted)

    @Slot()
    def _on_take_clicked(self) -> None:
        self.walkaway.set_value(self._derived)
        self.walkaway.setFocus()
        self._show_take()
        self.edited.emit("walkaway")


def _number(cell: Cell, otherwise: int) -> int:
    return cell if isinstance(cell, int) else otherwise


def _whole(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None
