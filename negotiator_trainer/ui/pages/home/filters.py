"""What narrows the scenarios beside words: skill, length, and what was not played yet.

Apart from the shelf: lists cost time, and who has played nothing yet is not offered them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from negotiator_trainer.services.skill_names import NAMES
from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.library_view import Card

_MINUTES = (10, 15)


class Filters(QObject):
    """Two lists and a switch, to be put where there is room.

    Attributes:
        skill: Only those that practise one.
        length: Only those that take no longer.
        fresh: Only those that were not played yet.
        shown: What the three are shown in, from left to right.

    Signals:
        changed: Something else was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.skill = _list(self.tr("Any skill"))
        self.length = _list(self.tr("Any length"))
        for minutes in _MINUTES:
            self.length.addItem(self.tr("up to {0} min").format(minutes), minutes)
        self.fresh = QCheckBox(self.tr("Not played yet"))
        self.shown: tuple[QWidget, ...] = (
            _named(self.tr("S&kill"), self.skill), _named(self.tr("&Length"), self.length),
            self.fresh,
        )  # fmt: skip
        self.skill.activated.connect(self._on_changed)
        self.length.activated.connect(self._on_changed)
        self.fresh.clicked.connect(self._on_changed)

    def offer(self, cards: Iterable[Card]) -> None:
        """Offer the skills that some scenario practises; what is chosen stays."""
        practised = {skill for card in cards for skill in card.skills}
        chosen = self.skill.currentData()
        while self.skill.count() > 1:
            self.skill.removeItem(1)
        for skill, name in NAMES.items():
            if skill in practised:
                self.skill.addItem(tr(name), skill)
        self.skill.setCurrentIndex(max(self.skill.findData(chosen), 0))

    def passes(self, card: Card) -> bool:
        """Whether a scenario is among those that are wanted."""
        skill, minutes = self.skill.currentData(), self.length.currentData()
        return (
            (skill is None or skill in card.skills)
            and (minutes is None or 0 < card.minutes <= minutes)
            and not (self.fresh.isChecked() and card.plays)
        )

    def take_off(self) -> None:
        """Want them all again."""
        self.skill.setCurrentIndex(0)
        self.length.setCurrentIndex(0)
        self.fresh.setChecked(False)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


def _list(every: str) -> CalmCombo:
    made = CalmCombo()
    made.addItem(every, None)
    return made


def _named(name: str, chooser: QWidget) -> QWidget:
    """A chooser with its label before it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE[1])
    label = text.label(name, kind="muted")
    label.setBuddy(chooser)
    row.addWidget(label)
    row.addWidget(chooser)
    return holder
