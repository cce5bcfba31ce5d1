import pytest

from negotiator_trainer.journal.case import (
    Branch,
    DecisionTree,
    FeltPackage,
    IssueTree,
    TreeAlternative,
    TreeIssue,
    TreeOption,
)
from negotiator_trainer.scoring.sheet import (
    Guess,
    Sheet,
    Trade,
    WrittenAdjustment,
    WrittenAlternative,
    WrittenAssumption,
)
from negotiator_trainer.ui.pages.journal.part_words import PartWords, sheet_titles

TREE = IssueTree(
    (TreeIssue("a1", "Price", 60, (TreeOption("38k", 60), TreeOption("42k"))),),
    (FeltPackage({"a1": 1}, 20),),
)
FULL = Sheet(
    alternatives=(WrittenAlternative("second bidder", 75, 38_000), WrittenAlternative("wait")),
    adjustments=(WrittenAdjustment("hassle", -500),),
    walkaway=38_000,
    minimum_terms=("in May",),
    trigger="they say final",
    exit_line="not today",
    target=42_000,
    first_offer={"a1": "0", "gone": "1"},
    first_offer_reason="three quotes",
    interests=("calm",),
    only_i_bring=("cash",),
    only_they_bring=("crew",),
    power=6,
    guess=Guess(36_000, None),
    chips={"a1": 40},
    assumptions=(WrittenAssumption("they are in a hurry"),),
    questions=("why March?",),
    trades=(Trade("early pay", "service"),),
    agree_chance=70,
)


@pytest.fixture
def words(qapp):
    return PartWords(unit="€", guess_unit="£", issues=TREE)


def test_every_field_of_the_sheet_can_be_read(words):
    lines = words.lines(FULL)
    assert list(lines) == list(sheet_titles().values())
    assert lines["My alternatives"] == ("second bidder · 75 % · €38,000", "wait · 100 %")
    assert lines["My first offer"] == ("Price: 38k", "an issue that is gone")
    assert lines["My guess of their limit"] == ("£36,000 – open",)
    assert lines["How strong I feel"] == ("6 / 10",)
    assert lines["I think we will agree"] == ("70 %",)
    assert lines["Trades"] == ("early pay → service",)


def test_what_is_empty_is_not_read(words):
    assert words.lines(Sheet()) == {}
    assert words.lines(IssueTree()) == words.lines(DecisionTree()) == {}


def test_a_zero_is_not_nothing(words):
    assert words.lines(Sheet(walkaway=0, power=0)) == {
        "My walkaway": ("€0",),
        "How strong I feel": ("0 / 10",),
    }


def test_the_trees_are_read_line_by_line(words):
    assert list(words.lines(TREE).values()) == [("Price (60): 38k 60 · 42k 0",), ("42k = 20",)]
    tree = DecisionTree((TreeAlternative("wait", (Branch("it rains", 40, None, "in May"),)),))
    assert words.lines(tree) == {
        "My alternatives, weighed": ("wait", "  40 % it rains: no value yet (in May)")
    }


def test_what_differs_is_told_field_by_field(words):
    before = Sheet(walkaway=38_000, interests=("calm",))
    after = Sheet(walkaway=37_000, interests=("calm",), trigger="final")
    found = [(d.title, d.was, d.now) for d in words.differences(before, after)]
    assert found == [
        ("My walkaway", ("€38,000",), ("€37,000",)),
        ("I leave when", (), ("final",)),
    ]


def test_what_is_the_same_does_not_differ(words):
    assert words.differences(FULL, FULL) == ()
