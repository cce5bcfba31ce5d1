"""The entry that is chosen in the journal's list, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui import dates, text
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.listing import Entry


class EntryCard(Card):
    """Says what an entry is, and what is to be done with it next.

    Attributes:
        entry: The entry shown; None before.
        open_button: Opens it, at the stage that is due.
        drop: Puts it into the trash.
        restore: Takes it out again.
        expunge: Deletes it for good.

    Signals:
        opened: Carries the `Entry`.
        dropped: Carries the `Entry`.
        restored: Carries the `Entry`.
        expunge_wanted: Carries the `Entry`.
    """

    opened = Signal(object)
    dropped = Signal(object)
    restored = Signal(object)
    expunge_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("The chosen entry"))
        self.entry: Entry | None = None
        self.title = text.label("", kind="h3", wrap=True)
        self.facts = text.label("", kind="muted", wrap=True)
        self.next = text.label("", wrap=True)
        for each in (self.title, self.facts, self.next):
            self.add(each)
        self.open_button = button("", icon="arrow-right")
        self.drop = button(self.tr("Delete"), kind="quiet", icon="trash")
        self.restore = button(self.tr("Restore"), icon="arrow-back-up")
        self.expunge = button(self.tr("Delete for good…"), kind="danger", icon="trash")
        self._actions = QWidget()
        row = FlowLayout(self._actions, spacing=SPACE[1])
        for made in (self.open_button, self.drop, self.restore, self.expunge):
            row.addWidget(made)
        self.body.addSpacing(SPACE[1])
        self.add(self._actions)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.expunge.clicked.connect(self._on_expunge_clicked)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry."""
        self.entry = entry
        title = words.name_of(entry)
        self.title.setText(title)
        self.facts.setText("\n".join(self._facts(entry)))
        trashed = entry.trashed_at is not None
        self.next.setText(self._next(entry))
        self.open_button.setText(self._open_words(entry))
        for each in (self.open_button, self.drop):
            each.setVisible(not trashed and not entry.damaged)
        self.restore.setVisible(trashed and not entry.damaged)
        self.expunge.setVisible(trashed or entry.damaged)
        named = (
            (self.drop, self.tr("Delete {0}")),
            (self.restore, self.tr("Restore {0}")),
            (self.expunge, self.tr("Delete {0} for good")),
        )
        for each, pattern in named:
            each.setAccessibleName(pattern.format(title))

    def _facts(self, entry: Entry) -> list[str]:
        if entry.damaged:
            return [words.damaged()]
        kind = words.template_names().get(entry.template, entry.template)
        what = [kind, words.day_or_open(entry.happens_on)]
        if entry.people:
            what.append(self.tr("with {0}").format(", ".join(entry.people)))
        found = [" ".join(f"#{tag}" for tag in entry.tags)] if entry.tags else []
        if entry.trashed_at is not None:
            found.append(words.deleted_on(dates.written(entry.trashed_at)))
        else:
            found.append(self.tr("last changed {0}").format(dates.written(entry.changed_at)))
        return [" · ".join(what), " · ".join(found)]

    def _next(self, entry: Entry) -> str:
        if entry.damaged:
            return self.tr(
                "It is damaged on the disk and cannot be opened; the other entries can. Restore a "
                "backup to get it back, or delete it for good, from the backups too."
            )
        if entry.trashed_at is not None:
            return self.tr("What is deleted stays here for 30 days.")
        return {
            "preparing": self.tr(
                "Being prepared. When you go in, what you wrote is kept as it was."
            ),
            "went_in": self.tr("You went in. How did it end?"),
            "outcome": self.tr("It is over. What does it teach you? The review asks."),
            "reviewed": self.tr("Reviewed."),
        }[entry.stage]

    def _open_words(self, entry: Entry) -> str:
        return {
            "preparing": self.tr("Go on preparing"),
            "went_in": self.tr("Write the outcome"),
            "outcome": self.tr("Write the review"),
            "reviewed": self.tr("Open"),
        }[entry.stage]

    @Slot()
    def _on_open_clicked(self) -> None:
        self.opened.emit(self.entry)

    @Slot()
    def _on_drop_clicked(self) -> None:
        self.dropped.emit(self.entry)

    @Slot()
    def _on_restore_clicked(self) -> None:
        self.restored.emit(self.entry)

    @Slot()
    def _on_expunge_clicked(self) -> None:
        self.expunge_wanted.emit(self.entry)
