"""A named field with its advice under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.preparation_view import Advice


class Field(QWidget):
    """A title, what is filled in, a note, and advice that blocks nothing.

    Args:
        key: The sheet's field.
        title: Its name; names the field, or the group of fields, where it has no name yet.
        control: What is filled in.
        note: One sentence about it.
        parent: The widget that owns it.
    """

    def __init__(
        self,
        key: str,
        title: str,
        control: QWidget,
        *,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.title = title
        self.control = control
        self.advice = InlineMessage()
        target = control.focusProxy() or control
        heading = self._heading = text.label(title, kind="strong", wrap=True)
        if target is control:
            heading.setBuddy(target)
        else:  # it has fields with names of their own, which a label would hide from readers
            control.setAccessibleName(title)
        if not target.accessibleName():
            target.setAccessibleName(title)
        if note:
            target.setAccessibleDescription(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addWidget(heading)
        if note:
            column.addWidget(text.caption(note))
        column.addWidget(control)
        column.addWidget(self.advice)

    def retitle(self, title: str) -> None:
        """Call it otherwise to the eye; screen readers keep the name that it was given."""
        self._heading.setText(title)

    def show_advice(self, advice: Iterable[Advice]) -> None:
        """Show what is about this field; what is shown already is not said again."""
        mine = [each for each in advice if each.field == self.key]
        words = " ".join(each.text for each in mine)
        if not words:
            self.advice.clear()
        elif words != self.advice.words:
            warns = any(each.kind == "warning" for each in mine)
            show = self.advice.show_warning if warns else self.advice.show_info
            show(words)
