import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.presenters.self_saving import SelfSavingPresenter


class Diary(SelfSavingPresenter[str]):
    """Keeps one text in a file."""

    def __init__(self, page, path):
        super().__init__(page)
        self.path = path
        self.words = None
        self.said = []

    def read(self):
        try:
            return self.path.read_text()
        except OSError as error:
            raise TrainerError("It cannot be read.", remedy="Try again.") from error

    def show(self, view):
        self.said.append(("shown", view))

    def store(self):
        if self.words is None:
            return None
        try:
            self.path.write_text(self.words)
        except OSError as error:
            raise TrainerError("It cannot be stored.", remedy="Try again.") from error
        view, self.words = self.words, None
        return view

    def show_stored(self, view):
        self.said.append(("stored", view))

    def write(self, words):
        self.words = words
        self.wait()


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "folder" / "diary.txt"
    made.parent.mkdir()
    made.write_text("Monday")
    return made


@pytest.fixture
def page(shown):
    return shown(Page("Diary"))


@pytest.fixture
def diary(page, path):
    return Diary(page, path)


@pytest.fixture
def states(diary):
    seen = []
    diary.saving_changed.connect(seen.append)
    return seen


def test_opening_shows_what_was_stored(diary):
    diary.open()
    assert (diary.said, diary.shown) == ([("shown", "Monday")], True)


def test_a_pause_stores_the_last_of_several_edits_once(diary, path, states, qtbot):
    for words in ("T", "Tu", "Tuesday"):
        diary.write(words)
    assert path.read_text() == "Monday"
    qtbot.waitUntil(lambda: states[-1] is False, timeout=3000)
    assert path.read_text() == "Tuesday"
    assert states == [True, True, True, False]
    assert diary.said == [("stored", "Tuesday")]


def test_leaving_does_not_wait_for_the_pause(diary, path, states):
    diary.write("Tuesday")
    assert diary.settle()
    assert path.read_text() == "Tuesday"
    assert states == [True, False]


def test_where_nothing_was_written_nothing_is_said(diary, states):
    assert diary.settle()
    assert (states, diary.said) == ([], [])


def test_what_cannot_be_stored_stays_and_retry_stores_it(diary, page, path, states):
    diary.open()
    path.unlink()
    path.parent.rmdir()
    diary.write("Tuesday")
    assert diary.settle() is False
    assert page.message.words == "It cannot be stored. Try again."
    assert states == [True]
    path.parent.mkdir()
    page.message.action.click()
    assert path.read_text() == "Tuesday"
    assert states == [True, False]
    assert not page.message.isVisible()


def test_what_cannot_be_read_is_read_by_retry(diary, page, path):
    path.unlink()
    diary.open()
    assert page.message.words == "It cannot be read. Try again."
    assert (diary.said, diary.shown) == ([], False)
    path.write_text("Wednesday")
    page.message.action.click()
    assert diary.said == [("shown", "Wednesday")]
    assert not page.message.isVisible()
