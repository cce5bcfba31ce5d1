"""One next thing, with its reason: the same for the same records, day and refusals.

The order of the rules is that of docs/plan.md:

1. a case that happens within three days is prepared;
2. a case that was gone into, or whose day has passed, gets its outcome;
3. drills that are due are answered;
4. a case that happens within two weeks is prepared;
5. the weakest skill with enough behind it is practised, then the next weakest;
6. a scenario that was never played is played, the easiest first;
7. of the others the one that was not played for longest.

Each playable scenario is named by one of them, so there is always something as long as there is
a scenario. Without a single play the easiest scenario comes before all but a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from negotiator_trainer.services.plan.view import Evidence, Recommendation
from negotiator_trainer.services.plan.waiting import coming_up, drills_due
from negotiator_trainer.services.skill_names import NAMES, SHORT, SKILLS
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from negotiator_trainer.services.library_view import Card
    from negotiator_trainer.services.plan.view import Choice, Coming, Wishes
    from negotiator_trainer.store.ahead_records import Ahead, SkillAhead

FEWEST_USES = 3
"""A skill with fewer decisions behind it says nothing yet."""
STRONG = 85.0
"""A skill from here on is no weakness."""
NEAR_DAYS = 3
RESTED_DAYS = 7
"""A scenario that was played since is left alone where another one does as well."""
_WEEKS_FROM = 14
_BARS = 3
_ORDER = {skill: number for number, skill in enumerate(SKILLS)}


class _Refused(NamedTuple):
    """What was not wanted today.

    Attributes:
        choice: What was wanted instead the last time; empty where nothing was refused.
        minutes: How long what was refused last would have taken.
        keys: Everything that was refused.
        skills: What it was to train.
        refusals: How often something was refused.
    """

    choice: str = ""
    minutes: int = 0
    keys: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    refusals: int = 0


def next_thing(
    cards: Sequence[Card], ahead: Ahead, now: datetime, wishes: Wishes, *,
    begun: Collection[str] = (),
) -> Recommendation:  # fmt: skip
    """Return what to do next.

    Args:
        cards: The scenarios, easiest first, with how often each was played.
        ahead: What lies ahead, and what was not wanted.
        now: The time in the person's zone.
        wishes: What they have chosen.
        begun: The scenarios that were begun and not finished: they can be resumed, and come
            after the others here.
    """
    found = list(_candidates(cards, ahead, now, wishes, begun))
    if not found:
        why = tr("There is no scenario that can be played.")
        return Recommendation(kind="none", title=tr("No scenario can be played"), why=why)
    chosen = _chosen(found, _refused(ahead, now), now)
    return chosen._replace(choices=_choices(chosen, found))


def write_refusal(refused: Recommendation, choice: Choice) -> str:
    """Write what was refused and what is wanted instead, for the store."""
    return f"{choice}|{refused.key}|{refused.skill}|{refused.minutes}"


def _candidates(
    cards: Sequence[Card], ahead: Ahead, now: datetime, wishes: Wishes, begun: Collection[str]
) -> Iterator[Recommendation]:
    coming = coming_up(ahead, now)
    playable = [card for card in cards if not card.problem and card.roles]
    resting = [card for card in playable if card.id not in begun]
    near = [each for each in coming if each.stage == "preparing" and each.days <= NEAR_DAYS]
    yield from map(_prepare, near)
    if not any(card.plays for card in playable):
        yield from map(_first, resting[:1])
    yield from (_outcome(each) for each in coming if each.stage == "went_in" and each.days < 0)
    yield from _drill(ahead, now, wishes)
    yield from (_prepare(each) for each in coming if each.stage == "preparing" and each not in near)
    for skill in _weakest_first(ahead):
        yield from _for_skill(skill, resting, cards, ahead, now)
    for some in (resting, [card for card in playable if card.id in begun]):
        yield from (_new(card) for card in some if not card.plays)
        played = sorted((card for card in some if card.plays), key=_longest_ago(ahead))
        yield from (_again(card, ahead, now) for card in played)


def _prepare(coming: Coming) -> Recommendation:
    when = (
        tr("It is today.") if coming.days == 0
        else ntr("It is tomorrow.", "It is in {count} days.", coming.days)
    )  # fmt: skip
    why = tr("What you write down beforehand is what you have at hand there.")
    return Recommendation(
        kind="case", title=coming.title, why=f"{when} {why}", case=coming.case
    )  # fmt: skip


def _outcome(coming: Coming) -> Recommendation:
    when = ntr("It was yesterday.", "It was {count} days ago.", -coming.days)
    why = tr("Write down what came of it while you remember.")
    return Recommendation(kind="outcome", title=coming.title, why=f"{when} {why}", case=coming.case)


def _drill(ahead: Ahead, now: datetime, wishes: Wishes) -> Iterator[Recommendation]:
    due = drills_due(ahead, now, wishes.drills_a_day)
    if due is not None:
        title = ntr("{count} drill", "{count} drills", due.due)
        why = tr(
            "Decisions of your own that cost you points come back today: {skills}.",
            skills=", ".join(f"{tr(SHORT.get(name, name))} ×{count}" for name, count in due.skills),
        )
        yield Recommendation(kind="drill", title=title, why=why, minutes=due.minutes)


def _first(card: Card) -> Recommendation:
    why = tr("A good first one: {minutes} minutes, and easy to begin with.", minutes=card.minutes)
    return _play(card, why)


def _new(card: Card) -> Recommendation:
    return _play(card, tr("You have not played this one yet."))


def _again(card: Card, ahead: Ahead, now: datetime) -> Recommendation:
    if card.best is None:
        return _play(card, tr("You have only practised this one without counting it."))
    best = tr("Your best here is {best:.0f}.", best=card.best)
    at = ahead.played.get(card.id)
    days = 0 if at is None else (now.date() - at.astimezone(now.tzinfo).date()).days
    if days >= _WEEKS_FROM:
        ago = tr("You last played this one {weeks} weeks ago.", weeks=days // 7)
        return _play(card, f"{ago} {best}")
    return _play(card, best)


def _for_skill(
    skill: SkillAhead, playable: Sequence[Card], cards: Sequence[Card], ahead: Ahead, now: datetime
) -> Iterator[Recommendation]:
    """The scenario for a skill: one that rested for a week, a new one first, else long ago."""

    def rested(card: Card) -> bool:
        at = ahead.played.get(card.id)
        return at is None or (now - at).days >= RESTED_DAYS

    fitting = [card for card in playable if skill.skill in card.skills]
    order = _longest_ago(ahead)
    fitting.sort(key=lambda card: (not rested(card), card.plays > 0, *order(card)))
    titles = {card.id: card.title for card in cards}
    evidence = tuple(
        Evidence(
            words=_where(titles.get(each.scenario, each.scenario), each.turn),
            attempt=each.attempt, turn=each.turn,
        )
        for each in skill.examples
    )  # fmt: skip
    for card in fitting[:1]:
        play = _play(card, _weakness(skill))
        yield play._replace(skill=skill.skill, evidence=evidence)


def _weakness(skill: SkillAhead) -> str:
    name, score, uses = tr(NAMES[skill.skill]), skill.score, skill.uses
    if skill.skill == "prepare":
        return tr(
            "{skill} is where you lose most: {score:.0f} of 100 over your last {count} sheets. "
            "Prepare this one first.",
            skill=name, score=score, count=uses,
        )  # fmt: skip
    return tr(
        "{skill} is where you lose most: {score:.0f} of 100 over your last {count} decisions. "
        "This one practises it.",
        skill=name, score=score, count=uses,
    )  # fmt: skip


def _play(card: Card, why: str) -> Recommendation:
    return Recommendation(
        kind="scenario", title=card.title, why=why, scenario=card.id, minutes=card.minutes,
        difficulty=card.difficulty,
    )  # fmt: skip


def _weakest_first(ahead: Ahead) -> list[SkillAhead]:
    weak = [
        skill for skill in ahead.skills
        if skill.skill in NAMES and skill.uses >= FEWEST_USES and skill.score < STRONG
    ]  # fmt: skip
    return sorted(weak, key=lambda skill: (skill.score, _ORDER[skill.skill]))


def _longest_ago(ahead: Ahead) -> Callable[[Card], tuple[float, ...]]:
    """What sorts scenarios by when they were last played; ties stay as they are."""

    def when(card: Card) -> tuple[float, ...]:
        at = ahead.played.get(card.id)
        return (0.0 if at is None else at.timestamp(),)

    return when


def _refused(ahead: Ahead, now: datetime) -> _Refused:
    today = [
        what.split("|") for what, at in ahead.declined
        if at.astimezone(now.tzinfo).date() == now.date() and what.count("|") == _BARS
    ]  # fmt: skip
    if not today:
        return _Refused()
    choice, _, _, minutes = today[-1]
    return _Refused(
        choice=choice, minutes=int(minutes) if minutes.isdecimal() else 0,
        keys=frozenset(key for _, key, _, _ in today),
        skills=frozenset(skill for _, _, skill, _ in today), refusals=len(today),
    )  # fmt: skip


def _chosen(found: Sequence[Recommendation], refused: _Refused, now: datetime) -> Recommendation:
    """The first that was not refused, or what was asked for in its place."""
    left = [each for each in found if each.key not in refused.keys]
    if not left:
        # Everything there is was refused: it goes round.
        return found[refused.refusals % len(found)]
    match refused.choice:
        case "shorter":
            told = [each for each in left if each.minutes]
            shorter = [each for each in told if each.minutes < refused.minutes]
            return (shorter or sorted(told, key=lambda each: each.minutes) or left)[0]
        case "other_skill":
            return ([each for each in left if each.skill not in refused.skills | {""}] or left)[0]
        case "surprise":
            different = {each.key: each for each in reversed(left)}
            play = sorted(key for key, each in different.items() if each.kind == "scenario")
            keys = play or sorted(different)
            return different[keys[(now.date().toordinal() + refused.refusals) % len(keys)]]
        case _:
            return left[0]


def _choices(chosen: Recommendation, found: Sequence[Recommendation]) -> tuple[Choice, ...]:
    others = [each for each in found if each.key != chosen.key]
    there: dict[Choice, bool] = {
        "shorter": any(0 < each.minutes < chosen.minutes for each in others),
        "other_skill": bool(chosen.skill)
        and any(each.skill not in {"", chosen.skill} for each in others),
        "surprise": bool(others),
    }
    return tuple(choice for choice, so in there.items() if so)


def _where(title: str, turn: int) -> str:
    return tr("{title}, turn {turn}", title=title, turn=turn) if turn else title
