"""The brief of a scenario's role, as it is shown before anything is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.speech import option_words, written_number
from negotiator_trainer.services.library_view import AlternativeView, BriefView, ValueRow
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.library import Playable

_FEW = 8
"""A number issue with more steps is shown by its ends and its middle."""


def brief_view(playable: Playable, role: str) -> BriefView:
    """Describe what a role knows before the talk.

    Raises:
        ScenarioError: The role is not playable.
    """
    game = playable.game(role)
    scenario, side = game.scenario, game.side
    me, them = scenario.roles[role], scenario.roles[side.counterpart]
    return BriefView(
        scenario=scenario.id, title=scenario.title, pitch=scenario.pitch,
        minutes=scenario.minutes, difficulty=scenario.difficulty, skills=tuple(scenario.skills),
        brief=scenario.brief, public_range=_public_range(game), role=role, role_name=me.name,
        role_position=me.position, sheet=me.sheet, interests=tuple(me.interests),
        values=_values(game), together=_together(game),
        alternatives=tuple(
            AlternativeView(text=a.text, value=a.value, chance=a.chance, excluded=a.excluded)
            for a in me.alternatives.values()
        ),
        unit=scenario.unit.sign,
        unit_name=scenario.unit.name, counterpart=them.name, counterpart_position=them.position,
        portrait=them.portrait.model_dump(),
        other_roles=tuple((r, scenario.roles[r].name) for r in scenario.play if r != role),
        rounds=side.rounds,
    )  # fmt: skip


def _public_range(game: Game) -> str:
    known = game.scenario.public_range
    if known is None:
        return ""
    low, high = (written_number(game, n, money=True) for n in (known.low, known.high))
    return tr("{low}–{high} for {what}", low=low, high=high, what=known.of)


def _values(game: Game) -> tuple[ValueRow, ...]:
    mine = game.situations.at(0, 0).mine.preference
    rows = []
    for i, issue in enumerate(game.space.issues):
        if issue.latent:
            continue
        shown: list[int] = list(range(len(issue.options)))
        if len(shown) > _FEW:
            shown = [shown[0], shown[len(shown) // 2], shown[-1]]
        package = [0] * len(game.space.issues)
        options = []
        for index in shown:
            package[i] = index
            options.append((option_words(game, i, tuple(package)), mine.tables[i][index]))
        rows.append(ValueRow(issue=game.scenario.issues[issue.id].name, options=tuple(options)))
    return tuple(rows)


def _together(game: Game) -> tuple[tuple[str, int], ...]:
    mine = game.situations.at(0, 0).mine.preference
    issues = game.space.issues
    latent = {i for i, issue in enumerate(issues) if issue.latent}
    rows = []
    for condition, value in mine.together:
        if any(i in latent for i, _ in condition):
            continue
        parts = []
        for i, options in condition:
            names = []
            for index in sorted(options):
                package = [0] * len(issues)
                package[i] = index
                names.append(option_words(game, i, tuple(package)))
            parts.append(tr(" or ").join(names))
        rows.append((tr(" with ").join(parts), value))
    return tuple(rows)
