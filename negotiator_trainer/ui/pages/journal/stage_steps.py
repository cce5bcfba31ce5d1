"""The four steps of a case, which are also the way from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from negotiator_trainer.journal.case import Stage

Step = Literal["prepare", "went_in", "outcome", "review"]
STEPS: tuple[Step, ...] = ("prepare", "went_in", "outcome", "review")
_DONE: dict[str, int] = {"preparing": 0, "went_in": 2, "outcome": 3, "reviewed": 4}
"""How many steps are done at each stage."""

_PADDING = 36  # pixels around the words of a step


class StageSteps(QTabBar):
    """① Prepare ② Went in ③ Outcome ④ Review; each says whether it is done.

    Signals:
        step_chosen: Carries the `Step`.
    """

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps of the case"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self._names = {
            "prepare": self.tr("① Prepare"),
            "went_in": self.tr("② Went in"),
            "outcome": self.tr("③ Outcome"),
            "review": self.tr("④ Review"),
        }
        self._done = 0
        for name in self._names.values():
            self.addTab(name)
        self.currentChanged.connect(self._on_changed)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return STEPS[max(self.currentIndex(), 0)]

    def show_step(self, step: Step) -> None:
        """Show a step."""
        self.setCurrentIndex(STEPS.index(step))

    def show_stage(self, stage: Stage) -> None:
        """Mark what is done."""
        done = self._done = _DONE[stage]
        self._show_names()
        for at, (step, name) in enumerate(self._names.items()):
            state = self.tr("done") if at < done else self.tr("open")
            bare = name.split(" ", 1)[-1]
            self.setAccessibleTabName(at, f"{bare}, {state}")
            self.setTabToolTip(at, self._hint(step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is no room for all."""
        super().resizeEvent(event)
        self._show_names()

    def _show_names(self) -> None:
        """Name every step, or where there is no room only the one that is shown."""
        marked = [
            f"{name} {'●' if at < self._done else '○'}"
            for at, name in enumerate(self._names.values())
        ]
        metrics = self.fontMetrics()
        need = sum(metrics.horizontalAdvance(each) * 1.1 + _PADDING for each in marked)
        for at, name in enumerate(marked):
            short = need > self.width() and at != self.currentIndex()
            self.setTabText(at, f"{name[0]} {name[-1]}" if short else name)

    def _hint(self, step: str) -> str:
        return {
            "prepare": self.tr("What you want, what you do without a deal, what you guess"),
            "went_in": self.tr("What you went in with, and what you changed since"),
            "outcome": self.tr("How it ended"),
            "review": self.tr("What was expected against what happened"),
        }[step]

    @Slot(int)
    def _on_changed(self, at: int) -> None:
        self._show_names()
        self.step_chosen.emit(STEPS[at])


def step_of_stage(stage: Stage) -> Step:
    """Return the step that is to be done next; the review once all is done."""
    due: dict[str, Step] = {
        "preparing": "prepare",
        "went_in": "outcome",
        "outcome": "review",
        "reviewed": "review",
    }
    return due[stage]
