"""Makes the labels; text from files and people is never read as mark-up here.

No other module constructs a `QLabel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from negotiator_trainer.ui import fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

KINDS = frozenset({
    "body", "muted", "strong", "caption", "lead", "h1", "h2", "h3",
    "number", "projector", "you", "them", "danger",
})  # fmt: skip


def label(
    text: str,
    *,
    kind: str = "body",
    wrap: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label that shows `text` as it stands.

    Args:
        text: What to show; ``<`` and ``&`` are ordinary characters.
        kind: One of `KINDS`; sets size, weight and colour.
        wrap: Break long text into lines.
        selectable: Let the text be selected and copied.
        parent: The widget that owns the label.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setText(text)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if kind == "number":
        made.setFont(fonts.tabular(made.font()))
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def heading(text: str, *, level: int = 2, parent: QWidget | None = None) -> QLabel:
    """Return a heading of level 1 (a page's title), 2 or 3."""
    return label(text, kind=f"h{level}", parent=parent)


def caption(text: str, *, wrap: bool = True, parent: QWidget | None = None) -> QLabel:
    """Return small, quiet text, such as a note under a field."""
    return label(text, kind="caption", wrap=wrap, parent=parent)
