import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.tokens import RATING_STYLES, Rating
from negotiator_trainer.ui.widgets.chip import Chip, RatingChip


@pytest.mark.parametrize("rating", Rating)
def test_a_rating_is_told_in_words_as_well(theme, qtbot, spoken, rating):
    chip = RatingChip(rating, chess=True)
    qtbot.addWidget(chip)
    assert spoken(chip)[0] == chip.word()
    assert chip.word().lower() == rating.value


def test_words_are_plain_unless_chess_notation_is_chosen(theme, qtbot, spoken):
    chip = RatingChip(Rating.BLUNDER)
    qtbot.addWidget(chip)
    assert spoken(chip)[0] == "Turning point"
    plain = chip.grab().toImage()
    chip.show_rating(Rating.BLUNDER, chess=True)
    assert spoken(chip)[0] == "Blunder"
    assert chip.grab().toImage() != plain


def test_the_compact_chip_keeps_its_word_for_those_who_ask(theme, qtbot, spoken):
    chip = RatingChip(Rating.BLUNDER, chess=True, compact=True)
    qtbot.addWidget(chip)
    assert (chip.toolTip(), spoken(chip)[0]) == ("Blunder", "Blunder")
    assert chip.sizeHint().width() < RatingChip(Rating.BLUNDER).sizeHint().width()


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_the_fill_is_the_same_in_every_theme(theme, qtbot, name):
    theme.apply(name)
    chip = RatingChip(Rating.GOOD)
    qtbot.addWidget(chip)
    image = chip.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert RATING_STYLES[Rating.GOOD].fill in seen


def test_another_rating_can_be_shown(theme, qtbot, spoken):
    chip = RatingChip(Rating.GOOD)
    qtbot.addWidget(chip)
    chip.show_rating(Rating.MISTAKE)
    assert chip.rating is Rating.MISTAKE
    assert spoken(chip)[0] == "Cost a lot"


@pytest.mark.parametrize("tone", ["neutral", "accent", "you", "them", "danger"])
def test_a_chip_has_room_for_its_words(theme, qtbot, tone):
    chip = Chip("20 minutes", tone=tone)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance("20 minutes")
    assert not chip.grab().isNull()


def test_a_chip_that_says_more_asks_for_more_room(theme, qtbot, spoken):
    chip = Chip("8 min")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_words("8 minutes or so")
    assert chip.sizeHint().width() > before
    assert (chip.words, spoken(chip)[0]) == ("8 minutes or so", "8 minutes or so")


def test_an_unknown_tone_is_refused(qapp):
    with pytest.raises(KeyError):
        Chip("x", tone="neon")


def test_a_chip_is_not_in_the_way_of_the_keyboard(theme, qtbot):
    chip = RatingChip(Rating.GOOD)
    qtbot.addWidget(chip)
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus
