"""What is being negotiated and what it is worth: issues, options, whole packages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import IssueTree
from negotiator_trainer.journal.weights import left, moved
from negotiator_trainer.ui import tab_order, text
from negotiator_trainer.ui.murmur import Murmur
from negotiator_trainer.ui.pages.journal.issue_block import IssueBlock
from negotiator_trainer.ui.pages.journal.whole_packages import WholePackages
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import FeltPackage


class IssueTreeEditor(QWidget):
    """Writes an `IssueTree`; there is always an issue to write in.

    Attributes:
        blocks: One for each issue.
        packages: Whole packages to look at again.

    Signals:
        edited: The tree is another one; carries it and which field was edited.
    """

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._felt: tuple[FeltPackage, ...] = ()
        self._before = IssueTree()
        self._filling = False
        self.blocks: list[IssueBlock] = []
        self._left = text.label("", kind="strong", wrap=True)
        self._murmur = Murmur(self)
        self.add = button(self.tr("Another issue"), kind="quiet", icon="plus")
        self.packages = WholePackages()
        card = Card(self.tr("What is being negotiated"))
        card.add_text(
            self.tr(
                "Lay 100 points over the issues: what the best answer to each is worth to you. The"
                " worst answer is worth nothing. Then say what lies between."
            ),
            kind="muted",
        )
        card.add(self._left)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE[2])
        card.add(self._column)
        card.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[3])
        whole.addWidget(card)
        whole.addWidget(self.packages)
        self.add.clicked.connect(self._on_add_clicked)
        self.packages.tree_changed.connect(self._on_packages_changed)
        self._insert()
        self._show_left(say=False)

    def tree(self) -> IssueTree:
        """Return the tree as it is written now; what is empty is left out."""
        issues = tuple(block.issue() for block in self.blocks if not block.empty)
        return IssueTree(issues, self._felt)

    def write(self, tree: IssueTree) -> None:
        """Write a tree; says nothing about it."""
        if self.tree() == tree:
            return
        self._filling = True
        self._felt = tree.felt
        wanted = max(len(tree.issues), 1)
        while len(self.blocks) > wanted:
            self._take(self.blocks[-1])
        while len(self.blocks) < wanted:
            self._insert()
        for at, block in enumerate(self.blocks):
            issue = tree.issues[at] if at < len(tree.issues) else None
            block.show_issue(issue or IssueBlock(_key()).issue())
        self._filling = False
        self._before = self.tree()
        tab_order.in_reading_order(self)
        self._show_left(say=False)
        self.packages.show_tree(self._before)

    def focus_first(self) -> None:
        """Put the keyboard on the first issue."""
        self.blocks[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self) -> IssueBlock:
        block = IssueBlock(_key())
        self.blocks.append(block)
        self._column.addWidget(block)
        block.edited.connect(self._on_edited)
        block.remove_clicked.connect(self._on_remove_clicked)
        block.show()  # at once: the keyboard goes to what is visible
        self._number()
        return block

    def _take(self, block: IssueBlock) -> None:
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self._number()

    def _number(self) -> None:
        for at, block in enumerate(self.blocks, start=1):
            block.number(at)
            block.remove.setVisible(len(self.blocks) > 1 or not block.empty)

    def _report(self, key: str) -> None:
        gone = moved(self._before, self.tree())
        self._felt = tuple(each for each in self._felt if not gone & set(each.options))
        tree = self._before = self.tree()
        self._show_left(say=True)
        self.packages.show_tree(tree)
        self._number()
        if not self._filling:
            self.edited.emit(tree, key)

    def _show_left(self, *, say: bool) -> None:
        rest = left(self.tree())
        words = self._words_of(rest)
        self._left.setText(words)
        if say:
            self._murmur.say(words)
        else:
            self._murmur.take_for_said(words)

    def _words_of(self, rest: int) -> str:
        if rest == 0:
            return self.tr("All 100 points are laid.")
        if rest < 0:
            return self.tr("{0} points too many are laid: 100 is all there is.").format(-rest)
        return self.tr("{0} of 100 points are left to lay.").format(rest)

    @Slot(str)
    def _on_edited(self, key: str) -> None:
        if not self._filling:
            at = next((i for i, each in enumerate(self.blocks) if each is self.sender()), 0)
            self._report(f"{at} {key}")

    @Slot()
    def _on_add_clicked(self) -> None:
        last = self.blocks[-1]
        block = last if last.empty else self._insert()
        tab_order.in_reading_order(self)
        block.name.setFocus()

    @Slot()
    def _on_remove_clicked(self) -> None:
        block = next(each for each in self.blocks if each is self.sender())
        at = self.blocks.index(block)
        if len(self.blocks) == 1:
            self._insert()
        self._take(block)
        tab_order.in_reading_order(self)
        self.blocks[max(at - 1, 0)].name.setFocus()
        self._report("issues")

    @Slot(object, str)
    def _on_packages_changed(self, tree: IssueTree, key: str) -> None:
        """Take what was felt, or the points that fit it; blocks without words stay."""
        self._felt = tree.felt
        self._filling = True
        kept = {issue.id: issue for issue in tree.issues}
        for block in self.blocks:
            if block.key in kept:
                block.show_issue(kept[block.key])
        self._filling = False
        self._report(key)


def _key() -> str:
    return uuid4().hex[:8]
