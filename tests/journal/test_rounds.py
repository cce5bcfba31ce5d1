from negotiator_trainer.journal.case import IssueTree, TreeIssue, TreeOption
from negotiator_trainer.journal.rounds import NotedOffer, last_of, over, package_words

TREE = IssueTree(
    issues=(
        TreeIssue("a1", "Price", 60, (TreeOption("38k", 60), TreeOption("42k", 0))),
        TreeIssue("b2", "Start", 40, (TreeOption("March", 40), TreeOption("May", 0))),
    )
)
OFFERS = (
    NotedOffer("me", {"a1": 0, "b2": 0}),
    NotedOffer("them", {"a1": 1, "b2": 1}),
    NotedOffer("me", {"a1": 0, "b2": 1}),
)


def test_what_each_side_offered_last_is_found():
    assert last_of(OFFERS, "me") == {"a1": 0, "b2": 1}
    assert last_of(OFFERS, "them") == {"a1": 1, "b2": 1}
    assert last_of((), "me") == {}


def test_a_package_is_told_issue_by_issue_and_what_is_open_is_left_out():
    assert package_words(TREE, {"a1": 0, "b2": 1}) == "Price: 38k, Start: May"
    assert package_words(TREE, {"a1": 9, "zz": 0}) == ""


def test_a_package_is_held_against_the_walkaway():
    assert over(TREE, {"a1": 0}, 50) == 10
    assert over(TREE, {"a1": 1}, 50) == -50
    assert over(TREE, {"a1": 0}, None) is None
