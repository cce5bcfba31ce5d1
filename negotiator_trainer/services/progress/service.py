"""Progress: the page, and everything that it asks for afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.calendar import calendar_view, local_day
from negotiator_trainer.services.progress.calibration import CALIBRATION_FROM, calibration
from negotiator_trainer.services.progress.evidence import EvidenceDesk
from negotiator_trainer.services.progress.export import as_csv, write_file
from negotiator_trainer.services.progress.findings import (
    TREND_FROM,
    calibration_findings,
    forecast_findings,
    pending,
)
from negotiator_trainer.services.progress.forecasts import forecasts
from negotiator_trainer.services.progress.foreseen import (
    FORESEEN,
    practised_forecasts,
    practised_ranges,
)
from negotiator_trainer.services.progress.measures import MEASURES
from negotiator_trainer.services.progress.real_cases import judged
from negotiator_trainer.services.progress.real_cases import quadrants as case_quadrants
from negotiator_trainer.services.progress.skills import LOOKED_AT, skill_views
from negotiator_trainer.services.progress.view import (
    AttemptRow,
    Best,
    ProgressView,
    Quadrants,
    Series,
)
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime, tzinfo
    from pathlib import Path

    from negotiator_trainer.services.progress.outlines import Outline, Outlines
    from negotiator_trainer.services.progress.view import (
        CalendarView,
        EvidenceList,
        Question,
        Span,
    )
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.figure_records import ScenarioFigure
    from negotiator_trainer.store.unit import Unit

LISTED = 50
"""Attempts that the list has at first, and by which it grows."""
_DAYS: Mapping[Span, int] = {"weeks": 84, "year": 365}


class Progress:
    """Figures over many attempts and real cases.

    Args:
        database: The profile.
        outlines: What is known of scenarios.
        now: The clock.
        zone: Whose days the calendar has; the system's own by default.
    """

    def __init__(
        self,
        database: Database,
        outlines: Outlines,
        *,
        now: Callable[[], datetime],
        zone: tzinfo | None = None,
    ) -> None:
        self._database = database
        self._outlines = outlines
        self._now = now
        self._zone = zone

    def page(self, span: Span | None = None, *, measure: str = "overall") -> ProgressView:
        """The page.

        Args:
            span: The time that it covers; by default the shortest with enough for a trend line,
                or everything.
            measure: The measure that is shown over time.
        """
        with self._database.unit() as unit:
            chosen, verdicts = self._span(unit, span)
            since = self._since(chosen)
            overview = unit.figures.overview()
            known = self._outlines.of(each.scenario for each in overview.scenarios)
            titles = self._outlines.titles()
            cases = judged(unit.foreseen.cases(since=since, most=FORESEEN))
            ranges = practised_ranges(unit.foreseen.ranges(since=since, most=FORESEEN), known)
            said = practised_forecasts(unit.foreseen.forecasts(since=since, most=FORESEEN))
            calibrated = calibration([*ranges, *(c.range for c in cases if c.range)])
            foreseen = forecasts([*said, *(c.forecast for c in cases if c.forecast)])
            finished = sum(each.plays for each in overview.scenarios)
            return ProgressView(
                span=chosen,
                finished=finished,
                shown=sum(verdicts.values()),
                measures=tuple((key, tr(name)) for key, name in MEASURES.items()),
                trend=_series(unit, overview.firsts, measure, since, titles),
                skills=skill_views(unit.figures.skills(since=since, most=LOOKED_AT)),
                calibration=calibrated,
                calibration_findings=calibration_findings(calibrated),
                forecasts=foreseen,
                forecast_findings=forecast_findings(foreseen),
                quadrants=_quadrants(verdicts),
                case_quadrants=case_quadrants(cases),
                calendar=calendar_view(unit, last=self.today(), zone=self._zone),
                bests=_bests(overview.scenarios, known),
                attempts=_listed(unit, titles, 0),
                attempts_of=overview.listed,
                pending=pending(
                    finished=finished, ranges=calibrated.both.asked,
                    forecasts=foreseen.both.asked, needed=CALIBRATION_FROM,
                ),
            )  # fmt: skip

    def trend(self, measure: str, span: Span) -> Series:
        """Another measure over the same time."""
        with self._database.unit() as unit:
            firsts = unit.figures.overview().firsts
            return _series(unit, firsts, measure, self._since(span), self._outlines.titles())

    def calendar(self, last: date) -> CalendarView:
        """The fifty-three weeks up to a day."""
        with self._database.unit() as unit:
            return calendar_view(unit, last=last, zone=self._zone)

    def attempts(self, offset: int) -> tuple[AttemptRow, ...]:
        """More of the list of attempts, after so many of the newest."""
        with self._database.unit() as unit:
            return _listed(unit, self._outlines.titles(), offset)

    def evidence(self, question: Question, span: Span) -> EvidenceList:
        """What a figure or a sentence of the page rests on."""
        since = self._since(span)
        with self._database.unit() as unit:
            desk = EvidenceDesk(unit, self._outlines.titles(), since=since, zone=self._zone)
            return desk.answer(question)

    def export(self, file: Path, span: Span) -> None:
        """Write the finished attempts of a time with their measures, practice too.

        Raises:
            TrainerError: The file cannot be written.
        """
        since = self._since(span)
        with self._database.unit() as unit:
            summaries = unit.attempts.summaries(newest_first=False)
        within = [each for each in summaries if since is None or each.finished_at >= since]
        write_file(as_csv(within, self._outlines.titles()), file)

    def today(self) -> date:
        """The local day that it is."""
        return local_day(self._now(), self._zone)

    def _since(self, span: Span) -> datetime | None:
        days = _DAYS.get(span)
        return None if days is None else self._now() - timedelta(days=days)

    def _span(self, unit: Unit, span: Span | None) -> tuple[Span, Mapping[str, int]]:
        if span is not None:
            return span, unit.figures.verdicts(since=self._since(span))
        tried: tuple[Span, ...] = ("weeks", "year")
        for each in tried:
            verdicts = unit.figures.verdicts(since=self._since(each))
            if sum(verdicts.values()) >= TREND_FROM:
                return each, verdicts
        return "all", unit.figures.verdicts()


def _series(
    unit: Unit,
    firsts: frozenset[int],
    measure: str,
    since: datetime | None,
    titles: Mapping[str, str],
) -> Series:
    points = unit.figures.played(firsts, measure, since=since)
    return Series(key=measure, name=tr(MEASURES[measure]), points=points, titles=titles)


def _quadrants(verdicts: Mapping[str, int]) -> Quadrants:
    return Quadrants(
        held=verdicts.get("held", 0),
        agreement_trap=verdicts.get("agreement_trap", 0),
        right_walk=verdicts.get("right_walk", 0),
        missed_deal=verdicts.get("missed_deal", 0),
    )


def _bests(figures: Sequence[ScenarioFigure], known: Mapping[str, Outline]) -> tuple[Best, ...]:
    found = (_best(figure, known[figure.scenario]) for figure in figures)
    return tuple(sorted(found, key=lambda best: best.title))


def _best(figure: ScenarioFigure, outline: Outline) -> Best:
    seen = tuple(_ending_words(outline, role, ending) for role, ending in figure.endings)
    unknown = sum(
        role not in outline.roles or ending not in outline.roles[role].endings
        for role, ending in figure.endings
    )
    return Best(
        scenario=figure.scenario, title=outline.title, plays=figure.plays, best=figure.best,
        last=figure.last, endings=seen, endings_of=outline.endings_of + unknown,
    )  # fmt: skip


def _ending_words(outline: Outline, role: str, ending: str) -> str:
    known = outline.roles.get(role)
    plain = ending.replace("_", " ")
    words = plain if known is None else known.endings.get(ending, plain)
    return f"{known.name}: {words}" if known is not None and len(outline.roles) > 1 else words


def _listed(unit: Unit, titles: Mapping[str, str], offset: int) -> tuple[AttemptRow, ...]:
    return tuple(
        AttemptRow(
            attempt=each.attempt, when=each.when, title=titles.get(each.scenario, each.scenario),
            role=each.role, verdict=each.verdict, overall=each.overall, live=each.live,
        )
        for each in unit.figures.attempts(most=LISTED, offset=offset)
    )  # fmt: skip
