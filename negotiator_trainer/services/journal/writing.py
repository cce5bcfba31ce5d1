"""Writes a case for other programs and other people: as Markdown, and as HTML for a PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from negotiator_trainer.services.journal.outline import Facts, Heading, Items, outline
from negotiator_trainer.services.journal.redacting import Redactor
from negotiator_trainer.services.keeping import html

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.services.journal.outline import Block
    from negotiator_trainer.services.journal.page import CasePage


def markdown(page: CasePage, *, redact: bool) -> str:
    """Write a case as Markdown.

    Args:
        page: The case.
        redact: Whether the names of the people who take part give way to initials, everywhere.
    """
    hidden = _hiding(page, redact=redact)
    return "\n\n".join(_in_markdown(block, hidden) for block in outline(page)) + "\n"


def as_html(page: CasePage, *, redact: bool) -> str:
    """Write a case as a page of HTML without images, links or scripts.

    Args:
        page: The case.
        redact: As for `markdown`.
    """
    hidden = _hiding(page, redact=redact)
    blocks = outline(page)
    title = next(block.text for block in blocks if isinstance(block, Heading))
    return html.page(hidden(title), *(_in_html(block, hidden) for block in blocks))


def _hiding(page: CasePage, *, redact: bool) -> Callable[[str], str]:
    return Redactor(page.people).redact if redact else str


def _in_markdown(block: Block, hidden: Callable[[str], str]) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'#' * level} {_one_line(hidden(text))}"
        case Facts(rows=rows):
            return "\n".join(f"- **{name}:** {_within(hidden(value))}" for name, value in rows)
        case Items(name=name, items=items):
            lines = "\n".join(f"- {_within(hidden(item))}" for item in items)
            return f"**{_one_line(hidden(name))}**\n\n{lines}" if name else lines


def _in_html(block: Block, hidden: Callable[[str], str]) -> str:
    match block:
        case Heading(level=level, text=text):
            return html.heading(hidden(text), level)
        case Facts(rows=rows):
            return html.facts((name, hidden(value)) for name, value in rows)
        case Items(name=name, items=items):
            listed = html.items(html.words(hidden(item)) for item in items)
            return (html.heading(hidden(name), 3) if name else "") + listed


def _one_line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _within(text: str) -> str:
    """Text within an item: its further lines belong to it."""
    return "\n  ".join(_escaped(line) for line in text.strip().splitlines())


def _escaped(line: str) -> str:
    """Let no sign of a person's words be taken for one of Markdown."""
    escaped = re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", line)
    return re.sub(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", r"\1\\\2", escaped)
