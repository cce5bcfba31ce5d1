"""The page of a case: a real negotiation from preparation to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.ui import tab_order
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.case_details import CaseDetails
from negotiator_trainer.ui.pages.journal.links_card import LinksCard
from negotiator_trainer.ui.pages.journal.stage_steps import StageSteps, step_of_stage
from negotiator_trainer.ui.pages.page import Page, takes_keyboard
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from negotiator_trainer.services.journal.page import CasePage as CaseView
    from negotiator_trainer.ui.pages.journal.stage import Stage
    from negotiator_trainer.ui.pages.journal.stage_steps import Step


class CasePage(Page):
    """Shows a case of the journal and gives back what is written in it.

    Attributes:
        details: Title, people, tags and day.
        steps: The four steps.
        stages: The content of each step that was visited.
        links: What was practised for it; its buttons stand at the page's foot.
        trashed: Says that the case lies in the trash, and offers to take it out.
        going_in: I'm going in.

    Signals:
        edited: A part is another document; carries it.
        details_edited: The head is another one; carries the `Details`.
        went_in: I'm going in.
        taken_back: One has not gone in after all.
        undo_clicked: What the toast says is to be undone.
        delete_clicked: The case goes into the trash.
        restore_clicked: The case comes out of the trash.
        card_wanted: A card of the handbook is to be opened; carries its id.
        step_shown: Another step is shown; carries the `Step`.
    """

    edited = Signal(object)
    details_edited = Signal(object)
    went_in = Signal()
    taken_back = Signal()
    undo_clicked = Signal()
    delete_clicked = Signal()
    restore_clicked = Signal()
    card_wanted = Signal(object)
    step_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Case"))
        self._view: CaseView | None = None
        self.stages: dict[Step, Stage] = {}
        self.undo = button(self.tr("Undo"), kind="quiet", icon="arrow-back-up")
        self.details = CaseDetails()
        self.header.put_in_place(self.details.title)
        self.header.add_action(self.undo)
        self.steps = StageSteps()
        self.trashed = InlineMessage()
        self.links = LinksCard()
        self.links.hide()
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE[2])
        self.body.addWidget(self.trashed)
        self.body.addWidget(self.details)
        self.body.addWidget(self.steps)
        self.body.addLayout(self._slot)
        self.body.addWidget(self.links)
        self.body.addStretch()
        self.delete = button(self.tr("Delete"), icon="trash")
        self.going_in = button(self.tr("I’m &going in"), kind="primary", icon="door-enter")
        foot = self.add_foot()
        for each in (self.links.rehearse, self.links.link, self.links.export, self.delete):
            foot.addWidget(each)
        foot.addStretch(1)
        foot.addWidget(self.going_in)
        self.narrow_changed(narrow=True)  # until there is room: the window must not grow for it
        self._connect()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps.step

    def show_case(self, view: CaseView, *, step: Step | None = None) -> None:
        """Show a case, at the step that is to be done next unless another one is asked for."""
        self._view = view
        self.details.show_case(view)
        for stage in self.stages.values():
            stage.show_case(view)
        self._show_head(view)
        wanted = step or _first_step(view)
        if wanted == self.steps.step:
            self._open(wanted)
        else:
            self.steps.show_step(wanted)

    def show_consequences(self, view: CaseView) -> None:
        """Show what follows from what was saved; the fields stay as they are."""
        self._view = view
        self._show_head(view)
        for stage in self.stages.values():
            stage.show_consequences(view)

    def show_step(self, step: Step) -> None:
        """Show a step of the case."""
        self.steps.show_step(step)

    def say_done(self, done: str) -> None:
        """Say what was done and offer to undo it."""
        self.toast.show_message(done, action=self.tr("Undo"))

    def show_links(self) -> None:
        """Show the card of what is linked, or not while nothing is."""
        self.links.setVisible(bool(self.links.rows))
        tab_order.in_reading_order(self)

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window, and the foot's buttons without words."""
        self.details.narrow_changed(narrow=narrow)
        for stage in self.stages.values():
            stage.narrow_changed(narrow=narrow)
        for each, name in self._foot_names().items():
            each.setText("" if narrow else name)
            each.setAccessibleName(name)
            each.setToolTip(name if narrow else "")

    def focus_first(self) -> None:
        """Begin with the title while there is none, else with what the step asks first."""
        if self._view is None:
            super().focus_first()
        elif not self._view.title:
            self.details.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            stage = self.stages[self.step]
            stops = (each for each in tab_order.stops(stage) if takes_keyboard(each))
            first = stage.start or next(stops, self.steps)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot_names(self) -> dict[QPushButton, str]:
        return {
            self.links.rehearse: self.tr("Rehearse this"),
            self.links.link: self.tr("Link a debrief"),
            self.links.export: self.tr("Export…"),
            self.delete: self.tr("Delete"),
        }

    def _connect(self) -> None:
        self.details.edited.connect(self.details_edited)
        self.details.history.canUndoChanged.connect(self._show_undo)
        self.steps.step_chosen.connect(self._on_step_chosen)
        self.undo.clicked.connect(self._on_undo)
        self.toast.action_taken.connect(self.undo_clicked)
        self.going_in.clicked.connect(self.went_in)
        self.trashed.action_clicked.connect(self.restore_clicked)
        self.delete.clicked.connect(self.delete_clicked)
        for keys, slot in (
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
            ("Ctrl+Return", self._on_go_in_pressed),
            ("Ctrl+PgDown", self._on_next_step),
            ("Ctrl+PgUp", self._on_previous_step),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show_head(self, view: CaseView) -> None:
        self.set_title(words.title_or_kind(view.title, view.template))
        self.steps.show_stage(view.stage)
        pressed = self.going_in.hasFocus()
        self.going_in.setVisible(view.stage == "preparing" and not view.trashed)
        if pressed and self.going_in.isHidden():  # else Qt gives the keyboard to the rail
            self.steps.setFocus(Qt.FocusReason.OtherFocusReason)
        self.delete.setVisible(not view.trashed)
        if not view.trashed:
            self.trashed.clear()
        elif not self.trashed.words:
            sentence = self.tr("This case lies in the trash for 30 days.")
            self.trashed.show_warning(sentence, action=self.tr("Take it out"))
        self.links.show_links(view.links)
        self.links.setVisible(bool(view.links))

    def _open(self, step: Step) -> None:
        """Show a step; what it shows is made when it is first visited."""
        if self._view is None:
            return
        if step not in self.stages:
            stage = self._make(step)
            self.stages[step] = stage
            stage.edited.connect(self.edited)
            stage.card_wanted.connect(self.card_wanted)
            self._slot.addWidget(stage)
            stage.narrow_changed(narrow=self.narrow())
            stage.show_case(self._view)
            stage.history.canUndoChanged.connect(self._show_undo)
        for key, stage in self.stages.items():
            stage.setVisible(key == step)
        tab_order.in_reading_order(self)
        self._show_undo()
        self.step_shown.emit(step)

    def _make(self, step: Step) -> Stage:
        # Each is imported when it is first visited.
        if step == "prepare":
            from negotiator_trainer.ui.pages.journal.prepare_stage import (  # noqa: PLC0415
                PrepareStage,
            )

            prepare = PrepareStage()
            prepare.snapshot_wanted.connect(self._on_snapshot_wanted)
            prepare.taken.connect(self._on_taken)
            return prepare
        if step == "went_in":
            from negotiator_trainer.ui.pages.journal.snapshot import SnapshotStage  # noqa: PLC0415

            snapshot = SnapshotStage()
            snapshot.going_in.connect(self.went_in)
            snapshot.taken_back.connect(self.taken_back)
            return snapshot
        if step == "outcome":
            from negotiator_trainer.ui.pages.journal.outcome_stage import (  # noqa: PLC0415
                OutcomeStage,
            )

            return OutcomeStage()
        from negotiator_trainer.ui.pages.journal.review_stage import ReviewStage  # noqa: PLC0415

        return ReviewStage()

    def _history(self) -> QUndoStack | None:
        """The history of what has the keyboard: the head's, or the step's."""
        if self.details.holds(self.focusWidget()):
            return self.details.history
        stage = self.stages.get(self.step)
        return None if stage is None else stage.history

    @Slot()
    def _show_undo(self) -> None:
        stage = self.stages.get(self.step)
        can = stage is not None and stage.history.canUndo()
        self.undo.setEnabled(can or self.details.history.canUndo())

    @Slot()
    def _on_undo(self) -> None:
        history = self._history()
        if history is not None and history.canUndo():
            history.undo()
        elif self.sender() is self.undo and self.details.history.canUndo():
            self.details.history.undo()

    @Slot()
    def _on_redo(self) -> None:
        history = self._history()
        if history is not None:
            history.redo()

    @Slot(object)
    def _on_step_chosen(self, step: Step) -> None:
        self._open(step)

    @Slot()
    def _on_go_in_pressed(self) -> None:
        if self.going_in.isVisible():
            self.going_in.click()

    @Slot()
    def _on_next_step(self) -> None:
        self.steps.setCurrentIndex(min(self.steps.currentIndex() + 1, self.steps.count() - 1))

    @Slot()
    def _on_previous_step(self) -> None:
        self.steps.setCurrentIndex(max(self.steps.currentIndex() - 1, 0))

    @Slot()
    def _on_snapshot_wanted(self) -> None:
        self.steps.show_step("went_in")
        self.steps.setFocus()

    @Slot(object)
    def _on_taken(self, alternative: str) -> None:
        self.toast.show_message(
            self.tr("“{0}” is on your sheet. Ctrl+Z takes it back.").format(alternative)
        )


def _first_step(view: CaseView) -> Step:
    """What is to be done next; a quick log begins with how it ended."""
    if view.size == "log" and view.outcome == Outcome():
        return "outcome"
    return step_of_stage(view.stage)
