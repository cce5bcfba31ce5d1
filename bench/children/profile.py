"""Makes a profile with some plays in it and one unfinished: ``profile.py DATABASE``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer


def main(database: str) -> None:
    """Play every scenario a few times."""
    library = Library()
    trainer = open_trainer(database, environ={}, library=library, now=lambda: datetime.now(tz=UTC))
    cards = [card for card in trainer.home().cards if card.roles]
    for number in range(3 * len(cards)):
        card = cards[number % len(cards)]
        attempt = trainer.start(card.id, card.roles[0], seed=number)
        session = trainer.practice.session(attempt)
        moves, _ = play_out(session.game, session.variant, TRAINEES["principled"](None))
        for move in moves:
            trainer.practice.play(attempt, move)
        trainer.conclude(attempt, None)
    attempt = trainer.start(cards[0].id, cards[0].roles[0], seed=1)
    trainer.play(attempt, f"say {trainer.table(attempt).options[0].id}")
    trainer.close()


main(sys.argv[1])
