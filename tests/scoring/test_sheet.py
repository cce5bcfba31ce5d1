import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.scoring.sheet import (
    Guess,
    Sheet,
    Trade,
    WrittenAdjustment,
    WrittenAlternative,
    WrittenAssumption,
)

words = st.text(max_size=20)
amount = st.none() | st.integers(-(10**9), 10**9)
sheets = st.builds(
    Sheet,
    alternatives=st.lists(
        st.builds(WrittenAlternative, words, st.integers(0, 100), amount), max_size=3
    ).map(tuple),
    adjustments=st.lists(st.builds(WrittenAdjustment, words, st.integers()), max_size=2).map(tuple),
    walkaway=amount, minimum_terms=st.lists(words, max_size=2).map(tuple), trigger=words,
    exit_line=words, target=amount, first_offer=st.dictionaries(words, words, max_size=3),
    first_offer_reason=words, interests=st.lists(words, max_size=2).map(tuple),
    power=st.none() | st.integers(0, 10),
    guess=st.builds(Guess, amount, amount, st.lists(st.integers(0, 100), max_size=6).map(tuple)),
    chips=st.dictionaries(words, st.integers(0, 100), max_size=3),
    assumptions=st.lists(
        st.builds(WrittenAssumption, words, st.none() | st.integers(0, 5)), max_size=2
    ).map(tuple),
    questions=st.lists(words, max_size=3).map(tuple),
    trades=st.lists(st.builds(Trade, words, words), max_size=2).map(tuple),
    agree_chance=st.none() | st.integers(0, 100),
)  # fmt: skip


@given(sheet=sheets)
def test_a_sheet_that_was_written_is_read_back(sheet):
    assert Sheet.from_json(sheet.to_json()) == sheet


def test_an_empty_sheet_is_a_sheet():
    assert Sheet.from_json(Sheet().to_json()) == Sheet()
    assert Sheet.from_json("{}") == Sheet()


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "null", '{"colour": 1}', '{"alternatives": 3}', '{"trades": [{}]}',
             '{"guess": {}}', '{"guess": null}', '{"guess": {"low": 1, "high": 2, "panel": 3}}']
)  # fmt: skip
def test_what_is_no_sheet_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  JSON's own message or ours
        Sheet.from_json(text)


@pytest.mark.parametrize(
    ("guess", "complete"),
    [(Guess(), False), (Guess(low=1), False), (Guess(1, 2), True), (Guess(0, 0), True),
     (Guess(panel=(50,)), True)],
)  # fmt: skip
def test_a_guess_is_complete_when_it_can_be_scored(guess, complete):
    assert guess.complete is complete
