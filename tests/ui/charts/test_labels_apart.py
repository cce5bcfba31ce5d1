"""Labels beside marks that lie near each other can all be read."""

from itertools import combinations

import pyqtgraph as pg
import pytest

from negotiator_trainer.ui.charts.offers_chart import OfferPoint, OffersChart, OffersData
from negotiator_trainer.ui.charts.pareto_chart import PackageDot, ParetoChart, ParetoData
from negotiator_trainer.ui.widgets.number_form import NumberForm

EUROS = NumberForm(prefix="€")
NEAR = ParetoData(
    dots=(
        PackageDot(mine=3134, theirs=17_230, words="it", kind="deal", in_zone=True),
        PackageDot(mine=2240, theirs=18_120, words="most", kind="sweet", in_zone=True),
        PackageDot(mine=2520, theirs=17_830, words="Nash", kind="nash", in_zone=True),
        PackageDot(mine=-400, theirs=20_240, words="an end", kind="frontier"),
        PackageDot(mine=5300, theirs=15_030, words="an end", kind="frontier"),
        PackageDot(mine=-3800, theirs=19_800, words="another"),
        PackageDot(mine=5100, theirs=14_100, words="another"),
    ),
    my_walkaway=1850, their_walkaway=17_200, shown_of=7, unit="€", form=EUROS,
)  # fmt: skip
CLOSE = OffersData(
    axis="Worth to you",
    form=EUROS,
    my_walkaway=1850,
    offers=(
        OfferPoint(turn=2, by="them", value=200),
        OfferPoint(turn=7, by="me", value=3934),
        OfferPoint(turn=8, by="them", value=3134),
    ),
    deal=(9, 3134),
)


def overlaps(chart):
    """The pairs of labels of which one covers a part of the other."""
    labels = [item for item in chart.plot.getPlotItem().items if isinstance(item, pg.TextItem)]
    places = [(each.toPlainText().strip(), each.sceneBoundingRect()) for each in labels]
    inner = [(said, place.adjusted(2, 2, -2, -2)) for said, place in places if said]
    return [(a[0], b[0]) for a, b in combinations(inner, 2) if a[1].intersects(b[1])]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1100, 560), (860, 560)])
def test_packages_that_lie_near_each_other(shown, theme, qtbot, size, scale):
    theme.apply("light", scale=scale)
    chart = shown(ParetoChart, NEAR, size=size)
    qtbot.waitUntil(lambda: overlaps(chart) == [], timeout=2000)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1100, 460), (860, 560)])
def test_a_deal_between_the_last_offers(shown, theme, qtbot, size, scale):
    theme.apply("light", scale=scale)
    chart = shown(OffersChart, CLOSE, size=size)
    qtbot.waitUntil(lambda: overlaps(chart) == [], timeout=2000)


def test_a_deal_at_the_lower_end_is_named_above_its_mark(shown):
    data = OffersData(
        axis="Price", offers=(OfferPoint(turn=1, by="me", value=40),), deal=(2, 20), form=EUROS
    )
    chart = shown(OffersChart, data)
    label = next(
        item
        for item in chart.plot.getPlotItem().items
        if isinstance(item, pg.TextItem) and item.toPlainText().startswith("deal")
    )
    assert label.anchor.y() > 1
