"""One side's offer at the plain table: a row an issue, and what it is worth to me."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import text, theme
from negotiator_trainer.ui.pages.table.offer_row import OfferRow, OptionChooser
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.bar import Bar
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.services.table_view import IssueView

_WHOLE = 100


class OfferSide(Card):
    """Puts an offer together.

    Args:
        title: Whose offer it is.
        note: The words of the button that notes it.
        parent: The widget that owns it.

    Attributes:
        rows: One for each issue.
        worth: What it is worth, in words.
        note: Notes the offer.

    Signals:
        changed: Another package is put together.
        noted: The offer was made; carries the package.
    """

    changed = Signal()
    noted = Signal(object)

    def __init__(self, title: str, *, note: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._title = title
        self.rows: list[OfferRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[1])
        self.add(self._list)
        self.meter = Bar()
        self.worth = text.label("", kind="strong", wrap=True)
        self.note = button(note, icon="check")
        self.add(self.meter)
        self.add(self.worth)
        self.body.addWidget(self.note, alignment=Qt.AlignmentFlag.AlignLeft)
        self.note.clicked.connect(self._on_note_clicked)

    def show_issues(self, issues: Sequence[IssueView], package: Mapping[str, int]) -> None:
        """Offer these issues, beginning with a package."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OfferRow(issue) for issue in issues]
        for row in self.rows:
            row.set_option(str(package[row.issue.id]))
            self._name(row)
            row.changed.connect(self.changed)
            self._list.addWidget(row)

    def _name(self, row: OfferRow) -> None:
        """Say whose offer a row is about: the same issues stand on both sides."""
        spoken: list[QWidget] = [row.name, row.chooser]
        if isinstance(row.chooser, OptionChooser):
            spoken += row.chooser.radios
        inside = row.chooser.focusProxy()
        if inside is not None:
            spoken.append(inside)
        for each in spoken:
            words = each.accessibleName() or row.issue.name
            each.setAccessibleName(f"{self._title}: {words}")

    def package(self) -> dict[str, int]:
        """Return the package: issue ids to positions of options."""
        return {row.issue.id: int(row.option()) for row in self.rows}

    def show_last(self, mine: Mapping[str, int], theirs: Mapping[str, int]) -> None:
        """Show what each side offered last."""
        for row in self.rows:
            said = [package.get(row.issue.id) for package in (mine, theirs)]
            row.show_last(*(None if at is None else str(at) for at in said))

    def show_worth(self, points: int, words: str, *, walkaway: int | None) -> None:
        """Show what the package is worth to me, and mark the walkaway."""
        self.worth.setText(words)
        self.note.setAccessibleDescription(words)
        below = walkaway is not None and points < walkaway
        theme.set_kind(self.worth, "danger" if below else "strong")
        mark = None if walkaway is None else walkaway / _WHOLE
        self.meter.set_share(points / _WHOLE, mark=mark)

    @Slot()
    def _on_note_clicked(self) -> None:
        self.noted.emit(self.package())
