"""A number with a button on either side; works alike for pointer, keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QWidget

from negotiator_trainer.ui import fonts
from negotiator_trainer.ui.widgets.buttons import icon_button
from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm


class NumberField(QAbstractSpinBox):
    """A typed whole number of any size, held to a range and a step.

    Arrow keys move by one step, Page Up and Page Down by ten.

    Signals:
        value_changed: The value is another one; carries an int.
    """

    value_changed = Signal(object)  # Signal(int) wraps round at 2**31

    def __init__(
        self,
        *,
        minimum: int,
        maximum: int,
        step: int = 1,
        form: NumberForm = PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum, self._step = minimum, maximum, step
        self._form = form
        self._value = minimum
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFont(fonts.tabular(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self._commit)
        self._write()
        self._fit()

    def value(self) -> int:
        """Return the value, in the smallest unit."""
        return self._value

    def set_value(self, value: int) -> None:
        """Set the value; it is moved to the nearest one that the range and the step allow."""
        allowed = self._nearest(value)
        changed = allowed != self._value
        self._value = allowed
        self._write()
        if changed:
            self.value_changed.emit(allowed)

    def set_range(self, *, minimum: int, maximum: int, step: int = 1) -> None:
        """Change what is allowed; the value moves with it."""
        self._minimum, self._maximum, self._step = minimum, maximum, step
        self._fit()
        self.set_value(self._value)

    @property
    def range(self) -> tuple[int, int]:
        """The smallest and the largest value allowed."""
        return self._minimum, self._maximum

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Move by so many steps; what was typed before counts."""
        self._commit()
        self.set_value(self._value + steps * self._step)
        self.lineEdit().selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802 - Qt's name
        """Say which way there is room."""
        found = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._value < self._maximum:
            found |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self._value > self._minimum:
            found |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return found

    def validate(self, words: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; it is read when the person leaves the field."""
        return QValidator.State.Acceptable, words, position

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the whole field."""
        super().resizeEvent(event)
        self._place_edit()

    def changeEvent(self, event: QEvent) -> None:
        """Fill the whole field also in another theme, at the size that the text needs."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()
            self._place_edit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the whole field from the start."""
        super().showEvent(event)
        self._place_edit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the number, unless the field has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot()
    def _commit(self) -> None:
        read = self._form.from_text(self.lineEdit().text())
        self.set_value(self._value if read is None else read)

    def _place_edit(self) -> None:
        # WORKAROUND Qt 6.11: a style sheet leaves no width for the text without arrow buttons.
        self.lineEdit().setGeometry(self.rect().adjusted(6, 2, -6, -2))

    def _nearest(self, value: int) -> int:
        held = min(max(value, self._minimum), self._maximum)
        steps = round((held - self._minimum) / self._step)
        return min(self._minimum + steps * self._step, self._maximum)

    def _write(self) -> None:
        self.lineEdit().setText(self._form.to_text(self._value))

    def _fit(self) -> None:
        widest = max((self._form.to_text(each) for each in (self._minimum, self._maximum)), key=len)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(widest + "00") + 24)

    # Screen readers read the property that QSpinBox has.
    number = Property(int, value, set_value)


class Stepper(QWidget):
    """[−] number [+].

    Args:
        minimum: Smallest value, in the smallest unit.
        maximum: Largest value.
        step: Distance between allowed values, from the minimum.
        form: How the number is written and read.
        parent: The widget that owns it.

    Signals:
        value_changed: The value is another one; carries an int.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        *,
        minimum: int,
        maximum: int,
        step: int = 1,
        form: NumberForm = PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = NumberField(minimum=minimum, maximum=maximum, step=step, form=form)
        self.less = icon_button("minus", self.tr("Less"), kind="step")
        self.more = icon_button("plus", self.tr("More"), kind="step")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.less)
        row.addWidget(self.field, stretch=1)
        row.addWidget(self.more)
        for each in (self.less, self.more):
            each.setAutoRepeat(True)
            # The arrow keys do the same in the field: two stops of Tab fewer.
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.field)
        self.less.clicked.connect(self.field.stepDown)
        self.more.clicked.connect(self.field.stepUp)
        self.field.value_changed.connect(self._on_value_changed)
        self._show_room()

    def value(self) -> int:
        """Return the value, in the smallest unit."""
        return self.field.value()

    def set_value(self, value: int) -> None:
        """Set the value; it is moved to the nearest one allowed."""
        self.field.set_value(value)
        self._show_room()

    def set_range(self, *, minimum: int, maximum: int, step: int = 1) -> None:
        """Change what is allowed; the value moves with it."""
        self.field.set_range(minimum=minimum, maximum=maximum, step=step)
        self._show_room()

    def set_name(self, name: str) -> None:
        """Name the number for screen readers, and its buttons after it."""
        self.field.setAccessibleName(name)
        self.less.setAccessibleName(self.tr("Less: {0}").format(name))
        self.more.setAccessibleName(self.tr("More: {0}").format(name))

    @Slot(object)
    def _on_value_changed(self, value: int) -> None:
        self._show_room()
        self.value_changed.emit(value)

    def _show_room(self) -> None:
        smallest, largest = self.field.range
        self.less.setEnabled(self.value() > smallest)
        self.more.setEnabled(self.value() < largest)
