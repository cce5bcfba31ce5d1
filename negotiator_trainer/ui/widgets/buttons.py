"""Buttons in the few looks that the style sheet knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton

from negotiator_trainer.ui import icons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BUTTON_KINDS = frozenset({"plain", "primary", "danger", "quiet", "choice", "toast"})
_ICON_ROLES = {"primary": "on_accent", "danger": "danger", "quiet": "link", "toast": "window"}


ENTER = "⏎"
"""Ends the words of a button that Enter presses; it is not read aloud."""


class _Button(QPushButton):
    """A button whose icon grows with the text."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        super().setText(text)
        if text.endswith(ENTER):
            self.setAccessibleName(text.removesuffix(ENTER).rstrip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            _fit_icon(self)


class IconButton(QToolButton):
    """A button whose icon grows with the text."""

    def __init__(self, name: str, *, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _fit_icon(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            _fit_icon(self)


def button(
    text: str, *, kind: str = "plain", icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a push button.

    Args:
        text: What pressing it does; ``&`` marks its Alt letter.
        kind: One of `BUTTON_KINDS`; at most one ``primary`` in a view.
        icon: Name of an icon to stand before the text.
        parent: The widget that owns the button.
    """
    if kind not in BUTTON_KINDS:
        raise ValueError(kind)
    made = _Button(text, parent)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if icon:
        _fit_icon(made)
        made.setIcon(icons.icon(icon, role=_ICON_ROLES.get(kind, "text")))
    return made


def icon_button(
    icon: str, name: str, *, kind: str = "icon", role: str = "text", parent: QWidget | None = None
) -> IconButton:
    """Return a button that shows an icon only; `name` is its tooltip and spoken name.

    Args:
        icon: Name of the icon.
        name: What pressing it does, in words.
        kind: ``icon`` or ``step`` (outlined, as beside a number).
        role: Colour of the icon.
        parent: The widget that owns the button.
    """
    made = IconButton(name, kind=kind, parent=parent)
    made.setIcon(icons.icon(icon, role=role))
    return made


def rail_button(icon: str, name: str, *, parent: QWidget | None = None) -> IconButton:
    """Return a checkable button for a place in the rail: icon and word."""
    made = IconButton(name, kind="rail", parent=parent)
    made.setIcon(icons.icon(icon))
    made.setText(name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setCheckable(True)
    made.setAutoExclusive(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made


def _fit_icon(button: QAbstractButton) -> None:
    edge = round(button.fontMetrics().height() * 1.1)
    # The icon is drawn in the middle of a wider room, which parts it from the words beside it.
    room = edge // 3 if isinstance(button, QPushButton) else 0
    button.setIconSize(QSize(edge + room, edge))
