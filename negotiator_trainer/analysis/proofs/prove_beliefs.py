"""The checks over what the trainee can know: of choices, and of what tells variants apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.proofs.choices import NEAR, SAME, choices
from negotiator_trainer.analysis.proofs.habits import (
    act_too_often,
    choices_of_lines,
    first,
    habit,
    longest,
)
from negotiator_trainer.analysis.proofs.losses import least_losses
from negotiator_trainer.analysis.proofs.meeting import turns_met
from negotiator_trainer.analysis.proofs.partings import partings, witness_of
from negotiator_trainer.analysis.proofs.ways import way_to
from negotiator_trainer.analysis.solving.layers import OverBudget
from negotiator_trainer.engine.game import option_id
from negotiator_trainer.engine.move import Say
from negotiator_trainer.scenario.labels import clipped, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from negotiator_trainer.analysis.proofs.habits import Habit, Lines
    from negotiator_trainer.analysis.proofs.meeting import Turn
    from negotiator_trainer.analysis.proofs.partings import Parting
    from negotiator_trainer.analysis.proofs.proof import Found, Subject, Witness
    from negotiator_trainer.analysis.proofs.telling import Kind
    from negotiator_trainer.analysis.solving.solver import Solver
    from negotiator_trainer.script.tree import Place

DOMINATED = 20.0
"""An option that costs more points of the overall than this wherever it stands is no option.

Source: the requirements on scenarios, section 3 (4): "loss over 20 in every belief state that
offers it". Belief states in which no move costs as much do not count: there it is lost already.
"""

_LEAKS: dict[Kind, str] = {"line": "P060", "option": "P061", "counter": "P062", "ending": "P063"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSignal:
    """Where two variants can be told apart first, in one kind of way.

    Attributes:
        variants: The two, by id.
        kind: ``line``, ``answer`` or ``counter``.
        round: Moves made by then; 0 for the opening.
        line: The id of the line, or of what was said last; empty for an answer.
        witness: The moves, against the first of the two.
    """

    variants: tuple[str, str]
    kind: Kind
    round: int
    line: str
    witness: Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class BeliefFacts:
    """What solving a role tells its author, found fault with or not.

    Attributes:
        beliefs: Belief states, all variants together.
        turns: Turns with a choice that the solver and the principled trainee meet.
        alone: In how many of them one move alone is within `NEAR` points of the best.
        idle: In how many of them more than a third of the moves lose `SAME` points or less.
        longest: How often the longest line is the best one.
        first: How often the first line in the file is the best one.
        signals: For each pair of variants the first signal of each kind, the earliest first.
    """

    beliefs: int
    turns: int
    alone: int
    idle: int
    longest: Habit
    first: Habit
    signals: tuple[FirstSignal, ...]


def belief_checks(subject: Subject) -> list[Found]:
    """Prove what takes the value of every belief; nothing where that is over its budget.

    That it is over the budget is said by the checks of the graph.
    """
    try:
        subject.solver.search  # noqa: B018  solves the role, or says that it is too large
    except OverBudget:
        return []
    proof = _Proof(subject)
    proof.dominated()
    proof.choices()
    proof.habits()
    proof.leaks()
    return proof.found


def facts(subject: Subject) -> BeliefFacts:
    """What is known of a role beside what is found against it.

    Raises:
        OverBudget: There are more beliefs than the solver may look at.
    """
    solver = subject.solver
    met = turns_met(solver)
    seen = choices(met)
    lines = choices_of_lines(solver.game, met)
    return BeliefFacts(
        beliefs=solver.table.beliefs, turns=seen.turns, alone=len(seen.alone), idle=len(seen.idle),
        longest=habit(lines, longest(solver.game)), first=habit(lines, first),
        signals=first_signals(solver),
    )  # fmt: skip


def first_signals(solver: Solver) -> tuple[FirstSignal, ...]:
    """For each pair of variants the first signal of each kind, the earliest first.

    Raises:
        OverBudget: There are more beliefs than the solver may look at.
    """
    return tuple(_signals(solver, partings(solver)))


def _signals(solver: Solver, parted: Iterable[Parting]) -> Iterator[FirstSignal]:
    names = solver.game.variants
    known = set()
    for each in parted:
        kind = each.difference.kind
        key = (each.pair, kind)
        if key not in known and (each.difference.signal or kind == "counter"):
            known.add(key)
            yield FirstSignal(
                variants=(names[each.pair[0]], names[each.pair[1]]), kind=kind, round=each.round,
                line=each.difference.line, witness=witness_of(solver.search, each),
            )  # fmt: skip


@dataclass(slots=True)
class _Proof:
    subject: Subject
    found: list[Found] = field(default_factory=list)

    def _add(self, code: str, message: str, place: Place, witness: Witness | None = None) -> None:
        self.found.append(self.subject.found(code, place, message, witness))

    def dominated(self) -> None:
        """Every line that costs too much wherever it can be said."""
        search = self.subject.solver.search
        least = least_losses(search, stake=DOMINATED)
        for node in self.subject.game.script.nodes:
            for option in node.options:
                found = least.get(option_id(node, option))
                if found is not None and found.loss > DOMINATED:
                    said = Say(option_id(node, option))
                    self._add(
                        "P050",
                        f"{clipped(option.line.text)} costs at least {found.loss:.0f} points of "
                        f"100 wherever anything is at stake; {DOMINATED:.0f} is most.",
                        option.place,
                        way_to(search, found.round, found.belief, said),
                    )

    def choices(self) -> None:
        """Whether too many of the turns that good play meets decide themselves, or do nothing."""
        seen = choices(turns_met(self.subject.solver))
        if seen.too_often_alone:
            self._turns(
                "P051",
                seen.alone,
                seen.turns,
                f"one move alone is within {NEAR:.0f} points of the best",
            )
        if seen.too_often_idle:
            self._turns(
                "P052", seen.idle, seen.turns,
                f"more than a third of the moves lose {SAME:.0f} points or less",
            )  # fmt: skip

    def _turns(self, code: str, some: tuple[Turn, ...], turns: int, what: str) -> None:
        message = (
            f"In {len(some)} of the {turns} turns that the solver and the principled trainee meet, "
            f"{what}; a third of them is most."
        )
        self._add(code, message, self._role, some[0].witness)

    def habits(self) -> None:
        """Whether the best line can be told without reading it."""
        game = self.subject.solver.game
        lines = choices_of_lines(game, turns_met(self.subject.solver))
        self._habit("P053", "longest", habit(lines, longest(game)))
        self._habit("P054", "first", habit(lines, first))
        self._act(lines)

    def _habit(self, code: str, which: str, found: Habit) -> None:
        if found.too_often:
            message = (
                f"The {which} line is the best one in {found.best:.3g} of {found.choices} choices "
                f"between lines, where chance would make it {found.expected:.3g}."
            )
            self._add(code, message, self._role)

    def _act(self, lines: list[Lines]) -> None:
        found = act_too_often(lines)
        if found is not None:
            act, times, of = found
            message = (
                f"A line of the act “{act}” is the best one in {times:.3g} of {of} choices between "
                "three acts or more; a half is most."
            )
            self._add("P055", message, self._role)

    def leaks(self) -> None:
        """Whatever tells two variants apart and is no signal, once for each place."""
        parted = partings(self.subject.solver)
        told: dict[tuple[int, int], int] = {}
        for each in parted:
            if each.difference.signal and each.difference.kind == "line":
                told.setdefault(each.pair, each.round)
        by_place: dict[tuple[str, Place], list[Parting]] = {}
        for each in parted:
            kind = each.difference.kind
            may = kind == "counter" and told.get(each.pair, each.round + 1) <= each.round
            if not each.difference.signal and not may:
                key = (_LEAKS[kind], each.difference.place)
                by_place.setdefault(key, []).append(each)
        for (code, place), some in by_place.items():
            self._leak(code, place, some)

    def _leak(self, code: str, place: Place, some: list[Parting]) -> None:
        names = self.subject.game.variants
        pairs = dict.fromkeys(each.pair for each in some)
        who = " and ".join(listed((names[i], names[j])) for i, j in pairs)
        early = some[0].difference.kind == "counter"
        why = "before any line tagged #signal could" if early else "without a line tagged #signal"
        message = f"This tells {who} apart {why}: {some[0].difference.words}."
        self._add(code, message, place, witness_of(self.subject.solver.search, some[0]))

    @property
    def _role(self) -> Place:
        return self.subject.where(("play", self.subject.game.role))
