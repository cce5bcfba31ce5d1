"""Two debriefs side by side: first one's own answer to what they share, then ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from negotiator_trainer.ui import announce, dates, text
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.card_links import CardLinks
from negotiator_trainer.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.comparing import Candidate, Comparison, Row

_LINES = 3


class ComparePage(Page):
    """Shows a `Comparison`, and asks before it answers.

    Attributes:
        chooser: The attempt that is laid beside this one.
        field: What the trainee says they have in common.
        keep: Keeps it, and shows ours.
        ours: What we say; hidden until there is an answer.

    Signals:
        other_chosen: Another attempt is laid beside this one; carries its id.
        answered: Carries what was written.
        card_wanted: A card of the handbook is to be opened; carries its id.
        practise_clicked: There is nothing to compare with yet.
    """

    other_chosen = Signal(object)
    answered = Signal(object)
    card_wanted = Signal(object)
    practise_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Compare"))
        self.chooser = CalmCombo()
        named = text.label(self.tr("With:"), kind="strong")
        named.setBuddy(self.chooser)
        self._choosing = QWidget()
        row = QHBoxLayout(self._choosing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(named)
        row.addWidget(self.chooser, stretch=1)
        self.nothing = EmptyState("switch-horizontal", "", action=self.tr("Go to Practice"))
        self.table = Card()
        self._grid: QWidget | None = None
        self.question = Card()
        self._asked = self.question.add_text("", kind="h3")
        self.question.add_text(
            self.tr("One sentence, without the names of the things. Ours comes after yours."),
            kind="muted",
        )
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + SPACE[3])
        self.question.add(self.field)
        self.keep = button("", kind="primary", icon="check")
        self.question.body.addWidget(self.keep, alignment=Qt.AlignmentFlag.AlignLeft)
        self.ours = Card(self.tr("What we see in both"))
        self._sentences = self.ours.add_text("")
        self.links = CardLinks()
        self.ours.add(self.links)
        for part in (self._choosing, self.nothing, self.table, self.question, self.ours):
            part.hide()
            self.body.addWidget(part)
        self.body.addStretch()
        self._connect()

    def show_nothing(self) -> None:
        """Say what there has to be first."""
        self.nothing.show_sentence(
            self.tr(
                "There is nothing to compare with yet. Play this one again, or one that is about "
                "the same thing, and read its debrief."
            ),
            action=self.tr("Go to Practice"),
        )
        self.nothing.show()

    def show_candidates(self, candidates: Sequence[Candidate], *, chosen: int) -> None:
        """Show what can be chosen from."""
        self.chooser.clear()
        for each in candidates:
            self.chooser.addItem(self._words(each), each.attempt)
        self.chooser.setCurrentIndex(self.chooser.findData(chosen))
        self._choosing.show()

    def show_comparison(self, comparison: Comparison, *, question: str) -> None:
        """Lay them side by side; ours is shown where there is an answer already."""
        if self._grid is not None:
            self.table.body.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = self._table(comparison.titles, comparison.rows)
        self.table.add(self._grid)
        self._asked.setText(question)
        self.field.setAccessibleName(question)
        self.field.setPlainText(comparison.answer)
        answered = bool(comparison.answer)
        self.keep.setText(self.tr("Keep it") if answered else self.tr("Keep it, and show ours"))
        self._sentences.setText("\n".join(f"• {each}" for each in comparison.common))
        for part in (self.table, self.question):
            part.show()
        self.ours.setVisible(answered)
        self.links.show_links(comparison.cards)
        if answered:
            announce.say(self.ours, " ".join(comparison.common))

    def focus_first(self) -> None:
        """Begin with the question."""
        target = self.field if self.question.isVisible() else self.nothing.action
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.chooser.activated.connect(self._on_chosen)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.links.card_wanted.connect(self.card_wanted)
        self.nothing.action_clicked.connect(self.practise_clicked)
        send = QShortcut(QKeySequence("Ctrl+Return"), self.field)
        send.setContext(Qt.ShortcutContext.WidgetShortcut)
        send.activated.connect(self._on_keep_clicked)

    def _words(self, candidate: Candidate) -> str:
        day = dates.written(candidate.when)
        shared = ", ".join(link.title for link in candidate.shared)
        about = shared or self.tr("the same scenario")
        return self.tr("{0}, {1} ({2})").format(candidate.title, day, about)

    def _table(self, titles: tuple[str, str], rows: Sequence[Row]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[1])
        for column, words in enumerate(("", *titles)):
            grid.addWidget(text.label(words, kind="strong", wrap=True), 0, column)
            grid.setColumnStretch(column, 2 if column else 1)
        for at, row in enumerate(rows, start=1):
            for column, words in enumerate((row.name, row.first, row.second)):
                label = text.label(words, kind="body" if column else "muted", wrap=True)
                grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
        return made

    @Slot(int)
    def _on_chosen(self, at: int) -> None:
        self.other_chosen.emit(self.chooser.itemData(at))

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.answered.emit(self.field.toPlainText())
