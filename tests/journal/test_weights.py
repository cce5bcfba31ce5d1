import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.journal.case import FeltPackage, IssueTree, TreeIssue, TreeOption
from negotiator_trainer.journal.weights import (
    felt_points,
    handful,
    laid,
    left,
    moved,
    reweighed,
    with_felt,
    worth,
)


def issue(key, *points, words="o"):
    options = tuple(TreeOption(f"{words}{at}", each) for at, each in enumerate(points))
    return TreeIssue(key, key.title(), points[0] if points else 0, options)


SALARY = IssueTree((issue("pay", 60, 25, 0), issue("start", 30, 0), issue("home", 10, 5, 0)))


def test_a_package_is_worth_the_sum_of_its_options():
    assert worth(SALARY, {"pay": 1, "start": 0, "home": 2}) == 55


def test_what_is_left_open_or_no_longer_there_brings_nothing():
    assert worth(SALARY, {"pay": 1}) == 25
    assert worth(SALARY, {"pay": 1, "gone": 0, "start": 7}) == 25


@pytest.mark.parametrize(("weights", "rest"), [((), 100), ((60, 30), 10), ((80, 30), -10)])
def test_points_left_to_place_are_counted(weights, rest):
    issues = tuple(TreeIssue(str(at), "", weight) for at, weight in enumerate(weights))
    assert left(IssueTree(issues)) == rest


def test_another_weight_keeps_the_shares_of_the_options():
    again = reweighed(issue("pay", 60, 30, 0), 20)
    assert (again.weight, [each.points for each in again.options]) == (20, [20, 10, 0])


def test_the_first_weight_lays_the_options_evenly():
    again = reweighed(issue("pay", 0, 0, 0), 30)
    assert [each.points for each in again.options] == [30, 15, 0]


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ((), ()),
        ((None,), (40,)),
        ((7, 7), (40, 0)),
        ((None, None, None, None, None), (40, 30, 20, 10, 0)),
        ((None, 10, None, None), (40, 10, 5, 0)),
        ((None, 90, -4, None), (40, 40, 0, 0)),
    ],
)
def test_options_nobody_laid_points_on_lie_evenly_between_the_others(points, found):
    assert laid(40, points) == found


@pytest.mark.parametrize("count", [0, 1, 2])
def test_an_issue_may_have_few_options(count):
    again = reweighed(issue("pay", *[0] * count), 30)
    assert [each.points for each in again.options] == [30, 0][:count]


@given(st.lists(st.integers(0, 100), min_size=2, max_size=6), st.integers(0, 100))
def test_the_best_option_brings_the_weight_and_the_worst_nothing(points, weight):
    again = reweighed(issue("pay", *points), weight)
    found = [each.points for each in again.options]
    assert (found[0], found[-1]) == (weight, 0)
    assert all(0 <= each <= weight for each in found)


def test_a_handful_of_packages_falls_in_points_and_leaves_out_the_ends():
    found = handful(SALARY)
    points = [worth(SALARY, package) for package in found]
    assert points == sorted(points, reverse=True)
    assert len(found) == 5
    assert 100 not in points
    assert 0 not in points


def test_each_package_of_the_handful_is_another_one_and_settles_every_issue():
    found = handful(SALARY)
    assert len({tuple(sorted(each.items())) for each in found}) == 5
    assert all(set(each) == {"pay", "start", "home"} for each in found)


def test_with_one_issue_there_is_nothing_to_weigh():
    assert handful(IssueTree((issue("pay", 100, 50, 0), issue("start", 0)))) == ()


def test_few_packages_are_all_shown():
    assert len(handful(IssueTree((issue("a", 60, 0), issue("b", 40, 0))))) == 2


def test_many_issues_with_many_options_are_still_a_handful():
    wide = IssueTree(tuple(issue(f"i{at}", *range(9, -1, -1)) for at in range(14)))
    assert len(handful(wide)) == 5


def test_what_is_felt_is_kept_by_package_and_can_be_forgotten():
    package = {"pay": 1, "start": 0, "home": 2}
    tree = with_felt(with_felt(SALARY, package, 40), package, 45)
    assert tree.felt == (FeltPackage(package, 45),)
    assert felt_points(tree, package) == 45
    assert with_felt(tree, package, None) == SALARY
    assert felt_points(SALARY, package) is None


def test_what_is_felt_stays_within_a_hundred():
    assert with_felt(SALARY, {"pay": 0}, 140).felt[0].points == 100


def changed(*options):
    return IssueTree((TreeIssue("pay", "Pay", 60, tuple(map(TreeOption, options))),))


@pytest.mark.parametrize(
    ("options", "gone"),
    [
        (("a", "b"), set()),
        (("a", "other words"), set()),
        (("a", "b", "c"), set()),
        (("a", "c", "b"), {"pay"}),
        (("b",), {"pay"}),
        (("a",), {"pay"}),
    ],
)
def test_options_are_told_by_position_until_one_goes_or_comes_between(options, gone):
    assert moved(changed("a", "b"), changed(*options)) == gone


def test_the_options_of_an_issue_that_is_gone_cannot_be_told():
    assert moved(changed("a"), IssueTree()) == {"pay"}
