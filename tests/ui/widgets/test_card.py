from PySide6.QtWidgets import QHBoxLayout, QPushButton

from negotiator_trainer.ui.widgets.card import Card, SectionHeader


def test_a_card_shows_its_title_and_is_named_by_it(theme, qtbot, spoken):
    card = Card("This week")
    qtbot.addWidget(card)
    assert card.header.title == "This week"
    assert spoken(card)[0] == "This week"


def test_a_card_without_a_title_has_no_header(theme, qtbot):
    card = Card()
    qtbot.addWidget(card)
    assert card.header is None


def test_things_stand_below_each_other(theme, qtbot):
    card = Card("Drills")
    qtbot.addWidget(card)
    words = card.add_text("conceding ×2", kind="muted")
    action = QPushButton("Drill")
    row = QHBoxLayout()
    row.addWidget(action)
    card.add(row)
    card.show()
    assert words.y() + words.height() <= action.y()


def test_wrapped_text_in_a_card_is_not_cut(theme, qtbot, qapp):
    card = Card("Recommended")
    qtbot.addWidget(card)
    words = card.add_text("You gave away information under pressure. " * 6)
    card.body.addStretch()
    card.resize(260, card.heightForWidth(260))
    card.show()
    qapp.processEvents()
    assert words.height() >= words.heightForWidth(words.width())


def test_an_action_stands_at_the_end_of_a_header(theme, qtbot):
    header = SectionHeader("Library", level=1)
    qtbot.addWidget(header)
    action = QPushButton("Export")
    header.add_action(action)
    header.resize(500, 40)
    header.show()
    assert action.geometry().right() > 480


def test_a_header_can_be_renamed(theme, qtbot):
    header = SectionHeader("Library")
    qtbot.addWidget(header)
    header.set_title("Learn")
    assert header.title == "Learn"
