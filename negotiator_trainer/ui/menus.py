"""The menu bar: everything that the window can do, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from negotiator_trainer.ui.theme import THEME_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QMenu

_KEYS = QKeySequence.StandardKey


class Menus:
    """Builds the menus of a main window.

    The window owns every action; `Menus` names those that are looked at later.

    Attributes:
        themes: One checkable action for each theme; `data()` is its name.
        full_screen: Checked while the window fills the screen.
        places: The actions that lead to a place; `data()` is the place.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.places: list[QAction] = []
        self.back: QAction
        self._menus: list[QMenu] = []

    def build_file(self, *, settings: Callable[[], object]) -> None:
        """File: settings, close, quit."""
        tr = self._window.tr
        menu = self._menu(tr("&File"))
        made = self._add(menu, tr("&Settings…"), settings, keys="Ctrl+,")
        made.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        self._add(menu, tr("&Close the window"), self._window.close, keys="Ctrl+W")
        made = self._add(menu, tr("&Quit"), self._window.close, keys="Ctrl+Q")
        made.setMenuRole(QAction.MenuRole.QuitRole)

    def build_view(
        self,
        *,
        theme: Callable[[QAction], object],
        larger: Callable[[], object],
        smaller: Callable[[], object],
        normal: Callable[[], object],
        full_screen: Callable[[], object],
    ) -> None:
        """View: theme, text size, full screen."""
        tr = self._window.tr
        menu = self._menu(tr("&View"))
        names = {
            "system": tr("As the &system"),
            "light": tr("&Light"),
            "dark": tr("&Dark"),
            "high-contrast": tr("&High contrast"),
        }
        choices = menu.addMenu(tr("&Theme"))
        self.themes = QActionGroup(self._window)
        for name in THEME_NAMES:
            made = QAction(names[name], self._window, checkable=True)
            made.setData(name)
            self.themes.addAction(made)
            choices.addAction(made)
        self.themes.triggered.connect(theme)
        menu.addSeparator()
        made = self._add(menu, tr("L&arger text"), larger)
        made.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, tr("S&maller text"), smaller, keys="Ctrl+-")
        self._add(menu, tr("&Normal text"), normal, keys="Ctrl+0")
        menu.addSeparator()
        self.full_screen = self._add(menu, tr("&Full screen"), full_screen, keys="F11")
        self.full_screen.setCheckable(True)

    def build_go(self, *, place: Callable[[], object], back: Callable[[], object]) -> None:
        """Go: the places of the rail, and back."""
        tr = self._window.tr
        menu = self._menu(tr("&Go"))
        # The numbers of the key map, so that a place keeps its key when others come.
        names = {
            "practice": (tr("&Practice"), 1),
            "learn": (tr("&Learn"), 3),
            "progress": (tr("P&rogress"), 4),
            "journal": (tr("&Journal"), 5),
            "settings": (tr("&Settings"), 7),
        }
        for name, (words, number) in names.items():
            made = self._add(menu, words, place)
            made.setShortcuts([QKeySequence(f"Ctrl+{number}"), QKeySequence(f"Alt+{number}")])
            made.setData(name)
            self.places.append(made)
        menu.addSeparator()
        self.back = self._add(menu, tr("&Back"), back, keys="Alt+Left")

    def build_help(self, *, keys: Callable[[], object], about: Callable[[], object]) -> None:
        """Help: the keys, and what the program is made of."""
        tr = self._window.tr
        menu = self._menu(tr("&Help"))
        made = self._add(menu, tr("&Keyboard shortcuts"), keys)
        # Some systems report the Shift that makes a question mark, some do not.
        every = ("Ctrl+?", "Ctrl+Shift+?", "F1")
        made.setShortcuts([QKeySequence(each) for each in every])
        made = self._add(menu, tr("&About and licences"), about)
        made.setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, title: str) -> QMenu:
        made = self._window.menuBar().addMenu(title)
        self._menus.append(made)
        return made

    def _add(
        self, menu: QMenu, words: str, slot: Callable[[], object], *, keys: str = ""
    ) -> QAction:
        made = QAction(words, self._window)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        menu.addAction(made)
        return made
