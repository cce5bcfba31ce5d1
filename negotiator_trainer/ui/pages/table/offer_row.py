"""One row of the offer builder: an issue, what each side said last, and what it shall be now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.table.words import number_form
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from negotiator_trainer.services.table_view import IssueView

_MOST_RADIOS = 4
_WIDE_LETTERS = 95
"""Width of a row, in average letters, from which the last offers stand beside the options."""


class NumberChooser(QWidget):
    """A stepper, and a button that meets half way between the last two offers.

    Signals:
        changed: Another number.
    """

    changed = Signal()

    def __init__(self, issue: IssueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        numbers = [int(option.id) for option in issue.options]
        step = numbers[1] - numbers[0] if len(numbers) > 1 else 1
        self.stepper = Stepper(
            minimum=numbers[0], maximum=numbers[-1], step=step, form=number_form(issue)
        )
        self.stepper.set_name(issue.name)
        self.stepper.setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.halfway = button(self.tr("Meet half way"), kind="quiet")
        self.halfway.setAccessibleName(self.tr("{0}: meet half way").format(issue.name))
        self.halfway.hide()
        self._middle = numbers[0]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(self.stepper)
        row.addWidget(self.halfway)
        row.addStretch()
        self.setFocusProxy(self.stepper.field)
        self.stepper.value_changed.connect(self._on_value_changed)
        self.halfway.clicked.connect(self._on_halfway_clicked)

    def option(self) -> str:
        """Return the option's id."""
        return str(self.stepper.value())

    def set_option(self, option: str) -> None:
        """Choose an option by its id."""
        self.stepper.set_value(int(option))

    def show_last(self, mine: str | None, theirs: str | None) -> None:
        """Offer the middle between two last offers; both are option ids."""
        apart = mine is not None and theirs is not None and mine != theirs
        self.halfway.setVisible(apart)
        if mine is not None and theirs is not None:
            self._middle = (int(mine) + int(theirs)) // 2

    def take_keyboard(self) -> None:
        """Put the keyboard into the number."""
        self.stepper.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_value_changed(self, _value: int) -> None:
        self.changed.emit()

    @Slot()
    def _on_halfway_clicked(self) -> None:
        self.stepper.set_value(self._middle)


class OptionChooser(QWidget):
    """Radio buttons for a few options, a list for many.

    Signals:
        changed: Another option.
    """

    changed = Signal()

    def __init__(self, issue: IssueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = tuple(option.id for option in issue.options)
        self.radios: list[QRadioButton] = []
        self.list: QComboBox | None = None
        row = FlowLayout(self, spacing=SPACE[1])
        if len(self._ids) > _MOST_RADIOS:
            self.list = QComboBox()
            self.list.setAccessibleName(issue.name)
            self.list.addItems([option.label for option in issue.options])
            self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.list.currentIndexChanged.connect(self._on_changed)
            row.addWidget(self.list)
            self.setFocusProxy(self.list)
            return
        self._group = QButtonGroup(self)
        for index, option in enumerate(issue.options):
            radio = QRadioButton(option.label)
            radio.setAccessibleName(f"{issue.name}: {option.label}")
            radio.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(radio, index)
            self.radios.append(radio)
            row.addWidget(radio)
        self._group.idToggled.connect(self._on_toggled)
        self.radios[0].setChecked(True)

    def option(self) -> str:
        """Return the option's id."""
        index = self._group.checkedId() if self.list is None else self.list.currentIndex()
        return self._ids[index]

    def set_option(self, option: str) -> None:
        """Choose an option by its id."""
        index = self._ids.index(option)
        if self.list is not None:
            self.list.setCurrentIndex(index)
        else:
            self.radios[index].setChecked(True)

    def show_last(self, mine: str | None, theirs: str | None) -> None:
        """Nothing lies half way between two options."""

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen option."""
        radio = next((radio for radio in self.radios if radio.isChecked()), None)
        (radio or self).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, bool)
    def _on_toggled(self, index: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        # Qt sees to this only once one of them has had the keyboard.
        focus = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
        self.radios[index].setFocusPolicy(focus)
        if checked:
            self.changed.emit()

    @Slot(int)
    def _on_changed(self, _index: int) -> None:
        self.changed.emit()


class OfferRow(QWidget):
    """One issue.

    Signals:
        changed: Another option is chosen, or asked for in return or not.
    """

    changed = Signal()

    def __init__(self, issue: IssueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issue = issue
        self._labels = {option.id: option.label for option in issue.options}
        self._worths = {option.id: option.value for option in issue.options}
        letter = self.fontMetrics().averageCharWidth()
        self.name = text.label(issue.name, kind="strong", wrap=True)
        self.name.setFixedWidth(letter * 16)
        self.last = text.label("", kind="caption", wrap=True)
        self.last.setFixedWidth(letter * 26)
        self.chooser = NumberChooser(issue) if issue.numeric else OptionChooser(issue)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.name.setBuddy(self.chooser.focusProxy() or self.chooser)
        self.wanted = QCheckBox(self.tr("asked in return"))
        self.wanted.setAccessibleName(self.tr("{0}: asked in return").format(issue.name))
        self.wanted.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(self.name, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.chooser)
        row.addLayout(self._middle, stretch=1)
        row.addWidget(self.wanted)
        row.addWidget(self.last)
        self._row = row
        self.chooser.changed.connect(self.changed)
        self.wanted.toggled.connect(self._on_wanted_toggled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what was offered last under the options where there is no room beside them."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _WIDE_LETTERS
        if narrow and self._row.indexOf(self.last) >= 0:
            self._row.removeWidget(self.last)
            self._middle.addWidget(self.last)
        elif not narrow and self._row.indexOf(self.last) < 0:
            self._middle.removeWidget(self.last)
            self._row.addWidget(self.last)

    def option(self) -> str:
        """Return the id of the chosen option."""
        return self.chooser.option()

    def words(self) -> str:
        """Return the chosen option's label."""
        return self._labels[self.option()]

    def set_option(self, option: str) -> None:
        """Choose an option by its id."""
        self.chooser.set_option(option)

    def show_last(self, mine: str | None, theirs: str | None) -> None:
        """Show what each side offered last, by option ids; None where nobody did."""
        parts = []
        if mine is not None:
            parts.append(self.tr("my last: {0}").format(self._labels[mine]))
        if theirs is not None:
            parts.append(self.tr("theirs: {0}").format(self._labels[theirs]))
        self.last.setText("\n".join(parts))
        self.last.setVisible(bool(parts))
        self.chooser.show_last(mine, theirs)

    def show_condition(self, *, used: bool) -> None:
        """Let the trainee mark this issue as asked in return, or not."""
        self.wanted.setVisible(used)

    @Slot(bool)
    def _on_wanted_toggled(self, _checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.changed.emit()
