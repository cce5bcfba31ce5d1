"""The alternatives to a deal, weighed: what may happen, how likely it is, what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import DecisionTree, TreeAlternative
from negotiator_trainer.journal.decision import weigh
from negotiator_trainer.ui import tab_order, text
from negotiator_trainer.ui.murmur import Murmur
from negotiator_trainer.ui.pages.journal.alternative_block import AlternativeBlock
from negotiator_trainer.ui.pages.journal.tree_editor import TreeEditor
from negotiator_trainer.ui.pages.journal.tree_picture import Bough, TreePicture
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.journal.decision import Weighed


class DecisionTreeEditor(TreeEditor[AlternativeBlock]):
    """Writes a `DecisionTree`; there is always an alternative to write in.

    Args:
        unit: The symbol of values; empty for points.
        parent: The widget that owns it.

    Attributes:
        blocks: One for each alternative.
        picture: The tree as it is drawn.
        twin: The same in words, in the picture's place when asked for.
        as_words: Shows the one or the other.

    Signals:
        taken: An alternative is to be written onto the sheet; carries the `TreeAlternative`.
    """

    removed_key = "alternatives"
    taken = Signal(object)

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Weigh another alternative"), parent)
        self._form = NumberForm(prefix=unit)
        self._less = False
        self._murmur = Murmur(self)
        self.picture = TreePicture()
        self.twin = text.label("", wrap=True, selectable=True)
        self.as_words = button("", kind="quiet")
        self._paid = text.label(
            self.tr(
                "Your target lies below your walkaway: you count what you pay, less is better."
            ),
            wrap=True,
        )
        self._picture_card = Card()
        self._build()
        self.as_words.clicked.connect(self._on_as_words)
        self.insert()
        self._show_picture(())
        self._show_twin(words=False)

    def set_unit(self, unit: str) -> None:
        """Write values with another symbol; they stay the same."""
        self._form = NumberForm(prefix=unit)
        for block in self.blocks:
            block.set_form(self._form)
        self._show_weighed(say=False)

    def show_direction(self, *, less_is_better: bool) -> None:
        """Count the values as what one pays, or as what one gets."""
        if less_is_better != self._less:
            self._less = less_is_better
            self._show_weighed(say=False)

    def tree(self) -> DecisionTree:
        """Return the tree as it is written now; what is empty is left out."""
        return DecisionTree(tuple(b.alternative() for b in self.blocks if not b.empty))

    def write(self, tree: DecisionTree) -> None:
        """Write a tree; says nothing about it."""
        if self.tree() != tree:
            self._filling = True
            self.fit(len(tree.alternatives))
            for at, block in enumerate(self.blocks):
                known = at < len(tree.alternatives)
                block.show_alternative(tree.alternatives[at] if known else TreeAlternative(""))
            self._filling = False
            tab_order.in_reading_order(self)
        self._show_weighed(say=False)

    def _build(self) -> None:
        card = Card()
        card.setAccessibleName(self.tr("What I do if there is no deal"))
        card.add_text(
            self.tr(
                "For each alternative: how it may turn out, how likely that is, what it would be"
                " worth to you, and what would have to be true for it."
            ),
            kind="muted",
        )
        card.add(self._paid)
        self.lay_blocks(card)
        title = self.tr("Side by side")
        self._picture_card.add(text.heading(title, level=3))
        self._picture_card.setAccessibleName(title)
        self._picture_card.add(self.picture)
        self._picture_card.add(self.twin)
        self._picture_card.body.addWidget(self.as_words, alignment=Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[3])
        whole.addWidget(card)
        whole.addWidget(self._picture_card)

    def make_block(self) -> AlternativeBlock:
        """Return a new alternative with nothing in it."""
        block = AlternativeBlock(self._form)
        block.take_clicked.connect(self._on_take_clicked)
        block.show_weighed(None)
        return block

    def report(self, key: str) -> None:
        """Tell that the tree is another one, and weigh it."""
        self.number()
        self._show_weighed(say=True)
        if not self._filling:
            self.edited.emit(self.tree(), key)

    def _show_weighed(self, *, say: bool) -> None:
        self._paid.setVisible(self._less)
        written = [block for block in self.blocks if not block.empty]
        tree = DecisionTree(tuple(block.alternative() for block in written))
        weighed = weigh(tree, less_is_better=self._less)
        found = dict(zip(map(id, written), weighed, strict=True))
        for block in self.blocks:
            block.show_weighed(found.get(id(block)), less_is_better=self._less)
        words = [block.total.text() for block in written]
        if len(written) > 1:
            words += [
                self.tr("The best is {0}.").format(each.text) for each in weighed if each.best
            ]
        heard = " ".join(each for each in words if each)
        if say:
            self._murmur.say(heard)
        else:
            self._murmur.take_for_said(heard)
        self._show_picture(
            tuple(
                self._bough(block.alternative(), each)
                for block, each in zip(written, weighed, strict=True)
                if block.alternative().branches
            )
        )

    def _bough(self, alternative: TreeAlternative, weighed: Weighed) -> Bough:
        total = "" if weighed.expected is None else self._form.to_text(weighed.expected)
        return Bough(
            words=alternative.text,
            sum=total,
            best=weighed.best,
            twigs=tuple(
                (
                    self.tr("{0} %  {1}").format(branch.chance, branch.text),
                    self.tr("no value yet")
                    if branch.value is None
                    else self._form.to_text(branch.value),
                )
                for branch in alternative.branches
            ),
        )

    def _show_picture(self, boughs: Sequence[Bough]) -> None:
        self.picture.show_tree(boughs)
        self.twin.setText(self.picture.outline)
        self._picture_card.setVisible(bool(boughs))

    def _show_twin(self, *, words: bool) -> None:
        self.twin.setVisible(words)
        self.picture.setVisible(not words)
        self.as_words.setText(self.tr("Show as a picture") if words else self.tr("Show as text"))

    @Slot()
    def _on_take_clicked(self) -> None:
        self.taken.emit(self.blocks[self.index(self.sender())].alternative())

    @Slot()
    def _on_as_words(self) -> None:
        self._show_twin(words=self.picture.isVisibleTo(self))
