"""Every command: each part of the trainer without a screen, and the window."""

from __future__ import annotations

import os
from importlib import import_module

import click

from negotiator_trainer import __version__, assets, wording

_COMMANDS = {
    "list": "scenarios:list_command",
    "check": "checking:check_command",
    "format": "scenarios:format_command",
    "explore": "exploring:explore_command",
    "solve": "solve:solve_command",
    "simulate": "simulate:simulate_command",
    "zone": "zone:zone_command",
    "ids": "authoring:ids_command",
    "schema": "authoring:schema_command",
    "extension": "authoring:extension_command",
    "play": "play:play_command",
    "drill": "drilling:drill_command",
    "journal": "journal:journal_command",
    "handbook": "handbook:handbook_command",
    "attempts": "records:attempts_command",
    "export": "records:export_command",
    "import": "records:import_command",
    "backup": "keeping:backup_command",
    "restore": "keeping:restore_command",
    "erase": "keeping:erase_command",
    "shot": "shot:shot_command",
}
"""Commands and where they live; a module is imported when its command is asked for."""


class _Lazy(click.Group):
    """A group that imports a command when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which people meet them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None for a name that does not exist."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"negotiator_trainer.cli.{module}"), name)
        return command


@click.group(cls=_Lazy, invoke_without_command=True)
@click.option("--database", metavar="PATH", help="Keep practice in this database instead.")
@click.version_option(__version__, prog_name="negotiator-trainer")
@click.pass_context
def cli(ctx: click.Context, database: str | None) -> None:
    """Practise negotiation against scripted counterparts. Without a command: the window."""
    ctx.obj = database
    wording.use(wording.wanted(os.environ), assets.root("resources") / "locale")
    if ctx.invoked_subcommand is None:
        from negotiator_trainer.cli.window import open_window  # noqa: PLC0415

        ctx.exit(open_window(database))
