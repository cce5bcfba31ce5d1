"""What a figure rests on, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from negotiator_trainer.ui import dates, text
from negotiator_trainer.ui.pages.progress.table import ProgressTable
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from negotiator_trainer.services.progress.view import EvidenceList


class EvidenceSheet(QDialog):
    """Lists what a figure rests on; Enter opens one, Escape closes the list.

    Args:
        found: What it rests on.
        parent: The page.

    Signals:
        evidence_opened: Carries an `Evidence`.
    """

    evidence_opened = Signal(object)

    def __init__(self, found: EvidenceList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = found
        self.setWindowTitle(self.tr("What this rests on"))
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[2])
        column.addWidget(text.heading(found.title))
        self.caption = text.caption(self._counted())
        column.addWidget(self.caption)
        self.table = ProgressTable(most_rows=0)
        self.table.setAccessibleName(found.title)
        self.table.setAccessibleDescription(self.caption.text())
        column.addWidget(self.table, stretch=1)
        self.table.setVisible(bool(found.rows))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
        self.table.show_rows(
            (self.tr("Date"), self.tr("Scenario or case"), self.tr("What")),
            [(dates.written(each.when), each.title, each.words) for each in found.rows],
        )
        self.table.row_opened.connect(self._on_row_opened)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 96, letter * 70)
        self.table.setFocus()

    def _counted(self) -> str:
        found = self._found
        if not found.rows:
            return self.tr("Nothing yet.")
        hint = self.tr("Enter or a double click opens it.")
        if found.of > len(found.rows):
            said = self.tr("The newest {0} of {1}.").format(len(found.rows), f"{found.of:,}")
        else:
            said = (
                self.tr("1 in all.") if found.of == 1 else self.tr("{0} in all.").format(found.of)
            )
        return f"{said} {hint}"

    @Slot(object)
    def _on_row_opened(self, row: int) -> None:
        chosen = self._found.rows[row]
        self.close()
        self.evidence_opened.emit(chosen)
