"""A scale from 0 to 10 on which nothing may be said."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout

_HIGHEST = 10


class ScaleRow(QWidget):
    """Eleven buttons; arrow keys move, the chosen one pressed again takes it back.

    Args:
        name: What is rated, for screen readers.
        low: What 0 means.
        high: What 10 means.
        parent: The widget that owns it.

    Signals:
        value_changed: Another value, or none; carries an int or None.
    """

    value_changed = Signal(object)

    def __init__(self, name: str, *, low: str, high: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        keys = QWidget()
        flow = FlowLayout(keys, spacing=SPACE[0])
        for number in range(_HIGHEST + 1):
            made = button(str(number), kind="choice")
            made.setCheckable(True)
            made.setAccessibleName(self.tr("{0}: {1} of 10").format(name, number))
            made.setMaximumWidth(made.fontMetrics().averageCharWidth() * 7)
            self._group.addButton(made, number)
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addWidget(keys)
        column.addWidget(text.caption(f"{low} · {high}"))
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self._on_clicked)

    def value(self) -> int | None:
        """Return what is chosen; None while nothing is."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Choose a value, or none; says nothing about it."""
        self._value = value
        for number in range(_HIGHEST + 1):
            self._group.button(number).setChecked(number == value)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.set_value(None if number == self._value else number)
        self.value_changed.emit(self._value)
