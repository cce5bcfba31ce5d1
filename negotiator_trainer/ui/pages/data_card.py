"""What is kept of the person, and what they can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QProgressBar, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.forms import add_row
from negotiator_trainer.ui.pages.backup_list import BackupList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.busy import NOTICEABLE_MS
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.keeping.backups import KeptBackup


class DataCard(Card):
    """Where the data lies, its backups, export and import, and erasing it.

    Signals:
        restore_clicked: A backup is to be restored; carries its number in the list.
    """

    restore_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Data and privacy"))
        self.add(text.heading(self.tr("Data and privacy"), level=3))
        self.add_text(
            self.tr(
                "Everything that you write and play stays in one folder on this computer. The "
                "program opens no network connection; nothing leaves the folder unless you "
                "export it yourself."
            )
        )
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.copy = button(self.tr("Copy"), icon="copy")
        self.copy.setAccessibleName(self.tr("Copy the folder’s name"))
        self.backups = BackupList()
        self.back_up = button(self.tr("&Back up now"), icon="archive")
        self.restore = button(self.tr("&Restore…"), icon="arrow-back-up")
        self.export = button(self.tr("Ex&port everything…"), icon="download")
        self.bring = button(self.tr("&Import…"), icon="upload")
        self.erase = button(self.tr("&Erase everything…"), kind="danger", icon="trash")
        self.add(self._place())
        self._add_backups()
        self._add_transfer()
        self._progress = self._add_progress()
        self._buttons = (self.back_up, self.export, self.bring, self.erase)
        self._busy = False
        self._offered = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICEABLE_MS)
        self._timer.timeout.connect(self._progress.show)
        self.backups.currentRowChanged.connect(self._on_row_changed)
        self.restore.clicked.connect(self._on_restore_clicked)
        self._settle()

    def show_folder(self, folder: str) -> None:
        """Show where the data lies."""
        self.folder.setText(folder)
        self.folder.setCursorPosition(0)

    def show_note(self, words: str) -> None:
        """Say how backups come about, or why there are none."""
        self._note.setText(words)

    def show_offered(self, *, offered: bool) -> None:
        """Let the buttons be pressed, once there is a profile in a file."""
        self._offered = offered
        self._settle()

    def show_backups(self, kept: Sequence[KeptBackup]) -> None:
        """List the backups, the newest first."""
        self.backups.show_backups(kept)
        self.backups.setVisible(bool(kept))
        self._settle()

    def show_busy(self, words: str) -> None:
        """Say what is being done, once it takes long enough to notice; the buttons wait."""
        self._busy = True
        self._doing.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._timer.start()
        self._settle()

    def show_progress(self, done: int, of: int) -> None:
        """Say how far it has come."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def show_idle(self, words: str = "") -> None:
        """Let the buttons be pressed again; `words` say what was done."""
        self._busy = False
        self._timer.stop()
        self._progress.hide()
        self._result.setText(words)
        self._result.setVisible(bool(words))
        if words:
            announce.say(self, words)
        self._settle()

    @property
    def result(self) -> str:
        """What was said last of what was done."""
        return self._result.text()

    def _place(self) -> QFormLayout:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(self.folder, stretch=1)
        row.addWidget(self.copy)
        holder.setFocusProxy(self.folder)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE[3])
        form.setVerticalSpacing(SPACE[2])
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        add_row(form, self.tr("Data f&older"), holder)
        return form

    def _add_backups(self) -> None:
        self.body.addSpacing(SPACE[1])
        self.add_text(self.tr("Backups"), kind="strong")
        self._note = self.add_text("", kind="caption")
        self.add(self.backups)
        self.backups.hide()
        self.add(self._row(self.back_up, self.restore))

    def _add_transfer(self) -> None:
        self.body.addSpacing(SPACE[1])
        self.add_text(self.tr("Export, import, erase"), kind="strong")
        self.add_text(
            self.tr(
                "An export is a zip file with pages that any browser shows, and with data that "
                "Import reads back. Erasing has no way back."
            ),
            kind="caption",
        )
        self.add(self._row(self.export, self.bring, self.erase))

    def _row(self, *buttons: QWidget) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, spacing=SPACE[1])
        for each in buttons:
            row.addWidget(each)
        return holder

    def _add_progress(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, SPACE[1], 0, 0)
        row.setSpacing(SPACE[2])
        self._doing = text.label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(10)
        row.addWidget(self._doing)
        row.addWidget(self._bar, stretch=1)
        self._result = self.add_text("")
        self._result.hide()
        self.add(holder)
        holder.hide()
        return holder

    def _settle(self) -> None:
        free = self._offered and not self._busy
        for each in self._buttons:
            each.setEnabled(free)
        self.restore.setEnabled(free and self.backups.chosen() >= 0)

    @Slot()
    def _on_row_changed(self) -> None:
        self._settle()

    @Slot()
    def _on_restore_clicked(self) -> None:
        if self.backups.chosen() >= 0:
            self.restore_clicked.emit(self.backups.chosen())
