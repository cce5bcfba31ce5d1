"""The kinds of negotiations that a case can be begun as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from negotiator_trainer import assets, wording
from negotiator_trainer.journal.case import IssueTree, TreeIssue, TreeOption

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER, _FILE = "journal", "templates.yaml"

BLANK = "blank"
"""The template that gives nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of negotiation, and what those who had one before would have liked to know.

    Attributes:
        id: What a case keeps.
        name: In words.
        note: What is easily forgotten, in two or three sentences.
        issues: What is usually negotiated, each with options from the best to the worst.
        interests: What such positions are usually about.
        questions: Worth asking.
        assumptions: Usually taken for true; worth testing.
        concepts: The handbook's cards that help.
        skills: What is needed most.
        setting: Words that scenarios of this kind have in their titles, pitches and briefs.
        me: Words for the side that I am on.
        relationship: How much the relationship weighs, 0–100; 25 is usual.
    """

    id: str
    name: str
    note: str
    issues: tuple[tuple[str, tuple[str, ...]], ...]
    interests: tuple[str, ...]
    questions: tuple[str, ...]
    assumptions: tuple[str, ...]
    concepts: tuple[str, ...]
    skills: tuple[str, ...]
    setting: tuple[str, ...]
    me: tuple[str, ...]
    relationship: int

    def tree(self) -> IssueTree:
        """Return the issues as a person begins with them: without weights and points."""
        return IssueTree(
            tuple(
                TreeIssue(f"t{number}", name, 0, tuple(TreeOption(words) for words in options))
                for number, (name, options) in enumerate(self.issues, start=1)
            )
        )

    def words(self) -> frozenset[str]:
        """Return every word that the template puts into a case."""
        return frozenset(words for name, options in self.issues for words in (name, *options))


def templates() -> Mapping[str, Template]:
    """Return every template by its id, in the order in which they are offered.

    They are in English as long as there is no file ``templates.<language>.yaml``.
    """
    name = f"templates.{wording.language()}.yaml"
    return _read(name if (assets.root("resources") / _FOLDER / name).is_file() else _FILE)


@cache
def _read(file: str) -> Mapping[str, Template]:
    # The window starts without YAML.
    from negotiator_trainer.scenario.yaml_text import read_yaml  # noqa: PLC0415

    raw: Any = read_yaml(assets.text(_FOLDER, file), file=file).value
    return {name: _template(name, values) for name, values in raw.items()}


def template(name: str) -> Template:
    """Return a template; the blank one for an id that is not known any more."""
    known = templates()
    return known.get(name, known[BLANK])


def _template(name: str, values: Mapping[str, Any]) -> Template:
    return Template(
        id=name,
        name=values["name"],
        note=" ".join(values["note"].split()),
        issues=tuple((issue, tuple(options)) for issue, options in values["issues"].items()),
        interests=tuple(values["interests"]),
        questions=tuple(values["questions"]),
        assumptions=tuple(values["assumptions"]),
        concepts=tuple(values["concepts"]),
        skills=tuple(values["skills"]),
        setting=tuple(values["setting"]),
        me=tuple(values["me"]),
        relationship=int(values["relationship"]),
    )
