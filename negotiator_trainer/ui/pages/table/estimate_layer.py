"""Asks for the estimate: whenever the trainee wants, half way, and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.table.estimate_fields import (
    MoneyFields,
    PanelFields,
    estimate_fields,
)
from negotiator_trainer.ui.pages.table.layer import Layer

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.table_view import EstimateForm

Occasion = Literal["edit", "midway", "closing"]


class EstimateLayer(Layer):
    """What do you think they would take?

    Signals:
        estimated: The trainee answered; carries the occasion and the guess.
        skipped: The trainee would rather not say; carries the occasion.
    """

    estimated = Signal(object, object)
    skipped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", confirm="", cancel="", parent=parent)
        self.occasion: Occasion = "edit"
        self.reason = text.label("", wrap=True)
        self.question = text.label("", kind="strong", wrap=True)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.question)
        self._form: EstimateForm | None = None
        self.fields: MoneyFields | PanelFields | None = None
        self.closed.connect(self._on_closed)

    def make_ready(self, form: EstimateForm) -> None:
        """Build and style everything, so that asking in the middle of a turn costs no time."""
        self._use(form)
        for each in self.findChildren(QWidget):
            each.ensurePolished()

    def ask(
        self, occasion: Occasion, form: EstimateForm, guess: Guess, *, ending: str = ""
    ) -> None:
        """Ask on this occasion, with the present estimate filled in; `ending` says how it ended."""
        self.occasion = occasion
        self._use(form)
        if self.fields is not None:
            self.fields.show_guess(guess)
        titles = {
            "edit": self.tr("What I think they would take")
            if form.kind == "panel"
            else self.tr("My estimate of their limit"),
            "midway": self.tr("Half way: what do you think now?"),
            "closing": self.tr("It is over. Before anything is revealed: what do you think now?"),
        }
        reasons = {
            "edit": self.tr(
                "Change it as often as you like; every change is kept for the debrief."
            ),
            "midway": self.tr("With what you have heard by now, what would they take?")
            if form.kind == "panel"
            else self.tr("With what you have heard by now, where would their limit be?"),
            "closing": self.tr("The debrief compares this with what they would really have taken."),
        }
        self.set_title(titles[occasion])
        self.reason.setText(f"{ending} {reasons[occasion]}".strip())
        self.confirm.setText(
            self.tr("Continue to the debrief  ⏎") if occasion == "closing" else self.tr("Keep  ⏎")
        )
        self.cancel.setText(
            self.tr("Cancel") if occasion == "edit" else self.tr("I would rather not say")
        )

    def focus_first(self) -> None:
        """Begin in the first field."""
        if self.fields is None:
            super().focus_first()
        else:
            self.fields.setFocus()

    def answer(self) -> None:
        """Report the estimate, unless something is missing."""
        if self.fields is None:
            self.skipped.emit(self.occasion)
            return
        trouble = self.fields.trouble()
        if trouble:
            self.message.show_warning(trouble)
            self.fields.setFocus()
            return
        self.estimated.emit(self.occasion, self.fields.guess())

    def _use(self, form: EstimateForm) -> None:
        if form == self._form:
            return
        if self.fields is not None:
            self.fields.hide()
            self.body.removeWidget(self.fields)
            self.fields.deleteLater()
        self._form = form
        self.fields = estimate_fields(form)
        self.question.setText(form.question)
        self.question.setVisible(bool(form.question))
        if self.fields is not None:
            self.body.addWidget(self.fields)

    def _on_closed(self) -> None:
        self.skipped.emit(self.occasion)
