import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.engine.move import (
    Accept,
    Offer,
    Outside,
    Say,
    Walk,
    read_move,
    write_move,
)
from negotiator_trainer.errors import MoveError
from tests.engine.inline import hub, inline

SPACE = inline(hub("-> W. #act:greeting #line:a1\n    <<return>>")).space

packages = st.sampled_from(SPACE.packages())
moves = st.one_of(
    st.builds(Say, st.from_regex(r"[a-z][a-z0-9_.]{0,20}", fullmatch=True)),
    st.builds(lambda p: Offer((p,)), packages),
    st.builds(lambda ps: Offer(tuple(ps), "offers"), st.lists(packages, min_size=2, max_size=4)),
    st.builds(
        lambda p, asked: Offer((p,), "if", frozenset(asked)), packages, st.sets(st.integers(0, 2))
    ),
    st.sampled_from([Accept(), Walk(), Outside()]),
)


@given(move=moves)
def test_a_move_that_was_written_is_read_back(move):
    assert read_move(write_move(move, SPACE), SPACE) == move


@given(move=moves)
def test_blanks_around_a_move_do_not_matter(move):
    text = "  " + write_move(move, SPACE).replace(" ", "  ") + " "
    assert read_move(text, SPACE) == move


def test_moves_are_written_by_name_and_never_by_position():
    assert write_move(Offer(((5, 1, 0),)), SPACE) == "offer price=50 finish=gloss extra=none"
    assert write_move(Offer(((5, 1, 0), (6, 0, 1)), "offers"), SPACE) == (
        "offers price=50 finish=gloss extra=none | price=60 finish=plain extra=full"
    )
    assert write_move(Offer(((5, 1, 0),), "if", frozenset({1})), SPACE) == (
        "if finish=gloss then price=50 extra=none"
    )


def test_latent_issues_that_are_left_out_stay_as_they_are():
    assert read_move("offer finish=gloss price=50", SPACE) == Offer(((5, 1, 0),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a move"),
        ("shout", "is not a move"),
        ("say", "is not a move"),
        ("say a b", "is not a move"),
        ("accept it", "is not a move"),
        ("if price=50 finish=plain", "is not a move"),
        ("offer", "is not a move"),
        ("offer price=50", "finish"),
        ("offer price=55 finish=plain", "55"),
        ("offer price=50 colour=red", "colour"),
        ("offer price=50 price=60 finish=plain", "twice"),
        ("offer price", "ISSUE=OPTION"),
        ("offers price=50 finish=plain", "1 packages"),
        ("offers " + " | ".join(["price=50 finish=plain"] * 5), "5 packages"),
        ("if price=50 then price=60 finish=plain", "twice"),
    ],
)
def test_what_is_not_a_move_is_refused_with_what_would_be(text, said):
    with pytest.raises(MoveError) as refused:
        read_move(text, SPACE)
    assert said in refused.value.problem
    assert refused.value.remedy


@given(text=st.text(max_size=60))
def test_no_text_crashes_the_reader(text):
    try:
        move = read_move(text, SPACE)
    except MoveError:
        return
    assert read_move(write_move(move, SPACE), SPACE) == move
