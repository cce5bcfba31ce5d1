"""`play`: at the terminal, by a scripted trainee, or from a file of moves."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Protocol

import click

from negotiator_trainer.cli.conversation import converse
from negotiator_trainer.cli.outcome import print_debrief
from negotiator_trainer.errors import MoveError
from negotiator_trainer.services.casting import MOST_SEED, cast
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.session import Session

if TYPE_CHECKING:
    from negotiator_trainer.analysis.players.trainees import Trainee
    from negotiator_trainer.engine.move import Move

_MOST_MOVES = 64 * 1024


class Seated(Protocol):
    """Somebody's place at a table: a session, and moves that are kept."""

    session: Session

    def play(self, move: Move) -> None:
        """Make a move."""


class Unsaved:
    """A play that leaves nothing behind."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def play(self, move: Move) -> None:
        """Make a move in memory."""
        self.session.play(move)


@click.command("play")
@click.argument("scenario")
@click.option("--role", help="The side to play; the first playable one by default.")
@click.option("--variant", help="The counterpart's truth; drawn from the seed by default.")
@click.option("--seed", type=click.IntRange(0, MOST_SEED), help="What the draws follow from.")
@click.option("--trainee", metavar="NAME", help="Let a scripted trainee play.")
@click.option(
    "--moves", "moves_file", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Play the moves in this file, one a line.",
)  # fmt: skip
@click.option("--no-save", is_flag=True, help="Keep nothing of this play.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON at the end.")
@click.pass_obj
def play_command(
    database: str | None, scenario: str, role: str | None, variant: str | None, seed: int | None,
    trainee: str | None, moves_file: Path | None, *, no_save: bool, as_json: bool,
) -> None:  # fmt: skip
    """Play SCENARIO: in the terminal, or with --trainee or --moves without anybody there."""
    seed = secrets.randbelow(MOST_SEED) if seed is None else seed
    unattended = trainee is not None or moves_file is not None
    player = _trainee(trainee, seed) if trainee is not None else None
    if not unattended and not sys.stdin.isatty():
        raise MoveError(
            "There is no terminal to play in, and nothing was played.",
            remedy="Use --trainee principled, or --moves FILE.",
        )
    playable = Library().open(scenario)
    role = playable.role_or_first(role)
    game = playable.game(role)
    drawn = cast(game, seed=seed, variant=variant)
    if no_save:
        seated: Seated = Unsaved(Session(game, playable.words(role), variant=drawn, seed=seed))
        _carry_on(seated, player, moves_file)
    else:
        from negotiator_trainer.cli.drilling import reviews_of  # noqa: PLC0415
        from negotiator_trainer.cli.keeping import back_up_quietly  # noqa: PLC0415
        from negotiator_trainer.cli.trainer import opened  # noqa: PLC0415

        with opened(database) as trainer:
            attempt = trainer.start(scenario, role, variant=drawn, seed=seed)
            seated = trainer.seat(attempt)
            _carry_on(seated, player, moves_file)
            if seated.session.ended:
                trainer.conclude(attempt, None)
                # What was lost comes back as drills, as far as the scenario is solved.
                reviews_of(trainer).page(attempt)
                back_up_quietly(trainer.database)
    _tell(seated.session, playable.digest, as_json=as_json)


def _tell(session: Session, content: str, *, as_json: bool) -> None:
    if not session.ended:
        click.echo("Not finished. It can be resumed from the window or with the same command.")
        return
    from negotiator_trainer.cli.judging import judge  # noqa: PLC0415

    print_debrief(session, judge(session, content, os.environ), as_json=as_json)


def _carry_on(seated: Seated, player: Trainee | None, moves_file: Path | None) -> None:
    if player is not None:
        _let_play(seated, player)
    elif moves_file is not None:
        _follow(seated, moves_file)
    else:
        converse(seated)


def _trainee(name: str, seed: int) -> Trainee:
    from negotiator_trainer.analysis.players.trainees import TRAINEES  # noqa: PLC0415

    if name not in TRAINEES:
        raise MoveError(
            f"There is no scripted trainee “{name}”.",
            remedy=f"Choose one of {', '.join(TRAINEES)}.",
        )
    return TRAINEES[name](Random(seed))  # noqa: S311  not a secret


def _let_play(seated: Seated, trainee: Trainee) -> None:
    from negotiator_trainer.analysis.players.seat import take_seat  # noqa: PLC0415
    from negotiator_trainer.engine.move import Say  # noqa: PLC0415

    session = seated.session
    while not session.ended:
        said = frozenset(move.id for move in session.moves if isinstance(move, Say))
        seated.play(trainee(take_seat(session.game, session.log, said)))


def _follow(seated: Seated, file: Path) -> None:
    text = file.read_text(encoding="utf-8")[:_MOST_MOVES]
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            seated.play(seated.session.read(line))
        except MoveError as error:
            raise MoveError(
                f"{file.name}, line {number}: {error.problem}", remedy=error.remedy
            ) from None
