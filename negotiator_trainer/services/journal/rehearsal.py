"""Finds the practice scenario that is nearest to a case, and says why."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.source import load, read_folder
from negotiator_trainer.services.journal.templates import template
from negotiator_trainer.services.skill_names import NAMES
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.journal.case import IssueTree
    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.services.journal.templates import Template
    from negotiator_trainer.services.library import Library
    from negotiator_trainer.store.case_records import Case

_CONCEPT, _SKILL, _SETTING, _SIDE = 3.0, 1.0, 2.0, 2.0
"""What each thing in common counts."""
_MOST_SETTING = 4
_MOST_ISSUES_APART = 3
_RELATIONSHIP_STEP = 20
_USUAL_RELATIONSHIP = 25
_LEAST_LETTERS = 4
_ALIKE = 10
_FEW = 2
"""A word of a title that more scenarios tell says nothing about a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What to practise before a case.

    Attributes:
        scenario: The scenario's id; None where none is near enough, and a plain table with the
            case's own numbers is the better rehearsal.
        title: Its title.
        role: The side to play.
        why: The reason, in sentences; they give away nothing that is only told after play.
    """

    scenario: str | None
    title: str
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class _Near:
    scenario: Scenario
    role: str
    concepts: int
    skills: tuple[str, ...]
    setting: tuple[str, ...]
    side: bool
    issues_apart: int | None
    relationship_apart: int

    @property
    def fits(self) -> bool:
        return len(self.setting) > 1 or (bool(self.setting) and self.concepts > 0)

    @property
    def score(self) -> float:
        return (
            _CONCEPT * self.concepts
            + _SKILL * len(self.skills)
            + _SETTING * min(len(self.setting), _MOST_SETTING)
            + _SIDE * self.side
            - min(self.issues_apart or 0, _MOST_ISSUES_APART)
            - self.relationship_apart / _RELATIONSHIP_STEP
        )


def rehearsal_for(case: Case, issues: IssueTree, library: Library) -> Rehearsal:
    """Return the practice scenario that is nearest to a case; the same for the same case.

    Compared are what both are about, the skills that are needed, the side that one is on, how
    many issues there are and how much the relationship weighs.

    Args:
        case: The case.
        issues: What is being negotiated in it.
        library: The scenarios.
    """
    found = [near for near in _compared(case, issues, library) if near.fits]
    found.sort(key=lambda n: (-n.score, n.scenario.difficulty, n.scenario.id, n.role))
    best = next((near for near in found if _can_be_played(near, library)), None)
    if best is None:
        return Rehearsal(
            scenario=None, title="", role="",
            why=tr(
                "No practice scenario is near enough to this case. A table with your own numbers "
                "is the better rehearsal."
            ),
        )  # fmt: skip
    return Rehearsal(
        scenario=best.scenario.id, title=best.scenario.title, role=best.role,
        why=" ".join(_reasons(best, template(case.template))),
    )  # fmt: skip


def _compared(case: Case, issues: IssueTree, library: Library) -> Iterator[_Near]:
    kind = template(case.template)
    own = {*_words(case.title), *(word for tag in case.tags for word in _words(tag))}
    scenarios = list(_readable(library))
    told_by = [(scenario, _told(scenario)) for scenario in scenarios]
    often = Counter(word for _, told in told_by for word in told)
    wanted = {*kind.setting, *(word for word in own if often[word] <= _FEW)}
    for scenario, told in told_by:
        shared = _Shared(
            concepts=len(set(kind.concepts) & set(scenario.concepts)),
            skills=tuple(skill for skill in kind.skills if skill in scenario.skills),
            setting=tuple(sorted(wanted & told)),
            issues_apart=_apart(len(issues.issues), len(scenario.issues)),
        )
        for role in scenario.play:
            yield _near(scenario, role, kind, shared)


def _readable(library: Library) -> Iterator[Scenario]:
    """Scenarios as they are on the disk; checking all of them would take seconds."""
    for entry in library.entries():
        if entry.header is not None and not entry.problem:
            with contextlib.suppress(ScenarioError):
                scenario = load(read_folder(entry.path)).scenario
                if scenario is not None:
                    yield scenario


def _can_be_played(near: _Near, library: Library) -> bool:
    with contextlib.suppress(ScenarioError):
        library.open(near.scenario.id).game(near.role)
        return True
    return False


@dataclass(frozen=True, slots=True)
class _Shared:
    concepts: int
    skills: tuple[str, ...]
    setting: tuple[str, ...]
    issues_apart: int | None


def _near(scenario: Scenario, role: str, kind: Template, shared: _Shared) -> _Near:
    weights = scenario.play[role].weights
    weight = _USUAL_RELATIONSHIP if weights is None else weights.relationship
    me = {*_words(role.replace("_", " ")), *_words(scenario.roles[role].position)}
    return _Near(
        scenario=scenario, role=role, concepts=shared.concepts, skills=shared.skills,
        setting=shared.setting, side=bool(me & set(kind.me)), issues_apart=shared.issues_apart,
        relationship_apart=abs(weight - kind.relationship),
    )  # fmt: skip


def _reasons(near: _Near, kind: Template) -> Iterator[str]:
    words = ", ".join(f"“{word}”" for word in near.setting[:_MOST_SETTING])
    yield tr("It is nearest to your case: both are about {words}.", words=words)
    if near.skills:
        names = ", ".join(tr(NAMES[skill]) for skill in near.skills)
        yield tr("It trains what your case needs: {skills}.", skills=names)
    if near.issues_apart == 0:
        count = len(near.scenario.issues)
        yield ntr(
            "It has {count} issue, as yours has.", "It has {count} issues, as yours has.", count
        )
    if near.relationship_apart <= _ALIKE and kind.relationship != _USUAL_RELATIONSHIP:
        yield tr("The relationship weighs about as much.")


def _told(scenario: Scenario) -> set[str]:
    """The words that are told before the play."""
    texts = (
        scenario.title, scenario.pitch, scenario.brief,
        *(issue.name for issue in scenario.issues.values()),
    )  # fmt: skip
    return {word for text in texts for word in _words(text)}


def _words(text: str) -> Iterator[str]:
    """Words that may tell a setting: not too short, and without the s of a plural."""
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        plain = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        if len(plain) >= _LEAST_LETTERS or plain in {"car", "job", "pay", "hr"}:
            yield plain


def _apart(mine: int, theirs: int) -> int | None:
    return abs(mine - theirs) if mine else None
