"""What one went in with, as it was, and what was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.journal.case import DecisionTree, IssueTree
from negotiator_trainer.ui import dates, text
from negotiator_trainer.ui.pages.journal.part_words import PartWords
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.page import CasePage, Frozen, LaterEdit
    from negotiator_trainer.ui.pages.journal.part_words import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that was changed after going in: when, which, and how, in words."""

    when: str
    title: str
    words: str


class SnapshotStage(Stage):
    """Reads only: before going in it offers to; afterwards it shows the snapshot and the edits.

    Attributes:
        before: What stands here before one goes in.
        changes: What was changed since, oldest first.
        back: Takes the snapshot back, until something came of the case.

    Signals:
        going_in: I'm going in.
        taken_back: One has not gone in after all.
    """

    going_in = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = EmptyState(
            "door-enter",
            self.tr(
                "When you go in, what you wrote is frozen with its date: your walkaway, your"
                " target and your guesses can then be held against what happens. You can go on"
                " writing; what you change is kept as an edit."
            ),
            action=self.tr("I’m going in"),
        )
        self.changes: tuple[Change, ...] = ()
        self.back = button(
            self.tr("I did not go in: take the snapshot back"),
            kind="quiet",
            icon="arrow-back-up",
        )
        self._after = QWidget()
        self._body = QVBoxLayout(self._after)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE[3])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.before)
        column.addWidget(self._after)
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        self.before.action_clicked.connect(self._on_action)
        self.back.clicked.connect(self.taken_back)

    def show_case(self, view: CasePage) -> None:
        """Show the snapshot, or the offer to take it."""
        self.open_document(None)
        self.show_consequences(view)

    def show_consequences(self, view: CasePage) -> None:
        """Show the edits that there are by now."""
        self.before.setVisible(view.frozen is None)
        self._after.setVisible(view.frozen is not None)
        self.back.setVisible(view.stage == "went_in" and not view.trashed)
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if view.frozen is None:
            return
        words = PartWords(
            unit=view.unit, guess_unit=view.preparation.estimate.unit, issues=view.issues
        )
        for card in (self._edits(view, words), self._snapshot(view.frozen, view)):
            self._body.addWidget(card)
            card.show()

    def write(self, document: object) -> None:
        """Nothing is written here."""

    def _edits(self, view: CasePage, words: PartWords) -> Card:
        card = Card(self.tr("Changed since"))
        self.changes = tuple(c for edit in view.edits for c in self._of_edit(edit, words))
        if not self.changes:
            card.add_text(self.tr("Nothing was changed after you went in."), kind="muted")
        for change in self.changes:
            _add_entry(card, change.title, change.words, above=change.when)
        return card

    def _of_edit(self, edit: LaterEdit, words: PartWords) -> list[Change]:
        when = self.tr("Edited {0}").format(dates.written_moment(edit.at))
        return [
            Change(when=when, title=each.title, words=self._change(each.was, each.now))
            for each in words.differences(edit.was, edit.now)
        ]

    def _change(self, was: Lines, now: Lines) -> str:
        nothing = self.tr("nothing")
        if len(was) <= 1 and len(now) <= 1:
            old, new = (each[0] if each else nothing for each in (was, now))
            return self.tr("{0} → {1}").format(old, new)
        gone = [self.tr("− {0}").format(each) for each in was if each not in now]
        come = [self.tr("+ {0}").format(each) for each in now if each not in was]
        return "\n".join([*gone, *come]) or self.tr("in another order")

    def _snapshot(self, frozen: Frozen, view: CasePage) -> Card:
        card = Card(self.tr("Frozen {0}").format(dates.written_moment(frozen.at)))
        words = PartWords(
            unit=view.unit, guess_unit=view.preparation.estimate.unit, issues=frozen.issues
        )
        empty = True
        for part in (frozen.sheet, frozen.issues, frozen.alternatives):
            for title, lines in words.lines(part).items():
                empty = False
                _add_entry(card, title, "\n".join(_marked(lines, part)))
        if empty:
            card.add_text(self.tr("You went in with nothing written."), kind="muted")
        return card

    @Slot()
    def _on_action(self) -> None:
        self.going_in.emit()


def _marked(lines: Lines, part: object) -> list[str]:
    """Lists have a mark before each line; trees show their depth by themselves."""
    plain = len(lines) == 1 or isinstance(part, IssueTree | DecisionTree)
    return list(lines) if plain else [f"• {each}" for each in lines]


def _add_entry(card: Card, title: str, words: str, *, above: str = "") -> None:
    entry = QVBoxLayout()
    entry.setSpacing(0)
    if above:
        entry.addWidget(text.caption(above))
    entry.addWidget(text.label(title, kind="strong", wrap=True))
    entry.addWidget(text.label(words, wrap=True, selectable=True))
    card.add(entry)
