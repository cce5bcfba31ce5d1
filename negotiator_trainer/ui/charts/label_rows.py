"""Puts labels beside marks in a chart so that they do not cover each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from negotiator_trainer.ui.widgets.placing import lanes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A label's lane above its mark, and which part of it stands over the mark.

    Attributes:
        lane: 0 is next to the mark.
        anchor: 0 begins at the mark, 0.5 is centred, 1 ends at it.
    """

    lane: int
    anchor: float


def place_labels(
    said: Sequence[str],
    xs: Sequence[float],
    *,
    low: float,
    high: float,
    width: float,
    font: QFont,
) -> list[PlacedLabel]:
    """Give every label a lane and an anchor.

    Args:
        said: The labels.
        xs: Where their marks stand.
        low: Left end of the axis.
        high: Its right end.
        width: Of the plot in pixels.
        font: Of the labels.
    """
    metrics = QFontMetricsF(font)
    scale = width / (high - low) if high > low else 1.0
    spans, anchors = [], []
    for label, x in zip(said, xs, strict=True):
        wide = metrics.horizontalAdvance(label) + 10
        at = (x - low) * scale
        left = min(max(at - wide / 2, 0.0), max(width - wide, 0.0))
        anchors.append(min(max((at - left) / wide, 0.0), 1.0))
        spans.append((left, left + wide))
    found = lanes(spans, gap=4)
    return [PlacedLabel(lane=lane, anchor=at) for lane, at in zip(found, anchors, strict=True)]
