import pytest

from negotiator_trainer.scoring.zones import Zones
from tests.engine.inline import Table
from tests.games import game

# Price (100, 150, 200) and service. As it stands I can pay 180, serviced 210; she needs 90 or
# 160, and 20 more for the service.


@pytest.fixture(scope="module")
def sale():
    return game("scenarios/toy-sale", "buyer")


@pytest.fixture(scope="module")
def zones(sale):
    return Zones(sale)


def test_the_opening_zone_knows_only_what_is_on_the_table_at_the_first_turn(zones):
    assert zones.opening(0) == {(0, 0), (1, 0)}
    assert zones.opening(1) == set()


def test_the_attainable_zone_is_what_some_moves_could_close(zones):
    assert zones.attainable(0) == {(0, 0), (1, 0), (1, 1), (2, 1)}
    assert zones.attainable(1) == {(2, 1)}


def test_the_closing_zone_is_that_of_the_values_and_issues_in_force(sale, zones):
    table = Table(sale, "no_hurry")
    assert zones.closing(table.state) == set()
    assert zones.closing(table("say yd05").state) == {(2, 1)}
    assert zones.closing(table("say yd13", "say bn05", "say yd09").state) == {(2, 1)}
    assert table.state.events == 3  # the neighbour rang: 170, and 180 is left


def test_what_is_attainable_now_looks_ahead_from_where_it_stands(sale, zones):
    assert zones.attainable_now(Table(sale, "no_hurry").state)


def test_the_best_is_worked_out_by_the_values_in_force(sale, zones):
    start = Table(sale, "moving_out").state
    assert zones.worth(start).best == 160
    assert sorted(zones.worth(start).points) == [(90, 180), (110, 150), (140, 130), (160, 100)]
    assert zones.worth(Table(sale, "no_hurry").state).points == ((90, 180),)


def test_an_empty_zone_has_no_best(sale):
    from tests.engine.inline import hub, inline  # noqa: PLC0415

    never = inline(
        hub("-> W. #act:greeting #line:a1\n    <<return>>"),
        "play: {buyer: {variants: {hard: {reservation: 140, zone: never}}}}",
    )
    zones = Zones(never)
    assert zones.attainable(0) == zones.opening(0) == frozenset()
    assert zones.worth(never.start("hard")).best is None
    assert not zones.attainable_now(never.start("hard"))
