"""The list of backups: when each was made, and what it contains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTime
from PySide6.QtWidgets import QListWidgetItem, QSizePolicy

from negotiator_trainer.services.keeping.backups import contents_in_words
from negotiator_trainer.ui import dates
from negotiator_trainer.ui.widgets.plain_list import PlainList, RowDelegate
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from negotiator_trainer.services.keeping.backups import KeptBackup

_MOST_ROWS = 6


class _BackupDelegate(RowDelegate):
    """A backup that cannot be chosen is no heading: it stands in the middle like the others."""

    heading_edge = Qt.AlignmentFlag.AlignVCenter


class BackupList(PlainList):
    """Backups, the newest first; one that cannot be read is shown and cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_BackupDelegate(self))
        self.setAccessibleName(self.tr("Backups"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_backups(self, kept: Sequence[KeptBackup]) -> None:
        """Show these, and keep what was chosen where it is still there."""
        before = self.chosen()
        path = None if before < 0 else self.item(before).data(Qt.ItemDataRole.UserRole)
        self.clear()
        for each in kept:
            item = QListWidgetItem(backup_words(each))
            item.setData(Qt.ItemDataRole.UserRole, each.path)
            if not each.usable:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
            if each.path == path:
                self.setCurrentItem(item)
        self.updateGeometry()

    def chosen(self) -> int:
        """The number of the backup that is chosen; -1 for none."""
        item = self.currentItem()
        usable = item is not None and item.flags() & Qt.ItemFlag.ItemIsSelectable
        return self.currentRow() if usable else -1

    def choose(self, number: int) -> None:
        """Choose a backup."""
        self.setCurrentRow(number)

    def show_damaged(self, number: int) -> None:
        """Say that a backup turned out to be damaged; it cannot be chosen any more."""
        item = self.item(number)
        item.setText(self.tr("{0} · damaged, cannot be restored").format(item.text()))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        if self.currentItem() is item:
            self.setCurrentRow(-1)

    def sizeHint(self) -> QSize:
        """Be as high as the rows, up to six of them."""
        rows = min(self.count(), _MOST_ROWS)
        height = sum(self.sizeHintForRow(row) for row in range(rows))
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Be no lower than that."""
        return QSize(120, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose what the keyboard begins at: Qt would only stand on it."""
        super().focusInEvent(event)
        item = self.currentItem()
        if item is not None and not item.isSelected():
            item.setSelected(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the rows in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def backup_words(kept: KeptBackup) -> str:
    """Return a backup's row: when it was made, what it contains, when that last changed."""
    parts = [_made(kept), contents_in_words(kept)]
    if kept.upgraded_from:
        parts.insert(1, tr("before the upgrade from {version}", version=kept.upgraded_from))
    if kept.contents is not None and kept.contents.last_change is not None:
        parts.append(tr("last change {day}", day=dates.written(kept.contents.last_change)))
    return " · ".join(parts)


def moment(at: datetime) -> str:
    """Return a day and a time of day, in local time and in the person's language."""
    local = at.astimezone()
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return f"{dates.written(at)}, {time}"


def _made(kept: KeptBackup) -> str:
    if kept.made_at is None:
        return kept.path.name
    return dates.written(kept.made_at) if kept.upgraded_from else moment(kept.made_at)
