"""Has a screen reader say what changed on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def say(source: QObject, message: str, *, urgent: bool = False) -> None:
    """Announce `message` after what is being said, or at once when `urgent`.

    Args:
        source: The widget that the message is about.
        message: Plain text, a sentence or two. Nothing is said when it is empty.
        urgent: Interrupt; for errors only.
    """
    if not message:
        return
    # On first use: making Qt's enumerations of it costs 2 ms.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    event = QAccessibleAnnouncementEvent(source, message)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
