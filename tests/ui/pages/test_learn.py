from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.services.handbook.book import handbook
from negotiator_trainer.services.handbook.sightings import Sighting
from negotiator_trainer.ui.pages.learn import LearnPage

BOOK = handbook()
SEEN = Sighting(
    attempt=7, turn=3, when=datetime(2026, 3, 5, 12, tzinfo=UTC), title="A bicycle", words="Why?",
    about=(),
)  # fmt: skip


def made(card="interests"):
    page = LearnPage()
    page.show_book(BOOK)
    page.show_card(BOOK.card(card))
    return page


@pytest.fixture
def page(shown):
    opened = shown(made())
    opened.chosen = []
    opened.card_chosen.connect(opened.chosen.append)
    return opened


def rows(page):
    return [page.index.item(row).text() for row in range(page.index.count())]


def test_the_index_lists_every_card_under_its_part(page):
    assert rows(page) == [
        words for part in BOOK.parts for words in (part.name, *(c.title for c in part.cards))
    ]
    assert page.index.currentItem().text() == "Interests behind positions"


def test_up_and_down_pass_over_the_names_of_parts(page, qtbot):
    page.show_card(BOOK.card("issue_tree"))
    page.focus_first()
    qtbot.keyClick(page.index, Qt.Key.Key_Down)
    assert page.chosen == [BOOK.parts[1].cards[0].id]


def test_a_search_narrows_the_index_and_opens_the_best_card(page, qtbot):
    qtbot.keyClicks(page.search, "anchor")
    assert "Anchoring, and answering an anchor" in rows(page)
    assert "BATNA" not in rows(page)
    assert page.chosen[-1] == "anchoring"
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(rows(page)) == len(BOOK.cards) + len(BOOK.parts)


def test_a_search_without_a_find_says_so_and_offers_everything_again(page, qtbot):
    qtbot.keyClicks(page.search, "xyzzy")
    assert "xyzzy" in page.nothing.sentence
    assert not page.card.isVisible()
    page.nothing.action.click()
    assert page.card.isVisible()
    assert len(rows(page)) == len(BOOK.cards) + len(BOOK.parts)


def test_find_and_print_have_their_keys(page, qtbot):
    printed = []
    page.print_clicked.connect(lambda: printed.append(1))
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [1]


def test_turns_of_ones_own_stand_under_the_card_and_lead_there(page):
    went = []
    page.card.turn_opened.connect(lambda attempt, turn: went.append((attempt, turn)))
    page.card.add_sighting(SEEN)
    page.card.show_no_more()
    assert not page.card.waiting.isVisible()
    (row,) = page.card.seen
    assert "A bicycle" in row.opener.accessibleName()
    row.opener.click()
    assert went == [(7, 3)]


def test_without_turns_of_ones_own_the_card_says_how_they_come(page):
    assert page.card.waiting.text() == "Looking through your attempts…"
    page.card.show_no_more()
    assert "Not yet" in page.card.waiting.text()


def test_another_card_begins_without_the_turns_of_the_last(page):
    page.card.add_sighting(SEEN)
    page.show_card(BOOK.card("power"))
    assert page.card.seen == []
    assert page.card.waiting.isVisible()


def test_a_small_window_has_a_list_that_drops_down(shown, qtbot):
    page = shown(made(), size=(700, 700))
    assert not page.index.isVisible()
    assert page.chooser.currentText() == "Interests behind positions"
    chosen = []
    page.card_chosen.connect(chosen.append)
    page.focus_first()
    qtbot.keyClick(page.chooser, Qt.Key.Key_Down)
    assert chosen == ["issue_tree"]


@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0)])
def test_nothing_is_cut_off_and_everything_has_a_name(shown, clipped, nameless, name, scale):
    page = shown(made("open_questions"), name=name, scale=scale)
    page.card.add_sighting(SEEN)
    page.card.show_origin("Your turn 3 of “A bicycle”: Why do you sell her?")
    assert clipped(page) == []
    assert nameless(page) == []


def test_a_page_is_freed_with_its_last_reference(qapp, theme, freed):
    assert freed(made)
