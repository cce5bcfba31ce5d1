"""What the trainee can do in a turn, and how it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from negotiator_trainer.errors import MoveError

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.space import Space

OfferForm = Literal["offer", "offers", "if"]


@dataclass(frozen=True, slots=True)
class Say:
    """Say the option with this line id."""

    id: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Put one package on the table, several at once, or one with a condition.

    Attributes:
        packages: One package; two to four for ``offers``.
        form: How it is put. The refusal of an ``if`` never counts as a step back.
        asked: For ``if``: the issue positions of what is asked in return.
    """

    packages: tuple[Package, ...]
    form: OfferForm = "offer"
    asked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Accept:
    """Take the package that the counterpart has on the table."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Leave the table."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Step outside for a moment."""


Move: TypeAlias = Say | Offer | Accept | Walk | Outside

_PLAIN: dict[str, Move] = {"accept": Accept(), "walk": Walk(), "outside": Outside()}
_MOST_AT_ONCE = 4


def read_move(text: str, space: Space) -> Move:
    """Read one move in the notation of the log.

    ``say dq02``, ``offer price=38000 start=mar``, ``offers … | …``, ``if … then …``,
    ``accept``, ``walk``, ``outside``. Latent issues that are left out stay as they are.

    Raises:
        MoveError: It is not a move, or names what the scenario does not have.
    """
    word, _, rest = text.strip().partition(" ")
    if word in _PLAIN and not rest:
        return _PLAIN[word]
    if word == "say" and rest and " " not in rest.strip():
        return Say(rest.strip())
    if word == "offer" and rest:
        return Offer((_package(rest, space),))
    if word == "offers" and rest:
        packages = tuple(_package(part, space) for part in rest.split("|"))
        if not 1 < len(packages) <= _MOST_AT_ONCE:
            raise MoveError(
                f"“{text}” puts {len(packages)} packages on the table at once.",
                remedy=f"Give two to {_MOST_AT_ONCE}, with | between them.",
            )
        return Offer(packages, "offers")
    asked, then, given = f" {rest} ".partition(" then ")
    if word == "if" and then:
        package = _package(f"{asked} {given}", space)
        positions = frozenset(space.issue_position(name) for name in _pairs(asked, space))
        return Offer((package,), "if", positions)
    raise MoveError(
        f"“{text}” is not a move.",
        remedy="Write say ID, offer ISSUE=OPTION …, offers … | …, if … then …, accept, walk or "
        "outside.",
    )


def write_move(move: Move, space: Space) -> str:
    """Write a move so that `read_move` reads the same one back."""
    match move:
        case Say(id=line):
            return f"say {line}"
        case Offer(packages=(package,), form="if", asked=asked):
            return _conditional(package, asked, space)
        case Offer(packages=packages):
            word = "offer" if len(packages) == 1 else "offers"
            return f"{word} " + " | ".join(_words(package, space) for package in packages)
        case Accept():
            return "accept"
        case Walk():
            return "walk"
        case _:
            return "outside"


def _conditional(package: Package, asked: frozenset[int], space: Space) -> str:
    mapping = space.as_mapping(package)
    left = [f"{k}={v}" for k, v in mapping.items() if space.issue_position(k) in asked]
    right = [f"{k}={v}" for k, v in mapping.items() if space.issue_position(k) not in asked]
    return f"if {' '.join(left)} then {' '.join(right)}"


def _words(package: Package, space: Space) -> str:
    return " ".join(f"{issue}={option}" for issue, option in space.as_mapping(package).items())


def _pairs(text: str, space: Space) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in text.split():
        issue, equals, option = part.partition("=")
        if not equals or issue in found:
            raise MoveError(
                f"“{part}” is not ISSUE=OPTION, or comes twice.",
                remedy=f"The issues are {', '.join(i.id for i in space.issues)}.",
            )
        found[issue] = option
    return found


def _package(text: str, space: Space) -> Package:
    found = _pairs(text, space)
    for issue in space.issues:
        if issue.until_tabled is not None:
            found.setdefault(issue.id, issue.options[issue.until_tabled])
    try:
        return space.package_from(found)
    except ValueError as error:
        raise MoveError(
            f"“{text.strip()}” is not a package: {error}.",
            remedy="Name every issue once: "
            + ", ".join(f"{i.id}={i.options[0]}…{i.options[-1]}" for i in space.issues)
            + ".",
        ) from None
