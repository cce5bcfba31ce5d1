"""The face of a portrait: skin, eyes, brows, nose, mouth, beard, glasses and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.ui.portrait_paint import darker, is_dark, lighter, mixed, oval, path

if TYPE_CHECKING:
    from negotiator_trainer.ui.portrait_mood import Expression
    from negotiator_trainer.ui.portrait_svg import Appearance

_EYE_Y = 94.0
_EYES = (83.5, 116.5)
_MOUTH_Y = 123.0


def face_parts(appearance: Appearance, face: Expression) -> str:
    """Return everything between the hair behind and the hair in front."""
    return (
        _skin(appearance)
        + _lines(appearance, face)
        + _cheeks(appearance, face)
        + _beard(appearance)
        + "".join(_eye(x, appearance, face) for x in _EYES)
        + _brows(appearance, face)
        + _nose(appearance)
        + _mouth(appearance, face)
        + _moustache(appearance)
        + _glasses(appearance)
    )


def _skin(appearance: Appearance) -> str:
    skin, jaw = appearance.skin, appearance.jaw
    shade = darker(skin, 0.1)
    wide = 5 * jaw
    ears = oval(64.5, 97, 7, 10.5, shade) + oval(135.5, 97, 7, 10.5, shade)
    outline = (
        "M65 86 C64 56 80 44 100 44 C120 44 136 56 135 86 "
        f"C135 108 {126 + wide:g} {124 + wide:g} {112 + wide:g} {136 + wide / 2:g} "
        f"C106 {142:g} 94 {142:g} {88 - wide:g} {136 + wide / 2:g} "
        f"C{74 - wide:g} {124 + wide:g} 65 108 65 86 Z"
    )
    return ears + path(outline, skin)


def _cheeks(appearance: Appearance, face: Expression) -> str:
    if face.flush < 0.05:
        return ""
    red = mixed(appearance.skin, "#d8413c", 0.55)
    strength = 0.5 * face.flush
    return "".join(oval(x, 109, 10, 7, red, opacity=round(strength, 2)) for x in (77, 123))


def _eye(x: float, appearance: Appearance, face: Expression) -> str:
    line = darker(appearance.skin, 0.78)
    y = _EYE_Y
    if face.eye_smile > 0.75:
        return path(
            f"M{x - 9:g} {y + 3:g} Q{x:g} {y - 9:g} {x + 9:g} {y + 3:g}",
            "none",
            stroke=line,
            width=3.2,
        )
    up = 13.5 * face.eye_open
    down = max(9.0 * face.eye_open - 7.5 * face.eye_smile, 1.5)
    skin = appearance.skin
    upper = f"Q{x:g} {y - up:g} {x + 9.5:g} {y + 0.5:g}"
    lower = f"Q{x:g} {y + down:g} {x + 9.5:g} {y + 0.5:g}"
    start = f"M{x - 9.5:g} {y + 0.5:g}"
    iris_x, iris_y = x + 4.2 * face.gaze[0], y - 0.8 + 2.6 * face.gaze[1]
    # QtSvg knows no clip paths: skin is laid over what the lids hide.
    return (
        path(f"{start} {upper} Q{x:g} {y + down:g} {x - 9.5:g} {y + 0.5:g} Z", "#fdfcfa")
        + oval(iris_x, iris_y, 4.7, 4.9, appearance.eyes)
        + oval(iris_x, iris_y, 2.3, 2.4, "#120c0a")
        + oval(iris_x + 1.5, iris_y - 1.7, 1.2, 1.2, "#ffffff")
        + path(f"{start} {upper} L{x + 11:g} {y - 13:g} L{x - 11:g} {y - 13:g} Z", skin)
        + path(f"{start} {lower} L{x + 11:g} {y + 9:g} L{x - 11:g} {y + 9:g} Z", skin)
        + path(f"{start} {upper}", "none", stroke=line, width=2.7)
        + path(f"{start} {lower}", "none", stroke=darker(skin, 0.22), width=1.1)
    )


def _brows(appearance: Appearance, face: Expression) -> str:
    colour = darker(mixed(appearance.hair_now, appearance.skin, 0.1), 0.15)
    parts = []
    for side, x in ((-1, 83.5), (1, 116.5)):
        extra = face.brow_skew * 5 if side < 0 else -face.brow_skew
        y = 77.5 - 5.5 * face.brow_height - extra
        inner_y, outer_y = y + 7.5 * face.brow_tilt, y + 1.5 - 3.5 * face.brow_tilt
        inner_x, outer_x = x - side * (10.5 + max(face.brow_tilt, 0)), x + side * 11.5
        arch = min(inner_y, outer_y) - 2.8 + 2.0 * abs(face.brow_tilt)
        parts.append(
            path(
                f"M{inner_x:g} {inner_y:g} Q{x + side * 2:g} {arch:g} {outer_x:g} {outer_y:g}",
                "none",
                stroke=colour,
                width=4.4,
            )
        )
    return "".join(parts)


def _nose(appearance: Appearance) -> str:
    shade = darker(appearance.skin, 0.24)
    return path(
        "M101 95 C102 103 107 108 104 111.5 C101.5 113.5 98 113 96.5 111.5",
        "none",
        stroke=shade,
        width=2.3,
    )


def _mouth(appearance: Appearance, face: Expression) -> str:
    lips = appearance.lips or _lip_colour(appearance)
    y = _MOUTH_Y
    if face.mouth == "beam":
        return (
            path(f"M82 {y - 5:g} Q100 {y + 1:g} 118 {y - 5:g} Q114 {y + 14:g} 100 {y + 14:g} "
                 f"Q86 {y + 14:g} 82 {y - 5:g} Z", "#6d2430", stroke=lips, width=2.2)
            + path(f"M85 {y - 3:g} Q100 {y + 2:g} 115 {y - 3:g} L112.5 {y + 3:g} "
                   f"Q100 {y + 7:g} 87.5 {y + 3:g} Z", "#ffffff")
        )  # fmt: skip
    if face.mouth == "gritted":
        return (
            path(f"M84 {y + 5:g} Q100 {y - 9:g} 116 {y + 5:g} Q100 {y + 3:g} 84 {y + 5:g} Z",
                 "#fbfaf7", stroke=lips, width=3.2)
            + path(f"M92 {y - 1:g} L92 {y + 3.4:g} M100 {y - 2.5:g} L100 {y + 3.4:g} "
                   f"M108 {y - 1:g} L108 {y + 3.4:g}", "none", stroke=darker(lips, 0.2), width=1)
        )  # fmt: skip
    outline = {
        "pressed": f"M88 {y + 1:g} Q98 {y - 2.5:g} 111 {y + 0.5:g} L113.5 {y + 2.5:g}",
        "wavy": f"M87 {y + 4:g} Q92 {y - 3.5:g} 98 {y + 0.5:g} "
        f"T106 {y - 0.5:g} Q110 {y - 1:g} 113 {y + 4:g}",
        "huff": f"M90 {y + 3:g} Q96 {y - 3:g} 104 {y - 1:g} Q110 {y:g} 113 {y + 5:g}",
    }.get(face.mouth)
    if outline is None:
        wide, bend = 14 + 3 * face.mouth_curve, 11 * face.mouth_curve
        lift = 3.5 * face.mouth_curve
        outline = f"M{100 - wide:g} {y - lift:g} Q100 {y + bend:g} {100 + wide:g} {y - lift:g}"
    made = path(outline, "none", stroke=lips, width=3.4)
    if face.mouth in {"curve", "pressed"}:
        shade = darker(appearance.skin, 0.14)
        made += path(
            f"M95 {y + 9:g} Q100 {y + 11:g} 105 {y + 9:g}", "none", stroke=shade, width=1.8
        )
    if face.mouth == "huff":
        made += path(f"M118 {y - 4:g} Q121 {y:g} 118 {y + 5:g}", "none",
                     stroke=darker(appearance.skin, 0.24), width=1.8)  # fmt: skip
    return made


def _lip_colour(appearance: Appearance) -> str:
    # On dark skin and in stubble a darker red would be lost.
    if is_dark(appearance.skin) or appearance.beard in {"stubble", "short"}:
        return mixed(appearance.skin, "#d9776f", 0.55)
    return mixed(darker(appearance.skin, 0.3), "#9c3b3b", 0.38)


def _lines(appearance: Appearance, face: Expression) -> str:
    shade = darker(appearance.skin, 0.2)
    made = ""
    if appearance.age != "young":
        made += path("M82 112 Q78 118 80 124 M118 112 Q122 118 120 124", "none", stroke=shade,
                     width=1.5, opacity=0.55 if appearance.age == "middle" else 0.95)  # fmt: skip
    if appearance.age == "senior":
        made += path("M71 97 L67 95 M71 101 L67 102 M129 97 L133 95 M129 101 L133 102 "
                     "M77 104 Q83 108 89 104.5 M111 104.5 Q117 108 123 104 "
                     "M86 62 Q100 59 114 62 M89 67.5 Q100 65 111 67.5",
                     "none", stroke=shade, width=1.3, opacity=0.85)  # fmt: skip
    if face.furrow > 0.45:
        made += path("M97 75 L98 83 M103 75 L102 83", "none", stroke=darker(appearance.skin, 0.3),
                     width=1.8, opacity=round(face.furrow, 2))  # fmt: skip
    if face.brow_tilt < -0.2:
        made += path("M88 66 Q100 62 112 66 M91 60.5 Q100 58 109 60.5", "none", stroke=shade,
                     width=1.5)  # fmt: skip
    return made


def _beard(appearance: Appearance) -> str:
    if appearance.beard not in {"stubble", "short", "full"}:
        return ""
    colour = appearance.hair_now
    wide = 5 * appearance.jaw
    low = {"stubble": 140.5, "short": 142.0, "full": 152.0}[appearance.beard]
    outline = (
        f"M65 92 C65 108 {73 - wide:g} {125 + wide:g} {88 - wide:g} {low - 4 + wide / 2:g} "
        f"C94 {low:g} 106 {low:g} {112 + wide:g} {low - 4 + wide / 2:g} "
        f"C{127 + wide:g} {125 + wide:g} 135 108 135 92 "
        "C131 106 125 113 116 114 C108 111 92 111 84 114 C75 113 69 106 65 92 Z"
    )
    if appearance.beard == "stubble":
        return path(outline, darker(mixed(colour, appearance.skin, 0.5), 0.05), opacity=0.42)
    under_lip = path("M91 129 Q100 132.5 109 129 Q100 134.5 91 129 Z", lighter(colour, 0.12))
    return path(outline, colour) + under_lip


def _moustache(appearance: Appearance) -> str:
    if appearance.beard not in {"moustache", "full", "short"}:
        return ""
    colour = lighter(appearance.hair_now, 0.04)
    return path(
        "M100 113.5 C94 112 88 115 84 121 C90 120.5 96 119.5 100 117.5 "
        "C104 119.5 110 120.5 116 121 C112 115 106 112 100 113.5 Z",
        colour,
    )


def _glasses(appearance: Appearance) -> str:
    if appearance.glasses == "none":
        return ""
    frame = "#2a2d33" if appearance.glasses == "square" else "#7a5a2e"
    arms = path(
        "M70 92 L64 90 M130 92 L136 90 M97 93 Q100 90.5 103 93", "none", stroke=frame, width=2.4
    )
    if appearance.glasses == "round":
        rings = "".join(
            f'<circle cx="{x:g}" cy="95" r="13.6" fill="#ffffff" fill-opacity="0.12" '
            f'stroke="{frame}" stroke-width="2.4"/>'
            for x in _EYES
        )
        return arms + rings
    frames = "".join(
        f'<rect x="{x - 13.5:g}" y="84.5" width="27" height="20" rx="5" fill="#ffffff" '
        f'fill-opacity="0.12" stroke="{frame}" stroke-width="2.8"/>'
        for x in _EYES
    )
    return arms + frames
