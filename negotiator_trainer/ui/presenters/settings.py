"""Keeps the person's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from negotiator_trainer.ui.presenters.own_data import OwnDataPresenter
from negotiator_trainer.ui.presenters.presenter import Presenter

if TYPE_CHECKING:
    from negotiator_trainer.ui.keeper import Keeper
    from negotiator_trainer.ui.pages.settings import SettingsPage
    from negotiator_trainer.ui.preferences import Preferences

SWITCHES = (
    "portraits", "chess_notation", "single_letter_keys", "send_on_number", "weekly_rhythm",
)  # fmt: skip
NUMBERS = ("weekly_goal", "drills_per_day")


class SettingsPresenter(Presenter):
    """Serves a `SettingsPage`.

    Args:
        page: The page.
        preferences: Where choices are kept.
        data_folder: Where the data lies.
        keeper: Looks after backups; None while no profile is open.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: SettingsPage,
        preferences: Preferences,
        *,
        data_folder: str,
        keeper: Keeper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: SettingsPage = page
        self._preferences = preferences
        self._folder = data_folder
        self._own = OwnDataPresenter(page, keeper, self)
        page.theme_chosen.connect(self._on_theme_chosen)
        page.size_chosen.connect(self._on_size_chosen)
        page.switched.connect(self._on_switched)
        page.number_chosen.connect(self._on_number_chosen)
        page.copy_clicked.connect(self._on_copy_clicked)
        preferences.changed.connect(self._on_preference_changed)

    def open(self) -> None:
        """Show what is chosen."""
        self._show()
        self.page.data.show_folder(self._folder)
        self._own.open()

    def _show(self) -> None:
        kept = self._preferences
        self.page.show_settings(
            theme=kept.theme,
            size=round(kept.text_scale * 100),
            switches={key: bool(getattr(kept, key)) for key in SWITCHES},
            numbers={key: int(getattr(kept, key)) for key in NUMBERS},
        )

    @Slot(object)
    def _on_theme_chosen(self, name: str) -> None:
        self._preferences.theme = name

    @Slot(object)
    def _on_size_chosen(self, size: int) -> None:
        self._preferences.text_scale = size / 100

    @Slot(object, object)
    def _on_switched(self, key: str, value: object) -> None:
        if key in SWITCHES:
            setattr(self._preferences, key, bool(value))

    @Slot(object, object)
    def _on_number_chosen(self, key: str, value: int) -> None:
        if key in NUMBERS:
            setattr(self._preferences, key, value)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._folder)
        self.page.show_copied()

    @Slot(str)
    def _on_preference_changed(self, _key: str) -> None:
        self._show()
