"""Example data: a few plays by scripted trainees, for pictures of pages that need some."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.analysis.players.seat import take_seat
from negotiator_trainer.analysis.players.trainees import TRAINEES
from negotiator_trainer.engine.move import Say
from negotiator_trainer.scoring.sheet import (
    Guess,
    Sheet,
    Trade,
    WrittenAlternative,
    WrittenAssumption,
)
from negotiator_trainer.store.records import Answers
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.trainer import Trainer

FIRST_DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LAST_SEED = 34
"""The seed of the last play; `packaging/run` prints the same one that the picture shows."""
_PLAYS = (
    ("first", 3), ("pushover", 5), ("hardliner", 8), ("principled", 2), ("pushover", 13),
    ("principled", 21), ("principled", LAST_SEED),
)  # fmt: skip
_MIDDLE = 4
_SITTING = ("principled", "first", "hardliner")
_SEEDS = range(2, 6)
_NOTE = mark("Ask again what happens on their side if this takes longer.")


class Calendar:
    """A clock that goes on by a few minutes at every look, and by days when told to."""

    def __init__(self) -> None:
        self._now = FIRST_DAY

    def __call__(self) -> datetime:
        """The time now."""
        self._now += timedelta(seconds=40)
        return self._now

    def next_day(self, days: int = 3) -> None:
        """Let days pass."""
        self._now += timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example profile.

    Attributes:
        scenario: The scenario's id.
        role: The role played.
        attempt: The attempt at the stage that was asked for.
    """

    scenario: str
    role: str
    attempt: int


Stage = Literal["prepared", "begun", "midway", "ended", "asked", "finished", "erred", "coached"]
"""How far an example attempt has come.

``prepared``: its sheet is written and nothing said; ``begun``: in the conversation, with
something on the table; ``midway``: the estimate is asked for again; ``ended``: it waits for its
closing estimate; ``asked``: scored, its first questions open; ``finished``: they are answered;
``erred``: the same for a play with costly turns; ``coached``: in a conversation whose turns are
judged at once.
"""


def fill(
    trainer: Trainer, pass_days: Callable[[], None], *, scenario: str = "", stage: Stage
) -> Example:
    """Fill an empty profile with plays of one scenario; always the same ones."""
    chosen = scenario or trainer.library.entries()[0].id
    role = trainer.library.open(chosen).role_or_first(None)
    attempt, concluded = 0, []
    for name, seed in _PLAYS:
        attempt = _played(trainer, chosen, role, name, seed)
        trainer.conclude(attempt, example_sheet(_game(trainer, attempt)).guess)
        concluded.append(attempt)
        pass_days()
    if stage == "erred":
        attempt = _played(trainer, chosen, role, "haggler", 89)
        trainer.conclude(attempt, example_sheet(_game(trainer, attempt)).guess)
        concluded.append(attempt)
    if stage in {"finished", "erred"}:
        least = _least(_game(trainer, attempt))
        answers = Answers(least=least, moment_turn=2, rating=4, at=FIRST_DAY)
        for each in concluded:
            trainer.answer(each, answers)
    elif stage in {"prepared", "begun", "midway", "coached"}:
        attempt = _begun(trainer, chosen, role, stage=stage)
    else:
        attempt = _played(trainer, chosen, role, "principled", 55)
        if stage == "asked":
            trainer.conclude(attempt, None)
    return Example(scenario=chosen, role=role, attempt=attempt)


def example_sheet(game: Game) -> Sheet:
    """A sheet as a careful trainee would have written it from the confidential sheet."""
    role = game.scenario.roles[game.role]
    mine = game.situations.at(0, 0).mine
    best = max(mine.value(p) for p in game.space.packages(frozenset()))
    target = role.reservation + (best - role.reservation) * 2 // 5
    offer = max(
        (p for p in game.space.packages(frozenset()) if mine.value(p) <= best), key=mine.value
    )
    estimate = game.side.estimate
    money = estimate.money if estimate else None
    panel = estimate.panel if estimate else None
    public = [issue for issue in game.space.issues if not issue.latent]
    share, rest = divmod(100, max(1, len(public)))
    return Sheet(
        alternatives=tuple(
            WrittenAlternative(text=a.text, feasibility=a.chance, value=a.value)
            for a in role.alternatives.values() if not a.excluded
        ),
        walkaway=role.reservation, trigger=role.trigger, exit_line=role.exit_line, target=target,
        first_offer=game.space.as_mapping(offer),
        first_offer_reason=tr("It is what the comparable ones came to."),
        interests=tuple(role.interests), only_i_bring=(tr("a quick, quiet yes"),),
        only_they_bring=(tr("what nobody else has ready"),), power=6,
        guess=Guess(low=money.low + (money.high - money.low) // 5,
                    high=money.high - (money.high - money.low) // 5) if money
        else Guess(panel=tuple((70, 60, 40, 50, 45, 30)[: len(panel.packages)]) if panel else ()),
        chips={issue.id: share + (rest if i == 0 else 0) for i, issue in enumerate(public)},
        assumptions=tuple(
            WrittenAssumption(text=a.text, known_as=i)
            for i, a in enumerate(game.side.assumptions[:4])
        ),
        questions=(tr("What matters most to you about the date?"), tr("Who else has a say?"),
                   tr("What happens on your side if we wait?")),
        trades=(Trade(give=tr("the date"), get=tr("the price")),), agree_chance=70,
    )  # fmt: skip


def _begun(trainer: Trainer, scenario: str, role: str, *, stage: Stage) -> int:
    """An attempt under way; plays that end too soon are put aside."""
    for name, seed in product(_SITTING, _SEEDS):
        attempt = _begun_with(trainer, scenario, role, stage=stage, seed=seed, name=name)
        if not trainer.practice.session(attempt).ended:
            break
        trainer.discard(attempt)
    return attempt


def _begun_with(
    trainer: Trainer, scenario: str, role: str, *, stage: Stage, seed: int, name: str
) -> int:
    attempt = trainer.start(scenario, role, seed=seed, coached=stage == "coached")
    sheet = example_sheet(_game(trainer, attempt))
    trainer.save_sheet(attempt, sheet)
    if stage == "midway":
        _play(trainer, attempt, name, until=lambda: trainer.table(attempt).ask_midway)
    elif stage in {"begun", "coached"}:
        _play(trainer, attempt, name, until=lambda: _mid_conversation(trainer, attempt))
        trainer.estimate(attempt, sheet.guess, stage="midway")
        trainer.note(attempt, tr(_NOTE))
    return attempt


def _mid_conversation(trainer: Trainer, attempt: int) -> bool:
    """Whether there is something to accept, and a few turns to look back on."""
    table = trainer.table(attempt)
    return table.round >= _MIDDLE and table.standing is not None and len(table.options) > 1


def _played(trainer: Trainer, scenario: str, role: str, name: str, seed: int) -> int:
    attempt = trainer.start(scenario, role, seed=seed)
    trainer.save_sheet(attempt, example_sheet(_game(trainer, attempt)))
    _play(trainer, attempt, name)
    return attempt


def _play(
    trainer: Trainer, attempt: int, name: str, *, until: Callable[[], bool] | None = None
) -> None:
    seat = trainer.seat(attempt)
    trainee = TRAINEES[name](Random(attempt))  # noqa: S311  not a secret
    while not seat.session.ended and (until is None or not until()):
        said = frozenset(move.id for move in seat.session.moves if isinstance(move, Say))
        seat.play(trainee(take_seat(seat.session.game, seat.session.log, said)))
        if until is None and len(seat.session.moves) == 2:
            trainer.note(attempt, tr(_NOTE))


def _game(trainer: Trainer, attempt: int) -> Game:
    return trainer.practice.session(attempt).game


def _least(game: Game) -> int:
    estimate = game.side.estimate
    if estimate is not None and estimate.money is not None:
        return (estimate.money.low + estimate.money.high) // 2
    return 1
