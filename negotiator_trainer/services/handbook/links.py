"""Leads from what a debrief says to the handbook's cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.services.handbook.book import handbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.handbook.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLink:
    """A card of the handbook, by id and title."""

    card: str
    title: str


def link_about(topics: Iterable[str]) -> CardLink | None:
    """The card of the first of some topics that has one, such as ``act:why_question``."""
    return _link(handbook().about(topics))


def links_to(cards: Iterable[str]) -> tuple[CardLink, ...]:
    """The cards with these ids; those that this handbook does not have are left out."""
    found = (_link(handbook().card(card)) for card in cards)
    return tuple(link for link in found if link is not None)


def _link(card: Card | None) -> CardLink | None:
    return None if card is None else CardLink(card=card.id, title=card.title)
