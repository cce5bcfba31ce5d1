from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.journal.case import Branch, DecisionTree, TreeAlternative
from negotiator_trainer.journal.decision import taken_over, weigh, written
from negotiator_trainer.scoring.sheet import Sheet, WrittenAlternative
from negotiator_trainer.services.preparation import derive

SELL = TreeAlternative(
    "Sell to the second bidder",
    (
        Branch("they buy", 60, 38_000),
        Branch("they haggle", 30, 35_000),
        Branch("they drop out", 10, 0),
    ),
)
KEEP = TreeAlternative("Keep it a year", (Branch("it keeps its price", 100, 33_000),))

alternatives = st.builds(
    TreeAlternative,
    st.text(max_size=4),
    st.lists(
        st.builds(
            Branch,
            st.text(max_size=3),
            st.integers(0, 100),
            st.none() | st.integers(-(10**6), 10**6),
        ),
        max_size=5,
    ).map(tuple),
)


def one(alternative):
    return weigh(DecisionTree((alternative,)))[0]


def test_the_expected_value_is_each_value_times_its_chance():
    assert one(SELL).expected == 33_300
    assert (one(SELL).low, one(SELL).high, one(SELL).total) == (0, 38_000, 100)


def test_the_best_of_them_is_the_batna():
    assert [each.best for each in weigh(DecisionTree((KEEP, SELL)))] == [False, True]


def test_where_one_pays_the_cheapest_is_the_batna():
    found = weigh(DecisionTree((SELL, KEEP)), less_is_better=True)
    assert [each.best for each in found] == [False, True]


def test_where_one_pays_a_rest_is_not_free():
    partly = TreeAlternative("a", (Branch("b", 60, 1_000), Branch("c", 20, 2_000)))
    assert weigh(DecisionTree((partly,)), less_is_better=True)[0].expected == 1_250


def test_of_equal_ones_the_first_is_best():
    assert [each.best for each in weigh(DecisionTree((KEEP, KEEP)))] == [True, False]


def test_chances_that_leave_a_rest_count_it_as_nothing():
    assert one(TreeAlternative("a", (Branch("b", 70, 1_000),))).expected == 700


def test_chances_above_all_are_counted_in_proportion():
    twice = TreeAlternative("a", (Branch("b", 100, 1_000), Branch("c", 100, 0)))
    assert (one(twice).total, one(twice).expected) == (200, 500)


def test_a_branch_that_may_happen_without_a_value_leaves_the_sum_open():
    unsure = TreeAlternative("a", (Branch("b", 70, 1_000), Branch("c", 30)))
    assert (one(unsure).expected, one(unsure).unvalued, one(unsure).best) == (None, 1, False)


def test_a_branch_that_cannot_happen_needs_no_value():
    assert one(TreeAlternative("a", (Branch("b", 100, 5), Branch("c", 0)))).expected == 5


def test_halves_are_rounded_upwards():
    assert one(TreeAlternative("a", (Branch("b", 50, 1), Branch("c", 50, 0)))).expected == 1
    assert one(TreeAlternative("a", (Branch("b", 50, -1), Branch("c", 50, 0)))).expected == 0


def test_on_the_sheet_it_has_words_feasibility_and_value():
    partly = TreeAlternative("Wait", (Branch("a", 60, 100), Branch("b", 20, 60)))
    assert written(partly) == WrittenAlternative("Wait", 80, 90)
    assert written(TreeAlternative("Wait")) == WrittenAlternative("Wait")


def test_taking_it_over_twice_leaves_one_line():
    sheet = Sheet(alternatives=(WrittenAlternative("keep IT a year ", 50, 1),))
    once = taken_over(sheet, KEEP)
    assert once.alternatives == (WrittenAlternative("Keep it a year", 100, 33_000),)
    assert taken_over(once, KEEP) == once


def test_a_new_one_is_added_under_those_that_there_are():
    sheet = taken_over(Sheet(alternatives=(WrittenAlternative("rent it out"),)), KEEP)
    assert [each.text for each in sheet.alternatives] == ["rent it out", "Keep it a year"]


@given(alternatives)
def test_the_expected_value_lies_between_nothing_and_the_branches(alternative):
    found = one(alternative)
    if found.expected is not None:
        assert min(found.low, 0) <= found.expected <= max(found.high, 0)
        if found.total >= 100:
            assert found.low <= found.expected <= found.high


@given(alternatives)
def test_the_only_alternative_gives_the_same_on_the_sheet_as_in_the_tree(alternative):
    named = replace(alternative, text="a")
    expected = one(named).expected
    if expected is not None and expected > 0:
        sheet = taken_over(Sheet(), named)
        assert abs((derive(sheet).value or 0) - expected) <= 1


@given(st.lists(alternatives, max_size=4).map(tuple))
def test_at_most_one_is_best_and_none_is_better(tree):
    found = weigh(DecisionTree(tree))
    best = [each for each in found if each.best]
    known = [each.expected for each in found if each.expected is not None]
    assert len(best) == bool(known)
    assert all(best[0].expected >= each for each in known)
