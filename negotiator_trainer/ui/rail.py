"""The places at the left edge of the window: icon and word, or icons only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import IconButton, rail_button

if TYPE_CHECKING:
    from negotiator_trainer.ui.routes import Place


class Rail(QFrame):
    """Shows where one is and leads elsewhere.

    Signals:
        place_chosen: Carries the name of the place.
    """

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setAccessibleName(self.tr("Places"))
        self.buttons: dict[Place, IconButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE[1], SPACE[2], SPACE[1], SPACE[2])
        self._column.setSpacing(SPACE[0])
        self._column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def add_place(self, place: Place, *, icon: str, name: str, last: bool = False) -> None:
        """Put a place under those that are there, or at the foot of the rail."""
        made = rail_button(icon, name)
        made.setProperty("place", place)
        at = self._column.count() if last else len(self.buttons)
        self._column.insertWidget(at, made)
        self.buttons[place] = made
        made.clicked.connect(self._on_clicked)

    def show_place(self, place: Place | None) -> None:
        """Mark the place where one is; None before any can be entered."""
        for name, made in self.buttons.items():
            made.setChecked(name == place)
            made.setEnabled(place is not None)

    def show_collapsed(self, *, collapsed: bool) -> None:
        """Show icons only, or icons and words."""
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonIconOnly if collapsed else style.ToolButtonTextBesideIcon
        for made in self.buttons.values():
            made.setToolButtonStyle(wanted)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        place = sender.property("place")
        # Chosen is not yet there: the mark moves when the page is shown.
        self.place_chosen.emit(place)
