"""What the tests of the pages share: an open profile with small scenarios."""

from __future__ import annotations

import gc
import re
import weakref
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).parents[2] / "fixtures" / "scenarios"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def kept(*, name, day, attempts=0, cases=0, trouble=""):
    """A backup of a day in November, as the services tell of it."""
    from negotiator_trainer.services.keeping.backups import KeptBackup  # noqa: PLC0415
    from negotiator_trainer.store.backup_contents import Contents  # noqa: PLC0415

    found = Contents(
        attempts=attempts, cases=cases, drills=0, state="",
        last_change=datetime(2026, 11, day - 1, 12, tzinfo=UTC),
    )  # fmt: skip
    return KeptBackup(
        path=Path(name), made_at=datetime(2026, 11, day, 12, tzinfo=UTC), upgraded_from="",
        size=4096, contents=None if trouble else found, trouble=trouble,
    )  # fmt: skip


@pytest.fixture
def trainer(tmp_path):
    """An open profile whose scenarios are the small ones of the tests."""
    from negotiator_trainer.services.library import Library  # noqa: PLC0415  costs an import
    from negotiator_trainer.services.profile import open_trainer  # noqa: PLC0415

    opened = open_trainer(
        str(tmp_path / "profile.db"), environ={}, library=Library([SCENARIOS]), now=lambda: NOW
    )
    yield opened
    opened.close()


@pytest.fixture
def no_flash(qapp):
    """Fail a test in which a widget that belongs on a page was a window for a moment."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415
    from PySide6.QtWidgets import QDialog, QMainWindow, QWidget  # noqa: PLC0415

    class Watch(QObject):
        def __init__(self):
            super().__init__()
            self.expected = []
            self.seen = []

        def eventFilter(self, watched, event):
            if (
                event.type() == QEvent.Type.Show
                and isinstance(watched, QWidget)
                and watched.isWindow()
                and not isinstance(watched, QDialog | QMainWindow)
                and not any(watched is each for each in self.expected)
                and not watched.inherits("QComboBoxPrivateContainer")
            ):
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)
    watch.expected.clear()
    assert watch.seen == []


@pytest.fixture
def shown(theme, qtbot, no_flash):
    """A function: show a page at 1280 × 800 and return it."""

    def show(page, *, size=(1280, 800), scale=1.0, name="light"):
        theme.apply(name, scale=scale)
        qtbot.addWidget(page)
        page.resize(*size)
        no_flash.expected.append(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


@pytest.fixture
def freed(qapp):
    """A function: whether what a function makes goes with its last reference."""

    def goes(make):
        reference = weakref.ref(make())
        gc.disable()
        try:
            return reference() is None
        finally:
            gc.enable()

    return goes


@pytest.fixture
def clipped(qapp):
    """A function: the labels and buttons inside a page that do not get the room they need."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QToolButton  # noqa: PLC0415

    def too_small(each):
        if isinstance(each, QToolButton) and not each.text():
            need = each.iconSize().height() + 8
            return min(each.width(), each.height()) < need
        if isinstance(each, QLabel) and each.wordWrap():
            return each.height() < each.heightForWidth(each.width()) - 1
        room, need = each.size(), each.minimumSizeHint()
        return room.height() < need.height() - 1 or room.width() < need.width()

    def find(page):
        for _ in range(3):
            qapp.processEvents()  # a layout may ask for another one
        found = []
        for each in page.findChildren(QAbstractButton) + page.findChildren(QLabel):
            inside_line = isinstance(each.parentWidget(), QLineEdit)
            if not each.isVisibleTo(page) or inside_line:
                continue
            if too_small(each):
                found.append(f"{type(each).__name__} “{each.text()[:30] or each.accessibleName()}”")
        area = page.area
        if area is not None and page.content.width() > area.viewport().width():
            found.append(f"content is {page.content.width() - area.viewport().width()} too wide")
        return found

    return find


@pytest.fixture
def nameless(qapp):
    """A function: what of a page Tab stops at without a name of its own that makes sense aloud."""
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415

    from negotiator_trainer.ui.pages.page import takes_keyboard  # noqa: PLC0415

    def find(page):
        every = [w for w in page.findChildren(QWidget) if takes_keyboard(w)]
        stops = [each for each in every if each.focusProxy() is None]
        assert stops, "nothing here takes the keyboard"
        said = [said_for(each) for each in stops]
        poor = [
            f"{type(each).__name__} in {type(each.parentWidget()).__name__}: “{name}”"
            for each, (_, name) in zip(stops, said, strict=True)
            if not makes_sense(name)
        ]
        # Two ways to one turn may be called the same.
        twice = [
            f"{count} × {role} “{name}”"
            for (role, name), count in Counter(said).items()
            if count > 1 and not name.startswith("Turn ")
        ]
        return [*poor, *twice]

    return find


def said_for(widget):
    """What a screen reader says of a widget: its role, and its label's name or its own."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415
    from PySide6.QtWidgets import QComboBox  # noqa: PLC0415

    face = QAccessible.queryAccessibleInterface(widget)
    label = QAccessible.RelationFlag.Label
    named_by = [each for each, relation in face.relations() if relation & label]
    name = (named_by[0] if named_by else face).text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox) and not named_by:
        name = ""  # on Linux Qt then says its value as its name
    return face.role().name, name


def makes_sense(name):
    """Whether a name is words, without signs and without a word put together wrongly."""
    return bool(re.search(r"[^\W\d_]{2}", name)) and not re.search(r"⏎|\bi\b", name)
