"""Has the Tab key go through a part of a page as one reads it, whatever was made first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout, QLayoutItem


def in_reading_order(whole: QWidget) -> None:
    """Order the stops inside `whole` as its layouts place them.

    They follow the first of them in the page's order, so that one must be in its place.
    """
    before: QWidget | None = None
    for stop in stops(whole):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def stops(whole: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard inside `whole`, hidden or not, in reading order."""
    if whole.focusPolicy() & Qt.FocusPolicy.TabFocus and whole.focusProxy() is None:
        yield whole
        return
    inside = whole.widget() if isinstance(whole, QScrollArea) else None
    if inside is not None:
        yield from stops(inside)
        return
    layout = whole.layout()
    if layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _stops_of(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    if isinstance(layout, QGridLayout):
        places = {id(item): layout.getItemPosition(at)[:2] for at, item in enumerate(found)}  # type: ignore[index]
        found.sort(key=lambda item: places[id(item)])
    return found
