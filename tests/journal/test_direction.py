import pytest

from negotiator_trainer.journal.direction import less_is_better
from negotiator_trainer.scoring.sheet import Sheet


@pytest.mark.parametrize(
    ("walkaway", "target", "less"),
    [
        (42_000, 39_000, True),
        (39_000, 42_000, False),
        (40_000, 40_000, False),
        (None, 39_000, False),
        (42_000, None, False),
        (0, -5, True),
    ],
)
def test_who_aims_below_the_walkaway_pays(walkaway, target, less):
    assert less_is_better(Sheet(walkaway=walkaway, target=target)) is less
