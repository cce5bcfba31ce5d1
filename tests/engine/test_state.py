import pytest

from negotiator_trainer.engine.outcome import from_record, to_record
from negotiator_trainer.engine.replay import replay
from negotiator_trainer.engine.state import Memory, State, decode, digest, encode
from tests.engine.inline import Table
from tests.games import game

MOVES = (
    "say yd01", "say yd05", "offers price=100 service=none | price=150 service=included",
    "say yd07", "offer price=200 service=included",
)  # fmt: skip


@pytest.fixture(scope="module")
def played():
    return Table(game("scenarios/toy-sale", "buyer"), "no_hurry")(*MOVES)


def test_a_state_that_was_written_is_read_back(played):
    for outcome in played.log:
        assert decode(encode(outcome.state)) == outcome.state
        assert isinstance(decode(encode(outcome.state)).mine, Memory | None)
    assert played.log[-1].state.deal is not None


@pytest.mark.parametrize("text", ["[]", "{}", "7", "[1,2,3]"])
def test_what_is_no_state_is_refused(text):
    with pytest.raises(ValueError, match="not a state"):
        decode(text)


def test_states_that_differ_have_different_digests(played):
    digests = {digest(outcome.state) for outcome in played.log}
    assert len(digests) == len(played.log)
    assert all(len(d) == 16 and int(d, 16) >= 0 for d in digests)


def test_every_field_counts_in_the_digest(played):
    state = played.log[-1].state
    for field in State._fields:
        assert digest(state._replace(**{field: 17})) != digest(state), field


def test_a_log_is_written_as_records_and_read_back(played):
    import json  # noqa: PLC0415

    for outcome in played.log:
        for item in (*outcome.lines, *outcome.events):
            assert from_record(json.loads(json.dumps(to_record(item)))) == item


@pytest.mark.parametrize("record", [{}, {"kind": "magic"}, {"kind": "said", "nonsense": 1}])
def test_an_unknown_record_is_refused(record):
    with pytest.raises(ValueError, match="unknown record"):
        from_record(record)


def test_replaying_the_moves_gives_the_same_log(played):
    from negotiator_trainer.engine.move import read_move  # noqa: PLC0415

    moves = [read_move(text, played.game.space) for text in MOVES]
    assert replay(played.game, "no_hurry", moves) == played.log
