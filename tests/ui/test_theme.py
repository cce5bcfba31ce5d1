import re

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QFrame

from negotiator_trainer.ui import text
from negotiator_trainer.ui import theme as look
from negotiator_trainer.ui.tokens import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    TOKEN_SETS,
    contrast,
)

SETS = list(TOKEN_SETS.values())
ROLES = [role for role in QPalette.ColorRole if role.name not in {"NoRole", "NColorRoles"}]
TEXT_PAIRS = [
    ("WindowText", "Window"),
    ("Text", "Base"),
    ("Text", "AlternateBase"),
    ("ButtonText", "Button"),
    ("ToolTipText", "ToolTipBase"),
    ("HighlightedText", "Highlight"),
    ("PlaceholderText", "Base"),
    ("Link", "Window"),
    ("LinkVisited", "Base"),
]


@pytest.mark.parametrize("tokens", SETS, ids=lambda each: each.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_in_the_palette_can_be_read(qapp, tokens, ink, ground):
    palette = look.palette(tokens)
    colours = [palette.color(QPalette.ColorRole[name]).name() for name in (ink, ground)]
    assert contrast(*colours) >= 4.5


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_the_palette_leaves_no_role_to_chance(qapp, role):
    palette = look.palette(DARK)
    assert palette.isBrushSet(QPalette.ColorGroup.Active, role)
    assert palette.isBrushSet(QPalette.ColorGroup.Inactive, role)


def test_disabled_text_is_fainter(qapp):
    palette = look.palette(LIGHT)
    for name in ("WindowText", "Text", "ButtonText", "PlaceholderText"):
        role = QPalette.ColorRole[name]
        assert palette.color(QPalette.ColorGroup.Disabled, role).name() == LIGHT.disabled


@pytest.mark.parametrize("tokens", SETS, ids=lambda each: each.name)
def test_the_style_sheet_has_no_open_slots_and_no_pixel_fonts(tokens):
    sheet = look.style_sheet(tokens)
    assert "{{" not in sheet
    assert not re.search(r"font(-size)?:[^;]*px", sheet)


def test_text_sizes_of_the_style_sheet_grow_with_the_scale():
    assert "20.00pt" in look.style_sheet(LIGHT)
    assert "40.00pt" in look.style_sheet(LIGHT, scale=2.0)


def test_the_arrow_of_a_list_grows_with_the_text():
    def arrow(scale):
        rule = next(
            line
            for line in look.style_sheet(LIGHT, scale=scale).splitlines()
            if line.startswith("QComboBox::down-arrow")
        )
        return re.findall(r"(?:width|height): (\d+)px", rule)

    assert arrow(1.0) == ["16", "16"]
    assert arrow(2.0) == ["32", "32"]


@pytest.mark.parametrize(
    ("name", "dark", "wanted", "tokens"),
    [
        ("light", True, False, LIGHT),
        ("dark", False, False, DARK),
        ("system", False, False, LIGHT),
        ("system", True, False, DARK),
        ("system", True, True, CONTRAST_DARK),
        ("system", False, True, CONTRAST_LIGHT),
        ("high-contrast", False, False, CONTRAST_LIGHT),
        ("high-contrast", True, False, CONTRAST_DARK),
        ("light", False, True, LIGHT),
    ],
)
def test_a_name_resolves_to_colours(name, dark, wanted, tokens):
    assert look.resolve(name, dark=dark, contrast=wanted) is tokens


def test_applying_a_theme_reaches_widgets_that_are_already_there(theme, qtbot, qapp):
    box = QCheckBox("Show hints")
    qtbot.addWidget(box)
    box.show()
    before = box.font().pointSizeF()
    theme.apply("dark", scale=1.5)
    qapp.processEvents()
    assert box.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert box.font().pointSizeF() == pytest.approx(before * 1.5)


def test_widgets_look_up_the_colours_that_are_worn(theme):
    theme.apply("dark")
    assert look.current_tokens() is DARK
    assert look.colour("accent").name() == DARK.accent
    theme.apply("light")
    assert look.current_tokens() is LIGHT


def test_a_change_of_theme_is_told(theme, qtbot):
    with qtbot.waitSignal(theme.changed) as told:
        theme.apply("dark", scale=1.25)
    assert told.args == [DARK]
    assert (theme.name, theme.scale) == ("dark", 1.25)


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.75, 1.75), (3.0, 2.0)])
def test_text_size_is_held_between_one_and_two(theme, asked, given):
    theme.apply("light", scale=asked)
    assert theme.scale == given


def test_an_unknown_theme_is_refused(theme):
    with pytest.raises(ValueError, match="sepia"):
        theme.apply("sepia")


def test_the_system_theme_follows_the_system(theme, qapp):
    theme.apply("system")
    worn = []
    theme.changed.connect(worn.append)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.changed.disconnect(worn.append)
    assert worn == [theme.tokens]


def test_a_chosen_theme_does_not_follow_the_system(theme, qapp, qtbot):
    theme.apply("dark")
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.current_tokens() is DARK


def test_a_heading_is_larger_than_body_text_at_every_scale(theme, qtbot, qapp):
    frame = QFrame()
    qtbot.addWidget(frame)
    heading = text.heading("Practice", level=1, parent=frame)
    body = text.label("Practice", parent=frame)
    for scale in (1.0, 2.0):
        theme.apply("light", scale=scale)
        qapp.processEvents()
        heading.ensurePolished()
        assert heading.font().pointSizeF() == pytest.approx(20 * scale)
        assert body.font().pointSizeF() == pytest.approx(10.5 * scale)


def test_a_kind_can_change_after_the_widget_was_shown(theme, qtbot):
    label = text.label("42")
    qtbot.addWidget(label)
    label.show()
    look.set_kind(label, "h1")
    assert label.font().pointSizeF() == pytest.approx(20)


def test_point_size_follows_the_widgets_own_font(theme):
    from negotiator_trainer.ui import fonts  # noqa: PLC0415

    assert look.point_size(fonts.body_font(2.0), "caption") == pytest.approx(18)


def test_preparing_the_application_lets_the_style_sheet_pass_on_palette_and_font(qapp):
    attribute = Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles
    QCoreApplication.setAttribute(attribute, on=False)
    look.prepare_application()
    assert QCoreApplication.testAttribute(attribute)
