"""What a figure or a sentence rests on, looked up when somebody asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.calendar import midnight
from negotiator_trainer.services.progress.foreseen import FORESEEN, practised_ranges
from negotiator_trainer.services.progress.measures import MEASURES, VERDICTS
from negotiator_trainer.services.progress.real_cases import judged
from negotiator_trainer.services.progress.skills import LOOKED_AT
from negotiator_trainer.services.progress.view import Evidence, EvidenceList
from negotiator_trainer.services.skill_names import NAMES
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, tzinfo

    from negotiator_trainer.services.progress.calibration import JudgedRange
    from negotiator_trainer.services.progress.view import Question
    from negotiator_trainer.store.figure_records import AttemptFigure
    from negotiator_trainer.store.unit import Unit

MOST = 200
"""Rows that a list of evidence shows."""


class EvidenceDesk:
    """Answers questions about what a figure rests on.

    Args:
        unit: What is read from.
        titles: Scenario titles by id.
        since: From when on; None for always.
        zone: Whose days they are; the system's own by default.
    """

    def __init__(
        self,
        unit: Unit,
        titles: Mapping[str, str],
        *,
        since: datetime | None,
        zone: tzinfo | None,
    ) -> None:
        self._unit = unit
        self._titles = titles
        self._since = since
        self._zone = zone

    def answer(self, question: Question) -> EvidenceList:
        """Look up what a question asks for."""
        answers = {
            "measure": self._measure,
            "skill": self._skill,
            "ranges_held": self._ranges,
            "ranges_missed": self._ranges,
            "forecasts": self._forecasts,
            "verdict": self._verdict,
            "day": self._day,
            "scenario": self._scenario,
        }
        return answers[question.kind](question)

    def _measure(self, question: Question) -> EvidenceList:
        figures = self._unit.figures
        found = figures.played(figures.overview().firsts, question.about, since=self._since)
        rows = [
            Evidence(
                when=each.when, title=self._title(each.scenario), attempt=each.attempt,
                words=_play_words(each.value, first=each.first),
            )
            for each in found[: -MOST - 1 : -1]
        ]  # fmt: skip
        return EvidenceList(title=tr(MEASURES[question.about]), rows=tuple(rows), of=len(found))

    def _skill(self, question: Question) -> EvidenceList:
        found = self._unit.figures.skills(since=self._since, most=LOOKED_AT)
        rows = [
            Evidence(
                when=each.when, title=self._title(each.scenario), attempt=each.attempt, turn=turn,
                words=_turn_words(turn, each.score),
            )
            for each in reversed(found) if each.skill == question.about
            for turn in each.turns or (0,)
        ]  # fmt: skip
        return _cut(tr(NAMES[question.about]), rows)

    def _ranges(self, question: Question) -> EvidenceList:
        held = question.kind == "ranges_held"
        figures = self._unit.foreseen.ranges(since=self._since, most=FORESEEN)
        practice = zip(figures, practised_ranges(figures, {}), strict=True)
        rows = [
            Evidence(
                when=figure.when, title=self._title(figure.scenario), attempt=figure.attempt,
                words=_range_words(each),
            )
            for figure, each in practice if each.held is held
        ]  # fmt: skip
        rows += [
            Evidence(
                when=case.figure.when, title=case.figure.title, case=case.figure.case,
                words=_range_words(case.range),
            )
            for case in judged(self._unit.foreseen.cases(since=self._since, most=FORESEEN))
            if case.range is not None and case.range.held is held
        ]  # fmt: skip
        return _cut(tr("Ranges that held") if held else tr("Ranges that missed"), _newest(rows))

    def _forecasts(self, question: Question) -> EvidenceList:
        within = range(question.start, question.end + 1)
        rows = [
            Evidence(
                when=each.when, title=self._title(each.scenario), attempt=each.attempt,
                words=_forecast_words(each.chance, agreed=each.agreed),
            )
            for each in self._unit.foreseen.forecasts(since=self._since, most=FORESEEN)
            if each.chance in within
        ]  # fmt: skip
        rows += [
            Evidence(
                when=case.figure.when, title=case.figure.title, case=case.figure.case,
                words=_forecast_words(case.forecast.chance, agreed=case.forecast.agreed),
            )
            for case in judged(self._unit.foreseen.cases(since=self._since, most=FORESEEN))
            if case.forecast is not None and case.forecast.chance in within
        ]  # fmt: skip
        return _cut(tr("“We will agree”"), _newest(rows))

    def _verdict(self, question: Question) -> EvidenceList:
        found = self._unit.figures.attempts(since=self._since, verdict=question.about, most=MOST)
        count = self._unit.figures.verdicts(since=self._since).get(question.about, 0)
        real = [
            Evidence(
                when=case.figure.when, title=case.figure.title, case=case.figure.case,
                words=tr("real case"),
            )
            for case in judged(self._unit.foreseen.cases(since=self._since, most=FORESEEN))
            if case.verdict == question.about
        ]  # fmt: skip
        rows = _newest([*(self._attempt(each) for each in found), *real])
        return EvidenceList(
            title=tr(VERDICTS[question.about]), rows=tuple(rows[:MOST]), of=count + len(real)
        )

    def _day(self, question: Question) -> EvidenceList:
        day = date.fromisoformat(question.about)
        since = midnight(day, self._zone)
        until = midnight(day + timedelta(days=1), self._zone)
        rows = [
            self._attempt(each) for each in self._unit.figures.attempts(since=since, until=until)
        ]
        rows += [
            Evidence(
                when=each.when, title=self._title(each.scenario), attempt=each.attempt,
                turn=each.turn, words=tr("drill, turn {turn}", turn=each.turn),
            )
            for each in self._unit.figures.drilled(since=since, until=until)
        ]  # fmt: skip
        return _cut(question.about, _newest(rows))

    def _scenario(self, question: Question) -> EvidenceList:
        found = self._unit.figures.plays(question.about, most=MOST)
        scenarios = {each.scenario: each.plays for each in self._unit.figures.overview().scenarios}
        rows = tuple(self._attempt(each) for each in found)
        count = scenarios.get(question.about, 0)
        return EvidenceList(title=self._title(question.about), rows=rows, of=count)

    def _attempt(self, each: AttemptFigure) -> Evidence:
        verdict = tr(VERDICTS.get(each.verdict, VERDICTS["none"]))
        words = f"{verdict}, {each.overall:.0f}"
        return Evidence(
            when=each.when, title=self._title(each.scenario), attempt=each.attempt,
            words=words if each.live else tr("{words}, practice", words=words),
        )  # fmt: skip

    def _title(self, scenario: str) -> str:
        return self._titles.get(scenario, scenario)


def _cut(title: str, rows: Iterable[Evidence]) -> EvidenceList:
    every = tuple(rows)
    return EvidenceList(title=title, rows=every[:MOST], of=len(every))


def _newest(rows: Iterable[Evidence]) -> list[Evidence]:
    return sorted(rows, key=lambda row: row.when, reverse=True)


def _range_words(each: JudgedRange) -> str:
    return tr(
        "{low} to {high}; it was {truth}",
        low=f"{each.low:,}", high=f"{each.high:,}", truth=f"{each.truth:,.0f}",
    )  # fmt: skip


def _forecast_words(chance: int, *, agreed: bool) -> str:
    if agreed:
        return tr("{chance} %; agreed", chance=chance)
    return tr("{chance} %; not agreed", chance=chance)


def _play_words(value: float, *, first: bool) -> str:
    if first:
        return tr("{value}, first play", value=f"{value:.0f}")
    return tr("{value}, replay", value=f"{value:.0f}")


def _turn_words(turn: int, score: float) -> str:
    if turn:
        return tr("turn {turn}, scored {score}", turn=turn, score=f"{score:.0f}")
    return tr("the whole attempt, scored {score}", score=f"{score:.0f}")
