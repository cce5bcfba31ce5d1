"""Whole packages in the order of their points, for a person to say what they feel like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from negotiator_trainer.journal.weights import felt_points, handful, left, settled, with_felt, worth
from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.murmur import Murmur
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import IssueTree
    from negotiator_trainer.journal.fitting import Fitted

_FEW = 5
_CLOSE = 1  # points: nearer than this the sum and the feeling agree
_LETTERS = 10


class WholePackages(Card):
    """A handful of packages: what each adds up to, and what it is worth as a whole.

    Attributes:
        rows: The packages that are shown.
        use: Takes the points that fit what was said.

    Signals:
        tree_changed: Something was said, or the points that fit it are taken; carries the tree
            and what was edited.
    """

    tree_changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = self.tr("Whole packages")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self._tree: IssueTree | None = None
        self._fitted: Fitted | None = None
        self.rows: list[PackageRow] = []
        self._note = self.add_text(
            self.tr(
                "Look at these as a whole. The best of everything counts 100, the worst of"
                " everything 0. Where the sum feels wrong, say what the package is worth to you."
            ),
            kind="muted",
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.setColumnStretch(0, 1)
        self.add(self._grid)
        self._offer = text.label("", wrap=True)
        self._murmur = Murmur(self)
        self.use = button(self.tr("Use these points"), icon="check")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._offer, stretch=1)
        foot.addWidget(self.use)
        self.add(self._foot)
        self._foot.hide()
        self.use.clicked.connect(self._on_use_clicked)
        self._head = [text.caption(self.tr("points add up to"), wrap=False),
                      text.caption(self.tr("to me it is worth"), wrap=False)]  # fmt: skip
        for at, label in enumerate(self._head, start=1):
            self._grid.addWidget(label, 0, at)
        self._show_rows()

    @property
    def offered(self) -> str:
        """The points that are offered, in words; empty while none are."""
        return self._offer.text() if self._foot.isVisibleTo(self) else ""

    def show_tree(self, tree: IssueTree) -> None:
        """Show packages of a tree; what the person is typing stays as it is."""
        wanted = _chosen(tree)
        known = [row.package for row in self.rows]
        typing = any(row.felt.hasFocus() for row in self.rows)
        if typing and {_key(each) for each in wanted} == {_key(each) for each in known}:
            wanted = known
        self._tree = tree
        if wanted != known:
            self._replace_rows(wanted)
        for row in self.rows:
            row.show_package(tree)
        self._show_rows()
        self._show_fit(tree)

    def _replace_rows(self, packages: list[dict[str, int]]) -> None:
        for row in self.rows:
            row.take_away(self._grid)
        self.rows = [PackageRow(package) for package in packages]
        for at, row in enumerate(self.rows, start=1):
            row.place(self._grid, at)
            row.felt.value_changed.connect(self._on_felt)
        before: QWidget | None = None
        for row in self.rows:
            if before is not None:
                QWidget.setTabOrder(before, row.felt)
            before = row.felt
        if before is not None:
            QWidget.setTabOrder(before, self.use)

    def _show_rows(self) -> None:
        self.setVisible(bool(self.rows))

    def _show_fit(self, tree: IssueTree) -> None:
        said = {_key(row.package) for row in self.rows if row.felt.value() is not None}
        felt = [each for each in tree.felt if _key(each.options) in said]
        off = [each for each in felt if abs(worth(tree, each.options) - each.points) > _CLOSE]
        self._fitted = None
        if off:
            from negotiator_trainer.journal.fitting import fit  # noqa: PLC0415  numpy is slow

            self._fitted = fit(replace(tree, felt=tuple(felt)))
        words = self._words_of(tree, self._fitted) if self._fitted else ""
        self._offer.setText(words)
        self._murmur.say(words)
        self._foot.setVisible(bool(words))
        moved = self._fitted is not None and self._fitted.tree.issues != tree.issues
        self.use.setVisible(moved)

    def _words_of(self, tree: IssueTree, fitted: Fitted) -> str:
        moves = [
            self.tr("{0} {1} → {2}").format(old.text or self.tr("an issue"), old.weight, new.weight)
            for old, new in zip(tree.issues, fitted.tree.issues, strict=True)
            if old.weight != new.weight
        ]
        if fitted.tree.issues == tree.issues:
            words = self.tr("No other points that add up come nearer to what you said.")
        elif moves:
            words = self.tr("To fit what you said: {0}.").format(", ".join(moves))
        else:
            words = self.tr(
                "To fit what you said, options get other points; the issues keep theirs."
            )
        if fitted.largest_miss > _CLOSE:
            miss = self.tr("What you said then still differs by up to {0} points.")
            words += " " + miss.format(fitted.largest_miss)
        return words

    @Slot()
    def _on_felt(self) -> None:
        row = next((each for each in self.rows if each.felt is self.sender()), None)
        if row is None or self._tree is None:
            return
        tree = with_felt(self._tree, row.package, row.felt.value())
        self.tree_changed.emit(tree, "felt")

    @Slot()
    def _on_use_clicked(self) -> None:
        if self._fitted is None or self._tree is None:
            return
        self.tree_changed.emit(replace(self._fitted.tree, felt=self._tree.felt), "fit")
        if self.rows:
            self.rows[0].felt.setFocus()


class PackageRow:
    """One package: its words, its sum, and a number to say otherwise."""

    def __init__(self, package: dict[str, int]) -> None:
        self.package = package
        self.words = text.label("", wrap=True)
        self.sum = text.label("", kind="strong")
        self.felt = NumberLine(minimum=0, maximum=100, step=5)
        self.felt.setFixedWidth(self.felt.fontMetrics().averageCharWidth() * _LETTERS)

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put it into a line of the grid."""
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, at, column)
            widget.show()

    def take_away(self, grid: QGridLayout) -> None:
        """Take it out of the grid."""
        for widget in self._widgets:
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def show_package(self, tree: IssueTree) -> None:
        """Show what it is and what it adds up to."""
        parts = [
            f"{issue.text or '…'}: {issue.options[self.package[issue.id]].text}"
            for issue in tree.issues
            if issue.id in self.package
        ]
        words, points = " · ".join(parts), worth(tree, self.package)
        self.words.setText(words)
        self.sum.setText(str(points))
        spoken = self.felt.tr("{0}. Adds up to {1}; to me it is worth").format(words, points)
        forms.name_field(self.words, self.felt, spoken)
        self.felt.setPlaceholderText(str(points))
        if not self.felt.hasFocus():
            self.felt.set_value(felt_points(tree, self.package))

    @property
    def _widgets(self) -> tuple[QLabel, QLabel, NumberLine]:
        return self.words, self.sum, self.felt


def _chosen(tree: IssueTree) -> list[dict[str, int]]:
    """The packages to show: those about which something was said, and others beside them."""
    issues = settled(tree)
    if left(tree) or len(issues) < 2:
        return []
    sizes = {issue.id: len(issue.options) for issue in issues}
    said = [
        each.options
        for each in tree.felt
        if set(each.options) == set(sizes) and all(at < sizes[i] for i, at in each.options.items())
    ]
    others = [each for each in handful(tree) if each not in said]
    chosen = [*said, *others[: max(_FEW - len(said), 0)]]
    return sorted(chosen, key=lambda each: (-worth(tree, each), _key(each)))


def _key(package: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(package.items()))
