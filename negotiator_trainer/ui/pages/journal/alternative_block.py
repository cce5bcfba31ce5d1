"""One alternative of the decision tree: how it may turn out, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.journal.case import Branch, TreeAlternative
from negotiator_trainer.journal.decision import ALL
from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.journal.tree_editor import Block
from negotiator_trainer.ui.pages.number_line import PlainLine
from negotiator_trainer.ui.pages.row_list import Column, RowList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.chip import Chip
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from negotiator_trainer.journal.decision import Weighed

_PERCENT = NumberForm(suffix=" %")
_VALUE = 2  # the column of values


class AlternativeBlock(Block):
    """Writes one alternative with its branches.

    Args:
        form: How values are written.
        parent: The widget that owns it.

    Attributes:
        name: What I would do.
        branches: How it may turn out.
        take: Writes it onto the sheet.
        remove: Takes it away.

    Signals:
        take_clicked: It is to be written onto the sheet.
    """

    take_clicked = Signal()

    def __init__(self, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.name = PlainLine(self.tr("what I do without their yes"))
        self.best = Chip(self.tr("best: my BATNA"), tone="accent")
        self.best.hide()
        self.remove = icon_button("x", self.tr("Remove the alternative"))
        self.branches = RowList(
            self.tr("Branch"), columns=self._columns(), add=self.tr("Another way it may turn out")
        )
        self.sum = text.label("", kind="strong", wrap=True)
        self.total = text.label("", kind="muted", wrap=True)
        self.take = button(self.tr("Take this as my alternative"), icon="file-text")
        self._lay_out()
        self.name.textEdited.connect(self._on_name_edited)
        self.name.returnPressed.connect(self._on_name_entered)
        self.branches.edited.connect(self._on_branches_edited)
        self.take.clicked.connect(self.take_clicked)
        self.remove.clicked.connect(self.remove_clicked)

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return not self.name.text().strip() and not self.branches.values()

    def set_form(self, form: NumberForm) -> None:
        """Write values in another form."""
        self._form = form
        self.branches.set_form(_VALUE, form)

    def number(self, at: int) -> None:
        """Name everything for screen readers as belonging to the alternative at `at`, from 1."""
        name = self.tr("Alternative {0}").format(at)
        self.setAccessibleName(name)
        forms.name_field(self._label, self.name, name)
        self.branches.rename(self.tr("Alternative {0}, outcome").format(at))
        self.branches.add_button.setAccessibleName(
            self.tr("Another way alternative {0} may turn out").format(at)
        )
        self.take.setAccessibleName(self.tr("Take alternative {0} as mine").format(at))
        self.remove.setAccessibleName(self.tr("Remove alternative {0}").format(at))
        self.remove.setToolTip(self.remove.accessibleName())

    def alternative(self) -> TreeAlternative:
        """Return the alternative as it is written now."""
        return TreeAlternative(
            self.name.text().strip(),
            tuple(
                Branch(
                    str(words or ""),
                    chance if isinstance(chance, int) else 0,
                    value if isinstance(value, int) else None,
                    str(needs or ""),
                )
                for words, chance, value, needs in self.branches.values()
            ),
        )

    def show_alternative(self, alternative: TreeAlternative) -> None:
        """Write an alternative; says nothing about it."""
        if self.alternative() == alternative:
            return
        if self.name.text().strip() != alternative.text:
            self.name.setText(alternative.text)
            self.name.home(False)  # noqa: FBT003  Qt's signature
        self.branches.set_values(
            [(each.text, each.chance, each.value, each.needs) for each in alternative.branches]
        )

    def show_weighed(self, weighed: Weighed | None, *, less_is_better: bool = False) -> None:
        """Show what it comes to; None while nothing is written."""
        known = weighed is not None and weighed.expected is not None
        self.best.setVisible(weighed is not None and weighed.best)
        self.sum.setVisible(known)
        self.take.setVisible(known)
        if weighed is not None and weighed.expected is not None:
            self.sum.setText(
                self.tr("Expected value: {0}").format(self._form.to_text(weighed.expected))
            )
        words = "" if weighed is None else self._words_of(weighed, paid=less_is_better)
        self.total.setText(words)
        self.total.setVisible(bool(words))

    def _words_of(self, weighed: Weighed, *, paid: bool) -> str:
        """Say what the chances add up to and what is missing; empty when all is there."""
        words = []
        if 0 < weighed.total < ALL and paid:
            pattern = self.tr("The chances add up to {0} %: they count in proportion.")
            words.append(pattern.format(weighed.total))
        elif 0 < weighed.total < ALL:
            pattern = self.tr("The chances add up to {0} %: the other {1} % count as nothing.")
            words.append(pattern.format(weighed.total, ALL - weighed.total))
        elif weighed.total > ALL:
            pattern = self.tr(
                "The chances add up to {0} %, more than all there is: they count in proportion."
            )
            words.append(pattern.format(weighed.total))
        if weighed.unvalued:
            words.append(
                self.tr("1 outcome has no value yet.")
                if weighed.unvalued == 1
                else self.tr("{0} outcomes have no value yet.").format(weighed.unvalued)
            )
        return " ".join(words)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(name=self.tr("it may turn out"), hint=self.tr("like this")),
            Column(
                name=self.tr("chance"), kind="number", form=_PERCENT, lowest=0, highest=100,
                step=5, start=50, hint="0 %", letters=8,
            ),
            Column(name=self.tr("worth to me"), kind="number", form=self._form, hint="–"),
            Column(name=self.tr("what would have to be true"), hint=self.tr("for this to happen")),
        )  # fmt: skip

    def _lay_out(self) -> None:
        self._label = text.label(self.tr("I will"), kind="strong")
        top = QHBoxLayout()
        top.setSpacing(SPACE[1])
        top.addWidget(self._label)
        top.addWidget(self.name, stretch=1)
        top.addWidget(self.best)
        top.addWidget(self.remove)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[2])
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sum)
        words.addWidget(self.total)
        foot.addLayout(words, stretch=1)
        foot.addWidget(self.take, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        column.setSpacing(SPACE[0])
        column.addLayout(top)
        column.addWidget(self.branches)
        column.addLayout(foot)
        self.setFocusProxy(self.name)

    @Slot()
    def _on_name_edited(self) -> None:
        self.edited.emit("name")

    @Slot()
    def _on_name_entered(self) -> None:
        self.branches.setFocus()

    @Slot()
    def _on_branches_edited(self) -> None:
        self.edited.emit("branches")
