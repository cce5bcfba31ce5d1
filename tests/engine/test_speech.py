from itertools import pairwise

from negotiator_trainer.engine.speech import Speech, Words, shuffled, written_number
from tests.engine.inline import REACTIONS, Table, hub, inline

PHRASES = """-> Tell me. #act:open_question #line:a1
    => Sal: One. #mood:warm #cue:looks_up #line:p1
    => Sal: Two. #line:p2
    => Sal: Three. #line:p3
    <<return>>
-> You asked {theirs("price")}, I said {mine("price")}. #act:summary #line:a2
    Sal: {fact("wood")} years, at {theirs("price")}, {theirs("finish")}. #line:b2
    <<return>>
-> And now? #act:closed_question #line:a3
    Sal: {theirs("price")}. #line:b3
    <<counter last>>
    <<return>>"""
PATCH = "play: {buyer: {facts: {wood: {number: {hard: 1200, soft: 7}}}}}"


def spoken(moves, *, seed=1, variant="hard"):
    game = inline(hub(PHRASES), PATCH, reactions=REACTIONS)
    table = Table(game, variant)(*moves)
    speech = Speech(game, variant, seed, Words(game))
    return [line for outcome in table.log for line in speech.of(outcome)][1:], speech


def words(moves, **more):
    return [line.words for line in spoken(moves, **more)[0]]


def test_the_same_seed_gives_the_same_words():
    assert words(["say a1"] * 5, seed=9) == words(["say a1"] * 5, seed=9)


def test_every_phrasing_is_used_by_some_seed_first():
    assert {words(["say a1"], seed=s)[0] for s in range(20)} == {"One.", "Two.", "Three."}


def test_the_same_phrasing_never_comes_twice_in_a_row():
    said = words(["say a1"] * 7)
    assert all(one != next_ for one, next_ in pairwise(said))
    assert set(said) == {"One.", "Two.", "Three."}


def test_another_group_in_between_does_not_change_the_phrasing():
    plain = words(["say a1", "say a1"])
    mixed = words(["say a1", "say a3", "say a1"])
    assert [mixed[0], mixed[2]] == plain


def test_a_line_carries_what_can_be_seen_and_the_groups_id():
    shown = {line.words: line for seed in range(20) for line in spoken(["say a1"], seed=seed)[0]}
    assert {line.id for line in shown.values()} == {"p1"}
    assert (shown["One."].mood, shown["One."].cue, shown["One."].speaker) == (
        "warm", "looks up", "Sal",
    )  # fmt: skip


def test_numbers_in_speech_come_from_the_model():
    assert words(["say a2"]) == ["1,200 years, at …, …."]
    assert words(["say a2"], variant="soft") == ["7 years, at …, …."]
    assert words(["say a3", "say a2"])[1] == "1,200 years, at €60, plain wood."


def test_a_package_put_in_this_very_move_is_the_one_that_is_named():
    assert words(["say a3"]) == ["€60."]


def test_an_option_is_worded_as_the_numbers_stand_now():
    speech = spoken(["say a3", "offer price=30 finish=gloss"])[1]
    assert speech.option("a2") == "You asked €60, I said €30."
    assert spoken([])[1].option("a2") == "You asked …, I said …."


def test_numbers_are_written_with_thousands_and_a_true_minus_sign():
    game = inline(hub(PHRASES), PATCH)
    assert written_number(game, -12500, money=True) == "−€12,500"
    assert written_number(game, 12500, money=False) == "12,500"


def test_the_order_of_options_follows_from_seed_and_place():
    items = tuple("abcdef")
    orders = {shuffled(items, seed=s, place="Hub") for s in range(10)}
    assert len(orders) > 5
    assert all(sorted(order) == sorted(items) for order in orders)
    assert shuffled(items, seed=3, place="Hub") == shuffled(items[::-1], seed=3, place="Hub")
    assert shuffled(items, seed=3, place="Hub") != shuffled(items, seed=3, place="Side")


def test_of_several_packages_the_one_that_they_liked_best_is_named():
    speech = spoken(["offers price=10 finish=plain | price=30 finish=plain"])[1]
    assert speech.option("a2") == "You asked …, I said €30."
