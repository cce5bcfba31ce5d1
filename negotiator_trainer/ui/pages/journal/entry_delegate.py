"""Draws an entry of the journal: title and stage, day and people, and where a search found it.

What people wrote is drawn letter by letter, never read as mark-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.entry_model import ENTRY_ROLE, facts, marked
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.plain_list import paint_chosen

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from negotiator_trainer.services.journal.listing import Entry

Index = QModelIndex | QPersistentModelIndex
_PAD = 10
_LEAD_LETTERS = 30
"""How much of an excerpt stands before its first hit when there is not room for all."""


class EntryDelegate(QStyledItemDelegate):
    """Draws rows of one height; with excerpts they are a line higher."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.excerpts = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, or three."""
        del index
        small = QFontMetrics(_small(option.font))
        lines = option.fontMetrics.height() + small.height() * (2 if self.excerpts else 1)
        return QSize(200, lines + 2 * _PAD + SPACE[0] * (2 if self.excerpts else 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        paint_chosen(painter, option)
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        line = QRect(room.left(), room.top(), room.width(), option.fontMetrics.height())
        _paint_head(painter, line, entry, option.font)
        small = _small(option.font)
        height = QFontMetrics(small).height()
        line = QRect(line.left(), line.bottom() + 1 + SPACE[0], line.width(), height)
        _paint_elided(painter, line, facts(entry), font=small, role="text_2")
        if self.excerpts and entry.excerpt:
            line = QRect(line.left(), line.bottom() + 1 + SPACE[0], line.width(), height)
            _paint_excerpt(painter, line, entry.excerpt, small)
        painter.restore()


def _paint_head(painter: QPainter, line: QRect, entry: Entry, font: QFont) -> None:
    small = _small(font)
    stage = "" if entry.trashed_at or entry.damaged else words.stage_names()[entry.stage]
    used = QFontMetrics(small).horizontalAdvance(stage)
    painter.setFont(small)
    due = entry.stage in {"went_in", "outcome"}
    painter.setPen(theme.colour("link" if due else "text_2"))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, stage)
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    title = words.name_of(entry)
    room = line.adjusted(0, 0, -(used + SPACE[3]) if stage else 0, 0)
    _paint_elided(painter, room, title, font=strong, role="text")


def _paint_elided(painter: QPainter, line: QRect, said: str, *, font: QFont, role: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    plain = " ".join(said.split())
    fits = QFontMetrics(font).elidedText(plain, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fits)


def _paint_excerpt(painter: QPainter, line: QRect, excerpt: str, font: QFont) -> None:
    plain, hits = marked(excerpt)
    skipped = max(hits[0][0] - _LEAD_LETTERS, 0) if hits else 0
    if skipped and QFontMetrics(font).horizontalAdvance(plain) > line.width():
        plain = f"…{plain[skipped:]}"
        hits = tuple((start - skipped + 1, end - skipped + 1) for start, end in hits)
    layout = QTextLayout(plain, font)
    layout.setFormats([_bold(start, end) for start, end in hits])
    layout.beginLayout()
    row = layout.createLine()
    row.setLineWidth(10 * line.width())
    row.setPosition(QPointF(0, 0))
    layout.endLayout()
    painter.setClipRect(line)
    painter.setPen(theme.colour("text"))
    layout.draw(painter, QPointF(line.topLeft()))
    painter.setClipping(False)


def _bold(start: int, end: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, look
    return found


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(theme.point_size(font, "caption"))
    return made
