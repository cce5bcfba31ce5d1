"""Figures for every chart, for the gallery and for the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from negotiator_trainer.store.figure_records import PlayedFigure, PlayedFigures
from negotiator_trainer.ui.charts.calendar_chart import CalendarChart, CalendarData, CalendarDay
from negotiator_trainer.ui.charts.calibration_chart import (
    CalibrationChart,
    CalibrationData,
    CalibrationRow,
)
from negotiator_trainer.ui.charts.evaluation_chart import (
    EvaluationChart,
    EvaluationData,
    EvaluationPoint,
)
from negotiator_trainer.ui.charts.forecast_chart import (
    ForecastChart,
    ForecastData,
    ForecastDot,
    ForecastRow,
)
from negotiator_trainer.ui.charts.offers_chart import OfferPoint, OffersChart, OffersData
from negotiator_trainer.ui.charts.pareto_chart import PackageDot, ParetoChart, ParetoData
from negotiator_trainer.ui.charts.relationship_chart import (
    RelationshipChart,
    RelationshipData,
    RelationshipPoint,
)
from negotiator_trainer.ui.charts.trend_chart import TrendChart, TrendData
from negotiator_trainer.ui.charts.verdict_chart import VerdictCell, VerdictChart, VerdictData
from negotiator_trainer.ui.charts.zone_chart import ZoneChart
from negotiator_trainer.ui.charts.zone_data import ZoneBand, ZoneData
from negotiator_trainer.ui.charts.zone_over_turns_chart import (
    ZoneOverTurnsChart,
    ZoneOverTurnsData,
    ZoneTurn,
)
from negotiator_trainer.ui.tokens import Rating
from negotiator_trainer.ui.widgets.number_form import NumberForm

POUNDS = NumberForm(prefix="£", short=True)

ZONE = ZoneData(
    axis="Price, £",
    low=34_000,
    high=46_000,
    form=POUNDS,
    bands=(
        ZoneBand(name="Opening", low=38_400, high=42_000),
        ZoneBand(name="Attainable", low=37_500, high=42_000),
        ZoneBand(name="Closing", low=37_900, high=42_000),
    ),
    my_limit=42_000,
    their_limit=37_900,
    my_target=39_000,
    their_target=44_000,
    my_first=37_000,
    their_first=45_000,
    deal=40_200,
    estimate=(36_500, 40_500),
)
POINTS_ZONE = ZoneData(
    axis="Value to me, points",
    low=0,
    high=100,
    bands=(ZoneBand(name="Opening"), ZoneBand(name="Closing", low=38, high=71)),
    my_limit=38,
    deal=62,
)
TURNS = ZoneOverTurnsData(
    axis="Price, £",
    form=POUNDS,
    turns=(
        ZoneTurn(turn=0, low=38_400, high=42_000),
        ZoneTurn(turn=1, low=38_400, high=42_000),
        ZoneTurn(turn=2, low=37_900, high=42_000, event="You asked about March."),
        ZoneTurn(turn=3, low=None, high=None, event="You said bidder 2 is slow."),
        ZoneTurn(turn=4, low=39_500, high=42_000, event="You took it back."),
        ZoneTurn(turn=5, low=39_000, high=42_000, event="Payment in ten days."),
    ),
    deal=40_200,
    low_name="their limit",
    high_name="my walkaway",
)
DEAL = PackageDot(mine=62, theirs=51, words="£40.2k, 18 March, 1 year", kind="deal", in_zone=True)
PARETO = ParetoData(
    dots=(
        DEAL,
        PackageDot(mine=71, theirs=64, words="£39k, 18 March, 2 years", kind="sweet", in_zone=True),
        PackageDot(mine=66, theirs=68, words="£40k, 18 March, 2 years", kind="nash", in_zone=True),
        PackageDot(mine=88, theirs=40, words="£37k, 18 March", kind="frontier"),
        PackageDot(mine=50, theirs=78, words="£42k, 18 March, 2 years", kind="frontier"),
        PackageDot(mine=80, theirs=52, words="£38k, 18 March", kind="frontier", in_zone=True),
        PackageDot(mine=55, theirs=44, words="£41k, 1 April", kind="offered", in_zone=True),
        *(
            PackageDot(
                mine=(17 * n) % 71,
                theirs=(31 * n) % 59,
                words=f"package {n}",
                in_zone=(17 * n) % 71 >= 38 and (31 * n) % 59 >= 33,
            )
            for n in range(120)
        ),
    ),
    my_walkaway=38,
    their_walkaway=33,
    shown_of=2_400,
    unit="points",
    form=NumberForm(suffix=" points"),
    remark="Three packages were better for both; the best of them by 9 for you and 13 for them.",
)
OFFERS = OffersData(
    axis="Price, £",
    form=POUNDS,
    them="Amara",
    my_walkaway=42_000,
    my_target=39_000,
    offers=(
        OfferPoint(turn=1, by="them", value=45_000, words="£45k, 1 April"),
        OfferPoint(turn=3, by="me", value=38_000, words="£38k, 18 March"),
        OfferPoint(turn=4, by="them", value=42_500),
        OfferPoint(turn=5, by="me", value=39_000),
        OfferPoint(turn=7, by="me", value=40_200),
    ),
    deal=(8, 40_200),
)
RELATIONSHIP = RelationshipData(
    who="Amara",
    points=(
        RelationshipPoint(turn=1, trust=50, calm=75),
        RelationshipPoint(turn=2, trust=60, calm=80, event="You asked about March."),
        RelationshipPoint(turn=3, trust=60, calm=80),
        RelationshipPoint(turn=4, trust=35, calm=50, event="You called her price a joke."),
        RelationshipPoint(turn=5, trust=45, calm=65, event="You apologised."),
        RelationshipPoint(turn=6, trust=60, calm=75, event="Ten days for the service plan."),
        RelationshipPoint(turn=7, trust=65, calm=80),
    ),
)
TREND = TrendData(
    name="Value claimed",
    unit="%",
    points=PlayedFigures.of(
        [
            PlayedFigure(
                attempt=n,
                when=datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(days=4 * n),
                scenario="used-car" if n % 3 else "job-offer",
                value=(30, 62, 44, 71, 55, 80, 49, 77, 68, 85, 60, 90)[n - 1],
                first=n % 2 != 0,
            )
            for n in range(1, 13)
        ]
    ),
    titles={"used-car": "Used car", "job-offer": "Job offer"},
)
CALIBRATION = CalibrationData(
    summary="Ranges held the truth 19 of 30 times.",
    rows=(
        CalibrationRow(key="all", name="All", asked=30, held=19, band=(20, 28), mean_width=31.0,
                       bias=9.0),
        CalibrationRow(key="practice", name="Practice", asked=26, held=17, band=(17, 24)),
        CalibrationRow(key="real", name="Real cases", asked=4, held=2, band=(2, 4)),
    ),
)  # fmt: skip
FORECASTS = ForecastData(
    summary="Brier score 0.19.",
    rows=(
        ForecastRow(name="All", asked=45, agreed=28, brier=0.19),
        ForecastRow(name="Practice", asked=41, agreed=26, brier=0.2),
        ForecastRow(name="Real cases", asked=4, agreed=2, brier=None),
    ),
    dots=(
        ForecastDot(key=20, said=14, came=25, count=12),
        ForecastDot(key=60, said=52, came=48, count=15),
        ForecastDot(key=100, said=91, came=83, count=18),
    ),
)
VERDICTS = VerdictData(
    cells=tuple(
        VerdictCell(key=key, name=key.replace("_", " "), agreed=agreed, should=should,
                    practice=practice, real=real)
        for key, agreed, should, practice, real in (
            ("held", True, True, 21, 3), ("missed_deal", False, True, 4, 1),
            ("agreement_trap", True, False, 6, 0), ("right_walk", False, False, 3, 1),
        )
    )
)  # fmt: skip
CALENDAR = CalendarData(
    first=date(2025, 11, 17),
    last=date(2026, 11, 22),
    days={
        date(2026, 11, 22) - timedelta(days=9 * n): CalendarDay(sessions=n % 4, drills=n * n % 7)
        for n in range(1, 40)
        if n % 4 or n * n % 7
    },
)

EVALUATION = EvaluationData(
    points=(
        EvaluationPoint(turn=0, value=76.0),
        EvaluationPoint(turn=1, value=75.2, rating=Rating.GOOD, words="opened with agenda"),
        EvaluationPoint(turn=2, value=81.4, rating=Rating.EXCELLENT, words="asked about March"),
        EvaluationPoint(turn=3, value=80.9, rating=Rating.EXCELLENT, words="38.0k with quotes"),
        EvaluationPoint(turn=4, value=47.2, rating=Rating.BLUNDER, words="revealed bidder 2"),
        EvaluationPoint(turn=5, value=33.0, rating=Rating.MISTAKE, words="split the difference"),
        EvaluationPoint(turn=6, value=49.5, rating=Rating.EXCELLENT, words="asked her first issue"),
        EvaluationPoint(turn=7, value=44.0, rating=Rating.INACCURACY, words="conceded the start"),
        EvaluationPoint(turn=8, value=54.0, rating=Rating.GOOD, words="recapped and closed"),
    )
)

SAMPLES = {
    "zone": (ZoneChart, ZONE),
    "zone-points": (ZoneChart, POINTS_ZONE),
    "turns": (ZoneOverTurnsChart, TURNS),
    "pareto": (ParetoChart, PARETO),
    "offers": (OffersChart, OFFERS),
    "evaluation": (EvaluationChart, EVALUATION),
    "relationship": (RelationshipChart, RELATIONSHIP),
    "trend": (TrendChart, TREND),
    "calibration": (CalibrationChart, CALIBRATION),
    "forecasts": (ForecastChart, FORECASTS),
    "verdicts": (VerdictChart, VERDICTS),
    "calendar": (CalendarChart, CALENDAR),
}
