import threading

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.ui.keeper import Keeper
from negotiator_trainer.ui.pages.journal.expunge_dialog import ExpungeDialog
from negotiator_trainer.ui.pages.journal.page import JournalListPage
from negotiator_trainer.ui.presenters.journal import PAGE, JournalPresenter, ListPlace
from negotiator_trainer.ui.routes import Route
from tests.ui.pages.conftest import NOW


@pytest.fixture
def keeper(qapp, trainer):
    made = Keeper(trainer)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def served(shown, trainer, keeper):
    """A function: the page, filled, and its presenter, which notes where it leaves for."""

    def serve():
        page = shown(JournalListPage())
        presenter = JournalPresenter(page, trainer, keeper=keeper)
        presenter.went = []
        presenter.left_for.connect(presenter.went.append)
        presenter.open()
        return presenter

    return serve


@pytest.fixture
def three(trainer):
    """Three cases, the newest last."""
    return [
        trainer.journal.start(kind, "short", title)
        for kind, title in (("lease", "Flat"), ("salary", "Pay talk"), ("supplier", "Renewal"))
    ]


def titles(presenter):
    return {entry.title for entry in presenter.page.list.entries.entries}


def current(presenter, title):
    found = presenter.page.list.entries
    row = next(row for row, entry in enumerate(found.entries) if entry.title == title)
    presenter.page.list.setCurrentIndex(found.index(row))
    return found.entries[row]


def test_every_case_is_listed_and_opens(served, three):
    presenter = served()
    assert titles(presenter) == {"Flat", "Pay talk", "Renewal"}
    entry = current(presenter, "Pay talk")
    presenter.page.card.open_button.click()
    assert presenter.went == [Route.case(entry.id)]


def test_a_new_entry_is_begun_and_opened(served, trainer):
    presenter = served()
    presenter.page.nothing.action.click()
    (route,) = presenter.went
    page = trainer.journal.page(route.case_id)
    assert (page.size, page.template, page.title) == ("short", "blank", "")


def test_the_menu_begins_another_size_of_another_kind(served, trainer):
    presenter = served()
    presenter.page.new_entry.menu.actions()[2].menu().actions()[0].trigger()
    page = trainer.journal.page(presenter.went[0].case_id)
    assert (page.size, page.template) == ("log", "salary")


def test_a_search_finds_words_of_the_outcome_with_an_excerpt(served, trainer, three):
    trainer.journal.save(three[0], Outcome(surprised="They wanted cash before the keys"))
    presenter = served()
    presenter.page.filters.search.setText("cash")
    presenter.page.filters.changed.emit()
    (entry,) = presenter.page.list.entries.entries
    assert entry.title == "Flat"
    assert "\x02cash\x03" in entry.excerpt


def test_stages_tags_and_people_narrow(served, trainer, three):
    trainer.journal.change(three[1], CaseChange(tags=["pay"], people=["Ms Okafor"]))
    presenter = served()
    assert presenter.page.filters.tag.itemText(1) == "pay (1)"
    presenter.page.filters.tag.setCurrentIndex(1)
    presenter.page.filters.changed.emit()
    assert titles(presenter) == {"Pay talk"}


def test_what_is_deleted_comes_back_with_undo(served, trainer, three):
    presenter = served()
    entry = current(presenter, "Flat")
    presenter.page.card.drop.click()
    assert titles(presenter) == {"Pay talk", "Renewal"}
    assert trainer.journal.page(entry.id).trashed
    presenter.page.toast.action.click()
    assert titles(presenter) == {"Flat", "Pay talk", "Renewal"}


@pytest.fixture
def thrown(served, trainer, three):
    """The trash with two of the three."""
    for case in three[:2]:
        trainer.journal.trash(case)
    presenter = served()
    presenter.page.trash.click()
    return presenter


def test_what_was_about_this_day_comes_back_and_opens(served, trainer, three, qtbot):
    trainer.journal.change(three[0], CaseChange(happens_on=NOW.date().replace(year=NOW.year - 2)))
    presenter = served()
    qtbot.waitUntil(presenter.page.memories.isVisible)
    (row,) = presenter.page.memories.rows
    row.open_button.click()
    assert presenter.went == [Route.case(three[0])]
    presenter.page.filters.search.setText("xyzzy")
    presenter.page.filters.changed.emit()
    assert not presenter.page.memories.isVisible()


def test_back_from_a_case_the_list_is_as_one_left_it_and_later_whole(shown, trainer, three):
    trainer.journal.change(three[1], CaseChange(tags=["pay"]))
    place = ListPlace()

    def opened():
        presenter = JournalPresenter(shown(JournalListPage()), trainer, place=place)
        presenter.open()
        return presenter

    first = opened()
    first.page.filters.search.setText("pay talk")
    first.page.filters.tag.setCurrentIndex(1)
    first.page.filters.changed.emit()
    first.page.card.open_button.click()
    back = opened()
    assert titles(back) == {"Pay talk"}
    assert back.page.filter == EntryFilter(words="pay talk", tag="pay")
    later = opened()
    assert len(titles(later)) == 3
    assert later.page.list.current.title == "Pay talk"


def test_the_trash_gives_back(thrown):
    assert titles(thrown) == {"Flat", "Pay talk"}
    current(thrown, "Flat")
    thrown.page.card.restore.click()
    assert titles(thrown) == {"Pay talk"}
    assert thrown.page.toast.words == "Restored: Flat"


def test_what_is_deleted_for_good_is_gone(thrown, trainer, keeper, qtbot):
    entry = current(thrown, "Flat")
    with qtbot.waitSignal(keeper.done, timeout=5000):
        thrown.page.expunged.emit(entry)
    assert thrown.page.toast.words == "One entry is deleted for good."
    assert titles(thrown) == {"Pay talk"}
    with pytest.raises(TrainerError):
        trainer.journal.page(entry.id)


def test_the_whole_trash_is_emptied_and_says_how_much_that_was(thrown, trainer, keeper, qtbot):
    with qtbot.waitSignal(keeper.done, timeout=5000):
        thrown.page.emptied.emit()
    assert titles(thrown) == set()
    assert thrown.page.toast.words == "2 entries are deleted for good."
    assert "empty" in thrown.page.nothing.sentence
    assert len(trainer.journal.entries().entries) == 1


def test_while_it_takes_long_the_page_says_so_and_the_window_goes_on(
    thrown, trainer, keeper, qtbot
):
    entry = current(thrown, "Flat")
    go = threading.Event()
    # What takes its time before: one thread does one thing after the other.
    keeper._background.run(go.wait, then=bool)
    thrown.page.expunged.emit(entry)
    assert not thrown.page._busy.isVisible()
    qtbot.waitUntil(thrown.page._busy.isVisible, timeout=3000)
    assert "Deleting for good" in thrown.page._busy._words.text()
    assert trainer.journal.page(entry.id).trashed
    with qtbot.waitSignal(keeper.done, timeout=5000):
        go.set()
    assert not thrown.page._busy.isVisible()
    assert titles(thrown) == {"Pay talk"}


def test_who_comes_back_while_it_is_being_deleted_sees_so(thrown, served, keeper, qtbot):
    go = threading.Event()
    keeper._background.run(go.wait, then=bool)
    thrown.page.expunged.emit(current(thrown, "Flat"))
    again = served()
    qtbot.waitUntil(again.page._busy.isVisible, timeout=3000)
    with qtbot.waitSignal(keeper.done, timeout=5000):
        go.set()
    assert not again.page._busy.isVisible()


def test_backups_that_went_as_a_whole_are_told(thrown, trainer, keeper, qtbot):
    folder = locations.backup_folder(trainer.database.path)
    broken = backup(trainer.database, folder, NOW)
    broken.write_bytes(broken.read_bytes()[:5000])
    with qtbot.waitSignal(keeper.done, timeout=5000):
        thrown.page.expunged.emit(current(thrown, "Flat"))
    assert thrown.page.toast.words == (
        "One entry is deleted for good. So is an old copy that was put aside or could not be read."
    )


def test_a_failure_is_one_line_and_nothing_is_deleted(thrown, trainer, keeper, qtbot, monkeypatch):
    entry = current(thrown, "Flat")
    folder = locations.backup_folder(trainer.database.path)
    before = backup(trainer.database, folder, NOW).read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("negotiator_trainer.store.purging.shutil.copyfile", full)
    with qtbot.waitSignal(keeper.failed, timeout=5000):
        thrown.page.expunged.emit(entry)
    assert "The disk is full" in thrown.page.message.words
    assert titles(thrown) == {"Flat", "Pay talk"}
    assert [path.read_bytes() for path in backups(folder)] == [before]
    assert trainer.journal.page(entry.id).title == "Flat"


DAMAGES = {
    "a title that somebody changed": "UPDATE journal_case SET title = 'Tampered' WHERE id = {}",
    "a time that is none": "UPDATE journal_case SET changed_at = 'zzz' WHERE id = {}",
    "tags that are none": "UPDATE journal_case SET tags = 'xyz' WHERE id = {}",
}


@pytest.mark.parametrize("statement", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_entry_says_so_and_can_be_deleted_for_good(
    served, trainer, three, keeper, qtbot, statement
):
    folder = locations.backup_folder(trainer.database.path)
    backup(trainer.database, folder, NOW)
    raw = trainer.database._engine.raw_connection()
    raw.driver_connection.execute(statement.format(three[0]))
    raw.close()
    presenter = served()
    page = presenter.page
    assert len(page.list.entries.entries) == 3
    row = page.list.entries.row_of(three[0])
    page.list.setCurrentIndex(page.list.entries.index(row))
    assert "damaged" in page.card.next.text()
    assert not page.card.open_button.isVisible()
    assert not page.card.drop.isVisible()
    with qtbot.waitSignal(keeper.done, timeout=5000):
        page.card.expunge.click()
        (dialog,) = page.findChildren(ExpungeDialog)
        dialog.delete.click()
    assert titles(presenter) == {"Pay talk", "Renewal"}
    assert trainer.database.verify().ok
    assert backups(folder)
    assert all(b"Flat" not in path.read_bytes() for path in backups(folder))


def test_a_damaged_entry_in_the_trash_goes_with_the_rest(thrown, trainer, three, keeper, qtbot):
    raw = trainer.database._engine.raw_connection()
    raw.driver_connection.execute(f"UPDATE journal_case SET tags = '?' WHERE id = {three[0]}")
    raw.close()
    with qtbot.waitSignal(keeper.done, timeout=5000):
        thrown.page.emptied.emit()
    assert thrown.page.toast.words == "2 entries are deleted for good."
    assert trainer.database.verify().ok


def test_closing_the_window_meanwhile_ends_with_all_of_it_deleted_or_none(thrown, trainer, keeper):
    entry = current(thrown, "Flat")
    folder = locations.backup_folder(trainer.database.path)
    backup(trainer.database, folder, NOW)
    thrown.page.expunged.emit(entry)
    keeper.close()
    assert trainer.database.verify().ok
    try:
        trainer.journal.page(entry.id)
    except TrainerError:
        assert all(b"Flat" not in path.read_bytes() for path in backups(folder))


def test_a_long_journal_is_read_in_parts(served, trainer, qtbot):
    for number in range(PAGE + 5):
        trainer.journal.start("lease", "short", f"Case {number}")
    presenter = served()
    assert presenter.page.list.entries.rowCount() == PAGE
    presenter.page.list.scrollToBottom()
    qtbot.waitUntil(lambda: presenter.page.list.entries.rowCount() == PAGE + 5)
    assert len(titles(presenter)) == PAGE + 5


def test_what_cannot_be_done_is_said_and_the_list_stays(served, trainer, three):
    presenter = served()
    entry = current(presenter, "Flat")
    trainer.journal.expunge((entry.id,))
    presenter.page.card.drop.click()
    assert "is not in your journal" in presenter.page.message.words
    assert titles(presenter) == {"Flat", "Pay talk", "Renewal"}
    presenter.page.filters.changed.emit()
    assert not presenter.page.message.isVisible()
    assert titles(presenter) == {"Pay talk", "Renewal"}


def test_a_key_stroke_counts_no_tags_and_those_known_stay(served, trainer, three):
    trainer.journal.change(three[1], CaseChange(tags=["pay"]))
    presenter = served()
    presenter.page.filters.search.setText("flat")
    presenter.page.filters.changed.emit()
    assert titles(presenter) == {"Flat"}
    assert presenter.page.filters.tag.itemText(1) == "pay (1)"
