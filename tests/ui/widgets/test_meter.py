from negotiator_trainer.ui.tokens import LIGHT
from negotiator_trainer.ui.widgets.meter import Bar, MeterRow


def filled_pixels(bar):
    image = bar.grab().toImage()
    middle = image.height() // 2
    return sum(image.pixelColor(x, middle).name() == LIGHT.accent for x in range(image.width()))


def test_a_meter_says_its_number(theme, qtbot, spoken):
    meter = MeterRow("Ask and listen")
    qtbot.addWidget(meter)
    meter.show_value(81.4, note="Median of the last five")
    assert spoken(meter) == ("Ask and listen: 81", "Median of the last five")


def test_a_number_can_have_words_of_its_own(theme, qtbot, spoken):
    meter = MeterRow("Surplus", maximum=2000)
    qtbot.addWidget(meter)
    meter.show_value(500, words="£500", mark=1000)
    assert spoken(meter)[0] == "Surplus: £500"


def test_what_is_not_known_yet_is_said(theme, qtbot, spoken):
    meter = MeterRow("Trade")
    qtbot.addWidget(meter)
    meter.show_value(50)
    meter.show_nothing("not enough yet")
    assert spoken(meter)[0] == "Trade: not enough yet"


def test_the_bar_is_as_long_as_its_share(theme, qtbot):
    bar = Bar()
    qtbot.addWidget(bar)
    bar.resize(200, 12)
    bar.set_share(0.5)
    assert abs(filled_pixels(bar) - 100) < 6


def test_a_share_beyond_the_ends_is_held_to_them(theme, qtbot):
    bar = Bar()
    qtbot.addWidget(bar)
    bar.resize(200, 12)
    bar.set_share(7.0, mark=-1.0)
    assert filled_pixels(bar) > 185
    bar.set_share(-1.0)
    assert filled_pixels(bar) == 0
