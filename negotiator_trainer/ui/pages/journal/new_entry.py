"""The button that begins an entry: three sizes, each for eight kinds of negotiation."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.widgets.buttons import button


class NewEntry(QWidget):
    """Opens a menu; Ctrl+N does so from anywhere in the window.

    Attributes:
        button: What is pressed.
        menu: What it opens; an action's `data` is the size and the template.

    Signals:
        chosen: Carries the size and the template.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button(self.tr("&New entry"), kind="primary", icon="plus")
        self.button.setProperty("menu", "true")
        self.button.setToolTip(self.tr("Ctrl+N"))
        self.menu = QMenu(self.button)
        for size, name in words.size_names().items():
            part = self.menu.addMenu(name)
            for template, kind in words.template_names().items():
                action = QAction(kind, part)
                action.setData((size, template))
                part.addAction(action)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.menu.triggered.connect(self._on_triggered)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        keys.activated.connect(self.button.click)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        size, template = action.data()
        self.chosen.emit(size, template)
