"""The sections with charts; made, and pyqtgraph imported, when one is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.charts.offers_chart import OfferPoint, OffersChart, OffersData
from negotiator_trainer.ui.charts.pareto_chart import PackageDot, ParetoChart, ParetoData
from negotiator_trainer.ui.charts.relationship_chart import (
    RelationshipChart,
    RelationshipData,
    RelationshipPoint,
)
from negotiator_trainer.ui.charts.zone_chart import ZoneChart
from negotiator_trainer.ui.charts.zone_data import ZoneBand, ZoneData
from negotiator_trainer.ui.charts.zone_over_turns_chart import (
    ZoneOverTurnsChart,
    ZoneOverTurnsData,
    ZoneTurn,
)
from negotiator_trainer.ui.pages.debrief.section import Section
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.debrief_view import DebriefView
    from negotiator_trainer.ui.charts.chart import Chart

_LEAST_HEIGHT = 330


class ChartSection(Section):
    """A section with charts, each in a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts: list[Chart] = []

    def add_chart(self, chart: Chart, *, by_turn: bool = False) -> None:
        """Show a chart.

        Args:
            chart: The chart.
            by_turn: Whether its points are turns, which can be opened and walked.
        """
        chart.ask_height(_LEAST_HEIGHT)
        card = Card()
        card.add(chart)
        self.body.addWidget(card)
        self.charts.append(chart)
        chart.setProperty("by_turn", "true" if by_turn else "")
        if by_turn:
            chart.point_chosen.connect(self._on_point_chosen)

    def add_remarks(self, remarks: list[str]) -> None:
        """Say in sentences what the charts show."""
        if remarks:
            card = Card()
            for remark in remarks:
                card.body.addWidget(text.label(remark, wrap=True, selectable=True))
            self.body.addWidget(card)

    def walk_to(self, turn: int) -> bool:
        """Point at a turn in the charts that run over turns."""
        charts = [chart for chart in self.charts if chart.property("by_turn")]
        for chart in charts:
            chart.choose_point(turn)
            announce.say(chart, chart.reading)
        return bool(charts)

    def toggle_table(self) -> bool:
        """Turn every chart into its table, or back."""
        for chart in self.charts:
            chart.toggle_table()
        return True

    @Slot(object)
    def _on_point_chosen(self, turn: object) -> None:
        self.turn_opened.emit(turn)


class ZoneSection(ChartSection):
    """Where both sides could have met, and how that moved."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        zone = view.zone
        form = value_form(self, zone.unit)
        chart = ZoneChart()
        chart.show_data(
            ZoneData(
                axis=zone.axis, low=zone.low, high=zone.high, form=form,
                bands=tuple(
                    ZoneBand(name=each.name, low=each.low, high=each.high)
                    for each in zone.moments if each.low is not None or not each.packages
                ),
                my_limit=zone.my_limit, their_limit=zone.their_limit, my_target=zone.my_target,
                my_first=zone.my_first, their_first=zone.their_first, deal=zone.deal,
                estimate=zone.estimate,
            )
        )  # fmt: skip
        self.add_chart(chart)
        self.add_remarks(list(zone.remarks))
        events = {step.turn: step.event for step in view.relationship}
        over = ZoneOverTurnsChart()
        over.show_data(
            ZoneOverTurnsData(
                axis=zone.axis, form=form, deal=zone.deal,
                turns=tuple(
                    ZoneTurn(
                        turn=turn, low=ends[0] if ends else None, high=ends[1] if ends else None,
                        event=events.get(turn, "") if turn and ends != zone.over_turns[turn - 1]
                        else "",
                    )
                    for turn, ends in enumerate(zone.over_turns)
                ),
            )
        )  # fmt: skip
        self.add_chart(over, by_turn=True)
        self.body.addStretch()


class PackagesSection(ChartSection):
    """All packages, and what was left on the table."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        packages = view.packages
        # Without a deal the chart itself says how many packages were good enough.
        dealt = any(each.kind == "deal" for each in packages.points)
        chart = ParetoChart()
        chart.show_data(
            ParetoData(
                dots=tuple(
                    PackageDot(
                        mine=each.mine, theirs=each.theirs, words=each.words, kind=each.kind,
                        in_zone=each.in_zone,
                    )
                    for each in packages.points
                ),
                my_walkaway=packages.my_walkaway, their_walkaway=packages.their_walkaway,
                shown_of=packages.shown_of, form=value_form(self, view.unit),
                unit=view.unit or self.tr("points"),
                remark=packages.remarks[0] if packages.remarks and dealt else "",
            )
        )  # fmt: skip
        self.add_chart(chart)
        remarks = list(packages.remarks)
        if packages.nothing_to_create:
            remarks.append(self.tr("Here one side's gain is the other's loss: nothing to create."))
        remarks.append(
            self.tr(
                "On the frontier nobody can gain without the other losing. The Nash point has the "
                "largest product of both gains over no deal. In the shaded corner both of you are "
                "above your walkaways."
            )
        )
        self.add_remarks(remarks)
        self.body.addStretch()


class OffersSection(ChartSection):
    """Both sides' offers, by what they are worth to me."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = value_form(self, view.unit)
        worth = next((dot.mine for dot in view.packages.points if dot.kind == "deal"), None)
        deal = None if worth is None or not view.turns else (view.turns[-1].number, worth)
        chart = OffersChart()
        chart.show_data(
            OffersData(
                axis=self.tr("Worth to you"), form=form, my_walkaway=view.packages.my_walkaway,
                deal=deal, offers=tuple(
                    OfferPoint(turn=each.turn, by=each.by, value=each.value, words=each.words)
                    for each in view.offers
                ),
            )
        )  # fmt: skip
        self.add_chart(chart, by_turn=True)
        self.body.addStretch()


class RelationshipSection(ChartSection):
    """Trust and calm over the turns."""

    def __init__(self, view: DebriefView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        chart = RelationshipChart()
        chart.show_data(
            RelationshipData(
                points=tuple(
                    RelationshipPoint(
                        turn=each.turn, trust=each.trust, calm=each.calm, event=each.event
                    )
                    for each in view.relationship
                )
            )
        )
        self.add_chart(chart, by_turn=True)
        last = view.relationship[-1] if view.relationship else None
        if last is not None and last.face < 100:
            self.add_remarks([self.tr("Face kept: {0} of 100.").format(last.face)])
        self.body.addStretch()


def value_form(widget: QWidget, unit: str) -> NumberForm:
    """Return how values are written: with the unit's symbol, or as points."""
    if unit:
        return NumberForm(prefix=unit)
    return NumberForm(suffix=widget.tr(" points"), suffix_of_one=widget.tr(" point"))
