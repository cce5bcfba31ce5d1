"""Which concept cards the handbook has, and whether a scenario names others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from negotiator_trainer import assets
from negotiator_trainer.scenario.yaml_text import read_yaml
from negotiator_trainer.script.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Scenario


@cache
def card_index() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The handbook's order: by part and card, what the card is about, such as ``act:reason``.

    Raises:
        ValueError: The file that ships with the program is not what it should be.
    """
    read = read_yaml(assets.text("handbook", "cards.yaml"), file="cards.yaml")
    if not isinstance(read.value, dict) or read.diagnostics:
        raise ValueError(read.diagnostics)
    return {part: _cards(cards) for part, cards in read.value.items()}


def check(scenario: Scenario, findings: Findings) -> None:
    """Check that each concept of a scenario has its card, and is named once."""
    known = {card for cards in card_index().values() for card in cards}
    for position, concept in enumerate(scenario.concepts):
        path = ("concepts", position)
        if concept not in known:
            message = f"The handbook has no card “{concept}”."
            findings.at_value("C045", path, message, near=nearest(concept, known))
        elif concept in scenario.concepts[:position]:
            findings.at_value("C041", path, f"The concept “{concept}” is listed twice.")


def _cards(cards: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(cards, dict):
        raise TypeError(cards)
    return {card: tuple(about) for card, about in cards.items()}
