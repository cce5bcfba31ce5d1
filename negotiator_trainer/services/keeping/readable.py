"""The pages of an export: every attempt and every case, to be read in any browser."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from negotiator_trainer.engine.speech import written_value
from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.journal.journal import Journal
from negotiator_trainer.services.keeping import html
from negotiator_trainer.services.practice import Practice
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from negotiator_trainer.services.library import Library
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.case_records import Case
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Attempt, EstimateRecord, Result
    from negotiator_trainer.store.unit import Unit

_PREPARED = {
    "sheet": mark("Preparation when you went in"),
    "issues": mark("What is negotiated when you went in"),
    "alternatives": mark("Alternatives when you went in"),
}
_MEASURES = {
    "claimed": mark("Value claimed"),
    "created": mark("Value created"),
    "zopa": mark("ZOPA discovered"),
    "relationship": mark("Relationship"),
}


def pages(
    database: Database,
    library: Library,
    *,
    at: datetime,
    told: Callable[[int, int], object] = lambda _done, _of: None,
) -> Iterator[tuple[str, str]]:
    """Yield each page's name and HTML, the index last.

    Args:
        database: The profile; one transaction for each page.
        library: Reads the scenarios as they were played.
        at: The time of the export.
        told: Hears how many pages of how many are made.
    """
    with database.unit() as unit:
        attempts = _attempts(unit)
        cases = (*unit.cases.list(), *unit.cases.list(trashed=True))
    journal = Journal(database, library, now=database.now)
    titles = {e.id: e.header.title for e in library.entries() if e.header is not None}
    whole = len(attempts) + len(cases)
    listed: dict[str, list[str]] = {"attempts": [], "cases": []}
    for done, attempt in enumerate(attempts):
        told(done, whole)
        title = titles.get(attempt.scenario, attempt.scenario)
        name = _file("attempts", attempt.id, attempt.scenario)
        listed["attempts"].append(html.link(_line(attempt, title), name))
        yield name, _attempt_page(database, library, attempt, title)
    for done, case in enumerate(cases, start=len(attempts)):
        told(done, whole)
        name = _file("cases", case.id, case.template)
        listed["cases"].append(html.link(f"{_day(case.changed_at)}: {_title(case)}", name))
        yield name, html.continued(journal.html(case.id), *_snapshot(database, case))
    told(whole, whole)
    yield "index.html", _index(listed, at)


def _attempts(unit: Unit) -> list[Attempt]:
    finished = [unit.attempts.get(summary.id) for summary in unit.attempts.summaries()]
    return sorted([*unit.attempts.unfinished(), *finished], key=lambda each: -each.id)


def _index(listed: dict[str, list[str]], at: datetime) -> str:
    blocks = [
        html.heading(tr("Everything that you have played and written"), 1),
        html.paragraph(tr("Exported on {day} by Negotiator Trainer.", day=_day(at)), kind="quiet"),
    ]
    for title, name in ((tr("Cases"), "cases"), (tr("Attempts"), "attempts")):
        blocks.append(html.heading(title))
        found = listed[name]
        blocks.append(html.items(found) if found else html.paragraph(tr("None yet."), kind="quiet"))
    return html.page("Negotiator Trainer", *blocks)


def _attempt_page(database: Database, library: Library, attempt: Attempt, title: str) -> str:
    with database.unit() as unit:
        results = unit.attempts.results(attempt.id)
        sheet = unit.sheets.get(attempt.id)
        notes = unit.notes.list(attempt.id)
        estimates = unit.estimates.list(attempt.id)
        answers = unit.answers.get(attempt.id)
        skills = unit.skills.by_attempt(attempt.id)
    session = _session(database, library, attempt)
    blocks = [
        html.link(tr("Everything"), "../index.html"),
        html.heading(title, 1),
        _facts(attempt, session),
    ]
    if results:
        blocks += [html.heading(tr("Score")), _score(results[-1])]
    amount = None if session is None else partial(written_value, session.game)
    if sheet is not None:
        blocks += [html.heading(tr("Preparation")), html.document(asdict(sheet), amount=amount)]
    said = _transcript(session) if session is not None else _kept_lines(database, attempt)
    blocks += [html.heading(tr("What was said")), said]
    kept = (
        (tr("Notes"), [(tr("Turn {turn}", turn=note.turn), note.text) for note in notes]),
        (tr("Estimates of their limit"), [(e.stage, _range(e, amount)) for e in estimates]),
        (tr("Skills"), [(use.skill, f"{use.score:.0f}") for use in skills]),
    )
    for name, rows in kept:
        if rows:
            blocks += [html.heading(name), html.facts(rows)]
    if answers is not None:
        first = {"least": answers.least, "rating": answers.rating, "turn": answers.moment_turn}
        blocks += [html.heading(tr("Your first answers")), html.document(first)]
    return html.page(title, *blocks)


def _facts(attempt: Attempt, session: Session | None) -> str:
    role, ending = attempt.role, attempt.ending or tr("not finished")
    if session is not None:
        role = session.game.scenario.roles[attempt.role].name
        how = session.game.side.endings.get(attempt.ending or "")
        ending = ending if how is None else how.text
    return html.facts(
        [
            (tr("Played as"), role),
            (tr("On"), _day(attempt.started_at)),
            (tr("Mode"), attempt.mode),
            (tr("How it ended"), ending),
        ]
    )


def _score(result: Result) -> str:
    found = {name: result.measures.get(name) for name in _MEASURES}
    measures = [
        (tr(_MEASURES[name]), tr("does not apply") if value is None else f"{value:.0f}")
        for name, value in found.items()
    ]
    return html.facts(
        [(tr("Verdict"), result.verdict), (tr("Overall"), f"{result.overall:.0f}"), *measures]
    )


def _range(estimate: EstimateRecord, amount: Callable[[int], str] | None) -> str:
    if estimate.low is None or estimate.high is None:
        return tr("by package")
    written = amount or "{:,}".format
    return tr("{low} to {high}", low=written(estimate.low), high=written(estimate.high))


def _session(database: Database, library: Library, attempt: Attempt) -> Session | None:
    """Replay an attempt; None where this version cannot."""
    try:
        # One for each attempt: it keeps in memory what it has replayed.
        return Practice(database, library, now=database.now).session(attempt.id)
    except TrainerError:
        return None


def _transcript(session: Session) -> str:
    return "\n".join(
        f'<p class="{line.who}"><span class="turn">{line.turn}</span> '
        f"{html.words(f'{line.speaker}: ' if line.speaker else '')}{html.words(line.words)}</p>"
        for line in session.transcript
    )


def _kept_lines(database: Database, attempt: Attempt) -> str:
    with database.unit() as unit:
        turns = unit.attempts.turns(attempt.id)
    return html.document([[turn.move, [line.get("text") for line in turn.lines]] for turn in turns])


def _snapshot(database: Database, case: Case) -> Iterator[str]:
    """Yield each part that was edited after going in, as it was then."""
    with database.unit() as unit:
        history = unit.cases.history(case.id)
    edited = dict.fromkeys(state.part for state in history if state.after_going_in)
    for part in edited:
        before = [s for s in history if s.part == part and not s.after_going_in]
        if before:
            yield html.heading(tr(_PREPARED.get(part, part)))
            yield html.document(json.loads(before[-1].content))


def _title(case: Case) -> str:
    return case.title or tr("Without a title")


def _line(attempt: Attempt, title: str) -> str:
    result = (
        tr("unfinished") if attempt.overall is None else f"{attempt.verdict}, {attempt.overall:.0f}"
    )
    return tr(
        "{day}: {title} as {role} ({result})",
        day=_day(attempt.started_at),
        title=title,
        role=attempt.role,
        result=result,
    )


def _file(folder: str, number: int, name: str) -> str:
    plain = re.sub(r"[^a-z0-9-]+", "-", name.casefold()).strip("-")[:40]
    return f"{folder}/{number:05d}-{plain or 'x'}.html"


def _day(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d")
