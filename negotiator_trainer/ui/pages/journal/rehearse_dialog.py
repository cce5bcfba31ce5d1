"""Leads from a case to practice: the nearest scenario with the reason, or a plain offer table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.journal.case_dialog import CaseDialog
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RehearseDialog(CaseDialog):
    """Says which scenario is nearest and why; a plain table is there in any case.

    Args:
        title: The scenario's title; empty where none fits.
        why: Why it is the nearest, or why none fits.
        parent: The page.

    Attributes:
        table: Leads to the offer table.

    Signals:
        scenario_wanted: The scenario's brief is to be read.
        table_wanted: The offer table is wanted.
    """

    scenario_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, title: str, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(self.tr("Rehearse this"), confirm=self.tr("Read the brief"))
        self._fits = bool(title)
        self.why = text.label(why, wrap=True)
        if title:
            nearest = self.tr("The nearest scenario: {0}").format(title)
            self.body.addWidget(text.label(nearest, kind="strong", wrap=True))
        self.body.addWidget(self.why)
        plain = self.tr(
            "Or a plain table with your own issues and points: you note your offers and theirs, "
            "with a friend or alone, and see what each is worth to you."
        )
        self.body.addWidget(text.label(plain, kind="muted", wrap=True))
        self.table = button(self.tr("Open the offer table"), icon="table")
        self.buttons.insertWidget(1, self.table)
        self.confirm.setVisible(self._fits)
        self.confirm.clicked.connect(self._on_confirmed)
        self.table.clicked.connect(self._on_table_clicked)
        (self.confirm if self._fits else self.table).setFocus()

    @Slot()
    def _on_confirmed(self) -> None:
        self.scenario_wanted.emit()
        self.accept()

    @Slot()
    def _on_table_clicked(self) -> None:
        self.table_wanted.emit()
        self.accept()
