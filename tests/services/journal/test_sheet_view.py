"""The sheet of a case as the page that practice has."""

from __future__ import annotations

from negotiator_trainer.journal.case import IssueTree, TreeIssue, TreeOption
from negotiator_trainer.scoring.sheet import Guess, Sheet, WrittenAlternative
from negotiator_trainer.services.journal.sheet_view import case_sheet_view
from negotiator_trainer.services.journal.templates import template

TREE = IssueTree(
    (
        TreeIssue("a", "Pay", 60, (TreeOption("more", 60), TreeOption("less", 0))),
        TreeIssue("b", "Start", 40, (TreeOption("May", 40), TreeOption("June", 10))),
        TreeIssue("c", "Not thought through", 0),
        TreeIssue("d", " ", 0, (TreeOption("x"),)),
    )
)


def view(sheet=None, tree=TREE, unit="€", kind="salary"):
    return case_sheet_view(sheet or Sheet(), tree, unit=unit, template=template(kind))


def advised(sheet, **changes):
    return {advice.field for advice in view(sheet, **changes).advice if advice.kind == "warning"}


def test_issues_with_words_and_options_become_rows_and_options_are_their_positions():
    found = view()
    assert [row.name for row in found.issues] == ["Pay", "Start"]
    assert [(o.id, o.label, o.value) for o in found.issues[1].options] == [
        ("0", "May", 40), ("1", "June", 10),
    ]  # fmt: skip
    assert (found.brief, found.base_value, found.unit) == (None, 0, "€")


def test_their_limit_is_a_range_in_the_unit_of_the_case_without_a_public_one():
    form = view().estimate
    assert (form.kind, form.unit, form.low, form.high) == ("money", "€", 0, 0)


def test_questions_and_assumptions_come_from_the_kind_of_negotiation():
    assert view().questions == template("salary").questions
    assert view().assumptions == template("salary").assumptions
    assert view(kind="blank").questions


def test_the_walkaway_follows_from_the_alternatives_as_in_practice():
    sheet = Sheet(alternatives=(WrittenAlternative("stay", 100, 40),), walkaway=45)
    found = view(sheet)
    assert (found.derived.batna, found.derived.value) == ("stay", 40)
    assert advised(sheet) == {"walkaway"}


def test_a_target_below_the_walkaway_may_be_a_price_and_one_equal_to_it_is_no_target():
    assert advised(Sheet(walkaway=50, target=40)) == set()
    assert advised(Sheet(walkaway=50, target=60)) == set()
    assert advised(Sheet(walkaway=50, target=50)) == {"target"}


def test_a_range_out_of_reach_of_the_walkaway_is_noticed_whichever_way_is_up():
    guess = Guess(43, 48)
    assert advised(Sheet(walkaway=50, target=60, guess=guess)) == {"guess"}
    assert advised(Sheet(walkaway=45, target=60, guess=guess)) == set()
    assert advised(Sheet(walkaway=40, target=30, guess=guess)) == {"guess"}
    assert advised(Sheet(walkaway=45, target=30, guess=guess)) == set()
    assert advised(Sheet(walkaway=50, guess=guess)) == set()
    assert advised(Sheet(guess=Guess(48, 43))) == {"guess"}


def test_a_first_offer_is_only_held_against_the_target_where_both_are_points():
    sheet = Sheet(target=80, first_offer={"a": "0", "b": "1"}, first_offer_reason="x")
    tree = IssueTree(TREE.issues[:2])
    assert advised(sheet, unit="", tree=tree) == {"first_offer"}
    assert advised(sheet, unit="€", tree=tree) == set()
    whole = Sheet(target=80, first_offer={"a": "0", "b": "0"}, first_offer_reason="x")
    assert advised(whole, unit="", tree=tree) == set()
    some = Sheet(target=80, first_offer={"b": "1"}, first_offer_reason="x")
    assert advised(some, unit="", tree=tree) == set()
    gone = Sheet(target=80, first_offer={"a": "7", "b": "x"}, first_offer_reason="x")
    assert advised(gone, unit="", tree=tree) == set()


def test_the_range_is_drawn_once_there_are_two_numbers():
    assert view(Sheet(walkaway=50)).strip is None
    strip = view(Sheet(walkaway=50, target=60, guess=Guess(40, 70))).strip
    assert (strip.low, strip.high, strip.walkaway, strip.target) == (40, 70, 50, 60)
    assert (strip.estimate, strip.unit) == ((40, 70), "€")
    assert view(Sheet(walkaway=0, guess=Guess(low=-5))).strip.estimate is None
