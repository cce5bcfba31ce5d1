import weakref

import pytest

from negotiator_trainer.ui.tokens import LIGHT
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.range_strip import Estimate, RangeFacts, RangeStrip

FULL = RangeFacts(
    issue="Price",
    low=34_000,
    high=46_000,
    form=NumberForm(prefix="£", short=True),
    walkaway=42_000,
    target=39_000,
    estimate=Estimate(low=36_500, high=40_500, best=38_400),
    my_offers=(37_000, 38_000),
    their_offers=(45_000, 42_500),
)


def columns_with(widget, colour, *, rows=None):
    image = widget.grab().toImage()
    rows = rows or range(image.height())
    return sorted(
        {x for x in range(image.width()) for y in rows if image.pixelColor(x, y).name() == colour}
    )


@pytest.fixture(params=[False, True], ids=["across", "upwards"])
def strip(request, theme, qtbot):
    made = RangeStrip(vertical=request.param)
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def test_everything_on_the_strip_can_be_heard(strip, spoken):
    strip.show_range(FULL)
    name, description = spoken(strip)
    assert name == "Range of Price"
    assert description == (
        "Price from £34k to £46k. My walkaway: £42k. My target: £39k. My offers: £37k, £38k. "
        "Their offers: £45k, £42.5k. I estimate their limit between £36.5k and £40.5k. "
        "Best guess: £38.4k."
    )


def test_what_is_not_known_is_not_mentioned(strip, spoken):
    strip.show_range(RangeFacts(issue="Price", low=0, high=100))
    assert spoken(strip)[1] == "Price from 0 to 100."
    assert not strip.grab().isNull()


def test_an_estimate_without_a_best_guess_is_a_range(strip, spoken):
    strip.show_range(RangeFacts(issue="Price", low=0, high=9, estimate=Estimate(low=2, high=5)))
    assert spoken(strip)[1].endswith("between 2 and 5.")


def test_marks_are_drawn_in_their_colours(strip):
    strip.show_range(FULL)
    for role in ("you", "them", "accent", "zone"):
        assert columns_with(strip, LIGHT.colour(role)), role


def test_a_higher_walkaway_stands_further_right(theme, qtbot):
    strip = RangeStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 120)
    middles = []
    for walkaway in (36_000, 44_000):
        strip.show_range(RangeFacts(issue="Price", low=34_000, high=46_000, walkaway=walkaway))
        found = columns_with(strip, LIGHT.you)
        middles.append(sum(found) / len(found))
    assert middles[1] > middles[0] + 200


def test_values_beyond_the_axis_stay_on_the_strip(strip):
    strip.show_range(RangeFacts(issue="Price", low=0, high=100, walkaway=900, target=-50))
    assert columns_with(strip, LIGHT.you)
    assert columns_with(strip, LIGHT.accent)


def test_labels_stack_up_when_there_is_little_room(theme, qtbot):
    strip = RangeStrip()
    qtbot.addWidget(strip)
    strip.show_range(FULL)
    assert strip.heightForWidth(200) > strip.heightForWidth(1200)


def test_the_strip_insists_on_room_for_its_labels(theme, qtbot, qapp):
    strip = RangeStrip()
    qtbot.addWidget(strip)
    strip.show_range(FULL)
    strip.resize(220, 20)
    strip.show()
    qapp.processEvents()
    assert strip.minimumHeight() == strip.heightForWidth(strip.width())


def test_larger_text_asks_for_more_room(theme, qtbot, qapp):
    strip = RangeStrip(vertical=True)
    qtbot.addWidget(strip)
    strip.show_range(FULL)
    strip.show()
    before = strip.sizeHint()
    theme.apply("light", scale=2.0)
    qapp.processEvents()
    assert strip.sizeHint().width() > before.width() * 1.6


def test_nothing_is_drawn_before_there_is_anything_to_show(strip):
    assert strip.facts is None
    assert columns_with(strip, LIGHT.border_strong) == []


def test_it_is_freed_with_its_last_reference(theme):
    strip = RangeStrip()
    strip.show_range(FULL)
    strip.grab()
    ref = weakref.ref(strip)
    del strip
    assert ref() is None
