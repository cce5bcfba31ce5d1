"""What can be read on a widget."""

from PySide6.QtWidgets import QLabel


def lines_on(widget):
    """Return the words of each label that is visible."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def words_on(widget):
    """Return the words of all labels that are visible, in one text."""
    return "\n".join(lines_on(widget))
