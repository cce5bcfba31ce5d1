"""Buttons that lead to cards of the handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.handbook.links import CardLink


class CardLinks(QWidget):
    """A quiet button for each card; takes no room where there is none.

    Attributes:
        cards: The ids of the cards that are shown.

    Signals:
        card_wanted: Carries the id of a card.
    """

    card_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[str, ...] = ()
        self._row = FlowLayout(self, spacing=SPACE[1])
        self.hide()

    def show_links(self, links: Iterable[CardLink]) -> None:
        """Show other cards; it must have its place in the page by then."""
        wanted = tuple(links)
        self.cards = tuple(link.card for link in wanted)
        self._row.clear()
        for link in wanted:
            made = button(link.title.replace("&", "&&"), kind="quiet", icon="book")
            made.setAccessibleName(self.tr("Card: {0}").format(link.title))
            made.setToolTip(self.tr("Opens this card of the handbook"))
            made.setProperty("card", link.card)
            made.clicked.connect(self._on_clicked)
            self._row.addWidget(made)
        self.setVisible(bool(wanted))

    def show_link(self, link: CardLink | None) -> None:
        """Show one card, or none."""
        self.show_links(() if link is None else (link,))

    @Slot()
    def _on_clicked(self) -> None:
        self.card_wanted.emit(self.sender().property("card"))
