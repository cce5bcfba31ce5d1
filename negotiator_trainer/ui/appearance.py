"""Reads a scenario's description of a person into what the portrait draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.ui.portrait_svg import CLOTHES, HAIR_STYLES, Appearance

if TYPE_CHECKING:
    from collections.abc import Mapping

_SKINS = ("#f6d7c3", "#eec3a2", "#dba67f", "#b97c52", "#8c5633", "#5c3823")
_HAIR = {
    "black": "#1d1a1c", "brown": "#4a3226", "blond": "#c79b5b", "red": "#8f4426",
    "grey": "#8e9299", "white": "#d6d7da",
}  # fmt: skip
_CLOTH = {
    "teal": "#2c7a7b", "blue": "#3f5f9f", "navy": "#2b3a5c", "green": "#4b7350",
    "red": "#a04a42", "grey": "#5d646e", "brown": "#7a5a42", "purple": "#6a4f86",
    "yellow": "#b98a2f", "black": "#32353c", "white": "#c9ced6", "orange": "#b9682f",
}  # fmt: skip
_STYLES = {"short": "crop"}
_YOUNG_UNTIL, _SENIOR_FROM = 30, 55


def appearance(portrait: Mapping[str, str | int | bool]) -> Appearance:
    """Return how somebody looks.

    Args:
        portrait: ``skin`` 1–6, ``hair``, ``hair_style``, ``cloth``, ``clothes``,
            ``glasses``, ``beard`` and
            ``age``, as in a scenario. A word that is not known gets the plain look, so that a
            scenario never fails for a picture.
    """
    skin = _SKINS[min(max(int(portrait.get("skin", 3)), 1), len(_SKINS)) - 1]
    style = str(portrait.get("hair_style", ""))
    style = _STYLES.get(style, style)
    worn = str(portrait.get("clothes", ""))
    age = int(portrait.get("age", 40))
    plain = Appearance()
    return Appearance(
        skin=skin,
        hair=_HAIR.get(str(portrait.get("hair", "")), plain.hair),
        hair_style=style if style in HAIR_STYLES else plain.hair_style,
        clothes=worn if worn in CLOTHES else plain.clothes,
        cloth=_CLOTH.get(str(portrait.get("cloth", "")), plain.cloth),
        glasses="square" if portrait.get("glasses") else "none",
        beard="short" if portrait.get("beard") else "none",
        age="young" if age <= _YOUNG_UNTIL else "senior" if age >= _SENIOR_FROM else "middle",
    )
