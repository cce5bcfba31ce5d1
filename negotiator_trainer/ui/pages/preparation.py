"""The preparation sheet: one page, any order, nothing mandatory."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.preparation_aims import AimsSection
from negotiator_trainer.ui.pages.preparation_limits import (
    PERCENT,
    AlternativesSection,
    WalkawaySection,
)
from negotiator_trainer.ui.pages.preparation_talk import TalkSection
from negotiator_trainer.ui.pages.preparation_them import EstimateSection, NeedsSection
from negotiator_trainer.ui.pages.role_sheet import RoleSheet
from negotiator_trainer.ui.pages.sheet_history import SheetHistory
from negotiator_trainer.ui.range_facts import range_facts
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.message import InlineMessage
from negotiator_trainer.ui.widgets.range_strip import RangeStrip

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView
    from negotiator_trainer.ui.pages.preparation_section import Section


class PreparationPage(Page):
    """Shows `PreparationView` and gives back the sheet as it is written.

    Signals:
        sheet_edited: The sheet is another one; carries the `Sheet`.
        sit_down_clicked: The person has prepared enough.
    """

    sheet_edited = Signal(object)
    sit_down_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Preparation"))
        self._view: PreparationView | None = None
        self._sheet: Sheet | None = None
        self._columns: TwoColumns | None = None
        self._role_sheet: RoleSheet | None = None
        self.sections: list[Section] = []
        self.history = SheetHistory(self)
        self.strip = RangeStrip()
        self._range = Card(self.tr("The range as I see it"))
        self._range.add(self.strip)
        self._range.hide()
        self.others = InlineMessage()
        self.body.addWidget(self.others)
        self.body.addWidget(self._range)
        self.body.addStretch()
        self.undo = button(self.tr("Undo"), kind="quiet", icon="arrow-back-up")
        self.role_sheet = button(self.tr("Role sheet (F2)"), icon="file-text")
        self.header.add_action(self.undo)
        self.header.add_action(self.role_sheet)
        self.agree = NumberLine(
            PERCENT, minimum=0, maximum=100, step=5, start=50, hint=self.tr("open")
        )
        self.sit_down = button(self.tr("&Sit down"), kind="primary", icon="door-enter")
        self._build_foot()
        self._connect()

    def show_preparation(self, view: PreparationView) -> None:
        """Show the sheet as it was stored; once in the life of the page."""
        self._view = view
        self._build(view)
        self._write(view.sheet)
        self.show_consequences(view)

    def show_consequences(self, view: PreparationView) -> None:
        """Show what follows from the sheet as saved; the fields stay as they are."""
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

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it is written now; None before it is shown."""
        return self._sheet

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        if self._columns is not None:
            self._columns.show_as_one(one=narrow)

    def _build(self, view: PreparationView) -> None:
        columns = self._columns = TwoColumns()
        mine = (AlternativesSection(view), WalkawaySection(view), AimsSection(view))
        talk = TalkSection(view)
        theirs = (EstimateSection(view), NeedsSection(), talk)
        for column, sections in ((columns.first, mine), (columns.second, theirs)):
            for section in sections:
                column.addWidget(section)
                section.edited.connect(self._on_edited)
                self.sections.append(section)
        columns.show_as_one(one=self.narrow())
        self.body.insertWidget(2, columns)
        columns.show()  # at once: the keyboard goes to what is visible
        QWidget.setTabOrder(talk.last, self.agree)
        QWidget.setTabOrder(self.agree, self.sit_down)

    def _build_foot(self) -> None:
        foot = self.add_foot()
        label = text.label(self.tr("I think we will agree:"))
        label.setBuddy(self.agree)
        self.agree.setAccessibleName(self.tr("How sure I am that we will agree"))
        self.agree.setFixedWidth(self.agree.fontMetrics().averageCharWidth() * 12)
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(label)
        row.addWidget(self.agree)
        foot.addLayout(row)
        foot.addStretch(1)
        foot.addWidget(self.sit_down)

    def _connect(self) -> None:
        self.agree.value_changed.connect(self._on_agree_edited)
        self.sit_down.clicked.connect(self.sit_down_clicked)
        self.role_sheet.clicked.connect(self._on_role_sheet)
        self.undo.clicked.connect(self.history.undo)
        self.undo.setEnabled(False)
        self.history.canUndoChanged.connect(self.undo.setEnabled)
        self.history.restored.connect(self._on_restored)
        for keys, slot in (
            ("Ctrl+Z", self.history.undo),
            ("Ctrl+Shift+Z", self.history.redo),
            ("Ctrl+Y", self.history.redo),
            ("F2", self._on_role_sheet),
            ("Ctrl+Return", self.sit_down.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _read(self, sheet: Sheet) -> Sheet:
        for section in self.sections:
            sheet = section.read(sheet)
        return replace(sheet, agree_chance=self.agree.value())

    def _write(self, sheet: Sheet) -> None:
        for section in self.sections:
            section.write(sheet)
        self.agree.set_value(sheet.agree_chance)
        self._sheet = sheet

    @Slot(str)
    def _on_edited(self, key: str) -> None:
        before = self._sheet
        if before is None:
            return
        after = self._read(before)
        if after == before:
            return
        self._sheet = after
        self.history.add(before, after, field=_step(key, after))
        self.sheet_edited.emit(after)

    @Slot()
    def _on_agree_edited(self) -> None:
        self._on_edited("agree_chance")

    @Slot(object)
    def _on_restored(self, sheet: Sheet) -> None:
        self._write(sheet)
        self.sheet_edited.emit(sheet)

    @Slot()
    def _on_role_sheet(self) -> None:
        if self._view is None:
            return
        if self._role_sheet is not None:
            self._role_sheet.close()
            return
        self._role_sheet = RoleSheet(self._view.brief, self)
        self._role_sheet.destroyed.connect(self._on_role_sheet_closed)
        self._role_sheet.show()

    @Slot()
    def _on_role_sheet_closed(self) -> None:
        self._role_sheet = None


def _step(key: str, sheet: Sheet) -> int:
    """Number the step of undo that an edit belongs to.

    Typing is one step as long as one stays in a field and no line comes or goes.
    """
    lines = tuple(len(each) for each in _lists(sheet))
    return hash((key, id(QApplication.focusWidget()), lines)) % (2**30)


def _lists(sheet: Sheet) -> list[tuple[object, ...]]:
    values = (getattr(sheet, each.name) for each in fields(sheet))
    return [value for value in values if isinstance(value, tuple)]
