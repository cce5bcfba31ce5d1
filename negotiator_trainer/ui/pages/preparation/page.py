"""The preparation page: the sheet before practice, in any order, nothing mandatory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.pages.history import History, step_of
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.preparation.sheet_editor import SheetEditor
from negotiator_trainer.ui.pages.role_sheet import RoleSheet
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView


class PreparationPage(Page):
    """Shows `PreparationView` and gives back the sheet as it is written.

    Attributes:
        editor: The sheet.
        history: What was written before.

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
        self._role_sheet: RoleSheet | None = None
        self.history = History(self)
        self.editor = SheetEditor()
        self.body.addWidget(self.editor)
        self.body.addStretch()
        self.undo = button(self.tr("Undo"), kind="quiet", icon="arrow-back-up")
        self.role_sheet = button(self.tr("Role sheet (F2)"), icon="file-text")
        self.header.add_action(self.undo)
        self.header.add_action(self.role_sheet)
        self.sit_down = button(self.tr("&Sit down"), kind="primary", icon="door-enter")
        foot = self.add_foot()
        foot.addWidget(self.editor.agree, stretch=1)
        foot.addWidget(self.sit_down)
        self._connect()

    def show_preparation(self, view: PreparationView) -> None:
        """Show the sheet as it was stored; once in the life of the page."""
        self._view, self._sheet = view, view.sheet
        self.editor.show_as_one(one=self.narrow())
        self.editor.show_sheet(view)
        self.role_sheet.setVisible(view.brief is not None)
        QWidget.setTabOrder(self.editor.agree.field, self.sit_down)

    def show_consequences(self, view: PreparationView) -> None:
        """Show what follows from the sheet as saved; the fields stay as they are."""
        self.editor.show_consequences(view)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it is written now; None before it is shown."""
        return self._sheet

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        self.editor.show_as_one(one=narrow)

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.sit_down.clicked.connect(self.sit_down_clicked)
        self.role_sheet.clicked.connect(self._on_role_sheet)
        self.undo.clicked.connect(self.history.undo)
        self.undo.setEnabled(False)
        self.history.canUndoChanged.connect(self.undo.setEnabled)
        self.history.restored.connect(self._on_restored)
        self.history.take_keys(self)
        for keys, slot in (
            ("F2", self._on_role_sheet),
            ("Ctrl+Return", self.sit_down.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot(object, str)
    def _on_edited(self, sheet: Sheet, key: str) -> None:
        before, self._sheet = self._sheet, sheet
        self.history.add(before, sheet, field=step_of(key, sheet))
        self.sheet_edited.emit(sheet)

    @Slot(object)
    def _on_restored(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.editor.write(sheet)
        self.sheet_edited.emit(sheet)

    @Slot()
    def _on_role_sheet(self) -> None:
        if self._view is None or self._view.brief is None:
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
