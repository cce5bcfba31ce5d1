from itertools import product
from math import prod

import pytest

from negotiator_trainer.analysis.players.trainees import TRAINEES, play_out
from negotiator_trainer.analysis.proofs.checked import prove
from negotiator_trainer.analysis.proofs.choices import choices
from negotiator_trainer.analysis.proofs.habits import (
    at_least,
    choices_of_lines,
    first,
    habit,
    longest,
)
from negotiator_trainer.analysis.proofs.meeting import turns_met
from negotiator_trainer.analysis.proofs.proof import Subject
from negotiator_trainer.analysis.proofs.prove_beliefs import belief_checks, facts
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.move import Outside
from negotiator_trainer.engine.play import begin
from negotiator_trainer.script.tree import Place
from tests.analysis.random_games import random_game
from tests.engine.inline import hub, inline
from tests.games import game

TALK = "-> A fine day. #act:small_talk #line:talk\n    <<return>>"
ASK = """-> Why do you sell it? #act:open_question #line:ask
    <<if variant("hard")>>
        Sal: I need not. #signal #line:hard
    <<else>>
        Sal: I must. #signal #line:soft
    <<endif>>
    <<return>>
"""
HIDDEN = """-> How is your wife? #act:small_talk #line:wife
    Sal: Well. #line:well
    <<if variant("hard")>>
        <<trust -5 "nobody asks him that">>
    <<endif>>
    <<return>>
-> And now? #act:open_question #line:now
    <<if $trust < 50>>
        Sal: Cold. #line:cold
    <<endif>>
    <<return>>
"""
SHORT = "play: {buyer: {rounds: 4, par: 4}}"


def subject(played, **how):
    where = Place("scenario.yaml", 1, 1)
    return Subject(game=played, where=lambda _path: where, solver=Solver(played, **how))


def codes(played):
    return {found.code for found in belief_checks(subject(played))}


def test_an_opening_that_differs_without_a_signal_is_shown_without_a_move():
    told = 'title: Start\n---\n<<if variant("hard")>>\n    Sal: Hm. #line:st0{}\n<<endif>>\n'
    told += "Sal: Yes? #line:st1\n<<jump Hub>>\n===\n"
    plain = inline(hub(TALK), SHORT, start=told.replace("{}", ""))
    (found,) = [each for each in belief_checks(subject(plain)) if each.code == "P060"]
    assert found.witness.moves == ()
    assert found.place.line == 4
    tagged = inline(hub(TALK), SHORT, start=told.replace("#line:st0{}", "#signal #line:st0"))
    assert "P060" not in codes(tagged)


def test_what_a_hidden_effect_changes_later_is_found_where_it_shows():
    played = inline(hub(HIDDEN), SHORT)
    (found,) = [each for each in belief_checks(subject(played)) if each.code == "P060"]
    assert [move.id for move in found.witness.moves] == ["wife", "now"]
    assert "“cold”" in found.message
    heard = HIDDEN.replace("Cold. #line", "Cold. #signal #line")
    assert "P060" not in codes(inline(hub(heard), SHORT))


def test_the_first_signal_of_each_pair_is_named_with_the_moves_that_lead_to_it():
    signals = facts(subject(inline(hub(ASK), SHORT))).signals
    (line,) = [each for each in signals if each.kind == "line"]
    assert (line.variants, line.round, line.line) == (("hard", "soft"), 1, "hard")
    assert [move.id for move in line.witness.moves] == ["ask"]
    assert [each.round for each in signals] == sorted(each.round for each in signals)


def test_where_nothing_tells_the_variants_apart_no_signal_is_named():
    same = "play: {buyer: {rounds: 4, par: 4, variants: {hard: {reservation: 30}}}}"
    assert facts(subject(inline(hub(TALK), same))).signals == ()


def test_over_its_budget_the_beliefs_are_left_to_the_checks_that_say_so():
    played = game("scenarios/toy-sale", "buyer")
    assert belief_checks(subject(played, budget=50)) == []
    assert "P001" in {found.code for found in prove(subject(played, budget=50))}


def test_the_checks_of_beliefs_are_among_those_of_a_proof():
    found = prove(subject(inline(hub(HIDDEN), SHORT)))
    assert "P060" in {each.code for each in found}


@pytest.mark.parametrize("seed", range(10))
def test_the_turns_met_hold_every_turn_of_the_principled_trainee_and_a_best_first_move(seed):
    solver = Solver(random_game(seed))
    met = turns_met(solver)
    states = {state for turn in met for state in turn.belief}
    for variant in solver.game.variants:
        _, log = play_out(solver.game, variant, TRAINEES["principled"](None))
        assert {outcome.state for outcome in log if outcome.state.ending < 0} <= states
        assert begin(solver.game, variant).state in states
    for turn in met:
        assert turn.losses[0] == 0
        assert turn.values[0][0] == pytest.approx(solver.value(turn.belief))
        assert len(turn.witness.moves) == turn.belief[0].round


def test_stepping_outside_is_no_second_way():
    played = inline(hub(TALK), "play: {buyer: {rounds: 2, par: 2}}")
    seen = choices(turns_met(Solver(played)))
    for turn in seen.alone:
        near = [move for value, move in turn.values if turn.values[0][0] - value <= 5]
        assert len([move for move in near if not isinstance(move, Outside)]) == 1
    assert seen.alone


@pytest.mark.parametrize("seed", range(10))
def test_lines_of_one_choice_share_what_is_best(seed):
    solver = Solver(random_game(seed))
    for lines in choices_of_lines(solver.game, turns_met(solver)):
        assert sum(lines.best.values()) == pytest.approx(1)
        assert len(lines.options) > 1


def test_lines_of_one_length_say_nothing_about_the_longest():
    two = TALK + "\n-> A vile day. #act:small_talk #line:vile\n    <<return>>"
    solver = Solver(inline(hub(two), SHORT))
    lines = choices_of_lines(solver.game, turns_met(solver))
    assert habit(lines, longest(solver.game)).choices == 0
    assert habit(lines, first).choices == len(lines) > 0


@pytest.mark.parametrize("odds", [[], [0.5], [0.2, 0.9, 0.5], [1 / 3] * 5])
def test_how_probable_so_many_are_is_that_of_going_through_all_cases(odds):
    for times in range(len(odds) + 2):
        cases = product([True, False], repeat=len(odds))
        slow = sum(
            prod(p if comes else 1 - p for p, comes in zip(odds, case, strict=True))
            for case in cases
            if sum(case) >= times
        )
        assert at_least(times, odds) == pytest.approx(slow)
