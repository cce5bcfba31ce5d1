import pytest

from negotiator_trainer.engine.demand import demand, share

BOULWARE = [1, .9999, .9984, .9919, .9744, .9375, .8704, .7599, .5904, .3439, 0]  # fmt: skip
CONCEDER = [1, .4377, .3313, .2599, .2047, .1591, .1199, .0853, .0543, .026, 0]  # fmt: skip
LINEAR = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0]


@pytest.mark.parametrize(
    ("exponent", "expected"), [(0.25, BOULWARE), (1.0, LINEAR), (4.0, CONCEDER)]
)
def test_the_curves_are_the_published_ones(exponent, expected):
    curve = [round(share(t, steps=10, exponent=exponent), 4) for t in range(11)]
    assert curve == pytest.approx(expected, abs=5e-5)


def test_a_demand_never_passes_the_limit():
    asked = [demand(t, aspiration=100, limit=40, steps=5, exponent=1.0) for t in range(9)]
    assert asked == [100, 88, 76, 64, 52, 40, 40, 40, 40]
