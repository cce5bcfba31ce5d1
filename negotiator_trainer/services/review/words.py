"""Labels, tags and verdicts of the review in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from negotiator_trainer.services.account import gives_reason
from negotiator_trainer.services.review.page import LabelView, TagView
from negotiator_trainer.wording import mark, ntr, tr

if TYPE_CHECKING:
    from negotiator_trainer.analysis.judging.labels import Label, Tag
    from negotiator_trainer.analysis.judging.review import Review, Turn
    from negotiator_trainer.engine.game import Game

_LABELS: dict[Label, LabelView] = {
    "strong": LabelView(key="strong", words=mark("strong"), glyph="★", tone="good"),
    "fine": LabelView(key="fine", words=mark("fine"), glyph="✓", tone="neutral"),
    "cost_little": LabelView(
        key="cost_little", words=mark("cost a little"), glyph="?!", tone="warning"
    ),
    "cost_lot": LabelView(key="cost_lot", words=mark("cost a lot"), glyph="?", tone="bad"),
    "turning_point": LabelView(
        key="turning_point", words=mark("turning point"), glyph="??", tone="critical"
    ),
}  # fmt: skip
_TAGS: dict[Tag, tuple[str, str]] = {
    "key_find": (mark("key find"), mark("Nothing else came within 10 points of it.")),
    "missed_signal": (
        mark("missed signal"),
        mark("You had heard it, and three turns did not use it: {fact}"),
    ),
    "unlucky": (
        mark("unlucky"),
        mark("The move was sound; what you could not know went against you."),
    ),
    "could_not_know": (mark("could not know"), mark("Nothing had announced what this set off.")),
    "assisted": (
        mark("assisted"),
        mark("You had asked for a hint; the turn is not in the accuracy."),
    ),
    "forced": (
        mark("forced"),
        mark("There was only one thing to do; the turn is not in the accuracy."),
    ),
}
DISAGREE = 10.0
"""Points of luck from which on result and decision quality are said to disagree."""


def label_view(label: Label) -> LabelView:
    """How a label is shown, in the language that is spoken."""
    view = _LABELS[label]
    return replace(view, words=tr(view.words))


def tags(game: Game, turn: Turn, variant: str) -> tuple[TagView, ...]:
    """The tags of a turn with what each means for it."""
    told = ""
    if turn.missed:
        text = game.side.facts[turn.missed].text
        told = text[variant] if isinstance(text, dict) else text
    return tuple(
        TagView(key=tag, words=tr(_TAGS[tag][0]), meaning=tr(_TAGS[tag][1], fact=told))
        for tag in turn.tags
    )


def result_words(review: Review) -> str:
    """Result and decision quality in one line."""
    result = tr("Result {value:.0f}", value=review.track.value)
    if review.accuracy is not None:
        return tr(
            "{result} · decision quality {quality:.0f}", result=result, quality=review.accuracy
        )
    if review.decisions:
        return tr("{result} · too few decisions of your own to judge their quality", result=result)
    return result


def disagreement(review: Review) -> str:
    """One sentence where luck parted result and decisions by ten points or more; else empty."""
    track = review.track
    luck = track.opening - track.start + sum(step.luck for step in track.steps)
    if luck >= DISAGREE:
        return tr(
            "The result flatters the decisions: {luck:.0f} of its points came by luck.", luck=luck
        )
    if luck <= -DISAGREE:
        return tr(
            "The decisions were better than the result: what could not be known cost "
            "{points:.0f} points.",
            points=-luck,
        )
    return ""


def walk_words(review: Review) -> str:
    """Whether a right walk was justified or lucky; empty where there was none."""
    if not review.walk:
        return ""
    loss = review.track.steps[-1].loss
    if review.walk == "justified":
        return tr("Leaving was justified: by what you could know, nothing was clearly better.")
    return tr(
        "Leaving turned out right, and was lucky: by what you could know, staying was worth "
        "{points} more.",
        points=_points(loss),
    )


def retry_words(loss: float, *, passed: bool) -> str:
    """The verdict on a second try."""
    if not passed:
        return tr("Not yet: something else was {points} better.", points=_points(loss))
    if loss < 0.5:
        return tr("That is it: nothing was better.")
    if loss < 1:
        return tr("That holds: less than a point short of the best.")
    return tr("That holds: only {points} short of the best.", points=_points(loss))


def coach_words(turn: Turn, effects: tuple[str, ...]) -> str:
    """One sentence about a turn that was just made; it does not give the better line away."""
    why = next(filter(gives_reason, effects), "")
    label = label_view(turn.label).words.capitalize()
    if turn.step.loss <= 2:
        return f"{label}. {why}".rstrip()
    return tr(
        "{label}: something else was {points} better. {why}",
        label=label,
        points=_points(turn.step.loss),
        why=why,
    ).rstrip()


def _points(value: float) -> str:
    number = f"{value:.0f}"
    return ntr("1 point", "{count} points", int(number))
