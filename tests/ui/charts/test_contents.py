"""What each chart says of its figures."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from negotiator_trainer.ui.charts.content import ChartContent
from negotiator_trainer.ui.charts.evaluation_chart import EvaluationChart, EvaluationData
from negotiator_trainer.ui.charts.ink import Hatched
from negotiator_trainer.ui.charts.offers_chart import OfferPoint, OffersChart, OffersData
from negotiator_trainer.ui.charts.pareto_chart import MOST_POINTS, PackageDot, ParetoChart
from negotiator_trainer.ui.charts.relationship_chart import (
    RelationshipChart,
    RelationshipData,
    RelationshipPoint,
)
from negotiator_trainer.ui.charts.zone_chart import ZoneChart
from negotiator_trainer.ui.charts.zone_data import ZoneData
from negotiator_trainer.ui.charts.zone_over_turns_chart import (
    ZoneOverTurnsChart,
    ZoneOverTurnsData,
    ZoneTurn,
)
from negotiator_trainer.ui.widgets.number_form import NumberForm

_SPEC = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(samples)


def bands(chart):
    return [item for item in chart.plot.getPlotItem().items if isinstance(item, Hatched)]


def content(rows):
    return ChartContent(title="t", count="1", summary="", headers=("a",), rows=rows)


def test_the_zone_is_told_moment_by_moment(shown):
    chart = shown(ZoneChart, samples.ZONE)
    assert chart.content.summary == (
        "Opening: zone from £38.4k to £42k. Attainable: zone from £37.5k to £42k. "
        "Closing: zone from £37.9k to £42k. Deal at £40.2k."
    )
    assert ("my walkaway", "£42k", "") in chart.content.rows
    assert ("my estimate of their limit", "£36.5k", "£40.5k") in chart.content.rows


def test_zones_and_the_estimate_are_hatched(shown):
    assert len(bands(shown(ZoneChart, samples.ZONE))) == 4


def test_a_moment_without_a_zone_is_said_and_not_drawn(shown):
    chart = shown(ZoneChart, samples.POINTS_ZONE)
    assert chart.content.summary.startswith("Opening: no zone.")
    assert len(bands(chart)) == 1


def test_the_marks_of_the_zone_are_read_from_left_to_right(shown):
    xs = [point.x for point in shown(ZoneChart, samples.ZONE).content.points]
    assert xs == sorted(xs)
    assert len(xs) == 7


def test_an_empty_line_is_still_a_line(shown):
    chart = shown(ZoneChart, ZoneData(axis="Price, £", low=0, high=10))
    assert chart.content.points == ()
    assert bands(chart) == []


def test_the_zone_over_turns_breaks_where_there_was_none(shown):
    chart = shown(ZoneOverTurnsChart, samples.TURNS)
    assert len(bands(chart)) == 2
    assert ("3", "none", "none", "You said bidder 2 is slow.") in chart.content.rows
    assert "It moved 4 times." in chart.content.summary


def test_a_zone_that_never_was_is_drawn_too(shown):
    data = ZoneOverTurnsData(axis="Price, £", turns=(ZoneTurn(turn=0, low=None, high=None),))
    chart = shown(ZoneOverTurnsChart, data)
    assert bands(chart) == []
    assert "no zone" in chart.content.summary


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (ZoneOverTurnsChart, ZoneOverTurnsData(axis="Price, £", turns=())),
        (OffersChart, OffersData(axis="Price, £", offers=())),
        (RelationshipChart, RelationshipData(points=())),
        (ParetoChart, replace(samples.PARETO, dots=())),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "",
)
def test_without_figures_a_chart_says_why(shown, spoken, kind, data):
    chart = shown(kind, data)
    assert chart.content.missing
    assert chart.content.missing in spoken(chart)[1]
    assert not chart.plot.isVisible()
    chart.toggle_table()
    assert chart.is_table
    chart.toggle_table()
    assert not chart.plot.isVisible()


def test_packages_are_listed_by_joint_gain(shown):
    chart = shown(ParetoChart, samples.PARETO)
    together = [int(row[3]) for row in chart.content.rows]
    assert together == sorted(together, reverse=True)
    assert chart.content.rows[0][4] == "most value together"


def test_the_deal_is_the_first_package_to_be_read(shown):
    chart = shown(ParetoChart, samples.PARETO)
    assert chart.content.points[0].text == (
        "The deal: £40.2k, 18 March, 1 year. Worth 62 points to me, 51 points to them."
    )
    assert "Three packages were better for both" in chart.content.summary


def test_thousands_of_packages_are_all_in_the_table(shown):
    dots = tuple(PackageDot(mine=n, theirs=-n, words=str(n)) for n in range(1_500))
    chart = shown(ParetoChart, replace(samples.PARETO, dots=dots))
    assert len(chart.content.points) == MOST_POINTS
    assert chart.rows.rowCount() == 1_500


def test_concessions_are_measured_from_the_same_sides_last_offer(shown):
    chart = shown(OffersChart, samples.OFFERS)
    assert [row[3] for row in chart.content.rows] == ["", "", "£2,500", "£1,000", "£1,200"]
    assert chart.content.summary == (
        "Me: £38k → £39k → £40.2k. Amara: £45k → £42.5k. Deal at £40.2k."
    )


def test_of_several_offers_at_once_the_one_that_went_furthest_counts(shown):
    offers = (
        OfferPoint(turn=1, by="me", value=100), OfferPoint(turn=2, by="me", value=90),
        OfferPoint(turn=2, by="me", value=70), OfferPoint(turn=2, by="me", value=80),
        OfferPoint(turn=3, by="me", value=60),
    )  # fmt: skip
    chart = shown(OffersChart, OffersData(axis="Worth to you", offers=offers))
    assert [row[3] for row in chart.content.rows] == ["", "", "30", "", "10"]
    assert chart.content.summary == (
        "Me: 100 → 70 → 60. Of several at once, the one that went furthest counts."
    )


def test_all_packages_are_counted_once_and_in_thousands(shown):
    dots = tuple(PackageDot(mine=n, theirs=-n, words=str(n)) for n in range(1_700))
    every = shown(ParetoChart, replace(samples.PARETO, dots=dots, shown_of=1_700))
    assert every.content.count == "1,700 packages"
    some = shown(ParetoChart, replace(samples.PARETO, dots=dots, shown_of=2_304))
    assert some.content.count == "1,700 of 2,304 packages"


def test_money_in_a_package_is_written_with_its_unit_in_front(shown):
    euros = replace(samples.PARETO, form=NumberForm(prefix="€"), unit="€")
    chart = shown(ParetoChart, euros)
    assert "Worth €62 to me, €51 to them." in chart.content.points[0].text
    assert chart.plot.getAxis("left").tickStrings([20], 1, 10) == ["€20"]


def test_the_relationship_is_told_with_its_lowest_point(shown):
    chart = shown(RelationshipChart, samples.RELATIONSHIP)
    assert (
        chart.content.summary
        == "Trust went from 50 to 65, lowest 35 at turn 4. Calm went from 75 to 80."
    )
    assert chart.content.points[3].text.endswith("You called her price a joke.")


@pytest.mark.parametrize(("events", "whole"), [(1, True), (6, False)])
def test_what_moved_the_relationship_is_told_in_full_where_there_is_room(shown, events, whole):
    event = "Trust +5, because you told him what it was for."
    points = tuple(RelationshipPoint(turn=n, trust=50, calm=75, event=event) for n in range(events))
    chart = shown(RelationshipChart, RelationshipData(points=points))
    items = chart.plot.getPlotItem().items
    said = [item.toPlainText() for item in items if type(item).__name__ == "TextItem"]
    assert (event in said) == whole
    assert sum(words.startswith("Trust +5") for words in said) == events


@pytest.mark.parametrize(("last", "words"), [(1, "1 turn"), (9, "9 turns")])
def test_how_it_stood_before_the_first_turn_is_no_turn(shown, last, words):
    points = tuple(RelationshipPoint(turn=n, trust=50, calm=75) for n in range(last + 1))
    assert shown(RelationshipChart, RelationshipData(points=points)).content.count == words


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("+more", "'+more"), ("-5", "-5"), ("-5.5", "-5.5"),
     ("+9", "+9"), ("£42k", "£42k")],
)  # fmt: skip
def test_a_spreadsheet_does_not_take_words_for_formulas(cell, written):
    assert content(((cell,),)).as_csv() == f"a\n{written}\n"


def test_axis_names_are_not_markup(shown):
    chart = shown(ZoneChart, ZoneData(axis="<b>Price</b>, £", low=0, high=10))
    assert "<b>" not in chart.plot.getAxis("bottom").labelText


def test_the_evaluation_is_told_with_its_largest_fall(shown):
    chart = shown(EvaluationChart, samples.EVALUATION)
    assert chart.content.summary == (
        "From 76 before the first move to 54 at the end. "
        "The largest fall, 34 points, came with turn 4."
    )
    assert chart.content.rows[4] == ("4", "Turning point", "47", "revealed bidder 2")
    assert chart.content.points[0].text == "Before your first move: 76 of 100 to be expected."
    assert chart.content.points[4].text == (
        "Turn 4, turning point: 47 of 100 to be expected afterwards. revealed bidder 2"
    )


def test_every_label_has_a_mark_of_its_own_shape(shown):
    chart = shown(EvaluationChart, samples.EVALUATION)
    marks = [i for i in chart.plot.getPlotItem().items if hasattr(i, "points")]
    shapes = {mark.opts["symbol"] for mark in marks if len(mark.points())}
    assert len(shapes) == 5


def test_the_evaluation_speaks_chess_where_that_is_chosen(shown):
    chart = shown(EvaluationChart, replace(samples.EVALUATION, chess=True))
    assert chart.content.rows[4][1] == "Blunder"


def test_without_a_turn_there_is_nothing_to_evaluate(shown):
    chart = shown(EvaluationChart, EvaluationData(points=()))
    assert chart.content.missing
