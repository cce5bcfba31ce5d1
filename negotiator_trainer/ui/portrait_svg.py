"""Draws a counterpart as an SVG: who they are, and how they feel.

No picture is stored anywhere; a scenario names colours and shapes. The same
person is recognised in every mood, and a mood on every person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.ui.portrait_face import face_parts
from negotiator_trainer.ui.portrait_hair import HAIR_STYLES, hair_back, hair_front
from negotiator_trainer.ui.portrait_mood import MOODS
from negotiator_trainer.ui.portrait_paint import darker, lighter, mixed, path

if TYPE_CHECKING:
    from negotiator_trainer.ui.portrait_mood import Expression

__all__ = [
    "AGES",
    "BEARDS",
    "CLOTHES",
    "GLASSES",
    "HAIR_STYLES",
    "MOODS",
    "Appearance",
    "portrait_svg",
]

AGES = ("young", "middle", "senior")
BEARDS = ("none", "stubble", "moustache", "short", "full")
CLOTHES = ("suit", "shirt", "jumper", "blouse", "hoodie")
GLASSES = ("none", "round", "square")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What somebody looks like. Colours are ``#rrggbb``.

    Attributes:
        skin: Colour of the skin.
        hair: Colour of the hair when young.
        hair_style: One of `HAIR_STYLES`.
        cloth: Colour of the main garment; also tints the background.
        clothes: One of `CLOTHES`.
        glasses: One of `GLASSES`.
        age: One of `AGES`; greys the hair and adds lines.
        beard: One of `BEARDS`.
        jaw: Width of the jaw, 0 (narrow) to 1 (broad).
        lips: Colour of the lips; a shade of the skin when empty.
        eyes: Colour of the irises.

    Raises:
        ValueError: A colour or a name that is not known.
    """

    skin: str = "#e0ac86"
    hair: str = "#3b2a22"
    hair_style: str = "crop"
    cloth: str = "#3f5f7f"
    clothes: str = "shirt"
    glasses: str = "none"
    age: str = "middle"
    beard: str = "none"
    jaw: float = 0.5
    lips: str = ""
    eyes: str = "#4a3324"

    def __post_init__(self) -> None:
        for colour in (self.skin, self.hair, self.cloth, self.eyes, self.lips or "#000000"):
            if len(colour) != 7 or colour[0] != "#":
                raise ValueError(colour)
            int(colour[1:], 16)
        for name, known in (
            (self.hair_style, HAIR_STYLES),
            (self.clothes, CLOTHES),
            (self.glasses, GLASSES),
            (self.age, AGES),
            (self.beard, BEARDS),
        ):
            if name not in known:
                raise ValueError(name)
        if not 0 <= self.jaw <= 1:
            raise ValueError(self.jaw)

    @property
    def hair_now(self) -> str:
        """The colour of the hair at the person's age."""
        grey = {"young": 0.0, "middle": 0.08, "senior": 0.72}[self.age]
        return mixed(self.hair, "#c9cbd0", grey)


def portrait_svg(appearance: Appearance, mood: str) -> str:
    """Return an SVG that fills its square.

    Args:
        appearance: Who.
        mood: One of `MOODS`.

    Raises:
        KeyError: The mood is not known.
    """
    face = MOODS[mood]
    hair = appearance.hair_now
    head = (
        hair_back(appearance.hair_style, hair, appearance.cloth, moving=True)
        + face_parts(appearance, face)
        + hair_front(appearance.hair_style, hair, appearance.cloth)
    )
    turned = f"rotate({face.tilt:g} 100 150) translate({face.lean:g} {-1.5 * face.raised:g})"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="14 6 172 172">'
        f"{_background(appearance)}"
        f"{hair_back(appearance.hair_style, hair, appearance.cloth, moving=False)}"
        f"{_body(appearance, face)}"
        f'<g transform="{turned}">{head}</g></svg>'
    )


def _background(appearance: Appearance) -> str:
    tint = mixed(appearance.cloth, "#eef1f4", 0.78)
    return f'<rect width="200" height="200" fill="{tint}"/>'


def _body(appearance: Appearance, face: Expression) -> str:
    up = 5 * face.shoulders
    skin, cloth = appearance.skin, appearance.cloth
    neck = path("M84 122 L84 160 C92 172 108 172 116 160 L116 122 Z", darker(skin, 0.13))
    trunk = path(
        f"M14 204 C16 {176 - up:g} 40 {164 - up:g} 82 153 C88 168 112 168 118 153 "
        f"C160 {164 - up:g} 184 {176 - up:g} 186 204 Z",
        cloth,
    )
    return neck + trunk + _collar(appearance.clothes, cloth, skin)


def _collar(clothes: str, cloth: str, skin: str) -> str:
    dark, light = darker(cloth, 0.22), lighter(cloth, 0.24)
    if clothes == "suit":
        return (
            path("M82 153 L100 190 L118 153 L124 160 L106 204 L94 204 L76 160 Z", "#f4f5f7")
            + path("M96 172 L104 172 L107 204 L93 204 Z", darker(cloth, 0.45))
            + path("M80 153 L64 164 L84 204 L98 204 Z", dark)
            + path("M120 153 L136 164 L116 204 L102 204 Z", dark)
        )
    if clothes == "shirt":
        return (
            path("M82 152 L68 162 L90 180 L100 168 Z", light)
            + path("M118 152 L132 162 L110 180 L100 168 Z", light)
            + path("M100 170 L100 204", "none", stroke=dark, width=1.6)
        )
    if clothes == "blouse":
        return path(
            "M82 153 C86 178 96 188 100 190 C104 188 114 178 118 153 L112 150 L88 150 Z", skin
        ) + path(
            "M82 153 C86 178 96 188 100 191 C104 188 114 178 118 153",
            "none",
            stroke=dark,
            width=2.4,
        )
    if clothes == "hoodie":
        return path(
            "M76 154 C70 174 84 184 100 184 C116 184 130 174 124 154 C118 170 82 170 76 154 Z", dark
        ) + path("M90 182 L89 200 M110 182 L111 200", "none", stroke=light, width=2.4)
    return path(
        "M80 152 C82 174 118 174 120 152 C116 166 84 166 80 152 Z", "none", stroke=dark, width=5
    )
