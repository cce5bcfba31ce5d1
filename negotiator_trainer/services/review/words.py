"""Labels, tags and verdicts of the review in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.review.page import LabelView, TagView

if TYPE_CHECKING:
    from negotiator_trainer.analysis.judging.labels import Label, Tag
    from negotiator_trainer.analysis.judging.review import Review, Turn
    from negotiator_trainer.engine.game import Game

LABELS: dict[Label, LabelView] = {
    "strong": LabelView(key="strong", words="strong", glyph="★", tone="good"),
    "fine": LabelView(key="fine", words="fine", glyph="✓", tone="neutral"),
    "cost_little": LabelView(
        key="cost_little", words="cost a little", glyph="?!", tone="warning"
    ),
    "cost_lot": LabelView(key="cost_lot", words="cost a lot", glyph="?", tone="bad"),
    "turning_point": LabelView(
        key="turning_point", words="turning point", glyph="??", tone="critical"
    ),
}  # fmt: skip
_TAGS: dict[Tag, tuple[str, str]] = {
    "key_find": ("key find", "Nothing else came within 10 points of it."),
    "missed_signal": ("missed signal", "You had heard it, and three turns did not use it: {}"),
    "unlucky": ("unlucky", "The move was sound; what you could not know went against you."),
    "could_not_know": ("could not know", "Nothing had announced what this set off."),
    "assisted": ("assisted", "You had asked for a hint; the turn is not in the accuracy."),
    "forced": ("forced", "There was only one thing to do; the turn is not in the accuracy."),
}
DISAGREE = 10.0
"""Points of luck from which on result and decision quality are said to disagree."""


def tags(game: Game, turn: Turn, variant: str) -> tuple[TagView, ...]:
    """The tags of a turn with what each means for it."""
    told = ""
    if turn.missed:
        text = game.side.facts[turn.missed].text
        told = text[variant] if isinstance(text, dict) else text
    return tuple(
        TagView(key=tag, words=_TAGS[tag][0], meaning=_TAGS[tag][1].format(told))
        for tag in turn.tags
    )


def result_words(review: Review) -> str:
    """Result and decision quality in one line."""
    result = f"Result {review.track.value:.0f}"
    if review.accuracy is not None:
        return f"{result} · decision quality {review.accuracy:.0f}"
    if review.decisions:
        return f"{result} · too few decisions of your own to judge their quality"
    return result


def disagreement(review: Review) -> str:
    """One sentence where luck parted result and decisions by ten points or more; else empty."""
    track = review.track
    luck = track.opening - track.start + sum(step.luck for step in track.steps)
    if luck >= DISAGREE:
        return f"The result flatters the decisions: {luck:.0f} of its points came by luck."
    if luck <= -DISAGREE:
        return (
            "The decisions were better than the result: what could not be known cost "
            f"{-luck:.0f} points."
        )
    return ""


def walk_words(review: Review) -> str:
    """Whether a right walk was justified or lucky; empty where there was none."""
    if not review.walk:
        return ""
    loss = review.track.steps[-1].loss
    if review.walk == "justified":
        return "Leaving was justified: by what you could know, nothing was clearly better."
    return (
        "Leaving turned out right, and was lucky: by what you could know, staying was worth "
        f"{_points(loss)} more."
    )


def retry_words(loss: float, *, passed: bool) -> str:
    """The verdict on a second try."""
    if not passed:
        return f"Not yet: something else was {_points(loss)} better."
    if loss < 0.5:
        return "That is it: nothing was better."
    short = f"only {_points(loss)}" if loss >= 1 else "less than a point"
    return f"That holds: {short} short of the best."


def coach_words(turn: Turn, effects: tuple[str, ...]) -> str:
    """One sentence about a turn that was just made; it does not give the better line away."""
    why = next((words for words in effects if "because" in words), "")
    label = LABELS[turn.label].words.capitalize()
    if turn.step.loss <= 2:
        return f"{label}. {why}".rstrip()
    return f"{label}: something else was {_points(turn.step.loss)} better. {why}".rstrip()


def _points(value: float) -> str:
    number = f"{value:.0f}"
    return "1 point" if number == "1" else f"{number} points"
