"""Between which overall scores each ending lies, over every play that reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from negotiator_trainer.analysis.solving.lanes import LANES, relationships
from negotiator_trainer.analysis.solving.offer_classes import answers_key
from negotiator_trainer.analysis.solving.solver_score import ManyEnds
from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.play import begin, legal_packages
from negotiator_trainer.engine.stance import ACCEPT
from negotiator_trainer.engine.state import State

if TYPE_CHECKING:
    from negotiator_trainer.analysis.graph.explored import Walk
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game

    Line: TypeAlias = "tuple[float, float, float]"


def spread(game: Game, walk: Walk) -> dict[str, tuple[float, float]]:
    """The least and the most overall score of each ending that a walk reached, 0–100."""
    return _Spread(game, walk).all()


class _Spread:
    def __init__(self, game: Game, walk: Walk) -> None:
        self._game = game
        self._walk = walk
        self._scorer = ManyEnds(game)
        self._taken: dict[tuple[object, ...], tuple[Package, ...]] = {}

    def all(self) -> dict[str, tuple[float, float]]:
        """Look at every end."""
        ends = self._walk.kernel.ends.all
        if not ends:
            return {}
        bounds = [self._bounds(number, State._make(core)) for number, core in enumerate(ends)]
        owner = np.repeat(np.arange(len(ends)), [len(lines) for lines in bounds])
        lines = np.array([line for of in bounds for line in of])
        starts = np.searchsorted(owner, np.arange(len(ends)))
        some = begin(self._game, self._game.variants[0]).state
        relationship = np.array(relationships(some))
        least: dict[int, float] = {}
        most: dict[int, float] = {}
        kinds = np.array([core[st.ENDING] for core in ends])
        for round_, codes in enumerate(self._walk.ends, start=1):
            late = self._scorer.late[min(round_, len(self._scorer.late) - 1)]
            number, lane = codes // LANES, codes % LANES
            counts = np.append(starts, len(owner))[number + 1] - starts[number]
            row = np.repeat(np.arange(len(codes)), counts)
            within = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
            low, at_zero, slope = lines[starts[number][row] + within].T
            score = np.maximum(low, at_zero + slope * relationship[lane[row]] - late)
            for kind in np.unique(kinds[number]).tolist():
                of = score[kinds[number][row] == kind]
                least[kind] = min(least.get(kind, 100.0), float(of.min()))
                most[kind] = max(most.get(kind, 0.0), float(of.max()))
        names = self._game.names.endings
        return {names[kind]: (least[kind], most[kind]) for kind in sorted(least)}

    def _bounds(self, number: int, end: State) -> list[Line]:
        before = self._walk.kernel.closed_from.get(number)
        deals = (end.deal,) if before is None else self._outer(before)
        return [self._scorer.line(end._replace(deal=deal)) for deal in deals]

    def _outer(self, state: State) -> tuple[Package, ...]:
        """Of the packages accepted in a state, those that no other one beats, or is beaten by.

        The overall never falls when a deal gets better for both sides.
        """
        key = answers_key(state)
        found = self._taken.get(key)
        if found is None:
            stance = self._game.stance
            assert stance is not None  # noqa: S101  an offer was accepted
            s = self._game.situations.at(state.variant, state.events)
            points: dict[tuple[int, ...], Package] = {}
            for package in legal_packages(self._game, state):
                signature = stance.signature(
                    package, situation=s, position=state.position, before=state.mine
                )
                if signature.kind == ACCEPT:
                    terms = s.mine.meets_terms(package)
                    point = (terms, s.mine.value(package), s.theirs.value(package))
                    points.setdefault(point, package)
            best, worst = _unbeaten(points, 1), _unbeaten(points, -1)
            found = self._taken[key] = tuple(dict.fromkeys([*best, *worst]))
        return found


def _unbeaten(points: dict[tuple[int, ...], Package], sign: int) -> list[Package]:
    kept: list[tuple[int, ...]] = []
    for point in sorted(points, key=lambda p: [-sign * value for value in p]):
        if not any(
            all(sign * a >= sign * b for a, b in zip(old, point, strict=True)) for old in kept
        ):
            kept.append(point)
    return [points[point] for point in kept]
