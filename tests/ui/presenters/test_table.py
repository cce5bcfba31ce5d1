import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring.sheet import Guess
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from tests.ui.pages.table.conftest import preferences, sit

__all__ = ["preferences", "sit"]

FULL = StoreError("The disk is full; the turn is not lost.", remedy="Free some space, then Retry.")


def press(qtbot, key):
    assert QApplication.focusWidget() is not None
    qtbot.keyClick(QApplication.focusWidget(), key)


def fail_once(trainer, name):
    """Let a service fail until the returned function is called."""
    works = getattr(trainer, name)

    def broken(*_args, **_kwargs):
        raise FULL

    setattr(trainer, name, broken)
    return lambda: setattr(trainer, name, works)


def to_a_standing_offer(table):
    """Play until they have something on the table."""
    for move in ("say yd09", "offer price=150"):
        if table.view.standing is None:
            table.trainer.play(table.attempt, move)
    return table.view.standing


def test_a_line_that_could_not_be_kept_stays_pending_and_retry_says_it(sit, trainer):
    table = sit()
    mend = fail_once(trainer, "play")
    table.page.bar.choices.choose(1)
    words = table.page.bar.choices.words[0]
    table.page.bar.send.click()
    assert table.said[-1] == words
    assert table.page.conversation.view.lines[-1].pending
    assert (
        table.page.message.words
        == "The disk is full; the turn is not lost. Free some space, then Retry."
    )
    assert table.saving[-1] is True
    table.page.open_offer()
    assert table.page.deck.top is None
    mend()
    table.page.message.action.click()
    assert not any(line.pending for line in table.page.conversation.view.lines)
    assert table.said.count(words) == 1
    assert table.view.round == 1
    assert not table.page.message.isVisible()
    assert table.saving[-1] is False


def test_retry_that_fails_again_shows_the_line_once(sit, trainer):
    table = sit()
    fail_once(trainer, "play")
    table.page.bar.choices.choose(1)
    table.page.bar.send.click()
    before = table.said
    table.page.message.action.click()
    assert table.said == before


def test_a_move_that_is_not_legal_is_taken_back_and_explained(sit):
    table = sit()
    table.page.show_pending("I accept.")
    table.presenter._play("accept")
    assert "I accept." not in table.said
    assert table.page.message.isVisible()
    assert table.page.bar.isEnabled()


def test_accepting_restates_the_package_and_needs_enter(sit, qtbot):
    table = sit(moves=["say yd05", "say yd07"])
    standing = table.view.standing
    assert standing is not None
    table.page.close_layer()
    press(qtbot, Qt.Key.Key_A)
    layer = table.page.accept_layer
    assert layer.words.text() == standing.words
    assert f"€{standing.value}" in layer.detail.text()
    assert not table.view.ended
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.ended


def test_accepting_below_the_written_walkaway_is_allowed_and_said(sit, qtbot):
    from dataclasses import replace  # noqa: PLC0415

    from tests.ui.pages.table.conftest import SHEET  # noqa: PLC0415

    table = sit(moves=["say yd05", "say yd07"], sheet=replace(SHEET, walkaway=200))
    table.page.close_layer()
    press(qtbot, Qt.Key.Key_A)
    detail = table.page.accept_layer.detail.text()
    assert "below the walkaway that you wrote (€200)" in detail
    assert "You can still accept it." in detail
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.ended


def test_accept_says_so_when_nothing_is_on_the_table(sit, qtbot, announced):
    table = sit()
    press(qtbot, Qt.Key.Key_A)
    assert table.page.deck.top is None
    assert "They have nothing on the table that you could accept." in announced


def test_walking_away_takes_two_steps_and_asks_for_the_last_estimate(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_W)
    assert not table.view.ended
    assert "Then I take the train." in table.page.walk_layer.detail.text()
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.ended
    assert table.routes == []
    assert table.page.estimate_layer.occasion == "closing"
    press(qtbot, Qt.Key.Key_Return)
    assert [route.page for route in table.routes] == ["debrief"]
    assert table.trainer.concluded(table.attempt)


def test_the_closing_estimate_is_kept_before_the_debrief(sit, qtbot, trainer):
    table = sit(moves=["walk"])
    fields = table.page.estimate_layer.fields
    fields.low.selectAll()
    qtbot.keyClicks(fields.low, "100")
    fields.high.selectAll()
    qtbot.keyClicks(fields.high, "120")
    qtbot.keyClick(fields.high, Qt.Key.Key_Return)
    assert [route.page for route in table.routes] == ["debrief"]
    assert table.view.guess == Guess(100, 120)


def test_how_it_ended_is_said_before_the_last_question(sit):
    table = sit(moves=["walk"])
    assert "You leave your number on a slip of paper." in table.page.estimate_layer.reason.text()


def test_a_layer_shows_all_of_itself_where_there_is_room(sit):
    table = sit(moves=["say yd05", "say yd07"])
    for opened in (table.page.open_offer, table.page.open_accept, table.page.open_estimate):
        table.page.close_layer()
        opened()
        QApplication.processEvents()
        QApplication.processEvents()
        layer = table.page.deck.top
        assert layer.findChild(FitScroll).verticalScrollBar().maximum() == 0


def test_who_would_rather_not_say_gets_to_the_debrief_as_well(sit, qtbot):
    table = sit(moves=["walk"])
    press(qtbot, Qt.Key.Key_Escape)
    assert [route.page for route in table.routes] == ["debrief"]


def test_an_attempt_that_ended_is_resumed_at_the_closing_estimate(sit):
    table = sit(moves=["walk"])
    again = sit(attempt=table.attempt)
    assert again.page.deck.top is again.page.estimate_layer
    assert again.page.estimate_layer.occasion == "closing"
    assert again.routes == []


def test_an_attempt_that_is_scored_goes_on_to_its_debrief(sit, trainer):
    table = sit(moves=["walk"])
    trainer.conclude(table.attempt, None)
    again = sit(attempt=table.attempt)
    assert [route.page for route in again.routes] == ["debrief"]


def test_a_conclusion_that_could_not_be_kept_can_be_tried_again(sit, trainer, qtbot):
    table = sit(moves=["walk"])
    mend = fail_once(trainer, "conclude")
    press(qtbot, Qt.Key.Key_Return)
    assert table.routes == []
    assert table.page.message.isVisible()
    mend()
    table.page.message.action.click()
    assert [route.page for route in table.routes] == ["debrief"]


def test_half_way_the_estimate_is_asked_once_and_can_be_skipped(sit, qtbot):
    table = sit(moves=["say yd01"])
    table.page.bar.choices.choose(1)
    table.page.bar.send.click()
    layer = table.page.estimate_layer
    assert table.page.deck.top is layer
    assert layer.occasion == "midway"
    press(qtbot, Qt.Key.Key_Escape)
    assert table.page.deck.top is None
    table.page.bar.choices.choose(1)
    table.page.bar.send.click()
    assert table.page.deck.top is None


def test_the_estimate_can_be_changed_at_any_time_and_shows_on_the_strip(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_E)
    fields = table.page.estimate_layer.fields
    assert (fields.low.value(), fields.high.value()) == (90, 150)
    fields.low.selectAll()
    qtbot.keyClicks(fields.low, "110")
    qtbot.keyClick(fields.low, Qt.Key.Key_Return)
    assert table.view.guess == Guess(110, 150)
    assert table.page.measure.strip.facts.estimate.low == 110
    assert table.page.deck.top is None


@pytest.mark.parametrize(("low", "high"), [("160", "120"), ("", "120")])
def test_an_estimate_that_is_no_range_is_not_kept(sit, qtbot, low, high):
    table = sit()
    press(qtbot, Qt.Key.Key_E)
    fields = table.page.estimate_layer.fields
    for field, words in ((fields.low, low), (fields.high, high)):
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, words)
    qtbot.keyClick(fields.high, Qt.Key.Key_Return)
    assert table.page.estimate_layer.message.isVisible()
    assert table.view.guess == Guess(90, 150)


def test_stepping_outside_takes_a_turn_and_opens_the_sheet(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_F8)
    assert table.view.round == 0
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.round == 1
    assert table.page.sheet_panel.isVisible()
    assert table.page.conversation.view.lines[1].text.startswith("(You step outside")


def test_a_note_is_kept_when_the_field_is_left_and_belongs_to_its_turn(sit, qtbot):
    table = sit()
    press(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(table.page.notes.field, "she looks tired")
    assert table.saving[-1] is True
    press(qtbot, Qt.Key.Key_Escape)
    assert table.view.notes == ((0, "she looks tired"),)
    assert table.saving[-1] is False
    table.page.bar.choices.choose(1)
    table.page.bar.send.click()
    assert table.page.notes.field.toPlainText() == ""
    assert "Turn 0: she looks tired" in table.page.notes.before.text()


def test_a_note_that_is_being_written_is_kept_when_the_page_goes(sit, qtbot):
    table = sit()
    table.page.notes.field.setPlainText("brakes!")
    assert table.presenter.settle() is True
    assert table.view.notes == ((0, "brakes!"),)


def test_a_note_that_cannot_be_kept_stays_and_says_so(sit, trainer):
    table = sit()
    mend = fail_once(trainer, "note")
    table.page.notes.field.setPlainText("brakes!")
    assert table.presenter.settle() is False
    assert table.page.message.isVisible()
    mend()
    table.page.message.action.click()
    assert table.view.notes == ((0, "brakes!"),)
    assert not table.page.message.isVisible()


def test_the_table_is_resumed_as_it_was_left(sit):
    table = sit(moves=["say yd01", "offer price=100"])
    again = sit(attempt=table.attempt)
    assert again.said == [line.words for line in table.view.transcript]
    assert again.page.notes.isVisible()


def test_the_way_to_the_page_is_told(sit):
    table = sit()
    crumbs = []
    table.presenter.crumbs_changed.connect(crumbs.append)
    table.presenter.open()
    assert [crumb.words for crumb in crumbs[0]] == ["A bicycle in a doorway", "Table"]


def test_a_whole_negotiation_by_keyboard(sit, qtbot):
    table = sit()
    for words in ("What makes you sell her now?", "Would you see to the brakes first?"):
        press(qtbot, Qt.Key(Qt.Key.Key_0 + table.choose(words)))
        press(qtbot, Qt.Key.Key_Return)
        if table.page.deck.top is not None:
            press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key(Qt.Key.Key_0 + table.choose("Safe brakes are worth a lot to me.")))
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.standing is not None
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_Return)
    assert table.view.ended
    press(qtbot, Qt.Key.Key_Return)
    assert [route.page for route in table.routes] == ["debrief"]
