"""How much the counterpart asks for as it concedes."""

from __future__ import annotations


def share(position: int, *, steps: int, exponent: float) -> float:
    """The part of the way from limit to aspiration still asked for, from 1 to 0.

    Time-dependent tactics, ``1 − (t/T)^(1/β)``: β < 1 is Boulware (late), 1 linear,
    > 1 conceder (early).

    Args:
        position: Concession steps made, t; beyond `steps` it stays at 0.
        steps: Steps from aspiration to limit, T, at least 1.
        exponent: β, above 0.

    Source: Faratin, Sierra & Jennings (1998), *Negotiation decision functions for
    autonomous agents*, polynomial family.
    """
    part = min(max(position, 0), steps) / steps
    conceded: float = part ** (1.0 / exponent)
    return 1.0 - conceded


def demand(position: int, *, aspiration: int, limit: int, steps: int, exponent: float) -> int:
    """What the counterpart asks for, in its own value, rounded half up."""
    exact = limit + (aspiration - limit) * share(position, steps=steps, exponent=exponent)
    return int(exact + 0.5) if exact >= 0 else -int(-exact + 0.5)
