from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.journal.case import FeltPackage, IssueTree, TreeIssue, TreeOption
from negotiator_trainer.journal.fitting import fit
from negotiator_trainer.journal.weights import handful, worth


def issue(key, *points):
    options = tuple(TreeOption(f"{key}{at}", each) for at, each in enumerate(points))
    return TreeIssue(key, key.title(), points[0] if points else 0, options)


def felt(tree, *pairs):
    return replace(tree, felt=tuple(FeltPackage(package, points) for package, points in pairs))


SALARY = IssueTree((issue("pay", 60, 25, 0), issue("start", 30, 0), issue("home", 10, 5, 0)))
HALF = {"pay": 1, "start": 0, "home": 2}


@st.composite
def trees(draw, least=1):
    """Trees whose points are laid as the editor lays them."""
    sizes = draw(st.lists(st.integers(2, 5), min_size=least, max_size=5))
    cuts = sorted(
        draw(st.lists(st.integers(0, 100), min_size=len(sizes) - 1, max_size=len(sizes) - 1))
    )
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    issues = []
    for at, (size, weight) in enumerate(zip(sizes, weights, strict=True)):
        inner = draw(st.lists(st.integers(0, weight), min_size=size - 2, max_size=size - 2))
        issues.append(issue(f"i{at}", weight, *sorted(inner, reverse=True), 0))
    return IssueTree(tuple(issues))


@st.composite
def corrected(draw):
    tree = draw(trees())
    packages = draw(
        st.lists(
            st.fixed_dictionaries({i.id: st.integers(0, len(i.options) - 1) for i in tree.issues}),
            max_size=6,
            unique_by=lambda each: tuple(each.items()),
        )
    )
    return felt(tree, *((each, draw(st.integers(0, 100))) for each in packages))


def error(tree, judged):
    return sum((worth(tree, each.options) - each.points) ** 2 for each in judged)


def test_a_package_felt_to_be_worth_less_lowers_what_is_in_it():
    fitted = fit(felt(SALARY, (HALF, 40)))
    assert worth(SALARY, HALF) == 55
    assert abs(worth(fitted.tree, HALF) - 40) <= 1
    assert fitted.tree.issues[1].weight < 30
    assert fitted.largest_miss <= 1


def test_two_feelings_that_cannot_both_be_met_are_met_half_way():
    tree = IssueTree((issue("a", 50, 0), issue("b", 50, 0)))
    first, second = {"a": 0, "b": 1}, {"a": 1, "b": 0}
    fitted = fit(felt(tree, (first, 80), (second, 80)))
    assert [each.weight for each in fitted.tree.issues] == [50, 50]
    assert fitted.largest_miss == 30


def test_what_was_felt_stays_with_the_tree():
    tree = felt(SALARY, (HALF, 40))
    assert fit(tree).tree.felt == tree.felt


def test_a_feeling_about_an_option_that_is_gone_counts_for_nothing():
    assert fit(felt(SALARY, ({**HALF, "pay": 9}, 5), ({"pay": 0}, 5))).tree.issues == SALARY.issues


def test_an_issue_with_nothing_to_choose_gets_no_points():
    odd = IssueTree((*SALARY.issues, issue("logo", 20)))
    fitted = fit(odd).tree
    assert fitted.issues[3].weight == 0
    assert sum(each.weight for each in fitted.issues) == 100


def test_a_tree_without_issues_stays_as_it_is():
    assert fit(IssueTree()).tree == IssueTree()


@given(trees())
def test_where_nothing_is_felt_nothing_moves(tree):
    assert fit(tree).tree == tree


@given(corrected())
@settings(max_examples=60)
def test_the_weights_are_whole_and_sum_to_a_hundred(tree):
    fitted = fit(tree).tree
    assert sum(each.weight for each in fitted.issues) == 100
    for before, after in zip(tree.issues, fitted.issues, strict=True):
        points = [each.points for each in after.options]
        assert all(isinstance(each, int) and each >= 0 for each in points)
        assert (points[0], points[-1]) == (after.weight, 0)
        assert points == sorted(points, reverse=True)
        assert [each.text for each in after.options] == [each.text for each in before.options]


@given(corrected())
@settings(max_examples=60)
def test_the_fit_misses_no_more_than_before_but_for_rounding(tree):
    fitted = fit(tree)
    steps = sum(len(each.options) - 1 for each in tree.issues)
    allowed = (
        len(tree.felt) * steps * 2
        + 2 * steps * sum(abs(worth(tree, f.options) - f.points) for f in tree.felt) ** 0.5
    )
    assert error(fitted.tree, tree.felt) <= error(tree, tree.felt) + allowed
    assert fitted.largest_miss == max(
        (abs(worth(fitted.tree, each.options) - each.points) for each in tree.felt), default=0
    )


@given(corrected())
@settings(max_examples=30)
def test_the_same_feelings_give_the_same_points(tree):
    assert fit(tree) == fit(tree)


@given(trees(least=2), trees(least=2))
@settings(max_examples=40)
def test_feelings_that_do_add_up_are_met(tree, other):
    weights = [each.weight for each in other.issues]
    aim = IssueTree(
        tuple(
            issue(each.id, *(weight * (len(each.options) - 1 - at) // (len(each.options) - 1)
                             for at in range(len(each.options))))
            for each, weight in zip(tree.issues, weights, strict=False)
        )
    )  # fmt: skip
    if len(aim.issues) < len(tree.issues) or sum(each.weight for each in aim.issues) != 100:
        return
    wanted = felt(tree, *((package, worth(aim, package)) for package in handful(aim)))
    steps = sum(len(each.options) - 1 for each in tree.issues)
    assert fit(wanted).largest_miss <= steps + 6
