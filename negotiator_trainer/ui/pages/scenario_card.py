"""One scenario on the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.services.skill_names import SHORT
from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.chip import Chip
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.library_view import Card as ScenarioFacts

HARDEST = 3


class ScenarioCard(Card):
    """Says what a scenario is about, and what came of it so far.

    Args:
        facts: What to show; one with a problem says so and cannot be opened.
        parent: The widget that owns the card.

    Signals:
        opened: The person chose this scenario; carries its id.
    """

    opened = Signal(object)

    def __init__(self, facts: ScenarioFacts, parent: QWidget | None = None) -> None:
        super().__init__(facts.title, parent=parent)
        self.facts = facts
        if facts.problem:
            self._show_problem()
        else:
            self._show_scenario()

    def matches(self, words: str) -> bool:
        """Whether every word stands somewhere in its title, line, skills or problem."""
        facts = self.facts
        skills = skill_words(facts.skills)
        all_text = " ".join((facts.title, facts.id, facts.pitch, facts.problem, *skills))
        return all(word in all_text.casefold() for word in words.casefold().split())

    def _show_problem(self) -> None:
        self.add(chips([self.tr("Cannot be played")], tone="danger"))
        self.add_text(self.facts.problem, kind="body")
        self.body.addStretch()
        self.add_text(self.tr("The other scenarios are not affected."), kind="caption")
        self.copy_button = button(self.tr("Copy the problem"), kind="quiet", icon="copy")
        self.copy_button.setAccessibleName(
            self.tr("Copy the problem in {0}").format(self.facts.title)
        )
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.body.addWidget(self.copy_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_scenario(self) -> None:
        facts = self.facts
        self.add_text(effort(self, facts.minutes, facts.difficulty), kind="caption")
        self.add_text(facts.pitch)
        if facts.skills:
            self.add(chips(skill_words(facts.skills)))
        self.body.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE[1])
        foot.addWidget(text.caption(self._history()), stretch=1)
        self.open_button = button(self.tr("Open"))
        self.open_button.setAccessibleName(self.tr("Open {0}").format(facts.title))
        self.open_button.clicked.connect(self._on_open_clicked)
        foot.addWidget(self.open_button)
        self.add(foot)

    def _history(self) -> str:
        facts = self.facts
        if facts.plays == 0:
            return self.tr("not played yet")
        plays = ntr("1 play", "{count} plays", facts.plays)
        if facts.best is None:
            return plays
        return self.tr("best {0} · {1}").format(f"{facts.best:.0f}", plays)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.detail or self.facts.problem)
        self.copy_button.setText(self.tr("Copied"))
        announce.say(self.copy_button, self.tr("Copied"))

    @Slot()
    def _on_open_clicked(self) -> None:
        self.opened.emit(self.facts.id)


def effort(owner: QWidget, minutes: int, difficulty: int) -> str:
    """Return how long and how hard a scenario is, such as ``10 min · ●○○ easy``."""
    words = {1: owner.tr("easy"), 2: owner.tr("medium"), 3: owner.tr("hard")}
    dots = "●" * difficulty + "○" * (HARDEST - difficulty)
    return owner.tr("{0} min · {1} {2}").format(minutes, dots, words.get(difficulty, ""))


def skill_words(skills: Iterable[str]) -> list[str]:
    """Return what a scenario practises, in the words that are used everywhere."""
    return [tr(SHORT.get(skill, skill)) for skill in skills]


def chips(words: Iterable[str], *, tone: str = "neutral") -> QWidget:
    """Return words in chips, in as many rows as they need."""
    made = QWidget()
    flow = FlowLayout(made, spacing=SPACE[0])
    for each in words:
        flow.addWidget(Chip(each, tone=tone))
    return made
