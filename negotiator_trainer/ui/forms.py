"""Puts a labelled field into a form, named for eyes, keyboards and screen readers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout, QLabel


def name_field(label: QLabel, field: QWidget, name: str) -> None:
    """Name a field for screen readers by more than the label beside it says to the eye.

    Readers ask the label or the field, depending on the platform; here both say the same.

    Args:
        label: What stands beside the field; leads to it.
        field: What takes the keyboard.
        name: The whole name, such as ``First offer: price``.
    """
    label.setBuddy(field)
    label.setAccessibleName(name)
    field.setAccessibleName(name)


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
