"""Two debriefs side by side, and what they have in common.

Who compares two cases and says what they share takes the rule along (Loewenstein, Thompson and
Gentner 1999); so the trainee's answer is asked for, and kept, before ours is shown.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from negotiator_trainer.errors import ScenarioError, TrainerError
from negotiator_trainer.services.handbook.links import links_to
from negotiator_trainer.store.records import Mark
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from negotiator_trainer.services.debrief_view import DebriefView
    from negotiator_trainer.services.handbook.links import CardLink
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.store.records import Attempt

QUESTION = mark("What do these two have in common?")
MOST = 50
"""Attempts that can be chosen from, the newest first."""
_LOOKED_AT = 300
_WITH, _ANSWER = "with", "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An attempt that another one can be compared with.

    Attributes:
        attempt: Its id.
        title: Its scenario's title.
        when: When it ended.
        overall: 0–100.
        shared: The concepts that both scenarios are about; empty for the same scenario.
    """

    attempt: int
    title: str
    when: datetime
    overall: float | None
    shared: tuple[CardLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the comparison: what is compared, and how it was in both."""

    name: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two attempts side by side.

    Attributes:
        titles: What each of them was, in words.
        rows: What can be compared.
        answer: What the trainee said they have in common; empty until it was asked.
        common: What we say, in sentences; to be shown once there is an answer.
        cards: The concepts that both scenarios are about.
    """

    titles: tuple[str, str]
    rows: tuple[Row, ...]
    answer: str
    common: tuple[str, ...]
    cards: tuple[CardLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a scenario is called and which cards it is about; no cards where it cannot be read."""

    title: str
    cards: tuple[CardLink, ...]


class Comparisons:
    """Compares attempts of one profile.

    Args:
        trainer: The services.
        now: The clock.
    """

    def __init__(self, trainer: Trainer, *, now: Callable[[], datetime]) -> None:
        self._trainer = trainer
        self._now = now

    def candidates(self, attempt: int) -> tuple[Candidate, ...]:
        """The attempts that one can be compared with.

        Other scenarios with a concept in common come first, then other plays of the same; the
        newest first in both. Only those whose first questions were answered are there, so that no
        comparison tells a result early.

        Raises:
            StoreError: There is no such attempt.
        """
        mine = self._trainer.attempt(attempt)
        found = list(self._related(mine))[:MOST]
        return tuple(sorted(found, key=lambda each: not each.shared))

    def compare(self, first: int, second: int) -> Comparison:
        """Lay two finished attempts side by side.

        Raises:
            TrainerError: One of them has no debrief yet.
        """
        for each in (first, second):
            if not self._trainer.concluded(each):
                raise TrainerError(
                    tr("One of the two has not ended yet."),
                    remedy=tr("Finish it, and read its debrief."),
                )
        one, other = self._trainer.debrief(first), self._trainer.debrief(second)
        shared = tuple(link for link in one.concepts if link in other.concepts)
        return Comparison(
            titles=(f"{one.title} · {one.played}", f"{other.title} · {other.played}"),
            rows=tuple(_rows(one, other)), answer=self._answer(first, second),
            common=tuple(_common(one, other)), cards=shared,
        )  # fmt: skip

    def answer(self, first: int, second: int, words: str) -> None:
        """Keep what the trainee says two attempts have in common.

        Raises:
            TrainerError: Nothing was written, or it could not be kept.
        """
        if not words.strip():
            raise TrainerError(
                tr("Nothing is written yet."),
                remedy=tr(
                    "Write one sentence, without the names of the things; then ours is shown."
                ),
            )
        other = self._trainer.attempt(second).uuid
        detail = json.dumps({_WITH: other, _ANSWER: words.strip()}, ensure_ascii=False)
        mark = Mark(kind="compared", turn=0, detail=detail, at=self._now())
        with self._trainer.database.unit() as unit:
            unit.marks.add(first, mark)

    def _answer(self, first: int, second: int) -> str:
        """The last answer about two attempts, whichever of them it was asked from."""
        uuids = {one: self._trainer.attempt(one).uuid for one in (first, second)}
        with self._trainer.database.unit() as unit:
            kept = [
                (mark.at, answer)
                for one, other in ((first, second), (second, first))
                for mark in unit.marks.list(one)
                if mark.kind == "compared" and (answer := _answer_in(mark.detail, uuids[other]))
            ]
        return max(kept)[1] if kept else ""

    def _related(self, mine: Attempt) -> Iterator[Candidate]:
        about = cache(self._about)
        own = about(mine.scenario)
        finished = self._trainer.finished(_LOOKED_AT)
        with self._trainer.database.unit() as unit:
            answered = [each for each in finished if unit.answers.get(each.id) is not None]
        for each in answered:
            same = each.scenario == mine.scenario
            theirs = about(each.scenario)
            shared = () if same else tuple(link for link in theirs.cards if link in own.cards)
            if each.id != mine.id and (same or shared):
                yield Candidate(
                    attempt=each.id, title=theirs.title, when=each.finished_at,
                    overall=each.overall, shared=shared,
                )  # fmt: skip

    def _about(self, scenario: str) -> _About:
        try:
            found = self._trainer.library.open(scenario).scenario
        except ScenarioError:
            return _About(title=scenario, cards=())
        return _About(title=found.title, cards=links_to(found.concepts))


def last_answer(marks: Iterable[Mark]) -> str:
    """What was last said that an attempt with these marks has in common with another one."""
    kept = [
        (made.at, answer)
        for made in marks
        if made.kind == "compared" and (answer := _compared(made.detail)[1])
    ]
    return max(kept)[1] if kept else ""


def _answer_in(detail: str, other: str) -> str:
    """The answer in a mark that compares with the attempt `other`."""
    compared, answer = _compared(detail)
    return answer if compared == other else ""


def _compared(detail: str) -> tuple[str, str]:
    """The other attempt and the answer in a mark; a stranger's may hold anything."""
    with contextlib.suppress(ValueError):
        kept = json.loads(detail)
        if isinstance(kept, dict):
            return str(kept.get(_WITH, "")), str(kept.get(_ANSWER, ""))
    return "", ""


def _rows(one: DebriefView, other: DebriefView) -> Iterator[Row]:
    yield Row(name=tr("Verdict"), first=one.gate.headline, second=other.gate.headline)
    yield Row(name=tr("Overall"), first=f"{one.overall:.0f}", second=f"{other.overall:.0f}")
    for mine, theirs in zip(one.figures, other.figures, strict=True):
        yield Row(name=mine.name, first=_number(mine.value), second=_number(theirs.value))
    yield Row(name=tr("Turns"), first=str(len(one.turns)), second=str(len(other.turns)))
    for name in _names(one, other):
        first, second = _count(one, name), _count(other, name)
        if first or second:
            yield Row(name=name, first=str(first), second=str(second))


def _common(one: DebriefView, other: DebriefView) -> Iterator[str]:
    """What both have in common, the rule before the doing."""
    shared = [link.title for link in one.concepts if link in other.concepts]
    if shared:
        yield tr("Both are about: {cards}.", cards="; ".join(shared))
    if one.title != other.title:
        yield tr(
            "One teaches: {first} The other: {second}", first=one.principle, second=other.principle
        )
    weakest = [_weakest(each) for each in (one, other)]
    if weakest[0] and weakest[0] == weakest[1]:
        yield tr("In both the lowest measure is the same: {measure}.", measure=weakest[0])
    never = [n for n in _names(one, other) if not _count(one, n) and not _count(other, n)]
    if never:
        yield tr("In neither of them: {names}.", names=", ".join(never).lower())
    if one.gate.verdict == other.gate.verdict:
        yield tr("Both ended with the same verdict.")


def _names(one: DebriefView, other: DebriefView) -> list[str]:
    return list(dict.fromkeys(each.name for each in (*one.behaviours, *other.behaviours)))


def _count(view: DebriefView, name: str) -> int:
    return sum(len(each.evidence) for each in view.behaviours if each.name == name)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def _weakest(view: DebriefView) -> str:
    known = [(each.value, each.name) for each in view.figures if each.value is not None]
    return min(known)[1] if known else ""
