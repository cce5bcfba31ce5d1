"""The stage before a negotiation: the sheet, what is negotiated, and the alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.journal.case import DecisionTree, IssueTree
from negotiator_trainer.journal.decision import taken_over
from negotiator_trainer.journal.direction import less_is_better
from negotiator_trainer.journal.weights import moved
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui import announce, dates, text
from negotiator_trainer.ui.pages.journal.decision_tree import DecisionTreeEditor
from negotiator_trainer.ui.pages.journal.issue_tree import IssueTreeEditor
from negotiator_trainer.ui.pages.journal.part_summary import (
    alternatives_summary,
    issues_summary,
    sheet_summary,
)
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.pages.preparation import SheetEditor
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.empty import IconPicture
from negotiator_trainer.ui.widgets.fold import Fold
from negotiator_trainer.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import TreeAlternative
    from negotiator_trainer.services.journal.page import CasePage


@dataclass(frozen=True, slots=True)
class Prepared:
    """The three parts of a preparation, undone as one."""

    sheet: Sheet = field(default_factory=Sheet)
    issues: IssueTree = field(default_factory=IssueTree)
    alternatives: DecisionTree = field(default_factory=DecisionTree)


class PrepareStage(Stage):
    """Writes the sheet, the issue tree and the decision tree of a case.

    They stand under each other, each under a heading that opens and closes it. What is
    negotiated and the alternatives come first, since the sheet builds on them; they are closed
    at first, and say in a line what is in them.

    A short case shows six questions first, and the rest when it is asked for.

    Attributes:
        sheet: The very sheet of practice.
        issues: What is being negotiated.
        alternatives: What to do without a deal.
        folds: The sheet, what is negotiated, and the alternatives, each under its heading.
        whole: Shows the whole sheet of a short case.
        frozen: Says when the preparation was frozen.
        note: What is easily forgotten in negotiations of this kind.
        show_note: Shows it; at first it is hidden where there is little room.
        hide_note: Hides it.

    Signals:
        taken: An alternative was written onto the sheet; carries its words.
        snapshot_wanted: What one went in with is to be shown.
    """

    taken = Signal(object)
    snapshot_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = False
        self._unit = ""
        self.sheet = SheetEditor()
        self.issues = IssueTreeEditor()
        self.alternatives = DecisionTreeEditor()
        self.frozen = InlineMessage()
        self.note = text.label("", kind="muted", wrap=True)
        self.show_note = button(self.tr("What is easily forgotten here"), kind="quiet", icon="bulb")
        self.hide_note = icon_button("x", self.tr("Hide what is easily forgotten here"))
        self._open_note = True
        self.folds = (
            Fold(self.tr("The sheet"), self.sheet),
            Fold(self.tr("What is negotiated"), self.issues),
            Fold(self.tr("My alternatives to a deal"), self.alternatives),
        )
        self.folds[0].set_opened(opened=True)
        self.whole = button(self.tr("Show the whole sheet"), icon="file-text")
        self._lay_out()
        self.narrow_changed(narrow=False)
        self._connect()

    @property
    def prepared(self) -> Prepared:
        """What is written now."""
        return self.document if isinstance(self.document, Prepared) else Prepared()

    @property
    def start(self) -> QWidget | None:
        """The first heading, or of a short case its first question."""
        return None if self._short else self.folds[1].heading

    def show_case(self, view: CasePage) -> None:
        """Show the preparation as it was stored."""
        self._short = view.size == "short"
        self._show_unit(view.unit)
        self.sheet.show_sheet(view.preparation)
        self.open_document(Prepared(view.preparation.sheet, view.issues, view.alternatives))
        self._show_parts()
        self.show_consequences(view)

    def show_restored(self, before: object, after: object) -> None:
        """Open the parts that undo or redo changed."""
        if isinstance(before, Prepared) and isinstance(after, Prepared) and not self._short:
            pairs = (
                (before.sheet, after.sheet),
                (before.issues, after.issues),
                (before.alternatives, after.alternatives),
            )
            for fold, (old, new) in zip(self.folds, pairs, strict=True):
                if old != new:
                    fold.set_opened(opened=True)

    def show_consequences(self, view: CasePage) -> None:
        """Show what follows from what was saved, and whether it is frozen."""
        self._show_unit(view.unit)
        self.sheet.show_consequences(view.preparation)
        self._show_frozen(view)
        self._show_note(view)
        self._show_summaries()

    def write(self, document: object) -> None:
        """Write all three parts; those that agree already are left alone."""
        if not isinstance(document, Prepared):
            return
        if self.sheet.sheet is not None:
            self.sheet.write(document.sheet)
        self.issues.write(document.issues)
        self.alternatives.show_direction(less_is_better=less_is_better(document.sheet))
        self.alternatives.write(document.alternatives)

    def report(self, before: object, after: object) -> None:
        """Have each part stored that has changed."""
        self._show_summaries()
        if not isinstance(before, Prepared) or not isinstance(after, Prepared):
            return
        pairs = (
            (before.issues, after.issues),  # first: the sheet speaks of them
            (before.alternatives, after.alternatives),
            (before.sheet, after.sheet),
        )
        for old, new in pairs:
            if old != new:
                self.edited.emit(new)

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window, where the note waits to be asked for."""
        self.sheet.show_as_one(one=narrow)
        self._open_note = not narrow
        self._place_note()

    def show_part(self, at: int) -> None:
        """Open the sheet (0), what is negotiated (1) or the alternatives (2), and go there."""
        fold = self.folds[at]
        if fold.opened:
            fold.heading_into_sight()
        else:
            fold.set_opened(opened=True)
            fold.into_sight()

    def _lay_out(self) -> None:
        self._reminder = QWidget()
        reminder = QHBoxLayout(self._reminder)
        reminder.setContentsMargins(0, 0, 0, 0)
        reminder.setSpacing(SPACE[1])
        top = Qt.AlignmentFlag.AlignTop
        reminder.addWidget(IconPicture("bulb"), alignment=top)
        reminder.addWidget(self.note, stretch=1)
        reminder.addWidget(self.hide_note, alignment=top)
        sheet, issues, alternatives = self.folds
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self.frozen)
        column.addWidget(self._reminder)
        column.addWidget(self.show_note, alignment=left)
        for each in (issues, alternatives, sheet):
            column.addWidget(each)
        column.addWidget(self.whole, alignment=left)

    def _connect(self) -> None:
        self.sheet.edited.connect(self._on_sheet_edited)
        self.issues.edited.connect(self._on_issues_edited)
        self.alternatives.edited.connect(self._on_alternatives_edited)
        self.alternatives.taken.connect(self._on_taken)
        self.show_note.clicked.connect(self._on_show_note)
        self.hide_note.clicked.connect(self._on_hide_note)
        self.whole.clicked.connect(self._on_whole_clicked)
        self.frozen.action_clicked.connect(self.snapshot_wanted)

    def _show_unit(self, unit: str) -> None:
        if unit != self._unit:
            self._unit = unit
            self.alternatives.set_unit(unit)

    def _show_parts(self) -> None:
        """Show all three under their headings, or of a short case the six questions alone."""
        sheet, *others = self.folds
        for each in others:
            each.setVisible(not self._short)
        sheet.heading.setVisible(not self._short)
        if self._short:
            sheet.set_opened(opened=True)
        self._place_note()
        self.whole.setVisible(self._short)
        self.sheet.show_short(short=self._short)

    def _show_summaries(self) -> None:
        now = self.prepared
        less = less_is_better(now.sheet)
        sheet, issues, alternatives = self.folds
        sheet.show_summary(sheet_summary(now.sheet, unit=self._unit))
        issues.show_summary(issues_summary(now.issues))
        alternatives.show_summary(
            alternatives_summary(now.alternatives, unit=self._unit, less_is_better=less)
        )

    def _show_frozen(self, view: CasePage) -> None:
        if view.frozen is None:
            self.frozen.clear()
            return
        when = dates.written_moment(view.frozen.at)
        words = self.tr("Frozen {0}. What you change now is kept as an edit.").format(when)
        if words != self.frozen.words:
            self.frozen.show_info(words, action=self.tr("See what you went in with"))

    def _show_note(self, view: CasePage) -> None:
        parts = [view.note]
        if view.interests:
            listed = "; ".join(view.interests)
            parts.append(self.tr("Interests that people often have here: {0}.").format(listed))
        self.note.setText(" ".join(each for each in parts if each))
        self._place_note()

    def _place_note(self) -> None:
        wanted = bool(self.note.text()) and not self._short
        self.show_note.setVisible(wanted and not self._open_note)
        self._reminder.setVisible(wanted and self._open_note)

    @Slot(object, str)
    def _on_sheet_edited(self, sheet: Sheet, key: str) -> None:
        self.alternatives.show_direction(less_is_better=less_is_better(sheet))
        self.edit(replace(self.prepared, sheet=sheet), key=key)

    @Slot(object, str)
    def _on_issues_edited(self, tree: IssueTree, key: str) -> None:
        """Take the tree; the sheet forgets what it said of options that are gone."""
        before = self.prepared
        gone = moved(before.issues, tree)
        kept = {issue.id for issue in tree.issues}
        sheet = replace(
            before.sheet,
            first_offer={k: v for k, v in before.sheet.first_offer.items() if k not in gone},
            chips={k: v for k, v in before.sheet.chips.items() if k in kept or k not in gone},
        )
        if sheet != before.sheet:
            self.sheet.write(sheet)
        self.edit(replace(before, issues=tree, sheet=sheet), key=f"issues {key}")

    @Slot(object, str)
    def _on_alternatives_edited(self, tree: DecisionTree, key: str) -> None:
        self.edit(replace(self.prepared, alternatives=tree), key=f"alternatives {key}")

    @Slot(object)
    def _on_taken(self, alternative: TreeAlternative) -> None:
        sheet = taken_over(self.prepared.sheet, alternative)
        self.sheet.write(sheet)
        self.edit(replace(self.prepared, sheet=sheet), key="taken")
        self.taken.emit(alternative.text)

    @Slot()
    def _on_show_note(self) -> None:
        self._open_note = True
        self._place_note()
        self.hide_note.setFocus()
        announce.say(self, self.note.text())

    @Slot()
    def _on_hide_note(self) -> None:
        self._open_note = False
        self._place_note()
        self.show_note.setFocus()

    @Slot()
    def _on_whole_clicked(self) -> None:
        self._short = False
        self._show_parts()
        self.folds[1].heading.setFocus()
