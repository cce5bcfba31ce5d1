"""What a script is once it has been parsed: nodes, lines, options, commands and conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where something stands in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int


NOWHERE = Place(file="", line=0, column=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One spoken or narrated line, or the words of an option.

    Attributes:
        id: The opaque `#line:` id; empty until the author's command has written one.
        speaker: Who says it; empty for narration and for the trainee's own options.
        text: The words, with their placeholders still in braces.
        tags: Every other hashtag in order, without the `#`, such as ``mood:guarded``.
        place: Where it stands; it does not count for equality.
    """

    id: str
    speaker: str
    text: str
    tags: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)

    def tag(self, name: str) -> str:
        """Return what follows ``name:`` in the tags, or an empty text."""
        prefix = f"{name}:"
        for tag in self.tags:
            if tag.startswith(prefix):
                return tag[len(prefix) :]
        return ""

    @property
    def signal(self) -> bool:
        """Whether the line may tell variants apart."""
        return "signal" in self.tags


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """Several phrasings of one line (`=>`); the log names it by the first one's id."""

    lines: tuple[Line, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def id(self) -> str:
        """The id by which the log knows the group."""
        return self.lines[0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One `<<command>>` other than flow control of its own (`if`, `once`).

    Attributes:
        name: Such as ``trust``, ``learn``, ``jump``, ``end``, ``offers``.
        argument: The name it is about, empty where it has none: ``learn F`` has ``F``.
        amount: The signed number of ``trust``, ``tension`` and ``add``; 0 elsewhere.
        reason: The quoted words of ``trust``, ``tension`` and ``face``.
        because: What announced a large effect: ``brief``, a cue or a fact; may be empty.
        place: Where it stands; it does not count for equality.
    """

    name: str
    argument: str = ""
    amount: int = 0
    reason: str = ""
    because: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A `//` comment on a line of its own, kept by the formatter."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A question to the state: ``knows("board_date")``, ``reply("low")``."""

    name: str
    argument: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """A linear comparison: the sum of ``factor × $name`` against a whole number.

    Attributes:
        terms: Pairs of factor and name (without the `$`).
        operator: One of ``<``, ``<=``, ``==``, ``!=``, ``>=``, ``>``.
        number: The right-hand side.
        place: Where it stands; it does not count for equality.
    """

    terms: tuple[tuple[int, str], ...]
    operator: str
    number: int
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The opposite of a condition."""

    inner: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Every one of the conditions (``&&``)."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one of the conditions (``||``)."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = Call | Compare | Not | All | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One arm of an `<<if>>`; the `<<else>>` arm has no condition."""

    condition: Condition | None
    body: tuple[Statement, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class If:
    """`<<if>>` … `<<elseif>>` … `<<else>>` … `<<endif>>`."""

    branches: tuple[Branch, ...]
    place: Place = field(default=NOWHERE, compare=False)


Statement: TypeAlias = Line | LineGroup | Command | If | Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A line the trainee can say (`->`), and what follows from it.

    Attributes:
        line: Its words, id and tags; ``line.tag("act")`` is the kind of behaviour.
        condition: When it is offered; None for always.
        once: Whether it is offered only until it has been said (`<<once>>`).
        body: What happens then; ends in a jump, an end or a `<<return>>` to the hub.
        comments: Comments that stand before it.
    """

    line: Line
    condition: Condition | None
    once: bool
    body: tuple[Statement, ...]
    comments: tuple[Comment, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A beat: what is said on arrival, then the options.

    Attributes:
        title: Its name; the nodes of a group share one.
        when: The condition of a node in a group; None for always.
        body: What happens on arrival.
        options: What the trainee can say there; always last.
        comments: Comments that stand before its header.
        place: Where it stands; it does not count for equality.
        position: Where Yarn Spinner's graph view draws it, such as ``120,-40``; may be empty.
    """

    title: str
    when: Condition | None
    body: tuple[Statement, ...]
    options: tuple[Option, ...]
    comments: tuple[Comment, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One `script.ROLE.yarn` file: its nodes in file order.

    Attributes:
        nodes: In file order.
        comments: Comments that stand after the last node.
        file: Its name; it does not count for equality.
    """

    nodes: tuple[Node, ...]
    comments: tuple[Comment, ...] = ()
    file: str = field(default="", compare=False)
