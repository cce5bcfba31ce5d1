"""What tells two variants apart: the first thing that differs in what is seen of a move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from negotiator_trainer.analysis.solving.belief import rest, seen_of
from negotiator_trainer.engine.game import option_id
from negotiator_trainer.engine.outcome import Answered, Offered
from negotiator_trainer.engine.play import options
from negotiator_trainer.script.tree import Line, LineGroup
from negotiator_trainer.script.walk import node_statements

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.script.tree import Place

Kind: TypeAlias = Literal["answer", "line", "counter", "ending", "option"]
"""``answer`` for an offer that one takes and the other refuses, or refuses for another reason;
``line`` for what is said, its mood, cue and numbers; ``counter`` for a package put on the
table; ``ending`` where one leaves and the other stays; ``option`` for what can be done next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What somebody sees of one variant, and would not see of another.

    Attributes:
        kind: What it is.
        signal: Whether it may tell: a line that is tagged, or an answer, which is a signal by
            its nature.
        line: The id of the line or option; of what was said last where it is something else.
        place: Where that stands.
        words: What differs, as the end of a sentence.
    """

    kind: Kind
    signal: bool
    line: str
    place: Place
    words: str


class Telling:
    """Compares what two variants show of the same move in one game."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._places: dict[str, Place] = {}
        self._signals: set[str] = set()
        for node in game.script.nodes:
            for option in node.options:
                self._put(option_id(node, option), option.line)
            for statement in node_statements(node):
                if isinstance(statement, Line):
                    self._put(statement.id, statement)
                elif isinstance(statement, LineGroup):
                    self._put(statement.id, statement.lines[0])

    def _put(self, name: str, line: Line) -> None:
        self._places[name] = line.place
        if line.signal:
            self._signals.add(name)

    def compare(self, one: Outcome, other: Outcome, *, after: str = "") -> Difference | None:
        """The difference between what two variants show; None where they look the same.

        Whatever else comes with a signal at the same moment is not looked at.

        Args:
            one: What a move did in one variant, or its opening.
            other: The same of the other.
            after: The line that was the move, if it was one.
        """
        if one.state.ending >= 0 and other.state.ending >= 0:
            return None
        if _answers(one) != _answers(other):
            words = "the offer is answered differently"
            return Difference(
                kind="answer", signal=True, line="", place=self._at(one, after), words=words
            )
        return self._said(one, other) or self._done(one, other, after)

    def _said(self, one: Outcome, other: Outcome) -> Difference | None:
        heard = [seen_of(self._game, o.lines, (), o.state)[0] for o in (one, other)]
        said: list[str] = []
        for mine, others in (heard, reversed(heard)):
            said += [str(line[0]) for line in mine if line not in others]  # type: ignore[index]
        if not said:
            return None
        signal = not self._signals.isdisjoint(said)
        told = next((line for line in said if (line in self._signals) == signal), said[0])
        both = said.count(told) > 1
        words = f"the numbers in “{told}” differ" if both else f"only one of them says “{told}”"
        return Difference(
            kind="line", signal=signal, line=told, place=self._places[told], words=words
        )

    def _done(self, one: Outcome, other: Outcome, after: str) -> Difference | None:
        line = one.lines[-1].id if one.lines else after
        place = self._at(one, after)
        if _shown(one) != _shown(other):
            words = "the packages that they put on the table differ"
            return Difference(kind="counter", signal=False, line=line, place=place, words=words)
        if (one.state.ending >= 0) != (other.state.ending >= 0):
            words = "it is over with one of them, and goes on with the other"
            return Difference(kind="ending", signal=False, line=line, place=place, words=words)
        if rest(self._game, one.state) == rest(self._game, other.state):
            return None
        return self._open(one, other, line, place)

    def _open(self, one: Outcome, other: Outcome, line: str, place: Place) -> Difference:
        ids = [[o.id for o in options(self._game, each.state)] for each in (one, other)]
        odd = [name for name in (*ids[0], *ids[1]) if (name in ids[0]) != (name in ids[1])]
        if odd:
            words = f"only one of them lets you say “{odd[0]}”"
            return Difference(
                kind="option", signal=False, line=odd[0], place=self._places[odd[0]], words=words
            )
        words = "what can be offered or accepted then, or a number in what can be said, differs"
        return Difference(kind="option", signal=False, line=line, place=place, words=words)

    def _at(self, outcome: Outcome, after: str) -> Place:
        said = [line.id for line in outcome.lines] or [after]
        node = self._game.script.nodes[max(0, outcome.state.beat)]
        return self._places.get(said[-1], node.place)


def _answers(outcome: Outcome) -> list[str]:
    return [event.reply for event in outcome.events if isinstance(event, Answered)]


def _shown(outcome: Outcome) -> list[object]:
    return [
        event.packages
        for event in outcome.events
        if isinstance(event, Offered) and event.by == "them"
    ]
