import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from negotiator_trainer.ui.widgets.flow import FlowLayout


def filled(qtbot, qapp, *, width, count=6, column_width=200):
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, column_width=column_width, spacing=10)
    buttons = [QPushButton(f"Card {number}") for number in range(count)]
    for button in buttons:
        flow.addWidget(button)
    page.resize(width, 400)
    page.show()
    qapp.processEvents()
    return page, flow, buttons


@pytest.mark.parametrize(("width", "columns"), [(210, 1), (430, 2), (640, 3), (1400, 6)])
def test_as_many_columns_as_fit(theme, qtbot, qapp, width, columns):
    _page, _flow, buttons = filled(qtbot, qapp, width=width)
    top = buttons[0].y()
    assert sum(button.y() == top for button in buttons) == columns


def test_columns_are_equally_wide_and_fill_the_row(theme, qtbot, qapp):
    page, _flow, buttons = filled(qtbot, qapp, width=650)
    assert len({button.width() for button in buttons}) == 1
    assert page.width() - buttons[2].geometry().right() < 5


def test_fewer_columns_are_taller(theme, qtbot, qapp):
    _page, flow, _buttons = filled(qtbot, qapp, width=650)
    assert flow.heightForWidth(210) > flow.heightForWidth(650)


def test_without_columns_things_keep_their_width(theme, qtbot, qapp):
    _page, _flow, buttons = filled(qtbot, qapp, width=300, column_width=0)
    assert all(button.width() == button.sizeHint().width() for button in buttons)
    assert len({button.y() for button in buttons}) > 1


def test_hidden_things_take_no_room(theme, qtbot, qapp):
    _page, flow, buttons = filled(qtbot, qapp, width=210)
    before = flow.heightForWidth(210)
    buttons[0].hide()
    assert flow.heightForWidth(210) < before


def test_clearing_takes_everything_away(theme, qtbot, qapp):
    page, flow, buttons = filled(qtbot, qapp, width=400)
    del buttons
    flow.clear()
    assert flow.count() == 0
    assert flow.heightForWidth(400) == 0
    assert not [each for each in page.findChildren(QPushButton) if each.isVisible()]


def test_an_item_can_be_taken_out(theme, qtbot, qapp):
    _page, flow, buttons = filled(qtbot, qapp, width=400)
    taken = flow.takeAt(0)
    assert taken.widget() is buttons[0]
    assert flow.count() == 5
    assert flow.itemAt(5) is None
    assert flow.takeAt(9) is None
