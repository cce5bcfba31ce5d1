"""The conversation in a terminal: what was said, what can be said, one key for the rest."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.errors import MoveError

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.cli.play import Seated
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.services.table_view import OptionView, TranscriptLine

_WIDTH = 78
_KEYS = "a number says that line · o offer · a accept · w walk away · x step outside · s sheet"


def converse(seated: Seated) -> None:
    """Play until it ends or the person leaves; what was played so far is kept."""
    session = seated.session
    _introduce(session)
    shown = 0
    while not session.ended:
        shown = _show_new(session, shown)
        try:
            move = ask_move(session)
            if move is not None:
                seated.play(move)
        except MoveError as error:
            click.secho(str(error), fg="yellow")
    _show_new(session, shown)


def _introduce(session: Session) -> None:
    scenario, game = session.game.scenario, session.game
    role, other = scenario.roles[game.role], scenario.roles[game.side.counterpart]
    click.secho(f"\n{scenario.title}", bold=True)
    click.echo(wrapped(scenario.brief))
    click.secho(f"\nYou are {role.name}, {role.position}. Only you know this:", bold=True)
    click.echo(wrapped(role.sheet))
    click.echo(f"\nAcross the table: {other.name}, {other.position}.\n")


def _show_new(session: Session, shown: int) -> int:
    for line in session.transcript[shown:]:
        click.echo(told(line))
    return len(session.transcript)


def told(line: TranscriptLine) -> str:
    """Return a line of the conversation as the terminal shows it."""
    if line.who == "narration":
        return click.style(wrapped(line.words, "  "), italic=True)
    aside = "; ".join(part for part in (line.mood, line.cue) if part)
    who = f"{line.speaker} ({aside})" if aside else line.speaker
    return wrapped(f"{click.style(who, bold=True)}: {line.words}", "  ")


def wrapped(text: str, indent: str = "") -> str:
    """Break text into lines that can be read; each further line begins with `indent`."""
    return "\n".join(
        textwrap.fill(part, _WIDTH, subsequent_indent=indent) for part in text.splitlines()
    )


def ask_move(session: Session) -> Move | None:
    """Ask what shall be done; None where something else was wanted first.

    Raises:
        MoveError: It cannot be done, or is no move.
    """
    options = session.options()
    click.echo(f"\nTurn {len(session.moves) + 1} of at most {session.game.side.rounds}")
    for number, option in enumerate(options, start=1):
        click.echo(wrapped(f"  {number}  {option.words}", "     "))
    if session.standing is not None:
        standing = session.standing
        click.echo(f"  On the table: {standing.words} (worth {standing.value:,} to you)")
    answer = str(click.prompt(click.style(_KEYS, dim=True), prompt_suffix="\n> ")).strip()
    return _chosen(session, answer, options)


def _chosen(  # noqa: PLR0911  one a key
    session: Session, answer: str, options: tuple[OptionView, ...]
) -> Move | None:
    match answer.lower():
        case "o":
            return Offer((_build(session),))
        case "a":
            return Accept() if click.confirm("Accept what is on the table?") else None
        case "w":
            return Walk() if click.confirm("Leave the table?") else None
        case "x":
            return Outside()
        case "s":
            _introduce(session)
            return None
    if answer.isdecimal() and 1 <= int(answer) <= len(options):
        return Say(options[int(answer) - 1].id)
    return session.read(answer)


def _build(session: Session) -> Package:
    """Ask for one option an issue; an empty answer keeps the last one offered or asked."""
    if not session.can_offer:
        raise MoveError("Offers are not possible at this point.", remedy="Say something first.")
    game = session.game
    last = next((offer.package for offer in reversed(session.offers)), None)
    chosen: dict[str, str] = {}
    for i, issue in enumerate(game.space.issues):
        if issue.until_tabled is not None and not session.state.tabled >> i & 1:
            continue
        name = game.scenario.issues[issue.id].name
        choices = ", ".join(issue.options) if issue.numbers is None else (
            f"{issue.options[0]} to {issue.options[-1]}"
        )  # fmt: skip
        default = last[issue.id] if last else issue.options[0]
        chosen[issue.id] = str(click.prompt(f"  {name} ({choices})", default=default))
    move = session.read("offer " + " ".join(f"{k}={v}" for k, v in chosen.items()))
    assert isinstance(move, Offer)  # noqa: S101  it was written as one
    package = move.packages[0]
    mine = game.situations.at(session.state.variant, session.state.events).mine
    words = ", ".join(option_words(game, i, package) for i in range(len(package)))
    click.echo(f"  {words}: worth {mine.value(package):,} to you")
    return package
