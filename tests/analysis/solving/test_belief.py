import random

import pytest

from negotiator_trainer.analysis.solving.belief import BruteForce, every_move, opening, successors
from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.scoring.measures import Scorer
from tests.games import game

ASK, TALK = Say("ha1"), Say("ha4")


@pytest.fixture(scope="module")
def doors():
    return game("scenarios/two-doors", "tenant")


@pytest.fixture(scope="module")
def solved(doors):
    return BruteForce(doors, Scorer(doors).overall)


def start_of(doors):
    (belief,) = opening(doors).values()
    return belief


def test_before_a_signal_the_variants_look_the_same(doors):
    (after,) = successors(doors, start_of(doors), TALK).values()
    assert {state.variant for state in after} == {0, 1}


def test_the_answer_to_the_question_tells_the_variants_apart(doors):
    after = successors(doors, start_of(doors), ASK).values()
    assert sorted(len(belief) for belief in after) == [1, 1]


def test_asking_is_right(doors, solved):
    belief = start_of(doors)
    assert solved.best(belief) == ASK
    guess = max(solved.of_move(belief, Offer(((room,),))) for room in (0, 1))
    assert solved.of_move(belief, ASK) > guess + 20


def test_averaging_the_variants_solutions_makes_the_question_look_like_a_loss(doors, solved):
    belief = start_of(doors)
    assert solved.averaged(belief, TALK) > solved.averaged(belief, ASK)
    assert solved.of_move(belief, ASK) >= solved.of_move(belief, TALK)


def test_hindsight_is_worth_at_least_as_much_as_the_belief(doors, solved):
    hindsight = sum(solved.hindsight(variant) for variant in doors.variants) / 2
    assert hindsight >= solved.start()


def test_the_value_is_that_of_a_search_written_another_way(doors, solved):
    """Tries every history by itself: no beliefs as sets, nothing kept, weights by hand."""
    score = Scorer(doors).overall

    def search(histories):
        states = [history[-1].state for history in histories]
        if states[0].ending >= 0:
            return sum(map(score, states)) / len(states)
        moves = [ASK, TALK, Walk(), Outside(), Offer(((0,),)), Offer(((1,),))]
        if any(e for e in histories[0] if "ha1" in {getattr(x, "id", "") for x in e.events}):
            moves.remove(ASK)
        return max(branch(histories, move) for move in moves)

    def branch(histories, move):
        after = {}
        for history in histories:
            outcome = apply(doors, history[-1].state, move)
            seen = (tuple(s.id for s in outcome.lines), outcome.state.ending)
            after.setdefault(seen, []).append([*history, outcome])
        return sum(len(group) * search(group) for group in after.values()) / len(histories)

    histories = [[begin(doors, variant)] for variant in doors.variants]
    assert search(histories) == pytest.approx(solved.start(), abs=1e-9)


@pytest.mark.parametrize("seed", range(40))
def test_the_overall_is_the_value_of_the_start_less_the_losses_plus_the_luck(doors, solved, seed):
    chance = random.Random(seed)
    variant = chance.choice(doors.variants)
    state = begin(doors, variant).state
    belief = start_of(doors)
    total = solved.start()
    while state.ending < 0:
        move = chance.choice(every_move(doors, belief))
        loss = solved.value(belief) - solved.of_move(belief, move)
        state = apply(doors, state, move).state
        after = next(b for b in successors(doors, belief, move).values() if state in b)
        luck = solved.value(after) - solved.of_move(belief, move)
        assert loss >= -1e-9
        total += luck - loss
        belief = after
    assert total == pytest.approx(Scorer(doors).overall(state), abs=0.01)


def test_nothing_stands_to_be_accepted_before_they_have_asked(doors):
    assert Accept() not in every_move(doors, start_of(doors))
