"""One issue of a package that is written in advance: one of its options, or none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from negotiator_trainer.ui.pages.number_line import NumberLine

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from negotiator_trainer.services.table_view import IssueView


class OptionField(QWidget):
    """A number with steps, or a list; both may be left open.

    Args:
        issue: The issue with its options.
        parent: The widget that owns it.

    Attributes:
        inside: What takes the keyboard.

    Signals:
        option_changed: Another option, or none.
    """

    option_changed = Signal()

    def __init__(self, issue: IssueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issue = issue
        self._ids = [option.id for option in issue.options]
        self.line: NumberLine | None = None
        self.list: CalmCombo | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.inside = self._make_line() if issue.numeric else self._make_list()
        self.inside.setAccessibleName(issue.name)
        row.addWidget(self.inside)
        self.setFocusProxy(self.inside)

    def option(self) -> str | None:
        """Return the chosen option's id."""
        if self.line is not None:
            at = self.line.value()
            return None if at is None else self._ids[at]
        chosen = None if self.list is None else self.list.currentData()
        return chosen if isinstance(chosen, str) else None

    def set_option(self, option: str | None) -> None:
        """Choose an option, or none; says nothing about it."""
        at = self._ids.index(option) if option in self._ids else None
        if self.line is not None:
            self.line.set_value(at)
        if self.list is not None:
            self.list.setCurrentIndex(0 if at is None else at + 1)

    def worth(self) -> int | None:
        """Return what the chosen option is worth by itself; None while none is chosen."""
        chosen = self.option()
        return None if chosen is None else self.issue.options[self._ids.index(chosen)].value

    def _make_line(self) -> NumberLine:
        labels = [option.label for option in self.issue.options]
        self.line = NumberLine(
            LabelForm(labels),
            minimum=0,
            maximum=len(labels) - 1,
            start=len(labels) // 2,
            hint=f"{labels[0]} … {labels[-1]}",
        )
        self.line.value_changed.connect(self._on_changed)
        return self.line

    def _make_list(self) -> CalmCombo:
        self.list = CalmCombo()
        self.list.addItem(self.tr("open"), None)
        for option in self.issue.options:
            self.list.addItem(option.label, option.id)
        self.list.activated.connect(self._on_changed)
        return self.list

    @Slot()
    def _on_changed(self) -> None:
        self.option_changed.emit()


class CalmCombo(QComboBox):
    """A list that the wheel scrolls past unless it has the keyboard, and that may be narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LabelForm:
    """Writes a position as its label, and finds the label that is nearest to what is typed."""

    def __init__(self, labels: list[str]) -> None:
        self._labels = labels
        self._figures = [figures(label) for label in labels]

    def to_text(self, value: int) -> str:
        """Return the label at a position."""
        return self._labels[value]

    def from_text(self, words: str) -> int | None:
        """Return the position of the label meant; None when there are no figures in it."""
        for at, label in enumerate(self._labels):
            if label.casefold() == words.strip().casefold():
                return at
        typed = figures(words)
        if typed is None:
            return None
        known = [(at, number) for at, number in enumerate(self._figures) if number is not None]
        if not known:
            return None
        return min(known, key=lambda each: abs(each[1] - typed))[0]


def figures(words: str) -> int | None:
    """Return the figures in a text as one number: 8500 of ``€8,500``."""
    found = "".join(letter for letter in words if letter.isdecimal())
    if not found:
        return None
    negative = words.lstrip().startswith(("-", "−"))
    return -int(found) if negative else int(found)
