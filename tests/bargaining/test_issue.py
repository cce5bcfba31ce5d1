from __future__ import annotations

import pytest

from negotiator_trainer.bargaining.issue import Issue, holds, require_inside


def test_an_option_is_found_by_its_id():
    issue = Issue(id="start", options=("march", "june"))
    assert issue.index("june") == 1


def test_an_unknown_option_is_named_together_with_its_issue():
    issue = Issue(id="start", options=("march", "june"))
    with pytest.raises(ValueError, match=r"start.*'may'"):
        issue.index("may")


def test_an_issue_is_latent_when_an_option_applies_until_it_is_tabled():
    assert Issue(id="plan", options=("none", "12m"), until_tabled=0).latent
    assert not Issue(id="plan", options=("none", "12m")).latent


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"options": ()}, "no options"),
        ({"options": ("a", "a")}, "twice"),
        ({"options": ("1", "2"), "numbers": (1,)}, "1 numbers"),
        ({"options": ("2", "1"), "numbers": (2, 1)}, "do not rise"),
        ({"options": ("1", "one"), "numbers": (1, 1)}, "do not rise"),
        ({"options": ("a", "b"), "until_tabled": 2}, "no option number 2"),
        ({"options": ("a", "b"), "until_tabled": -1}, "no option number -1"),
    ],
)
def test_an_issue_that_makes_no_sense_is_refused(wrong, why):
    with pytest.raises(ValueError, match=why):
        Issue(id="x", **wrong)


def test_a_condition_holds_only_where_every_pair_does():
    condition = ((0, frozenset({1, 2})), (2, frozenset({0})))
    assert holds(condition, (1, 5, 0))
    assert holds(condition, (2, 5, 0))
    assert not holds(condition, (1, 5, 1))
    assert not holds(condition, (0, 5, 0))


def test_a_condition_without_pairs_holds_everywhere():
    assert holds((), (3, 1))


def test_a_condition_about_something_that_does_not_exist_is_refused():
    require_inside(((1, frozenset({2})),), (2, 3))
    with pytest.raises(ValueError, match="no issue number 2"):
        require_inside(((2, frozenset({0})),), (2, 3))
    with pytest.raises(ValueError, match="issue number 0 has no option number 2"):
        require_inside(((0, frozenset({2})),), (2, 3))
