"""The strip that shows one issue's range: my limits, both sides' offers and my estimate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm
from negotiator_trainer.ui.widgets.range_painting import Axis, Mark, RangePainting, height_across

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the person thinks the other side's limit is.

    Attributes:
        low: Lower end of the range that they are 80 % sure of.
        high: Its upper end.
        best: Their best guess.
    """

    low: int
    high: int
    best: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeFacts:
    """Everything on a strip, in the smallest unit of the issue.

    Attributes:
        issue: The issue's name, such as ``Price``.
        low: Lower end of the public range.
        high: Its upper end, above `low`.
        form: How numbers are written.
        walkaway: The person's own limit.
        target: What they aim for.
        estimate: Their estimate of the other side's limit.
        my_offers: Their offers so far, oldest first.
        their_offers: The other side's offers so far, oldest first.
    """

    issue: str
    low: int
    high: int
    form: NumberForm = PLAIN
    walkaway: int | None = None
    target: int | None = None
    estimate: Estimate | None = None
    my_offers: tuple[int, ...] = ()
    their_offers: tuple[int, ...] = ()


class RangeStrip(QWidget):
    """Shows `RangeFacts` along a line; the spin boxes beside it are what is edited.

    Shape, place and word tell marks apart, not colour alone: what is mine stands
    above the line (or carries "my"), what is theirs below it.

    Args:
        vertical: Run upwards, for the side of the table.
        parent: The widget that owns it.
    """

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vertical = vertical
        self._facts: RangeFacts | None = None
        grow, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        policy = QSizePolicy(*((fixed, grow) if vertical else (grow, fixed)))
        policy.setHeightForWidth(not vertical)
        self.setSizePolicy(policy)

    @property
    def facts(self) -> RangeFacts | None:
        """What is shown."""
        return self._facts

    def show_range(self, facts: RangeFacts) -> None:
        """Show `facts`, for eyes and for screen readers."""
        self._facts = facts
        self.setAccessibleName(self.tr("Range of {0}").format(facts.issue))
        self.setAccessibleDescription(self._description(facts))
        self.setToolTip(self._description(facts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two rows of labels on either side, or for one column."""
        line = self.fontMetrics().height()
        if self._vertical:
            return QSize(self._label_width() + round(3.5 * line), 14 * line)
        return QSize(24 * line, self.heightForWidth(24 * line))

    def minimumSizeHint(self) -> QSize:
        """As high as the hint; half as long."""
        hint = self.sizeHint()
        if self._vertical:
            return QSize(hint.width(), round(hint.height() * 0.8))
        return QSize(hint.width() // 2, hint.height())

    def hasHeightForWidth(self) -> bool:
        """Labels stack up where there is little room for them side by side."""
        return not self._vertical

    def heightForWidth(self, width: int) -> int:
        """Room for the labels' lanes at this width."""
        if self._facts is None:
            return round(4 * self.fontMetrics().height())
        marks = self._marks(self._facts)
        return height_across(self._axis(self._facts), marks, width=width, font=self.font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height that the labels need at this width."""
        super().resizeEvent(event)
        if not self._vertical:
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the band and the marks."""
        del event
        if self._facts is None:
            return
        painter = QPainter(self)
        painting = RangePainting(painter, size=QSizeF(self.size()), font=self.font())
        paint = painting.paint_upwards if self._vertical else painting.paint_across
        paint(self._axis(self._facts), self._marks(self._facts))
        painter.end()

    def _axis(self, facts: RangeFacts) -> Axis:
        estimate = facts.estimate
        return Axis(
            low=facts.low,
            high=facts.high,
            band=None if estimate is None else (estimate.low, estimate.high),
        )

    def _marks(self, facts: RangeFacts) -> list[Mark]:
        write = facts.form.to_text
        found = [
            Mark(value=each, shape="end", role="text_2", words=write(each), mine=False)
            for each in (facts.low, facts.high)
        ]
        found += [
            *self._offers(facts.my_offers, facts=facts, mine=True),
            *self._offers(facts.their_offers, facts=facts, mine=False),
        ]
        if facts.target is not None:
            words = self.tr("my target {0}").format(write(facts.target))
            found.append(
                Mark(value=facts.target, shape="diamond", role="accent", words=words, mine=True)
            )
        if facts.walkaway is not None:
            words = self.tr("my walkaway {0}").format(write(facts.walkaway))
            found.append(
                Mark(value=facts.walkaway, shape="down", role="you", words=words, mine=True)
            )
        if facts.estimate is not None:
            best = facts.estimate.best
            middle = (facts.estimate.low + facts.estimate.high) // 2 if best is None else best
            words = self.tr("my estimate {0}").format(write(middle))
            if best is None:
                words = self.tr("my estimate {0}–{1}").format(
                    write(facts.estimate.low), write(facts.estimate.high)
                )
            found.append(Mark(value=middle, shape="up", role="zone", words=words, mine=False))
        return found

    def _offers(self, offers: Sequence[int], *, facts: RangeFacts, mine: bool) -> list[Mark]:
        role = "you" if mine else "them"
        pattern = self.tr("my last {0}") if mine else self.tr("their last {0}")
        words = [""] * (len(offers) - 1)
        words += [pattern.format(facts.form.to_text(each)) for each in offers[-1:]]
        return [
            Mark(value=value, shape="dot", role=role, words=said, mine=mine)
            for value, said in zip(offers, words, strict=True)
        ]

    def _label_width(self) -> int:
        marks = [] if self._facts is None else self._marks(self._facts)
        metrics = self.fontMetrics()
        return max([metrics.horizontalAdvance(mark.words) for mark in marks], default=0)

    def _description(self, facts: RangeFacts) -> str:
        write = facts.form.to_text
        parts = [
            self.tr("{0} from {1} to {2}.").format(facts.issue, write(facts.low), write(facts.high))
        ]
        if facts.walkaway is not None:
            parts.append(self.tr("My walkaway: {0}.").format(write(facts.walkaway)))
        if facts.target is not None:
            parts.append(self.tr("My target: {0}.").format(write(facts.target)))
        if facts.my_offers:
            parts.append(self.tr("My offers: {0}.").format(", ".join(map(write, facts.my_offers))))
        if facts.their_offers:
            parts.append(
                self.tr("Their offers: {0}.").format(", ".join(map(write, facts.their_offers)))
            )
        if facts.estimate is not None:
            parts.append(
                self.tr("I estimate their limit between {0} and {1}.").format(
                    write(facts.estimate.low), write(facts.estimate.high)
                )
            )
            if facts.estimate.best is not None:
                parts.append(self.tr("Best guess: {0}.").format(write(facts.estimate.best)))
        return " ".join(parts)
