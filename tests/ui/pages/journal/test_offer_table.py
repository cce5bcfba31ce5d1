import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.journal.case import IssueTree, TreeIssue, TreeOption
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui.pages.journal.offer_table import OfferTablePage
from tests.ui.journal_views import TREE, case

Key = Qt.Key
MANY = IssueTree(
    (TreeIssue("m1", "Weeks", 100, tuple(TreeOption(f"{n} weeks", 100 - n) for n in range(6))),)
)


def made(view=None):
    page = OfferTablePage()
    page.show_case(view or case())
    return page


@pytest.fixture
def page(shown):
    page = shown(OfferTablePage())
    page.show_case(case())
    page.focus_first()
    return page


def choose(side, row, option):
    side.rows[row].set_option(str(option))


def said(page):
    return [label.text() for label in page.lines]


def test_it_begins_with_my_best_and_their_best(page):
    assert page.mine.package() == {"a1": 0, "b2": 0}
    assert page.theirs.package() == {"a1": 2, "b2": 1}
    assert page.mine.worth.text() == "To you: 100 points."
    assert page.theirs.worth.text() == "To you: 0 points."


def test_arrow_keys_change_an_offer_and_the_points_follow(page, qtbot):
    assert page.mine.rows[0].chooser.radios[0].hasFocus()
    qtbot.keyClick(page.mine.rows[0].chooser.radios[0], Key.Key_Right)
    assert page.mine.worth.text() == "To you: 70 points."


def test_points_are_held_against_the_walkaway_as_it_is_typed(page, qtbot):
    qtbot.keyClicks(page.walkaway, "30")
    assert page.mine.worth.text() == "To you: 100 points, 70 above the walkaway."
    assert page.theirs.worth.text() == "To you: 0 points, 30 below the walkaway."
    assert page.theirs.worth.property("kind") == "danger"
    choose(page.theirs, 0, 1)
    assert page.theirs.worth.text() == "To you: 30 points, exactly the walkaway."


def test_offers_are_noted_in_rounds_and_shown_as_the_last_ones(page):
    page.mine.note.click()
    choose(page.theirs, 0, 1)
    page.theirs.note.click()
    assert said(page) == [
        "1. I offered Price: 38k, Start: March (100 points)",
        "2. They offered Price: 40k, Start: May (30 points)",
    ]
    assert page.mine.rows[0].last.text() == "my last: 38k\ntheirs: 40k"
    assert page.theirs.rows[1].last.text() == "my last: March\ntheirs: May"


def test_the_last_offer_can_be_taken_back(page, qtbot):
    page.mine.note.click()
    page.theirs.note.click()
    qtbot.keySequence(page, QKeySequence("Ctrl+Z"))
    assert len(said(page)) == 1
    page.undo.click()
    assert said(page) == []
    assert not page.undo.isEnabled()


def test_a_noted_offer_is_spoken(page, announced):
    page.mine.note.click()
    assert announced[-1].startswith("1. I offered Price: 38k")


def test_the_log_is_given_as_text(page):
    kept = []
    page.keep_clicked.connect(kept.append)
    page.mine.note.click()
    page.keep.click()
    assert kept == ["1. I offered Price: 38k, Start: March (100 points)"]


@pytest.mark.parametrize(
    ("unit", "walkaway", "shown_as"), [("", 45, "45"), ("", 400, ""), ("€", 45, "")]
)
def test_a_walkaway_in_points_is_taken_from_the_sheet(shown, unit, walkaway, shown_as):
    page = shown(made(case(sheet=Sheet(walkaway=walkaway), unit=unit)))
    assert page.walkaway.text() == shown_as


def test_without_issues_it_says_what_is_needed_and_leads_to_the_case(shown):
    page = shown(made(case(issues=IssueTree())))
    wanted = []
    page.case_wanted.connect(lambda: wanted.append(1))
    assert not page.mine.isVisible()
    assert "lay out what is negotiated" in page.nothing.sentence
    page.nothing.action.click()
    assert wanted == [1]


@pytest.mark.parametrize(
    ("name", "scale", "size"),
    [("light", 1.0, (1280, 800)), ("dark", 1.0, (1280, 800)), ("light", 2.0, (1280, 800))],
)
@pytest.mark.parametrize("tree", [TREE, MANY], ids=["few", "many"])
def test_nothing_is_cut_off_and_everything_has_a_name(
    shown, clipped, nameless, qtbot, tree, name, scale, size
):
    page = shown(made(case(issues=tree)), name=name, scale=scale, size=size)
    page.mine.note.click()
    page.theirs.note.click()
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert nameless(page) == []


def test_a_page_is_freed_with_its_last_reference(theme, freed):
    assert freed(made)
