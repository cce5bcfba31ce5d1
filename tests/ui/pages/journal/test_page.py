from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from negotiator_trainer.services.journal.listing import EntryFilter, JournalPage
from negotiator_trainer.ui.pages.journal.expunge_dialog import ExpungeDialog
from negotiator_trainer.ui.pages.journal.page import JournalListPage
from tests.ui.journal_views import EMPTY, ENTRIES, FOUND, PAGE, entry, trashed

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
SIGNALS = (
    "wanted", "more_wanted", "entry_chosen", "begun", "dropped", "restored", "expunged",
    "emptied", "undo_clicked",
)  # fmt: skip


class Seen(dict):
    """What each signal carried, in order."""

    def __init__(self, page):
        super().__init__({name: [] for name in SIGNALS})
        for name in SIGNALS:
            getattr(page, name).connect(
                lambda *carried, name=name: self[name].append(
                    carried[0] if len(carried) == 1 else carried
                )
            )


def made(view=PAGE):
    page = JournalListPage()
    page.show_entries(view)
    return page


@pytest.fixture
def page(shown):
    page = shown(JournalListPage())
    page.seen = Seen(page)
    page.show_entries(PAGE)
    page.focus_first()
    return page


@pytest.fixture
def bin_(page):
    page.show_entries(replace(PAGE, trashed=2))
    page.trash.click()
    page.show_entries(trashed("Old rent", "Old car"))
    page.focus_first()
    return page


def spoken_rows(page):
    model = page.list.entries
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_each_entry_says_title_stage_day_people_and_tags(page):
    assert spoken_rows(page)[:3] == [
        "Supplier renewal. preparing. 26 Nov 2026 · Kalev OÜ · #supplier",
        "Salary talk. outcome due. 2 Nov 2026 · Ms Okafor, HR · #pay · #work",
        "Lease, no title yet. review due. 9 Oct 2026",
    ]


def test_enter_opens_the_entry_that_the_arrow_keys_chose(page, qtbot):
    qtbot.keyClick(page.list, Key.Key_Down)
    qtbot.keyClick(page.list, Key.Key_Return)
    assert page.seen["entry_chosen"] == [ENTRIES[1]]


def many(count):
    return JournalPage(entries=tuple(entry(n, f"Talk {n}") for n in range(count)))


def row_height(page):
    return page.list.sizeHintForRow(0)


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_is_as_tall_as_its_entries(page, qapp, count):
    page.show_entries(many(count))
    qapp.processEvents()
    rows = count * row_height(page)
    assert rows <= page.list.height() <= rows + 6
    assert not page.list.verticalScrollBar().isVisible()


def test_entries_that_do_not_fit_are_scrolled_in_all_the_room_there_is(page, qapp):
    page.show_entries(many(60))
    qapp.processEvents()
    assert page.list.verticalScrollBar().isVisible()
    below = page.content.height() - page.list.geometry().bottom()
    assert below < 2 * row_height(page)


def test_entries_that_are_read_later_make_the_list_taller(page, qapp):
    page.show_entries(replace(many(2), more=True))
    assert page.count.text() == "More than 2 entries"
    page.add_entries(JournalPage(entries=(entry(8, "Later"),)))
    qapp.processEvents()
    assert page.list.height() >= 3 * row_height(page)
    assert page.count.text() == "3 entries"


def test_a_search_that_shows_where_words_stand_makes_the_rows_higher(page, qapp):
    page.show_entries(many(2))
    qapp.processEvents()
    before = page.list.height()
    page.filters.search.setText("cash")
    page.show_entries(FOUND)
    qapp.processEvents()
    assert page.list.height() > before
    assert page.count.text() == "2 entries"


def test_a_small_window_keeps_room_for_the_chosen_entry(shown, qapp, clipped, theme):
    page = shown(JournalListPage(), size=(1195, 700), scale=2.0)
    page.show_entries(many(30))
    qapp.processEvents()
    assert clipped(page) == []
    assert page.list.height() >= row_height(page)
    assert not page.count.isVisible()


def test_the_card_says_what_is_to_be_done_next(page, qtbot):
    assert page.card.open_button.text() == "Go on preparing"
    qtbot.keyClick(page.list, Key.Key_Down)
    assert page.card.title.text() == "Salary talk"
    assert "How did it end?" in page.card.next.text()
    page.card.open_button.click()
    assert page.seen["entry_chosen"] == [ENTRIES[1]]


def test_delete_throws_away_and_undo_is_offered(page, qtbot):
    qtbot.keyClick(page.list, Key.Key_Delete)
    assert page.seen["dropped"] == [ENTRIES[0]]
    page.show_dropped("Supplier renewal")
    assert page.toast.words == "Deleted: Supplier renewal"
    page.toast.action.click()
    assert len(page.seen["undo_clicked"]) == 1


def test_the_entry_that_was_chosen_stays_so_when_the_list_is_read_again(page, qtbot):
    qtbot.keyClick(page.list, Key.Key_Down)
    page.show_entries(replace(PAGE, entries=(entry(9, "New"), *ENTRIES)))
    assert page.list.current == ENTRIES[1]


def test_typing_searches_after_a_pause_and_once(page, qtbot):
    with qtbot.waitSignal(page.wanted, timeout=2000):
        qtbot.keyClicks(page.filters.search, "cash flow ")
    assert page.seen["wanted"] == [EntryFilter(words="cash flow")]


def test_ctrl_f_leads_to_the_search_and_escape_ends_it(page, qtbot):
    qtbot.keyClick(page.list, Key.Key_F, Control)
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "x")
    qtbot.keyClick(page.filters.search, Key.Key_Escape)
    assert page.seen["wanted"] == [EntryFilter()]


def test_stage_tag_and_person_narrow_together(page, qtbot):
    for combo, row in ((page.filters.stage, 2), (page.filters.tag, 1), (page.filters.person, 1)):
        combo.setFocus()
        for _ in range(row):
            qtbot.keyClick(combo, Key.Key_Down)
    last = EntryFilter(stage="went_in", tag="pay", person="Kalev OÜ")
    assert page.seen["wanted"][-1] == last


def test_a_chosen_tag_stays_chosen_when_the_tags_are_read_again(page):
    page.filters.tag.setCurrentIndex(2)
    page.filters.show_choices(JournalPage(entries=(), tags=(("new", 3), ("work", 1))))
    assert page.filter.tag == "supplier"


def test_a_search_shows_where_it_found_the_words_without_its_marks(page):
    page.filters.search.setText("cash")
    page.show_entries(FOUND)
    assert spoken_rows(page)[0].endswith("about cash flow first, then cash")
    assert page.list.entries.rowCount() == 2


def picture(page, excerpt):
    page.show_entries(JournalPage(entries=(entry(1, "Renewal", excerpt=excerpt),)))
    return page.list.viewport().grab().toImage()


def test_what_was_found_is_drawn_bold_and_mark_up_as_it_stands(page):
    page.filters.search.setText("cash")
    found = picture(page, "some \x02cash\x03 now")
    assert found != picture(page, "some cash now")
    assert found == picture(page, "some \x02cash\x03 now")
    assert picture(page, "<b>cash</b>") != picture(page, "\x02cash\x03")


def test_rows_are_higher_while_there_are_excerpts(page):
    before = page.list.sizeHintForRow(0)
    page.filters.search.setText("cash")
    page.show_entries(FOUND)
    assert page.list.sizeHintForRow(0) > before


def test_a_search_without_a_find_says_so_and_offers_everything(page):
    page.filters.search.setText("xyzzy")
    page.show_entries(EMPTY)
    assert "xyzzy" in page.nothing.sentence
    assert page.filters.isVisible()
    page.nothing.action.click()
    assert page.seen["wanted"][-1] == EntryFilter()


def test_an_empty_journal_says_what_to_write_and_begins_it(page, qtbot):
    page.show_entries(EMPTY)
    page.focus_first()
    assert page.nothing.sentence.startswith("Write down a negotiation you have coming up. 90 sec")
    assert not page.filters.isVisible()
    qtbot.keyClick(page.nothing.action, Key.Key_Space)
    assert page.seen["begun"] == [("short", "blank")]


def test_the_new_button_offers_three_sizes_of_eight_kinds(page):
    parts = page.new_entry.menu.actions()
    assert [part.text() for part in parts] == [
        "90 seconds", "Full preparation", "Quick log of one that is over",
    ]  # fmt: skip
    kinds = [action.text() for action in parts[1].menu().actions()]
    assert kinds == ["Salary", "Purchase", "Supplier", "Lease", "Project scope",
                     "Conflict at work", "Budget", "Something else"]  # fmt: skip
    parts[1].menu().actions()[3].trigger()
    assert page.seen["begun"] == [("full", "lease")]


def test_scrolling_to_the_end_asks_for_more_once(page, qtbot):
    many = tuple(entry(n, f"Case {n}") for n in range(100))
    page.show_entries(JournalPage(entries=many, more=True))
    page.list.scrollToBottom()
    qtbot.waitUntil(lambda: bool(page.seen["more_wanted"]))
    page.list.scrollToBottom()
    assert page.seen["more_wanted"] == [(EntryFilter(), 100)]
    page.add_entries(JournalPage(entries=(entry(100, "Case 100"),)))
    assert page.list.entries.rowCount() == 101


def test_the_trash_is_offered_only_when_something_lies_in_it(page):
    assert not page.trash.isVisible()
    page.show_entries(replace(PAGE, trashed=2))
    assert page.trash.isVisible()
    assert page.trash.text() == "Trash (2)"
    page.trash.click()
    assert page.seen["wanted"][-1] == EntryFilter(trashed=True)


def test_in_the_trash_an_entry_is_restored(bin_):
    assert bin_.title == "Trash of the journal"
    assert not bin_.card.open_button.isVisible()
    bin_.card.restore.click()
    assert [each.title for each in bin_.seen["restored"]] == ["Old rent"]


def dialog_of(page):
    (dialog,) = [each for each in page.findChildren(ExpungeDialog) if each.isVisible()]
    return dialog


def test_deleting_for_good_asks_in_plain_words_and_says_what_is_out_of_reach(bin_, qtbot):
    bin_.card.expunge.click()
    dialog = dialog_of(bin_)
    assert "cannot be undone" in dialog.consequences.text()
    assert "exported" in dialog.beyond.text()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.keep)
    qtbot.keyClick(dialog.keep, Key.Key_Space)
    assert bin_.seen["expunged"] == []
    qtbot.keyClick(bin_.list, Key.Key_Delete)
    dialog_of(bin_).delete.click()
    assert [each.title for each in bin_.seen["expunged"]] == ["Old rent"]


def test_the_whole_trash_can_be_emptied(bin_):
    bin_.empty_trash.click()
    dialog_of(bin_).delete.click()
    assert len(bin_.seen["emptied"]) == 1
    assert bin_.seen["expunged"] == []


def test_escape_leaves_the_trash(bin_, qtbot):
    qtbot.keyClick(bin_.list, Key.Key_Escape)
    assert bin_.seen["wanted"][-1] == EntryFilter()


def test_words_of_people_are_never_read_as_mark_up(page, qtbot):
    for _ in range(3):
        qtbot.keyClick(page.list, Key.Key_Down)
    assert page.card.title.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" in page.card.title.text()


def test_a_list_item_is_read_aloud_as_a_sentence(page):
    face = QAccessible.queryAccessibleInterface(page.list)
    assert "outcome due" in face.child(1).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("name", "scale", "size"),
    [("light", 1.0, (1280, 800)), ("dark", 1.0, (1280, 800)), ("light", 2.0, (1280, 800)),
     ("light", 1.0, (700, 700))],
)  # fmt: skip
@pytest.mark.parametrize("view", [PAGE, EMPTY], ids=["full", "empty"])
def test_nothing_is_cut_off_and_everything_has_a_name(
    shown, clipped, nameless, view, name, scale, size
):
    page = shown(made(view), name=name, scale=scale, size=size)
    assert clipped(page) == []
    assert nameless(page) == []


def test_a_page_is_freed_with_its_last_reference(qapp, theme, freed):
    assert freed(made)


def test_ctrl_n_opens_the_menu_and_arrow_keys_choose_in_it(page, qtbot, no_flash):
    menu = page.new_entry.menu
    no_flash.expected += [menu, *(action.menu() for action in menu.actions())]
    qtbot.keyClick(page.list, Key.Key_N, Control)
    qtbot.waitUntil(menu.isVisible)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(QApplication.activePopupWidget(), key)
    assert page.seen["begun"] == [("full", "purchase")]
