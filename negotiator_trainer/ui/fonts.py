"""Loads the bundled fonts and makes fonts of them."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from negotiator_trainer import assets
from negotiator_trainer.ui.tokens import BODY_PT

TEXT_FAMILY = "Inter"
SYMBOL_FAMILY = "Noto Sans Symbols 2"
_TEXT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_SYMBOL_FILES = ("NotoSansSymbols2-Regular.woff2",)


def load_text_fonts() -> None:
    """Make Inter available; costs a few milliseconds, so it may run before the first window."""
    _load(TEXT_FAMILY, _TEXT_FILES)


def load_symbol_fonts() -> None:
    """Make the symbol font available; about 20 ms, so leave it until after the first paint."""
    _load(SYMBOL_FAMILY, _SYMBOL_FILES)


def body_font(scale: float = 1.0) -> QFont:
    """Return the font of ordinary text at `scale` times its size."""
    font = QFont()
    font.setFamilies([TEXT_FAMILY, SYMBOL_FAMILY, "sans-serif"])
    font.setPointSizeF(BODY_PT * scale)
    return font


def tabular(font: QFont) -> QFont:
    """Return `font` with figures of one width, for numbers that stand above each other."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _load(family: str, names: tuple[str, ...]) -> None:
    if family in QFontDatabase.families():
        return
    folder = assets.root("resources") / "fonts"
    for name in names:
        QFontDatabase.addApplicationFont(str(folder / name))
