"""What stands where no drill is due: what comes next, and those that do no good as drills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.drills.words import missed
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.drills.views import Leech


class Rest(QWidget):
    """A sentence, the way back, and a row for each drill that is better played as a whole.

    Attributes:
        empty: The sentence.

    Signals:
        practice_clicked: Back to practice.
        scene_wanted: The whole scene of a drill is to be played; carries its id.
        back_wanted: A drill is to come again; carries its id.
        others_clicked: On with the drills of other attempts.
        card_wanted: A card of the handbook is wanted; carries its id.
    """

    practice_clicked = Signal()
    scene_wanted = Signal(object)
    back_wanted = Signal(object)
    others_clicked = Signal()
    card_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState("target", "", action=self.tr("Back to practice"))
        self._leeches = Card(self.tr("Better played as a whole"))
        self._leeches.add_text(
            self.tr("These were missed so often that another try by itself does no good."),
            kind="muted",
        )
        self._rows: list[QWidget] = []
        self._others = False
        self._leeches.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.empty)
        column.addWidget(self._leeches)
        column.addStretch()
        self.empty.action_clicked.connect(self._on_action_clicked)

    def show_rest(self, sentence: str, leeches: Sequence[Leech], *, others: bool) -> None:
        """Show what there is to say.

        Args:
            sentence: What comes next.
            leeches: Drills that are better played as a whole.
            others: Whether drills of other attempts are due.
        """
        self._others = others
        action = self.tr("Drill the others") if others else self.tr("Back to practice")
        self.empty.show_sentence(sentence, action=action)
        for each in self._rows:
            each.hide()
            each.deleteLater()
        self._rows = [self._row(leech) for leech in leeches]
        for each in self._rows:
            self._leeches.add(each)
        self._leeches.setVisible(bool(leeches))

    def _row(self, leech: Leech) -> QWidget:
        drill, title = leech.drill, leech.title
        holder = QWidget()
        line = FlowLayout(holder, spacing=SPACE[2])
        what = self.tr("{0} · turn {1} · {2}").format(
            title, drill.turn, missed(drill.schedule.lapses)
        )
        scene = button(self.tr("Play the whole scene"), icon="player-play")
        back = button(self.tr("Let it come again"), kind="quiet", icon="refresh")
        for each, slot in ((scene, self._on_scene_clicked), (back, self._on_back_clicked)):
            each.setProperty("drill", drill.id)
            each.setAccessibleName(f"{each.text()}: {what}")
            each.clicked.connect(slot)
        line.addWidget(text.label(what))
        if leech.card is not None:
            card = button(leech.card.title.replace("&", "&&"), kind="quiet", icon="book")
            card.setAccessibleName(self.tr("Card: {0}").format(leech.card.title))
            card.setProperty("card", leech.card.card)
            card.clicked.connect(self._on_card_clicked)
            line.addWidget(card)
        for part in (scene, back):
            line.addWidget(part)
        return holder

    @Slot()
    def _on_action_clicked(self) -> None:
        (self.others_clicked if self._others else self.practice_clicked).emit()

    @Slot()
    def _on_card_clicked(self) -> None:
        self.card_wanted.emit(self.sender().property("card"))

    @Slot()
    def _on_scene_clicked(self) -> None:
        self.scene_wanted.emit(self.sender().property("drill"))

    @Slot()
    def _on_back_clicked(self) -> None:
        self.back_wanted.emit(self.sender().property("drill"))
