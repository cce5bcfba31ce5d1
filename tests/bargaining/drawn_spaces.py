"""Small spaces of packages, drawn by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.space import Space


def conditions_on(counts):
    """Conditions on issues with so many options each."""
    pair = st.integers(0, len(counts) - 1).flatmap(
        lambda at: st.tuples(st.just(at), st.frozensets(st.integers(0, counts[at] - 1), min_size=1))
    )
    return st.lists(pair, min_size=1, max_size=3).map(tuple)


@st.composite
def spaces(draw, *, rules=3):
    """A space of up to four issues with at most so many rules of what excludes what."""
    counts = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    issues = tuple(
        Issue(
            id=f"i{at}",
            options=tuple(f"o{option}" for option in range(count)),
            until_tabled=draw(st.none() | st.integers(0, count - 1)),
        )
        for at, count in enumerate(counts)
    )
    return Space(issues, tuple(draw(st.lists(conditions_on(counts), max_size=rules))))
