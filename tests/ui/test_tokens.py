import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.ui.tokens import (
    COLOUR_ROLES,
    DARK,
    LIGHT,
    RATING_STYLES,
    TOKEN_SETS,
    TYPE_SCALE,
    Rating,
    contrast,
)

SETS = list(TOKEN_SETS.values())
GROUNDS = ("window", "surface", "sunken")
INKS = ("text", "text_2", "link", "you", "them", "zone", "danger", "accent")
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("tokens", SETS, ids=lambda each: each.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(tokens, ground, ink):
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("tokens", SETS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"),
        ("on_danger", "danger"),
        ("text", "you_soft"),
        ("text", "them_soft"),
        ("text", "accent_soft"),
        ("text", "danger_soft"),
        ("danger", "danger_soft"),
        ("link", "accent_soft"),
        ("text_2", "you_soft"),
        ("text_2", "them_soft"),
        ("you", "you_soft"),
        ("them", "them_soft"),
        ("window", "text"),
    ],
)
def test_text_can_be_read_on_fills(tokens, ink, ground):
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("tokens", SETS, ids=lambda each: each.name)
@pytest.mark.parametrize("outline", ["border_strong", "focus", "accent", "zone"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_outlines_that_carry_meaning_can_be_seen(tokens, outline, ground):
    assert contrast(tokens.colour(outline), tokens.colour(ground)) >= 3.0


@pytest.mark.parametrize("name", ["contrast-dark", "contrast-light"])
@pytest.mark.parametrize("ink", INKS)
def test_high_contrast_reaches_seven_to_one(name, ink):
    assert contrast(TOKEN_SETS[name].colour(ink), TOKEN_SETS[name].window) >= 7.0


@pytest.mark.parametrize("rating", Rating)
def test_a_rating_glyph_can_be_read_on_its_fill(rating):
    style = RATING_STYLES[rating]
    assert contrast(style.ink, style.fill) >= 4.5
    assert style.glyph


def test_ratings_differ_in_glyph_as_well_as_in_fill():
    assert len({style.glyph for style in RATING_STYLES.values()}) == len(Rating)
    assert len({style.chess for style in RATING_STYLES.values()}) == len(Rating)
    assert len({style.fill for style in RATING_STYLES.values()}) == len(Rating)


@pytest.mark.parametrize("tokens", SETS, ids=lambda each: each.name)
def test_the_heat_ramp_moves_steadily_away_from_the_ground(tokens):
    steps = [contrast(step, tokens.surface) for step in tokens.heat]
    assert steps == sorted(steps)


def test_a_set_is_known_by_the_colour_of_its_window():
    assert len({each.window for each in SETS}) == len(SETS)


def test_black_on_white_has_the_largest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_figures_agree_with_the_published_ones():
    assert contrast(LIGHT.text, LIGHT.surface) == pytest.approx(16.0, abs=0.1)
    assert contrast(DARK.accent, DARK.surface) == pytest.approx(7.6, abs=0.1)


@given(colours, colours)
def test_contrast_does_not_depend_on_the_order(first, second):
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21


@given(colours)
def test_a_colour_does_not_contrast_with_itself(colour):
    assert contrast(colour, colour) == 1


def test_every_colour_is_a_full_hexadecimal_one():
    for tokens in SETS:
        for role in COLOUR_ROLES:
            assert len(tokens.colour(role)) == 7
            assert int(tokens.colour(role)[1:], 16) >= 0


def test_an_unknown_colour_is_refused():
    with pytest.raises(KeyError):
        LIGHT.colour("mauve")


def test_a_name_that_is_no_colour_is_refused():
    with pytest.raises(KeyError):
        LIGHT.colour("heat")


def test_headings_grow_with_their_rank():
    assert TYPE_SCALE["body"] < TYPE_SCALE["h3"] < TYPE_SCALE["h2"] < TYPE_SCALE["h1"]
