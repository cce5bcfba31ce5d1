"""A person at the keyboard of the real window: presses keys, looks, and touches nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from negotiator_trainer.ui.app import Assembly
from negotiator_trainer.ui.widgets.fold import FoldHeading

if TYPE_CHECKING:
    from pathlib import Path

MOST_TABS = 150


def spoken(widget) -> str:
    """What a screen reader calls a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else ""


class Hands:
    """Drives one window by keyboard.

    Args:
        qtbot: Waits for what the window does in its own time.
        app: The application.
        database: The profile's file.
        preferences: The file of preferences.
        library: The scenarios; the shipped ones by default.
        now: The clock; the system's by default.
        opens: Whether to wait until the profile is open; it may be one that cannot be.
    """

    def __init__(
        self, qtbot, app, *, database: Path, preferences: Path, library=None, now=None, opens=True
    ) -> None:
        self._qtbot = qtbot
        self._left = False
        self.assembly = Assembly(
            app, place=str(database), environ={}, preferences=preferences, library=library,
            now=now,
        )  # fmt: skip
        self.window = self.assembly.window
        self.assembly.start()
        self.window.activateWindow()
        if opens:
            self.until(lambda: self.assembly.trainer is not None)

    @property
    def page(self):
        """The page that is shown."""
        return self.window.shell.page

    def until(self, seen, *, seconds=15) -> None:
        """Wait until something can be seen."""
        self._qtbot.waitUntil(seen, timeout=seconds * 1_000)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, words)
        QApplication.processEvents()

    def tab_to(self, matches) -> None:
        """Tab until the focus is on a widget that matches."""
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and matches(focus):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError("the keyboard does not reach it")

    def to(self, name: str) -> None:
        """Tab to what is called so."""
        # A list with a label says its value as its own name.
        self.tab_to(lambda widget: name in {spoken(widget), widget.accessibleName()})

    def write(self, name: str, words: str) -> None:
        """Tab to a field and write in it, in place of what stands there."""
        self.to(name)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(words)

    def answer(self, question: str, words: str) -> None:
        """Tab to a row of answers and choose one with the arrow keys."""
        self.tab_to(lambda widget: spoken(widget).startswith(f"{question}: "))
        for _ in range(5):
            if spoken(QApplication.focusWidget()) == f"{question}: {words}":
                return
            self.press(Qt.Key.Key_Right)
        raise AssertionError(words)

    def push(self, words: str) -> None:
        """Tab to the button with these words and press it."""
        self.tab_to(lambda w: isinstance(w, QAbstractButton) and words in w.text().replace("&", ""))
        self.press(Qt.Key.Key_Space)

    def unfold(self, heading: str) -> None:
        """Tab to a heading under which something is folded away, and open it."""
        self.tab_to(lambda w: isinstance(w, FoldHeading) and spoken(w).startswith(heading))
        self.press(Qt.Key.Key_Right)

    def arrive(self, page: str) -> None:
        """Wait until a page is shown."""
        self.until(lambda: self.window.route is not None and self.window.route.page == page)

    def table(self):
        """What is kept of the negotiation that is shown."""
        return self.assembly.trainer.table(self.window.route.attempt)

    def leave(self) -> None:
        """Close the window; it asks nothing. A second time nothing happens."""
        if self._left:
            return
        self._left = True
        self.window.close()
        self.assembly.close()
        self.assembly.deleteLater()
        self.window.deleteLater()
        QApplication.processEvents()
