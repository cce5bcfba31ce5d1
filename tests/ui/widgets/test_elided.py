from negotiator_trainer.ui.widgets.elided import ElidedLabel

LONG = "Who goes first and why it matters more than people think"


def test_what_fits_is_shown_whole(theme, qtbot):
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(2000, 30)
    label.show()
    assert label.shown_words == LONG
    assert label.toolTip() == ""


def test_what_does_not_fit_ends_in_dots_and_stays_available(theme, qtbot, spoken):
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 30)
    label.show()
    assert label.shown_words.endswith("…")
    assert label.toolTip() == LONG
    assert spoken(label)[0] == LONG


def test_a_tooltip_is_never_markup(theme, qtbot):
    label = ElidedLabel("<b>bold</b> " * 20)
    qtbot.addWidget(label)
    label.resize(60, 30)
    label.show()
    assert "<" not in label.toolTip()


def test_lines_become_one(theme, qtbot):
    label = ElidedLabel("one\n  two")
    qtbot.addWidget(label)
    assert label.words == "one two"


def test_it_never_asks_for_more_than_a_few_letters(theme, qtbot):
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 100 < label.sizeHint().width()
    assert not label.grab().isNull()
