"""Shows exactly what leaves the computer before a case is written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.choice_row import ChoiceRow
from negotiator_trainer.ui.pages.field import Field
from negotiator_trainer.ui.pages.journal.case_dialog import CaseDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.errors import TrainerError

Kind = Literal["md", "pdf"]
_LINES = 6
_TALL = 32
_OF_THE_PAGE = 0.9


class ExportDialog(CaseDialog):
    """Asks for the kind of file and whether names leave, and shows every word of it.

    Attributes:
        kind_row: Markdown or PDF.
        initials: Whether names are written as initials.
        preview: What leaves, word for word.

    Signals:
        wanted: Another preview; carries the kind, and whether names become initials.
        write_clicked: The file is to be written; carries the same.
    """

    wanted = Signal(object, object)
    write_clicked = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(self.tr("Export"), confirm=self.tr("Save as…"))
        question = self.tr("What kind of file?")
        self.kind_row = ChoiceRow(question, (("md", "Markdown"), ("pdf", "PDF")))
        self.initials = QCheckBox(self.tr("Write names as initials"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.body.addWidget(Field("kind", question, self.kind_row))
        self.body.addWidget(self.initials)
        note = self.tr(
            "Everybody under “people” gives way to initials, everywhere in the text. A name that "
            "is not there stays: read the preview."
        )
        self.body.addWidget(text.caption(note))
        shown = self.tr("Exactly this leaves:")
        self.body.addWidget(Field("preview", shown, self.preview), stretch=1)
        height = self.fontMetrics().lineSpacing() * _TALL
        self.resize(self.minimumWidth(), min(height, round(parent.height() * _OF_THE_PAGE)))
        self.kind_row.value_changed.connect(self._on_changed)
        self.initials.toggled.connect(self._on_changed)
        self.confirm.clicked.connect(self._on_write_clicked)

    @property
    def kind(self) -> Kind:
        """The kind of file that is wanted."""
        return cast("Kind", self.kind_row.value())

    def show_preview(self, words: str) -> None:
        """Show what would leave."""
        self.preview.setPlainText(words)
        self.confirm.setEnabled(True)

    def show_trouble(self, error: TrainerError) -> None:
        """Say what went wrong; nothing was written."""
        self.message.show_trouble(error)

    @Slot()
    def _on_changed(self) -> None:
        self.wanted.emit(self.kind, self.initials.isChecked())

    @Slot()
    def _on_write_clicked(self) -> None:
        self.write_clicked.emit(self.kind, self.initials.isChecked())
