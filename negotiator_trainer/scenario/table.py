"""The negotiation table: a scenario's issues and preferences as the bargaining package's values.

Every function here expects a scenario whose references have been checked; a name that does not
exist raises ValueError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.alternative import Alternative
from negotiator_trainer.bargaining.issue import Condition, Issue
from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference, curve
from negotiator_trainer.bargaining.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.scenario.model import (
        Choices,
        IssueModel,
        Preferences,
        Role,
        Scenario,
        Together,
    )


def numbers(model: IssueModel) -> tuple[int, ...] | None:
    """Return what a number issue may be, ascending; None for a choice."""
    if model.first is None or model.last is None or model.step is None:
        return None
    return tuple(range(model.first, model.last + 1, model.step))


def option_ids(model: IssueModel) -> tuple[str, ...]:
    """Return an issue's option ids in the author's order; decimal text for a number."""
    if model.options is not None:
        return tuple(model.options)
    return tuple(str(number) for number in numbers(model) or ())


def issue(issue_id: str, model: IssueModel) -> Issue:
    """Return one issue."""
    options = option_ids(model)
    latent = model.until_tabled
    return Issue(
        id=issue_id,
        options=options,
        numbers=numbers(model),
        until_tabled=None if latent is None else options.index(latent),
    )


def space(scenario: Scenario) -> Space:
    """Return every package of the scenario before any event."""
    issues = tuple(issue(issue_id, model) for issue_id, model in scenario.issues.items())
    bare = Space(issues)
    return bare.excluding(tuple(condition(bare, choices) for choices in scenario.not_together))


def condition(space: Space, choices: Choices) -> Condition:
    """Return the condition that every issue named takes one of the options named for it."""
    pairs = []
    for issue_id, named in choices.items():
        position = space.issue_position(issue_id)
        options = [named] if isinstance(named, str) else named
        pairs.append((position, frozenset(map(space.issues[position].index, options))))
    return tuple(pairs)


def terms(space: Space, minimum_terms: Iterable[Choices]) -> Condition:
    """Return minimum terms as one condition: each of them has to hold."""
    return tuple(pair for choices in minimum_terms for pair in condition(space, choices))


def preference(scenario: Scenario, preferences: Preferences) -> Preference:
    """Return what packages are worth to the side that has these preferences."""
    return _preference(scenario, preferences.values, preferences.base, preferences.together)


def variant_preference(scenario: Scenario, role: str, variant: str) -> Preference:
    """Return what packages are worth to the counterpart of a playable role in one variant.

    Args:
        scenario: The model.
        role: The role that is played.
        variant: Id of one of its variants.
    """
    side = scenario.play[role]
    drawn = side.variants[variant]
    usual = scenario.roles[side.counterpart].preferences
    together = usual.together if drawn.together is None else drawn.together
    return _preference(scenario, {**usual.values, **drawn.values}, usual.base, together)


def own_party(scenario: Scenario, role: str) -> Party:
    """Return the side of a role as its own sheet describes it."""
    model = scenario.roles[role]
    return Party(
        preference(scenario, model.preferences),
        model.reservation,
        terms(space(scenario), model.minimum_terms),
    )


def their_party(scenario: Scenario, role: str, variant: str) -> Party:
    """Return the counterpart of a playable role in one variant, before any event.

    Args:
        scenario: The model.
        role: The role that is played.
        variant: Id of one of its variants.
    """
    side = scenario.play[role]
    drawn = side.variants[variant]
    usual = scenario.roles[side.counterpart].minimum_terms
    minimum = usual if drawn.minimum_terms is None else drawn.minimum_terms
    return Party(
        variant_preference(scenario, role, variant),
        drawn.reservation,
        terms(space(scenario), minimum),
    )


def package(space: Space, options: Mapping[str, str]) -> Package:
    """Return a package of one option for every issue."""
    return space.package_from(options)


def alternatives(role: Role) -> tuple[Alternative, ...]:
    """Return what a role could do without a deal, in the author's order."""
    return tuple(
        Alternative(
            id=key,
            value=model.value,
            chance=model.chance,
            otherwise=model.otherwise,
            excluded=model.excluded,
        )
        for key, model in role.alternatives.items()
    )


def _preference(
    scenario: Scenario,
    values: Mapping[str, Mapping[str, int]],
    base: int,
    together: Iterable[Together],
) -> Preference:
    everything = space(scenario)
    return Preference(
        tuple(_worths(model, values[issue_id]) for issue_id, model in scenario.issues.items()),
        base,
        tuple((condition(everything, extra.when), extra.value) for extra in together),
    )


def _worths(model: IssueModel, values: Mapping[str, int]) -> tuple[int, ...]:
    steps = numbers(model)
    if steps is None:
        return tuple(values[option] for option in option_ids(model))
    return curve({int(number): worth for number, worth in values.items()}, steps)
