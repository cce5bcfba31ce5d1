"""The two windows of the Help menu: the keys, and what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import negotiator_trainer
from negotiator_trainer import assets
from negotiator_trainer.ui import text
from negotiator_trainer.ui.keys import KEY_MAP, group_title
from negotiator_trainer.ui.tokens import SPACE

_SHOWN = {
    "everywhere": ("place_1", "place_3", "place_4", "place_5", "place_7", "find_here", "print",
                   "undo", "redo", "larger", "smaller", "normal_size", "full_screen", "shortcuts",
                   "settings", "quit"),
    "table": ("send", "offer", "accept", "walk_away", "estimate", "notes", "hint",
              "role_sheet", "step_outside", "look_back", "look_forward"),
    "debrief": ("previous_turn", "next_turn", "first_turn", "last_turn", "next_blunder",
                "previous_blunder", "next_mistake", "previous_mistake", "next_inaccuracy",
                "previous_inaccuracy", "retry", "better_line", "concept",
                "table_twin", "copy_figures"),
    "drills": ("rate_again", "rate_hard", "rate_good", "rate_easy"),
}  # fmt: skip
"""The keys that do something by now."""
_LICENCES = (
    ("icons", "LICENSE-tabler.txt"),
    ("fonts", "OFL-Inter.txt"),
    ("fonts", "OFL-NotoSansSymbols2.txt"),
)


class _Sheet(QDialog):
    """A dialog that is freed when it closes; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(SPACE[2])

    def begin(self, title: str) -> None:
        """Put the title on the window and at the top of it."""
        self.setWindowTitle(title)
        self.column.addWidget(text.heading(title))

    def finish(self) -> None:
        """Add the one button, and a sensible size."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self.column.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, letter * 84)


class KeysSheet(_Sheet):
    """All keys, by what they do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.begin(self.tr("Keyboard shortcuts"))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(SPACE[4])
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, keys in self.groups():
            if row:
                grid.setRowMinimumHeight(row, SPACE[2])
                row += 1
            grid.addWidget(text.heading(heading, level=3), row, 0, 1, 2)
            for offset, (key, words) in enumerate(keys, start=1):
                grid.addWidget(text.label(key, kind="strong"), row + offset, 0)
                grid.addWidget(text.label(words, wrap=True), row + offset, 1)
            row += len(keys) + 1
        grid.setRowStretch(row, 1)
        area.setWidget(inside)
        self.column.addWidget(area, stretch=1)
        self.finish()

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return headings with their keys and what these do."""
        found = []
        for group, names in _SHOWN.items():
            actions = [KEY_MAP[name] for name in names]
            found.append((group_title(group), [(a.shown_keys(), a.translated()) for a in actions]))
        found[0][1].append(("Alt+←", self.tr("Back to the page before")))
        found[0][1].append(("Esc", self.tr("Close what lies on top, never the session")))
        found.insert(
            1,
            (
                self.tr("On the preparation sheet"),
                [
                    ("F2", self.tr("Role sheet")),
                    (self.tr("Enter"), self.tr("Begin a new line in a list")),
                    (self.tr("Backspace"), self.tr("Remove an empty line")),
                    (self.tr("Ctrl+Enter"), self.tr("Sit down")),
                ],
            ),
        )
        found[2][1].insert(0, ("1 … 9", self.tr("Choose a line")))
        found.append((self.tr("In the journal"), self._journal_keys()))
        return found

    def _journal_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Ctrl+N"), self.tr("Begin an entry")),
            (self.tr("Enter"), self.tr("Open the entry")),
            (self.tr("Delete"), self.tr("Put the entry into the trash")),
            (self.tr("Ctrl+Page Down, Ctrl+Page Up"), self.tr("Next step of a case, and back")),
            (self.tr("Ctrl+Enter"), self.tr("I’m going in")),
        ]


class AboutSheet(_Sheet):
    """What this is, which version, and under which terms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.begin("Negotiator Trainer")
        version = self.tr("Version {0}").format(negotiator_trainer.__version__)
        self.column.addWidget(text.label(version, kind="muted"))
        self.column.addWidget(text.label(self._words(), wrap=True))
        self.column.addWidget(text.heading(self.tr("Made with"), level=3))
        self.column.addWidget(text.label("\n".join(self.parts()), wrap=True))
        terms = QPlainTextEdit()
        terms.setReadOnly(True)
        terms.setAccessibleName(self.tr("Licences of icons and fonts"))
        terms.setPlainText("\n\n\n".join(assets.text(*path) for path in _LICENCES))
        self.column.addWidget(terms, stretch=1)
        self.finish()

    def parts(self) -> tuple[str, ...]:
        """Return what the program is made with, and on which terms."""
        return (
            "Qt and PySide6 · LGPL-3.0",
            "pyqtgraph · MIT · NumPy · BSD-3-Clause",
            "SQLModel, SQLAlchemy, Alembic, pydantic, PyYAML, platformdirs · MIT",
            "click · BSD-3-Clause",
            "Tabler Icons · MIT",
            "Inter, Noto Sans Symbols 2 · OFL-1.1",
        )

    def _words(self) -> str:
        return self.tr(
            "Practise negotiation against scripted counterparts, and see exactly what happened. "
            "Everything stays on this computer. Free software under the GNU General Public "
            "Licence, version 3 or later; the scenarios under CC BY-SA 4.0."
        )
