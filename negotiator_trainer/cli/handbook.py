"""`handbook`: the concept cards, to read, to search and to print."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.handbook.booklet import card_markdown, write_markdown

if TYPE_CHECKING:
    from negotiator_trainer.services.handbook.book import Handbook
    from negotiator_trainer.services.handbook.card import Card

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("handbook")
@click.argument("card", required=False)
@click.option("--search", "words", default="", metavar="WORDS", help="Only cards with these words.")
@click.option("--markdown", type=_FILE, help="Write the whole booklet to this file.")
@click.option("--pdf", type=_FILE, help="Write the whole booklet to this file, a card a page.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def handbook_command(
    card: str | None, words: str, markdown: Path | None, pdf: Path | None, *, as_json: bool
) -> None:
    """Print the handbook's contents, or one CARD. Your practice is never opened."""
    from negotiator_trainer.services.handbook.book import handbook  # noqa: PLC0415

    book = handbook()
    if markdown is not None or pdf is not None:
        _write(book, markdown, pdf)
        return
    if card is not None:
        found = _found(book, card)
        if as_json:
            click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        else:
            click.echo(card_markdown(found))
        return
    shown = book.search(words)
    if as_json:
        listed = [asdict(each) for each in shown]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for part in book.parts:
        cards = [each for each in part.cards if each in shown]
        if cards:
            click.echo(part.name)
        for each in cards:
            click.echo(f"  {each.id:20} {each.title}")
    if not shown:
        click.echo(f"No card has “{words}”.")


def _found(book: Handbook, card: str) -> Card:
    found = book.card(card)
    if found is None:
        raise TrainerError(
            f"The handbook has no card “{card}”.",
            remedy="Choose one that `negotiator-trainer handbook` lists.",
        )
    return found


def _write(book: Handbook, markdown: Path | None, pdf: Path | None) -> None:
    if pdf is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        from negotiator_trainer.ui import fonts  # noqa: PLC0415
        from negotiator_trainer.ui.booklet import write_pdf  # noqa: PLC0415

        app = QGuiApplication.instance() or QGuiApplication(["negotiator-trainer"])
        fonts.load_text_fonts()
        write_pdf(book, pdf)
        del app
        click.echo(f"wrote {pdf}")
    if markdown is not None:
        write_markdown(book, markdown)
        click.echo(f"wrote {markdown}")
