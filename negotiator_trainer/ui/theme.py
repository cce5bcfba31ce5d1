"""Turns a set of tokens into the palette, the fonts and the style sheet of the application."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from negotiator_trainer import assets
from negotiator_trainer.ui import fonts, imports
from negotiator_trainer.ui.tokens import (
    BODY_PT,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    TOKEN_SETS,
    TYPE_SCALE,
    Tokens,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

THEME_NAMES = ("system", "light", "dark", "high-contrast")
SMALLEST_SCALE = 1.0
LARGEST_SCALE = 2.0

_BY_WINDOW_COLOUR = {each.window: each for each in TOKEN_SETS.values()}
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ROLE = QPalette.ColorRole
_PLACES = {
    _ROLE.Window: "window",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "danger",
    _ROLE.ToolTipBase: "surface",
    _ROLE.ToolTipText: "text",
    _ROLE.Light: "surface",
    _ROLE.Midlight: "sunken",
    _ROLE.Mid: "border",
    _ROLE.Dark: "border_strong",
    _ROLE.Shadow: "border_strong",
    _ROLE.Highlight: "accent",
    _ROLE.HighlightedText: "on_accent",
    _ROLE.Link: "link",
    _ROLE.LinkVisited: "link",
    _ROLE.PlaceholderText: "text_2",
    _ROLE.Accent: "accent",
}
_DISABLED_PLACES = {
    _ROLE.WindowText: "disabled",
    _ROLE.Text: "disabled",
    _ROLE.ButtonText: "disabled",
    _ROLE.PlaceholderText: "disabled",
    _ROLE.Highlight: "border",
    _ROLE.HighlightedText: "disabled",
    _ROLE.Accent: "disabled",
    _ROLE.Link: "disabled",
}


def prepare_application() -> None:
    """Set what Qt must know before the application object exists.

    Without this attribute an application style sheet keeps later palette and
    font changes from reaching widgets that are already there. The style is named
    here because `QApplication.setStyle` returns it, and making Python's view of a
    style costs 8 ms.
    """
    imports.import_plainly()
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)


def current_tokens() -> Tokens:
    """Return the tokens that the running application wears; light ones before any theme."""
    window = QGuiApplication.palette().color(_ROLE.Window).name()
    return _BY_WINDOW_COLOUR.get(window, LIGHT)


def colour(role: str) -> QColor:
    """Return the current theme's colour called `role`, such as ``"accent"`` or ``"you_soft"``."""
    return QColor(current_tokens().colour(role))


def palette(tokens: Tokens) -> QPalette:
    """Return a complete palette: every role is named, in the disabled group too."""
    made = QPalette()
    for role, name in _PLACES.items():
        made.setColor(role, QColor(tokens.colour(name)))
    for role, name in _DISABLED_PLACES.items():
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colour(name)))
    return made


def style_sheet(tokens: Tokens, *, scale: float = 1.0) -> str:
    """Fill the slots of ``resources/styles/app.qss``.

    Args:
        tokens: The colours.
        scale: The person's text size, 1.0 to 2.0; multiplies every size in points.

    Raises:
        KeyError: The sheet names a slot that does not exist.
    """
    values = {f"pt_{kind}": f"{size * scale:.2f}pt" for kind, size in TYPE_SCALE.items()}
    values["line"] = f"{round(22 * scale)}px"
    indicator = round(16 * scale)
    values["indicator"] = f"{indicator}px"
    values["arrow_room"] = f"{indicator + 10}px"
    values["indicator_half"] = f"{indicator // 2 + tokens.border_width}px"
    values["indicator_ring"] = f"{indicator // 3}px"
    values["indicator_dot"] = f"{indicator - 2 * (indicator // 3) + 2 * tokens.border_width}px"
    values["check"] = "check-on-light" if tokens.dark else "check-on-dark"
    values["arrow"] = "arrow-on-light" if tokens.dark else "arrow-on-dark"
    values["border_width"] = f"{tokens.border_width}px"
    values["icons"] = (assets.root("resources") / "styles").as_posix()

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        return values[name] if name in values else tokens.colour(name)

    return _SLOT.sub(fill, assets.text("styles", "app.qss"))


def point_size(base: QFont, kind: str) -> float:
    """Return the size in points of `kind` (see `TYPE_SCALE`) beside body text in `base`."""
    return base.pointSizeF() * TYPE_SCALE[kind] / BODY_PT


def set_kind(widget: QWidget, kind: str) -> None:
    """Give `widget` another look of the style sheet, also after it has been shown."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class Theme(QObject):
    """The look that the application wears, and the one place that changes it.

    Signals:
        changed: Palette, fonts and style sheet were set anew; carries the `Tokens`.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._name = "system"
        self._scale = 1.0
        # Kept: the wrapper of a child dies with the wrapper of its parent.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._access.contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def name(self) -> str:
        """The chosen theme, one of `THEME_NAMES`."""
        return self._name

    @property
    def scale(self) -> float:
        """The chosen text size, 1.0 to 2.0."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours that the chosen theme resolves to on this system."""
        return resolve(self._name, dark=self._system_is_dark(), contrast=self._wants_contrast())

    def apply(self, name: str, *, scale: float = 1.0) -> None:
        """Dress the application.

        Args:
            name: One of `THEME_NAMES`.
            scale: Text size, 1.0 (100 %) to 2.0 (200 %); held to that range.
        """
        if name not in THEME_NAMES:
            raise ValueError(name)
        self._name = name
        self._scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        tokens = self.tokens
        self._app.setFont(fonts.body_font(self._scale))
        self._app.setPalette(palette(tokens))
        sheet = style_sheet(tokens, scale=self._scale)
        if sheet != self._app.styleSheet():
            self._app.setStyleSheet(sheet)
        self.changed.emit(tokens)

    def _system_is_dark(self) -> bool:
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _wants_contrast(self) -> bool:
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    @Slot()
    def _on_system_changed(self) -> None:
        if self._name in {"system", "high-contrast"}:
            self.apply(self._name, scale=self._scale)


def resolve(name: str, *, dark: bool, contrast: bool) -> Tokens:
    """Return the tokens for a theme's name on a system.

    Args:
        name: One of `THEME_NAMES`.
        dark: Whether the system asks for dark colours.
        contrast: Whether the system asks for high contrast.
    """
    if name == "light":
        return LIGHT
    if name == "dark":
        return DARK
    if name == "high-contrast" or contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT
