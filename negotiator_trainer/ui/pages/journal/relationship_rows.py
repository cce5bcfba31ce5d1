"""The relationship at the end of a case, on the four scales on which practice looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.star_rating import StarRating

if TYPE_CHECKING:
    from collections.abc import Sequence

STARS = 5
_STEP = 100 // (STARS - 1)


class RelationshipRows(QWidget):
    """Trust, calm, face, and dealing again: stars, or nothing where one cannot say.

    Attributes:
        ratings: The stars of each scale, in the order in which they are kept.

    Signals:
        edited: A scale was rated otherwise.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(SPACE[0])
        grid.setColumnStretch(0, 1)
        self.ratings = [StarRating(question, stars=STARS) for question in self._questions()]
        for at, (question, rating) in enumerate(zip(self._questions(), self.ratings, strict=True)):
            label = text.label(question, wrap=True)
            label.setBuddy(rating)
            grid.addWidget(label, at, 0)
            grid.addWidget(rating, at, 1, alignment=Qt.AlignmentFlag.AlignRight)
            rating.valueChanged.connect(self._on_changed)

    def values(self) -> tuple[int | None, ...]:
        """Return 0–100 for each scale, None for one that is open; nothing while all are."""
        stars = [rating.value() for rating in self.ratings]
        found = tuple((each - 1) * _STEP if each else None for each in stars)
        return found if any(stars) else ()

    def set_values(self, values: Sequence[int | None]) -> None:
        """Show ratings, to the nearest star; says nothing about it."""
        self._filling = True
        for at, rating in enumerate(self.ratings):
            value = values[at] if at < len(values) else None
            rating.setValue(0 if value is None else 1 + round(value / _STEP))
        self._filling = False

    def _questions(self) -> tuple[str, ...]:
        return (
            self.tr("They trust me now"),
            self.tr("We talked calmly and fairly"),
            self.tr("Nobody lost face"),
            self.tr("They would deal with me again"),
        )

    @Slot()
    def _on_changed(self) -> None:
        if not self._filling:
            self.edited.emit()
