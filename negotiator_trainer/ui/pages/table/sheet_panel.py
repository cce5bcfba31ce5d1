"""The role sheet and the preparation, over the table for as long as they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.pages.table.words import paragraphs, value_form
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.card import SectionHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLabel

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.table_view import TableView

_WIDEST_LETTERS = 100


class SheetPanel(QFrame):
    """What only the trainee may read, one key away.

    Signals:
        closed: It has been read.
        preparation_clicked: The preparation page is wanted, to change something.
    """

    closed = Signal()
    preparation_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("highlighted", "true")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Role sheet and preparation"))
        header = SectionHeader(self.tr("Only for you"), level=2)
        self.close_button = icon_button("x", self.tr("Close"))
        header.add_action(self.close_button)
        content = QWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, SPACE[1], 0)
        self._column.setSpacing(SPACE[1])
        self._shown: list[QLabel] = []
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        outer.addStretch()
        self.area = FitScroll(content, grows=True)
        self.prepare = button(self.tr("Open the preparation"), icon="list-check")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        column.addWidget(header)
        column.addWidget(self.area, stretch=1)
        row = QHBoxLayout()
        row.addWidget(self.prepare)
        row.addStretch()
        column.addLayout(row)
        self.close_button.clicked.connect(self.closed)
        self.prepare.clicked.connect(self.preparation_clicked)
        self.hide()

    def words(self) -> str:
        """Return everything that stands on it."""
        return "\n".join(each.text() for each in self._shown)

    def show_sheet(self, view: TableView, sheet: Sheet) -> None:
        """Show the role sheet, the preparation as written, and the public brief."""
        for widget in self._shown:
            widget.hide()
            self._column.removeWidget(widget)
            widget.deleteLater()
        self._shown.clear()
        self._section(self.tr("You are {0}").format(view.my_name), paragraphs(view.sheet_text))
        self._section(self.tr("What you prepared"), "\n".join(self._prepared(view, sheet)))
        self._section(self.tr("What everybody knows"), paragraphs(view.brief))

    def open_over(self, room: QRect) -> None:
        """Rise over `room`, as wide as can be read."""
        self.place(room)
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce.say(self, self.words())

    def place(self, room: QRect) -> None:
        """Stay inside `room`."""
        width = min(room.width(), self.fontMetrics().averageCharWidth() * _WIDEST_LETTERS)
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(QRect(left, room.top(), width, room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrow keys; the page closes with Escape."""
        bar = self.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 2, Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep(),
        }  # fmt: skip
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _section(self, title: str, words: str) -> None:
        if words:
            for each in (
                text.heading(title, level=3),
                text.label(words, wrap=True, selectable=True),
            ):
                self._shown.append(each)
                self._column.addWidget(each)

    def _prepared(self, view: TableView, sheet: Sheet) -> list[str]:
        form = value_form(view)
        found = []
        if sheet.walkaway is not None:
            found.append(self.tr("Walkaway: {0}").format(form.to_text(sheet.walkaway)))
        if sheet.target is not None:
            found.append(self.tr("Target: {0}").format(form.to_text(sheet.target)))
        for title, words in (
            (self.tr("I leave when: {0}"), sheet.trigger),
            (self.tr("Exit line: {0}"), sheet.exit_line),
            (self.tr("Because: {0}"), sheet.first_offer_reason),
        ):
            if words:
                found.append(title.format(words))
        listed = (
            (self.tr("Otherwise:"), [each.text for each in sheet.alternatives]),
            (self.tr("Not without:"), list(sheet.minimum_terms)),
            (self.tr("Interests:"), list(sheet.interests)),
            (self.tr("To test:"), [each.text for each in sheet.assumptions]),
            (self.tr("To ask:"), list(sheet.questions)),
            (self.tr("To trade:"), [f"{each.give} → {each.get}" for each in sheet.trades]),
        )
        for title, lines in listed:
            written = [line for line in lines if line.strip()]
            if written:
                found += [title, *(f"  • {line}" for line in written)]
        return found or [self.tr("Nothing is written on your sheet yet.")]
