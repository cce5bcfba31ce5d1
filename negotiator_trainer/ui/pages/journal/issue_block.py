"""One issue of the tree: its words, its share of the 100 points, and its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from negotiator_trainer.journal.case import TreeIssue, TreeOption
from negotiator_trainer.journal.weights import laid, reweighed
from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.journal.tree_editor import Block
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.row_list import Column, RowList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.bar import Bar
from negotiator_trainer.ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINTS_LETTERS = 10
_STEP = 5


class IssueBlock(Block):
    """Writes one issue. The best option has the issue's points and the worst has none.

    Args:
        key: The issue's id, which no edit changes.
        parent: The widget that owns it.

    Attributes:
        name: What is being negotiated, in words.
        weight: Its share of the 100 points.
        options: From the best to the worst, each with what it brings.
        remove: Takes the issue away.
    """

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._filling = False
        self._base = TreeIssue(key, "")  # what other weights are worked out from
        self.name = PlainLine(self.tr("what is open, such as price, date, scope"))
        self.weight = NumberLine(minimum=0, maximum=100, step=_STEP, hint="0")
        letters = self.weight.fontMetrics().averageCharWidth() * _POINTS_LETTERS
        self.weight.setFixedWidth(letters)
        self.bar = Bar()
        self.remove = icon_button("x", self.tr("Remove the issue"))
        self.options = RowList(
            self.tr("Option"),
            columns=(
                Column(
                    name=self.tr("its options, the best for me first"),
                    hint=self.tr("one way to settle it"),
                ),
                Column(
                    name=self.tr("points"), kind="number", lowest=0, highest=100, step=_STEP,
                    letters=_POINTS_LETTERS, hint="–",
                ),
            ),
            add=self.tr("Another option"),
        )  # fmt: skip
        self._lay_out()
        self.name.textEdited.connect(self._on_name_edited)
        self.name.returnPressed.connect(self._on_name_entered)
        self.weight.value_changed.connect(self._on_weight_edited)
        self.options.edited.connect(self._on_options_edited)
        self.remove.clicked.connect(self.remove_clicked)
        self._watch_points()

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return not self.name.text().strip() and not self._written() and not self.weight.value()

    def number(self, at: int) -> None:
        """Name everything for screen readers as belonging to the issue at `at`, from 1."""
        self.setAccessibleName(self.tr("Issue {0}").format(at))
        forms.name_field(self._name_label, self.name, self.tr("Issue {0}").format(at))
        self.weight.setAccessibleName(self.tr("Points on issue {0}").format(at))
        self._weight_label.setAccessibleName(self.weight.accessibleName())
        self.options.rename(self.tr("Issue {0}, option").format(at))
        self.options.add_button.setAccessibleName(self.tr("Another option of issue {0}").format(at))
        self.remove.setAccessibleName(self.tr("Remove issue {0}").format(at))
        self.remove.setToolTip(self.remove.accessibleName())

    def issue(self) -> TreeIssue:
        """Return the issue as it is written now."""
        weight = self.weight.value() or 0
        rows = self._written()
        points = laid(weight, [self._own_points(each) for _, each in rows])
        return TreeIssue(
            self.key,
            self.name.text().strip(),
            weight,
            tuple(TreeOption(words, each) for (words, _), each in zip(rows, points, strict=True)),
        )

    def show_issue(self, issue: TreeIssue) -> None:
        """Write an issue; says nothing about it."""
        self.key = issue.id
        if self.issue() == issue:
            return
        self._filling = True
        if self.name.text().strip() != issue.text:
            self.name.setText(issue.text)
            self.name.home(False)  # noqa: FBT003  Qt's signature
        self.weight.set_value(issue.weight or None)
        points = [each.points for each in issue.options]
        self.options.set_values([(each.text, each.points) for each in issue.options])
        self._watch_points()
        evenly = laid(issue.weight, [None] * len(points)) == tuple(points)
        for _, field in self._written():
            field.setProperty("laid", evenly)
        self._base = issue
        self._filling = False
        self._show_points(issue)

    def _lay_out(self) -> None:
        self._name_label = text.label(self.tr("Issue"), kind="strong")
        self._weight_label = text.label(self.tr("of 100 points"))
        self._weight_label.setBuddy(self.weight)
        top = QGridLayout()
        top.setHorizontalSpacing(SPACE[1])
        top.setColumnStretch(1, 1)
        top.addWidget(self._name_label, 0, 0)
        top.addWidget(self.name, 0, 1)
        top.addWidget(self.weight, 0, 2)
        top.addWidget(self._weight_label, 0, 3)
        top.addWidget(self.remove, 0, 4)
        top.addWidget(self.bar, 1, 2, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        column.setSpacing(SPACE[0])
        column.addLayout(top)
        column.addWidget(self.options)
        self.setFocusProxy(self.name)

    def _written(self) -> list[tuple[str, NumberLine]]:
        return [(words, field) for words, field in self._rows() if words]

    def _rows(self) -> Iterator[tuple[str, NumberLine]]:
        for row in self.options.rows:
            field = row.fields[1]
            if isinstance(field, NumberLine):
                yield row.fields[0].text().strip(), field

    def _own_points(self, field: NumberLine) -> int | None:
        """What the person laid on an option; None where the points follow from the others."""
        follows = not field.isEnabledTo(self) or field.property("laid") is not False
        return None if follows else field.value()

    def _watch_points(self) -> None:
        """Tell points that are typed from points that follow."""
        for _, field in self._rows():
            if field.property("watched") is None:
                field.setProperty("watched", True)  # noqa: FBT003  Qt's signature
                field.value_changed.connect(self._on_points_typed)
                field.editingFinished.connect(self._on_points_left)

    def _show_points(self, issue: TreeIssue) -> None:
        """Show what every option brings; what the person is typing stays as it is."""
        self._filling = True
        rows = self._written()
        last = len(rows) - 1
        for at, (option, (_, field)) in enumerate(zip(issue.options, rows, strict=True)):
            ends = at in {0, last}
            field.setEnabled(not ends)
            if not field.hasFocus() or ends:
                field.set_value(option.points)
        for words, field in self._rows():
            if not words:
                field.set_value(None)
        self.bar.set_share(issue.weight / 100)
        self._filling = False

    def _report(self, key: str) -> None:
        issue = self.issue()
        if key != "weight":
            self._base = issue
        self._show_points(issue)
        self.edited.emit(key)

    @Slot()
    def _on_name_edited(self) -> None:
        self.edited.emit("name")

    @Slot()
    def _on_name_entered(self) -> None:
        self.options.setFocus()

    @Slot(object)
    def _on_weight_edited(self, weight: int | None) -> None:
        if self._filling:
            return
        after = reweighed(self._base, weight or 0)
        self._filling = True
        for option, (_, field) in zip(after.options, self._written(), strict=True):
            if field.isEnabledTo(self) and field.property("laid") is False:
                field.set_value(option.points)
        self._filling = False
        self._report("weight")

    @Slot()
    def _on_options_edited(self) -> None:
        self._watch_points()
        if not self._filling:
            self._report("options")

    @Slot()
    def _on_points_typed(self) -> None:
        field = self.sender()
        if not self._filling and isinstance(field, NumberLine):
            field.setProperty("laid", field.value() is None)
            self._report("options")

    @Slot()
    def _on_points_left(self) -> None:
        if not self._filling:
            issue = self.issue()
            for option, (_, field) in zip(issue.options, self._written(), strict=True):
                self._filling = True
                field.set_value(option.points)
                self._filling = False
