"""“Live by Monday”, compiled, and a play of it in the words of its lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.engine.move import Move, Say, read_move
from negotiator_trainer.engine.outcome import Answered, Outcome
from negotiator_trainer.engine.play import apply, begin, exit_interview, options
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder

if TYPE_CHECKING:
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.scenario.situation import Situation

FOLDER = Path(__file__).parents[2] / "scenarios" / "clinic-dashboard"
ISSUES = ("deliver", "days", "when", "who", "review", "beta")
VARIANTS = ("mornings", "live_clause", "in_writing")
MOVED = {"mornings": ["renewals_seen"], "live_clause": [], "in_writing": ["note_together"]}


@cache
def compiled() -> Game:
    """The scenario, compiled for the product owner."""
    report = check(read_folder(FOLDER))
    assert report.diagnostics == ()
    assert report.loaded.scenario is not None
    return compile_game(
        report.loaded.scenario, "product_owner", report.loaded.scripts["product_owner"]
    )


def situation_after(game: Game, variant: str, *events: str) -> Situation:
    """The values in force in a variant once some events have happened."""
    bits = sum(1 << game.names.events.index(event) for event in events)
    return game.situations.at(game.variants.index(variant), bits)


class Play:
    """A play by the words of its lines."""

    def __init__(self, game: Game, variant: str) -> None:
        self.game = game
        self.words = Words(game)
        self.log: list[Outcome] = [begin(game, variant)]

    @property
    def state(self) -> State:
        return self.log[-1].state

    def open(self) -> list[str]:
        """The lines that can be said now."""
        return [self.words.options[o.id].text for o in options(self.game, self.state)]

    def say(self, *starts: str) -> Play:
        """Say the open lines that contain these words, one after the other."""
        for start in starts:
            found = [
                option.id for option in options(self.game, self.state)
                if start in self.words.options[option.id].text
            ]  # fmt: skip
            assert len(found) == 1, (start, self.open())
            self.move(Say(found[0]))
        return self

    def offer(self, deal: str) -> str:
        """Offer a package; return how she answers."""
        pairs = zip(ISSUES, deal.split(), strict=True)
        written = " ".join(f"{issue}={option}" for issue, option in pairs)
        self.move(read_move(f"offer {written}", self.game.space))
        return next(e.reply for e in self.log[-1].events if isinstance(e, Answered))

    def move(self, move: Move) -> None:
        self.log.append(apply(self.game, self.state, move))

    def interview(self) -> str:
        """What she says of it afterwards."""
        lines = exit_interview(self.game, self.state).lines
        spoken = [each for line in lines for each in self.words.plain[line.id]]
        return " ".join(each.words for each in spoken if each is not None)

    def knows(self, fact: str) -> bool:
        return bool(self.state.known >> self.game.names.facts.index(fact) & 1)
