"""The colours and sizes of the interface, by name: one set for each theme.

Contrast figures follow WCAG 2.2: every text colour reaches 4.5:1 on `window`,
`surface` and `sunken` of its own set, and every outline that carries meaning 3:1.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum

SPACE = (4, 8, 12, 16, 24, 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, as ``#rrggbb``.

    Attributes:
        name: The theme's name, as stored in the preferences.
        dark: Whether text is lighter than what it stands on.
        border_width: Width of borders in device-independent pixels.
        heat: Five steps of one hue, from nothing to much.
    """

    name: str
    dark: bool
    border_width: int
    window: str
    surface: str
    sunken: str
    text: str
    text_2: str
    disabled: str
    border: str
    border_strong: str
    accent: str
    on_accent: str
    accent_soft: str
    focus: str
    link: str
    you: str
    you_soft: str
    them: str
    them_soft: str
    zone: str
    zone_fill: str
    danger: str
    on_danger: str
    danger_soft: str
    heat: tuple[str, str, str, str, str]

    def colour(self, role: str) -> str:
        """Return the colour called `role`, such as ``"accent"``.

        Raises:
            KeyError: There is no such colour.
        """
        if role not in COLOUR_ROLES:
            raise KeyError(role)
        return str(getattr(self, role))


COLOUR_ROLES = frozenset(
    field.name
    for field in fields(Tokens)
    if field.name not in {"name", "dark", "border_width", "heat"}
)

LIGHT = Tokens(
    name="light",
    dark=False,
    border_width=1,
    window="#f5f6f8",
    surface="#ffffff",
    sunken="#eaedf1",
    text="#1a222c",
    text_2="#4b5766",
    disabled="#8c95a1",
    border="#d3d9e0",
    border_strong="#76818f",
    accent="#0b6a78",
    on_accent="#ffffff",
    accent_soft="#ddf0f2",
    focus="#1454cc",
    link="#0b5cad",
    you="#0b5cad",
    you_soft="#e3eefa",
    them="#9a4a00",
    them_soft="#fbebdd",
    zone="#0a6b4f",
    zone_fill="#8ccfb4",
    danger="#b3153b",
    on_danger="#ffffff",
    danger_soft="#fbe6ea",
    heat=("#e6ebf0", "#bfe0e4", "#7fc1c9", "#3a97a3", "#0b6a78"),
)

DARK = Tokens(
    name="dark",
    dark=True,
    border_width=1,
    window="#13171c",
    surface="#1b2027",
    sunken="#0e1115",
    text="#e9edf2",
    text_2="#b2bcc8",
    disabled="#66707d",
    border="#333c47",
    border_strong="#7d8997",
    accent="#4fbfcf",
    on_accent="#04222a",
    accent_soft="#12353c",
    focus="#8fb8ff",
    link="#7db7f2",
    you="#7db7f2",
    you_soft="#172a40",
    them="#f0a567",
    them_soft="#3a2717",
    zone="#52c99f",
    zone_fill="#2f7d62",
    danger="#ff8096",
    on_danger="#2b0410",
    danger_soft="#3d1a22",
    heat=("#262d36", "#1b4a52", "#27727d", "#3e9fad", "#7ad2de"),
)

CONTRAST_DARK = Tokens(
    name="contrast-dark",
    dark=True,
    border_width=2,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    text="#ffffff",
    text_2="#ffffff",
    disabled="#a6a6a6",
    border="#ffffff",
    border_strong="#ffffff",
    accent="#ffd400",
    on_accent="#000000",
    accent_soft="#000000",
    focus="#7fe9ff",
    link="#8fd0ff",
    you="#8fd0ff",
    you_soft="#000000",
    them="#ffb870",
    them_soft="#000000",
    zone="#6fe8b8",
    zone_fill="#2f7d62",
    danger="#ff9fb0",
    on_danger="#000000",
    danger_soft="#000000",
    heat=("#262626", "#5c4d00", "#8f7800", "#c7a600", "#ffd400"),
)

CONTRAST_LIGHT = Tokens(
    name="contrast-light",
    dark=False,
    border_width=2,
    window="#ffffff",
    surface="#ffffff",
    sunken="#ffffff",
    text="#000000",
    text_2="#000000",
    disabled="#6b6b6b",
    border="#000000",
    border_strong="#000000",
    accent="#00148a",
    on_accent="#ffffff",
    accent_soft="#ffffff",
    focus="#8a0060",
    link="#00148a",
    you="#00148a",
    you_soft="#ffffff",
    them="#6b2e00",
    them_soft="#ffffff",
    zone="#00452f",
    zone_fill="#8ccfb4",
    danger="#8a0022",
    on_danger="#ffffff",
    danger_soft="#ffffff",
    heat=("#e6e6f2", "#b3b9e0", "#808bcf", "#404fad", "#00148a"),
)

TOKEN_SETS = {each.name: each for each in (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)}


class Rating(Enum):
    """The label of a reviewed turn."""

    EXCELLENT = "excellent"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"


@dataclass(frozen=True, slots=True)
class RatingStyle:
    """How a rating looks: the same fills in every theme, told apart without colour vision.

    Attributes:
        fill: Colour of the chip; its outline is the theme's text colour.
        ink: Colour of the glyph on `fill`.
        glyph: One or two characters that everybody understands.
        chess: The glyph of chess notation.
    """

    fill: str
    ink: str
    glyph: str
    chess: str


RATING_STYLES = {
    Rating.EXCELLENT: RatingStyle("#1264a1", "#ffffff", "★", "★"),
    Rating.GOOD: RatingStyle("#53bee7", "#141a21", "✓", "✓"),
    Rating.INACCURACY: RatingStyle("#feec5b", "#141a21", "−", "?!"),
    Rating.MISTAKE: RatingStyle("#cb731b", "#141a21", "−−", "?"),
    Rating.BLUNDER: RatingStyle("#8a1538", "#ffffff", "!", "??"),
}

BODY_PT = 10.5
TYPE_SCALE = {
    "caption": 9.0,
    "body": BODY_PT,
    "lead": 12.0,
    "h3": 14.0,
    "h2": 17.0,
    "h1": 20.0,
    "number": 20.0,
    "projector": 28.0,
}


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
