from negotiator_trainer.ui.tokens import LIGHT
from negotiator_trainer.ui.widgets.bar import Bar


def filled_pixels(bar):
    image = bar.grab().toImage()
    middle = image.height() // 2
    return sum(image.pixelColor(x, middle).name() == LIGHT.accent for x in range(image.width()))


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
