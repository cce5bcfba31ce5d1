"""Chips shared out over issues, to say how much each one matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.bar import Bar
from negotiator_trainer.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class AllocationRows(QWidget):
    """One row for each issue: name, bar and stepper; and how many chips are left.

    No more chips can be laid than there are, as with real ones.

    Args:
        names: The issues.
        total: How many chips there are.
        step: How many are laid at a time.
        spoken: How a field is named for screen readers; ``{0}`` is the issue.
        parent: The widget that owns it.

    Signals:
        changed: A chip was laid or taken back.
        complete_changed: All chips are laid now, or no longer; carries a bool.
    """

    changed = Signal()
    complete_changed = Signal(bool)

    def __init__(
        self,
        names: Sequence[str],
        *,
        total: int = 100,
        step: int = 5,
        spoken: str = "{0}",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._total = total
        self._step = step
        self._complete = False
        self._filling = False
        self._steppers = {name: Stepper(minimum=0, maximum=total, step=step) for name in names}
        self._bars = {name: Bar() for name in names}
        self._left = text.label("", kind="strong")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[2])
        grid.setColumnStretch(1, 1)
        for row, (name, stepper) in enumerate(self._steppers.items()):
            label = text.label(name)
            stepper.set_name(spoken.format(name))
            forms.name_field(label, stepper.field, spoken.format(name))
            grid.addWidget(label, row, 0)
            grid.addWidget(self._bars[name], row, 1)
            grid.addWidget(stepper, row, 2)
            stepper.value_changed.connect(self._on_value_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self._left)
        self._refresh()

    def values(self) -> dict[str, int]:
        """Return the chips on each issue."""
        return {name: stepper.value() for name, stepper in self._steppers.items()}

    def remaining(self) -> int:
        """Return how many chips are not laid yet."""
        return self._total - sum(self.values().values())

    def set_values(self, values: Mapping[str, int]) -> None:
        """Lay chips anew; issues that are not named get none.

        Raises:
            ValueError: More chips than there are, or an issue that is not here.
        """
        unknown = set(values) - set(self._steppers)
        if unknown or sum(values.values()) > self._total:
            raise ValueError(dict(values))
        self._filling = True
        for name, stepper in self._steppers.items():
            stepper.set_range(minimum=0, maximum=self._total, step=self._step)
            stepper.set_value(values.get(name, 0))
        self._filling = False
        self._refresh()
        self.changed.emit()

    @Slot()
    def _on_value_changed(self) -> None:
        if not self._filling:
            self._refresh()
            self.changed.emit()

    def _refresh(self) -> None:
        left = self.remaining()
        for name, stepper in self._steppers.items():
            stepper.set_range(minimum=0, maximum=stepper.value() + left, step=self._step)
            self._bars[name].set_share(stepper.value() / self._total)
        self._left.setText(
            self.tr("All {0} chips are shared out").format(self._total)
            if left == 0
            else self.tr("{0} of {1} chips left").format(left, self._total)
        )
        if (left == 0) != self._complete:
            self._complete = left == 0
            self.complete_changed.emit(self._complete)
