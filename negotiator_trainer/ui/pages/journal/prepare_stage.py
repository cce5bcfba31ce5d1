"""The stage before a negotiation: the sheet, what is negotiated, and the alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from negotiator_trainer.journal.case import DecisionTree, IssueTree
from negotiator_trainer.journal.decision import taken_over
from negotiator_trainer.journal.direction import less_is_better
from negotiator_trainer.journal.weights import moved
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui import announce, dates, text
from negotiator_trainer.ui.pages.journal.decision_tree import DecisionTreeEditor
from negotiator_trainer.ui.pages.journal.issue_tree import IssueTreeEditor
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.pages.preparation import SheetEditor
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
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

    A short case shows six questions first, and the rest when it is asked for.

    Attributes:
        sheet: The very sheet of practice.
        issues: What is being negotiated.
        alternatives: What to do without a deal.
        tabs: Which of the three is shown.
        whole: Shows the whole sheet of a short case.
        frozen: Says when the preparation was frozen.
        note: What is easily forgotten in negotiations of this kind.
        show_note: Shows it where there is little room, or hides it.

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
        self.show_note = button("", kind="quiet", icon="bulb")
        self._open_note = True
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Parts of the preparation"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for name in (
            self.tr("The sheet"),
            self.tr("What is negotiated"),
            self.tr("My alternatives"),
        ):
            self.tabs.addTab(name)
        self.whole = button(self.tr("Show the whole sheet"), icon="file-text")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[2])
        self._column.addWidget(self.frozen)
        top = QHBoxLayout()
        top.addWidget(self.tabs, stretch=1)
        top.addWidget(self.show_note)
        self._column.addLayout(top)
        self._column.addWidget(self.note)
        self._column.addWidget(self.sheet)
        self._column.addWidget(self.whole, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.issues)
        self._column.addWidget(self.alternatives)
        self.narrow_changed(narrow=False)
        self._connect()

    @property
    def prepared(self) -> Prepared:
        """What is written now."""
        return self.document if isinstance(self.document, Prepared) else Prepared()

    def show_case(self, view: CasePage) -> None:
        """Show the preparation as it was stored."""
        self._short = view.size == "short"
        self._show_unit(view.unit)
        self.sheet.show_sheet(view.preparation)
        self.open_document(Prepared(view.preparation.sheet, view.issues, view.alternatives))
        self._show_part()
        self.show_consequences(view)

    def show_consequences(self, view: CasePage) -> None:
        """Show what follows from what was saved, and whether it is frozen."""
        self._show_unit(view.unit)
        self.sheet.show_consequences(view.preparation)
        self._show_frozen(view)
        self._show_note(view)

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
        name = self.tr("What is easily forgotten here")
        self.show_note.setText("" if narrow else name)
        self.show_note.setAccessibleName(name)
        self.show_note.setToolTip(name if narrow else "")
        self._place_note()

    def show_part(self, at: int) -> None:
        """Show the sheet (0), what is negotiated (1) or the alternatives (2)."""
        self.tabs.setCurrentIndex(at)

    def _connect(self) -> None:
        self.sheet.edited.connect(self._on_sheet_edited)
        self.issues.edited.connect(self._on_issues_edited)
        self.alternatives.edited.connect(self._on_alternatives_edited)
        self.alternatives.taken.connect(self._on_taken)
        self.tabs.currentChanged.connect(self._on_part_chosen)
        self.show_note.clicked.connect(self._on_show_note)
        self.whole.clicked.connect(self._on_whole_clicked)
        self.frozen.action_clicked.connect(self.snapshot_wanted)

    def _show_unit(self, unit: str) -> None:
        if unit != self._unit:
            self._unit = unit
            self.alternatives.set_unit(unit)

    def _show_part(self) -> None:
        at = self.tabs.currentIndex()
        self.tabs.setVisible(not self._short)
        self._place_note()
        self.whole.setVisible(self._short)
        self.sheet.show_short(short=self._short)
        parts = (self.sheet, self.issues, self.alternatives)
        for number, part in enumerate(parts):
            part.setVisible(number == at)

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
        self.show_note.setVisible(wanted)
        self.note.setVisible(wanted and self._open_note)

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
    def _on_part_chosen(self) -> None:
        self._show_part()

    @Slot()
    def _on_show_note(self) -> None:
        self._open_note = not self._open_note
        self._place_note()
        if self._open_note:
            announce.say(self, self.note.text())

    @Slot()
    def _on_whole_clicked(self) -> None:
        self._short = False
        self._show_part()
        self.tabs.setFocus()
