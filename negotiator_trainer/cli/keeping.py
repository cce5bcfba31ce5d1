"""Commands about what is yours: backups, going back to one, erasing everything."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotiator_trainer.cli.trainer import utc_now
from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.profile import profile_path
from negotiator_trainer.store import locations
from negotiator_trainer.wording import look_up

if TYPE_CHECKING:
    from negotiator_trainer.services.keeping.backups import KeptBackup
    from negotiator_trainer.store.database import Database


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup_command(database: str | None, file: Path | None) -> None:
    """Make a verified backup now, among the others, or in FILE."""
    from negotiator_trainer.services.keeping.automatic import back_up, back_up_to  # noqa: PLC0415
    from negotiator_trainer.store.database import Database  # noqa: PLC0415  imports SQLModel

    with closing(Database.open(_require_file(database), now=utc_now, create=False)) as profile:
        made = back_up(profile) if file is None else back_up_to(profile, file)
    click.echo(f"wrote {made} ({made.stat().st_size:,} bytes), and verified it")


@click.command("restore")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--latest", is_flag=True, help="Restore the newest sound backup.")
@click.option("--list", "listed", is_flag=True, help="List the backups and what each contains.")
@click.option("--json", "as_json", is_flag=True, help="With --list: print JSON.")
@click.pass_obj
def restore_command(
    database: str | None, file: Path | None, *, latest: bool, listed: bool, as_json: bool
) -> None:
    """Go back to the backup FILE, or to the newest; what is there now is put aside."""
    from negotiator_trainer.services.keeping.backups import kept_backups  # noqa: PLC0415
    from negotiator_trainer.services.keeping.restoring import (  # noqa: PLC0415
        restore_from,
        restore_latest,
    )

    profile = _require_file(database)
    if listed:
        _print_backups(kept_backups(profile), as_json=as_json)
        return
    if (file is None) is not latest:
        raise StoreError(
            "Which backup is to be restored was not said; nothing was changed.",
            remedy="Name a file, or use --latest; --list shows them.",
        )
    if file is None:
        done = restore_latest(profile, now=utc_now)
    else:
        beside = locations.backup_folder(profile) / file.name
        done = restore_from(profile, file if file.exists() else beside, now=utc_now)
    click.echo(f"restored {done.source.name}")
    if done.aside is not None:
        click.echo(f"what was there before is {done.aside}")


@click.command("erase")
@click.option("--yes-erase-everything", "yes", is_flag=True, help="Do it; there is no way back.")
@click.pass_obj
def erase_command(database: str | None, *, yes: bool) -> None:
    """Delete every attempt, case and drill, all backups, choices and crash reports, for good."""
    from negotiator_trainer.services.keeping.erasing import (  # noqa: PLC0415
        OUT_OF_REACH,
        erase_everything,
    )

    profile = _require_file(database)
    if not yes:
        raise StoreError(
            f"Nothing was erased. Everything of {profile} would be: attempts, cases, drills, "
            f"backups, choices. {look_up(OUT_OF_REACH)}",
            remedy="To do it: negotiator-trainer erase --yes-erase-everything. To keep a copy "
            "first: negotiator-trainer export FILE.zip.",
        )
    done = erase_everything(profile, config=locations.config_folder(), environ=os.environ)
    click.echo(f"Everything is erased. {look_up(OUT_OF_REACH)}")
    for path in done.strange:
        click.echo(f"left alone, for it is not the program's: {path}")


def back_up_quietly(database: Database) -> None:
    """Make a backup where one is due; that there was no room for it is one line, no failure."""
    from negotiator_trainer.services.keeping.automatic import back_up_if_due  # noqa: PLC0415

    try:
        back_up_if_due(database)
    except StoreError as error:
        click.echo(f"No backup was made. {error}", err=True)


def _require_file(database: str | None) -> Path:
    if database is not None and locations.is_server(database):
        from negotiator_trainer.store.server import own_backups, shown  # noqa: PLC0415

        raise own_backups(shown(database))
    return profile_path(database, environ=os.environ)


def _print_backups(kept: tuple[KeptBackup, ...], *, as_json: bool) -> None:
    from negotiator_trainer.services.keeping.backups import contents_in_words  # noqa: PLC0415

    if as_json:
        click.echo(json.dumps([_as_json(each) for each in kept], ensure_ascii=False, indent=2))
        return
    if not kept:
        click.echo("No backups yet.")
    for each in kept:
        made = each.made_at.astimezone().strftime("%Y-%m-%d %H:%M") if each.made_at else "no date"
        before = f" (before the upgrade from {each.upgraded_from})" if each.upgraded_from else ""
        click.echo(f"{made}  {each.path.name}{before}: {contents_in_words(each)}")


def _as_json(kept: KeptBackup) -> dict[str, object]:
    found = kept.contents
    return {
        "file": str(kept.path),
        "made_at": kept.made_at.isoformat() if kept.made_at else None,
        "bytes": kept.size,
        "readable": kept.usable,
        "attempts": found.attempts if found else None,
        "cases": found.cases if found else None,
        "drills": found.drills if found else None,
        "last_change": found.last_change.isoformat() if found and found.last_change else None,
    }
