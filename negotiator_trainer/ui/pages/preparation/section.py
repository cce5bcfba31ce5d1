"""What the parts of the preparation page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.pages.field import Field
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.row_list import RowList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLayout

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import Advice, PreparationView


class Section(Card):
    """A card of the sheet that reads and writes its own fields and knows no other.

    Signals:
        edited: Something is written otherwise than before; carries the field's key.
    """

    edited = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.body.setSpacing(SPACE[2])
        self.fields: dict[str, Field] = {}
        self._order: list[QWidget] = []
        self._keys: dict[QWidget, str] = {}

    def read(self, sheet: Sheet) -> Sheet:
        """Return `sheet` with this card's fields as they are written now."""
        raise NotImplementedError

    def write(self, sheet: Sheet) -> None:
        """Write this card's fields; fields that agree already are left alone."""
        raise NotImplementedError

    def show_consequences(self, view: PreparationView) -> None:
        """Show what follows from the sheet as saved; most cards show advice only."""
        self.show_advice(view.advice)

    def show_advice(self, advice: Iterable[Advice]) -> None:
        """Show advice under the fields that it is about."""
        kept = list(advice)
        for field in self.fields.values():
            field.show_advice(kept)

    def add(self, item: QWidget | QLayout) -> None:
        """Put a widget or a layout under what is there."""
        super().add(item)
        if isinstance(item, QWidget):
            self._order.append(item)

    def put_back(self) -> None:
        """Bring back what was lent to another card, each to its place."""
        for widget in self._order:
            self.body.addWidget(widget)
        for field in self.fields.values():
            field.retitle(field.title)

    def add_field(self, key: str, title: str, control: QWidget, *, note: str = "") -> Field:
        """Add a named field; edits of it are reported under `key`."""
        field = Field(key, title, control, note=note)
        self.fields[key] = field
        self.add(field)
        self.watch(control, key)
        return field

    def watch(self, control: QWidget, key: str) -> None:
        """Report edits of `control` under `key`."""
        self._keys[control] = key
        if isinstance(control, RowList):
            control.edited.connect(self._on_control_edited)
        elif isinstance(control, NumberLine):
            control.value_changed.connect(self._on_control_edited)
        elif isinstance(control, PlainLine):
            control.textEdited.connect(self._on_control_edited)

    @Slot()
    def _on_control_edited(self) -> None:
        for control, key in self._keys.items():
            if control is self.sender():
                self.edited.emit(key)
                return


def set_line(line: PlainLine, words: str) -> None:
    """Write `words` unless they stand there already: the cursor stays where it is."""
    if line.text() != words:
        line.setText(words)
        line.home(False)  # noqa: FBT003  Qt's signature; a long line shows its beginning
