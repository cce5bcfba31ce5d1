"""The entries of the journal as a model of Qt that asks for more when it is scrolled to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from negotiator_trainer.ui import dates
from negotiator_trainer.ui.pages.journal import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from negotiator_trainer.services.journal.listing import Entry

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryModel(QAbstractListModel):
    """Holds the entries read so far.

    Signals:
        more_wanted: The entries after these are wanted; carries how many there are by now.
    """

    more_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._more = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries read so far."""
        return tuple(self._entries)

    def entry(self, index: Index) -> Entry | None:
        """Return the entry at a place; None where there is none."""
        return self._entries[index.row()] if index.isValid() else None

    def row_of(self, case: int) -> int:
        """Return where a case stands; -1 while it was not read."""
        return next((at for at, each in enumerate(self._entries) if each.id == case), -1)

    def show_entries(self, entries: Sequence[Entry], *, more: bool) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._entries, self._more = list(entries), more
        self.endResetModel()

    def add(self, entries: Sequence[Entry], *, more: bool) -> None:
        """Put entries after those that are there."""
        self._more = more
        if entries:
            at = len(self._entries)
            self.beginInsertRows(QModelIndex(), at, at + len(entries) - 1)
            self._entries.extend(entries)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many entries were read."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  Qt's name
        """Whether others follow."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  Qt's name
        """Ask for them, once."""
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit(len(self._entries))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry, its title, or how it is read aloud."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return words.name_of(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in _spoken(entry) if part)
        return None


def facts(entry: Entry) -> str:
    """Return an entry's day, people and tags in one line."""
    if entry.damaged:
        return words.damaged()
    if entry.trashed_at is not None:
        return words.deleted_on(dates.written(entry.trashed_at))
    parts = [words.day_or_open(entry.happens_on)]
    if entry.people:
        parts.append(", ".join(entry.people))
    parts += [f"#{tag}" for tag in entry.tags]
    return " · ".join(parts)


def marked(excerpt: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return an excerpt in one line without its marks, and where each hit begins and ends."""
    plain: list[str] = []
    hits: list[tuple[int, int]] = []
    began = None
    for letter in excerpt:
        if letter == "\x02":
            began = len(plain)
        elif letter == "\x03":
            if began is not None:
                hits.append((began, len(plain)))
            began = None
        else:
            plain.append(" " if letter.isspace() else letter)
    return "".join(plain), tuple(hits)


def _spoken(entry: Entry) -> tuple[str, ...]:
    return (
        words.name_of(entry),
        "" if entry.trashed_at or entry.damaged else words.stage_names()[entry.stage].rstrip(" ✓"),
        facts(entry),
        marked(entry.excerpt)[0],
    )
