"""A figure of the profile; it opens how it is worked out and the turns that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import icons, text
from negotiator_trainer.ui.pages.debrief.evidence import EvidenceList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.bar import Bar
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.card_links import CardLinks

if TYPE_CHECKING:
    from negotiator_trainer.services.debrief_view import Figure


class FigureTile(Card):
    """One measure, 0–100.

    Signals:
        turn_opened: A turn of its evidence is to be looked at.
        card_wanted: The handbook's card of this measure is to be opened; carries its id.
    """

    turn_opened = Signal(object)
    card_wanted = Signal(object)

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.figure = figure
        written = "–" if figure.value is None else f"{figure.value:.0f}"
        self.setAccessibleName(f"{figure.name}: {written}")
        self.add(text.label(figure.name, kind="muted", wrap=True))
        self.number = text.label(written, kind="number")
        self.add(self.number)
        if figure.value is not None:
            bar = Bar()
            bar.set_share(figure.value / 100)
            self.add(bar)
        self.add_text(figure.summary)
        self.opener = button(self.tr("How?"), kind="quiet")
        self.opener.setCheckable(True)
        self.opener.setAccessibleName(
            self.tr("{0}, {1}: how it is worked out").format(figure.name, written)
        )
        self.body.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignLeft)
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(text.label(figure.formula, kind="muted", wrap=True))
        self.evidence = EvidenceList(figure.evidence)
        column.addWidget(self.evidence)
        if not figure.evidence:
            column.addWidget(text.caption(self.tr("No single turn made it.")))
        self.links = CardLinks()
        column.addWidget(self.links)
        self.links.show_link(figure.card)
        self.add(self.detail)
        self.body.addStretch()
        self._show_detail(opened=False)
        self.opener.toggled.connect(self._on_toggled)
        self.evidence.turn_opened.connect(self.turn_opened)
        self.links.card_wanted.connect(self.card_wanted)

    def _show_detail(self, *, opened: bool) -> None:
        self.detail.setVisible(opened)
        self.opener.setIcon(icons.icon("chevron-down" if opened else "chevron-right", role="link"))

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._show_detail(opened=checked)
