"""What the review shows, in words for people: turns, graph, moments, better lines, hints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.analysis.judging.labels import Label, Tag
    from negotiator_trainer.services.handbook.links import CardLink
    from negotiator_trainer.services.table_view import TableView, TranscriptLine

Tone = Literal["good", "neutral", "warning", "bad", "critical"]
"""How it is coloured; never by colour alone."""
MomentState = Literal["open", "tried", "solved", "viewed", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelView:
    """A label as it is shown.

    Attributes:
        key: Which one it is.
        words: In plain words, the default; such as “cost a little”.
        glyph: In chess notation, a setting; such as “?!”.
        tone: How it is coloured.
    """

    key: Label
    words: str
    glyph: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """A tag: its name on a chip, and what it means for this turn, in one sentence."""

    key: Tag
    words: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedTurn:
    """One turn of the trainee's, judged by what could be known when it was made.

    Attributes:
        number: 1 for the first move.
        move: What was said or offered, in words.
        answer: What was said after it: speaker (empty for narration) and words.
        label: What it amounts to.
        tags: What else is to be said about it.
        loss: Points of the overall, 0–100, that the best move would have kept.
        luck: Points that came, or went, with what could not be known.
        before: The overall to be expected with best play before the move.
        after: The same once its answer was seen; after the last turn the overall.
        accuracy: 1–100; None where the turn was forced or assisted.
        effects: What it did and why, in sentences.
        card: The handbook's card of what the turn was about.
    """

    number: int
    move: str
    answer: tuple[tuple[str, str], ...]
    label: LabelView
    tags: tuple[TagView, ...]
    loss: float
    luck: float
    before: float
    after: float
    accuracy: float | None
    effects: tuple[str, ...]
    card: CardLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPoint:
    """What could be expected after a turn: the opening is turn 0, the last point the overall."""

    turn: int
    value: float
    label: LabelView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One of the costliest turns, to be tried again before the answer is shown.

    Attributes:
        turn: Its number.
        state: ``open`` until something was done about it; ``tried`` is not yet passed. The
            better line stays hidden in these two, and where it was ``skipped``.
    """

    turn: int
    state: MomentState

    @property
    def hidden(self) -> bool:
        """Whether the better line is to stay hidden."""
        return self.state in {"open", "tried", "skipped"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A practice fork of the attempt: from before which turn, and how it ended."""

    attempt: int
    turn: int
    turns_made: int
    overall: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The turn-by-turn review of a finished attempt.

    Attributes:
        attempt: The attempt's id.
        turns: Every turn, the first move first.
        value_start: The overall to be expected with best play before the opening.
        opening_luck: What the opening itself brought or took, in points.
        overall: What the attempt came to with the justified estimate: the graph's last point.
        accuracy: The decision quality, 1–100; None with fewer than four decisions.
        result_words: Result and decision quality in one line.
        disagreement: One sentence where the two disagree; else empty.
        walk_words: Whether leaving was justified or lucky, in one sentence; else empty.
        moments: The up to four costliest turns that cost more than 5 points, in order of play.
        graph: What could be expected after each turn; empty with too few decisions.
        too_few: Whether fewer than four decisions were made: no accuracy, no graph.
        revealed: Whether the variant and the exit interview may be shown: something was tried,
            viewed or skipped, or there is no moment to try.
        branches: Its practice forks, oldest first.
    """

    attempt: int
    turns: tuple[ReviewedTurn, ...]
    value_start: float
    opening_luck: float
    overall: float
    accuracy: float | None
    result_words: str
    disagreement: str
    walk_words: str
    moments: tuple[Moment, ...]
    graph: tuple[GraphPoint, ...]
    too_few: bool
    revealed: bool
    branches: tuple[Branch, ...]

    @property
    def solved(self) -> str:
        """How many moments were solved, such as “solved 2 of 3”."""
        done = sum(moment.state == "solved" for moment in self.moments)
        return tr("solved {done} of {all}", done=done, all=len(self.moments))


@dataclass(frozen=True, slots=True, kw_only=True)
class BetterLine:
    """The best move of a turn.

    Attributes:
        turn: The turn's number.
        move: The move in the log's notation, for a retry or a drill.
        words: In words.
        gain: By how many points it is better than what was played.
        reason: Why, in at most two sentences.
    """

    turn: int
    move: str
    words: str
    gain: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPosition:
    """A turn to try again: the table as it stood before it, and what was played then.

    Attributes:
        turn: The turn's number.
        table: The table: transcript so far, legal lines, offers.
        played: The move that was made then, in words.
    """

    turn: int
    table: TableView
    played: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryVerdict:
    """How a second try did, judged by what could be known at that turn.

    Attributes:
        turn: The turn's number.
        passed: Whether the move is within 5 points of the best one.
        loss: By how many points the best one is better.
        label: What that amounts to.
        move: The move in words.
        lines: The counterpart's reaction, as one whose truth also fitted would react.
        mood: The counterpart's mood after it.
        cue: What could be seen of them, in words, or empty.
        other: Whether the reaction is another variant's than the one that was played.
        sentence: The verdict in a sentence.
    """

    turn: int
    passed: bool
    loss: float
    label: LabelView
    move: str
    lines: tuple[TranscriptLine, ...]
    mood: str
    cue: str
    other: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A hint for the next move; asking for it marks the turn as assisted.

    Attributes:
        turn: The turn that it is for.
        level: 1 a question to ask yourself, 2 the concept, 3 the kind of move.
        text: The hint.
        card: The handbook's card, in the second step.
    """

    turn: int
    level: int
    text: str
    card: CardLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaching:
    """What a coached trainee is told after a turn: its label and one sentence."""

    turn: int
    label: LabelView
    sentence: str


def _still_being_solved() -> str:
    return tr("The review is not ready yet: the scenario is still being solved.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady:
    """The review cannot be shown yet.

    Attributes:
        progress: 0–1 while it is being solved; None where nothing is known about it.
        words: Why, in one sentence.
        beside: Whether the play led beside what is solved: it can be solved too.
    """

    progress: float | None = None
    words: str = field(default_factory=_still_being_solved)
    beside: bool = False
