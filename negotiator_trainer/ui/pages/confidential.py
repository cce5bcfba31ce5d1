"""The confidential role sheet: what only this side knows, and what options are worth to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import fonts, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import AlternativeView, BriefView


class Confidential(QWidget):
    """Three cards: the sheet with the interests, the values, the alternatives."""

    def __init__(self, view: BriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = NumberForm(prefix=view.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self._sheet(view))
        column.addWidget(self._values(view))
        if view.alternatives:
            column.addWidget(self._alternatives(view))

    def _sheet(self, view: BriefView) -> Card:
        card = Card(self.tr("Confidential: only you know this"))
        card.setProperty("highlighted", "true")
        for paragraph in paragraphs(view.sheet):
            card.add_text(paragraph)
        if view.interests:
            card.add_text(self.tr("What matters to you"), kind="strong")
            for interest in view.interests:
                card.add_text(f"• {interest}")
        return card

    def _values(self, view: BriefView) -> Card:
        card = Card(self.tr("What it is worth to you"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[0])
        grid.setColumnStretch(0, 1)
        for row in view.values:
            if grid.rowCount() > 1:
                grid.setRowMinimumHeight(grid.rowCount(), SPACE[0])
            self._add_line(grid, row.issue, None)
            for words, value in row.options:
                self._add_line(grid, words, value)
        if view.together:
            self._add_line(grid, self.tr("Together, extra"), None)
            for words, value in view.together:
                self._add_line(grid, words, value)
        card.add(grid)
        unit = self.tr("In {0}; a deal is worth the sum.").format(view.unit_name or "points")
        card.add_text(unit, kind="caption")
        return card

    def _add_line(self, grid: QGridLayout, words: str, value: int | None) -> None:
        row = grid.rowCount()
        made = text.label(words, kind="body" if value is not None else "strong", wrap=True)
        grid.addWidget(made, row, 0)
        if value is not None:
            number = text.label(self._form.to_text(value))
            number.setFont(fonts.tabular(number.font()))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            grid.addWidget(number, row, 1, right)

    def _alternatives(self, view: BriefView) -> Card:
        card = Card(self.tr("If there is no deal"))
        for alternative in view.alternatives:
            card.add_text(alternative.text, kind="strong")
            card.add_text(self._about(alternative), kind="muted")
        return card

    def _about(self, alternative: AlternativeView) -> str:
        worth = self.tr("worth {0}").format(self._form.to_text(alternative.value))
        if alternative.excluded:
            return self.tr("{0}, but {1}").format(worth, alternative.excluded)
        if alternative.chance < 100:
            return self.tr("{0}, if it is there: {1} %").format(worth, alternative.chance)
        return worth


def paragraphs(words: str) -> list[str]:
    """Return the paragraphs of a text, each as one line."""
    return [" ".join(part.split()) for part in words.split("\n\n") if part.strip()]
