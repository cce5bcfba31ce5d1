"""What a case is called, what it is filed under, who takes part, and when it happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.day_line import DayLine
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.pages.journal.title_line import TitleLine
from negotiator_trainer.ui.pages.number_line import PlainLine
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from datetime import date

    from negotiator_trainer.services.journal.page import CasePage

_DAY_LETTERS = 16
_UNIT_LETTERS = 9
_UNIT_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Details:
    """The head of a case."""

    title: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    happens_on: date | None = None
    unit: str = ""


class CaseDetails(Stage):
    """Writes the `Details` in place.

    Attributes:
        title: What the case is called; stands where its page has its heading.
        tags: Words to find it by, parted by commas.
        people: Who takes part, parted by commas.
        day: When it happens.
        unit: The symbol of values, such as ``€``; empty for points.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleLine(self.tr("What is it about?"))
        self.title.setAccessibleName(self.tr("Title"))
        self.tags = PlainLine(self.tr("words to find it by"))
        self.people = PlainLine(self.tr("names"))
        self.day = DayLine()
        self.day.setFixedWidth(self.day.fontMetrics().averageCharWidth() * _DAY_LETTERS)
        self.unit = PlainLine(self.tr("points"))
        self.unit.setMaxLength(_UNIT_LONGEST)
        self.unit.setFixedWidth(self.unit.fontMetrics().averageCharWidth() * _UNIT_LETTERS)
        self._names = {
            self.people: self.tr("With"),
            self.tags: self.tr("Tags"),
            self.day: self.tr("Happens on"),
            self.unit: self.tr("Counted in"),
        }
        self._labels: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[1])
        self._grid.setVerticalSpacing(SPACE[1])
        for line, name in self._names.items():
            label = text.label(name)
            self._labels[line] = label
            forms.name_field(label, line, self._spoken(line, name))
            line.editingFinished.connect(self._on_left)
        self.narrow_changed(narrow=False)
        self.title.textEdited.connect(self._on_title_edited)
        self.tags.textEdited.connect(self._on_tags_edited)
        self.people.textEdited.connect(self._on_people_edited)
        self.day.value_changed.connect(self._on_day_edited)
        self.unit.textEdited.connect(self._on_unit_edited)

    @property
    def details(self) -> Details:
        """What is written now."""
        return self.document if isinstance(self.document, Details) else Details()

    def show_case(self, view: CasePage) -> None:
        """Show the head of a case."""
        self.open_document(Details(view.title, view.tags, view.people, view.happens_on, view.unit))

    def write(self, document: object) -> None:
        """Write the fields; what agrees already is left alone."""
        if not isinstance(document, Details):
            return
        for line, words in (
            (self.title, document.title),
            (self.tags, ", ".join(document.tags)),
            (self.people, ", ".join(document.people)),
        ):
            same = line.text().strip() == words or _listed(line.text()) == _listed(words)
            if not same or line is self.title:
                _set(line, words)
        self.day.set_day(document.happens_on)
        if self.unit.text().strip() != document.unit:
            _set(self.unit, document.unit)

    def narrow_changed(self, *, narrow: bool) -> None:
        """Two lines of two fields on a small window."""
        for at, line in enumerate(self._names):
            row, pair = divmod(at, 2) if narrow else (0, at)
            self._grid.addWidget(self._labels[line], row, 2 * pair)
            self._grid.addWidget(line, row, 2 * pair + 1)
        for column in range(2 * len(self._names)):
            self._grid.setColumnStretch(column, 1 if column in {1, 3} else 0)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget belongs to the head, wherever its page has placed it."""
        return widget is not None and (widget is self.title or self.isAncestorOf(widget))

    def _read(self) -> Details:
        return Details(
            self.title.text().strip(),
            _listed(self.tags.text()),
            _listed(self.people.text()),
            self.day.day(),
            self.unit.text().strip(),
        )

    def _spoken(self, line: QWidget, name: str) -> str:
        several = line in {self.tags, self.people}
        return self.tr("{0}, parted by commas").format(name) if several else name

    @Slot()
    def _on_title_edited(self) -> None:
        self.edit(self._read(), key="title")

    @Slot()
    def _on_tags_edited(self) -> None:
        self.edit(self._read(), key="tags")

    @Slot()
    def _on_people_edited(self) -> None:
        self.edit(self._read(), key="people")

    @Slot()
    def _on_day_edited(self) -> None:
        self.edit(self._read(), key="day")

    @Slot()
    def _on_unit_edited(self) -> None:
        self.edit(self._read(), key="unit")

    @Slot()
    def _on_left(self) -> None:
        """Write lists as they were understood."""
        for line, words in ((self.tags, self.details.tags), (self.people, self.details.people)):
            if not line.hasFocus():
                _set(line, ", ".join(words))


def _listed(words: str) -> tuple[str, ...]:
    """The parts between commas, each once."""
    parts = (" ".join(each.split()) for each in words.split(","))
    return tuple(dict.fromkeys(each for each in parts if each))


def _set(line: PlainLine, words: str) -> None:
    if line.text() != words:
        line.setText(words)
        line.home(False)  # noqa: FBT003  Qt's signature; a long line shows its beginning
