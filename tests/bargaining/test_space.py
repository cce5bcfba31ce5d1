from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given

from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.space import Space
from tests.bargaining.drawn_spaces import spaces

SMALL = Space(
    (
        Issue(id="price", options=("10", "20", "30"), numbers=(10, 20, 30)),
        Issue(id="colour", options=("red", "blue")),
        Issue(id="plan", options=("none", "short", "long"), until_tabled=0),
    ),
    (((1, frozenset({0})), (2, frozenset({1, 2}))),),
)


def test_packages_come_in_lexicographic_order_without_the_excluded_ones():
    packages = SMALL.packages()
    assert packages == tuple(sorted(packages))
    assert len(packages) == 3 * (3 + 1)
    assert (0, 0, 1) not in packages
    assert (0, 1, 1) in packages


def test_a_latent_issue_stays_where_it_is_until_it_is_tabled():
    assert {package[2] for package in SMALL.packages(frozenset())} == {0}
    assert {package[2] for package in SMALL.packages(frozenset({2}))} == {0, 1, 2}
    assert SMALL.packages() == SMALL.packages(frozenset({2}))


def test_naming_an_open_issue_as_tabled_changes_nothing():
    assert SMALL.packages(frozenset({0, 1})) == SMALL.packages(frozenset())


def test_a_latent_issue_may_rest_on_an_option_that_is_not_the_first():
    space = Space((Issue(id="a", options=("x", "y", "z"), until_tabled=2),))
    assert space.packages(frozenset()) == ((2,),)


@given(spaces())
def test_the_size_is_the_number_of_packages(space):
    assert space.size == len(space.packages()) <= space.combinations


@given(spaces())
def test_what_is_listed_is_what_is_allowed(space):
    everything = product(*(range(len(issue.options)) for issue in space.issues))
    assert list(space.packages()) == [package for package in everything if space.allows(package)]


@given(spaces())
def test_a_package_survives_being_written_as_ids(space):
    for package in space.packages():
        assert space.package_from(space.as_mapping(package)) == package


def test_the_size_of_a_huge_space_is_known_without_walking_it():
    issues = tuple(Issue(id=f"i{at}", options=tuple("abcdefghij")) for at in range(12))
    rule = ((0, frozenset({0})), (11, frozenset({0, 1})))
    assert Space(issues, (rule,)).size == 10**12 - 2 * 10**10


def test_more_exclusions_take_more_packages_away():
    fewer = SMALL.excluding((((0, frozenset({0})),),))
    assert fewer.size == 8
    assert not fewer.allows((0, 1, 0))
    assert not fewer.allows((1, 0, 1))
    assert SMALL.allows((0, 1, 0))


def test_a_space_in_which_nothing_can_exist_is_empty():
    assert SMALL.excluding((((0, frozenset({0, 1, 2})),),)).packages() == ()


def test_a_package_is_built_from_ids_and_filled_from_another():
    assert SMALL.package_from({"price": "20", "colour": "blue", "plan": "long"}) == (1, 1, 2)
    assert SMALL.package_from({"plan": "short"}, fill=(2, 1, 0)) == (2, 1, 1)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"price": "20"}, "nothing about colour, plan"),
        ({"size": "20"}, "no issue 'size'"),
        ({"price": "25"}, "issue price has no option '25'"),
    ],
)
def test_a_package_that_cannot_be_built_says_why(options, why):
    with pytest.raises(ValueError, match=why):
        SMALL.package_from(options)


def test_an_issue_is_found_by_its_id():
    assert SMALL.issue_position("plan") == 2
    with pytest.raises(ValueError, match="no issue 'size'"):
        SMALL.issue_position("size")


def test_a_space_that_makes_no_sense_is_refused():
    issue = Issue(id="a", options=("x",))
    with pytest.raises(ValueError, match="share an id"):
        Space((issue, issue))
    with pytest.raises(ValueError, match="no issue number 3"):
        Space((issue,), (((3, frozenset({0})),),))
    with pytest.raises(ValueError, match="exclude everything"):
        Space((issue,), ((),))


def test_the_clinic_has_729_packages(clinic):
    assert clinic.space.size == len(clinic.space.packages()) == 729
