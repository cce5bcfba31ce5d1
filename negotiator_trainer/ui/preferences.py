"""The person's preferences, typed, over QSettings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T", bool, int, float, str)


class Preference(Generic[T]):
    """One preference: its key, its default and, through the default, its type."""

    def __init__(self, key: str, *, default: T) -> None:
        self.key = key
        self.default: T = default

    @overload
    def __get__(self, owner: None, _cls: type) -> Preference[T]: ...
    @overload
    def __get__(self, owner: Preferences, _cls: type) -> T: ...
    def __get__(self, owner: Preferences | None, _cls: type) -> T | Preference[T]:
        if owner is None:
            return self
        # An INI file holds text: without type=, a stored False reads back as "false".
        value = owner.store.value(self.key, self.default, type=type(self.default))
        return cast("T", value)

    def __set__(self, owner: Preferences, value: T) -> None:
        if value != self.__get__(owner, type(owner)):
            owner.store.setValue(self.key, value)
            owner.changed.emit(self.key)


class Preferences(QObject):
    """Every preference with its default, in one place.

    Signals:
        changed: A preference has a new value; carries its key.
    """

    changed = Signal(str)

    theme = Preference("appearance/theme", default="system")
    text_scale = Preference("appearance/text_scale", default=1.0)
    portraits = Preference("appearance/portraits", default=True)
    chess_notation = Preference("appearance/chess_notation", default=False)
    reduced_motion = Preference("appearance/reduced_motion", default=False)
    language = Preference("general/language", default="")
    profile = Preference("general/profile", default="")
    first_run_done = Preference("general/first_run_done", default=False)
    weekly_goal = Preference("general/weekly_goal", default=2)
    weekly_rhythm = Preference("general/weekly_rhythm", default=True)
    drills_per_day = Preference("general/drills_per_day", default=12)
    own_words_first = Preference("table/own_words_first", default=False)
    send_on_number = Preference("table/send_on_number", default=False)
    clock = Preference("table/clock", default="off")
    single_letter_keys = Preference("keyboard/single_letters", default=True)
    backups_kept = Preference("data/backups_kept", default=10)
    window_geometry = Preference("window/geometry", default="")
    rail_collapsed = Preference("window/rail_collapsed", default=False)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = QSettings(str(path), QSettings.Format.IniFormat)

    def reset(self) -> None:
        """Forget every choice; all preferences have their defaults again."""
        self.store.clear()
        for each in vars(type(self)).values():
            if isinstance(each, Preference):
                self.changed.emit(each.key)

    def as_dict(self) -> dict[str, Any]:
        """Return all preferences by key, for a report or an export."""
        found = vars(type(self)).items()
        return {
            each.key: getattr(self, name) for name, each in found if isinstance(each, Preference)
        }

    def save(self) -> None:
        """Write to the file now rather than when the event loop is idle."""
        self.store.sync()
