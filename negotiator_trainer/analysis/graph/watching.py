"""What a walk over every state shows about a script and its model, as marks.

Beside the marks of `traced`: an option that is ``offered``, and one whose condition ``holds`` or
``fails``; a ``leak`` of a fact by a line before it is known; a large effect ``unannounced`` by
the fact that should announce it; a beat in which somebody is ``stuck`` with nothing to say or
offer; each ``situation``, a variant with its events and tabled issues; an ``efficient`` deal
within the zone; how a play ``ended``, and that it ended by having ``walked``.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.graph.tracing import Mark, traced
from negotiator_trainer.bargaining.frontier import frontier
from negotiator_trainer.engine.conditions import compile_condition
from negotiator_trainer.engine.game import option_id
from negotiator_trainer.engine.play import can_offer, options
from negotiator_trainer.scenario.giveaways import giveaways
from negotiator_trainer.script.tree import Command, Line, LineGroup
from negotiator_trainer.script.walk import node_statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.script.tree import Place, Script

LARGE = 10
"""An effect of so many points or more has to be announced."""


class Watching:
    """Watches the walk of one role.

    Args:
        game: What is walked.

    Attributes:
        game: The same game, leaving marks; this is the one to walk.
        secrets: For each place of a line, the facts that it gives away.
    """

    def __init__(self, game: Game) -> None:
        self.game, self._trail = traced(game)
        self.secrets = _secrets(game)
        self._announced = _announced(game)
        self._tests = [
            [
                (option.place, compile_condition(option.condition, game.names))
                for option in node.options
            ]
            for node in game.script.nodes
        ]
        self._places = {
            option_id(node, option): option.place
            for node in game.script.nodes
            for option in node.options
        }
        self._efficient: dict[tuple[int, int], frozenset[Package]] = {}

    def to_move(self, state: State) -> frozenset[Mark]:
        """What somebody to move sees in a state."""
        found = {Mark("situation", variant=state.variant, bits=(state.events, state.tabled))}
        for place, test in self._tests[state.beat]:
            if test is not None:
                found.add(Mark("holds" if test(state, -1) else "fails", place))
        open_now = [self._places[option.id] for option in options(self.game, state)]
        for place in open_now:
            found.add(Mark("offered", place))
            found |= self._leaks(place, state.known)
        if not open_now and not can_offer(self.game, state):
            found.add(Mark("stuck", self.game.script.nodes[state.beat].place))
        return frozenset(found)

    def played(self, before: State, move: Move | None) -> frozenset[Mark]:
        """What a move showed; or, without a move, what followed a turn."""
        del move
        marks = self._trail.take()
        known = before.known
        for mark in marks:
            if mark.kind == "learned":
                known |= 1 << self.game.names.facts.index(mark.name)
        more: set[Mark] = set()
        for mark in marks:
            if mark.kind == "ran":
                more |= self._leaks(mark.place, known)
                fact = self._announced.get(mark.place)
                if fact is not None and not known >> fact & 1:
                    name = self.game.names.facts[fact]
                    more.add(Mark("unannounced", mark.place, name))
        return marks | more

    def could_close(self, state: State, packages: tuple[Package, ...]) -> frozenset[Mark]:
        """What shows that one of some packages is accepted in a state."""
        if self._good(state).isdisjoint(packages):
            return frozenset()
        return frozenset({Mark("efficient", variant=state.variant)})

    def ended(self, state: State) -> frozenset[Mark]:
        """What the end of a play shows, and what is said after it."""
        name = self.game.names.endings[state.ending]
        found = {Mark("ended", name=name)}
        if self.game.side.endings[name].kind == "walk":
            found.add(Mark("walked", variant=state.variant))
        if state.deal is not None and state.deal in self._good(state):
            found.add(Mark("efficient", variant=state.variant))
        return self._trail.take() | found

    def _leaks(self, place: Place, known: int) -> set[Mark]:
        facts = self.secrets.get(place, ())
        names = self.game.names.facts
        return {Mark("leak", place, fact) for fact in facts if not known >> names.index(fact) & 1}

    def _good(self, state: State) -> frozenset[Package]:
        """The efficient packages of the zone where the attempt stands, everything tabled."""
        key = (state.variant, state.events)
        found = self._efficient.get(key)
        if found is None:
            situation = self.game.situations.at(*key)
            packages = situation.packages
            points = [
                (situation.mine.value(package), situation.theirs.value(package))
                for package in packages
            ]
            zone = situation.zone()
            found = frozenset(packages[i] for i in frontier(points)) & zone
            self._efficient[key] = found
        return found


def _secrets(game: Game) -> dict[Place, tuple[str, ...]]:
    """For each place of a line, the facts that its words give away; at the end all is told."""
    patterns = giveaways(game.scenario, game.role)
    found: dict[Place, tuple[str, ...]] = {}

    def look(place: Place, lines: tuple[Line, ...]) -> None:
        facts = tuple(
            name
            for name, pattern in patterns.items()
            if any(pattern.search(line.text) for line in lines)
        )
        if facts:
            found[place] = facts

    for node in game.script.nodes:
        if node.title == "ExitInterview":
            continue
        for option in node.options:
            look(option.place, (option.line,))
        for statement in node_statements(node):
            if isinstance(statement, Line):
                look(statement.place, (statement,))
            elif isinstance(statement, LineGroup):
                look(statement.place, statement.lines)
    return found


def _announced(game: Game) -> dict[Place, int]:
    """For each large effect that a fact announces, the position of that fact."""
    return {
        command.place: game.names.facts.index(command.because)
        for command in _effects(game.script)
        if abs(command.amount) >= LARGE and command.because in game.names.facts
    }


def _effects(script: Script) -> Iterable[Command]:
    every = chain.from_iterable(map(node_statements, script.nodes))
    return (each for each in every if isinstance(each, Command) and each.because)
