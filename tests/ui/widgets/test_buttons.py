import pytest
from PySide6.QtCore import QSize, Qt

from negotiator_trainer.ui.widgets.buttons import BUTTON_KINDS, button, icon_button, rail_button


@pytest.mark.parametrize("kind", sorted(BUTTON_KINDS))
def test_a_button_says_what_it_does(theme, qtbot, spoken, kind):
    made = button("&Start", kind=kind, icon="player-play")
    qtbot.addWidget(made)
    assert spoken(made)[0] == "Start"
    assert not made.icon().isNull()


def test_an_unknown_look_is_refused(qapp):
    with pytest.raises(ValueError, match="neon"):
        button("Start", kind="neon")


def test_an_icon_alone_is_named_and_explained(theme, qtbot, spoken):
    made = icon_button("trash", "Delete the entry")
    qtbot.addWidget(made)
    assert spoken(made)[0] == "Delete the entry"
    assert made.toolTip() == "Delete the entry"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_targets_are_large_enough(theme, qtbot, qapp, scale):
    theme.apply("light", scale=scale)
    for made in (button("Go", kind="primary"), button("Go"), icon_button("x", "Close")):
        qtbot.addWidget(made)
        made.show()
        qapp.processEvents()
        assert made.sizeHint().height() >= 28 * scale
        assert made.minimumSizeHint().height() >= 24


def test_an_icon_grows_with_the_text(theme, qtbot, qapp):
    made = icon_button("x", "Close")
    qtbot.addWidget(made)
    made.show()
    before = made.iconSize()
    theme.apply("light", scale=2.0)
    qapp.processEvents()
    assert made.iconSize().width() >= before.width() * 1.8
    assert isinstance(made.iconSize(), QSize)


def test_an_icon_button_is_pressed_by_keyboard(theme, qtbot):
    made = icon_button("x", "Close")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def test_a_place_in_the_rail_shows_icon_and_word(theme, qtbot, spoken):
    made = rail_button("home", "Practice")
    qtbot.addWidget(made)
    assert made.isCheckable()
    assert made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert spoken(made)[0] == "Practice"
