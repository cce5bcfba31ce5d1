"""Offers that are the same to the counterpart in every variant still possible, as one class.

In each state of a belief an offer has a signature, or is accepted. Two packages with the same
tuple of signatures lead to the same successors wherever they are refused, so one stands for all
of them. Where some states accept, it ends there and the deal is scored: of those packages only
the ones that no other beats for both sides are kept. This is exact for every score that does
not fall when a deal gets better for both sides; the overall is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.engine.move import Offer, OfferForm
from negotiator_trainer.engine.play import can_offer, legal_packages
from negotiator_trainer.engine.stance import ACCEPT, STEP_BACK

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import Memory, Signature, State
    from negotiator_trainer.scenario.situation import Situation

States: TypeAlias = "tuple[State, ...]"
_Key: TypeAlias = "tuple[int, int, int, int, Memory | None]"
_TAKEN = None


@dataclass(frozen=True)
class OfferClass:
    """Packages that lead to the same place wherever they are refused.

    Attributes:
        packages: One where every state refuses; else each that could be the best deal.
        form: ``offer``, or ``if`` where the condition saves it from being a step back.
        answers: For each state of the belief the signature; None where it accepts.
    """

    packages: tuple[Package, ...]
    form: OfferForm
    answers: tuple[Signature | None, ...]

    # Both are asked for at every position with these answers.
    @cached_property
    def takers(self) -> tuple[int, ...]:
        """Positions, in the belief, of the states that accept."""
        return tuple(i for i, kept in enumerate(self.answers) if kept is _TAKEN)

    @cached_property
    def first(self) -> Offer:
        """The offer of the first of the packages, which stands for all of them."""
        return self.offer(self.packages[0])

    def offer(self, package: Package) -> Offer:
        """The move that puts one of the packages on the table."""
        if self.form == "if":
            return Offer((package,), "if", frozenset({0}))
        return Offer((package,))


class OfferClasses:
    """Works out the classes of a belief's offers; equal situations are looked at once.

    Several packages at once are not among them: in any one variant such a move is the offer of
    the one that the counterpart likes best, under another kind of refusal. It can tell variants
    apart by what they prefer, which is left to the questions here.

    Args:
        game: What is played.
    """

    def __init__(self, game: Game) -> None:
        self._game = game
        self._known: dict[tuple[_Key, ...], tuple[OfferClass, ...]] = {}
        self._alone: dict[tuple[_Key, bool], dict[Package, Signature | None]] = {}

    def at(self, states: States) -> tuple[OfferClass, ...]:
        """The classes of offers in a belief; empty where offers are not legal."""
        if not can_offer(self._game, states[0]):
            return ()
        key = tuple(map(answers_key, states))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._work_out(states))
        return found

    def _work_out(self, states: States) -> list[OfferClass]:
        packages = _legal_in_all(self._game, states)
        plain = self._joint(states, packages, conditional=False)
        found = self._classes(states, packages, plain, "offer")
        spared = [
            i for i, joint in enumerate(plain)
            if any(kept is not _TAKEN and kept.kind == STEP_BACK for kept in joint)
        ]  # fmt: skip
        if spared:
            fewer = tuple(packages[i] for i in spared)
            softer = self._joint(states, fewer, conditional=True)
            found += self._classes(states, fewer, softer, "if")
        return found

    def _joint(
        self, states: States, packages: tuple[Package, ...], *, conditional: bool
    ) -> list[tuple[Signature | None, ...]]:
        columns = [self._column(state, packages, conditional=conditional) for state in states]
        return list(zip(*columns, strict=True))

    def _column(
        self, state: State, packages: tuple[Package, ...], *, conditional: bool
    ) -> list[Signature | None]:
        """The signature of each package in one state; `_TAKEN` where it is accepted."""
        stance = self._game.stance
        assert stance is not None  # noqa: S101  asked for only where offers are legal
        situation = self._game.situations.at(state.variant, state.events)
        # A state meets others in many beliefs, and its own answers are always the same.
        known = self._alone.setdefault((answers_key(state), conditional), {})
        for package in packages:
            if package not in known:
                signature = stance.signature(
                    package, situation=situation, position=state.position, before=state.mine,
                    conditional=conditional,
                )  # fmt: skip
                known[package] = _TAKEN if signature.kind == ACCEPT else signature
        return [known[package] for package in packages]

    def _classes(
        self, states: States, packages: tuple[Package, ...],
        joint: list[tuple[Signature | None, ...]], form: OfferForm,
    ) -> list[OfferClass]:  # fmt: skip
        groups: dict[tuple[Signature | None, ...], list[Package]] = {}
        for package, signatures in zip(packages, joint, strict=True):
            groups.setdefault(signatures, []).append(package)
        found = []
        for signatures, members in groups.items():
            situations = [
                self._game.situations.at(state.variant, state.events)
                for state, kept in zip(states, signatures, strict=True)
                if kept is _TAKEN
            ]
            best = _unbeaten(members, situations) if situations else (members[0],)
            found.append(OfferClass(best, form, signatures))
        return found


def answers_key(state: State) -> _Key:
    """What the answers to all offers in a state depend on."""
    return state.variant, state.events, state.tabled, state.position, state.mine


def _legal_in_all(game: Game, states: States) -> tuple[Package, ...]:
    """What can be offered in every state; an unseen event may rule a package out in some."""
    packages = legal_packages(game, states[0])
    for state in states[1:]:
        others = legal_packages(game, state)
        if others is not packages:
            allowed = frozenset(others)
            packages = tuple(package for package in packages if package in allowed)
    return packages


def _unbeaten(members: list[Package], situations: list[Situation]) -> tuple[Package, ...]:
    """The packages that no other one matches or beats for both sides in every situation."""
    points: dict[tuple[int, ...], Package] = {}
    for package in members:
        point: list[int] = []
        for s in situations:
            point += (s.mine.meets_terms(package), s.mine.value(package), s.theirs.value(package))
        points.setdefault(tuple(point), package)
    kept: list[tuple[int, ...]] = []
    for new in sorted(points, reverse=True):
        if not any(all(a >= b for a, b in zip(old, new, strict=True)) for old in kept):
            kept.append(new)
    return tuple(points[place] for place in kept)
