"""The keys of the program as data, and what binds them to a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


@dataclass(frozen=True, slots=True)
class KeyAction:
    """Something that keys do.

    Attributes:
        name: How code calls it, such as ``"offer"``.
        title: What it does, in English, to be translated.
        group: Where it works: ``everywhere``, ``table``, ``debrief``, ``drills``,
            ``projector``.
        keys: Portable key sequences; any of them does it.
    """

    name: str
    title: str
    group: str
    keys: tuple[str, ...]

    @property
    def is_single(self) -> bool:
        """Whether a key is one printable character, with Shift at most (WCAG 2.1.4)."""
        return any(is_single(key) for key in self.keys)

    def translated(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("keys", self.title)

    def shown_keys(self) -> str:
        """Return the keys as they are written on this system."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(key).toString(native) for key in self.keys)


GROUPS = {
    "everywhere": QT_TRANSLATE_NOOP("keys", "Everywhere"),
    "table": QT_TRANSLATE_NOOP("keys", "At the table"),
    "debrief": QT_TRANSLATE_NOOP("keys", "In the debrief"),
    "drills": QT_TRANSLATE_NOOP("keys", "In the drills"),
    "projector": QT_TRANSLATE_NOOP("keys", "Projector"),
}


def group_title(group: str) -> str:
    """Return the name of a group of keys in the person's language."""
    return QCoreApplication.translate("keys", str(GROUPS[group]))


def is_single(key: str) -> bool:
    """Return whether `key` is one printable character, with Shift at most."""
    return len(key.removeprefix("Shift+")) == 1


def _action(name: str, title: object, group: str, *keys: str) -> KeyAction:
    """Make an action; QT_TRANSLATE_NOOP is typed as returning an object."""
    return KeyAction(name, str(title), group, keys)


_PLACES = tuple(
    _action(f"place_{number}", title, "everywhere", f"Ctrl+{number}", f"Alt+{number}")
    for number, title in enumerate(
        (
            QT_TRANSLATE_NOOP("keys", "Go to Practice"),
            QT_TRANSLATE_NOOP("keys", "Go to Library"),
            QT_TRANSLATE_NOOP("keys", "Go to Learn"),
            QT_TRANSLATE_NOOP("keys", "Go to Progress"),
            QT_TRANSLATE_NOOP("keys", "Go to Journal"),
            QT_TRANSLATE_NOOP("keys", "Go to Workshop"),
            QT_TRANSLATE_NOOP("keys", "Go to Settings"),
        ),
        start=1,
    )
)
_EVERYWHERE = (
    _action("find", QT_TRANSLATE_NOOP("keys", "Find anything"), "everywhere", "Ctrl+K"),
    _action("find_here", QT_TRANSLATE_NOOP("keys", "Find on the page"), "everywhere", "Ctrl+F"),
    _action("undo", QT_TRANSLATE_NOOP("keys", "Undo"), "everywhere", "Ctrl+Z"),
    _action("redo", QT_TRANSLATE_NOOP("keys", "Redo"), "everywhere", "Ctrl+Shift+Z"),
    _action("larger", QT_TRANSLATE_NOOP("keys", "Larger text"), "everywhere", "Ctrl++", "Ctrl+="),
    _action("smaller", QT_TRANSLATE_NOOP("keys", "Smaller text"), "everywhere", "Ctrl+-"),
    _action("normal_size", QT_TRANSLATE_NOOP("keys", "Normal text"), "everywhere", "Ctrl+0"),
    _action("full_screen", QT_TRANSLATE_NOOP("keys", "Full screen"), "everywhere", "F11"),
    _action("print", QT_TRANSLATE_NOOP("keys", "Print or save as PDF"), "everywhere", "Ctrl+P"),
    _action("shortcuts", QT_TRANSLATE_NOOP("keys", "Show all keys"), "everywhere", "Ctrl+?"),
    _action("help", QT_TRANSLATE_NOOP("keys", "Help"), "everywhere", "F1"),
    _action("settings", QT_TRANSLATE_NOOP("keys", "Settings"), "everywhere", "Ctrl+,"),
    _action("quit", QT_TRANSLATE_NOOP("keys", "Quit"), "everywhere", "Ctrl+Q"),
    _action("table_twin", QT_TRANSLATE_NOOP("keys", "Chart or table"), "everywhere", "T"),
    _action(
        "copy_figures",
        QT_TRANSLATE_NOOP("keys", "Copy a chart's figures as CSV"),
        "everywhere",
        "Ctrl+Shift+C",
    ),
)
_CHOICES = tuple(
    _action(f"choice_{n}", QT_TRANSLATE_NOOP("keys", "Choose an option"), "table", str(n))
    for n in range(1, 10)
)
_TABLE = (
    _action("send", QT_TRANSLATE_NOOP("keys", "Send"), "table", "Return", "Enter"),
    _action("offer", QT_TRANSLATE_NOOP("keys", "Make an offer"), "table", "O"),
    _action("accept", QT_TRANSLATE_NOOP("keys", "Accept"), "table", "A"),
    _action("walk_away", QT_TRANSLATE_NOOP("keys", "Walk away"), "table", "W"),
    _action("estimate", QT_TRANSLATE_NOOP("keys", "Edit my estimate"), "table", "E"),
    _action("notes", QT_TRANSLATE_NOOP("keys", "Notes"), "table", "N"),
    _action("hint", QT_TRANSLATE_NOOP("keys", "Hint"), "table", "H"),
    _action("role_sheet", QT_TRANSLATE_NOOP("keys", "Role sheet and preparation"), "table", "F2"),
    _action("step_outside", QT_TRANSLATE_NOOP("keys", "Step outside"), "table", "F8"),
    _action("pause", QT_TRANSLATE_NOOP("keys", "Pause"), "table", "F9"),
    _action("look_back", QT_TRANSLATE_NOOP("keys", "Look back"), "table", "PgUp"),
    _action("look_forward", QT_TRANSLATE_NOOP("keys", "Look forward"), "table", "PgDown"),
    _action("complete_line", QT_TRANSLATE_NOOP("keys", "Complete the line"), "table", "Space"),
    _action("skip_seen", QT_TRANSLATE_NOOP("keys", "Skip what was seen"), "table", "Shift+Space"),
    _action(
        "read_aloud", QT_TRANSLATE_NOOP("keys", "Read the last line aloud"), "table", "Ctrl+Shift+R"
    ),
)
_DEBRIEF = (
    _action("previous_turn", QT_TRANSLATE_NOOP("keys", "Previous turn"), "debrief", "Left", "K"),
    _action("next_turn", QT_TRANSLATE_NOOP("keys", "Next turn"), "debrief", "Right", "J"),
    _action("first_turn", QT_TRANSLATE_NOOP("keys", "First turn"), "debrief", "Home"),
    _action("last_turn", QT_TRANSLATE_NOOP("keys", "Last turn"), "debrief", "End"),
    _action("next_blunder", QT_TRANSLATE_NOOP("keys", "Next turning point"), "debrief", "B"),
    _action(
        "previous_blunder",
        QT_TRANSLATE_NOOP("keys", "Previous turning point"),
        "debrief",
        "Shift+B",
    ),
    _action("next_mistake", QT_TRANSLATE_NOOP("keys", "Next turn that cost a lot"), "debrief", "M"),
    _action(
        "previous_mistake",
        QT_TRANSLATE_NOOP("keys", "Previous turn that cost a lot"),
        "debrief",
        "Shift+M",
    ),
    _action(
        "next_inaccuracy", QT_TRANSLATE_NOOP("keys", "Next turn that cost a little"), "debrief", "I"
    ),
    _action(
        "previous_inaccuracy",
        QT_TRANSLATE_NOOP("keys", "Previous turn that cost a little"),
        "debrief",
        "Shift+I",
    ),
    _action("retry", QT_TRANSLATE_NOOP("keys", "Try it again"), "debrief", "R"),
    _action("better_line", QT_TRANSLATE_NOOP("keys", "View the better line"), "debrief", "V"),
    _action("concept", QT_TRANSLATE_NOOP("keys", "Why? Show the concept"), "debrief", "C"),
)
_DRILLS = (
    _action("rate_again", QT_TRANSLATE_NOOP("keys", "Rate the answer: again"), "drills", "1"),
    _action("rate_hard", QT_TRANSLATE_NOOP("keys", "Rate the answer: hard"), "drills", "2"),
    _action("rate_good", QT_TRANSLATE_NOOP("keys", "Rate the answer: good"), "drills", "3"),
    _action("rate_easy", QT_TRANSLATE_NOOP("keys", "Rate the answer: easy"), "drills", "4"),
)
_PROJECTOR = (
    _action("projector", QT_TRANSLATE_NOOP("keys", "Projector window"), "everywhere", "F5"),
    _action("blank", QT_TRANSLATE_NOOP("keys", "Blank the projector"), "projector", "B"),
)

KEY_MAP: dict[str, KeyAction] = {
    action.name: action
    for action in (*_PLACES, *_EVERYWHERE, *_CHOICES, *_TABLE, *_DEBRIEF, *_DRILLS, *_PROJECTOR)
}


def takes_text(widget: QWidget | None) -> bool:
    """Return whether letters typed now belong to `widget`."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QAbstractSpinBox):
        return not widget.isReadOnly()
    return isinstance(widget, _TEXT_FIELDS) and not widget.isReadOnly()


class PageKeys(QObject):
    """Binds keys of the map to what a page does.

    Single-letter keys sleep while a text field has the keyboard, and for good
    when they are switched off.

    Args:
        page: The keys work while the keyboard is in it.
        letters: Whether single-letter keys work at all.
    """

    def __init__(self, page: QWidget, *, letters: bool = True) -> None:
        super().__init__(page)
        self._letters = letters
        self._single: list[QShortcut] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def bind(self, name: str, slot: Callable[[], object]) -> None:
        """Call `slot`, a bound method, on the keys of the action called `name`.

        Raises:
            KeyError: No action has that name.
        """
        for key in KEY_MAP[name].keys:
            shortcut = QShortcut(QKeySequence(key), cast("QWidget", self.parent()))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
            if is_single(key):
                self._single.append(shortcut)
        self._refresh(QApplication.focusWidget())

    def set_letters(self, *, enabled: bool) -> None:
        """Switch all single-letter keys on or off."""
        self._letters = enabled
        self._refresh(QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._refresh(now)

    def _refresh(self, focus: QWidget | None) -> None:
        works = self._letters and not takes_text(focus)
        for shortcut in self._single:
            shortcut.setEnabled(works)
