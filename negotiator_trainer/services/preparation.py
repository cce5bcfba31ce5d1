"""Preparing: what follows from what is written, and live checks that never block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.alternative import Alternative, batna, reservation
from negotiator_trainer.engine.play import begin
from negotiator_trainer.services.briefing import brief_view
from negotiator_trainer.services.measuring import estimate_form, issue_rows, on_axis, strip
from negotiator_trainer.services.preparation_view import Advice, Derived, PreparationView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.library import Playable

_QUESTIONS = (
    "What matters most to you about …?",
    "What happens on your side if …?",
    "Who else has a say in …?",
    "What makes … hard for you?",
    "What if we …?",
)
_ENOUGH_QUESTIONS = 3


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
        assumptions=tuple(a.text for a in game.side.assumptions), questions=_QUESTIONS,
        derived=derived, advice=tuple(_advice(game, sheet, derived)),
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
            steps.append((f"it is only {chosen.feasibility} % sure", plain - (chosen.value or 0)))
    steps += [(a.text or "adjustment", a.amount) for a in sheet.adjustments]
    return Derived(batna=chosen.text if chosen else "", value=value, steps=tuple(steps))


def _advice(game: Game, sheet: Sheet, derived: Derived) -> Iterator[Advice]:
    yield from _about_limits(game, sheet, derived)
    yield from _about_their_side(game, sheet)
    if 0 < len([q for q in sheet.questions if q.strip()]) < _ENOUGH_QUESTIONS:
        yield Advice(field="questions", kind="info", text="Three to five questions carry further.")
    if sheet.walkaway is not None and not sheet.exit_line.strip():
        yield Advice(
            field="exit_line", kind="info",
            text="A walkaway is easier to keep with the words to leave by.",
        )  # fmt: skip


def _about_limits(game: Game, sheet: Sheet, derived: Derived) -> Iterator[Advice]:
    walkaway = sheet.walkaway
    if walkaway is not None and derived.value is not None and walkaway != derived.value:
        word = "above" if walkaway > derived.value else "below"
        yield Advice(
            field="walkaway", kind="warning",
            text=f"Your walkaway is {abs(walkaway - derived.value):,} {word} what your "
            "alternatives give.",
        )  # fmt: skip
    if walkaway is not None and sheet.target is not None and sheet.target <= walkaway:
        yield Advice(
            field="target", kind="warning", text="Your target is no better than your walkaway."
        )
    if sheet.first_offer and sheet.target is not None:
        value = _value(game, sheet)
        if value is not None and value < sheet.target:
            yield Advice(
                field="first_offer", kind="warning",
                text=f"Your first offer is worth {value:,} to you, less than your target.",
            )  # fmt: skip
    if sheet.first_offer and not sheet.first_offer_reason.strip():
        yield Advice(
            field="first_offer_reason", kind="info", text="A first offer needs a reason with it."
        )


def _about_their_side(game: Game, sheet: Sheet) -> Iterator[Advice]:
    guess = sheet.guess
    if guess.low is not None and guess.high is not None:
        if guess.low > guess.high:
            yield Advice(field="guess", kind="warning", text="The range runs backwards.")
        elif sheet.walkaway is not None and _no_zone(game, sheet):
            yield Advice(
                field="guess", kind="warning",
                text="Your range of their limit leaves no zone with your walkaway.",
            )  # fmt: skip
    total = sum(sheet.chips.values())
    if sheet.chips and total != 100:
        word = "left to place" if total < 100 else "too many"
        yield Advice(field="chips", kind="info", text=f"{abs(100 - total)} chips {word}.")


def _no_zone(game: Game, sheet: Sheet) -> bool:
    """Whether even the easiest limit in the range is out of reach of the written walkaway."""
    estimate = game.side.estimate
    if estimate is None or estimate.money is None or sheet.walkaway is None:
        return False
    mine = game.situations.at(0, 0).mine.preference
    position = game.space.issue_position(estimate.money.issue)
    table = mine.tables[position]
    most = on_axis(game, sheet.walkaway)
    low, high = sheet.guess.low or 0, sheet.guess.high or 0
    return low > most if table[0] > table[-1] else high < most


def _value(game: Game, sheet: Sheet) -> int | None:
    options = dict(sheet.first_offer)
    for issue in game.space.issues:
        if issue.until_tabled is not None:
            options.setdefault(issue.id, issue.options[issue.until_tabled])
    try:
        package = game.space.package_from(options)
    except ValueError:
        return None
    return game.situations.at(0, 0).mine.value(package)
