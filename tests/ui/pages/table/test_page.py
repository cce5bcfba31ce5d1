import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from negotiator_trainer.ui import shot
from negotiator_trainer.ui.pages.table import TablePage

POINTS = "clinic-dashboard"
ASK = "What makes you sell her now?"


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is, as a person does."""
    assert QApplication.focusWidget() is not None
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def number(n):
    return Qt.Key(Qt.Key.Key_0 + n)


def test_a_number_chooses_a_line_and_enter_says_it(sit, qtbot):
    table = sit()
    press(qtbot, number(table.choose(ASK)))
    assert table.view.round == 0
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.round == 1
    assert ASK in table.said
    assert table.said == [line.words for line in table.view.transcript]


def test_arrows_choose_as_well(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    chosen = table.page.bar.choices.current_id
    press(qtbot, Qt.Key.Key_Return)
    assert chosen
    assert table.view.round == 1


def test_a_number_sends_at_once_when_the_person_wants_that(sit, qtbot, preferences):
    preferences.send_on_number = True
    table = sit()
    press(qtbot, number(table.choose(ASK)))
    assert table.view.round == 1


def test_letters_sleep_while_a_note_is_written(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(table.page.notes.field, "own one?")
    assert table.page.deck.top is None
    assert table.page.notes.field.toPlainText() == "own one?"
    press(qtbot, Qt.Key.Key_Escape)
    assert table.page.bar.choices.hasFocus()


def test_letters_can_be_switched_off(sit, qtbot, preferences):
    preferences.single_letter_keys = False
    table = sit()
    press(qtbot, Qt.Key.Key_O)
    press(qtbot, number(1))
    assert table.page.deck.top is None
    assert table.page.bar.choices.current_id == ""
    assert table.page.bar.offer.text() == "Offer…"
    preferences.single_letter_keys = True
    press(qtbot, Qt.Key.Key_O)
    assert table.page.deck.top is table.page.offer_layer


def test_escape_closes_the_top_layer_and_never_the_table(sit, qtbot):
    table = sit()
    for key, layer in (
        (Qt.Key.Key_O, table.page.offer_layer),
        (Qt.Key.Key_W, table.page.walk_layer),
        (Qt.Key.Key_F8, table.page.outside_layer),
        (Qt.Key.Key_E, table.page.estimate_layer),
    ):
        press(qtbot, key)
        assert table.page.deck.top is layer
        assert layer.isVisible()
        press(qtbot, Qt.Key.Key_Escape)
        assert table.page.deck.top is None
        assert table.page.bar.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert table.routes == []
    assert table.view.round == 0


def test_the_role_sheet_and_the_preparation_are_one_key_away(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_F2)
    words = table.page.sheet_panel.words()
    assert "You need a bicycle by Monday." in words
    assert "Walkaway: €80" in words
    assert "Who has looked at the brakes?" in words
    press(qtbot, Qt.Key.Key_Escape)
    assert not table.page.sheet_panel.isVisible()
    assert table.page.bar.choices.hasFocus()


def test_the_preparation_can_be_opened_from_the_sheet(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_F2)
    table.page.sheet_panel.prepare.click()
    assert [route.page for route in table.routes] == ["preparation"]


def test_page_up_looks_back_and_page_down_returns(sit, qtbot):
    table = sit(moves=["say yd01", "say yd05", "say yd07", "say yd13"], size=(1280, 620))
    table.page.close_layer()
    QApplication.processEvents()
    bar = table.page.conversation.view.list.verticalScrollBar()
    end = bar.value()
    assert bar.maximum() > 0
    press(qtbot, Qt.Key.Key_PageUp)
    assert bar.value() < end
    press(qtbot, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()


def test_answers_are_announced_with_mood_and_cue(sit, qtbot, announced):
    table = sit()
    announced.clear()
    press(qtbot, number(table.choose(ASK)))
    press(qtbot, Qt.Key.Key_Return)
    assert any(said.startswith("Ruth (warm)") for said in announced)
    assert not any(said.startswith("You") for said in announced)


def test_mood_and_cue_stand_in_words_beside_the_portrait(sit):
    table = sit()
    assert table.page.person.mood.text() == "neutral"
    assert table.page.person.cue.text() == "wipes her hands"
    assert table.page.person.portrait.mood == "neutral"


def test_the_portrait_can_be_switched_off_and_the_mood_stays(sit, preferences):
    table = sit()
    preferences.portraits = False
    assert not table.page.person.portrait.isVisible()
    assert table.page.person.mood.isVisible()


def test_a_wide_page_has_three_columns_a_small_one_or_large_text_one(sit):
    table = sit()
    assert table.page.stage.form == "three"
    table.page.resize(1000, 700)
    assert table.page.stage.form == "two"
    table.page.resize(880, 700)
    assert table.page.stage.form == "one"
    assert sit(scale=2.0).page.stage.form == "one"


def test_in_one_column_the_notes_come_to_the_front_when_asked_for(sit, qtbot):
    table = sit(size=(800, 640))
    assert not table.page.notes.isVisible()
    press(qtbot, Qt.Key.Key_N)
    assert table.page.notes.field.hasFocus()
    assert not table.page.conversation.isVisible()


def test_nothing_is_clipped_at_twice_the_text_and_the_turn_bar_stays(sit, clipped):
    table = sit(scale=2.0, size=(1100, 680))
    assert clipped(table.page) == []
    for layer in (table.page.open_offer, table.page.open_walk, table.page.open_estimate):
        layer()
        QApplication.processEvents()
        assert clipped(table.page.deck.top.confirm.window()) == []
        bottom = table.page.deck.geometry().bottom()
        assert bottom <= table.page.content.height()
        table.page.close_layer()
    assert table.page.bar.isVisible()


@pytest.mark.parametrize("page", ["table", "offer", "edit", "accept"])
def test_at_twice_the_text_the_window_shows_all_that_the_table_needs(theme, monkeypatch, page):
    monkeypatch.setattr(shot, "_SETTLE_MS", 60)
    theme.apply("light", scale=2.0)
    with shot.staged(page, look=theme, size=QSize(1280, 800), scenario=POINTS) as window:
        table = window.shell.page
        deck, outside = table.deck, []
        for each in deck.findChildren(QWidget):
            room = each.visibleRegion().boundingRect()
            if isinstance(each, QPushButton | QLabel) and not room.isEmpty():
                cut = each.width() - room.width()
                if isinstance(each, QPushButton):
                    cut = max(cut, each.height() - room.height())
                outside += [each.text()] if cut > 0 else []
    assert outside == []


def test_options_that_exclude_each_other_are_named_in_the_offer_builder(theme, monkeypatch):
    monkeypatch.setattr(shot, "_SETTLE_MS", 60)
    with shot.staged("offer", look=theme, size=QSize(1280, 800), scenario=POINTS) as window:
        layer = window.shell.page.offer_layer
        rows = {row.issue.id: row for row in layer.rows}
        rows["deliver"].set_option("full")
        rows["when"].set_option("mid")
        words = [rows[issue].words() for issue in ("deliver", "when")]
        said, offered = layer.message.words, layer.confirm.isEnabled()
    assert f"“{words[0]}” and “{words[1]}” cannot go together." in said
    assert not offered


def test_the_turn_that_is_to_be_played_is_told_as_the_debrief_counts_it(sit, qtbot):
    table = sit()
    rounds = table.view.rounds
    assert table.page.turn.words == f"Turn 1 of {rounds}"
    press(qtbot, number(1))
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.round == 1
    assert table.page.turn.words == f"Turn 2 of {rounds}"


def test_once_it_is_over_the_last_turn_stays(sit):
    table = sit(moves=("walk",))
    assert table.view.ended
    assert table.page.turn.words == f"Turn {table.view.round} of {table.view.rounds}"


@pytest.mark.parametrize(("scale", "gives_way"), [(1.0, False), (2.0, True)])
def test_where_there_is_little_room_the_heading_gives_way_to_what_rises(sit, scale, gives_way):
    page = sit(scale=scale).page
    assert page.header.isVisible()
    page.open_offer()
    assert page.header.isVisible() != gives_way
    page.close_layer()
    assert page.header.isVisible()


def test_at_twice_the_text_the_offer_builder_shows_two_rows_and_more(sit, qapp):
    page = sit(scale=2.0).page
    page.open_offer()
    for _ in range(3):
        qapp.processEvents()
    row = page.offer_layer.rows[0]
    room = row.parentWidget().parentWidget().height()
    assert room >= min(2 * row.height(), row.parentWidget().height())


def test_everything_that_takes_the_keyboard_has_a_name(sit, nameless):
    table = sit()
    assert nameless(table.page) == []
    for layer in (
        table.page.open_offer, table.page.open_walk, table.page.open_outside,
        table.page.open_estimate, table.page.toggle_sheet,
    ):  # fmt: skip
        layer()
        assert nameless(table.page) == []
        table.page.close_layer()


def test_the_page_is_freed_with_its_last_reference(theme, preferences, freed):
    assert freed(lambda: TablePage(preferences))


def test_what_is_asked_in_the_middle_is_built_before_it_is_asked(sit):
    table = sit()
    layer = table.page.estimate_layer
    fields = layer.fields
    assert fields is not None
    polished = Qt.WidgetAttribute.WA_WState_Polished
    assert all(each.testAttribute(polished) for each in layer.findChildren(QWidget))
    table.page.ask_estimate("midway")
    assert layer.fields is fields
