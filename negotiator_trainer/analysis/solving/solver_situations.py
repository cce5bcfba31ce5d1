"""Situations that remember what each package is worth: a search asks the same ones for ever."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.preference import Preference
from negotiator_trainer.bargaining.space import Space
from negotiator_trainer.scenario.situation import Situation, Situations

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.engine.game import Game


@dataclass(frozen=True, slots=True)
class KeptPreference(Preference):
    """A preference that works out each package once."""

    kept: dict[Package, int] = field(default_factory=dict, compare=False, repr=False)

    def value(self, package: Package) -> int:
        """Return what `package` is worth."""
        found = self.kept.get(package)
        if found is None:
            found = self.kept[package] = Preference.value(self, package)
        return found


@dataclass(frozen=True, slots=True)
class KeptSpace(Space):
    """A space that tests and lists its packages once."""

    allowed: dict[Package, bool] = field(default_factory=dict, compare=False, repr=False)
    listed: dict[frozenset[int] | None, tuple[Package, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def allows(self, package: Package) -> bool:
        """Whether `package` can exist."""
        found = self.allowed.get(package)
        if found is None:
            found = self.allowed[package] = Space.allows(self, package)
        return found

    def packages(self, tabled: frozenset[int] | None = None) -> tuple[Package, ...]:
        """Return every package that can exist, in lexicographic order."""
        found = self.listed.get(tabled)
        if found is None:
            found = self.listed[tabled] = Space.packages(self, tabled)
        return found


class KeptSituations(Situations):
    """The situations of one role over kept preferences and spaces."""

    def at(self, variant: int, events: int) -> Situation:
        """Return the situation of a variant (its position) after events (bits by position)."""
        found = self._known.get((variant, events))
        if found is None:
            plain = super().at(variant, events)
            found = replace(
                plain, mine=_kept(plain.mine), theirs=_kept(plain.theirs),
                space=KeptSpace(plain.space.issues, plain.space.not_together),
            )  # fmt: skip
            self._known[variant, events] = found
        return found


def with_kept_values(game: Game) -> Game:
    """The same game, faster to search: every answer is the same."""
    return replace(game, situations=KeptSituations(game.scenario, game.role))


def _kept(party: Party) -> Party:
    p = party.preference
    return replace(party, preference=KeptPreference(p.tables, p.base, p.together))
