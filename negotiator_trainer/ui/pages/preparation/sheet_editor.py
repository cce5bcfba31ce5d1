"""The preparation sheet itself, the very same before practice and in the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui import tab_order, text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.pages.preparation.aims import AimsSection
from negotiator_trainer.ui.pages.preparation.limits import (
    PERCENT,
    AlternativesSection,
    WalkawaySection,
)
from negotiator_trainer.ui.pages.preparation.talk import TalkSection
from negotiator_trainer.ui.pages.preparation.them import EstimateSection, NeedsSection
from negotiator_trainer.ui.range_facts import range_facts
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.message import InlineMessage
from negotiator_trainer.ui.widgets.range_strip import RangeStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView
    from negotiator_trainer.ui.pages.preparation.section import Section


class SheetEditor(QWidget):
    """Shows the sheet of a `PreparationView` and gives it back as it is written.

    What was written before is kept by whoever owns the editor, and `write` goes back to it.

    Its short form asks for six things only; all that is written on the whole sheet stays.

    Attributes:
        agree: “I think we will agree”; at the sheet's end until a page places it elsewhere.
        sections: The cards of the sheet.
        strip: The picture of the range.
        others: Advice about the sheet as a whole.

    Signals:
        edited: The sheet is another one; carries the `Sheet` and the field that was edited.
    """

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._waiting: PreparationView | None = None
        self._columns: TwoColumns | None = None
        self._one = False
        self._short = self._lent = False
        self._form: tuple[object, ...] = ()
        self._few = Card()
        self._few.body.setSpacing(SPACE[2])
        self._few.hide()
        self.sections: list[Section] = []
        self.strip = RangeStrip()
        self._range = Card(self.tr("The range as I see it"))
        self._range.add(self.strip)
        self._range.hide()
        self.others = InlineMessage()
        self.agree = AgreeRow()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE[3])
        self._body.addWidget(self.others)
        self._body.addWidget(self._range)
        self._body.addWidget(self._few)
        self._body.addWidget(self.agree)
        self.agree.field.value_changed.connect(self._on_agree_edited)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it is written now; None before it is shown."""
        return self._sheet

    @property
    def last(self) -> QWidget | None:
        """The last control of the cards, after which Tab leaves them."""
        talk = [each for each in self.sections if isinstance(each, TalkSection)]
        return talk[-1].last if talk else None

    def show_sheet(self, view: PreparationView) -> None:
        """Show the sheet as it was stored."""
        self._sheet, self._waiting = view.sheet, None
        self._rebuild(view)
        self.write(view.sheet)
        self.show_consequences(view)

    def show_consequences(self, view: PreparationView) -> None:
        """Show what follows from the sheet as saved; the fields stay as they are.

        Where the case itself has changed, such as its issues, other fields ask for them.
        """
        if self._sheet is not None and _form(view) != self._form:
            if not self.isVisible():
                self._waiting = view  # nobody sees it, and it takes a moment
                return
            self._rebuild(view)
        self._waiting = None
        for section in self.sections:
            section.show_consequences(view)
        known = {key for section in self.sections for key in section.fields}
        rest = " ".join(each.text for each in view.advice if each.field not in known)
        if not rest:
            self.others.clear()
        elif rest != self.others.words:
            self.others.show_info(rest)
        self._range.setVisible(view.strip is not None)
        if view.strip is not None:
            self.strip.show_range(range_facts(view.strip))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what the case has by now."""
        super().showEvent(event)
        if self._waiting is not None:
            self.show_consequences(self._waiting)

    def show_short(self, *, short: bool) -> None:
        """Ask for six things only, or show the whole sheet."""
        if short != self._short:
            self._short = short
            self._place_fields()

    def show_as_one(self, *, one: bool) -> None:
        """Show one column, or two."""
        self._one = one
        if self._columns is not None:
            self._columns.show_as_one(one=one)

    def read(self, sheet: Sheet) -> Sheet:
        """Return `sheet` with every field as it is written now."""
        for section in self.sections:
            sheet = section.read(sheet)
        return replace(sheet, agree_chance=self.agree.field.value())

    def write(self, sheet: Sheet) -> None:
        """Write a sheet into the fields; says nothing about it."""
        for section in self.sections:
            section.write(sheet)
        self.agree.field.set_value(sheet.agree_chance)
        self._sheet = sheet

    def _rebuild(self, view: PreparationView) -> None:
        """Make the cards for what `view` asks; the keyboard stays in the field that it is in."""
        focus = QApplication.focusWidget()
        inside = focus if focus is not None and self.isAncestorOf(focus) else None
        name = inside.accessibleName() if inside is not None else ""
        cursor = inside.cursorPosition() if isinstance(inside, QLineEdit) else 0
        if self._columns is not None:
            for section in self.sections:
                section.put_back()
            self._columns.hide()
            self._body.removeWidget(self._columns)
            self._columns.deleteLater()
            self.sections.clear()
        self._form = _form(view)
        self._build(view)
        if self._sheet is not None:
            self.write(self._sheet)
        self._place_fields()
        again = next((w for w in tab_order.stops(self) if w.accessibleName() == name), None)
        if name and again is not None:
            again.setFocus()
            if isinstance(again, QLineEdit):
                again.setCursorPosition(cursor)

    def _place_fields(self) -> None:
        """Lend the short form its fields, or give them back."""
        if self._columns is None:
            return
        if self._lent:
            for section in self.sections:
                section.put_back()
        self._lent = self._short
        if self._short:
            known = {key: field for each in self.sections for key, field in each.fields.items()}
            for key, title in self._short_titles().items():
                if key in known:
                    self._few.add(known[key])
                    known[key].retitle(title)
        self._few.setVisible(self._short)
        self._columns.setVisible(not self._short)
        tab_order.in_reading_order(self)

    def _short_titles(self) -> dict[str, str]:
        return {
            "interests": self.tr("What I want, and what for"),
            "alternatives": self.tr("What I do if it fails"),
            "walkaway": self.tr("My walkaway"),
            "target": self.tr("My target"),
            "guess": self.tr("My guess of their limit"),
        }

    def _build(self, view: PreparationView) -> None:
        columns = self._columns = TwoColumns()
        mine = (AlternativesSection(view), WalkawaySection(view), AimsSection(view))
        theirs = (EstimateSection(view), NeedsSection(), TalkSection(view))
        for column, sections in ((columns.first, mine), (columns.second, theirs)):
            for section in sections:
                column.addWidget(section)
                section.edited.connect(self._on_edited)
                self.sections.append(section)
        columns.show_as_one(one=self._one)
        self._body.insertWidget(3, columns)
        columns.show()  # at once: the keyboard goes to what is visible
        if self.last is not None:
            QWidget.setTabOrder(self.last, self.agree.field)

    @Slot(str)
    def _on_edited(self, key: str) -> None:
        before = self._sheet
        if before is None:
            return
        after = self.read(before)
        if after == before:
            return
        self._sheet = after
        self.edited.emit(after, key)

    @Slot()
    def _on_agree_edited(self) -> None:
        self._on_edited("agree_chance")


class AgreeRow(QWidget):
    """How sure I am that we will agree.

    Attributes:
        field: The chance, 0–100 %, or nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NumberLine(
            PERCENT, minimum=0, maximum=100, step=5, start=50, hint=self.tr("open")
        )
        label = text.label(self.tr("I think we will agree:"))
        label.setBuddy(self.field)
        self.field.setAccessibleName(self.tr("How sure I am that we will agree"))
        self.field.setFixedWidth(self.field.fontMetrics().averageCharWidth() * 12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(label)
        row.addWidget(self.field)
        row.addStretch(1)


def _form(view: PreparationView) -> tuple[object, ...]:
    """What the fields themselves are made from."""
    return (
        view.issues, view.base_value, view.estimate, view.assumptions, view.questions, view.unit,
    )  # fmt: skip
