"""Which variant an attempt meets, drawn from its seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game

MOST_SEED = 2**31 - 1


def cast(game: Game, *, seed: int, variant: str | None = None) -> str:
    """The variant asked for, or one drawn from the seed by the variants' weights.

    Raises:
        ScenarioError: The scenario has no such variant.
    """
    if variant is None:
        weights = [v.weight for v in game.side.variants.values()]
        return Random(seed).choices(game.variants, weights)[0]  # noqa: S311  not a secret
    if variant not in game.variants:
        raise ScenarioError(
            tr("“{title}” has no variant “{variant}”.", title=game.scenario.title, variant=variant),
            remedy=tr("Choose one of {variants}.", variants=", ".join(game.variants)),
        )
    return variant
