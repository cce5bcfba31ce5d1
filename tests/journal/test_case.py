"""The parts of a case as JSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.journal.case import (
    Branch,
    CheckedAssumption,
    DecisionTree,
    FeltPackage,
    IssueTree,
    Link,
    Links,
    Outcome,
    Review,
    TreeAlternative,
    TreeIssue,
    TreeOption,
)

KINDS = (IssueTree, DecisionTree, Outcome, Review, Links)


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_comes_back_from_its_json_equal(kind):
    @given(st.builds(kind))
    def comes_back(part):
        assert kind.from_json(part.to_json()) == part

    comes_back()


def test_a_tree_keeps_its_options_corrections_and_branches():
    tree = IssueTree(
        issues=(TreeIssue("i1", "price", 60, (TreeOption("low", 60), TreeOption("high"))),),
        felt=(FeltPackage({"i1": 0}, 55),),
    )
    decision = DecisionTree((TreeAlternative("second bidder", (Branch("yes", 70, 420, "time"),)),))

    assert IssueTree.from_json(tree.to_json()) == tree
    assert DecisionTree.from_json(decision.to_json()) == decision


def test_a_review_keeps_its_open_scales():
    review = Review(relationship=(50, None, 75, None), assumptions=(CheckedAssumption("a"),))

    assert Review.from_json(review.to_json()).relationship == (50, None, 75, None)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"agreed":"yes"}', '{"limit":1.5}', '{"package":{"i1":"x"}}', '{"felt":1}'],
)
def test_what_is_no_outcome_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Outcome.from_json(text)


def test_a_link_says_what_the_attempt_was_to_the_case():
    links = Links((Link("0" * 32, "rehearsal", "both hid the date"),))

    assert Links.from_json(links.to_json()) == links
