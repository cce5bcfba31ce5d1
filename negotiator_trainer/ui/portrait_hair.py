"""The hair of a portrait: what lies behind the head, and what lies over it."""

from __future__ import annotations

from negotiator_trainer.ui.portrait_paint import darker, lighter, oval, path

HAIR_STYLES = (
    "crop", "side_part", "buzz", "bald", "curls", "bob", "long", "bun", "ponytail", "wavy",
    "locs", "scarf",
)  # fmt: skip

_SWEPT = (
    "M63 92 C58 54 78 37 100 37 C122 37 142 54 137 92 C133 70 118 56 100 56 C82 56 67 70 63 92 Z"
)
_PARTED = (
    "M61 98 C57 56 78 37 100 37 C122 37 143 56 139 98 C136 80 122 66 104 52 C88 66 66 78 61 98 Z"
)
_FRONTS = {
    "crop": "M62 90 C57 52 76 34 101 34 C125 34 143 52 138 90 C135 78 133 70 127 63 "
            "C112 68 90 67 74 62 C68 69 65 78 62 90 Z",
    "side_part": "M62 92 C55 50 78 30 104 32 C132 32 145 54 138 92 C135 78 132 70 126 64 "
                 "C108 66 92 60 83 51 C79 64 67 72 62 92 Z",
    "bob": "M60 100 C58 56 78 38 100 38 C122 38 142 56 140 100 C136 84 134 76 130 70 "
           "C114 76 88 74 72 66 C66 76 64 86 60 100 Z",
    "long": _PARTED,
    "bun": _SWEPT,
    "ponytail": _SWEPT,
    "wavy": "M60 96 C54 60 66 34 96 33 C104 27 142 34 140 96 C137 82 136 74 128 66 "
            "C120 72 112 62 104 66 C94 60 90 68 80 62 C74 72 64 78 60 96 Z",
    "locs": _PARTED,
}  # fmt: skip
_BACKS = {
    "ponytail": "M126 50 C156 48 166 82 160 118 C158 142 148 150 140 148 C150 122 148 90 126 74 Z",
    "bob": "M53 92 C48 44 76 34 100 34 C124 34 152 44 147 92 L150 130 C146 141 130 141 126 132 "
           "L74 132 C70 141 54 141 50 130 Z",
    "wavy": "M58 96 C50 40 150 40 142 96 C142 104 138 108 134 104 L66 104 C62 108 58 104 58 96 Z",
    "scarf": "M54 96 C46 42 74 30 100 30 C126 30 154 42 146 96 C146 130 132 152 100 156 "
             "C68 152 54 130 54 96 Z",
}  # fmt: skip
_CURLS = (
    (64, 78, 11), (66, 62, 12), (75, 49, 13), (88, 41, 13), (102, 39, 13), (115, 43, 13),
    (127, 51, 13), (135, 64, 12), (137, 79, 11), (84, 52, 10), (100, 49, 10), (116, 53, 10),
)  # fmt: skip


def hair_back(style: str, hair: str, cloth: str, *, moving: bool) -> str:
    """Return what lies behind.

    Args:
        style: One of `HAIR_STYLES`.
        hair: Its colour.
        cloth: The colour of a scarf follows it.
        moving: What turns with the head; else what falls over the shoulders.
    """
    shade = darker(hair, 0.16)
    if not moving:
        return _fallen(style, shade)
    if style == "curls":
        return oval(100, 78, 50, 48, shade)
    if style == "bun":
        return oval(100, 27, 18, 17, hair) + path(
            "M88 26 Q100 16 112 25", "none", stroke=lighter(hair, 0.14), width=2.2
        )
    outline = _BACKS.get(style)
    if outline is None:
        return ""
    return path(outline, _scarf(cloth) if style == "scarf" else shade)


def _fallen(style: str, shade: str) -> str:
    if style == "long":
        return path(
            "M56 84 C50 36 150 36 144 84 C146 120 154 150 152 178 C140 188 124 184 120 176 "
            "L80 176 C76 184 60 188 48 178 C46 150 54 120 56 84 Z",
            shade,
        )
    if style == "locs":
        strands = "".join(
            f"M{x} 84 C{x + bend} 112 {x + bend} 140 {x + bend // 2} 172 "
            for x, bend in ((60, -8), (67, -6), (75, -4), (125, 4), (133, 6), (140, 8))
        )
        crown = "M58 100 C50 38 150 38 142 100 Z"
        return path(strands, "none", stroke=shade, width=10) + path(crown, shade)
    return ""


def hair_front(style: str, hair: str, cloth: str) -> str:
    """Return what lies over the head."""
    if style == "bald":
        return path("M62 100 C58 88 60 78 66 70 C68 80 67 92 66 102 Z", hair) + path(
            "M138 100 C142 88 140 78 134 70 C132 80 133 92 134 102 Z", hair
        )
    if style == "buzz":
        return path(
            "M64 86 C60 52 78 40 100 40 C122 40 140 52 136 86 C134 74 131 66 124 60 "
            "C112 56 88 56 76 60 C69 66 66 74 64 86 Z",
            hair,
            opacity=0.88,
        )
    if style == "curls":
        return "".join(oval(x, y, r, r, hair) for x, y, r in _CURLS)
    if style == "scarf":
        return _scarf_front(cloth)
    shine = path("M78 50 Q90 42 106 43", "none", stroke=lighter(hair, 0.2), width=2.6, opacity=0.55)
    return path(_FRONTS[style], hair) + shine


def _scarf(cloth: str) -> str:
    return lighter(cloth, 0.28)


def _scarf_front(cloth: str) -> str:
    colour = _scarf(cloth)
    around = (
        "M54 98 C46 42 74 30 100 30 C126 30 154 42 146 98 C145 132 134 158 100 164 "
        "C66 158 55 132 54 98 Z M68 94 C66 66 82 54 100 54 C118 54 134 66 132 94 "
        "C131 120 118 140 100 141 C82 140 69 120 68 94 Z"
    )
    ring = f'<path d="{around}" fill="{colour}" fill-rule="evenodd"/>'
    folds = path(
        "M60 120 C70 148 88 158 112 160 M62 76 C70 54 84 46 100 45",
        "none",
        stroke=darker(colour, 0.16),
        width=2,
    )
    return ring + folds
