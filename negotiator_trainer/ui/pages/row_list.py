"""A list that is written line by line, with keys only if need be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import IconButton, button, icon_button
from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

Cell: TypeAlias = str | int | None
_LARGEST = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a list.

    Attributes:
        name: What stands in it; empty for a list of one column.
        kind: Words, or a number.
        hint: Shown while a field is empty.
        form: How a number is written.
        lowest: The smallest number.
        highest: The largest number.
        step: How far an arrow key moves a number.
        start: Where an arrow key begins.
        letters: Width of a number's column in average letters.
    """

    name: str = ""
    kind: Literal["words", "number"] = "words"
    hint: str = ""
    form: NumberForm = PLAIN
    lowest: int = -_LARGEST
    highest: int = _LARGEST
    step: int = 1
    start: int = 0
    letters: int = 12


class RowList(QWidget):
    """Lines of one or more fields; Enter begins a line, Backspace removes an empty one.

    There is always a line to write in. Empty ones count for nothing.

    Args:
        name: What one line is, such as “Question”, for screen readers.
        columns: The fields of a line.
        add: Words of the button that adds a line.
        parent: The widget that owns the list.

    Signals:
        edited: Something is written otherwise than before.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        *,
        columns: Sequence[Column] = (Column(),),
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._columns = tuple(columns)
        self._filling = False
        self.rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[1])
        self._grid.setVerticalSpacing(SPACE[0])
        self._add_headings()
        self._insert(0)
        self.add_button = button(add, kind="quiet", icon="plus")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[0])
        whole.addLayout(self._grid)
        whole.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._on_add_clicked)

    def values(self) -> tuple[tuple[Cell, ...], ...]:
        """Return what is written, line by line; lines without words are left out."""
        every = (row.values() for row in self.rows)
        return tuple(values for values in every if any(cell not in {"", None} for cell in values))

    def words(self) -> tuple[str, ...]:
        """Return the first field of each line that has one."""
        return tuple(str(values[0]) for values in self.values() if values[0])

    def set_values(self, values: Sequence[Sequence[Cell]]) -> None:
        """Write these lines; what stands there already is left alone, the cursor too."""
        if self.values() == tuple(tuple(each) for each in values):
            return
        self._filling = True
        wanted = max(len(values), 1)
        while len(self.rows) > wanted:
            self._take(self.rows[-1])
        while len(self.rows) < wanted:
            self._insert(len(self.rows))
        for number, row in enumerate(self.rows):
            row.set_values(values[number] if number < len(values) else ())
        self._filling = False

    def set_form(self, column: int, form: NumberForm) -> None:
        """Write and read the numbers of a column in another form; they stay the same."""
        columns = list(self._columns)
        columns[column] = replace(columns[column], form=form)
        self._columns = tuple(columns)
        for row in self.rows:
            field = row.fields[column]
            if isinstance(field, NumberLine):
                field.set_form(form)

    def rename(self, name: str) -> None:
        """Say otherwise what one line is, for screen readers."""
        self._name = name
        for number, row in enumerate(self.rows, start=1):
            row.name_fields(name, number)

    def write(self, *cells: Cell) -> None:
        """Write a line where the first empty one is, and put the cursor at its end."""
        row = next((row for row in self.rows if row.empty), None)
        if row is None:
            row = self._insert(len(self.rows))
        row.set_values(cells)
        first = row.fields[0]
        first.setFocus()
        first.end(False)  # noqa: FBT003  Qt's signature
        self._on_edited()

    def _add_headings(self) -> None:
        for at, column in enumerate(self._columns):
            self._grid.setColumnStretch(at, 1 if column.kind == "words" else 0)
            if column.name:
                heading = text.caption(column.name, wrap=False)
                self._grid.addWidget(heading, 0, at)

    def _insert(self, at: int) -> _Row:
        row = _Row(self._columns, owner=self)
        self.rows.insert(at, row)
        for field in row.fields:
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self._on_return)
            if isinstance(field, NumberLine):
                field.value_changed.connect(self._on_edited)
            if isinstance(field, _Line):
                field.backspaced.connect(self._on_backspaced)
        row.remove.clicked.connect(self._on_remove_clicked)
        self._place()
        for widget in row.widgets:
            widget.show()  # at once, not when the layout gets round to it: it takes the keyboard
        return row

    def _take(self, row: _Row) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        had_focus = any(widget.hasFocus() for widget in row.widgets)
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        if not self.rows:
            self._insert(0)
        self._place()
        if had_focus:
            field = self.rows[max(at - 1, 0)].fields[0]
            field.setFocus()
            field.end(False)  # noqa: FBT003  Qt's signature

    def _place(self) -> None:
        first = self.rows[0].fields[0]
        before: QWidget = first
        self.setFocusProxy(first)  # before the order, which it changes
        if len(self.rows) > 1:
            # Qt takes “the first after the last” for the order that there is already.
            QWidget.setTabOrder(first, self.add_button)
        for number, row in enumerate(self.rows, start=1):
            row.name_fields(self._name, number)
            for at, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, number, at)
                if widget is not first:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _row_of(self, widget: object) -> _Row:
        return next(row for row in self.rows if any(widget is each for each in row.widgets))

    @Slot()
    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        last = self.rows[-1]
        row = last if last.empty else self._insert(len(self.rows))
        row.fields[0].setFocus()

    @Slot()
    def _on_return(self) -> None:
        at = self.rows.index(self._row_of(self.sender())) + 1
        if at == len(self.rows) or not self.rows[at].empty:
            self._insert(at)
        self.rows[at].fields[0].setFocus()

    @Slot()
    def _on_backspaced(self) -> None:
        row = self._row_of(self.sender())
        if row.empty and len(self.rows) > 1:
            self._take(row)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._take(self._row_of(self.sender()))
        self._on_edited()


class _Row:
    """The widgets of one line."""

    def __init__(self, columns: Sequence[Column], *, owner: QWidget) -> None:
        self._columns = columns
        self.fields: list[PlainLine] = [_field(column, owner) for column in columns]
        self.remove: IconButton = icon_button("x", "", parent=owner)

    @property
    def widgets(self) -> list[QWidget]:
        return [*self.fields, self.remove]

    @property
    def empty(self) -> bool:
        return all(not field.text().strip() for field in self.fields)

    def values(self) -> tuple[Cell, ...]:
        return tuple(
            field.value() if isinstance(field, NumberLine) else field.text().strip()
            for field in self.fields
        )

    def set_values(self, cells: Sequence[Cell]) -> None:
        for number, field in enumerate(self.fields):
            cell = cells[number] if number < len(cells) else None
            if isinstance(field, NumberLine):
                field.set_value(cell if isinstance(cell, int) else None)
            elif field.text().strip() != (cell or ""):
                field.setText(str(cell or ""))
                field.home(False)  # noqa: FBT003  Qt's signature; a long line shows its beginning

    def name_fields(self, name: str, number: int) -> None:
        for column, field in zip(self._columns, self.fields, strict=True):
            ending = f": {column.name}" if column.name else ""
            field.setAccessibleName(f"{name} {number}{ending}")
        words = self.remove.tr("Remove {0}, line {1}").format(name[:1].lower() + name[1:], number)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)


class _Line(PlainLine):
    """Tells when Backspace is pressed with nothing before the cursor."""

    backspaced = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass Backspace on when the line is empty."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backspaced.emit()
        else:
            super().keyPressEvent(event)


def _field(column: Column, owner: QWidget) -> PlainLine:
    if column.kind == "words":
        return _Line(column.hint, parent=owner)
    made = NumberLine(
        column.form,
        minimum=column.lowest,
        maximum=column.highest,
        step=column.step,
        start=column.start,
        hint=column.hint,
        parent=owner,
    )
    made.setFixedWidth(made.fontMetrics().averageCharWidth() * column.letters)
    return made
