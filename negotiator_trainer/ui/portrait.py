"""Shows a counterpart's portrait in a circle."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.portrait_svg import MOODS, Appearance, portrait_svg


class PortraitWidget(QWidget):
    """A round portrait that changes with the mood.

    It only decorates: whoever shows it also writes the mood in words.

    Args:
        appearance: Who.
        size: Diameter in device-independent pixels at a text size of 100 %.
        parent: The widget that owns it.
    """

    def __init__(
        self, appearance: Appearance, *, size: int = 96, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._mood = "neutral"
        self._diameter = size
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def mood(self) -> str:
        """The mood shown."""
        return self._mood

    @property
    def appearance(self) -> Appearance:
        """Who is shown."""
        return self._appearance

    def set_mood(self, mood: str) -> None:
        """Show another mood, one of `portrait_svg.MOODS`.

        Raises:
            KeyError: The mood is not known.
        """
        if mood not in MOODS:
            raise KeyError(mood)
        if mood != self._mood:
            self._mood = mood
            self._forget()

    def sizeHint(self) -> QSize:
        """A square that does not grow with the text: it is a picture."""
        return QSize(self._diameter, self._diameter)

    def minimumSizeHint(self) -> QSize:
        """A portrait does not shrink."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the ring in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the portrait, from memory where nothing has changed."""
        del event
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._picture.size() != wanted:
            self._picture = draw_portrait(
                self._appearance, self._mood, size=min(self.width(), self.height()), ratio=ratio
            )
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _forget(self) -> None:
        self._picture = QPixmap()
        self.update()


def draw_portrait(appearance: Appearance, mood: str, *, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a round picture with a ring in the theme's border colour.

    Args:
        appearance: Who.
        mood: One of `portrait_svg.MOODS`.
        size: Diameter in device-independent pixels.
        ratio: Device pixels for each of those.
    """
    edge = round(size * ratio)
    made = QPixmap(edge, edge)
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(portrait_svg(appearance, mood).encode()))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = QRectF(ratio, ratio, edge - 2 * ratio, edge - 2 * ratio)
    # QtSvg ignores clip paths, so the circle is cut here.
    circle = QPainterPath()
    circle.addEllipse(ring)
    painter.setClipPath(circle)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour("border_strong"), 1.5 * ratio))
    painter.drawEllipse(ring)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
