"""Why another line was better, out of the effects' own reasons."""

from __future__ import annotations

import pytest

from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.move import read_move
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.services.review.better import better_line, brings, costs, prospect
from negotiator_trainer.services.session import Session
from tests.engine.inline import REACTIONS, hub, inline

SHORT = "play: {buyer: {rounds: 3, par: 3, stance: {aspiration: 60, limit: 50}%s}}"
LINES = """
-> Ask. #act:open_question #line:ask
    <<learn wood>>
    <<return>>
-> Ask more. #act:open_question #line:why
    <<learn reason>>
    <<return>>
-> Praise. #act:acknowledge #line:praise
    <<trust +10 "you saw the work in it" because:brief>>
    <<return>>
-> Sneer. #act:complaint #line:sneer
    <<face "you laughed at her work">>
    <<return>>
-> Press. #act:pressure #line:press
    <<trust -5 "pressure without a reason">>
    <<return>>
-> Shout. #act:accuse #line:shout
    <<end thrown>>
-> Delivery? #act:open_question #line:deliver
    <<event delivery>>
    <<return>>
-> Lie. #act:bluff #line:lie
    <<event lie>>
    <<return>>
-> In a hurry. #act:disclose #line:hurry
    <<give hurry>>
    <<return>>
-> Taste. #act:disclose #line:taste
    <<give taste>>
    <<return>>
-> Make me an offer. #act:open_question #line:offer
    <<counter last>>
    <<return>>
-> Nothing. #act:small_talk #line:hm
    <<return>>"""


class Compared:
    """What one move brings and what another one costs, at the first turn of a game."""

    def __init__(self, more="", after="", reactions=REACTIONS):
        self.game = inline(hub(LINES), SHORT % more + after, reactions=reactions)
        self.session = Session(self.game, Words(self.game), variant="soft", seed=1)
        (self.belief,) = Solver(self.game).opening()

    def look(self, text):
        move = read_move(text, self.game.space)
        return prospect(self.game, self.belief, move, 50.0)

    def __call__(self, better, worse):
        new, old = self.look(better), self.look(worse)
        return brings(self.session, new, old), costs(self.session, old, new)


@pytest.fixture(scope="module")
def compared():
    return Compared()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("say ask", "It brings out: It is oak."),
        ("say why", "It brings out what drives them."),
        ("say praise", "Trust +10: you saw the work in it."),
        ("say deliver", "It changes what is possible: Delivery came up."),
        ("offer price=60 finish=plain",
         "They would have agreed to a deal worth €40 to you."),
        ("walk", "Leaving was worth more than going on, and the door stays open."),
        ("say hm", ""),
    ],
)  # fmt: skip
def test_what_the_better_move_brings_is_said_in_its_effects_own_words(compared, line, sentence):
    assert compared(line, "outside")[0] == sentence


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("say press", "Yours moved trust −5: pressure without a reason."),
        ("say sneer", "Yours cost them face: you laughed at her work."),
        ("say shout", "Yours made them leave."),
        ("say lie", "Yours was found out: He looked it up."),
        ("say hurry", "Yours gave away a weakness: You need it today."),
        ("say taste", ""),
        ("walk", "Yours ended the talk while something was still to be had."),
        ("offer price=10 finish=plain", "Yours was taken as an insult."),
        ("offer price=90 finish=plain",
         "Yours closed below your walkaway: the deal is worth €10 to you."),
        ("offer price=70 finish=plain",
         "Yours closed at less than could be had: the deal is worth €30 to you."),
        ("say hm", ""),
    ],
)  # fmt: skip
def test_what_the_played_move_cost_is_too(compared, line, sentence):
    assert compared("outside", line)[1] == sentence


def test_that_they_left_weighs_more_than_how_the_offer_was_taken():
    leaving = "Sal: No. #line:no\n<<end thrown>>\n"
    told = Compared(reactions=REACTIONS.replace("Sal: No. #line:no\n", leaving))
    assert told("outside", "offer price=10 finish=plain")[1] == "Yours made them leave."


def test_taking_what_lies_on_the_table_is_said_as_that():
    told = Compared()
    told.session.play(read_move("say offer", told.game.space))
    told.belief = (told.session.state,)
    assert told("accept", "say hm")[0] == "It takes a deal worth €40 to you."


def test_points_are_counted_as_points():
    told = Compared(after="\nunit: {kind: points, name: points}")
    assert told("outside", "offer price=70 finish=plain")[1].endswith("is worth 30 points to you.")
    told = Compared(after="\nunit: {kind: points, name: points}\nroles: {buyer: {preferences: "
                    "{base: 71}}}")  # fmt: skip
    assert told("outside", "offer price=70 finish=plain")[1].endswith("is worth 1 point to you.")


def test_what_both_do_is_no_reason(compared):
    assert compared("say praise", "say praise") == ("", "")
    assert compared("say press", "say press") == ("", "")


@pytest.mark.parametrize(
    ("patch", "sentence"),
    [
        ("priority: finish", "It brings out how much they care about one issue: Finish."),
        ("limit: {hard: {at_least: 40}, soft: {at_most: 60}}",
         "It brings out something that bears on their limit."),
    ],
)  # fmt: skip
def test_a_fact_whose_words_differ_by_variant_is_named_without_giving_it_away(patch, sentence):
    facts = f", facts: {{reason: {{text: {{hard: Rival., soft: Lease.}}, {patch}}}}}"
    assert Compared(facts)("say why", "say hm")[0] == sentence


def test_a_better_line_has_its_gain_and_at_most_two_sentences():
    game = inline(hub(LINES), SHORT % "")
    solver = Solver(game)
    reviewer = Reviewer(solver, solver.scorer)
    session = Session(game, Words(game), variant="hard", seed=1)
    for text in ("say press", "say hm", "walk"):
        session.play(read_move(text, game.space))
    for step in follow(solver, "hard", session.moves).steps:
        line = better_line(session.before(step.number), step, reviewer.best(step))
        assert line.gain == pytest.approx(step.loss)
        assert line.words
        assert line.reason.count(". ") <= 1
        assert line.reason.endswith(".")
        judged = reviewer.judge(step.belief, read_move(line.move, game.space))
        assert judged.loss == pytest.approx(0, abs=0.01)


def test_without_a_reason_in_the_effects_it_says_what_can_be_expected():
    game = inline(hub(LINES), (SHORT % "").replace("par: 3", "par: 1"))
    solver = Solver(game)
    session = Session(game, Words(game), variant="hard", seed=1)
    session.play(read_move("say hm", game.space))
    (step,) = follow(solver, "hard", session.moves).steps
    line = better_line(session.before(1), step, read_move("outside", game.space))
    assert step.loss > 0.05
    assert line.reason == (
        f"After it {step.before:.0f} points can still be expected, after yours {step.worth:.0f}."
    )
