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
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.library import Playable

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


def derive(sheet: Sheet) -> Derived:
    """The BATNA and the reservation value that follow from the sheet's own figures.

    An alternative that may fail falls back on the next best one written down; without
    another, on nothing.
    """
    written = [a for a in sheet.alternatives if a.value is not None and a.text.strip()]
    if not written:
        return Derived(batna="", value=None, steps=())
    ranked = sorted(written, key=lambda a: (-(a.value or 0), a.text))
    nothing = Alternative(id="nothing", value=0)
    chain: list[Alternative] = []
    for i, alternative in enumerate(ranked):
        last = i + 1 == len(ranked)
        chain.append(
            Alternative(
                id=str(i), value=alternative.value or 0, chance=alternative.feasibility,
                otherwise="nothing" if last else str(i + 1),
            )
        )  # fmt: skip
    best = batna([*chain, nothing])
    value = reservation([*chain, nothing], [a.amount for a in sheet.adjustments])
    plain = reservation([*chain, nothing])
    chosen = ranked[int(best.id)] if best.id != "nothing" else None
    steps = []
    if chosen is not None:
        steps.append((chosen.text, chosen.value or 0))
        if plain != (chosen.value or 0):
            sure = tr("it is only {chance} % sure", chance=chosen.feasibility)
            steps.append((sure, plain - (chosen.value or 0)))
    steps += [(a.text or tr("adjustment"), a.amount) for a in sheet.adjustments]
    return Derived(batna=chosen.text if chosen else "", value=value, steps=tuple(steps))


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
