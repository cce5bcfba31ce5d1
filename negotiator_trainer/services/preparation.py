"""Preparing: what follows from what is written, and live checks that never block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.alternative import Alternative, batna, reservation
from negotiator_trainer.engine.play import begin
from negotiator_trainer.services.briefing import brief_view
from negotiator_trainer.services.measuring import estimate_form, issue_rows, on_axis, strip
from negotiator_trainer.services.preparation_view import Derived, PreparationView
from negotiator_trainer.services.sheet_advice import QUESTIONS, advise
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.scoring.sheet import Sheet, WrittenAlternative
    from negotiator_trainer.services.library import Playable

_NOTHING = "nothing"


def preparation_view(playable: Playable, role: str, sheet: Sheet) -> PreparationView:
    """Describe the preparation page for a sheet as it is written now."""
    game = playable.game(role)
    state = begin(game, game.variants[0]).state
    derived = derive(sheet)
    brief = brief_view(playable, role)
    return PreparationView(
        brief=brief, sheet=sheet,
        issues=tuple(row for row in issue_rows(game, state) if row.tabled),
        base_value=game.situations.at(state.variant, 0).mine.preference.base,
        estimate=estimate_form(game),
        assumptions=tuple(a.text for a in game.side.assumptions),
        questions=tuple(map(tr, QUESTIONS)), derived=derived,
        advice=tuple(
            advise(
                sheet, derived, offer_value=_value(game, sheet), no_zone=_no_zone(game, sheet)
            )
        ),
        strip=strip(game, sheet=sheet, guess=sheet.guess),
        unit=brief.unit, unit_name=brief.unit_name,
    )  # fmt: skip


def derive(sheet: Sheet, *, less_is_better: bool = False) -> Derived:
    """The BATNA and the reservation value that follow from the sheet's own figures.

    An alternative that may fail falls back on the next best one written down; without
    another, on nothing.

    Args:
        sheet: As written.
        less_is_better: Whether the figures are what one pays. Nothing would then be the best
            of all, so the last alternative is taken for sure.
    """
    written = [a for a in sheet.alternatives if a.value is not None and a.text.strip()]
    if not written:
        return Derived(batna="", value=None, steps=(), less_is_better=less_is_better)
    sign = -1 if less_is_better else 1
    ranked = sorted(written, key=lambda a: (-sign * (a.value or 0), a.text))
    chain = _chain(ranked, sign=sign)
    best = batna(chain)
    value = sign * reservation(chain, [sign * a.amount for a in sheet.adjustments])
    plain = sign * reservation(chain)
    chosen = ranked[int(best.id)] if best.id != _NOTHING else None
    steps = []
    if chosen is not None:
        steps.append((chosen.text, chosen.value or 0))
        if plain != (chosen.value or 0):
            sure = tr("it is only {chance} % sure", chance=chosen.feasibility)
            steps.append((sure, plain - (chosen.value or 0)))
    steps += [(a.text or tr("adjustment"), a.amount) for a in sheet.adjustments]
    return Derived(
        batna=chosen.text if chosen else "", value=value, steps=tuple(steps),
        less_is_better=less_is_better,
    )  # fmt: skip


def _chain(ranked: list[WrittenAlternative], *, sign: int) -> list[Alternative]:
    """What is fallen back on, the best first; at its end nothing, unless one pays."""
    chain = []
    for i, each in enumerate(ranked):
        last = i + 1 == len(ranked)
        sure = last and sign < 0
        after = _NOTHING if last else str(i + 1)
        chain.append(
            Alternative(
                id=str(i), value=sign * (each.value or 0),
                chance=100 if sure else each.feasibility, otherwise=None if sure else after,
            )
        )  # fmt: skip
    return chain if sign < 0 else [*chain, Alternative(id=_NOTHING, value=0)]


def _no_zone(game: Game, sheet: Sheet) -> bool:
    """Whether even the easiest limit in the range is out of reach of the written walkaway."""
    estimate = game.side.estimate
    if (
        estimate is None or estimate.money is None or sheet.walkaway is None
        or sheet.guess.low is None or sheet.guess.high is None
    ):  # fmt: skip
        return False
    mine = game.situations.at(0, 0).mine.preference
    position = game.space.issue_position(estimate.money.issue)
    table = mine.tables[position]
    most = on_axis(game, sheet.walkaway)
    return sheet.guess.low > most if table[0] > table[-1] else sheet.guess.high < most


def _value(game: Game, sheet: Sheet) -> int | None:
    if not sheet.first_offer:
        return None
    options = dict(sheet.first_offer)
    for issue in game.space.issues:
        if issue.until_tabled is not None:
            options.setdefault(issue.id, issue.options[issue.until_tabled])
    try:
        package = game.space.package_from(options)
    except ValueError:
        return None
    return game.situations.at(0, 0).mine.value(package)
