"""The debrief in a terminal: figures first as words, then every turn and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer.engine.speech import written_number
from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.services.account import report

if TYPE_CHECKING:
    from negotiator_trainer.cli.judging import Judgement
    from negotiator_trainer.scoring.measures import Measures
    from negotiator_trainer.services.session import Session

_VERDICTS = {
    "held": "Held: the deal is above your walkaway.",
    "agreement_trap": "Agreement trap: the deal is below your walkaway.",
    "right_walk": "Right walk: there was nothing to agree, and you left.",
    "missed_deal": "Missed deal: there was something to agree.",
    "none": "It ended.",
}
_LEFT_TO_END = "There was nothing to agree, and it was not you who left."
_TAGS = {
    "left_on_the_table": "You left while it was still there.",
    "closed_by_you": "What you did closed it.",
    "they_left": "They left.",
    "time_ran_out": "Time ran out.",
}


def print_debrief(session: Session, judgement: Judgement, *, as_json: bool) -> None:
    """Print what happened in a finished play, and how each turn is judged, as words or JSON."""
    scorer = Scorer(session.game)
    measures = scorer.measures(session.state)
    told = report(session, measures) | judgement.figures
    pairs = zip(told["turns"], judgement.turns, strict=True)
    told["turns"] = [turn | judged for turn, judged in pairs]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    _headline(session, measures, attainable=bool(scorer.zones.attainable(session.state.variant)))
    for number, turn in enumerate(told["turns"], start=1):
        click.secho(f"\n{number}. {turn['move']}", bold=True)
        _judged(turn)
        for words in turn["said"]:
            click.echo(f"   {words}")
        for words in turn["effects"]:
            click.secho(f"   → {words}", dim=True)
    if told["review"]:
        click.secho(f"\nThe turns are not judged: {told['review']}", dim=True)
    click.secho("\nAfterwards, in their own words:", bold=True)
    for words in session.interview():
        click.echo(f"  {words}")


def _judged(turn: dict[str, Any]) -> None:
    if turn["label"] is None:
        return
    words = ", ".join([turn["label"], *turn["tags"]])
    cost = f" (−{turn['loss']:.0f})" if turn["loss"] >= 1 else ""
    click.secho(f"   {words}{cost}")
    if turn["better"] is not None:
        click.secho(f"   better: {turn['better']['words']} {turn['better']['reason']}", dim=True)


def _headline(session: Session, measures: Measures, *, attainable: bool) -> None:
    game = session.game
    verdict = f"{_VERDICTS[measures.verdict]} {_TAGS.get(measures.tag, '')}".rstrip()
    if measures.verdict == "missed_deal" and not attainable:
        verdict = _LEFT_TO_END
    click.secho(f"\n{verdict}", bold=True)
    money = game.scenario.unit.kind == "money"
    if measures.value is not None:
        value = written_number(game, measures.value, money=money)
        least = written_number(game, measures.reservation, money=money)
        click.echo(f"Worth {value} to you; your walkaway was {least}.")
    for name, figure in (
        ("Value claimed", measures.claimed),
        ("Value created", measures.created),
        ("ZOPA discovered", measures.zopa),
        ("Relationship", measures.relationship),
        ("Overall", measures.overall),
    ):
        click.echo(f"  {name:<16} {'–' if figure is None else f'{figure:.0f}'}")
    variant = game.side.variants[session.variant]
    click.echo(f"What was true ({variant.name}): {variant.truth.strip()}")
