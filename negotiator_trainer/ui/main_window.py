"""The window: connects pages, presenters, menus and the status bar; does nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow

from negotiator_trainer.ui.menus import Menus
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.routes import HOME, JOURNAL, LEARN, PROGRESS, SETTINGS, Place, Route
from negotiator_trainer.ui.shell import Shell
from negotiator_trainer.ui.status import Status
from negotiator_trainer.ui.theme import LARGEST_SCALE, SMALLEST_SCALE, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.page import Page
    from negotiator_trainer.ui.presenters.presenter import Presenter
    from negotiator_trainer.ui.screens import Screens

_PLACES: dict[Place, Route] = {
    "practice": HOME, "learn": LEARN, "progress": PROGRESS, "journal": JOURNAL,
    "settings": SETTINGS,
}  # fmt: skip
_STEP = 0.1


class MainWindow(QMainWindow):
    """The one window of the program.

    Args:
        screens: Makes the pages.
        preferences: The person's choices; the window keeps its geometry there.
        theme: The look of the application.
        parent: The widget that owns it.

    Signals:
        closed: The window is closed; everything pending has been stored.
    """

    closed = Signal()

    def __init__(
        self,
        screens: Screens,
        preferences: Preferences,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._preferences = preferences
        self._theme = theme
        self._presenter: Presenter | None = None
        self._wanted: Route | None = None
        self._refused = False
        self._locked = False
        self.route: Route | None = None
        self.setWindowTitle("Negotiator Trainer")
        self.shell = Shell()
        self.status = Status()
        self.setCentralWidget(self.shell)
        self.setStatusBar(self.status)
        self.menus = self._build_menus()
        self.setMinimumSize(QSize(480, 360))
        self._restore_geometry()
        self.shell.place_chosen.connect(self._on_place_chosen)
        self.shell.route_chosen.connect(self.go)
        preferences.changed.connect(self._on_preference_changed)

    @property
    def presenter(self) -> Presenter | None:
        """Who serves the page that is shown."""
        return self._presenter

    @Slot(object)
    def go(self, route: Route) -> None:
        """Show the page of `route`; at once, or as soon as the database is open."""
        if self._locked:
            return
        if not self._screens.ready_for(route):
            self._wanted = route
            self.shell.busy.start(self.tr("Opening your practice history…"))
            return
        if not self._leave():
            return
        self.route = route
        screen = self._screens.make(route)
        self._presenter = screen.presenter
        screen.presenter.left_for.connect(self.go, Qt.ConnectionType.QueuedConnection)
        screen.presenter.crumbs_changed.connect(self.shell.crumbs.show_way)
        screen.presenter.saving_changed.connect(self._on_saving_changed)
        self._show(screen.page, place=route.place)
        screen.presenter.open()
        screen.page.focus_first()

    def show_page(self, page: Page, *, place: Place | None = None) -> None:
        """Show a page that no route leads to, such as the one for a damaged database.

        No other page can be reached until `use_trainer`.
        """
        self._forget()
        self._locked = True
        self.shell.busy.stop()
        self.status.show_words(self.tr("Nothing is open"))
        self.route = None
        self._show(page, place=place)
        page.focus_first()

    def use_trainer(self, trainer: Trainer) -> None:
        """Go on with the services, now that they are open."""
        self._screens.trainer = trainer
        self._locked = False
        self.shell.busy.stop()
        self.status.show_ready()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.go(wanted)
        elif self.route is None or self.route == HOME:
            self._refresh_home(trainer)
        elif self.route == SETTINGS:
            self.go(SETTINGS)  # it has backups to show now

    def hold(self, words: str) -> bool:
        """Let go of the services until `use_trainer`, because the profile is exchanged.

        Args:
            words: What is being done, for those who wait.

        Returns:
            False when what is pending on the page could not be stored: it says so, and stays.
        """
        if not self._leave():
            return False
        self._screens.trainer = None
        self._locked = True
        self.route = None
        self.shell.busy.start(words)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is pending and where the window was; ask nothing.

        Only when something cannot be stored does the first try stay, and say so.
        """
        if not self._leave() and not self._refused:
            self._refused = True
            event.ignore()
            return
        self._forget()
        kept = bytes(self.saveGeometry().toBase64().data())
        self._preferences.window_geometry = kept.decode("ascii")
        self._preferences.save()
        super().closeEvent(event)
        self.closed.emit()

    def _refresh_home(self, trainer: Trainer) -> None:
        from negotiator_trainer.ui.presenters.home import HomePresenter  # noqa: PLC0415

        if isinstance(self._presenter, HomePresenter):
            self._presenter.use_trainer(trainer)
        else:
            self.go(HOME)

    def _show(self, page: Page, *, place: Place | None) -> None:
        self.shell.show_page(page, place=place)
        self.setWindowTitle(f"{page.title} – Negotiator Trainer")

    def _leave(self) -> bool:
        """Store what is pending on the page; False when it could not be."""
        if self._presenter is None:
            return True
        if not self._presenter.settle():
            return False
        self._forget()
        return True

    def _forget(self) -> None:
        if self._presenter is not None:
            self._presenter.deleteLater()
            self._presenter = None

    def _build_menus(self) -> Menus:
        menus = Menus(self)
        menus.build_file(settings=self._on_settings)
        menus.build_view(
            theme=self._on_theme_chosen,
            larger=self._on_larger,
            smaller=self._on_smaller,
            normal=self._on_normal,
            full_screen=self._on_full_screen,
        )
        menus.build_go(place=self._on_place_action, back=self._on_back)
        menus.build_help(keys=self._on_keys, about=self._on_about)
        self._check_theme(menus)
        return menus

    def _check_theme(self, menus: Menus) -> None:
        for action in menus.themes.actions():
            action.setChecked(action.data() == self._preferences.theme)

    def _restore_geometry(self) -> None:
        kept = self._preferences.window_geometry
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))):
            self.resize(1280, 800)

    def _set_scale(self, scale: float) -> None:
        self._preferences.text_scale = min(max(round(scale, 1), SMALLEST_SCALE), LARGEST_SCALE)

    @Slot(object)
    def _on_place_chosen(self, place: Place) -> None:
        self.go(_PLACES[place])

    @Slot()
    def _on_place_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go(_PLACES[action.data()])

    @Slot()
    def _on_settings(self) -> None:
        self.go(SETTINGS)

    @Slot()
    def _on_back(self) -> None:
        self.shell.crumbs.go_back()

    @Slot(object)
    def _on_saving_changed(self, saving: object) -> None:
        self.status.show_saving(saving=bool(saving))

    @Slot(QAction)
    def _on_theme_chosen(self, action: QAction) -> None:
        self._preferences.theme = action.data()

    @Slot()
    def _on_larger(self) -> None:
        self._set_scale(self._preferences.text_scale + _STEP)

    @Slot()
    def _on_smaller(self) -> None:
        self._set_scale(self._preferences.text_scale - _STEP)

    @Slot()
    def _on_normal(self) -> None:
        self._set_scale(SMALLEST_SCALE)

    @Slot()
    def _on_full_screen(self) -> None:
        if self.menus.full_screen.isChecked():
            self.showFullScreen()
        else:
            self.showNormal()

    @Slot()
    def _on_keys(self) -> None:
        from negotiator_trainer.ui.dialogs import KeysSheet  # noqa: PLC0415

        KeysSheet(self).open()

    @Slot()
    def _on_about(self) -> None:
        from negotiator_trainer.ui.dialogs import AboutSheet  # noqa: PLC0415

        AboutSheet(self).open()

    @Slot(str)
    def _on_preference_changed(self, key: str) -> None:
        if key in {Preferences.theme.key, Preferences.text_scale.key}:
            self._theme.apply(self._preferences.theme, scale=self._preferences.text_scale)
            self._check_theme(self.menus)
