import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from negotiator_trainer.services.debrief_view import EstimateRow, PackageGuess
from negotiator_trainer.ui.pages.debrief import DebriefPage
from negotiator_trainer.ui.pages.debrief.section import BAR_ROOM
from tests.ui.debrief_views import BARE, VIEW

SECTIONS = (
    "overview", "turns", "zone", "packages", "offers", "relationship", "estimates", "doing",
    "voices",
)  # fmt: skip


def press(qtbot, key):
    assert QApplication.focusWidget() is not None
    qtbot.keyClick(QApplication.focusWidget(), key)


def words(widget):
    """Everything that can be read in a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def section(page):
    return page.sections[page.section]


def test_it_opens_with_the_verdict_its_facts_and_the_profile(look):
    page = look()
    assert page.section == "overview"
    assert page.sections["overview"].gate.headline.text() == VIEW.gate.headline
    said = words(section(page))
    for part in (
        "Value held: no",
        "Trigger acted on: yes",
        "Your side has none.",
        "€200: worth €60, €20 below.",
    ):
        assert part in said


def test_the_overall_is_small_and_never_without_its_note(look):
    overall = section(look()).overall
    assert overall.text() == "Overall 41. Within the band that the verdict gives."
    assert overall.property("kind") == "muted"


def test_the_first_questions_stand_with_both_answers(look):
    said = words(section(look()))
    assert "€120" in said
    assert "4 of 5" in said
    assert "You did not say." in said


@pytest.mark.parametrize("size", [(1280, 800), (1280, 1600)])
def test_every_section_is_as_wide_whether_it_scrolls_or_not(look, qtbot, size):
    page = look(size=size)
    end = page.practice.mapTo(page, QPoint(page.practice.width(), 0)).x()

    def column_end():
        column = section(page).body.parentWidget()
        right = column.mapTo(page, QPoint(column.width(), 0)).x()
        return right - section(page).body.contentsMargins().right()

    for name in ("overview", "turns", "estimates", "offers"):
        page.show_section(name)
        qtbot.waitUntil(lambda: column_end() == end - BAR_ROOM, timeout=2000)


def test_the_lists_are_no_taller_than_what_is_in_them(look, qtbot):
    page = look()
    page.open_turn(1)
    turns = section(page).list
    for each in (page.nav, turns):
        need = max(each.height_of_lines(), each.minimumHeight())
        qtbot.waitUntil(lambda e=each, n=need: e.height() == n, timeout=2000)
        assert not each.verticalScrollBar().isVisible()
    assert page.nav.height() < page.stack.height()


def test_a_figure_opens_its_formula_and_its_evidence(look, qtbot):
    tile = section(look()).tiles[0]
    assert not tile.detail.isVisible()
    tile.opener.setFocus()
    qtbot.keyClick(tile.opener, Qt.Key.Key_Space)
    assert tile.detail.isVisible()
    assert VIEW.figures[0].formula in words(tile)


def test_a_figure_that_does_not_apply_has_a_dash_and_says_why(look):
    tile = section(look()).tiles[1]
    assert tile.number.text() == "–"
    assert "Nothing to create." in words(tile)


def test_enter_on_evidence_jumps_to_its_turn(look, qtbot):
    page = look()
    tile = section(page).tiles[0]
    tile.opener.click()
    tile.evidence.buttons[0].setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.section == "turns"
    assert section(page).card.title.text() == "Turn 3"


def test_evidence_of_the_opening_leads_to_the_first_turn(look):
    page = look()
    section(page).tiles[3].evidence.buttons[0].click()
    assert section(page).card.title.text() == "Turn 1"


def test_a_turn_shows_the_move_the_answer_each_effect_and_the_note(look):
    page = look()
    page.open_turn(2)
    said = section(page).card.words()
    for part in (
        "Would you see to the brakes first?", "Ruth: Answer 2.", "the parts are on the shelf",
        "trust 52", "brakes!",
    ):  # fmt: skip
        assert part in said
    page.open_turn(3)
    assert "Nothing changed." in section(page).card.words()


@pytest.mark.parametrize(
    ("keys", "turn"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], 2),
        ([Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K], 1),
        ([Qt.Key.Key_End], 3),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 3),
        ([Qt.Key.Key_End, Qt.Key.Key_Left], 2),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 1),
    ],
)
def test_arrows_and_letters_walk_the_turns(look, qtbot, keys, turn):
    page = look()
    for key in keys:
        press(qtbot, key)
    assert page.turn == turn
    assert section(page).card.title.text() == f"Turn {turn}"


def test_letters_can_be_switched_off_and_arrows_stay(look, qtbot, preferences):
    preferences.single_letter_keys = False
    page = look()
    press(qtbot, Qt.Key.Key_J)
    assert page.section == "overview"
    press(qtbot, Qt.Key.Key_Right)
    assert page.section == "turns"


def test_walking_is_announced(look, qtbot, announced):
    page = look()
    page.open_turn(1)
    announced.clear()
    press(qtbot, Qt.Key.Key_Right)
    page.show_section("relationship")
    press(qtbot, Qt.Key.Key_Right)
    assert any(said.startswith("Turn 3") for said in announced)


def test_up_and_down_go_through_the_sections(look, qtbot):
    page = look()
    seen = [page.section]
    for _ in SECTIONS[1:]:
        press(qtbot, Qt.Key.Key_Down)
        seen.append(page.section)
    assert seen == list(SECTIONS)


def test_page_down_scrolls_the_section_from_wherever_the_keyboard_is(look, qtbot):
    page = look(size=(1280, 500))
    QApplication.processEvents()
    bar = section(page).area.verticalScrollBar()
    assert bar.maximum() > 0
    press(qtbot, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    press(qtbot, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_in_a_chart_over_turns_the_arrows_point_at_the_turn(look, qtbot):
    page = look()
    page.show_section("relationship")
    press(qtbot, Qt.Key.Key_Right)
    assert page.section == "relationship"
    assert page.turn == 1
    assert "Trust +5, because you asked." in section(page).charts[0].reading


def test_every_chart_has_a_table_twin_on_t(look, qtbot):
    page = look()
    for key in ("zone", "packages", "offers", "relationship"):
        page.show_section(key)
        charts = section(page).charts
        assert charts
        assert not any(chart.is_table for chart in charts)
        press(qtbot, Qt.Key.Key_T)
        assert all(chart.is_table for chart in charts)
        assert all(chart.rows.rowCount() > 0 for chart in charts)


def test_the_chart_of_offers_leads_to_the_turn(look):
    page = look()
    page.show_section("offers")
    section(page).charts[0].point_chosen.emit(2)
    assert page.section == "turns"
    assert page.turn == 2


def test_without_a_deal_the_packages_that_were_good_enough_are_counted_once(look):
    points = tuple(each for each in VIEW.packages.points if each.kind != "deal")
    said = "1 package would have been good enough for both sides."
    packages = replace(VIEW.packages, points=points, remarks=(said,))
    page = look(replace(VIEW, packages=packages))
    page.show_section("packages")
    assert said not in section(page).charts[0].content.summary
    assert words(section(page)).count(said) == 1


def test_the_zone_names_its_moments_and_what_cannot_be_drawn_in_words(look):
    page = look()
    page.show_section("zone")
    said = words(section(page))
    assert VIEW.zone.remarks[0] in said
    # Four packages that cannot be placed on the line are no empty zone.
    assert [row[0] for row in section(page).charts[0].content.rows if "zone" in row[0]] == [
        "zone: Opening", "zone: Closing",
    ]  # fmt: skip


def test_estimates_assumptions_behaviours_and_voices_are_told(look):
    page = look()
    for key, parts in {
        "estimates": (
            "€90 – €150",
            "€60 – €220",
            "81",
            "50",
            "She is in a hurry.",
            "felt 7",
            "Your chips",
        ),
        "doing": ("Questions: 1", "None of: summaries.", "3 turns; good play"),
        "voices": ("I would have fitted", "Moving out", "can give cheaply", "brakes!"),
    }.items():
        page.show_section(key)
        for part in parts:
            assert part in words(section(page))


def test_a_panel_names_its_packages_with_both_chances_and_what_was_so(look):
    row = EstimateRow(
        stage="At the end", turn=4, said="", justified="", truth="", skill=0.4,
        justified_skill=1.0,
        packages=(
            PackageGuess(words="March, no extras", said=70, justified=100, taken=True),
            PackageGuess(words="April, with support", said=None, justified=0, taken=False),
        ),
    )  # fmt: skip
    page = look(replace(VIEW, estimates=(row,)))
    page.show_section("estimates")
    said = words(section(page))
    assert "At the end (turn 4): skill 40, justified 100" in said
    assert "March, no extras\n70 %\n100 %\nyes" in said
    assert "April, with support\n–\n0 %\nno" in said


def test_a_long_move_is_cut_in_the_list_and_whole_beside_it(look):
    move = "Offers: " + " — or — ".join(["week-four activation, 15 per cent, one quarter"] * 3)
    page = look(replace(VIEW, turns=(replace(VIEW.turns[0], move=move),)))
    page.show_section("turns")
    turns = section(page)
    item = turns.list.item(0)
    assert item.text().endswith(" …")
    assert len(item.text()) < len(move)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).endswith(move)
    assert move.removeprefix("Offers: ") in turns.card.words()


def test_a_debrief_with_nothing_in_it_can_be_read_too(look, qtbot):
    page = look(BARE)
    for key in SECTIONS:
        page.show_section(key)
    press(qtbot, Qt.Key.Key_Right)
    assert page.turn == 0


def test_everything_that_takes_the_keyboard_has_a_name(look, nameless):
    page = look()
    for key in SECTIONS:
        page.show_section(key)
        assert nameless(page) == [], key


@pytest.mark.parametrize("how", [{}, {"scale": 2.0}, {"size": (860, 640)}, {"name": "dark"}])
def test_nothing_is_clipped(look, clipped, how):
    page = look(**how)
    for key in SECTIONS:
        page.show_section(key)
        assert clipped(page) == [], key
        assert page.width() == how.get("size", (1280, 800))[0]


@pytest.mark.parametrize("key", ["zone", "packages", "offers", "relationship"])
def test_a_chart_is_scrolled_to_rather_than_squeezed(look, qtbot, key):
    page = look(scale=2.0)
    page.show_section(key)
    chart = section(page).charts[0]
    qtbot.waitUntil(lambda: chart.plot.height() >= chart.plot.minimumHeight(), timeout=2000)
    assert chart.reading


def test_the_deal_is_among_the_offers(look):
    page = look()
    page.show_section("offers")
    assert "Deal at €60." in section(page).charts[0].content.summary


def test_a_small_window_chooses_sections_from_a_list_that_drops_down(look, qtbot):
    page = look(size=(860, 640))
    assert not page.nav.isVisible()
    assert page.chooser.hasFocus()
    qtbot.keyClick(page.chooser, Qt.Key.Key_Down)
    assert page.section == "turns"


def test_charts_are_imported_when_one_is_first_shown():
    code = (
        "import sys; import negotiator_trainer.ui.pages.debrief; "
        "import negotiator_trainer.ui.pages.table; "
        "import negotiator_trainer.ui.presenters.debrief; "
        "sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_page_is_freed_with_its_last_reference(theme, preferences, freed):
    assert freed(lambda: DebriefPage(preferences))


def test_a_filled_page_is_freed_too(theme, preferences, freed):
    def make():
        page = DebriefPage(preferences)
        page.show_debrief(VIEW)
        for key in ("overview", "turns", "estimates", "doing", "voices"):
            page.show_section(key)
        return page

    assert freed(make)
