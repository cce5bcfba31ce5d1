"""Which skill a move belongs to, what a turn trained, and what comes of an attempt."""

from __future__ import annotations

import pytest

from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.script.vocabulary import ACTS
from negotiator_trainer.services import skills
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.session import Session
from negotiator_trainer.services.skill_names import NAMES, SHORT, SKILLS
from negotiator_trainer.services.skills import Trained, prepared_score, skill_of, uses_of


@pytest.fixture
def at(trainer):
    """The table of the toy sale after some moves."""

    def play(*moves, variant="moving_out"):
        attempt = trainer.start("toy-sale", "buyer", variant=variant, seed=4)
        for move in moves:
            trainer.play(attempt, move)
        return trainer.practice.session(attempt)

    return play


def skill(session, move):
    return skill_of(session.game, session.log, session.read(move))


def test_there_are_nine_skills_and_each_has_its_names():
    assert len(SKILLS) == 9
    assert set(NAMES) == set(SHORT) == set(SKILLS)
    assert len({*NAMES.values()}) == len({*SHORT.values()}) == 9


def test_every_kind_of_line_belongs_to_a_skill():
    assert set(skills._OF_ACT) == set(ACTS)
    assert set(skills._OF_ACT.values()) <= set(SKILLS)


@pytest.mark.parametrize(
    ("move", "belongs"),
    [
        ("say yd01", "ask"), ("say yd09", "ask"), ("say yd11", "tactics"), ("say yd13", "open"),
        ("outside", "tactics"), ("walk", "close"), ("offer price=100", "open"),
    ],
)  # fmt: skip
def test_a_line_belongs_to_the_skill_of_its_kind(at, move, belongs):
    assert skill(at(), move) == belongs


def test_a_yes_is_closing(at):
    assert skill(at("say yd09"), "accept") == "close"


def test_of_offers_the_first_opens_and_a_later_one_gives_ground_or_trades(at):
    session = at("say yd05", "say yd07", "offer price=100 service=included")
    for move, belongs in (
        ("offer price=150 service=included", "concede"),
        ("offer price=100 service=included", "concede"),
        ("offer price=100 service=none", "concede"),
        ("offer price=150 service=none", "concede"),
        ("offers price=100 service=none | price=150 service=included", "trade"),
        ("if service=included then price=150", "trade"),
    ):
        assert skill(session, move) == belongs
    with_loss = at("say yd05", "offer price=100 service=none")
    assert skill(with_loss, "offer price=150 service=included") == "trade"


def test_what_a_turn_trained_follows_from_what_it_cost(reviewed):
    session, review, better = reviewed("say yd11", "say yd09", "say yd13", "say bn05", "walk")
    found = {each.turn: each.skill for each in skills.trained(session, review, better)}
    costly = {turn.step.number for turn in review.turns if turn.step.loss > 5}
    assert 5 in costly
    assert found[5] == "close"
    for turn in {1, 2, 3, 4} - costly:
        assert found[turn] == skill_of(
            session.game, session.log[:turn], session.moves[turn - 1]
        )  # fmt: skip
    for turn in costly - {5}:
        assert found[turn] == skill_of(session.game, session.log[:turn], better[turn])


def test_a_weakness_that_is_given_away_is_about_protecting(reviewed):
    session, review, better = reviewed("say yd13", "say bn03", "walk")
    found = skills.trained(session, review, better)
    assert found[1].skill == "protect"


def test_a_skill_is_the_mean_over_what_counts_and_names_the_worst_turn_first():
    turns = [
        Trained(turn=1, skill="trade", accuracy=90.0),
        Trained(turn=2, skill="ask", accuracy=80.0),
        Trained(turn=3, skill="ask", accuracy=None),
        Trained(turn=4, skill="ask", accuracy=40.0),
    ]
    uses = [(u.skill, u.count, u.score, u.turns) for u in uses_of(turns)]
    assert uses == [("ask", 2, 60.0, (4, 2)), ("trade", 1, 90.0, (1,))]
    assert uses_of(turns[2:3]) == ()
    first = uses_of(turns, prepared=70.0)[0]
    assert (first.skill, first.count, first.score, first.turns) == ("prepare", 1, 70.0, (0,))


def test_preparation_is_scored_by_its_two_figures_alone(at, trainer, database):
    session = at()
    scorer = Scorer(session.game)

    def score(sheet, *guesses):
        attempt = trainer.start("toy-sale", "buyer", variant="moving_out", seed=4)
        for guess in guesses:
            trainer.practice.estimate(attempt, guess, stage="prepared")
        with database.unit() as unit:
            return prepared_score(session, scorer, sheet, unit.estimates.list(attempt))

    assert score(None) is None
    assert score(Sheet(questions=("one", "two", "three"), trigger="x")) is None
    assert score(Sheet(walkaway=80)) == 100
    best = scorer.zones.worth(session.state).best
    assert score(Sheet(walkaway=best)) == 0
    assert score(Sheet(walkaway=(80 + best) // 2)) == pytest.approx(50)
    assert score(None, Guess(0, 1), Guess(100, 100)) == 100
    assert score(Sheet(walkaway=best), Guess(100, 100)) == 50


def test_where_nothing_can_be_agreed_the_walkaway_is_measured_against_what_there_is():
    playable = Library().open("wrong-partner")
    role, side = next(iter(playable.scenario.play.items()))
    shut = next(name for name, variant in side.variants.items() if variant.zone == "never")
    game = playable.game(role)
    session = Session(game, playable.words(role), variant=shut, seed=1)
    scorer = Scorer(game)
    assert scorer.zones.worth(session.state).best is None
    right = game.situations.at(session.state.variant, 0).mine.reservation
    assert prepared_score(session, scorer, Sheet(walkaway=right), ()) == 100
    assert prepared_score(session, scorer, Sheet(walkaway=right + 3), ()) < 100


@pytest.fixture
def reviewed(at):
    """Play, and judge what was played."""
    from negotiator_trainer.analysis.judging.labels import FINE  # noqa: PLC0415
    from negotiator_trainer.analysis.judging.review import Reviewer  # noqa: PLC0415
    from negotiator_trainer.analysis.judging.track import follow  # noqa: PLC0415
    from negotiator_trainer.analysis.solving.solver import Solver  # noqa: PLC0415

    def judge(*moves):
        session = at(*moves)
        solver = Solver(session.game)
        reviewer = Reviewer(solver, solver.scorer)
        review = reviewer.review(follow(solver, session.variant, session.moves))
        costly = [turn.step for turn in review.turns if turn.step.loss > FINE]
        return session, review, {step.number: reviewer.best(step) for step in costly}

    return judge
