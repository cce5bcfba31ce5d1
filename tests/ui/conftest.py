"""What the tests of the window share: a dressed application and what a screen reader was told."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def _dresser(qapp):
    from negotiator_trainer.ui import fonts  # noqa: PLC0415  only tests with Qt pay for it
    from negotiator_trainer.ui.theme import Theme  # noqa: PLC0415

    fonts.load_text_fonts()
    fonts.load_symbol_fonts()
    theme = Theme(qapp)
    yield theme
    del theme


@pytest.fixture
def theme(_dresser):
    """The application's theme, light and at 100 % at the start of each test."""
    _dresser.apply("light")
    yield _dresser
    _dresser.apply("light")


@pytest.fixture
def announced(monkeypatch):
    """What a screen reader was asked to say, in order."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    said = []

    def record(event):
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", record)
    return said


@pytest.fixture
def spoken():
    """A function: the name and the description that a screen reader gives for a widget."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415

    def read(widget):
        face = QAccessible.queryAccessibleInterface(widget)
        return face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)

    return read


@pytest.fixture
def unnamed():
    """A function: the focusable widgets inside a widget that have no spoken name."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QAccessible  # noqa: PLC0415
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415

    def find(root):
        every = [root, *root.findChildren(QWidget)]
        focusable = [
            each
            for each in every
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus
            and each.focusProxy() is None
            and not each.objectName().startswith("qt_")
        ]
        return [
            f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
            for each in focusable
            if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        ]

    return find
