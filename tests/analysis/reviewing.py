"""Solved games, and plays by chance that also put several packages on the table."""

from __future__ import annotations

from functools import cache

from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.analysis.solving.solver_score import ManyEnds
from negotiator_trainer.engine.move import Offer, read_move
from negotiator_trainer.engine.play import apply, begin, can_offer, legal_moves, legal_packages
from tests.games import game

FIXED = {"sale": ("scenarios/toy-sale", "buyer"), "doors": ("scenarios/two-doors", "tenant")}


@cache
def solver(name):
    """Solve a fixture, once a process."""
    played = game(*FIXED[name])
    solved = Solver(played)
    solved.start()
    return solved


@cache
def reviewer(name):
    return Reviewer(solver(name), ManyEnds(game(*FIXED[name])))


def reviewed(name, variant, *moves, assisted=()):
    """Review a play that is given in the log's notation."""
    solved = solver(name)
    read = [read_move(move, solved.game.space) for move in moves]
    return reviewer(name).review(follow(solved, variant, read), assisted=assisted)


def any_move(played, state, chance):
    """Draw a kind of move, then the move: one package, several, or one with a condition."""
    moves = list(legal_moves(played, state))
    if not can_offer(played, state) or chance.random() < 0.5:
        return chance.choice(moves)
    packages = legal_packages(played, state)
    kind = chance.choice(["offer", "offers", "if"])
    if kind == "offers" and len(packages) > 1:
        many = chance.randint(2, min(4, len(packages)))
        return Offer(tuple(chance.sample(packages, many)), "offers")
    one = (chance.choice(packages),)
    return Offer(one, "if", frozenset({0})) if kind == "if" else Offer(one)


def any_play(played, chance):
    """Play by chance to the end; the variant, the moves and the true final state."""
    variant = chance.choice(played.variants)
    state = begin(played, variant).state
    moves = []
    while state.ending < 0:
        move = any_move(played, state, chance)
        moves.append(move)
        state = apply(played, state, move).state
    return variant, moves, state
