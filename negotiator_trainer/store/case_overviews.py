"""Cases at a glance: for the journal's list, its filters and its search."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import text
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from negotiator_trainer.journal.case import Links
from negotiator_trainer.store import case_search
from negotiator_trainer.store.case_records import Hit, Identity
from negotiator_trainer.store.case_rows import damaged_case, no_case, read_list, to_case, to_listed
from negotiator_trainer.store.tables import CasePartRow, CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import ScalarSelect, TextClause
    from sqlmodel import Session

    from negotiator_trainer.journal.case import Stage
    from negotiator_trainer.store.case_records import Case


@dataclass(frozen=True, slots=True)
class _Filter:
    """Conditions on cases, in the words of SQL, and the values that they name."""

    conditions: str
    values: dict[str, Any]


class CaseOverviews:
    """What can be asked about many cases at once; those in the trash only count where asked for."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def list(
        self,
        *,
        stage: Stage | None = None,
        tag: str | None = None,
        person: str | None = None,
        template: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        trashed: bool = False,
    ) -> tuple[Case, ...]:
        """Return cases, the one that was changed last first.

        Args:
            stage: Only those that are so far.
            tag: Only those that have this tag.
            person: Only those in which this person takes part.
            template: Only those of this kind.
            limit: At most so many.
            offset: So many are left out first.
            trashed: Those in the trash instead of the others.

        One that is not as it was written is among them, as damaged.
        """
        chosen = self._filter(stage=stage, tag=tag, person=person, trashed=trashed)
        order = (col(CaseRow.changed_at).desc(), col(CaseRow.id).desc())
        found = select(CaseRow).where(_allowed(chosen)).order_by(*order).limit(limit).offset(offset)
        if template is not None:
            found = found.where(col(CaseRow.template) == template)
        return tuple(to_listed(row) for row in self._db.exec(found, params=chosen.values))

    def count(
        self,
        *,
        stage: Stage | None = None,
        tag: str | None = None,
        person: str | None = None,
        trashed: bool = False,
    ) -> int:
        """Return how many cases `list` would give without a limit."""
        chosen = self._filter(stage=stage, tag=tag, person=person, trashed=trashed)
        counted = select(func.count()).select_from(CaseRow).where(_allowed(chosen))
        return self._db.exec(counted, params=chosen.values).one()

    def happening(self, stage: Stage, *, first: date | None = None, last: date) -> tuple[Case, ...]:
        """Return the cases that are so far and whose day is in a span, the earliest first.

        Args:
            stage: How far they are.
            first: The first day; None for whatever was before.
            last: The last day.

        Raises:
            DamagedCase: One is not as it was written.
        """
        day = col(CaseRow.happens_on)
        found = (
            select(CaseRow)
            .where(col(CaseRow.trashed_at).is_(None), col(CaseRow.stage) == stage)
            .where(day <= last.isoformat())
            .order_by(day, col(CaseRow.id))
        )
        if first is not None:
            found = found.where(day >= first.isoformat())
        return tuple(to_case(row) for row in self._db.exec(found))

    def on_days(self, days: Iterable[str]) -> tuple[Case, ...]:
        """Return the cases whose day is one of some days of any year, the latest first.

        A case without a day counts on the one on which it was gone into.

        Args:
            days: Such as ``11-22``.

        Raises:
            DamagedCase: One is not as it was written.
        """
        day = func.coalesce(col(CaseRow.happens_on), func.substr(col(CaseRow.went_in_at), 1, 10))
        found = (
            select(CaseRow)
            .where(col(CaseRow.trashed_at).is_(None), func.substr(day, 6, 5).in_(tuple(days)))
            .order_by(day.desc(), col(CaseRow.id).desc())
        )
        return tuple(to_case(row) for row in self._db.exec(found))

    def find(self, uuid: str) -> int | None:
        """Return the id of the case with this uuid, in the trash too; None where there is none."""
        return self._db.exec(select(CaseRow.id).where(col(CaseRow.uuid) == uuid)).first()

    def identity(self, case_id: int) -> Identity:
        """Return by what a case is known in every copy of the profile, a damaged one too.

        Raises:
            StoreError: There is no such case.
        """
        row = self._db.get(CaseRow, case_id)
        if row is None:
            raise no_case(case_id)
        return Identity(case_id, row.uuid, row.created_at)

    def same(self, known: Identity) -> tuple[int, ...]:
        """Return the ids of a case here; where it is damaged in one copy, its uuid may be too."""
        here = (col(CaseRow.id) == known.id) & (col(CaseRow.created_at) == known.created_at)
        found = select(CaseRow.id).where(here | (col(CaseRow.uuid) == known.uuid))
        return tuple(cast("int", case_id) for case_id in self._db.exec(found))

    def search(
        self,
        query: str,
        *,
        stage: Stage | None = None,
        tag: str | None = None,
        person: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Hit, ...]:
        """Return cases in which all words of a query occur, the best first.

        The last word may be the beginning of one; a query without a word finds nothing.

        Args:
            query: As typed; no sign in it has a meaning of its own.
            stage: Only cases that are so far.
            tag: Only those that have this tag.
            person: Only those in which this person takes part.
            limit: At most so many.
            offset: So many are left out first.
        """
        chosen = self._filter(stage=stage, tag=tag, person=person, trashed=False)
        found = case_search.find(
            self._db, query, conditions=chosen.conditions, values=chosen.values, limit=limit,
            offset=offset,
        )  # fmt: skip
        rows = self._db.exec(select(CaseRow).where(col(CaseRow.id).in_([i for i, _ in found])))
        cases = {row.id: to_listed(row) for row in rows}
        return tuple(Hit(cases[case], excerpt) for case, excerpt in found)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag with the number of its cases, the most frequent first."""
        return self._counted("tags")

    def people(self) -> tuple[tuple[str, int], ...]:
        """Return every person with the number of their cases, the most frequent first."""
        return self._counted("people")

    def linked(self, attempt_uuid: str) -> tuple[Case, ...]:
        """Return the cases that an attempt belongs to, the one that was changed last first.

        Raises:
            DamagedCase: One is not as it was written.
        """
        # The last state of each case's links, which is the present one.
        states = self._db.exec(
            select(CasePartRow)
            .join(CaseRow, col(CaseRow.id) == col(CasePartRow.case_id))
            .where(col(CasePartRow.part) == "links", col(CaseRow.trashed_at).is_(None))
            .where(col(CasePartRow.position) == _last_of_links())
            .where(col(CasePartRow.content).contains(attempt_uuid, autoescape=True))
        )
        cases = [row.case_id for row in states if attempt_uuid in _attempts(row)]
        order = (col(CaseRow.changed_at).desc(), col(CaseRow.id).desc())
        found = select(CaseRow).where(col(CaseRow.id).in_(cases)).order_by(*order)
        return tuple(to_case(row) for row in self._db.exec(found))

    def _filter(
        self, *, stage: str | None, tag: str | None, person: str | None, trashed: bool
    ) -> _Filter:
        conditions = f" AND journal_case.trashed_at IS {'NOT ' if trashed else ''}NULL"
        values: dict[str, Any] = {}
        if stage is not None:
            conditions += " AND journal_case.stage = :stage"
            values["stage"] = stage
        for column, word in (("tags", tag), ("people", person)):
            if word is not None:
                conditions += case_search.has_word(self._db, column, column)
                values[column] = word
        return _Filter(conditions, values)

    def _counted(self, column: str) -> tuple[tuple[str, int], ...]:
        # Ten thousand cases have few different lists; so the database counts, and these are read.
        words = getattr(CaseRow, column)
        rows = self._db.exec(
            select(words, func.count()).where(col(CaseRow.trashed_at).is_(None)).group_by(words)
        )
        counts: Counter[str] = Counter()
        for written, cases in rows:
            try:
                counts.update(dict.fromkeys(read_list(written), cases))
            except ValueError:
                # The list shows that this case is damaged.
                continue
        return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold())))


def _allowed(chosen: _Filter) -> TextClause:
    return text(chosen.conditions.removeprefix(" AND "))


def _last_of_links() -> ScalarSelect[int]:
    other = aliased(CasePartRow)
    return (
        select(func.max(col(other.position)))
        .where(col(other.case_id) == col(CasePartRow.case_id), col(other.part) == "links")
        .scalar_subquery()
    )


def _attempts(row: CasePartRow) -> set[str]:
    try:
        return {link.attempt for link in Links.from_json(row.content).attempts}
    except ValueError:
        raise damaged_case(row.case_id) from None
