"""`drill`: what is due today, one decision at a time; and what there is, as a list."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING

import click

from negotiator_trainer.cli.conversation import ask_move, told, wrapped
from negotiator_trainer.cli.trainer import opened, utc_now
from negotiator_trainer.errors import MoveError, StoreError
from negotiator_trainer.services.review.page import NotReady
from negotiator_trainer.wording import ntr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.services.drills.views import Answered, DrillPosition
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.store.drill_records import Drill

_RATINGS = {1: "again", 2: "hard", 3: "good", 4: "easy"}


class TerminalTables:
    """Finds the solved table of a role, or solves it where that is a matter of seconds.

    Args:
        environ: The environment, which names the folder of kept tables.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._found: dict[tuple[str, str], Table | None] = {}

    def find(self, content: str, game: Game) -> Table | NotReady:
        """The table of a game."""
        from negotiator_trainer.cli.judging import find_table  # noqa: PLC0415
        from negotiator_trainer.services.solving.place import Key, solved_folder  # noqa: PLC0415

        key = (content, game.role)
        if key not in self._found:
            named = Key(content=content, role=game.role)
            self._found[key] = find_table(game, solved_folder(self._environ), named)
        table = self._found[key]
        if table is not None:
            return table
        scenario = game.scenario.id
        return NotReady(words=f"Not solved yet: run negotiator-trainer solve {scenario}")


def reviews_of(trainer: Trainer) -> Reviews:
    """The reviews of a profile, for one command."""
    from negotiator_trainer.services.review.service import Reviews  # noqa: PLC0415

    tables = TerminalTables(os.environ)
    return Reviews(trainer.database, trainer.practice, tables, now=utc_now)


@click.command("drill")
@click.option("--list", "as_list", is_flag=True, help="List every drill and when it comes back.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def drill_command(database: str | None, *, as_list: bool, as_json: bool) -> None:
    """Answer the drills that are due: positions in which you lost more than 5 points."""
    if as_list or as_json:
        with opened(database) as trainer:
            drills = trainer.drills.every()
        _print_list(drills, as_json=as_json)
        return
    if not sys.stdin.isatty():
        raise MoveError(
            "There is no terminal to drill in, and nothing was answered.",
            remedy="Use --list, or the window.",
        )
    with opened(database) as trainer:
        _play(trainer)


def _print_list(drills: tuple[Drill, ...], *, as_json: bool) -> None:
    if as_json:
        found = [
            {
                "id": drill.id, "scenario": drill.scenario, "role": drill.role,
                "attempt": drill.attempt, "turn": drill.turn, "skill": drill.skill,
                "loss": round(drill.loss, 2), "state": drill.state,
                "due": drill.schedule.due_on.isoformat(), "lapses": drill.schedule.lapses,
                "answers": drill.answers,
            }
            for drill in drills
        ]  # fmt: skip
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if not drills:
        click.echo("No drills yet. A turn that costs more than 5 points becomes one.")
    for drill in drills:
        state = drill.state.replace("_", " ")
        comes = f", {drill.schedule.due_on}" if drill.state in {"due", "mastered"} else ""
        click.echo(
            f"{drill.id:>4}  {drill.scenario} as {drill.role}, turn {drill.turn}: "
            f"{drill.skill}, cost {drill.loss:.0f} ({state}{comes})"
        )


def _play(trainer: Trainer) -> None:
    reviews = reviews_of(trainer)
    queue = trainer.drills.queue(_now())
    for number, drill in enumerate(queue, start=1):
        click.secho(f"\n{number} of {len(queue)}", bold=True)
        try:
            _one(trainer, reviews, drill)
        except StoreError as error:
            click.secho(str(error), fg="yellow")
    today = trainer.drills.today(_now())
    if today.answered:
        click.echo("\nThat is all for today: " + ntr(
            "{count} answered.", "{count} answered.", today.answered
        ))  # fmt: skip
    else:
        click.echo("Nothing is due today.")
    if today.waiting:
        click.echo(ntr("{count} more waits until tomorrow.", "{count} more wait until tomorrow.",
                       today.waiting))  # fmt: skip
    elif today.next_on is not None:
        click.echo(f"The next one comes on {today.next_on}.")


def _one(trainer: Trainer, reviews: Reviews, drill: Drill) -> None:
    from negotiator_trainer.services.drills import asking  # noqa: PLC0415

    position = asking.position(drill, reviews, trainer.drills)
    _show(position)
    began = time.monotonic()
    while True:
        move = _decided(position.before)
        answered = asking.judge(
            drill, position.before.write(move), reviews, trainer.drills,
            seconds=time.monotonic() - began, now=_now(),
        )  # fmt: skip
        if isinstance(answered, NotReady):
            click.secho(answered.words, fg="yellow")
            return
        _tell(answered, position)
        wish = _wish()
        if wish == "u":
            trainer.drills.take_back(answered, now=_now())
            began = time.monotonic()
            continue
        if wish:
            answered = trainer.drills.rate(answered, int(wish), now=_now())
            click.echo(_comes(answered))
        return


def _show(position: DrillPosition) -> None:
    table = position.table
    click.echo(wrapped(f"{position.title}: you are {table.my_name}, with {table.their_name}."))
    speaker, words = position.said
    click.echo(wrapped(f"{speaker}: {words}" if speaker else words))
    click.echo(wrapped(position.standing))


def _decided(session: Session) -> Move:
    while True:
        try:
            move = ask_move(session)
            if move is not None:
                session.preview(move)
                return move
        except MoveError as error:
            click.secho(str(error), fg="yellow")


def _tell(answered: Answered, position: DrillPosition) -> None:
    verdict = answered.verdict
    for line in verdict.lines:
        click.echo(told(line))
    click.secho(f"\n{verdict.label.words.capitalize()}. {verdict.sentence}", bold=True)
    if position.card is not None:
        click.echo(f"Card: {position.card.title} (negotiator-trainer handbook)")
    click.echo(_comes(answered))


def _comes(answered: Answered) -> str:
    name = _RATINGS[answered.rating]
    if answered.drill.state == "leech":
        return (
            f"Rated {name}. It was missed {answered.drill.schedule.lapses} times and does not "
            f"come back: read the card, then play {answered.drill.scenario}."
        )
    days = ntr("{count} day", "{count} days", answered.days[answered.rating - 1])
    mastered = " Mastered." if answered.drill.state == "mastered" else ""
    return f"Rated {name}: it comes back in {days}.{mastered}"


def _wish() -> str:
    """What the person wants of the rating: nothing, 1 to 4, or u to undo."""
    keys = "Enter goes on · 1 again · 2 hard · 3 good · 4 easy · u undo"
    while True:
        said = str(click.prompt(click.style(keys, dim=True), default="", show_default=False))
        if said.strip().lower() in {"", "1", "2", "3", "4", "u"}:
            return said.strip().lower()


def _now() -> datetime:
    return utc_now().astimezone()
