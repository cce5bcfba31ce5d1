"""The words of a record: which phrasing is shown, with the model's numbers in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from negotiator_trainer.engine.game import option_id
from negotiator_trainer.engine.outcome import Answered, Offered, Said
from negotiator_trainer.script.tree import Line, LineGroup
from negotiator_trainer.script.walk import node_statements

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Outcome

_PLACEHOLDER = re.compile(r'\{(mine|theirs|fact)\("([a-z0-9_]+)"\)\}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One line as it is shown.

    Attributes:
        id: The line's id; for a group, the first one's.
        speaker: Who says it; empty for narration.
        words: What is shown, placeholders filled in.
        mood: One of the eight moods, or empty.
        cue: What can be seen, in words, or empty.
    """

    id: str
    speaker: str
    words: str
    mood: str = ""
    cue: str = ""


class Words:
    """Every line of a game by id."""

    def __init__(self, game: Game) -> None:
        self.options: dict[str, Line] = {}
        self.groups: dict[str, tuple[Line, ...]] = {}
        self.plain: dict[str, tuple[Spoken | None, ...]] = {}
        for node in game.script.nodes:
            for option in node.options:
                self.options[option_id(node, option)] = option.line
            for statement in node_statements(node):
                if isinstance(statement, Line):
                    self.groups[statement.id] = (statement,)
                elif isinstance(statement, LineGroup):
                    self.groups[statement.id] = statement.lines
        for identity, lines in self.groups.items():
            self.plain[identity] = tuple(_plain(identity, line) for line in lines)
        # Most lines are always said alike, and so are only looked up.
        self.fixed = {
            identity: phrasings[0]
            for identity, phrasings in self.plain.items()
            if len(phrasings) == 1 and phrasings[0] is not None
        }


@dataclass(slots=True)
class Speech:
    """Turns one attempt's records into words, in order.

    The phrasing of a group is a hash of seed, group and occurrence, so that the same seed
    gives the same text on every machine.
    """

    game: Game
    variant: str
    seed: int
    words: Words
    mine: Package | None = None
    theirs: Package | None = None
    _heard: dict[str, int] = field(default_factory=dict)

    def of(self, outcome: Outcome) -> tuple[Spoken, ...]:
        """The lines of the next outcome; call once for each, in the log's order."""
        several: tuple[Package, ...] = ()
        for event in outcome.events:
            if type(event) is Offered:
                if event.by == "me":
                    several = event.packages
                    self.mine = several[0]
                else:
                    self.theirs = event.packages[-1]
            elif type(event) is Answered and several:
                self.mine = several[event.preferred]
        fixed = self.words.fixed
        return tuple([fixed.get(said.id) or self._spoken(said) for said in outcome.lines])

    def option(self, identity: str) -> str:
        """The words of an option as they stand now."""
        return self._filled(self.words.options[identity].text)

    def _spoken(self, said: Said) -> Spoken:
        phrasings = self.words.plain[said.id]
        which = 0
        if len(phrasings) > 1:
            seen = self._heard.get(said.id, 0)
            self._heard[said.id] = seen + 1
            which = _pick(f"{self.seed}/{said.id}", seen, len(phrasings))
        plain = phrasings[which]
        if plain is not None:
            return plain
        line = self.words.groups[said.id][which]
        return _as_spoken(said.id, line, self._filled(line.text))

    def _filled(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda m: self._number(m[1], m[2]), text)

    def _number(self, kind: str, name: str) -> str:
        if kind == "fact":
            number = self.game.side.facts[name].number
            value = number.get(self.variant) if isinstance(number, dict) else number
            return "…" if value is None else written_number(self.game, value, money=False)
        package = self.mine if kind == "mine" else self.theirs
        if package is None:
            return "…"
        return option_words(self.game, self.game.space.issue_position(name), package)


def option_words(game: Game, position: int, package: Package) -> str:
    """How the option of one issue is called: its label, or its number with the unit."""
    issue = game.space.issues[position]
    labels = game.scenario.issues[issue.id].options
    if labels is not None:
        return labels[issue.options[package[position]]]
    assert issue.numbers is not None  # noqa: S101  an issue has labels or numbers
    money = game.scenario.unit.kind == "money"
    return written_number(game, issue.numbers[package[position]], money=money)


def written_number(game: Game, number: int, *, money: bool) -> str:
    """A number with thousands set off, with the currency in front where it is money."""
    symbol = game.scenario.unit.symbol if money else ""
    sign = "−" if number < 0 else ""
    return f"{sign}{symbol}{abs(number):,}"


def written_value(game: Game, value: int) -> str:
    """What something is worth, in the scenario's unit."""
    unit = game.scenario.unit
    if unit.kind == "money":
        return written_number(game, value, money=True)
    return f"{value:,} {unit.name.removesuffix('s') if abs(value) == 1 else unit.name}"


def _plain(identity: str, line: Line) -> Spoken | None:
    """The line as it is always shown; None where it has placeholders."""
    return None if _PLACEHOLDER.search(line.text) else _as_spoken(identity, line, line.text)


def _as_spoken(identity: str, line: Line, words: str) -> Spoken:
    return Spoken(
        id=identity,
        speaker=line.speaker,
        words=words,
        mood=line.tag("mood"),
        cue=line.tag("cue").replace("_", " "),
    )


def _pick(key: str, occurrence: int, count: int) -> int:
    """A position that depends on the key; the same phrasing never comes twice in a row."""
    start = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big")
    return (start + occurrence) % count


def shuffled(items: tuple[str, ...], *, seed: int, place: str) -> tuple[str, ...]:
    """The order in which options are shown: the same for the same seed and place."""

    def rank(item: str) -> bytes:
        return hashlib.sha256(f"{seed}/{place}/{item}".encode()).digest()

    return tuple(sorted(items, key=rank))
