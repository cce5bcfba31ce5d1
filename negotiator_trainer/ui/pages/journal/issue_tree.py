"""What is being negotiated and what it is worth: issues, options, whole packages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import IssueTree
from negotiator_trainer.journal.weights import left, moved
from negotiator_trainer.ui import tab_order, text
from negotiator_trainer.ui.murmur import Murmur
from negotiator_trainer.ui.pages.journal.issue_block import IssueBlock
from negotiator_trainer.ui.pages.journal.tree_editor import TreeEditor
from negotiator_trainer.ui.pages.journal.whole_packages import WholePackages
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import FeltPackage


class IssueTreeEditor(TreeEditor[IssueBlock]):
    """Writes an `IssueTree`; there is always an issue to write in.

    Attributes:
        blocks: One for each issue.
        packages: Whole packages to look at again.
    """

    removed_key = "issues"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Another issue"), parent)
        self._felt: tuple[FeltPackage, ...] = ()
        self._before = IssueTree()
        self._left = text.label("", kind="strong", wrap=True)
        self._murmur = Murmur(self)
        self.packages = WholePackages()
        card = Card()
        card.setAccessibleName(self.tr("What is negotiated"))
        card.add_text(
            self.tr(
                "Share out 100 points among the issues: what the best answer to each is worth to"
                " you. The worst answer is worth nothing. Then say what lies between."
            ),
            kind="muted",
        )
        card.add(self._left)
        self.lay_blocks(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[3])
        whole.addWidget(card)
        whole.addWidget(self.packages)
        self.packages.tree_changed.connect(self._on_packages_changed)
        self.insert()
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
        self.fit(len(tree.issues))
        for at, block in enumerate(self.blocks):
            issue = tree.issues[at] if at < len(tree.issues) else None
            block.show_issue(issue or IssueBlock(_key()).issue())
        self._filling = False
        self._before = self.tree()
        tab_order.in_reading_order(self)
        self._show_left(say=False)
        self.packages.show_tree(self._before)

    def make_block(self) -> IssueBlock:
        """Return a new issue with nothing in it."""
        return IssueBlock(_key())

    def report(self, key: str) -> None:
        """Tell that the tree is another one, and what is left to share out."""
        gone = moved(self._before, self.tree())
        self._felt = tuple(each for each in self._felt if not gone & set(each.options))
        tree = self._before = self.tree()
        self._show_left(say=True)
        self.packages.show_tree(tree)
        self.number()
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
            return self.tr("All 100 points are shared out.")
        if rest < 0:
            return self.tr("You have shared out {0} points too many: there are only 100.").format(
                -rest
            )
        return self.tr("{0} of 100 points are left to share out.").format(rest)

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
        self.report(key)


def _key() -> str:
    return uuid4().hex[:8]
