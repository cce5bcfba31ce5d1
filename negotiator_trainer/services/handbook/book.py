"""The handbook as a whole: its parts, its cards, and the ways to find one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from negotiator_trainer import assets, wording
from negotiator_trainer.scenario.concepts import card_index
from negotiator_trainer.scenario.yaml_text import read_yaml
from negotiator_trainer.services.handbook.card import Card, read_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FOLDER = "handbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the handbook: its name and its cards in order."""

    id: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Handbook:
    """Every concept card.

    Attributes:
        title: Its name in its language.
        parts: In the order in which they are read.
    """

    title: str
    parts: tuple[Part, ...]

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Every card in order."""
        return tuple(card for part in self.parts for card in part.cards)

    def card(self, card: str) -> Card | None:
        """The card with this id."""
        return next((each for each in self.cards if each.id == card), None)

    def about(self, topics: Iterable[str]) -> Card | None:
        """The card of the first of some topics that has one.

        Args:
            topics: Such as ``act:why_question``, the most telling first.
        """
        return next((self._by_topic[topic] for topic in topics if topic in self._by_topic), None)

    def search(self, words: str) -> tuple[Card, ...]:
        """The cards that contain every one of some words; those that have them in the title first.

        Args:
            words: In any case; nothing finds everything.
        """
        wanted = words.casefold().split()
        found = [each for each in self.cards if _has(each.text, wanted)]
        return tuple(sorted(found, key=lambda card: not _has(card.title, wanted)))

    @cached_property
    def _by_topic(self) -> Mapping[str, Card]:
        return {topic: card for card in self.cards for topic in card.about}


def handbook() -> Handbook:
    """Read the handbook that ships with the program, in the language that is spoken.

    It is in English as long as it has not been translated whole: a folder of its own.

    Raises:
        TypeError, ValueError: A file has another form than it should.
    """
    language = wording.language()
    there = (assets.root("resources") / _FOLDER / language).is_dir()
    return _read(language if there else wording.ENGLISH)


@cache
def _read(language: str) -> Handbook:
    names = read_yaml(assets.text(_FOLDER, language, "handbook.yaml"), file="handbook.yaml").value
    if not isinstance(names, dict) or not isinstance(names["parts"], dict):
        raise TypeError(names)
    return Handbook(
        title=str(names["title"]),
        parts=tuple(
            Part(id=part, name=str(names["parts"][part]), cards=_cards(language, part, cards))
            for part, cards in card_index().items()
        ),
    )


def _cards(language: str, part: str, cards: Mapping[str, tuple[str, ...]]) -> tuple[Card, ...]:
    return tuple(
        read_card(assets.text(_FOLDER, language, f"{card}.md"), card=card, part=part, about=about)
        for card, about in cards.items()
    )


def _has(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
