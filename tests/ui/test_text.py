import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from negotiator_trainer.ui import forms, text


@pytest.fixture
def page(theme, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize("kind", sorted(text.KINDS))
def test_no_label_reads_its_text_as_markup(page, kind):
    label = text.label("<b>42</b> & more", kind=kind, parent=page)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>42</b> & more"


def test_an_unknown_kind_is_refused(qapp):
    with pytest.raises(ValueError, match="shouting"):
        text.label("x", kind="shouting")


def test_wrapped_text_is_taller_when_narrow(page):
    label = text.label("What makes March hard for your crew? " * 5, wrap=True, parent=page)
    assert label.heightForWidth(150) > label.heightForWidth(600)


def test_text_can_be_made_selectable(page):
    label = text.label("42", selectable=True, parent=page)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_have_three_levels(page, level):
    assert text.heading("Practice", level=level, parent=page).property("kind") == f"h{level}"


def test_a_caption_is_smaller_than_body_text(page):
    small, body = text.caption("n = 5", parent=page), text.label("n = 5", parent=page)
    small.ensurePolished()
    assert small.font().pointSizeF() < body.font().pointSizeF()


def test_a_row_names_its_field(page, spoken):
    field = QLineEdit()
    label = forms.add_row(QFormLayout(page), "Your &price", field)
    assert label.buddy() is field
    assert spoken(field)[0] == "Your price"


def test_a_row_describes_its_field_to_eyes_and_ears(page, spoken):
    field = QLineEdit()
    forms.add_row(QFormLayout(page), "Target", field, description="What you aim for.")
    assert spoken(field) == ("Target", "What you aim for.")
    assert "What you aim for." in [each.text() for each in page.findChildren(type(text.label("")))]


def test_the_letter_of_a_label_leads_to_its_field(page, qtbot):
    form = QFormLayout(page)
    first, second = QLineEdit(), QLineEdit()
    forms.add_row(form, "&Target", first)
    forms.add_row(form, "&Walkaway", second)
    with qtbot.waitActive(page):
        page.show()
    first.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert page.focusWidget() is second


def test_a_row_leads_to_what_takes_the_keyboard_in_a_compound_field(page, spoken):
    field = QWidget()
    inner = QLineEdit(field)
    field.setFocusProxy(inner)
    label = forms.add_row(QFormLayout(page), "Limit", field)
    assert label.buddy() is inner
    assert spoken(inner)[0] == "Limit"
