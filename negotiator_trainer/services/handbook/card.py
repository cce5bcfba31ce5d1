"""One concept card of the handbook, read from its file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from negotiator_trainer.wording import mark, tr

HEADINGS = {
    "what": mark("What it is"),
    "fails": mark("When it fails"),
    "line": mark("One line to say"),
    "examples": mark("Two examples"),
    "sources": mark("Sources"),
}
"""A card's sections, in the order in which its file has them under these words."""
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_ITEM = "- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A concept in words; every text is plain, without mark-up.

    Attributes:
        id: Its file's name, such as ``moving_zopa``.
        part: The id of the handbook's part that it stands in.
        title: Its name.
        summary: One sentence.
        what: What it is, in paragraphs.
        fails: When it fails, in paragraphs.
        line: One line to say.
        without: An example of doing without it.
        with_it: The same kind of situation with it.
        sources: Where it comes from, a work each.
        about: What it is the card of, such as ``act:why_question``.
    """

    id: str
    part: str
    title: str
    summary: str
    what: tuple[str, ...]
    fails: tuple[str, ...]
    line: str
    without: str
    with_it: str
    sources: tuple[str, ...]
    about: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Everything that can be searched."""
        return "\n".join(
            (self.title, self.summary, *self.what, *self.fails, self.line, self.without,
             self.with_it, *self.sources)
        )  # fmt: skip


def heading(section: str) -> str:
    """What a section is called, in the language that is spoken."""
    return tr(HEADINGS[section])


def read_card(text: str, *, card: str, part: str, about: tuple[str, ...] = ()) -> Card:
    """Read a card's file: a title, a sentence, and five headings in their order.

    Args:
        text: The file.
        card: The card's id.
        part: The handbook's part that it stands in.
        about: What it is the card of.

    Raises:
        ValueError: The file has another form.
    """
    head, *rest = _HEADING.split(text)
    sections = dict(zip(rest[::2], map(_paragraphs, rest[1::2]), strict=True))
    title, *summary = _paragraphs(head)
    if [*sections] != [*HEADINGS.values()] or not title.startswith("# ") or len(summary) != 1:
        message = f"card {card}: a title, one sentence, then {', '.join(HEADINGS.values())}"
        raise ValueError(message)
    what, fails, line, examples, sources = sections.values()
    without, with_it = _items(examples)
    return Card(
        id=card, part=part, title=title.removeprefix("# "), summary=summary[0], what=what,
        fails=fails, line=" ".join(line), without=without, with_it=with_it,
        sources=_items(sources), about=about,
    )  # fmt: skip


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.strip().split("\n\n") if each.strip())


def _items(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    lines = [line for each in paragraphs for line in each.splitlines()]
    return tuple(line.removeprefix(_ITEM) for line in lines)
