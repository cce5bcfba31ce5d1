"""The role sheet in a window of its own, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.confidential import Confidential, paragraphs
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import BriefView


class RoleSheet(QDialog):
    """Stays beside the page while one writes; F2 or Escape closes it, and it is freed then.

    Args:
        view: The brief.
        parent: The page.
    """

    def __init__(self, view: BriefView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("{0}: role sheet").format(view.role_name))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE[1], 0)
        column.setSpacing(SPACE[3])
        column.addWidget(Confidential(view))
        public = Card(self.tr("Everyone knows"))
        for paragraph in paragraphs(view.brief):
            public.add_text(paragraph)
        column.addWidget(public)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.addWidget(self.area, stretch=1)
        whole.addWidget(buttons)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.close)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 72, letter * 84)
        self.area.setFocus()
