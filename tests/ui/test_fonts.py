import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from negotiator_trainer import assets
from negotiator_trainer.ui import fonts

NEEDED = "āłşžĞß€£→←½★✓▲▼◆●–—…≥≤±×−·"


@pytest.fixture
def loaded(qapp):
    fonts.load_text_fonts()
    fonts.load_symbol_fonts()


@pytest.mark.parametrize("weight", ["Normal", "Medium", "DemiBold", "Bold"])
def test_every_weight_of_inter_is_there(loaded, weight):
    font = fonts.body_font()
    font.setWeight(QFont.Weight[weight])
    info = QFontInfo(font)
    assert info.family().startswith("Inter")
    assert info.weight() == QFont.Weight[weight].value


@pytest.mark.parametrize("name", ["Regular", "Medium", "SemiBold", "Bold"])
def test_inter_has_the_letters_and_signs_that_the_program_shows(qapp, name):
    raw = QRawFont(str(assets.root("resources") / "fonts" / f"Inter-{name}.otf"), 12)
    assert [sign for sign in NEEDED if not raw.supportsCharacter(ord(sign))] == []


def test_the_symbol_font_loads(loaded):
    assert fonts.SYMBOL_FAMILY in QFontDatabase.families()


def test_loading_twice_adds_nothing(loaded):
    before = QFontDatabase.families()
    fonts.load_text_fonts()
    assert QFontDatabase.families() == before


def test_the_body_font_grows_with_the_scale():
    assert fonts.body_font(2.0).pointSizeF() == 2 * fonts.body_font().pointSizeF()


def test_tabular_figures_are_equally_wide(loaded):
    metrics = QFontMetricsF(fonts.tabular(fonts.body_font(2.0)))
    assert {round(metrics.horizontalAdvance(figure * 10), 3) for figure in "0123456789"} == {
        round(metrics.horizontalAdvance("0000000000"), 3)
    }


def test_plain_figures_are_not(loaded):
    metrics = QFontMetricsF(fonts.body_font(2.0))
    assert metrics.horizontalAdvance("1111") < metrics.horizontalAdvance("0000")


@pytest.mark.parametrize("licence", ["OFL-Inter.txt", "OFL-NotoSansSymbols2.txt"])
def test_the_licences_ship_with_the_fonts(licence):
    assert "SIL OPEN FONT LICENSE" in assets.text("fonts", licence)
