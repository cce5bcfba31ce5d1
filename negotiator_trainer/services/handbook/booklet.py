"""The whole handbook as one document: Markdown for any reader, HTML for the printer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.handbook.card import heading
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.services.handbook.book import Handbook
    from negotiator_trainer.services.handbook.card import Card


def as_markdown(book: Handbook) -> str:
    """The booklet in Markdown, with its contents first."""
    lines = [f"# {book.title}", ""]
    for part in book.parts:
        lines.append(f"- {part.name}")
        lines += [f"    - [{card.title}](#{card.id})" for card in part.cards]
    for part in book.parts:
        lines += ["", f"## {part.name}"]
        for card in part.cards:
            lines += ["", f'<a id="{card.id}"></a>', "", card_markdown(card)]
    return "\n".join(lines) + "\n"


def as_html(book: Handbook) -> str:
    """The booklet in the HTML that Qt's text documents read: each card on a page of its own."""
    parts = [f"<h1>{escape(book.title)}</h1>"]
    for part in book.parts:
        parts.append(f"<p><b>{escape(part.name)}</b></p>")
        parts.append(f"<p>{' · '.join(escape(card.title) for card in part.cards)}</p>")
    parts += [_card_html(card, part.name) for part in book.parts for card in part.cards]
    return f"<html><body>{''.join(parts)}</body></html>"


def card_markdown(card: Card) -> str:
    """One card in Markdown."""
    sources = (f"- {source}" for source in card.sources)
    return "\n".join((
        f"### {card.title}", "", f"*{card.summary}*", "",
        f"**{heading('what')}.** " + "\n\n".join(card.what), "",
        f"**{heading('fails')}.** " + "\n\n".join(card.fails), "",
        f"**{heading('line')}.** “{card.line}”", "",
        f"- {card.without}", f"- {card.with_it}", "",
        f"{heading('sources')}:", "", *sources,
    ))  # fmt: skip


def write_markdown(book: Handbook, file: Path) -> None:
    """Write the booklet as Markdown.

    Raises:
        TrainerError: The file cannot be written.
    """
    try:
        file.write_text(as_markdown(book), encoding="utf-8")
    except OSError as error:
        raise unwritable(file) from error


def unwritable(file: Path) -> TrainerError:
    """What is said where a booklet cannot be written."""
    problem = tr("The booklet could not be written to {file}.", file=file)
    return TrainerError(problem, remedy=tr("Choose another place for it."))


def _card_html(card: Card, part: str) -> str:
    def paragraphs(texts: tuple[str, ...]) -> str:
        return "".join(f"<p>{escape(text)}</p>" for text in texts)

    return (
        f'<p style="page-break-before: always; color: #5d646e">{escape(part)}</p>'
        f"<h2>{escape(card.title)}</h2><p><i>{escape(card.summary)}</i></p>"
        f"<h3>{heading('what')}</h3>{paragraphs(card.what)}"
        f"<h3>{heading('fails')}</h3>{paragraphs(card.fails)}"
        f"<h3>{heading('line')}</h3><p>“{escape(card.line)}”</p>"
        f"<h3>{heading('examples')}</h3>{paragraphs((card.without, card.with_it))}"
        f"<h3>{heading('sources')}</h3><p>{'<br>'.join(escape(s) for s in card.sources)}</p>"
    )
