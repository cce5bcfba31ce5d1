"""Chips: a word or a glyph in a rounded box; the rating's chip carries its colour."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.tokens import RATING_STYLES, Rating

_TONES = {
    "neutral": ("sunken", "text"),
    "accent": ("accent_soft", "text"),
    "you": ("you_soft", "text"),
    "them": ("them_soft", "text"),
    "danger": ("danger_soft", "danger"),
}
_OUTLINES = {
    "neutral": "border_strong", "accent": "accent", "you": "you", "them": "them",
    "danger": "danger",
}  # fmt: skip


class Chip(QWidget):
    """A short word in a rounded box.

    Args:
        words: One to three words.
        tone: ``neutral``, ``accent``, ``you``, ``them`` or ``danger``.
        parent: The widget that owns the chip.
    """

    def __init__(self, words: str, *, tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._tone = tone
        self._outlines = _OUTLINES[tone]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What the chip says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words and a half-circle at either end."""
        metrics = self.fontMetrics()
        height = round(metrics.height() * 1.4)
        return QSize(metrics.horizontalAdvance(self._words) + height, height)

    def minimumSizeHint(self) -> QSize:
        """A chip does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the words."""
        del event
        fill, ink = _TONES[self._tone]
        painter = QPainter(self)
        _draw_box(
            painter,
            QRectF(self.rect()),
            fill=theme.colour(fill),
            outline=QPen(theme.colour(self._outlines), 1),
        )
        painter.setPen(theme.colour(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class RatingChip(QWidget):
    """The label of a reviewed turn: glyph on its colour, and the word beside it.

    Args:
        rating: Which label.
        chess: Say it in chess notation, as a setting has it; else in plain words.
        compact: Show the glyph only; the word stays the tooltip and the spoken name.
        parent: The widget that owns the chip.
    """

    def __init__(
        self,
        rating: Rating,
        *,
        chess: bool = False,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chess = chess
        self._compact = compact
        self._rating = rating
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_rating(rating)

    @property
    def rating(self) -> Rating:
        """The label shown."""
        return self._rating

    def word(self) -> str:
        """Return the label in words."""
        return rating_word(self._rating, chess=self._chess)

    def show_rating(self, rating: Rating, *, chess: bool | None = None) -> None:
        """Show another label; in the notation as it was, unless another is asked for."""
        self._rating = rating
        self._chess = self._chess if chess is None else chess
        self.setAccessibleName(self.word())
        self.setToolTip(self.word() if self._compact else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The glyph's box, and the word unless compact."""
        box = self._box_width()
        height = round(self.fontMetrics().height() * 1.4)
        if self._compact:
            return QSize(box, height)
        return QSize(box + 8 + self.fontMetrics().horizontalAdvance(self.word()), height)

    def minimumSizeHint(self) -> QSize:
        """A chip does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glyph on its colour, outlined, and the word in the text colour."""
        del event
        painter = QPainter(self)
        box = QRectF(0, 0, self._box_width(), self.height())
        draw_rating(painter, box, self._rating, font=self.font(), chess=self._chess)
        if not self._compact:
            painter.setPen(theme.colour("text"))
            rest = QRectF(self.rect()).adjusted(box.width() + 8, 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.word())
        painter.end()

    def _box_width(self) -> int:
        return round(self.fontMetrics().height() * 1.9)


def rating_word(rating: Rating, *, chess: bool) -> str:
    """Return a rating in plain words, or as chess players say it."""
    plain, notated = {
        Rating.EXCELLENT: (_tr("Strong"), _tr("Excellent")),
        Rating.GOOD: (_tr("Fine"), _tr("Good")),
        Rating.INACCURACY: (_tr("Cost a little"), _tr("Inaccuracy")),
        Rating.MISTAKE: (_tr("Cost a lot"), _tr("Mistake")),
        Rating.BLUNDER: (_tr("Turning point"), _tr("Blunder")),
    }[rating]
    return notated if chess else plain


def draw_rating(
    painter: QPainter, box: QRectF, rating: Rating, *, font: QFont, chess: bool = False
) -> None:
    """Paint a rating's glyph on its fill, outlined in the theme's text colour."""
    style = RATING_STYLES[rating]
    outline = QPen(theme.colour("text"), 1.5)
    _draw_box(painter, box, fill=QColor(style.fill), outline=outline)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    painter.setFont(bold)
    painter.setPen(QColor(style.ink))
    glyph = style.chess if chess else style.glyph
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, glyph)
    painter.setFont(font)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ratings", words)


def _draw_box(painter: QPainter, rect: QRectF, *, fill: QColor, outline: QPen) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(outline)
    inset = outline.widthF() / 2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
