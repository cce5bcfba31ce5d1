"""The offer builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QTabBar, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text, theme
from negotiator_trainer.ui.pages.table.draft import Draft
from negotiator_trainer.ui.pages.table.layer import Layer
from negotiator_trainer.ui.pages.table.offer_row import OfferRow
from negotiator_trainer.ui.pages.table.words import against_walkaway, value_form
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.bar import Bar
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.services.table_view import TableView

MOST_PACKAGES = 3


class OfferLayer(Layer):
    """One row an issue that is on the table, and what the package is worth.

    Signals:
        package_changed: Another package is put together; carries option ids by issue id.
        offered: An offer is to be made; carries a `Draft`.
    """

    package_changed = Signal(object)
    offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", confirm="", cancel="", parent=parent)
        self.set_title(self.tr("Your offer"))
        self.confirm.setText(self.tr("Make offer  ⏎"))
        self.cancel.setText(self.tr("Cancel"))
        self._view: TableView | None = None
        self._packages: list[dict[str, str]] = []
        self._filling = False
        self.rows: list[OfferRow] = []
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Packages to choose from"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[1])
        self.value = text.label("", kind="strong", wrap=True)
        self.meter = Bar()
        self.add_package = button("", kind="quiet", icon="plus")
        self.drop_package = button("", kind="quiet", icon="trash")
        self.conditional = QCheckBox(self.tr("Only in return: “if … then …”"))
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.add_package.clicked.connect(self._on_add_clicked)
        self.drop_package.clicked.connect(self._on_drop_clicked)
        self.conditional.toggled.connect(self._on_conditional_toggled)

    def prepare(self, view: TableView, *, first: Mapping[str, str]) -> None:
        """Begin a new offer.

        Args:
            view: The table.
            first: The package of the preparation sheet, to begin with where nobody offered yet.
        """
        self._view = view
        tabled = [issue for issue in view.issues if issue.tabled]
        for row in self.rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [OfferRow(issue) for issue in tabled]
        mine = view.mine[-1].package if view.mine else {}
        theirs = view.theirs[-1].package if view.theirs else {}
        start = {
            **{r.issue.id: r.issue.options[0].id for r in self.rows},
            **first,
            **theirs,
            **mine,
        }
        for row in self.rows:
            row.show_last(mine.get(row.issue.id), theirs.get(row.issue.id))
            row.set_option(start[row.issue.id])
            row.changed.connect(self._on_row_changed)
            self._list.addWidget(row)
        self._packages = [self.package()]
        self.conditional.setChecked(False)
        self.conditional.setVisible(len(self.rows) > 1)
        self._show_packages(current=0)

    def package(self) -> dict[str, str]:
        """Return the package that the rows show, option ids by issue id."""
        return {row.issue.id: row.option() for row in self.rows}

    def draft(self) -> Draft:
        """Return the whole offer."""
        asked = frozenset(
            row.issue.id
            for row in self.rows
            if self.conditional.isChecked() and row.wanted.isChecked()
        )
        if asked:
            package = self._packages[0]
            wanted = {issue: option for issue, option in package.items() if issue in asked}
            given = {issue: option for issue, option in package.items() if issue not in asked}
            words = self.tr("If {0}, then {1}.").format(self._words(wanted), self._words(given))
        else:
            words = self.tr(" — or — ").join(self._words(each) for each in self._packages)
        return Draft(packages=tuple(map(dict, self._packages)), asked=asked, words=words)

    def show_worth(self, value: int) -> None:
        """Show what the present package is worth to the trainee."""
        view = self._view
        if view is None:
            return
        words = self.tr("Worth {0} to you").format(value_form(view).to_text(value))
        compared = against_walkaway(value, view)
        self.value.setText(f"{words}: {compared}." if compared else f"{words}.")
        below = (
            bool(compared) and view.written_walkaway is not None and value < view.written_walkaway
        )
        theme.set_kind(self.value, "danger" if below else "strong")
        self._show_meter(view, value, measured=bool(compared))
        self.confirm.setAccessibleDescription(self.value.text())
        self.message.clear()
        self.confirm.setEnabled(True)

    def show_impossible(self, words: str) -> None:
        """Say why the present package cannot be offered."""
        self.value.setText("")
        self.meter.hide()
        self.message.show_warning(words)
        self.confirm.setEnabled(False)

    def focus_first(self) -> None:
        """Begin in the first row."""
        if self.rows:
            self.rows[0].chooser.take_keyboard()

    def answer(self) -> None:
        """Report the offer, unless a part of it is missing."""
        draft = self.draft()
        if self.conditional.isChecked() and not 0 < len(draft.asked) < len(self.rows):
            self.message.show_warning(
                self.tr("Mark what you ask in return, and leave something that you give.")
            )
            return
        if len({tuple(package.items()) for package in draft.packages}) < len(draft.packages):
            self.message.show_warning(self.tr("Two of the packages are the same."))
            return
        self.offered.emit(draft)

    def _lay_out(self) -> None:
        options = QWidget()
        row = FlowLayout(options, spacing=SPACE[1])
        for each in (self.conditional, self.add_package, self.drop_package):
            row.addWidget(each)
        self.drop_package.setText(self.tr("Remove this package"))
        self.add_package.setText(self.tr("Another package to choose from"))
        self.body.addWidget(self.tabs)
        self.body.addLayout(self._list)
        self.body.addWidget(options)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            # Above the buttons, so that it never scrolls away from them.
            column.insertWidget(column.count() - 1, self.meter)
            column.insertWidget(column.count() - 1, self.value)

    def _words(self, package: Mapping[str, str]) -> str:
        labels = {row.issue.id: {o.id: o.label for o in row.issue.options} for row in self.rows}
        return ", ".join(labels[issue][option] for issue, option in package.items())

    def _show_meter(self, view: TableView, value: int, *, measured: bool) -> None:
        self.meter.setVisible(measured)
        walkaway = view.written_walkaway
        if not measured or walkaway is None:
            return
        worths = [[option.value for option in row.issue.options] for row in self.rows]
        low = view.base_value + sum(map(min, worths))
        high = view.base_value + sum(map(max, worths))
        low, high = min(low, walkaway, value), max(high, walkaway, value)
        span = max(high - low, 1)
        self.meter.set_share((value - low) / span, mark=(walkaway - low) / span)

    def _show_packages(self, *, current: int) -> None:
        self._filling = True
        while self.tabs.count() > len(self._packages):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(self._packages):
            letter = "ABC"[self.tabs.count()]
            self.tabs.addTab(self.tr("Package {0}").format(letter))
        self.tabs.setCurrentIndex(current)
        for row in self.rows:
            row.set_option(self._packages[current][row.issue.id])
        self._filling = False
        several = len(self._packages) > 1
        self.tabs.setVisible(several)
        self.drop_package.setVisible(several)
        self.add_package.setVisible(len(self._packages) < MOST_PACKAGES)
        self.add_package.setEnabled(not self.conditional.isChecked())
        self.conditional.setEnabled(not several)
        self.package_changed.emit(self.package())

    @Slot()
    def _on_row_changed(self) -> None:
        if not self._filling:
            self._packages[self.tabs.currentIndex()] = self.package()
            self.package_changed.emit(self.package())

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        if not self._filling and index >= 0:
            self._show_packages(current=index)

    @Slot()
    def _on_add_clicked(self) -> None:
        self._packages.append(self.package())
        self._show_packages(current=len(self._packages) - 1)
        announce.say(self, self.tabs.tabText(self.tabs.currentIndex()))
        self.focus_first()

    @Slot()
    def _on_drop_clicked(self) -> None:
        del self._packages[self.tabs.currentIndex()]
        self._show_packages(current=0)
        self.focus_first()

    @Slot(bool)
    def _on_conditional_toggled(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        for row in self.rows:
            row.show_condition(used=checked)
        self.add_package.setEnabled(not checked)
        self.message.clear()
