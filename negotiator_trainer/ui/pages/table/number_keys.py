"""The keys 1 to 9, as one signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from negotiator_trainer.ui.keys import PageKeys


class NumberKeys(QObject):
    """Reports number keys.

    Args:
        keys: Binds them to a page.
        parent: The page.

    Signals:
        pressed: Carries the number, 1 to 9.
    """

    pressed = Signal(object)

    def __init__(self, keys: PageKeys, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = [_Key(number, self) for number in range(1, 10)]
        for key in self._keys:
            keys.bind(f"choice_{key.number}", key.press)


class _Key(QObject):
    def __init__(self, number: int, keys: NumberKeys) -> None:
        super().__init__(keys)
        self.number = number

    @Slot()
    def press(self) -> None:
        keys = self.parent()
        if isinstance(keys, NumberKeys):
            keys.pressed.emit(self.number)
