"""The line above the sections: how far the review is, what it found, and the way into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.wording import ntr

if TYPE_CHECKING:
    from negotiator_trainer.services.review.page import ReviewPage

_PATIENCE_MS = 300
_PARTS = 1_000


class ReviewBar(QFrame):
    """Shows one of: nothing yet, progress, why there is no review, the result.

    Args:
        moving: Whether a bar without a known end may move.
        parent: The widget that owns it.

    Signals:
        review_clicked: The costliest moments are to be walked through.
        drill_clicked: The drills that were made of it are to be played.
        retry_clicked: What failed is to be tried again.
    """

    review_clicked = Signal()
    drill_clicked = Signal()
    retry_clicked = Signal()

    def __init__(self, *, moving: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._moving = moving
        self.words = text.label("", kind="strong", wrap=True)
        self.detail = text.label("", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Review"))
        self.progress.setMaximumHeight(self.fontMetrics().height() // 2)
        self.review = button("", kind="primary", icon="list-check")
        self.drill = button("", icon="target")
        self.drill.hide()
        self.retry = button(self.tr("Try again"), icon="refresh")
        said = QVBoxLayout()
        said.setSpacing(SPACE[0])
        for each in (self.words, self.detail, self.progress):
            said.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[2])
        row.addLayout(said, stretch=1)
        row.addWidget(self.review)
        row.addWidget(self.drill)
        row.addWidget(self.retry)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_waited)
        self.review.clicked.connect(self.review_clicked)
        self.drill.clicked.connect(self.drill_clicked)
        self.retry.clicked.connect(self.retry_clicked)
        self._show(words="", detail="")
        self.hide()

    def wait(self) -> None:
        """Say that it is being worked out, once that has taken a moment."""
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def show_progress(self, words: str, *, share: float | None) -> None:
        """Say how far it has come.

        Args:
            words: In a sentence.
            share: 0–1; None where nobody knows.
        """
        if self._patience.isActive():
            return
        if self.isHidden():
            self._on_waited()
        self.detail.setText(words)
        self.detail.show()
        self.progress.setVisible(share is not None or self._moving)
        self.progress.setRange(0, 0 if share is None else _PARTS)
        self.progress.setValue(0 if share is None else round(share * _PARTS))

    def show_unavailable(self, words: str, *, retry: bool = False) -> None:
        """Say why there is no review."""
        self._patience.stop()
        self._show(words=self.tr("No review of the turns"), detail=words, retry=retry)
        announce.say(self, f"{self.words.text()}. {words}")

    def show_result(self, review: ReviewPage) -> None:
        """Show result and decision quality, and what there is to try again."""
        self._patience.stop()
        parts = [review.disagreement, review.walk_words]
        if review.moments:
            parts.append(self._work_left(review))
        self._show(
            words=review.result_words,
            detail=" ".join(part for part in parts if part),
            review=self._invitation(review),
        )
        told = self.tr(
            "Result: what the attempt came to, 0–100. Decision quality: how near your moves were "
            "to the best that could be known when you made them, 1–100; luck is left out of it."
        )
        self.words.setToolTip(told)
        self.words.setAccessibleDescription(told)

    def show_drills(self, count: int) -> None:
        """Offer the drills that were made of the attempt, where there are any."""
        self.drill.setText(ntr("Drill this one", "Drill these ({count})", count))
        self.drill.setVisible(count > 0)

    def moments_words(self, review: ReviewPage) -> str:
        """Return how many of the moments were solved, as a sentence."""
        done, count = _solved(review), len(review.moments)
        if count == 1:
            return self.tr("Solved.") if done else self.tr("Not solved yet.")
        return self.tr("Solved {0} of {1}.").format(done, count)

    def _work_left(self, review: ReviewPage) -> str:
        if _solved(review):
            return self.moments_words(review)
        count = len(review.moments)
        return ntr("One turn is worth another try.", "{count} turns are worth another try.", count)

    def _invitation(self, review: ReviewPage) -> str:
        count = len(review.moments)
        if not count:
            return ""
        return ntr("Review 1 moment", "Review {count} moments", count)

    def _show(self, *, words: str, detail: str, review: str = "", retry: bool = False) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.progress.hide()
        self.review.setText(review)
        self.review.setVisible(bool(review))
        self.retry.setVisible(retry)
        self.setVisible(bool(words or detail))

    @Slot()
    def _on_waited(self) -> None:
        self._patience.stop()
        self._show(words=self.tr("Working out what every turn was worth…"), detail="")
        self.progress.setVisible(self._moving)
        self.progress.setRange(0, 0)
        announce.say(self, self.words.text())


def _solved(review: ReviewPage) -> int:
    return sum(moment.state == "solved" for moment in review.moments)
