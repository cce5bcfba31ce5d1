"""HTML for people, put together so that no word of theirs can be taken for a tag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from string import Template
from typing import TYPE_CHECKING

from negotiator_trainer import assets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_END = "</body>"
_AMOUNTS = frozenset(
    {"walkaway", "target", "value", "amount", "low", "high", "limit", "lost_to_delay",
     "gained_by_time"}
)  # fmt: skip
"""Names of what is counted in the unit of the negotiation."""


def page(title: str, *blocks: str) -> str:
    """Return a whole page; `blocks` are HTML that this module made."""
    template = Template(assets.text("export", "page.html"))
    return template.substitute(title=words(title), body="\n".join(block for block in blocks))


def continued(page: str, *blocks: str) -> str:
    """Return a page that `page` made with more blocks at its end."""
    # No words of a person can hold the tag: there it is escaped.
    return page.replace(_END, "\n".join([*blocks, _END]), 1)


def words(text: object) -> str:
    """Return text as HTML; characters that HTML cannot hold are left out."""
    kept = "".join(c for c in str(text) if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))
    return escape(kept)


def heading(text: str, level: int = 2) -> str:
    """Return a heading of level 1 to 3."""
    return f"<h{level}>{words(text)}</h{level}>"


def paragraph(text: str, *, kind: str = "words") -> str:
    """Return a paragraph with its line breaks."""
    return f'<p class="{kind}">{words(text)}</p>'


def link(text: str, target: str) -> str:
    """Return a link to another page of the export."""
    return f'<a href="{words(target)}">{words(text)}</a>'


def items(blocks: Iterable[str]) -> str:
    """Return a list of blocks of HTML."""
    return "<ul>" + "\n".join(f"<li>{block}</li>" for block in blocks) + "</ul>"


def facts(pairs: Iterable[tuple[str, object]]) -> str:
    """Return names with their values; empty ones are left out."""
    rows = "\n".join(
        f"<tr><th>{words(name)}</th><td>{words(value)}</td></tr>"
        for name, value in pairs
        if value not in {None, ""}
    )
    return f"<table>{rows}</table>" if rows else ""


def document(value: object, *, amount: Callable[[int], str] | None = None) -> str:
    """Return a JSON value as nested lists; empty parts are left out.

    Args:
        value: What the database keeps of a sheet or a part of a case.
        amount: Writes a value in the unit of the negotiation.
    """
    if isinstance(value, Mapping):
        parts = (
            (_named(str(name)), _inner(str(name), each, amount)) for name, each in value.items()
        )
        rows = "".join(f"<dt>{name}</dt><dd>{inner}</dd>" for name, inner in parts if inner)
        return f"<dl>{rows}</dl>" if rows else ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        kept = [inner for inner in (document(each, amount=amount) for each in value) if inner]
        return items(kept) if kept else ""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f'<span class="words">{words(value)}</span>'


def _inner(name: str, value: object, amount: Callable[[int], str] | None) -> str:
    if amount is not None and name in _AMOUNTS and type(value) is int:
        return words(amount(value))
    return document(value, amount=amount)


def _named(name: str) -> str:
    return words(name.replace("_", " ").capitalize())
