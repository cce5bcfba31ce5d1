"""A play of a shipped scenario in the words of its lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, Self

from negotiator_trainer import assets
from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.engine.move import Move, Offer, Say, read_move
from negotiator_trainer.engine.outcome import Answered, Outcome
from negotiator_trainer.engine.play import apply, begin, exit_interview, options
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scoring.measures import Measures, Scorer

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.scenario.situation import Situation


@cache
def shipped_game(scenario: str, role: str) -> Game:
    """A scenario in which the checker finds nothing, compiled for a role."""
    report = check(read_folder(assets.root("scenarios") / scenario))
    assert report.diagnostics == ()
    loaded = report.loaded
    assert loaded.scenario is not None
    return compile_game(loaded.scenario, role, loaded.scripts[role])


@cache
def shipped_words(scenario: str, role: str) -> Words:
    return Words(shipped_game(scenario, role))


class Playing:
    """A play of one role; a test file's `Play` names the scenario and the role."""

    scenario: ClassVar[str]
    role: ClassVar[str]

    def __init__(self, variant: str, *steps: str) -> None:
        self.words = shipped_words(self.scenario, self.role)
        self.log: list[Outcome] = [begin(self.game(), variant)]
        self.do(*steps)

    @classmethod
    def game(cls) -> Game:
        return shipped_game(cls.scenario, cls.role)

    @classmethod
    def package(cls, deal: str) -> Package:
        """The package of these options, one an issue, in the issues' order."""
        game = cls.game()
        return game.space.package_from(dict(zip(game.scenario.issues, deal.split(), strict=True)))

    @classmethod
    def at(cls, variant: str, *events: str) -> Situation:
        """The values in force in a variant once some events have happened."""
        game = cls.game()
        bits = sum(1 << game.names.events.index(event) for event in events)
        return game.situations.at(game.variants.index(variant), bits)

    @classmethod
    def worth(cls, deal: str) -> tuple[int, ...]:
        """What a package is worth to the player, and to the other side in each variant."""
        found, sides = cls.package(deal), [cls.at(variant) for variant in cls.game().variants]
        return (sides[0].mine.value(found), *(each.theirs.value(found) for each in sides))

    @property
    def state(self) -> State:
        return self.log[-1].state

    @property
    def situation(self) -> Situation:
        """The values in force now."""
        return self.game().situations.at(self.state.variant, self.state.events)

    def open(self) -> list[str]:
        """The lines that can be said now."""
        return list(self._lines().values())

    def say(self, *parts: str) -> Self:
        """Say the open line that has these words in it, one after the other."""
        for part in parts:
            found = [line for line, text in self._lines().items() if part in text]
            assert len(found) == 1, (part, self.open())
            self.move(Say(found[0]))
        return self

    def do(self, *steps: str) -> Self:
        """Say a line by words in it, or make a move written as in the log, one after the other."""
        for step in steps:
            if any(step in text for text in self.open()):
                self.say(step)
            else:
                self.move(read_move(step, self.game().space))
        return self

    def move(self, move: Move) -> Self:
        self.log.append(apply(self.game(), self.state, move))
        return self

    def offer(self, deal: str) -> str:
        """Offer a package; return how it is answered."""
        self.move(Offer((self.package(deal),)))
        return next(e.reply for e in self.log[-1].events if isinstance(e, Answered))

    def asked(self) -> str:
        """What the other side asks for now."""
        return " ".join(self.game().space.as_mapping(self.state.theirs or ()).values())

    def knows(self, fact: str) -> bool:
        return bool(self.state.known >> self.game().names.facts.index(fact) & 1)

    def measures(self) -> Measures:
        return Scorer(self.game()).measures(self.state)

    def interview(self) -> str:
        """What is said of it afterwards."""
        lines = exit_interview(self.game(), self.state).lines
        return " ".join(each.text for line in lines for each in self.words.groups[line.id])

    def ending(self) -> tuple[str, str]:
        """The verdict, and what is said of it afterwards."""
        return self.measures().verdict, self.interview()

    def _lines(self) -> dict[str, str]:
        return {o.id: self.words.options[o.id].text for o in options(self.game(), self.state)}
