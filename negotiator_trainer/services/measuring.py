"""The trainee's own yardsticks: issues as rows, packages in value, the range strip."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from negotiator_trainer.engine.speech import option_words
from negotiator_trainer.services.table_view import (
    EstimateForm,
    IssueOption,
    IssueView,
    OfferView,
    RangeView,
)
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.scoring.sheet import Guess, Sheet


def issue_rows(game: Game, state: State) -> tuple[IssueView, ...]:
    """Every issue with what each option is worth to me by itself, for the offer builder."""
    mine = game.situations.at(state.variant, state.events).mine.preference
    rows = []
    for i, issue in enumerate(game.space.issues):
        blank = [0] * len(game.space.issues)
        options = []
        for index, option in enumerate(issue.options):
            blank[i] = index
            options.append(
                IssueOption(
                    id=option, label=option_words(game, i, tuple(blank)),
                    value=mine.tables[i][index],
                )
            )  # fmt: skip
        rows.append(
            IssueView(
                id=issue.id, name=game.scenario.issues[issue.id].name, options=tuple(options),
                numeric=issue.numbers is not None,
                tabled=not issue.latent or bool(state.tabled >> i & 1),
            )
        )  # fmt: skip
    return tuple(rows)


def estimate_form(game: Game) -> EstimateForm:
    """What the scenario asks the trainee to estimate."""
    estimate = game.side.estimate
    if estimate is not None and estimate.money is not None:
        money = estimate.money
        step = game.scenario.issues[money.issue].step or 1
        return EstimateForm(
            kind="money", question=money.question, low=money.low, high=money.high, step=step,
            unit=game.scenario.unit.sign,
        )  # fmt: skip
    if estimate is not None and estimate.panel is not None:
        panel = estimate.panel
        return EstimateForm(
            kind="panel", question=panel.question, packages=tuple(p.label for p in panel.packages)
        )
    return EstimateForm(kind="none")


def strip(
    game: Game, *, sheet: Sheet | None, guess: Guess, offers: Sequence[OfferView] = ()
) -> RangeView | None:
    """The range strip: the estimated issue in money, or what packages are worth to me.

    A walkaway or target written in value is placed on a money axis through the reference
    package: the number at which that package is worth it to me.
    """
    form = estimate_form(game)
    if form.kind == "money":
        return _money_strip(game, form, sheet=sheet, guess=guess, offers=offers)
    span = _span(game.space, game.situations.at(0, 0).mine)
    if span is None:
        return None
    symbol = game.scenario.unit.sign
    return RangeView(
        name=tr("Worth to you") if symbol else tr("Points to you"), unit=symbol,
        low=span[0], high=span[1],
        walkaway=sheet.walkaway if sheet else None, target=sheet.target if sheet else None,
        mine=tuple(o.value for o in offers if o.by == "me"),
        theirs=tuple(o.value for o in offers if o.by == "them"), estimate=None,
    )  # fmt: skip


def _money_strip(
    game: Game, form: EstimateForm, *, sheet: Sheet | None, guess: Guess,
    offers: Sequence[OfferView],
) -> RangeView:  # fmt: skip
    assert game.side.estimate is not None  # noqa: S101  the form says so
    money = game.side.estimate.money
    assert money is not None  # noqa: S101  likewise
    placed = {
        by: tuple(int(o.package[money.issue]) for o in offers if o.by == by)
        for by in ("me", "them")
    }
    walkaway = on_axis(game, sheet.walkaway) if sheet and sheet.walkaway is not None else None
    target = on_axis(game, sheet.target) if sheet and sheet.target is not None else None
    numbers = [form.low, form.high, *placed["me"], *placed["them"]]
    numbers += [n for n in (walkaway, target, guess.low, guess.high) if n is not None]
    return RangeView(
        name=game.scenario.issues[money.issue].name, unit=form.unit,
        low=min(numbers), high=max(numbers), walkaway=walkaway, target=target,
        mine=placed["me"], theirs=placed["them"],
        estimate=(guess.low, guess.high)
        if guess.low is not None and guess.high is not None else None,
    )  # fmt: skip


def on_axis(game: Game, value: int) -> int:
    """The number of the estimated issue at which a full package is worth `value` to me.

    The other issues are taken at the options that are best for me among those on the table at
    the start: what the walkaway buys when everything else is as wished.
    """
    assert game.side.estimate is not None  # noqa: S101  asked only in the money form
    money = game.side.estimate.money
    assert money is not None  # noqa: S101  likewise
    mine = game.situations.at(0, 0).mine
    position = game.space.issue_position(money.issue)
    numbers = game.space.issues[position].numbers or ()
    best = _best_by_option(game.space, mine, position)
    nearest = min(best, key=lambda index: abs(best[index] - value))
    return numbers[nearest]


# Every turn shows the strip, and going through all packages takes longer than the turn itself.
@lru_cache(maxsize=32)
def _span(space: Space, mine: Party) -> tuple[int, int] | None:
    values = [mine.value(package) for package in space.each()]
    return (min(values), max(values)) if values else None


@lru_cache(maxsize=32)
def _best_by_option(space: Space, mine: Party, position: int) -> Mapping[int, int]:
    best: dict[int, int] = {}
    for package in space.each(frozenset()):
        worth = mine.value(package)
        best[package[position]] = max(best.get(package[position], worth), worth)
    return best
