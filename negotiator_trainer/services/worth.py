"""What a package that the trainee is putting together would be worth to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.issue import holds
from negotiator_trainer.engine.play import check_package
from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.errors import MoveError
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.services.session import Session


def worth(session: Session, package: Mapping[str, str]) -> int:
    """Return a package's value to the trainee as things stand, combinations included.

    Args:
        session: The attempt.
        package: Option id by issue id; latent issues that are left out stay as they are.

    Raises:
        MoveError: It cannot be offered now: it names what nobody has brought up, or options that
            exclude each other.
    """
    game, state = session.game, session.state
    untouched = tuple(issue.until_tabled or 0 for issue in game.space.issues)
    try:
        chosen = game.space.package_from(package, untouched)
    except ValueError as error:
        raise MoveError(
            tr("That is not a package: {error}.", error=error), remedy=tr("Choose anew.")
        ) from None
    here = game.situations.at(state.variant, state.events)
    rule = next((rule for rule in here.space.not_together if holds(rule, chosen)), None)
    if rule is not None:
        names = [f"“{option_words(game, position, chosen)}”" for position, _ in rule]
        raise MoveError(
            tr("{options} cannot go together.", options=tr(" and ").join(names)),
            remedy=tr("Change one of them."),
        )
    check_package(game, state, chosen)
    return here.mine.value(chosen)
