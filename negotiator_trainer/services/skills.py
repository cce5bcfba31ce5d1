"""Which skill a turn trained, and how well an attempt used each of the nine.

The table below says which skill a move belongs to. What a turn *trained* follows from it:

* A turn that cost at most 5 points trained the skill of what was done.
* A costlier one whose fault is the deed itself trained the skill of the deed: to accept or to
  leave at the wrong moment is *close*, to give a weakness or a limit away, or to bluff, is
  *protect*, to give ground for nothing is *concede*.
* Any other costly turn trained the skill of the better move: what was left undone is what there
  is to learn. Whoever presses where a question would have opened the door has asked too little.

A skill's score is the mean accuracy (`analysis.judging`, 1–100) of the turns that trained it;
forced and assisted ones are left out. *Prepare* comes from the sheet. No behaviour is counted
into a score: three questions score no better than one, only better ones do.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from statistics import fmean
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import FINE
from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.engine.outcome import Gave, Offered
from negotiator_trainer.script.vocabulary import QUESTION_ACTS
from negotiator_trainer.services.review.hints import act_of
from negotiator_trainer.services.skill_names import SKILLS
from negotiator_trainer.store.skill_records import SkillUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from negotiator_trainer.analysis.judging.review import Review
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.scoring.measures import Scorer
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.services.skill_names import Skill
    from negotiator_trainer.store.records import EstimateRecord

_OF_ACT: dict[str, Skill] = {
    **dict.fromkeys(QUESTION_ACTS, "ask"),
    **dict.fromkeys(("greeting", "small_talk"), "open"),
    **dict.fromkeys(
        ("summary", "empathy", "acknowledge", "apology", "thanks", "silence"), "listen"
    ),
    **dict.fromkeys(("trade", "propose"), "trade"),
    **dict.fromkeys(("disclose", "bluff"), "protect"),
    **dict.fromkeys(("concede", "agree", "reason", "appeal"), "concede"),
    **dict.fromkeys(("reframe", "refuse", "process"), "tactics"),
    **dict.fromkeys(
        ("pressure", "threat", "ultimatum", "irritator", "accuse", "complaint", "flattery"),
        "tactics",
    ),
}
"""What kind of behaviour belongs to which skill.

Questions are *ask*. What shows that one has heard is *listen*, an apology and a silence too. A
reason, an appeal and a yes to a point hold or give ground: *concede*. Putting the matter in other
words, a no to a point and talk about how to talk answer what presses, and what presses is the
worse answer to it: *tactics*. To tell something about oneself, true or not, is *protect*.
"""

_OPENERS = frozenset({"propose", "reason"})
"""Before the own first offer these belong to it: *open*."""

_DEEDS: frozenset[Skill] = frozenset({"close", "protect", "concede"})
_COSTLY_OWN = frozenset({"weakness", "limit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """One turn and the skill that it trained.

    Attributes:
        turn: Its number.
        skill: The skill.
        accuracy: 1–100; None where the turn was forced or assisted.
    """

    turn: int
    skill: Skill
    accuracy: float | None


def skill_of(game: Game, log: Sequence[Outcome], move: Move) -> Skill:
    """The skill that a move belongs to.

    Args:
        game: What is played.
        log: What came before the move, the opening first.
        move: A move that is legal there.
    """
    offered = _last_offer(log)
    match move:
        case Accept() | Walk():
            return "close"
        case Outside():
            return "tactics"
        case Offer():
            return _of_offer(game, log[-1], offered, move)
        case Say(id=line):
            act = act_of(game, line)
            if act in _OPENERS and offered is None:
                return "open"
            return _OF_ACT.get(act, "tactics")


def trained(session: Session, review: Review, better: Mapping[int, Move]) -> tuple[Trained, ...]:
    """What each turn of a finished attempt trained.

    Args:
        session: The attempt.
        review: The same attempt judged.
        better: For each turn that cost more than 5 points the best move.
    """
    game = session.game
    found = []
    for turn in review.turns:
        number = turn.step.number
        before = session.log[:number]
        skill = skill_of(game, before, turn.step.move)
        if _gave_away(game, session.log[number]):
            skill = "protect"
        missed = better.get(number)
        if turn.step.loss > FINE and skill not in _DEEDS and missed is not None:
            skill = skill_of(game, before, missed)
        found.append(Trained(turn=number, skill=skill, accuracy=turn.accuracy))
    return tuple(found)


def uses_of(turns: Iterable[Trained], *, prepared: float | None = None) -> tuple[SkillUse, ...]:
    """How well each skill was used, in the order of `SKILLS`; those that were not are left out.

    Args:
        turns: What each turn trained.
        prepared: The score of the sheet, 0–100; None without one.
    """
    found = {}
    if prepared is not None:
        found["prepare"] = SkillUse(skill="prepare", count=1, score=prepared, turns=(0,))
    counted = sorted((each for each in turns if each.accuracy is not None), key=attrgetter("skill"))
    for skill, group in groupby(counted, key=attrgetter("skill")):
        worst_first = sorted((each.accuracy or 0.0, each.turn) for each in group)
        found[skill] = SkillUse(
            skill=skill, count=len(worst_first), score=fmean(a for a, _ in worst_first),
            turns=tuple(turn for _, turn in worst_first),
        )  # fmt: skip
    return tuple(found[skill] for skill in SKILLS if skill in found)


def prepared_score(
    session: Session, scorer: Scorer, sheet: Sheet | None, estimates: Iterable[EstimateRecord]
) -> float | None:
    """How good the preparation was, 0–100; None where neither figure was written.

    The mean of the prepared estimate's skill and of how near the written walkaway is to the true
    one: 100 where they are the same, 0 where they lie as far apart as the true one and the best
    that could have been had.
    """
    parts = [100 * e.score for e in estimates if e.stage == "prepared" and e.score is not None]
    parts = parts[-1:]
    if sheet is not None and sheet.walkaway is not None:
        opening = session.log[0].state
        mine = session.game.situations.at(opening.variant, opening.events).mine
        best = scorer.zones.worth(opening).best
        if best is None:
            best = max(mine.value(package) for package in session.game.space.each())
        off = abs(sheet.walkaway - mine.reservation)
        parts.append(100 * max(0.0, 1 - off / max(abs(best - mine.reservation), 1)))
    return fmean(parts) if parts else None


def _last_offer(log: Sequence[Outcome]) -> Package | None:
    """The own last offer; of several at once the first."""
    for outcome in reversed(log):
        for event in reversed(outcome.events):
            if isinstance(event, Offered) and event.by == "me":
                return event.packages[0]
    return None


def _of_offer(game: Game, last: Outcome, before: Package | None, offer: Offer) -> Skill:
    """The first is *open*; one with a condition, several, or gains against losses are *trade*.

    Any other later one gives ground or holds it: *concede*.
    """
    if offer.form != "offer" or len(offer.packages) > 1:
        return "trade"
    if before is None:
        return "open"
    tables = game.situations.at(last.state.variant, last.state.events).mine.preference.tables
    steps = [
        tables[issue][now] - tables[issue][then]
        for issue, (now, then) in enumerate(zip(offer.packages[0], before, strict=True))
    ]
    return "trade" if min(steps) < 0 < max(steps) else "concede"


def _gave_away(game: Game, outcome: Outcome) -> bool:
    kinds = game.scenario.roles[game.role].facts
    return any(
        isinstance(event, Gave) and event.new and kinds[event.fact].kind in _COSTLY_OWN
        for event in outcome.events
    )
