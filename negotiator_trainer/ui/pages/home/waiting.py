"""What stands beside the recommendation: this week, the drills that are due, what comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.services.skill_names import SHORT
from negotiator_trainer.ui import dates, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.plan.view import Coming, DrillsDue, Memory, Week

_MOST_MARKS = 7
_FEW = 4
"""Cases that are shown; the journal has them all."""


class WeekCard(Card):
    """How many sessions this week has, of how many; nothing is demanded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add_text(self.tr("This week"), kind="caption")
        self.sessions = self.add_text("", kind="h3")
        self.run = self.add_text("", kind="muted")

    def show_week(self, week: Week | None) -> None:
        """Show a week; None takes the card away."""
        self.setVisible(week is not None)
        if week is None:
            return
        words = self._words(week)
        marks = "●" * week.done + "○" * max(week.goal - week.done, 0)
        shown = f"{marks}  {words}" if len(marks) <= _MOST_MARKS else words
        run = self._run(week)
        self.sessions.setText(shown)
        self.sessions.setAccessibleName(words)
        self.run.setText(run)
        self.run.setVisible(bool(run))
        self.setAccessibleName(self.tr("This week: {0}").format(words))
        self.setAccessibleDescription(run)

    def _words(self, week: Week) -> str:
        if week.done > week.goal:
            return ntr("{count} session", "{count} sessions", week.done)
        return ntr("{done} of 1 session", "{done} of {count} sessions", week.goal, done=week.done)

    def _run(self, week: Week) -> str:
        if week.run == 0:
            return ""
        run = ntr("1 good week", "{count} good weeks", week.run)
        return self.tr("{0} · room for a week off").format(run) if week.grace else run


class DrillsCard(Card):
    """The drills that can be answered today.

    Signals:
        drill_clicked: They are to be answered.
    """

    drill_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add_text(self.tr("Drills"), kind="caption")
        self.due = self.add_text("", kind="h3")
        self.skills = self.add_text("", kind="muted")
        self.drill = button(self.tr("&Drill"))
        self.body.addWidget(self.drill, alignment=Qt.AlignmentFlag.AlignLeft)
        self.drill.clicked.connect(self.drill_clicked)

    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.drill]

    def show_drills(self, due: DrillsDue | None) -> None:
        """Show what is due; None takes the card away."""
        self.setVisible(due is not None)
        if due is None:
            return
        self.due.setText(
            ntr(
                "1 due · about {minutes} min",
                "{count} due · about {minutes} min",
                due.due,
                minutes=due.minutes,
            )
        )
        named = [f"{tr(SHORT.get(skill, skill))} ×{count}" for skill, count in due.skills]
        self.skills.setText("  ".join(named))
        self.setAccessibleName(self.tr("Drills: {0}").format(self.due.text()))
        self.drill.setAccessibleName(self.tr("Drill: {0}").format(self.due.text()))
        self.drill.setAccessibleDescription(", ".join(named))


class ComingCard(Card):
    """The cases of the journal that ask for something.

    Signals:
        case_opened: Carries the case's id.
        rehearse_clicked: Carries the case's id.
    """

    case_opened = Signal(object)
    rehearse_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add_text(self.tr("From your journal"), kind="caption")
        self.setAccessibleName(self.tr("From your journal"))
        self.rows: list[ComingRow] = []
        self.memories: list[MemoryRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[2])
        self.add(self._list)

    def show_coming(self, coming: tuple[Coming, ...]) -> None:
        """Show these, the first few; without any and without memories the card goes."""
        self._clear(self.rows)
        self.rows = [ComingRow(each) for each in coming[:_FEW]]
        for number, row in enumerate(self.rows):
            row.case_opened.connect(self.case_opened)
            row.rehearse_clicked.connect(self.rehearse_clicked)
            self._list.insertWidget(number, row)
        self._judge()

    def show_memories(self, memories: tuple[Memory, ...]) -> None:
        """Show what the journal brings back, under what comes up."""
        self._clear(self.memories)
        self.memories = [MemoryRow(each) for each in memories]
        for row in self.memories:
            row.case_opened.connect(self.case_opened)
            self._list.addWidget(row)
        self._judge()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        rows = [each for row in self.rows for each in (row.open_button, row.rehearse)]
        return [*rows, *(row.open_button for row in self.memories)]

    def _clear(self, rows: Sequence[QWidget]) -> None:
        for row in rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()

    def _judge(self) -> None:
        self.setVisible(bool(self.rows or self.memories))


class ComingRow(QWidget):
    """One case: what, when, and what can be done about it."""

    case_opened = Signal(object)
    rehearse_clicked = Signal(object)

    def __init__(self, coming: Coming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = coming.case
        when = self._when(coming)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text.label(coming.title, kind="strong", wrap=True))
        column.addWidget(text.caption(when))
        actions = QWidget()
        flow = FlowLayout(actions, spacing=SPACE[1])
        flow.setContentsMargins(0, SPACE[0], 0, 0)
        self.open_button = button(self._action(coming))
        self.rehearse = button(self.tr("Rehearse"))
        for each in (self.open_button, self.rehearse):
            spoken = self.tr("{0}: {1}, {2}").format(each.text(), coming.title, when)
            each.setAccessibleName(spoken)
            flow.addWidget(each)
        self.rehearse.setVisible(coming.stage == "preparing")
        column.addWidget(actions)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.rehearse.clicked.connect(self._on_rehearse_clicked)

    def _when(self, coming: Coming) -> str:
        near = {0: self.tr("today"), 1: self.tr("tomorrow"), -1: self.tr("yesterday")}
        days = near.get(coming.days) or (
            self.tr("in {0} days").format(coming.days)
            if coming.days > 0
            else self.tr("{0} days ago").format(-coming.days)
        )
        if coming.day is None:
            return ""
        return f"{days} · {dates.written_day(coming.day)}"

    def _action(self, coming: Coming) -> str:
        if coming.stage == "preparing":
            return self.tr("Open preparation")
        if coming.stage == "went_in":
            return self.tr("Write the outcome")
        return self.tr("Write the review")

    @Slot()
    def _on_open_clicked(self) -> None:
        self.case_opened.emit(self._case)

    @Slot()
    def _on_rehearse_clicked(self) -> None:
        self.rehearse_clicked.emit(self._case)


class MemoryRow(QWidget):
    """Something that the journal brings back, and the way to it."""

    case_opened = Signal(object)

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = memory.case
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text.label(memory.title, kind="strong", wrap=True))
        words.addWidget(text.label(memory.words, kind="muted", wrap=True))
        self.open_button = button(self.tr("Open"))
        spoken = self.tr("Open {0}: {1}").format(memory.title, memory.words)
        self.open_button.setAccessibleName(spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addLayout(words, stretch=1)
        row.addWidget(self.open_button)
        self.open_button.clicked.connect(self._on_open_clicked)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.case_opened.emit(self._case)
