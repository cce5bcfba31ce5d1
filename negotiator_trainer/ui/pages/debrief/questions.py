"""What the debrief asks before it shows any figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.star_rating import StarRating

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLabel

    from negotiator_trainer.services.debrief_view import FirstQuestions
    from negotiator_trainer.services.table_view import EstimateForm

NONE_OF_THEM = -1
"""The answer “none of these packages”."""
_FIELD_LETTERS = 18
_SHOWN_LETTERS = 60


class QuestionsPanel(Card):
    """Three questions; each may be left open.

    Signals:
        answered: Carries the least they would have taken (a number, the index of a package or
            None), the turn that mattered most (or None) and the stars (1–5, or None).
    """

    answered = Signal(object, object, object)

    def __init__(self, questions: FirstQuestions, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Three questions first"))
        self.add(text.heading(self.tr("Three questions first"), level=2))
        self.add_text(
            self.tr("Answer before you see any figures. You can leave a question open."),
            kind="muted",
        )
        self.number: NumberLine | None = None
        self.packages: QComboBox | None = None
        self._ask_least(questions.form)
        self.moment = QComboBox()
        self.moment.addItem(self.tr("I don't know"), None)
        for turn, words in questions.turns:
            self.moment.addItem(f"{turn}. {words}", turn)
        self._fit(self.moment)
        self._ask(self.tr("Which turn mattered most?"), self.moment)
        name = self.tr("How would {0} rate you?").format(questions.their_name)
        self.rating = StarRating(name)
        self._ask(name, self.rating)
        self.go_on = button(self.tr("Show the debrief  ⏎"), kind="primary")
        self.body.addSpacing(SPACE[2])
        self.body.addWidget(self.go_on, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.go_on.clicked.connect(self._on_go_on_clicked)

    def least(self) -> int | None:
        """Return the least that they would have taken; None while it is open."""
        if self.number is not None:
            return self.number.value()
        if self.packages is not None:
            chosen = self.packages.currentData()
            return chosen if isinstance(chosen, int) else None
        return None

    def focus_first(self) -> None:
        """Begin with the first question."""
        first = self.number or self.packages or self.moment
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on.click()
        else:
            super().keyPressEvent(event)

    def _ask_least(self, form: EstimateForm) -> None:
        question = self.tr("What is the least that they would have taken?")
        if form.kind == "money":
            span = form.high - form.low
            self.number = NumberLine(
                NumberForm(prefix=form.unit), minimum=min(0, form.low),
                maximum=form.high + span, step=form.step, start=form.low,
            )  # fmt: skip
            self.number.setFixedWidth(self.fontMetrics().averageCharWidth() * _FIELD_LETTERS)
            self._ask(question, self.number, note=form.question)
        elif form.kind == "panel":
            self.packages = QComboBox()
            self.packages.addItem(self.tr("I don't know"), None)
            for index, words in enumerate(form.packages):
                self.packages.addItem(words, index)
            self.packages.addItem(self.tr("None of them"), NONE_OF_THEM)
            self._fit(self.packages)
            self._ask(question, self.packages, note=form.question)

    def _ask(self, question: str, field: QWidget, *, note: str = "") -> QLabel:
        # Straight into the card: a layout within it gets less than its wrapped words need.
        label = text.label(question, kind="strong", wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(question)
        self.body.addSpacing(SPACE[1])
        self.add(label)
        if note:
            self.add(text.caption(note))
            field.setAccessibleDescription(note)
        self.add(field)
        return label

    def _fit(self, chooser: QComboBox) -> None:
        """Let a list with long lines be narrower than they are."""
        chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        chooser.setMinimumContentsLength(16)
        chooser.setMaximumWidth(self.fontMetrics().averageCharWidth() * _SHOWN_LETTERS)
        chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @Slot()
    def _on_go_on_clicked(self) -> None:
        stars = self.rating.value() or None
        self.answered.emit(self.least(), self.moment.currentData(), stars)
