import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.pages.scale_row import ScaleRow


@pytest.fixture
def row(shown):
    return shown(ScaleRow("How strong I feel", low="0 weak", high="10 strong"), size=(700, 90))


def test_nothing_is_said_at_first(row):
    assert row.value() is None


@pytest.mark.parametrize("number", [0, 5, 10])
def test_every_value_is_chosen_by_keyboard(row, qtbot, number):
    with qtbot.waitSignal(row.value_changed, timeout=1000) as changed:
        qtbot.keyClick(row._group.button(number), Qt.Key.Key_Space)
    assert (row.value(), changed.args) == (number, [number])


def test_only_one_is_chosen(row, qtbot):
    for number in (3, 8):
        qtbot.keyClick(row._group.button(number), Qt.Key.Key_Space)
    checked = [n for n in range(11) if row._group.button(n).isChecked()]
    assert checked == [8]


def test_the_same_again_takes_it_back(row, qtbot):
    row.set_value(4)
    qtbot.keyClick(row._group.button(4), Qt.Key.Key_Space)
    assert row.value() is None


def test_every_button_says_what_it_rates(row, nameless, spoken):
    assert nameless(row) == []
    assert spoken(row._group.button(6))[0] == "How strong I feel: 6 of 10"
