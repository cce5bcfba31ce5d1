"""The review inside the debrief: its line, the list, the graph, the walk through the moments."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from negotiator_trainer.ui.tokens import Rating
from tests.ui.labels import words_on
from tests.ui.review_views import (
    BETTER,
    FEW,
    REVIEW,
    UNKNOWABLE,
    after,
    position,
    verdict,
)

Key = Qt.Key


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def table(trainer):
    """The table of the toy sale after one turn."""
    attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    return trainer.play(attempt, "say yd01")


@pytest.fixture
def reviewed(look):
    """A debrief with its review, at the turns; what is asked for stands in `asked`."""

    def show(review=REVIEW, **how):
        page = look(**how)
        page.asked = []
        for name in ("position_wanted", "answered", "better_wanted", "skipped", "fork_wanted"):
            getattr(page.review, name).connect(
                lambda *what, name=name: page.asked.append((name, *what))
            )
        page.review.hold_back()
        page.review.show_review(review)
        page.show_section("turns")
        return page

    return show


class TestBar:
    """The line above the sections."""

    def test_nothing_is_said_before_a_moment_has_passed(self, look, qtbot):
        page = look()
        page.review.bar.wait()
        assert page.review.bar.isHidden()
        qtbot.waitUntil(page.review.bar.isVisible)
        assert "Working out" in page.review.bar.words.text()
        assert page.review.bar.progress.isVisible()

    def test_progress_is_shown_in_words_and_in_a_bar(self, look, qtbot):
        bar = look().review.bar
        bar.wait()
        qtbot.waitUntil(bar.isVisible)
        bar.show_progress("12 seconds so far.", share=None)
        assert bar.detail.text() == "12 seconds so far."
        assert (bar.progress.minimum(), bar.progress.maximum()) == (0, 0)
        bar.show_progress("Half of it.", share=0.5)
        assert bar.progress.value() * 2 == bar.progress.maximum()

    def test_a_bar_that_only_moves_is_left_out_where_motion_is_not_wanted(
        self, look, preferences, qtbot
    ):
        preferences.reduced_motion = True
        bar = look().review.bar
        bar.wait()
        qtbot.waitUntil(bar.isVisible)
        assert not bar.progress.isVisible()
        bar.show_progress("Half of it.", share=0.5)
        assert bar.progress.isVisible()

    def test_a_review_that_is_there_at_once_shows_no_progress(self, look, qtbot):
        page = look()
        page.review.bar.wait()
        page.review.show_review(REVIEW)
        qtbot.wait(350)
        assert not page.review.bar.progress.isVisible()
        assert page.review.bar.words.text() == "Result 41 · Decision quality 66"

    def test_result_quality_and_their_disagreement_stand_together(self, reviewed):
        bar = reviewed().review.bar
        assert bar.words.text() == "Result 41 · Decision quality 66"
        assert bar.detail.text() == "A good deal by a lucky path. 2 turns are worth another try."
        assert bar.review.text() == "Review 2 moments"
        assert "luck is left out" in bar.words.toolTip()
        assert bar.words.accessibleDescription() == bar.words.toolTip()

    def test_a_scenario_without_a_solution_says_so_and_the_debrief_stays(self, look):
        page = look()
        page.review.hold_back()
        page.review.show_unavailable("It is too large.")
        assert "It is too large." in words_on(page.review.bar)
        assert page.review.bar.review.isHidden()
        page.show_section("voices")
        assert "Moving out" in words_on(page.sections["voices"])

    def test_what_broke_off_can_be_tried_again(self, look, qtbot):
        page = look()
        page.review.show_unavailable("Solving was broken off.", retry=True)
        with qtbot.waitSignal(page.review.retry_clicked):
            page.review.bar.retry.click()


class TestTurns:
    """Labels, figures and the graph."""

    def test_every_turn_carries_its_label_in_words(self, reviewed):
        rows = reviewed().sections["turns"].list
        spoken = [
            rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.count())
        ]
        assert spoken[0].startswith("1  Strong: ")
        assert spoken[1].startswith("2  Cost a lot, could not know: ")
        assert spoken[2].startswith("3  Turning point: ")

    def test_in_chess_notation_where_that_is_chosen(self, reviewed, preferences):
        page = reviewed()
        preferences.chess_notation = True
        item = page.sections["turns"].list.item(2)
        assert "Blunder" in item.data(Qt.ItemDataRole.AccessibleTextRole)
        assert page.sections["turns"].card.judgement.chip.word() == "Excellent"

    def test_a_turn_tells_what_it_cost_and_hides_what_was_better(self, reviewed):
        page = reviewed()
        page.open_turn(2)
        judgement = page.sections["turns"].card.judgement
        assert judgement.figures.text() == (
            "Before this turn you could expect 70 of 100, after it 49. The move cost 18 points. "
            "Luck took 3 points."
        )
        assert UNKNOWABLE.meaning in words_on(judgement)
        assert judgement.better.isHidden()
        assert judgement.retry.isVisible()

    def test_a_turn_that_cost_nothing_has_nothing_to_try_again(self, reviewed):
        judgement = reviewed().sections["turns"].card.judgement
        assert judgement.retry.isHidden()
        assert judgement.view.isHidden()
        assert judgement.fork.isVisible()

    def test_the_better_line_comes_when_asked_for_and_stays(self, reviewed):
        page = reviewed()
        page.open_turn(2)
        press(Key.Key_V)
        assert page.asked == [("better_wanted", 2)]
        page.review.show_better(BETTER)
        judgement = page.sections["turns"].card.judgement
        assert "Better by 18 points: “Why now?”" in judgement.better.text()
        assert BETTER.reason in judgement.words()
        press(Key.Key_Right)
        assert judgement.better.isHidden()
        press(Key.Key_Left)
        assert judgement.better.isVisible()

    def test_the_graph_follows_the_turns_and_leads_to_them(self, reviewed):
        page = reviewed()
        turns = page.sections["turns"]
        assert [point.key for point in turns.graph.content.points] == [0, 1, 2, 3]
        press(Key.Key_End)
        assert turns.graph.reading.startswith("Turn 3, turning point: 41")
        turns.graph.point_chosen.emit(2)
        assert (turns.turn, page.turn) == (2, 2)
        turns.graph.point_chosen.emit(0)
        assert turns.turn == 1

    def test_letters_jump_to_the_next_turn_of_a_kind(self, reviewed):
        page = reviewed()
        press(Key.Key_B)
        assert page.turn == 3
        press(Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
        assert page.turn == 2
        press(Key.Key_I)
        assert page.turn == 2
        assert page.sections["turns"].next_rated(Rating.BLUNDER) == 3

    def test_letters_sleep_where_the_person_wants_none(self, reviewed, preferences):
        page = reviewed()
        preferences.single_letter_keys = False
        before = page.turn
        press(Key.Key_B)
        assert page.turn == before
        assert page.sections["turns"].card.judgement.view.text() == "View better line"

    def test_t_turns_the_graph_into_its_table(self, reviewed):
        page = reviewed()
        page.nav.setFocus()
        press(Key.Key_T)
        assert page.sections["turns"].graph.is_table

    def test_with_too_few_decisions_there_is_no_graph_and_nothing_is_hidden(self, reviewed):
        page = reviewed(FEW)
        assert page.sections["turns"].graph is None
        assert page.review.bar.review.isHidden()
        page.show_section("voices")
        assert "Moving out" in words_on(page.sections["voices"])

    def test_a_fork_can_be_asked_for_on_any_turn(self, reviewed):
        page = reviewed()
        page.sections["turns"].card.judgement.fork.click()
        assert page.asked == [("fork_wanted", 1)]

    def test_a_review_that_comes_later_is_shown_in_the_section_that_is_open(self, look):
        page = look()
        page.show_section("turns")
        assert page.sections["turns"].card.judgement.isHidden()
        page.review.show_review(REVIEW)
        assert page.sections["turns"].card.judgement.isVisible()

    @pytest.mark.parametrize("scale", [1.0, 2.0])
    @pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
    def test_everything_is_named_and_whole(self, reviewed, nameless, clipped, scale, name):
        page = reviewed(scale=scale, name=name)
        assert nameless(page.sections["turns"]) == []
        assert clipped(page) == []


class TestSecret:
    """The variant and the exit interview."""

    def test_they_are_told_only_after_something_was_tried(self, reviewed):
        page = reviewed()
        page.show_section("voices")
        assert "Moving out" not in words_on(page.sections["voices"])
        assert "new brakes" not in words_on(page.sections["voices"])
        page.review.show_review(after(REVIEW, t2="skipped"))
        assert "Moving out" in words_on(page.sections["voices"])
        assert "new brakes" in words_on(page.sections["voices"])

    def test_the_way_to_them_is_the_walk(self, reviewed):
        page = reviewed()
        page.show_section("voices")
        page.sections["voices"].opener.click()
        assert page.asked == [("position_wanted", 2)]

    def test_while_it_is_solved_nobody_has_to_wait_for_them(self, look):
        page = look()
        page.review.hold_back()
        page.show_section("voices")
        assert "Moving out" not in words_on(page.sections["voices"])
        page.sections["voices"].opener.click()
        assert "Moving out" in words_on(page.sections["voices"])


class TestWalk:
    """The moments, one after the other."""

    @pytest.fixture
    def walking(self, reviewed, table):
        page = reviewed()
        page.review.bar.review.click()
        page.review.show_position(position(table))
        return page

    def test_what_belongs_to_the_whole_debrief_is_away_until_the_walk_ends(self, walking):
        assert not walking.applied.isVisible()
        assert not walking.played.isVisible()
        press(Key.Key_Escape)
        assert walking.review.walk is None
        assert walking.applied.isVisible()

    def test_the_position_is_shown_and_trying_again_has_the_keyboard(self, walking, table):
        walk = walking.review.walk
        assert walk.title.text() == "Turn 2 · moment 1 of 2"
        assert walk.score.text() == "Solved 0 of 2."
        assert "Move 2" in walk.played.text()
        assert [line.text for line in walk.conversation.view.lines] == [
            line.words for line in table.transcript
        ]
        assert QApplication.focusWidget() is walk.retry
        assert walk.verdict.isHidden()
        assert not walk.answering.isVisible()

    def test_a_line_is_chosen_and_sent_as_at_the_table(self, walking, table):
        press(Key.Key_Return)
        walk = walking.review.walk
        assert walk.answering.isVisible()
        press(Key.Key_2)
        press(Key.Key_Return)
        assert walking.asked[-1] == ("answered", 2, f"say {table.options[1].id}")

    def test_not_yet_plays_the_reaction_and_offers_another_try(self, walking):
        press(Key.Key_R)
        walking.review.show_review(after(REVIEW, t2="tried"))
        walking.review.show_verdict(verdict(passed=False))
        walk = walking.review.walk
        assert walk.heading.text() == "Not yet."
        assert [line.text for line in walk.conversation.view.lines][-2:] == [
            "“What else?”", "Hm, well.",
        ]  # fmt: skip
        assert QApplication.focusWidget() is walk.retry
        assert walk.next.isHidden()
        press(Key.Key_R)
        assert walk.answering.isVisible()
        assert "Hm, well." not in [line.text for line in walk.conversation.view.lines]

    def test_that_works_leads_to_the_next_moment(self, walking, table):
        press(Key.Key_R)
        walking.review.show_review(after(REVIEW, t2="solved"))
        walking.review.show_verdict(verdict(passed=True))
        walk = walking.review.walk
        assert walk.heading.text() == "That works."
        assert walk.score.text() == "Solved 1 of 2."
        assert QApplication.focusWidget() is walk.next
        press(Key.Key_Return)
        assert walking.asked[-1] == ("position_wanted", 3)
        walking.review.show_position(position(table, 3))
        assert walk.title.text() == "Turn 3 · moment 2 of 2"
        walking.review.show_verdict(verdict(passed=True, number=3))
        press(Key.Key_Return)
        assert walking.review.walk is None
        assert (walking.section, walking.turn) == ("turns", 3)

    def test_one_button_is_the_next_step(self, walking):
        walk = walking.review.walk
        assert walk.retry.property("kind") == "primary"
        walking.review.show_verdict(verdict(passed=True))
        assert walk.next.property("kind") == "primary"
        assert walk.retry.property("kind") == "plain"

    @pytest.mark.parametrize(("loss", "offered"), [(0.2, False), (3.0, True)])
    def test_a_better_line_is_offered_only_where_something_was_better(self, walking, loss, offered):
        walking.review.show_verdict(replace(verdict(passed=True), loss=loss))
        assert walking.review.walk.view.isVisible() == offered

    def test_an_offer_is_told_in_a_sentence(self, walking, table):
        offered = replace(position(table), played="Offer: £120, new brakes.")
        walking.review.show_position(offered)
        assert walking.review.walk.played.text() == "You offered £120, new brakes."

    def test_in_large_text_what_comes_next_is_in_sight_under_the_better_line(
        self, walking, theme, qapp
    ):
        theme.apply("light", scale=2.0)
        walking.review.show_better(replace(BETTER, reason="It brings out more. " * 12))
        for _ in range(3):
            qapp.processEvents()
        walk = walking.review.walk
        assert walk.moves.geometry().bottom() <= walk.rect().bottom()
        assert walk.next.visibleRegion().boundingRect() == walk.next.rect()

    def test_the_better_line_can_be_viewed_instead(self, walking):
        press(Key.Key_V)
        assert walking.asked[-1] == ("better_wanted", 2)
        walking.review.show_better(BETTER)
        walk = walking.review.walk
        assert walk.heading.text() == "Better by 18 points: “Why now?”"
        assert walk.sentence.text() == BETTER.reason
        assert QApplication.focusWidget() is walk.next

    def test_skipping_goes_on(self, walking):
        walking.review.walk.skip.click()
        assert walking.asked[-2:] == [("skipped", 2), ("position_wanted", 3)]

    def test_escape_leaves_layer_answer_and_walk_in_turn(self, walking, table):
        press(Key.Key_R)
        press(Key.Key_W)
        walk = walking.review.walk
        assert walk.answering.deck.top is walk.answering.walk_layer
        press(Key.Key_Escape)
        assert walk.answering.deck.top is None
        press(Key.Key_Escape)
        assert not walk.answering.isVisible()
        press(Key.Key_Escape)
        assert walking.review.walk is None
        assert walking.review.bar.isVisible()

    def test_an_offer_and_a_walk_away_are_answers_too(self, walking, table):
        press(Key.Key_R)
        press(Key.Key_W)
        press(Key.Key_Return)
        assert walking.asked[-1] == ("answered", 2, "walk")
        walking.review.walk.answering.show_position(table)
        walking.review.walk.focus_first()
        if table.can_offer:
            press(Key.Key_O)
            press(Key.Key_Return)
            assert walking.asked[-1][2].startswith("offer ")

    def test_one_turn_can_be_tried_from_the_list(self, reviewed, table):
        page = reviewed()
        page.open_turn(2)
        press(Key.Key_R)
        assert page.asked == [("position_wanted", 2)]
        page.review.show_position(position(table))
        assert page.review.walk.title.text() == "Turn 2"
        assert page.review.walk.next.text() == "Back to the turns"

    def test_arrows_do_not_walk_the_turns_behind_it(self, walking):
        before = walking.turn
        press(Key.Key_End)
        assert walking.turn == before

    @pytest.mark.parametrize("scale", [1.0, 2.0])
    def test_everything_is_named_and_whole(self, walking, nameless, clipped, theme, scale):
        theme.apply("dark", scale=scale)
        assert nameless(walking) == []
        assert clipped(walking) == []
        press(Key.Key_R)
        assert nameless(walking) == []
        assert clipped(walking) == []
