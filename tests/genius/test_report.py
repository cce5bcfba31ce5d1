import json

import pytest

from negotiator_trainer.genius.domain import read_domain
from negotiator_trainer.genius.profile import read_profile
from negotiator_trainer.genius.report import DEFINITIONS, lines, package_at, report
from tests.genius.files import (
    BUYER,
    SELLER,
    attributes,
    car_domain,
    car_profile,
    domain_text,
    interval,
    profile_text,
    write,
)


def worked_out(folder, domain, a, b, **options):
    where, first, second = write(folder, domain=domain, a=a, b=b)
    read = read_domain(where)
    profiles = [read_profile(path, read) for path in (first, second)]
    return report(read, *profiles, steps=21, **options)


@pytest.fixture
def car(tmp_path):
    return worked_out(
        tmp_path,
        car_domain(),
        car_profile(SELLER, reservation=0.5),
        car_profile(BUYER, reservation=0.5, discount=0.9),
    )


def test_every_figure_of_a_hand_worked_example(car):
    # Seller: price 0.1875, 0.375, 0.75 plus 0.25; buyer: 0.75, 0.5625, 0.1875 plus 0.125 or 0.25.
    assert (car["issues"], car["packages"], car["zopa"]) == (2, 6, 2)
    assert car["reservation"] == [0.5, 0.5]
    assert car["pareto"] == [[1.0, 0.4375], [0.625, 0.8125], [0.4375, 1.0]]
    only = {"package": {"price": "middle", "colour": "blue"}, "utilities": [0.625, 0.8125]}
    assert [car[key] for key in ("nash", "ks", "egalitarian", "max_joint")] == [only] * 4
    assert car["discount"] == [None, 0.9]
    assert car["weights"] == [[0.75, 0.25], [0.75, 0.25]]
    assert "steps" not in car


def test_every_figure_has_its_definition(car):
    figures = {"zopa", "pareto", "nash", "ks", "egalitarian", "max_joint", "discount"}
    assert figures <= set(car)
    assert figures <= set(DEFINITIONS)
    assert json.loads(json.dumps(car)) == car


def test_without_a_zone_the_reason_takes_the_place_of_the_solutions(tmp_path):
    found = worked_out(
        tmp_path,
        car_domain(),
        car_profile(SELLER, reservation=0.9),
        car_profile(BUYER, reservation=0.9),
    )
    assert found["zopa"] == 0
    assert [found[key] for key in ("nash", "ks", "egalitarian", "max_joint")] == [None] * 4
    assert found["no_zone"] == (
        "There is no zone: no package is worth 0.9 to a.xml and 0.9 to b.xml at once."
    )
    assert found["no_zone"] in lines(found)
    assert len(found["pareto"]) == 3


def test_a_reservation_value_that_nothing_reaches_is_the_reason(tmp_path):
    found = worked_out(
        tmp_path,
        car_domain(),
        car_profile(SELLER, reservation=0.1),
        car_profile(BUYER, reservation=40),
    )
    assert "nothing is worth 40, the reservation value of b.xml; the best is 1." in found["no_zone"]


def test_a_real_interval_says_in_how_many_steps_it_was_read(tmp_path):
    line = attributes(ftype="linear", parameter0=0, parameter1=0.1)
    fall = attributes(ftype="linear", parameter0=1, parameter1=-0.1)
    found = worked_out(
        tmp_path,
        domain_text(interval("r", 1, "real", 0, 10)),
        profile_text([interval("r", 1, "real", 0, 10, line)], {1: 1}, 0.2),
        profile_text([interval("r", 1, "real", 0, 10, fall)], {1: 1}, 0.2),
    )
    assert found["steps"] == 21
    assert found["nash"] == {"package": {"r": "5"}, "utilities": [0.5, 0.5]}
    assert found["zopa"] == 13
    assert "each real interval is read as 21 evenly spaced values" in lines(found)
    assert "Pareto frontier, 21 points: (1.0000, 0.0000)" in "\n".join(lines(found))
    assert "and 9 more" in "\n".join(lines(found))


def test_the_lines_say_what_the_figures_say(car):
    said = lines(car)
    assert said[0] == "car: 2 issues, 6 packages"
    assert said[2] == "zone of possible agreement: 2 packages"
    assert "Nash: (0.6250, 0.8125)  price: middle, colour: blue" in said
    assert "discount factors, not applied: 0.9" in said


def test_a_position_is_turned_back_into_its_package(tmp_path):
    domain = read_domain(*write(tmp_path, domain=car_domain()))
    packages = [tuple(package_at(domain, at).values()) for at in range(domain.packages)]
    assert packages[:3] == [("low", "red"), ("low", "blue"), ("middle", "red")]
    assert packages == sorted(
        packages, key=lambda p: (["low", "middle", "high"].index(p[0]), p[1] == "blue")
    )
    assert list(package_at(domain, 0)) == ["price", "colour"]
