"""The page where the negotiation is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot

from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui import announce
from negotiator_trainer.ui.keys import PageKeys
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.table.conversation import Conversation
from negotiator_trainer.ui.pages.table.decision_layer import (
    AcceptLayer,
    DecisionLayer,
    OutsideLayer,
    WalkLayer,
)
from negotiator_trainer.ui.pages.table.deck import Deck
from negotiator_trainer.ui.pages.table.estimate_layer import EstimateLayer
from negotiator_trainer.ui.pages.table.guide import Guide
from negotiator_trainer.ui.pages.table.notes_card import NotesCard
from negotiator_trainer.ui.pages.table.number_keys import NumberKeys
from negotiator_trainer.ui.pages.table.offer_layer import OfferLayer
from negotiator_trainer.ui.pages.table.sheet_panel import SheetPanel
from negotiator_trainer.ui.pages.table.side_cards import OffersCard, PersonCard, RangeCard
from negotiator_trainer.ui.pages.table.stage import Stage
from negotiator_trainer.ui.pages.table.turn_bar import TurnBar
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.review.page import Coaching
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.ui.pages.table.stage import Form

_TWO_COLUMNS, _THREE_COLUMNS = 53, 64
"""Heights of a line across the page from which it has so many columns: 900 and 1100 pixels."""


class TablePage(Page):
    """Shows a `TableView` and reports what the trainee does.

    Args:
        preferences: The person's choices: letters, send on number, portraits.
        parent: The widget that owns it.

    Attributes:
        guide: What helps in an attempt that does not count.

    Signals:
        line_said: A line was chosen and sent; carries its id.
        package_changed: Another package is put together; carries option ids by issue id.
        offered: An offer was made; carries a `Draft`.
        decided: ``accept``, ``walk`` or ``outside`` was confirmed.
        estimated: An estimate was given; carries the occasion and the guess.
        estimate_skipped: The trainee would rather not say; carries the occasion.
        note_edited: A note is being written.
        note_written: Carries the note of this turn.
        preparation_clicked: The preparation page is wanted.
    """

    line_said = Signal(object)
    package_changed = Signal(object)
    offered = Signal(object)
    decided = Signal(object)
    estimated = Signal(object, object)
    estimate_skipped = Signal(object)
    note_edited = Signal()
    note_written = Signal(object)
    preparation_clicked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("", fills=True, parent=parent)
        self.set_title(self.tr("Table"))
        self._preferences = preferences
        self._view: TableView | None = None
        self._sheet = Sheet()
        self._build_parts()
        # A layer that rises never makes the window taller: its middle scrolls instead.
        self.content.setMinimumHeight(1)
        self.body.addWidget(self.guide)
        self.body.addWidget(self.stage, stretch=1)
        self.body.addWidget(self.deck)
        self.sheet_panel = SheetPanel(self)
        self._connect_parts()
        self._keys = PageKeys(self)
        self._bind_keys()
        preferences.changed.connect(self._on_preference_changed)
        self._use_letters()

    def show_table(self, view: TableView) -> None:
        """Show the table at this moment; what was added to the conversation is spoken."""
        if self._view is None:
            self.stage.arrange(self._form())
            self.estimate_layer.make_ready(view.estimate)
        self._view = view
        self.set_title(view.title)
        # The turn that is to be played, as the debrief counts them; the last one once it is over.
        turn = view.round if view.ended else min(view.round + 1, view.rounds)
        self.turn.set_words(self.tr("Turn {0} of {1}").format(turn, view.rounds))
        self.conversation.show_transcript(view)
        self.person.show_person(view)
        self.offers.show_offers(view)
        self.measure.show_range(view)
        self.notes.show_notes(view)
        self.bar.show_turn(view)
        self.bar.setEnabled(True)

    def show_sheet(self, sheet: Sheet) -> None:
        """Know the preparation sheet, for the panel and for the first offer."""
        self._sheet = sheet

    def show_coaching(self, coaching: Coaching) -> None:
        """Show how the last turn did, in the notation that the person chose."""
        self.guide.show_coaching(coaching, chess=self._preferences.chess_notation)

    def show_pending(self, words: str, *, staged: bool = False) -> None:
        """Show at once what the trainee does, as not yet answered for.

        Args:
            words: What is said or done.
            staged: Whether it is done rather than said.
        """
        self._close_layers()
        self.stage.show_conversation()
        self.conversation.show_pending(words, staged=staged)
        self.bar.setEnabled(False)

    def drop_pending(self) -> None:
        """Take back what was shown as pending: it cannot be done."""
        self.conversation.drop_pending()
        self.bar.setEnabled(True)

    def show_worth(self, value: int) -> None:
        """Show what the package in the offer builder is worth."""
        self.offer_layer.show_worth(value)

    def show_impossible(self, words: str) -> None:
        """Show why the package in the offer builder cannot be offered."""
        self.offer_layer.show_impossible(words)

    def ask_estimate(self, occasion: str) -> None:
        """Ask for the estimate: ``edit``, ``midway`` or ``closing``."""
        view = self._view
        if view is None or occasion not in {"edit", "midway", "closing"}:
            return
        self.estimate_layer.ask(
            occasion,  # type: ignore[arg-type]
            view.estimate,
            view.guess,
            ending=view.ending,
        )
        self.deck.open(self.estimate_layer)

    def show_over(self) -> None:
        """Offer the way to the debrief, where nothing is estimated."""
        ending = "" if self._view is None else self._view.ending
        self.over_layer.show_words(ending)
        self.deck.open(self.over_layer)

    def close_layer(self) -> None:
        """Let the layer down, and put the keyboard back on the lines."""
        self._close_layers()
        self.bar.focus_first()

    @Slot()
    def open_offer(self) -> None:
        """Open the offer builder."""
        if self._can_act() and self._view is not None and self._view.can_offer:
            self.offer_layer.prepare(self._view, first=self._sheet.first_offer)
            self.deck.open(self.offer_layer)

    @Slot()
    def open_accept(self) -> None:
        """Restate what is on the table, to be accepted."""
        if not self._can_act() or self._view is None:
            return
        if self._view.standing is None:
            announce.say(self, self.tr("They have nothing on the table that you could accept."))
            return
        self.accept_layer.show_package(self._view.standing, self._view)
        self.deck.open(self.accept_layer)

    @Slot()
    def open_walk(self) -> None:
        """Ask whether the trainee really wants to leave."""
        if self._can_act() and self._view is not None and self._view.can_walk:
            line = self._sheet.exit_line.strip()
            words = self.tr("The negotiation ends here, without a deal.")
            detail = self.tr("Your exit line: “{0}”").format(line) if line else ""
            self.walk_layer.show_words(words, detail=detail)
            self.deck.open(self.walk_layer)

    @Slot()
    def open_outside(self) -> None:
        """Ask whether the trainee wants a moment to think."""
        if self._can_act() and self._view is not None and self._view.can_step_outside:
            self.outside_layer.show_words(
                self.tr("A moment to think, with your sheet in front of you. It takes a turn.")
            )
            self.deck.open(self.outside_layer)

    @Slot()
    def open_estimate(self) -> None:
        """Let the trainee change the estimate."""
        if self._can_act() and self._view is not None and self._view.estimate.kind != "none":
            self.ask_estimate("edit")

    @Slot()
    def open_notes(self) -> None:
        """Put the keyboard into the notes."""
        self.stage.show_notes()
        self.notes.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def toggle_sheet(self) -> None:
        """Show the role sheet and the preparation, or put them away."""
        if self.sheet_panel.isVisible():
            self._on_sheet_closed()
        elif self._view is not None:
            self.sheet_panel.show_sheet(self._view, self._sheet)
            self.sheet_panel.open_over(self._room())

    @Slot()
    def ask_hint(self) -> None:
        """Ask for a hint, where one may be had now."""
        if self._can_act() and self.guide.isVisible() and self.guide.ask.isEnabled():
            self.guide.hint_clicked.emit()

    @Slot()
    def read_last(self) -> None:
        """Say the last line again."""
        lines = self.conversation.view.lines
        if lines:
            announce.say(self.conversation.view.list, lines[-1].as_text())

    def focus_first(self) -> None:
        """Put the keyboard where the next thing is done."""
        if self.deck.top is None:
            self.bar.focus_first()
        else:
            self.deck.top.focus_first()

    def narrow(self) -> bool:
        """Whether there is room for one column only."""
        return self.width() <= _TWO_COLUMNS * self.fontMetrics().height()

    def narrow_changed(self, *, narrow: bool) -> None:
        """Follow the width; `resizeEvent` knows more than two kinds of it."""
        self.stage.arrange(self._form())
        self.guide.show_narrow(narrow=narrow)
        self._make_room()
        self.sheet_button.setText("F2" if narrow else self.tr("Role sheet  F2"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how many columns there is room for."""
        super().resizeEvent(event)
        self.stage.arrange(self._form())
        if self.sheet_panel.isVisible():
            self.sheet_panel.place(self._room())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the top layer with Escape; look back and forward by pages."""
        if event.key() == Qt.Key.Key_Escape and self.sheet_panel.isVisible():
            self._on_sheet_closed()
        elif event.key() == Qt.Key.Key_Escape and self.deck.top is not None:
            self.deck.top.closed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.notes.field.hasFocus():
            self.close_layer()
        elif event.key() == Qt.Key.Key_PageUp:
            self.conversation.look(pages=-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self.conversation.look(pages=1)
        else:
            super().keyPressEvent(event)

    def _form(self) -> Form:
        if self.narrow():
            return "one"
        wide = self.width() >= _THREE_COLUMNS * self.fontMetrics().height()
        return "three" if wide else "two"

    def _can_act(self) -> bool:
        """Whether a move can be made: nothing is pending, and it is not over."""
        return self._view is not None and not self._view.ended and self.bar.isEnabled()

    def _room(self) -> QRect:
        """Return the page below its heading."""
        return self.content.geometry().adjusted(SPACE[4], 0, -SPACE[4], -SPACE[2])

    @Slot()
    def _make_room(self) -> None:
        """Where there is little room, what is open has that of the heading, and some lines more."""
        narrow, risen = self.narrow(), self.deck.top is not None
        # The path above the page names it too.
        self.header.setVisible(not (narrow and risen))
        self.conversation.show_low(low=narrow and (risen or self.guide.is_open))

    def _close_layers(self) -> None:
        self.deck.close_top()
        self.sheet_panel.hide()

    def _build_parts(self) -> None:
        self.turn = Chip("")
        self.sheet_button = button(self.tr("Role sheet  F2"), icon="eye")
        self.sheet_button.setAccessibleName(self.tr("Role sheet and preparation"))
        self.header.add_action(self.turn)
        self.header.add_action(self.sheet_button)
        self.person = PersonCard(portraits=self._preferences.portraits)
        self.offers = OffersCard()
        self.conversation = Conversation()
        self.measure = RangeCard()
        self.notes = NotesCard()
        self.stage = Stage(
            person=self.person, offers=self.offers, conversation=self.conversation,
            measure=self.measure, notes=self.notes,
        )  # fmt: skip
        self.guide = Guide()
        self.bar = TurnBar()
        self.offer_layer = OfferLayer()
        self.accept_layer = AcceptLayer()
        self.walk_layer = WalkLayer()
        self.outside_layer = OutsideLayer()
        self.estimate_layer = EstimateLayer()
        self.over_layer = DecisionLayer(
            "over", self.tr("It is over."), confirm=self.tr("Continue to the debrief  ⏎"), cancel=""
        )
        self.over_layer.cancel.hide()
        self._decisions: tuple[DecisionLayer, ...] = (
            self.accept_layer, self.walk_layer, self.outside_layer, self.over_layer,
        )  # fmt: skip
        self.deck = Deck(self.bar, (self.offer_layer, *self._decisions, self.estimate_layer))

    def _connect_parts(self) -> None:
        self.bar.sent.connect(self.line_said)
        self.bar.offer_clicked.connect(self.open_offer)
        self.bar.accept_clicked.connect(self.open_accept)
        self.bar.outside_clicked.connect(self.open_outside)
        self.bar.walk_clicked.connect(self.open_walk)
        self.deck.changed.connect(self._make_room)
        self.guide.toggled.connect(self._make_room)
        self.measure.edit_clicked.connect(self.open_estimate)
        self.sheet_button.clicked.connect(self.toggle_sheet)
        self.sheet_panel.closed.connect(self._on_sheet_closed)
        self.sheet_panel.preparation_clicked.connect(self.preparation_clicked)
        self.offer_layer.package_changed.connect(self.package_changed)
        self.offer_layer.offered.connect(self.offered)
        for layer in (self.offer_layer, self.accept_layer, self.walk_layer, self.outside_layer):
            layer.closed.connect(self.close_layer)
        for decision in self._decisions:
            decision.decided.connect(self.decided)
        self.estimate_layer.estimated.connect(self.estimated)
        self.estimate_layer.skipped.connect(self.estimate_skipped)
        self.notes.note_edited.connect(self.note_edited)
        self.notes.note_written.connect(self.note_written)

    def _bind_keys(self) -> None:
        slots = {
            "offer": self.open_offer, "accept": self.open_accept, "walk_away": self.open_walk,
            "estimate": self.open_estimate, "notes": self.open_notes,
            "role_sheet": self.toggle_sheet, "step_outside": self.open_outside,
            "read_aloud": self.read_last, "hint": self.ask_hint,
        }  # fmt: skip
        for name, slot in slots.items():
            self._keys.bind(name, slot)
        self._numbers = NumberKeys(self._keys, self)
        self._numbers.pressed.connect(self._on_number_pressed)

    def _use_letters(self) -> None:
        works = self._preferences.single_letter_keys
        self._keys.set_letters(enabled=works)
        self.bar.show_letters(works=works)
        self.measure.show_letters(works=works)
        self.guide.show_letters(works=works)

    @Slot(object)
    def _on_number_pressed(self, number: int) -> None:
        if not self._can_act() or self.deck.top is not None or self.sheet_panel.isVisible():
            return
        if self.bar.choices.choose(number) and self._preferences.send_on_number:
            self.line_said.emit(self.bar.choices.current_id)

    @Slot()
    def _on_sheet_closed(self) -> None:
        self.sheet_panel.hide()
        self.focus_first()

    @Slot(str)
    def _on_preference_changed(self, key: str) -> None:
        if key == Preferences.single_letter_keys.key:
            self._use_letters()
        elif key == Preferences.portraits.key:
            self.person.show_portrait(shown=self._preferences.portraits)
