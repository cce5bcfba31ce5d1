import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.analysis.solving.belief import observation
from negotiator_trainer.engine.move import Offer, read_move, write_move
from negotiator_trainer.engine.outcome import Ended, Offered, from_record, to_record
from negotiator_trainer.engine.play import (
    apply,
    begin,
    can_accept,
    can_offer,
    legal_moves,
    legal_packages,
    step,
)
from negotiator_trainer.engine.replay import replay
from negotiator_trainer.engine.speech import Speech, Words
from negotiator_trainer.engine.state import Memory, decode, digest, encode
from tests.every_scenario import every_game

GAMES = every_game()
choices = st.lists(st.integers(0, 10**6), min_size=5, max_size=24)


def moves_at(game, state, choice):
    """One legal move, of any kind, picked by a number."""
    moves = list(legal_moves(game, state))
    packages = legal_packages(game, state)
    if packages:
        one, two = packages[choice % len(packages)], packages[choice // 7 % len(packages)]
        asked = frozenset({choice % len(one)})
        moves += [Offer((one,)), Offer((one, two), "offers"), Offer((one,), "if", asked)]
    return moves[choice % len(moves)]


def play(game, variant, chosen):
    log, moves = [begin(game, variant)], []
    for choice in chosen:
        if log[-1].state.ending >= 0:
            break
        moves.append(moves_at(game, log[-1].state, choice))
        log.append(apply(game, log[-1].state, moves[-1]))
    return moves, log


each_game = pytest.mark.parametrize("game", GAMES.values(), ids=GAMES)


anything = st.tuples(st.integers(0, 3), choices)


def drawn(game, some):
    variant, chosen = some
    return game.variants[variant % len(game.variants)], chosen


@each_game
@settings(max_examples=120)
@given(some=anything)
def test_any_sequence_of_legal_moves_passes_through_valid_states(game, some):
    variant, chosen = drawn(game, some)
    moves, log = play(game, variant, chosen)
    for number, outcome in enumerate(log):
        state = outcome.state
        assert state.round == number <= game.side.rounds
        assert 0 <= state.trust <= state.ceiling <= 100
        assert state.trust % 5 == 0
        assert 0 <= state.tension <= 4
        assert 0 <= state.face <= 4
        assert all(
            c.first <= value <= c.last
            for c, value in zip(game.side.counters.values(), state.counters, strict=True)
        )
        assert state.mine is None or (isinstance(state.mine, Memory) and state.mine.band < 8)
        assert (state.ending >= 0) == any(isinstance(e, Ended) for e in outcome.events)
        assert state.ending >= 0 or legal_moves(game, state) or can_offer(game, state)
        if state.deal is not None:
            assert game.situations.at(state.variant, log[-2].state.events).space.allows(state.deal)
        if state.ending < 0 and can_accept(game, state):
            assert game.situations.at(state.variant, state.events).space.allows(state.theirs)
    assert len(moves) == len(log) - 1


@each_game
@settings(max_examples=120)
@given(some=anything)
def test_any_sequence_replays_to_the_same_log(game, some):
    variant, chosen = drawn(game, some)
    moves, log = play(game, variant, chosen)
    written = [write_move(move, game.space) for move in moves]
    again = replay(game, variant, [read_move(text, game.space) for text in written])
    assert again == log
    for outcome, other in zip(log, again, strict=True):
        assert digest(outcome.state) == digest(other.state)
        assert decode(encode(outcome.state)) == outcome.state
        for item in (*outcome.lines, *outcome.events):
            assert from_record(to_record(item)) == item


@each_game
@settings(max_examples=120)
@given(some=anything)
def test_step_and_apply_agree_at_every_move(game, some):
    variant, chosen = drawn(game, some)
    moves, log = play(game, variant, chosen)
    for before, move, after in zip(log, moves, log[1:], strict=False):
        assert step(game, before.state, move) == after.state


def secrets(game):
    """For each fact, what would give it away; what everybody knows gives nothing away."""
    public = game.scenario.brief + " " + game.scenario.roles[game.role].sheet

    def pattern(word):
        return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)

    return [
        [p for word in fact.says if not (p := pattern(word)).search(public)]
        + [re.compile(re.escape(f'{{fact("{name}")}}'))]
        for name, fact in game.side.facts.items()
    ]


@each_game
@settings(max_examples=120)
@given(some=anything)
def test_confidential_words_never_show_before_the_fact_is_known(game, some):
    variant, chosen = drawn(game, some)
    hidden, words = secrets(game), Words(game)
    for outcome in play(game, variant, chosen)[1]:
        shown = [line.text for said in outcome.lines for line in words.groups[said.id]]
        for i, patterns in enumerate(hidden):
            if not outcome.state.known >> i & 1:
                told = [(p.pattern, text) for p in patterns for text in shown if p.search(text)]
                assert not told, tuple(game.side.facts)[i]


@each_game
@settings(max_examples=120)
@given(some=anything, seed=st.integers(0, 2**31))
def test_every_line_can_be_worded_and_leaves_no_placeholder_open(game, some, seed):
    variant, chosen = drawn(game, some)
    speech = Speech(game, variant, seed, Words(game))
    for outcome in play(game, variant, chosen)[1]:
        for line in speech.of(outcome):
            assert line.words
            assert "{" not in line.words


@each_game
@settings(max_examples=120)
@given(some=anything)
def test_before_a_signal_the_variants_say_and_offer_the_same(game, some):
    _, chosen = some
    logs = [[begin(game, variant)] for variant in game.variants]
    for choice in chosen:
        if any(log[-1].state.ending >= 0 for log in logs):
            return
        move = moves_at(game, logs[0][-1].state, choice)
        for log in logs:
            log.append(apply(game, log[-1].state, move))
        seen = {observation(game, log[-1]) for log in logs}
        if len(seen) > 1:
            signalled = any(said.signal for log in logs for said in log[-1].lines)
            # Yes or no to an offer, and a walkaway that stops their own, are signals by nature.
            stopped = any(
                isinstance(e, Offered) and e.by == "them" for log in logs for e in log[-1].events
            )
            assert signalled or stopped or isinstance(move, Offer)
            return
