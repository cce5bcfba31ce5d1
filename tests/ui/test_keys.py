import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui.keys import GROUPS, KEY_MAP, PageKeys, group_title, is_single, takes_text


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.field = QLineEdit()
        self.button = QPushButton("Go")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.offers = 0
        self.keys = PageKeys(self)
        self.keys.bind("offer", self.offer)
        self.keys.bind("step_outside", self.offer)

    def offer(self):
        self.offers += 1


@pytest.fixture
def page(theme, qtbot):
    page = Page()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


@pytest.mark.parametrize("action", KEY_MAP.values(), ids=lambda action: action.name)
def test_every_key_exists_and_is_explained(qapp, action):
    assert action.group in GROUPS
    assert action.translated()
    assert action.shown_keys()
    for key in action.keys:
        sequence = QKeySequence(key)
        assert sequence.count() == 1
        assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == key


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_every_group_has_a_title(qapp, group):
    assert group_title(group)


@pytest.mark.parametrize("group", sorted(set(GROUPS) - {"everywhere"}))
def test_no_key_does_two_things_at_one_place(group):
    actions = [a for a in KEY_MAP.values() if a.group in {group, "everywhere"}]
    keys = [key for action in actions for key in action.keys]
    assert sorted(keys) == sorted(set(keys))


def test_a_letter_does_its_work(page, qtbot):
    page.button.setFocus()
    qtbot.keyClick(page.button, Qt.Key.Key_O)
    assert page.offers == 1


def test_a_letter_typed_into_a_field_is_only_typed(page, qtbot):
    page.field.setFocus()
    qtbot.keyClicks(page.field, "no")
    assert page.offers == 0
    assert page.field.text() == "no"


def test_keys_that_are_no_letters_work_from_a_field_too(page, qtbot):
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_F8)
    assert page.offers == 1


def test_letters_work_again_after_leaving_the_field(page, qtbot):
    page.field.setFocus()
    page.button.setFocus()
    qtbot.keyClick(page.button, Qt.Key.Key_O)
    assert page.offers == 1


def test_one_switch_turns_all_letters_off_and_leaves_the_rest(page, qtbot):
    page.button.setFocus()
    page.keys.set_letters(enabled=False)
    qtbot.keyClick(page.button, Qt.Key.Key_O)
    assert page.offers == 0
    qtbot.keyClick(page.button, Qt.Key.Key_F8)
    assert page.offers == 1
    page.keys.set_letters(enabled=True)
    qtbot.keyClick(page.button, Qt.Key.Key_O)
    assert page.offers == 2


def test_an_unknown_action_is_refused(page):
    with pytest.raises(KeyError):
        page.keys.bind("dance", page.offer)


@pytest.mark.parametrize(
    ("key", "single"),
    [
        ("O", True),
        ("1", True),
        ("Shift+B", True),
        ("F8", False),
        ("Ctrl+K", False),
        ("Left", False),
    ],
)
def test_single_letters_are_told_from_other_keys(key, single):
    assert is_single(key) is single


@pytest.mark.parametrize(
    ("kind", "taken"),
    [(QLineEdit, True), (QPlainTextEdit, True), (QSpinBox, True), (QPushButton, False),
     (QComboBox, False)],
)  # fmt: skip
def test_text_fields_are_told_from_other_widgets(qtbot, kind, taken):
    widget = kind()
    qtbot.addWidget(widget)
    assert takes_text(widget) is taken


def test_what_cannot_be_edited_takes_no_text(qtbot):
    field, box = QLineEdit(), QComboBox()
    for each in (field, box):
        qtbot.addWidget(each)
    field.setReadOnly(True)
    box.setEditable(True)
    assert not takes_text(field)
    assert takes_text(box)
    assert not takes_text(None)


def test_a_page_with_keys_is_freed(theme):
    page = Page()
    assert isinstance(page.keys, QObject)
    ref = weakref.ref(page)
    page.deleteLater()
    del page
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ref() is None
