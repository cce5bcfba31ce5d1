"""A few answers of which one is given; one of them may be that none is given yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChoiceRow(QWidget):
    """Radio buttons in a row; one stop of Tab, arrow keys choose.

    Args:
        name: What is asked, for screen readers.
        choices: Each answer's value and its words, at least one; the first is given at first.
        parent: The widget that owns it.

    Attributes:
        radios: The buttons, in order.

    Signals:
        value_changed: Another answer was given; carries its value.
    """

    value_changed = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = tuple(value for value, _ in choices)
        self._group = QButtonGroup(self)
        self._filling = False
        self.radios: list[QRadioButton] = []
        row = FlowLayout(self, spacing=SPACE[2])
        for at, (_, words) in enumerate(choices):
            radio = QRadioButton(words)
            radio.setAccessibleName(f"{name}: {words}")
            radio.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(radio, at)
            self.radios.append(radio)
            row.addWidget(radio)
        self._group.idToggled.connect(self._on_toggled)
        self.set_value(self._values[0])

    def value(self) -> object:
        """Return the value of the answer that is given."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Give an answer; says nothing about it.

        Raises:
            ValueError: There is no such answer.
        """
        self._filling = True
        self.radios[self._values.index(value)].setChecked(True)
        self._filling = False

    @Slot(int, bool)
    def _on_toggled(self, at: int, checked: bool) -> None:  # noqa: FBT001  Qt's signature
        # Qt sees to this only once one of them has had the keyboard.
        focus = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
        self.radios[at].setFocusPolicy(focus)
        if checked:
            self.setFocusProxy(self.radios[at])
            if not self._filling:
                self.value_changed.emit(self._values[at])
