import itertools
import weakref
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from negotiator_trainer.ui.portrait import PortraitWidget, draw_portrait
from negotiator_trainer.ui.portrait_mood import AFFECTS, expression
from negotiator_trainer.ui.portrait_svg import (
    AGES,
    BEARDS,
    CLOTHES,
    GLASSES,
    HAIR_STYLES,
    MOODS,
    Appearance,
    portrait_svg,
)

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
people = st.builds(
    Appearance,
    skin=colours,
    hair=colours,
    hair_style=st.sampled_from(HAIR_STYLES),
    cloth=colours,
    clothes=st.sampled_from(CLOTHES),
    glasses=st.sampled_from(GLASSES),
    age=st.sampled_from(AGES),
    beard=st.sampled_from(BEARDS),
    jaw=st.floats(0, 1),
)


def difference(first, second):
    """Return the share of pixels that differ clearly."""
    a, b = (p.toImage().convertToFormat(QImage.Format.Format_RGB32) for p in (first, second))
    pairs = itertools.product(range(0, a.width(), 2), range(0, a.height(), 2))
    changed = [
        max(abs(x - y) for x, y in zip(_rgb(a, at), _rgb(b, at), strict=True)) > 40 for at in pairs
    ]
    return sum(changed) / len(changed)


def _rgb(image, at):
    colour = image.pixelColor(*at)
    return colour.red(), colour.green(), colour.blue()


def test_there_are_eight_moods():
    assert set(MOODS) == {
        "neutral", "warm", "interested", "guarded", "frustrated", "angry", "worried", "delighted",
    }  # fmt: skip


@given(people, st.sampled_from(sorted(MOODS)))
def test_every_portrait_is_well_formed(person, mood):
    root = ElementTree.fromstring(portrait_svg(person, mood))  # noqa: S314 - our own text
    assert root.tag.endswith("svg")
    assert len(root) > 3


@pytest.mark.parametrize("style", HAIR_STYLES)
def test_qt_draws_every_hair_style(qapp, style):
    svg = portrait_svg(Appearance(hair_style=style), "warm")
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(sorted(MOODS), 2)))
def test_two_moods_of_one_person_look_different(theme, first, second):
    person = Appearance()
    drawn = [draw_portrait(person, mood, size=96) for mood in (first, second)]
    assert difference(*drawn) > 0.02


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(HAIR_STYLES, 2)))
def test_two_hair_styles_look_different(first, second):
    assert portrait_svg(Appearance(hair_style=first), "warm") != portrait_svg(
        Appearance(hair_style=second), "warm"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"age": "senior"},
        {"beard": "full"},
        {"glasses": "square"},
        {"clothes": "suit"},
        {"jaw": 1.0},
        {"lips": "#c05a5a"},
        {"eyes": "#4a7a5a"},
        {"skin": "#5f3b28"},
        {"hair": "#c08a4a"},
        {"cloth": "#8a3350"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_everything_about_a_person_can_be_seen(change):
    assert portrait_svg(Appearance(**change), "neutral") != portrait_svg(Appearance(), "neutral")


def test_the_same_person_in_the_same_mood_is_the_same_picture():
    assert portrait_svg(Appearance(), "warm") == portrait_svg(Appearance(), "warm")


@pytest.mark.parametrize(
    "wrong",
    [
        {"hair_style": "mohawk"},
        {"skin": "beige"},
        {"skin": "#12345g"},
        {"age": "9"},
        {"beard": "goatee"},
        {"clothes": "toga"},
        {"glasses": "monocle"},
        {"jaw": 2.0},
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\S"):
        Appearance(**wrong)


def test_an_unknown_mood_is_refused():
    with pytest.raises(KeyError):
        portrait_svg(Appearance(), "smug")


def test_anger_lowers_the_inner_brows_and_worry_lifts_them():
    assert expression(AFFECTS["angry"]).brow_tilt > 0.3
    assert expression(AFFECTS["worried"]).brow_tilt < -0.3


def test_the_mouth_follows_valence():
    order = sorted(AFFECTS, key=lambda name: AFFECTS[name].valence)
    assert order[0] == "angry"
    assert order[-1] == "delighted"
    assert MOODS["warm"].mouth_curve > MOODS["neutral"].mouth_curve


def test_guarded_eyes_look_away_and_are_narrow():
    assert MOODS["guarded"].gaze[0] > 0.5
    assert MOODS["guarded"].eye_open < min(
        MOODS[name].eye_open for name in ("neutral", "interested", "worried")
    )


def test_the_picture_is_round(theme):
    image = draw_portrait(Appearance(), "warm", size=96).toImage()
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(48, 48).alpha() == 255


def test_the_picture_is_sharp_on_dense_screens(theme):
    picture = draw_portrait(Appearance(), "warm", size=96, ratio=2.0)
    assert picture.width() == 192
    assert picture.deviceIndependentSize().width() == 96


@pytest.fixture
def portrait(theme, qtbot):
    made = PortraitWidget(Appearance(), size=96)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_widget_shows_another_mood(portrait):
    before = portrait.grab()
    portrait.set_mood("delighted")
    assert portrait.mood == "delighted"
    assert difference(before, portrait.grab()) > 0.02


def test_an_unknown_mood_leaves_the_widget_as_it_was(portrait):
    with pytest.raises(KeyError):
        portrait.set_mood("smug")
    assert portrait.mood == "neutral"


def test_the_ring_follows_the_theme(portrait, theme, qapp):
    before = portrait.grab()
    theme.apply("high-contrast")
    qapp.processEvents()
    assert difference(before, portrait.grab()) > 0


def test_the_widget_is_freed(theme):
    portrait = PortraitWidget(Appearance())
    portrait.grab()
    ref = weakref.ref(portrait)
    del portrait
    assert ref() is None


class Counting(PortraitWidget):
    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        super().paintEvent(event)


def test_the_same_mood_again_draws_nothing_anew(theme, qtbot):
    widget = Counting(Appearance())
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.set_mood("worried")
    qtbot.waitUntil(lambda: widget.painted > 1)
    before = widget.painted
    widget.set_mood("worried")
    qtbot.wait(20)
    assert widget.painted == before
