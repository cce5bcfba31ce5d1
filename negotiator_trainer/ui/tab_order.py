"""Has the Tab key go through a part of a page as one reads it, whatever was made first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QLayoutItem


def in_reading_order(whole: QWidget) -> None:
    """Order the stops inside `whole` as its layouts place them.

    They follow the first widget inside it in the page's order, so that one must be in its place.
    """
    every = _walk(whole)
    # Qt moves a widget that leads to another one together with what lies between the two, and
    # one that takes no keyboard not at all: so none leads anywhere meanwhile, and all take it.
    kept = [(each, each.focusProxy(), each.focusPolicy()) for each in every]
    for each, target, _ in kept:
        if target is not None:
            each.setFocusProxy(None)  # type: ignore[arg-type]
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(every):
        QWidget.setTabOrder(before, after)
    for each, target, policy in kept:
        each.setFocusPolicy(policy)
        if target is not None:
            each.setFocusProxy(target)


def stops(whole: QWidget) -> list[QWidget]:
    """Return what takes the keyboard inside `whole`, hidden or not, in reading order."""
    return [each for each in _walk(whole) if each.focusProxy() is None and _takes(each)]


def _walk(whole: QWidget) -> list[QWidget]:
    """Return a widget and those inside it; a control's own parts are its own business."""
    found: list[QWidget] = []
    _walk_widget(whole, found)
    return found


def _walk_widget(widget: QWidget, found: list[QWidget]) -> None:
    found.append(widget)
    if widget.focusProxy() is None and _takes(widget):
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inside is not None:
        _walk_widget(inside, found)
    elif layout is not None:
        _walk_layout(layout, found)


def _walk_layout(layout: QLayout, found: list[QWidget]) -> None:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            _walk_widget(widget, found)
        elif inner is not None:
            _walk_layout(inner, found)


def _takes(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    if isinstance(layout, QGridLayout):
        places = {id(item): layout.getItemPosition(at)[:2] for at, item in enumerate(found)}  # type: ignore[index]
        found.sort(key=lambda item: places[id(item)])
    return found
