"""Ties the fields of a document to the controls in which they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.ui.pages.choice_row import ChoiceRow
from negotiator_trainer.ui.pages.day_line import DayLine
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.words_box import WordsBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Document = TypeVar("Document")
Control = PlainLine | WordsBox | ChoiceRow | CalmCombo


class Binding(QObject):
    """Reads and writes bound controls, and says which of them a person edited.

    A day is kept as ISO 8601, an empty one as an empty text.

    Signals:
        edited: A control holds something else; carries its key. Writing says nothing.
    """

    edited = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controls: dict[str, Control] = {}

    def bind(self, key: str, control: Control) -> None:
        """Tie a control to the document's field called `key`."""
        self._controls[key] = control
        if isinstance(control, NumberLine):
            control.value_changed.connect(self._on_edited)
        elif isinstance(control, PlainLine):
            control.textEdited.connect(self._on_edited)
        elif isinstance(control, WordsBox):
            control.edited.connect(self._on_edited)
        elif isinstance(control, ChoiceRow):
            control.value_changed.connect(self._on_edited)
        else:
            control.activated.connect(self._on_edited)

    def read(self, document: Document) -> Document:
        """Return `document` with every bound field as it is written now."""
        values: dict[str, Any] = {key: _value(each) for key, each in self._controls.items()}
        return replace(document, **values)  # type: ignore[type-var]

    def write(self, document: object) -> None:
        """Write every bound field; one that agrees already is left alone, its cursor too."""
        for key, control in self._controls.items():
            _write(control, getattr(document, key))

    def control(self, key: str) -> QWidget:
        """Return the control of a field."""
        return self._controls[key]

    @Slot()
    def _on_edited(self) -> None:
        sender = self.sender()
        key = next(key for key, each in self._controls.items() if each is sender)
        self.edited.emit(key)


def _value(control: Control) -> object:
    if isinstance(control, DayLine):
        day = control.day()
        return "" if day is None else day.isoformat()
    if isinstance(control, NumberLine | ChoiceRow):
        return control.value()
    if isinstance(control, WordsBox):
        return control.words()
    if isinstance(control, PlainLine):
        return control.text()
    return control.currentData()


def _write(control: Control, value: Any) -> None:  # noqa: ANN401  of the field's own kind
    if _value(control) == value:
        return
    if isinstance(control, DayLine):
        control.set_day(_day(value))
    elif isinstance(control, NumberLine | ChoiceRow):
        control.set_value(value)
    elif isinstance(control, WordsBox):
        control.set_words(value)
    elif isinstance(control, PlainLine):
        control.setText(value)
        control.home(False)  # noqa: FBT003  Qt's signature; a long line shows its beginning
    else:
        control.setCurrentIndex(max(control.findData(value), 0))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:  # somebody else's file may hold anything
        return None
