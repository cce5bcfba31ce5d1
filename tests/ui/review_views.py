"""Reviews by hand: of the play in `debrief_views`, and of one with too few decisions."""

from __future__ import annotations

from dataclasses import replace

from negotiator_trainer.services.review.page import (
    BetterLine,
    GraphPoint,
    LabelView,
    Moment,
    RetryPosition,
    RetryVerdict,
    ReviewedTurn,
    ReviewPage,
    TagView,
)
from negotiator_trainer.services.table_view import TranscriptLine

LABELS = {
    "strong": LabelView(key="strong", words="strong", glyph="★", tone="good"),
    "fine": LabelView(key="fine", words="fine", glyph="✓", tone="good"),
    "cost_little": LabelView(key="cost_little", words="cost a little", glyph="?!", tone="warning"),
    "cost_lot": LabelView(key="cost_lot", words="cost a lot", glyph="?", tone="bad"),
    "turning_point": LabelView(
        key="turning_point", words="turning point", glyph="??", tone="critical"
    ),
}
UNKNOWABLE = TagView(
    key="could_not_know", words="Could not know", meaning="Nothing had announced it to you."
)


def turn(number, key, *, loss=0.0, luck=0.0, before=70.0, after=70.0, tags=()):
    return ReviewedTurn(
        number=number, move=f"Move {number}", answer=(("Ruth", f"Answer {number}."),),
        label=LABELS[key], tags=tags, loss=loss, luck=luck, before=before, after=after,
        accuracy=90.0, effects=(),
    )  # fmt: skip


def reviewed(turns, *, moments=(), revealed=False, too_few=False, branches=()):
    """A review of some turns."""
    points = (
        GraphPoint(turn=0, value=turns[0].before, label=None),
        *(GraphPoint(turn=each.number, value=each.after, label=each.label) for each in turns),
    )
    return ReviewPage(
        attempt=7, turns=turns, value_start=70.0, opening_luck=0.0, overall=41.0,
        accuracy=None if too_few else 66.0, result_words="Result 41 · Decision quality 66",
        disagreement="A good deal by a lucky path.", walk_words="", moments=moments,
        graph=() if too_few else points, too_few=too_few, revealed=revealed, branches=branches,
    )  # fmt: skip


REVIEW = reviewed(
    (
        turn(1, "strong"),
        turn(2, "cost_lot", loss=18.0, luck=-3.0, before=70.0, after=49.0, tags=(UNKNOWABLE,)),
        turn(3, "turning_point", loss=8.0, before=49.0, after=41.0),
    ),
    moments=(Moment(turn=2, state="open"), Moment(turn=3, state="open")),
)
FEW = reviewed((turn(1, "fine"),), too_few=True, revealed=True)


def after(review, **states):
    """The same review once something was done: ``after(REVIEW, t2="solved")``."""
    moments = tuple(
        replace(each, state=states.get(f"t{each.turn}", each.state)) for each in review.moments
    )
    return replace(review, moments=moments, revealed=True)


BETTER = BetterLine(
    turn=2, move="say yd05", words="“Why now?”", gain=18.0,
    reason="Asked before money is on the table, it brings trust.",
)  # fmt: skip


def position(table, number=2):
    return RetryPosition(turn=number, table=table, played=f"Move {number}")


def verdict(*, passed, number=2):
    return RetryVerdict(
        turn=number, passed=passed, loss=1.0 if passed else 18.0,
        label=LABELS["strong" if passed else "cost_lot"], move="“What else?”",
        lines=(TranscriptLine(turn=number, who="them", speaker="Ruth", words="Hm, well."),),
        mood="guarded", cue="looks away", other=True,
        sentence="It is as good as the best." if passed else "She had just said why.",
    )  # fmt: skip
