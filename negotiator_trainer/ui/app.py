"""Where the window's parts are put together: what it needs, in the order in which it needs it."""

from __future__ import annotations

import gc
import os
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from platformdirs import user_config_path
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import negotiator_trainer
from negotiator_trainer import assets
from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.checks import Checks, checked_file
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import first_look, open_trainer, profile_path
from negotiator_trainer.store import locations
from negotiator_trainer.ui import fonts
from negotiator_trainer.ui.background import Background
from negotiator_trainer.ui.crash import CrashHook, CrashReport
from negotiator_trainer.ui.main_window import MainWindow
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.home import HomePresenter, wishes_of
from negotiator_trainer.ui.routes import HOME
from negotiator_trainer.ui.screens import Screens
from negotiator_trainer.ui.theme import THEME_NAMES, Theme, prepare_application
from negotiator_trainer.ui.translation import speak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from negotiator_trainer.services.keeping.restoring import Restored
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.crash_dialog import CrashDialog
    from negotiator_trainer.ui.keeper import Keeper
    from negotiator_trainer.ui.presenters.recovery import RecoveryPresenter
    from negotiator_trainer.ui.reviewer import Reviewer

T = TypeVar("T")

APPLICATION = "negotiator-trainer"
_UNSEEN_MS = 1000
"""How long a first paint may take before it goes on without it."""
_BREATH_MS = 20
"""Until the rest is loaded behind the home page: what was clicked on it already comes first."""


def run_window(
    argv: Sequence[str], *, database: str | None = None, preferences: Path | None = None
) -> int:
    """Open the window and return when it is closed.

    Args:
        argv: The command line, for Qt.
        database: The profile's file; where the environment says by default.
        preferences: The file of preferences; the platform's place by default.

    Returns:
        The exit code.
    """
    prepare_application()
    app = QApplication(list(argv))
    name_application(app)
    kept = preferences or user_config_path(APPLICATION, appauthor=False) / "preferences.ini"
    window = Assembly(app, place=database, environ=os.environ, preferences=kept)
    window.start()
    try:
        return app.exec()
    finally:
        window.close()


def name_application(app: QApplication) -> None:
    """Tell the desktop what this is."""
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName("Negotiator Trainer")
    app.setApplicationVersion(negotiator_trainer.__version__)
    app.setDesktopFileName(APPLICATION)
    app.setWindowIcon(QIcon(str(assets.root("resources") / "icons" / "app" / f"{APPLICATION}.svg")))


class Assembly(QObject):
    """The window with everything that it needs.

    First the bare shell is painted; then the home page, filled from one row of the database;
    then the database is opened, on another thread.

    Args:
        app: The application.
        place: The profile's file, or None.
        environ: The environment.
        preferences: The file of preferences.
        library: The scenarios; the shipped ones by default.
        now: The clock; the system's by default.

    Attributes:
        window: The window.
        trainer: The services, once they are open.
        reviewer: Answers about reviews, once there are services.
        keeper: Looks after backups, once there are services.
    """

    def __init__(
        self,
        app: QApplication,
        *,
        place: str | None,
        environ: Mapping[str, str],
        preferences: Path,
        library: Library | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__()
        self._place = place
        self._now = now or _now
        self._environ = environ
        self._library = library or Library(checks=Checks(checked_file(environ)))
        self._background = Background(self)
        self._unseen = QTimer(self)
        self._unseen.setSingleShot(True)
        self._unseen.timeout.connect(self._on_unseen)
        self._painted = False
        self._home_shown = False
        self._recovery: RecoveryPresenter | None = None
        self._dialog: CrashDialog | None = None
        self._tidings: str | TrainerError = ""
        self.trainer: Trainer | None = None
        self.reviewer: Reviewer | None = None
        self.keeper: Keeper | None = None
        self.preferences = Preferences(preferences, self)
        speak(app, environ, chosen=self.preferences.language)
        self._config = preferences.parent
        self._hook = self._catch_faults(self._config)
        fonts.load_text_fonts()
        self.theme = Theme(app, self)
        name = self.preferences.theme
        name = name if name in THEME_NAMES else "system"
        self.theme.apply(name, scale=self.preferences.text_scale)
        folder = "" if self._server else str(self.path.parent)
        self.screens = Screens(self.preferences, data_folder=folder or str(place))
        self.window = MainWindow(self.screens, self.preferences, self.theme)
        self.window.closed.connect(self._on_closed)

    @property
    def path(self) -> Path:
        """The profile's file."""
        return profile_path(self._place, environ=self._environ)

    @property
    def _server(self) -> bool:
        return self._place is not None and locations.is_server(self._place)

    def start(self) -> None:
        """Show the window; the rest follows when it is painted."""
        self.window.shell.installEventFilter(self)
        self.window.show()
        self._unseen.start(_UNSEEN_MS)

    def close(self) -> None:
        """Let everything go; called once the window is closed."""
        self._unseen.stop()
        self._background.close()
        self._end_recovery()
        self._stop_reviewing()
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = self.screens.keeper = None
        if self.trainer is not None:
            self.trainer.close()
            self.trainer = None
        if self._hook is not None:
            self._hook.remove()
            self._hook = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; the window itself, wholly covered, gets none."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            shell = watched is self.window.shell
            if shell:
                QTimer.singleShot(0, self._on_painted)
            else:
                self._unseen.start(_BREATH_MS)
        return super().eventFilter(watched, event)

    @Slot()
    def open_profile(self) -> None:
        """Open the database, on another thread."""
        place, environ, library, now = self._place, self._environ, self._library, self._now

        def work() -> Trainer:
            return open_trainer(place, environ=environ, library=library, now=now)

        self._background.run(work, then=self._on_opened, failed=self._on_refused)

    def _show_first_look(self) -> None:
        presenter = self.window.presenter
        if self._server or not isinstance(presenter, HomePresenter):
            return
        try:
            wishes = wishes_of(self.preferences)
            home = first_look(self.path, self._library, now=self._now().astimezone(), wishes=wishes)
            presenter.show_home(home)
        except TrainerError:
            return  # opening the database will say what it is

    def _catch_faults(self, folder: Path) -> CrashHook | None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            hook = CrashHook(folder, version=negotiator_trainer.__version__, parent=self)
        except OSError:
            return None  # nowhere to write: faults still reach the terminal
        hook.install()
        hook.crashed.connect(self._on_crashed)
        hook.troubled.connect(self._on_troubled)
        return hook

    @Slot()
    def _on_painted(self) -> None:
        if not self._painted:
            self._painted = True
            self.window.go(HOME)
            self._show_first_look()
            if self.window.shell.page is not None:
                self.window.shell.page.installEventFilter(self)
            self._unseen.start(_UNSEEN_MS)

    @Slot()
    def _on_home_shown(self) -> None:
        if not self._home_shown:
            self._home_shown = True
            self._unseen.stop()
            self.open_profile()
            fonts.load_symbol_fonts()

    @Slot()
    def _on_unseen(self) -> None:
        if self._painted:
            self._on_home_shown()
        else:
            self._on_painted()

    def _on_opened(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self._end_recovery()
        self._begin_reviewing(trainer)
        self._begin_keeping(trainer)
        self.window.use_trainer(trainer)
        self._tell()
        _collect_again()
        self._background.run(self._library.check_all, then=self._on_checked)

    def _begin_reviewing(self, trainer: Trainer) -> None:
        from negotiator_trainer.services.solving.place import solved_folder  # noqa: PLC0415
        from negotiator_trainer.ui.reviewer import Reviewer  # noqa: PLC0415

        self._stop_reviewing()
        self.reviewer = Reviewer(trainer, solved_folder(self._environ), self)
        self.screens.reviewer = self.reviewer

    def _stop_reviewing(self) -> None:
        if self.reviewer is not None:
            self.reviewer.close()
            self.reviewer = self.screens.reviewer = None

    def _begin_keeping(self, trainer: Trainer) -> None:
        from negotiator_trainer.ui.keeper import Keeper  # noqa: PLC0415

        self._stop_keeping()
        self.keeper = Keeper(trainer, self)
        # Queued: what is asked for ends the keeper that asks.
        queued = Qt.ConnectionType.QueuedConnection
        self.keeper.restore_wanted.connect(self._on_restore_wanted, queued)
        self.keeper.erase_wanted.connect(self._on_erase_wanted, queued)
        self.screens.keeper = self.keeper

    def _stop_keeping(self) -> None:
        if self.keeper is not None:
            self.keeper.stop()
            self.keeper.deleteLater()
            self.keeper = self.screens.keeper = None

    @Slot(object)
    def _on_restore_wanted(self, source: Path) -> None:
        from negotiator_trainer.services.keeping.restoring import restore_from  # noqa: PLC0415

        work = partial(restore_from, self.path, source, now=self._now)
        self._exchange(self.tr("Going back to the backup…"), work, then=self._on_restored)

    @Slot()
    def _on_erase_wanted(self) -> None:
        from negotiator_trainer.services.keeping.erasing import erase_everything  # noqa: PLC0415

        work = partial(erase_everything, self.path, config=self._config, environ=self._environ)
        self._exchange(self.tr("Erasing everything…"), work, then=self._on_erased)

    def _exchange(self, words: str, work: Callable[[], T], *, then: Callable[[T], object]) -> None:
        """Let the profile go, have something done to its file, and open it anew."""
        if not self.window.hold(words):
            return
        self._stop_reviewing()
        self._stop_keeping()
        if self.trainer is not None:
            self.trainer.close()
            self.trainer = None
        if self._hook is not None:
            # It has a file open that may be erased.
            self._hook.remove()
            self._hook = None
        self._background.run(work, then=then, failed=self._on_not_exchanged)

    @Slot(object)
    def _on_restored(self, done: Restored) -> None:
        words = self.tr("This is the backup {0}.").format(done.source.name)
        if done.aside is not None:
            kept = self.tr("What was here before is kept in {0}.").format(done.aside)
            words = f"{words} {kept}"
        self._tidings = words
        self._reopen()

    def _on_erased(self, _done: object) -> None:
        self.preferences.reset()
        self.preferences.save()
        self._tidings = self.tr("Everything is erased. This is a new beginning.")
        self._reopen()

    def _on_not_exchanged(self, error: Exception) -> None:
        if isinstance(error, TrainerError):
            self._tidings = error
        self._reopen()
        if not isinstance(error, TrainerError):
            raise error

    def _reopen(self) -> None:
        if self._hook is None:
            self._hook = self._catch_faults(self._config)
        self.open_profile()

    def _tell(self) -> None:
        """Say on the page what came of exchanging the profile."""
        tidings, self._tidings = self._tidings, ""
        page = self.window.shell.page
        if page is None or not tidings:
            return
        if isinstance(tidings, TrainerError):
            page.show_trouble(tidings)
        else:
            page.message.show_info(tidings)

    def _end_recovery(self) -> None:
        if self._recovery is not None:
            self._recovery.close()
            self._recovery = None

    def _on_checked(self, changed: bool) -> None:  # noqa: FBT001  a result, not a switch
        presenter = self.window.presenter
        if changed and isinstance(presenter, HomePresenter):
            presenter.open()

    def _on_refused(self, error: Exception) -> None:
        _collect_again()
        if not isinstance(error, TrainerError):
            raise error
        from negotiator_trainer.ui.pages.recovery import RecoveryPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.recovery import RecoveryPresenter  # noqa: PLC0415

        self._end_recovery()
        page = RecoveryPage()
        presenter = RecoveryPresenter(page, error, None if self._server else self.path)
        presenter.retried.connect(self.open_profile)
        presenter.restored.connect(self._on_restored)
        presenter.place_chosen.connect(self._on_place_chosen)
        presenter.quit_chosen.connect(self.window.close)
        self._recovery = presenter
        self.window.show_page(page)
        presenter.open()

    @Slot(object)
    def _on_place_chosen(self, path: Path) -> None:
        self._place = str(path)
        self.screens.data_folder = str(path.parent)
        self.open_profile()

    @Slot(object)
    def _on_crashed(self, report: CrashReport) -> None:
        from negotiator_trainer.ui.crash_dialog import CrashDialog  # noqa: PLC0415

        if self._dialog is None:
            safe = self.tr("Everything that was saved is still there; each turn is saved at once.")
            self._dialog = CrashDialog(safe=safe, parent=self.window)
            self._dialog.destroyed.connect(self._on_dialog_gone)
            self._dialog.open()
        self._dialog.add(report)

    @Slot()
    def _on_dialog_gone(self) -> None:
        self._dialog = None

    @Slot(object)
    def _on_troubled(self, error: TrainerError) -> None:
        page = self.window.shell.page
        if page is not None:
            page.show_trouble(error)

    @Slot()
    def _on_closed(self) -> None:
        self._background.close()
        self._stop_reviewing()


def _collect_again() -> None:
    """Look for garbage again, in what comes from now on."""
    if not gc.isenabled():
        # What was imported lives as long as the program; to search it stops a turn for 0.1 s.
        gc.freeze()
        gc.enable()


def _now() -> datetime:
    return datetime.now(tz=UTC)
