"""What was practised for a case, and what leads from a case to practice and to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import dates, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.journal.page import LinkView


class LinksCard(Card):
    """Rehearse this, link a debrief, export; and the attempts that are linked.

    Attributes:
        rehearse: Looks for the nearest scenario.
        link: Links a finished attempt.
        export: Writes the case to a file.
        rows: The linked attempts.

    Signals:
        rehearse_clicked: A rehearsal is wanted.
        link_clicked: A debrief is to be linked.
        export_clicked: The case is to be written to a file.
        opened: A linked attempt's debrief is to be opened; carries the `LinkView`.
        removed: An attempt is no longer to be linked; carries the `LinkView`.
    """

    rehearse_clicked = Signal()
    link_clicked = Signal()
    export_clicked = Signal()
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = self.tr("Practice for it")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self.rehearse = button(self.tr("Rehearse this"), icon="target")
        self.link = button(self.tr("Link a debrief"), icon="plus")
        self.export = button(self.tr("Export…"), icon="download")
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=SPACE[1])
        for each in (self.rehearse, self.link, self.export):
            row.addWidget(each)
        self.add(buttons)
        self.rows: list[LinkRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[1])
        self.add(self._list)
        self.rehearse.clicked.connect(self.rehearse_clicked)
        self.link.clicked.connect(self.link_clicked)
        self.export.clicked.connect(self.export_clicked)
        printing = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self.export)
        printing.activated.connect(self.export_clicked)

    def show_links(self, links: Sequence[LinkView]) -> None:
        """Show what is linked."""
        if [row.view for row in self.rows] == list(links):
            return
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [LinkRow(link) for link in links]
        for row in self.rows:
            self._list.addWidget(row)
            row.opened.connect(self.opened)
            row.removed.connect(self.removed)


class LinkRow(QWidget):
    """One linked attempt.

    Attributes:
        view: The link shown.
        opener: Opens its debrief; words only where it cannot be opened.
        remove: Unlinks it.

    Signals:
        opened: Carries the `LinkView`.
        removed: Carries the `LinkView`.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, view: LinkView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        words = self._words()
        self.opener = button(words, kind="quiet", icon="file-text")
        self.opener.setEnabled(view.attempt is not None)
        self.remove = icon_button("x", self.tr("Unlink {0}").format(words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignTop)
        self.opener.setVisible(bool(view.link.attempt))
        row.addWidget(text.label(view.link.note, wrap=True), stretch=1)
        row.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        self.opener.clicked.connect(self._on_opened)
        self.remove.clicked.connect(self._on_removed)

    def _words(self) -> str:
        view = self.view
        if not view.link.attempt:
            return self.tr("Rehearsal at the offer table")
        title = view.title or self.tr("An attempt that is not in this profile")
        if view.played_on is None:
            return title
        return f"{title} · {dates.written_day(view.played_on)}"

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self.view)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self.view)
