"""A last look before a step that cannot be taken back: accept, walk away, step outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from negotiator_trainer.ui import announce, text, theme
from negotiator_trainer.ui.pages.table.layer import Layer
from negotiator_trainer.ui.pages.table.words import against_walkaway, value_form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.table_view import OfferView, TableView


class DecisionLayer(Layer):
    """Says what is about to happen, and waits for Enter.

    Signals:
        decided: It shall happen; carries the move: ``accept``, ``walk`` or ``outside``.
    """

    decided = Signal(object)

    def __init__(
        self, move: str, title: str, *, confirm: str, cancel: str, kind: str = "primary",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, confirm=confirm, cancel=cancel, kind=kind, parent=parent)
        self.move_words = move
        self.words = text.label("", kind="lead", wrap=True)
        self.detail = text.label("", wrap=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.detail)

    def show_words(self, words: str, *, detail: str = "", warn: bool = False) -> None:
        """Say what is about to happen.

        Args:
            words: In a sentence.
            detail: What it means, in another.
            warn: Whether the second sentence warns.
        """
        self.words.setText(words)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        theme.set_kind(self.detail, "danger" if warn else "body")
        self.confirm.setAccessibleDescription(f"{words} {detail}".strip())

    def opened(self) -> None:
        """Say the whole of it, not the title alone."""
        super().opened()
        announce.say(self, f"{self.words.text()} {self.detail.text()}".strip())

    def answer(self) -> None:
        """Report the decision."""
        self.decided.emit(self.move_words)


class AcceptLayer(DecisionLayer):
    """Restates the package and what it is worth before it is accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accept", "", confirm="", cancel="", parent=parent)
        self.set_title(self.tr("Accept this package?"))
        self.confirm.setText(self.tr("Accept  ⏎"))
        self.cancel.setText(self.tr("Not yet"))

    def show_package(self, offer: OfferView, view: TableView) -> None:
        """Restate `offer`; below the written walkaway is allowed and said plainly."""
        worth = self.tr("Worth {0} to you").format(value_form(view).to_text(offer.value))
        compared = against_walkaway(offer.value, view)
        below = (
            bool(compared)
            and view.written_walkaway is not None
            and offer.value < view.written_walkaway
        )
        if below:
            detail = self.tr("{0}: {1}. You can still accept it.").format(worth, compared)
        elif compared:
            detail = f"{worth}: {compared}."
        elif view.written_walkaway is None:
            detail = self.tr("{0}. You wrote no walkaway to measure it against.").format(worth)
        else:
            detail = f"{worth}."
        self.show_words(offer.words, detail=detail, warn=below)


class WalkLayer(DecisionLayer):
    """A last look before one leaves the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("walk", "", confirm="", cancel="", kind="danger", parent=parent)
        self.set_title(self.tr("Walk away?"))
        self.confirm.setText(self.tr("Walk away  ⏎"))
        self.cancel.setText(self.tr("Stay"))


class OutsideLayer(DecisionLayer):
    """A last look before one steps outside for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("outside", "", confirm="", cancel="", parent=parent)
        self.set_title(self.tr("Step outside?"))
        self.confirm.setText(self.tr("Step outside  ⏎"))
        self.cancel.setText(self.tr("Stay"))
