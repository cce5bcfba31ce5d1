"""Pieces of SVG and mixtures of colours for the portraits."""

from __future__ import annotations


def mixed(first: str, second: str, share: float) -> str:
    """Return `first` with `share` (0 to 1) of `second` in it."""
    parts = zip(_parts(first), _parts(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def darker(colour: str, share: float) -> str:
    """Return `colour` with a warm black in it."""
    return mixed(colour, "#1c0f0c", share)


def lighter(colour: str, share: float) -> str:
    """Return `colour` with white in it."""
    return mixed(colour, "#ffffff", share)


def is_dark(colour: str) -> bool:
    """Return whether `colour` is nearer to black than to white, as the eye sees it."""
    red, green, blue = _parts(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 115


def path(
    outline: str, fill: str, *, stroke: str = "", width: float = 0.0, opacity: float = 1.0
) -> str:
    """Return a path; lines have round ends."""
    line = ""
    if stroke:
        line = (
            f' stroke="{stroke}" stroke-width="{width:g}" stroke-linecap="round" '
            'stroke-linejoin="round"'
        )
    faint = "" if opacity == 1 else f' opacity="{opacity:g}"'
    return f'<path d="{outline}" fill="{fill}"{line}{faint}/>'


def oval(x: float, y: float, across: float, down: float, fill: str, *, opacity: float = 1.0) -> str:
    """Return an ellipse."""
    faint = "" if opacity == 1 else f' opacity="{opacity:g}"'
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{across:g}" ry="{down:g}" fill="{fill}"{faint}/>'


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
