"""Puts a labelled field into a form, named for eyes, keyboards and screen readers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout, QLabel


def add_row(form: QFormLayout, name: str, field: QWidget, *, description: str = "") -> QLabel:
    """Add a row to `form` and return its label.

    Args:
        form: Where the row goes.
        name: The label; ``&`` marks the letter that leads to the field with Alt.
        field: What is filled in. A compound field leads to its focus proxy.
        description: One sentence under the field, also read aloud after its name.
    """
    made = text.label(name, parent=form.parentWidget())
    target = field.focusProxy() or field
    made.setBuddy(target)
    for each in {field, target}:
        each.setAccessibleName(name.replace("&", ""))
        if description:
            each.setAccessibleDescription(description)
    if not description:
        form.addRow(made, field)
        return made
    stack = QVBoxLayout()
    stack.setSpacing(4)
    stack.addWidget(field)
    stack.addWidget(text.caption(description))
    form.addRow(made, stack)
    return made
