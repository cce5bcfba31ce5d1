"""What a zone cannot be worked out from, recognised before anything else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.genius.attributes import shown

if TYPE_CHECKING:
    from negotiator_trainer.genius.xml_tree import Element

_ADDITIVE: Final = frozenset({"", "linear", "any", "additive", "uncertain"})
"""Values of a utility space's `type` whose utility is a weighted sum."""
_NONLINEAR: Final = frozenset(
    {"utility", "utility_function", "ufun", "hyperrectangle", "constraint", "constraints"}
)


def refuse_nonlinear(space: Element) -> None:
    """Refuse a utility space that is not a weighted sum over its issues.

    Raises:
        TrainerError: Its type says so, or it holds functions or constraints over several issues.
    """
    remedy = "Give a domain and profiles with one weight and one evaluation for each issue."
    written = space.attributes.get("type", "").strip().lower()
    if written not in _ADDITIVE:
        space.refuse(
            f"the utility space is of type “{shown(written)}”, not a weighted sum of issues", remedy
        )
    for element in space.descendants():
        if element.tag.lower() in _NONLINEAR:
            element.refuse(
                f"<{element.tag}> makes the utility nonlinear: it ties several issues together",
                remedy,
            )
