"""What was agreed on each issue of a case, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from negotiator_trainer.journal.weights import worth
from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.option_field import OptionField
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.journal.case import IssueTree
    from negotiator_trainer.services.table_view import IssueView


class SettledIssues(QWidget):
    """A list for each issue that has options, and what they add up to.

    Attributes:
        fields: One for each of these issues.

    Signals:
        edited: Another option was agreed on, or is open again.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree: IssueTree | None = None
        self._kept: dict[str, int] = {}
        self.fields: list[OptionField] = []
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.sum = text.label("", kind="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addLayout(self._form)
        column.addWidget(self.sum)

    def show_issues(self, tree: IssueTree, issues: Sequence[IssueView]) -> None:
        """Ask about the issues of a tree; what was said about one that is gone is kept.

        Args:
            tree: What the options are worth.
            issues: Those of which something can be chosen; an option's id is its position.
        """
        if tree == self._tree and [field.issue for field in self.fields] == list(issues):
            return
        said = self.package()
        self._tree = tree
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields = []
        for issue in issues:
            field = OptionField(issue)
            label = text.label(issue.name, wrap=True)
            forms.name_field(label, field.inside, self.tr("Agreed: {0}").format(issue.name))
            self._form.addRow(label, field)
            field.option_changed.connect(self._on_changed)
            self.fields.append(field)
        self.set_package(said)

    def package(self) -> dict[str, int]:
        """Return positions of options by issue ids; an open issue is left out."""
        shown = {field.issue.id for field in self.fields}
        kept = {issue: at for issue, at in self._kept.items() if issue not in shown}
        chosen = {f.issue.id: int(at) for f in self.fields if (at := f.option()) is not None}
        return {**kept, **chosen}

    def set_package(self, package: Mapping[str, int]) -> None:
        """Show a package; says nothing about it."""
        self._kept = dict(package)
        for field in self.fields:
            at = package.get(field.issue.id)
            field.set_option(None if at is None else str(at))
        self._show_sum()

    def _show_sum(self) -> None:
        package = self.package()
        unsaid = not any(field.issue.id in package for field in self.fields)
        if self._tree is None or unsaid:
            self.sum.setText("")
            self.sum.hide()
            return
        points = worth(self._tree, package)
        self.sum.setText(self.tr("By your own weights: {0} of 100 points.").format(points))
        self.sum.show()

    @Slot()
    def _on_changed(self) -> None:
        self._show_sum()
        self.edited.emit()
