import gc
import weakref

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QPushButton

from negotiator_trainer import assets
from negotiator_trainer.ui import icons
from negotiator_trainer.ui.tokens import DARK, LIGHT

NAMES = sorted(path.stem for path in (assets.root("resources") / "icons").glob("*.svg"))


def colours_of(pixmap):
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_the_set_holds_what_the_pages_need():
    assert {"home", "books", "scale", "gavel", "door-exit", "eye-off", "player-pause"} <= set(NAMES)
    assert len(NAMES) >= 45


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something_in_the_themes_colour(theme, name):
    assert LIGHT.text in colours_of(icons.pixmap(name, size=48))


def test_icons_are_sharp_on_dense_screens(theme):
    picture = icons.pixmap("star", size=24, ratio=2.0)
    assert picture.size() == QSize(48, 48)
    assert picture.deviceIndependentSize().toSize() == QSize(24, 24)


def test_an_icon_asked_for_dense_pixels_has_them(theme):
    assert icons.icon("star").pixmap(QSize(24, 24), 2.0).size() == QSize(48, 48)


def test_an_icon_takes_the_colour_of_its_role(theme):
    assert LIGHT.danger in colours_of(icons.icon("trash", role="danger").pixmap(48))


def test_an_icon_follows_a_change_of_theme(theme):
    icon = icons.icon("trash")
    theme.apply("dark")
    assert DARK.text in colours_of(icon.pixmap(48))


def test_a_button_is_repainted_in_the_new_colour(theme, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("player-play"))
    button.setIconSize(QSize(48, 48))
    button.show()
    button.grab()
    theme.apply("dark")
    assert DARK.text in colours_of(button.grab())


def test_a_disabled_icon_is_fainter(theme):
    faint = icons.icon("check").pixmap(48, QIcon.Mode.Disabled)
    assert LIGHT.disabled in colours_of(faint)


def test_a_selected_icon_stands_on_the_accent(theme):
    assert LIGHT.on_accent in colours_of(icons.icon("check").pixmap(48, QIcon.Mode.Selected))


def test_an_unknown_icon_is_refused(qapp):
    with pytest.raises(FileNotFoundError):
        icons.icon("unicorn")


def test_copies_of_an_icon_outlive_it(theme):
    copies = []
    for _ in range(50):
        first = icons.icon("check")
        second = QIcon(first)
        second.addPixmap(QPixmap(4, 4))
        copies.append(second)
        del first
    gc.collect()
    assert all(not copy.pixmap(16).isNull() for copy in copies)


def test_a_button_with_an_icon_is_freed(theme):
    button = QPushButton()
    button.setIcon(icons.icon("check"))
    button.grab()
    ref = weakref.ref(button)
    del button
    assert ref() is None


def test_the_licence_ships_with_the_icons():
    assert "MIT License" in assets.text("icons", "LICENSE-tabler.txt")


def test_the_ground_of_an_icon_is_transparent(theme):
    corner = icons.pixmap("x", size=24).toImage().pixelColor(0, 0)
    assert corner.alpha() == 0
