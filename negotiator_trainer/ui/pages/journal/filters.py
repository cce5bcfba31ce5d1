"""What narrows the journal's list: words, a stage, a tag, a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.journal.listing import JournalPage

_PAUSE_MS = 120


class Filters(QWidget):
    """A search field and three lists; each narrows what the others leave.

    Attributes:
        search: What is searched for.
        stage: How far a case is.
        tag: A tag.
        person: Somebody who takes part.

    Signals:
        changed: Something else is wanted; a pause in typing tells it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search the journal"), letters=32)
        self.stage, self.tag, self.person = CalmCombo(), CalmCombo(), CalmCombo()
        row = FlowLayout(self, spacing=SPACE[2])
        row.addWidget(self.search)
        row.addWidget(_named(self.tr("Stage"), self.stage))
        row.addWidget(_named(self.tr("Tag"), self.tag))
        row.addWidget(_named(self.tr("Person"), self.person))
        self.stage.addItem(self.tr("All stages"), None)
        for stage, name in words.stage_names().items():
            self.stage.addItem(name, stage)
        self._show_counted(self.tag, self.tr("All tags"), ())
        self._show_counted(self.person, self.tr("Everybody"), ())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.search.textChanged.connect(self._on_typed)
        for combo in (self.stage, self.tag, self.person):
            combo.activated.connect(self._on_chosen)

    def wanted(self) -> EntryFilter:
        """Return what is wanted."""
        return EntryFilter(
            words=self.search.text().strip(),
            stage=self.stage.currentData(),
            tag=self.tag.currentData() or "",
            person=self.person.currentData() or "",
        )

    def show_wanted(self, wanted: EntryFilter) -> None:
        """Want this from now on; says nothing about it."""
        with QSignalBlocker(self.search):
            self.search.setText(wanted.words)
        for combo, value in (
            (self.stage, wanted.stage),
            (self.tag, wanted.tag or None),
            (self.person, wanted.person or None),
        ):
            if value is not None and combo.findData(value) < 0:
                combo.addItem(value, value)
            combo.setCurrentIndex(0 if value is None else combo.findData(value))

    def show_choices(self, page: JournalPage) -> None:
        """Offer the tags and people that there are; what is chosen stays so."""
        if not page.counted:
            return
        self._show_counted(self.tag, self.tr("All tags"), page.tags)
        self._show_counted(self.person, self.tr("Everybody"), page.people)

    def clear(self) -> None:
        """Want everything again."""
        with QSignalBlocker(self.search):
            self.search.clear()
        for combo in (self.stage, self.tag, self.person):
            combo.setCurrentIndex(0)
        self._on_chosen()

    def _show_counted(
        self, combo: CalmCombo, everything: str, found: Iterable[tuple[str, int]]
    ) -> None:
        chosen = combo.currentData()
        rows = [(everything, None), *((f"{name} ({count})", name) for name, count in found)]
        if chosen is not None and chosen not in {name for _, name in rows}:
            rows.append((chosen, chosen))
        if rows == [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]:
            return
        combo.clear()
        for shown, name in rows:
            combo.addItem(shown, name)
        combo.setCurrentIndex(max(combo.findData(chosen), 0) if chosen is not None else 0)

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        self._pause.start()

    @Slot()
    def _on_chosen(self) -> None:
        self._pause.stop()
        self.changed.emit()


def _named(name: str, combo: CalmCombo) -> QWidget:
    """A list with its name before it; on some systems readers say no other name of a list."""
    whole = QWidget()
    label = text.label(name, kind="muted")
    label.setBuddy(combo)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE[1])
    row.addWidget(label)
    row.addWidget(combo)
    return whole
