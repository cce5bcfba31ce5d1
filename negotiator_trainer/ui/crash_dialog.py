"""Says plainly that the program made a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from negotiator_trainer.ui.crash import CrashReport


class CrashDialog(QDialog):
    """What happened, what is safe, what to do; details on request.

    Further faults are counted in the same dialog.

    Args:
        safe: What is safe, such as "Your session is saved up to turn 4."
        parent: The window it lies over.
    """

    def __init__(self, *, safe: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something broke"))
        self._reports: list[CrashReport] = []
        self._summary = text.label("", kind="strong", wrap=True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.details.hide()
        self.show_details = button(self.tr("Show &details"), kind="quiet")
        self.copy_button = button(self.tr("&Copy details"), icon="copy")
        self.close_button = button(self.tr("Go &on"), kind="primary")
        self.close_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE[4],) * 4)
        column.setSpacing(SPACE[2])
        column.addWidget(text.heading(self.tr("Something broke in the program")))
        column.addWidget(self._summary)
        column.addWidget(text.label(safe, wrap=True))
        column.addWidget(
            text.caption(
                self.tr(
                    "Nothing is sent anywhere. To report the mistake, copy the details into a "
                    "message; they hold no text of yours."
                )
            )
        )
        column.addWidget(self.details, stretch=1)
        row = QHBoxLayout()
        row.addWidget(self.show_details)
        row.addStretch()
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.resize(560, 280)
        self.show_details.clicked.connect(self._on_show_details)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)

    def add(self, report: CrashReport) -> None:
        """Show one more fault."""
        self._reports.append(report)
        count = len(self._reports)
        first = self._reports[0].summary
        more = self.tr("{0} (and {1} more)").format(first, count - 1)
        self._summary.setText(first if count == 1 else more)
        self.details.setPlainText("\n\n".join(each.details for each in self._reports))

    @property
    def summary(self) -> str:
        """The line that names the fault."""
        return self._summary.text()

    @Slot()
    def _on_show_details(self) -> None:
        self.details.show()
        self.show_details.setEnabled(False)
        self.resize(self.width(), 480)
        self.details.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
