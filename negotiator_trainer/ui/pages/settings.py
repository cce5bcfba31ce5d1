"""The person's choices; each works at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QSizePolicy, QWidget

from negotiator_trainer.ui.forms import add_row
from negotiator_trainer.ui.pages.data_card import DataCard
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.theme import THEME_NAMES
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH_LETTERS = 110


class SettingsPage(Page):
    """Shows the choices that there are.

    Signals:
        theme_chosen: Carries a name of `THEME_NAMES`.
        size_chosen: Carries the text size in per cent, 100 to 200.
        switched: A switch was set; carries its key and a bool.
        number_chosen: A number was chosen; carries its key and the number.
        copy_clicked: The place of the data is wanted in the clipboard.
    """

    theme_chosen = Signal(object)
    size_chosen = Signal(object)
    switched = Signal(object, object)
    number_chosen = Signal(object, object)
    copy_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Settings"))
        self.theme = self._theme_list()
        self.text_size = Stepper(minimum=100, maximum=200, step=10, form=NumberForm(suffix=" %"))
        self.portraits = self._switch("portraits", self.tr("Show the counterpart’s portrait"))
        self.chess = self._switch(
            "chess_notation",
            self.tr("Chess notation in reviews: ★ ✓ ?! ? ?? for how much a turn cost"),
        )
        self.letters = self._switch(
            "single_letter_keys", self.tr("Single letters work as keys, such as O for Offer")
        )
        self.send = self._switch(
            "send_on_number", self.tr("A number says the line at once, without Enter")
        )
        self.rhythm = self._switch(
            "weekly_rhythm", self.tr("Count sessions by the week on the first page")
        )
        self.goal = self._number("weekly_goal", minimum=1, maximum=14)
        self.drills = self._number("drills_per_day", minimum=0, maximum=50)
        self.data = DataCard()
        for card in (self._appearance(), self._practice(), self._keyboard(), self.data):
            card.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS)
            self.body.addWidget(card)
        self.body.addStretch()
        self._filling = False
        self.theme.activated.connect(self._on_theme_chosen)
        self.text_size.value_changed.connect(self._on_size_chosen)
        self.data.copy.clicked.connect(self.copy_clicked)

    def show_settings(
        self, *, theme: str, size: int, switches: Mapping[str, bool], numbers: Mapping[str, int]
    ) -> None:
        """Show what is chosen.

        Args:
            theme: A name of `THEME_NAMES`.
            size: The text size in per cent.
            switches: The switches by key.
            numbers: The numbers by key.
        """
        self._filling = True
        self.theme.setCurrentIndex(max(self.theme.findData(theme), 0))
        self.text_size.set_value(size)
        for box in (self.portraits, self.chess, self.letters, self.send, self.rhythm):
            box.setChecked(switches[box.property("key")])
        for stepper in (self.goal, self.drills):
            stepper.set_value(numbers[stepper.property("key")])
        self.goal.setEnabled(self.rhythm.isChecked())
        self._filling = False

    def show_copied(self) -> None:
        """Say that the folder's name is in the clipboard."""
        self.toast.show_message(self.tr("Copied."), seconds=4)

    def _appearance(self) -> Card:
        card = Card(self.tr("Appearance"))
        form = self._form()
        add_row(form, self.tr("&Theme"), self.theme)
        add_row(form, self.tr("Te&xt size"), _left(self.text_size))
        self.text_size.set_name(self.tr("Text size"))
        card.add(form)
        card.add(self.portraits)
        card.add(self.chess)
        return card

    def _practice(self) -> Card:
        card = Card(self.tr("Practice"))
        card.add(self.rhythm)
        form = self._form()
        add_row(form, self.tr("Sessions a &week"), _left(self.goal))
        self.goal.set_name(self.tr("Sessions a week"))
        add_row(form, self.tr("Drills a &day, at most"), _left(self.drills))
        self.drills.set_name(self.tr("Drills a day, at most"))
        card.add(form)
        card.add_text(
            self.tr(
                "A session is a scenario played to its end, three drills on one day, or a step in "
                "a case of the journal. One week in four may be missed."
            ),
            kind="caption",
        )
        return card

    def _keyboard(self) -> Card:
        card = Card(self.tr("Keyboard"))
        card.add(self.send)
        card.add(self.letters)
        note = self.tr("They sleep while you write. Ctrl+? lists all keys.")
        self.letters.setAccessibleDescription(note)
        card.add_text(note, kind="caption")
        return card

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE[3])
        form.setVerticalSpacing(SPACE[2])
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        return form

    def _theme_list(self) -> CalmCombo:
        words = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high-contrast": self.tr("High contrast"),
        }
        made = CalmCombo()
        for name in THEME_NAMES:
            made.addItem(words[name], name)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def _number(self, key: str, *, minimum: int, maximum: int) -> Stepper:
        made = Stepper(minimum=minimum, maximum=maximum)
        made.setProperty("key", key)
        made.value_changed.connect(self._on_number_chosen)
        return made

    def _switch(self, key: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setProperty("key", key)
        box.clicked.connect(self._on_switched)
        return box

    @Slot()
    def _on_theme_chosen(self) -> None:
        self.theme_chosen.emit(self.theme.currentData())

    @Slot(object)
    def _on_size_chosen(self, size: int) -> None:
        if not self._filling:
            self.size_chosen.emit(size)

    @Slot(object)
    def _on_number_chosen(self, number: int) -> None:
        stepper = self.sender()
        if not self._filling and isinstance(stepper, Stepper):
            self.number_chosen.emit(stepper.property("key"), number)

    @Slot()
    def _on_switched(self) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            self.switched.emit(box.property("key"), box.isChecked())


def _left(stepper: Stepper) -> QWidget:
    """A stepper in a row of a form, no wider than it need be."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(stepper)
    row.addStretch(1)
    holder.setFocusProxy(stepper.field)
    return holder
