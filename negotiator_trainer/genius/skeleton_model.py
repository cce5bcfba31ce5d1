"""The model of a skeleton: `scenario.yaml`, with every figure and a place for every word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.genius.draft import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from negotiator_trainer.genius.draft import Draft, DraftIssue
    from negotiator_trainer.genius.skeleton_zone import Shape

_MOST_WORDS: Final = 240
_FOUND_OUT: Final = {
    "as_given": "Sam can give way by a good deal.",
    "less_room": "Sam can give way by little.",
}

_HEAD: Final = """\
# A skeleton, written from a negotiation in the format of GENIUS. The figures are complete: points
# are utilities × {scale}, rounded for each option. The words are yours to write.
format: 1
id: {id}
version: 1
title: "{title}"
pitch: Say in one line why somebody would want to play this.
author: Your name
licence: CC-BY-SA-4.0
language: en
minutes: 10
difficulty: 2
skills: [prepare, ask, trade]
principle: Say in one sentence what a trainee should take to work.
unit: {{kind: points, name: points}}
brief: |
  Two parties negotiate about {issues}. Say here who they are, how they came to this table and
  what everybody knows. The points of the two sides cannot be compared.

"""

_ROLE: Final = """\
  {id}:
    name: {name}
    position: {position}
    portrait: {portrait}
    sheet: |
{sheet}
    interests: [say what is behind the points]
    preferences:
{base}      values:
{values}
    alternatives:
      no_deal: {{text: What {name} does without a deal, value: {reservation}}}
    reservation: {reservation}
    trigger: When nothing on the table is worth {reservation} points any more.
    exit_line: Then I will go with what I have. Thank you for your time.
    facts:
      my_priority: {{text: "What matters most is {priority}.", kind: priority}}
"""

_PLAY: Final = """\

play:
  party_a:
    counterpart: party_b
    rounds: 16
    par: 8
    trust: 50
    tension: 0
    variants:
{variants}
    facts:
      their_priority:
        text: "What matters most to Sam is {priority}."
        weight: 2
        priority: {priority_id}
      their_limit:
{limit}
    endings:
      agreed: {{kind: deal, text: You shake hands.}}
      walked: {{kind: walk, text: You leave it there., door: open}}
      they_left: {{kind: left, text: Sam ends the talk., door: shut}}
      no_time: {{kind: deadline, text: The time is up., door: open}}
    estimate:
      panel:
        question: Would Sam take this today?
        packages:
{panel}
    stance:
      aspiration: {aspiration}
      limit: {floor}
      tactic: time
      exponent: 1.0
      steps: 8
      patience: 3
      ask: {ask}
      moves_on: [{moves_on}]
      trades: [{trades}]
      bands: 6
      insult: {insult}
      close: {close}
    teaching: |
      {teaching}
"""

_PORTRAITS: Final = (
    "{skin: 3, hair: brown, hair_style: bob, cloth: teal, age: 40}",
    "{skin: 4, hair: black, hair_style: short, cloth: blue, age: 45}",
)


def model_text(draft: Draft, shape: Shape, *, id_: str) -> str:
    """Return a complete `scenario.yaml`.

    Args:
        draft: The negotiation in points.
        shape: Its variants and the packages that are named.
        id_: The scenario's id, the folder's name.
    """
    names = ", ".join(_within(_MOST_WORDS - 60, (issue.name for issue in draft.issues)))
    parts = [
        _HEAD.format(scale=f"{SCALE:,}", id=id_, title=draft.name, issues=names),
        "issues:\n",
        *map(_issue, draft.issues),
        "\nroles:\n",
        _role(draft, 0),
        _role(draft, 1),
        _play(draft, shape),
    ]
    return "".join(parts)


def heaviest(draft: Draft, party: int) -> DraftIssue:
    """Return the issue that moves a party's points most, the first of equals."""
    return max(draft.issues, key=lambda issue: _span(_table(issue, party)))


def _issue(issue: DraftIssue) -> str:
    if issue.number:
        first, last = issue.options[0], issue.options[-1]
        return f'  {issue.id}: {{name: "{issue.name}", from: {first}, to: {last}, step: 1}}\n'
    options = "".join(
        f'      {option}: "{words}"\n'
        for option, words in zip(issue.options, issue.words, strict=True)
    )
    return f'  {issue.id}:\n    name: "{issue.name}"\n    options:\n{options}'


def _role(draft: Draft, party: int) -> str:
    name = ("Robin", "Sam")[party]
    reservation = draft.reservations[party]
    values = "\n".join(
        f"        {issue.id}: {_mapping(issue.options, _table(issue, party))}"
        for issue in draft.issues
    )
    base = f"      base: {draft.bases[party]}\n" if draft.bases[party] else ""
    return _ROLE.format(
        id=("party_a", "party_b")[party],
        name=name,
        position="say what this person does",
        portrait=_PORTRAITS[party],
        sheet=_sheet(draft, party),
        base=base,
        values=values,
        reservation=reservation,
        priority=heaviest(draft, party).name,
    )


def _sheet(draft: Draft, party: int) -> str:
    lines = [
        "Say here what this person wants, why, and what happens without a deal.",
        f"Without a deal you have {draft.reservations[party]} points.",
    ]
    for issue in draft.issues:
        table = _table(issue, party)
        best, worst = table.index(max(table)), table.index(min(table))
        lines.append(
            f"{issue.name}: from {table[worst]} ({issue.words[worst]}) "
            f"to {table[best]} ({issue.words[best]})."
            if _span(table)
            else f"{issue.name}: {table[0]} whatever is agreed."
        )
    return "\n".join(f"      {line}" for line in _within(_MOST_WORDS, lines))


def _within(most: int, texts: Iterable[str]) -> Iterator[str]:
    """Yield texts as long as they have no more words together than a sheet may have."""
    count = 0
    for text in texts:
        count += len(text.split())
        if count > most:
            return
        yield text


def _play(draft: Draft, shape: Shape) -> str:
    theirs = heaviest(draft, 1)
    trades = sorted(draft.issues, key=lambda issue: -_span(issue.ours))[:3]
    return _PLAY.format(
        variants=_variants(shape),
        priority=theirs.name,
        priority_id=theirs.id,
        limit=_limit(shape),
        panel="\n".join(
            f'          - {{label: "Package {number}", package: {_package(draft, package)}}}'
            for number, package in enumerate(shape.panel, start=1)
        ),
        aspiration=shape.aspiration,
        floor=min(shape.variants.values()),
        ask=_package(draft, shape.ask),
        moves_on=", ".join(issue.id for issue in draft.issues if _span(issue.theirs)),
        trades=", ".join(issue.id for issue in trades),
        insult=min(shape.variants.values()) * 3 // 4,
        close=SCALE // 20,
        teaching=shape.teaching,
    )


def _variants(shape: Shape) -> str:
    said = []
    weights = (100,) if len(shape.variants) == 1 else (50, 50)
    for (id_, reservation), weight in zip(shape.variants.items(), weights, strict=True):
        said.append(
            f"      {id_}:\n        name: {shape.names[id_]}\n        weight: {weight}\n"
            f"        truth: Say what was true, and why {reservation} points was the limit.\n"
            f"        reservation: {reservation}\n        zone: {shape.zone}"
        )
    return "\n".join(said)


def _limit(shape: Shape) -> str:
    texts = ", ".join(f"{id_}: {_FOUND_OUT[id_]}" for id_ in shape.variants)
    lines = [f"        text: {{{texts}}}", "        weight: 3", "        limit:"]
    reservations = list(shape.variants.values())
    middle = sum(reservations) // len(reservations)
    for id_, reservation in shape.variants.items():
        side = "at_most" if reservation <= middle else "at_least"
        lines.append(f"          {id_}: {{{side}: {middle}}}")
    return "\n".join(lines)


def _table(issue: DraftIssue, party: int) -> tuple[int, ...]:
    return issue.theirs if party else issue.ours


def _span(table: Sequence[int]) -> int:
    return max(table) - min(table)


def _package(draft: Draft, package: Sequence[int]) -> str:
    chosen = [issue.options[at] for issue, at in zip(draft.issues, package, strict=True)]
    return _mapping([issue.id for issue in draft.issues], chosen)


def _mapping(keys: Sequence[str], values: Sequence[object]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in zip(keys, values, strict=True)) + "}"
