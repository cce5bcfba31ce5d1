"""What the editors of a case's trees have in common: blocks that are written, added, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from negotiator_trainer.ui import tab_order
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from negotiator_trainer.ui.pages.number_line import PlainLine
    from negotiator_trainer.ui.widgets.buttons import IconButton
    from negotiator_trainer.ui.widgets.card import Card


class Block(QFrame):
    """One part of a tree.

    Attributes:
        name: What it is, in words; the first thing to write.
        remove: Takes it away.

    Signals:
        edited: It is another one; carries which field was edited.
        remove_clicked: It is to go.
    """

    edited = Signal(str)
    remove_clicked = Signal()
    name: PlainLine
    remove: IconButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        raise NotImplementedError

    def number(self, at: int) -> None:
        """Name everything for screen readers as belonging to the block at `at`, from 1."""
        raise NotImplementedError


BlockT = TypeVar("BlockT", bound=Block)


class TreeEditor(QWidget, Generic[BlockT]):
    """Keeps the blocks of a tree; there is always one to write in.

    Args:
        add: What the button for another block says.
        parent: The widget that owns it.

    Attributes:
        blocks: One for each part of the tree.
        add: Adds another block.

    Signals:
        edited: The tree is another one; carries it and which field was edited.
    """

    edited = Signal(object, str)
    removed_key: ClassVar[str]
    """The field that is edited when a block goes."""

    def __init__(self, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.blocks: list[BlockT] = []
        self.add = button(add, kind="quiet", icon="plus")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE[2])
        self.add.clicked.connect(self._on_add_clicked)

    def focus_first(self) -> None:
        """Put the keyboard on the first block."""
        self.blocks[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_block(self) -> BlockT:
        """Return a new block with nothing in it."""
        raise NotImplementedError

    def report(self, key: str) -> None:
        """Tell that the tree is another one, and show what follows from it."""
        raise NotImplementedError

    def lay_blocks(self, card: Card) -> None:
        """Give the blocks, and the button for another one, their place in a card."""
        card.add(self._column)
        card.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)

    def fit(self, count: int) -> None:
        """Have so many blocks, and one at least."""
        wanted = max(count, 1)
        while len(self.blocks) > wanted:
            self._take(self.blocks[-1])
        while len(self.blocks) < wanted:
            self.insert()

    def insert(self) -> BlockT:
        """Add a block after the others."""
        block = self.make_block()
        self.blocks.append(block)
        self._column.addWidget(block)
        block.edited.connect(self._on_edited)
        block.remove_clicked.connect(self._on_remove_clicked)
        block.show()  # at once: the keyboard goes to what is visible
        self.number()
        return block

    def number(self) -> None:
        """Number the blocks; a single one can go when something is written in it."""
        for at, block in enumerate(self.blocks, start=1):
            block.number(at)
            block.remove.setVisible(len(self.blocks) > 1 or not block.empty)

    def index(self, sender: object) -> int:
        """Return the place of a block."""
        return next(at for at, each in enumerate(self.blocks) if each is sender)

    def _take(self, block: BlockT) -> None:
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self.number()

    @Slot(str)
    def _on_edited(self, key: str) -> None:
        if not self._filling:
            self.report(f"{self.index(self.sender())} {key}")

    @Slot()
    def _on_add_clicked(self) -> None:
        last = self.blocks[-1]
        block = last if last.empty else self.insert()
        tab_order.in_reading_order(self)
        block.name.setFocus()

    @Slot()
    def _on_remove_clicked(self) -> None:
        at = self.index(self.sender())
        block = self.blocks[at]
        if len(self.blocks) == 1:
            self.insert()
        self._take(block)
        tab_order.in_reading_order(self)
        self.blocks[max(at - 1, 0)].name.setFocus()
        self.report(self.removed_key)
