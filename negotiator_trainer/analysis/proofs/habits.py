"""Whether the best line can be told without reading it: the longest, the first, always one act."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import FEWEST_DECISIONS
from negotiator_trainer.engine.game import option_id
from negotiator_trainer.engine.move import Say
from negotiator_trainer.engine.play import options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from negotiator_trainer.analysis.proofs.meeting import Turn
    from negotiator_trainer.engine.game import CompiledOption, Game

CHANCE = 0.05
"""How rarely chance alone does it as often, so that it counts as more often than chance.

Source: the requirements on scenarios, section 3 (4), say "no more often than chance"; with as
few turns as good play meets, that needs a margin, and one in twenty is the usual one.
"""
ACTS = 3
"""Fewer different acts beside one another are no choice between acts."""
MOST = 0.5
"""The part of the choices in which one act may be best."""


@dataclass(frozen=True, slots=True)
class Lines:
    """One choice of lines: all turns met in which these, in this beat, can be said.

    Attributes:
        options: The lines, in file order; two at least.
        best: For each line by id, the part of these turns in which it is the best one; equals
            share a turn.
    """

    options: tuple[CompiledOption, ...]
    best: dict[str, float]


@dataclass(frozen=True, slots=True)
class Habit:
    """How often some lines are the best ones.

    Attributes:
        choices: Choices in which such lines stand beside others.
        best: In how many of them such a line is the best one; a half where it shares a turn.
        expected: In how many it would be if the best line were drawn.
        chance: How probable it is that as many come by chance, 0–1.
    """

    choices: int
    best: float
    expected: float
    chance: float

    @property
    def too_often(self) -> bool:
        """Whether it is more than chance would do."""
        return self.best > self.expected and self.chance < CHANCE


def choices_of_lines(game: Game, met: Iterable[Turn]) -> list[Lines]:
    """The choices of lines in the turns met."""
    shares: dict[tuple[CompiledOption, ...], list[dict[str, float]]] = defaultdict(list)
    for turn in met:
        offered = options(game, turn.belief[0])
        worth = {move.id: value for value, move in turn.values if isinstance(move, Say)}
        if len(offered) > 1:
            top = max(worth.values())
            best = [line for line, value in worth.items() if value >= top - 1e-6]
            shares[offered].append(dict.fromkeys(best, 1 / len(best)))
    return [
        Lines(offered, {o.id: sum(s.get(o.id, 0.0) for s in met) / len(met) for o in offered})
        for offered, met in shares.items()
    ]


def habit(choices: Iterable[Lines], picks: Callable[[Lines], frozenset[str]]) -> Habit:
    """How often the lines picked are the best ones, over the choices in which not all are."""
    found = [(lines, picked) for lines in choices if len(picked := picks(lines)) < len(lines.best)]
    odds = [len(picked) / len(lines.best) for lines, picked in found]
    best = sum(lines.best[line] for lines, picked in found for line in picked)
    return Habit(len(found), best, sum(odds), at_least(int(best + 1e-6), odds))


def longest(game: Game) -> Callable[[Lines], frozenset[str]]:
    """Picks the lines with the most characters."""
    length = {
        option_id(node, option): len(option.line.text)
        for node in game.script.nodes
        for option in node.options
    }

    def pick(lines: Lines) -> frozenset[str]:
        most = max(length[o.id] for o in lines.options)
        return frozenset(o.id for o in lines.options if length[o.id] == most)

    return pick


def first(lines: Lines) -> frozenset[str]:
    """Picks the first line in the file."""
    return frozenset({lines.options[0].id})


def act_too_often(choices: Sequence[Lines]) -> tuple[str, float, int] | None:
    """The act that is best in more than `MOST` of the choices between at least `ACTS` acts.

    Returns:
        The act, in how many choices it is best, and how many choices there are; None where no
        act is best so often, or where there are too few choices to say.
    """
    best: dict[str, float] = defaultdict(float)
    between = [lines for lines in choices if len({o.act for o in lines.options}) >= ACTS]
    for lines in between:
        for option in lines.options:
            best[option.act] += lines.best[option.id]
    if len(between) < FEWEST_DECISIONS:
        return None
    act = max(best, key=lambda name: best[name])
    return (act, best[act], len(between)) if best[act] > len(between) * MOST else None


def at_least(times: int, odds: Iterable[float]) -> float:
    """How probable it is that at least so many of some independent things happen.

    Args:
        times: How many.
        odds: The probability of each, 0–1.
    """
    exactly = [1.0]
    for each in odds:
        exactly = [
            stays * (1 - each) + comes * each
            for stays, comes in zip([*exactly, 0.0], [0.0, *exactly], strict=True)
        ]
    return sum(exactly[times:])
