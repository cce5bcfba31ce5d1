import pytest

from negotiator_trainer.services.handbook.topics import of_turn

OFFER = "offer price=100 service=none"


@pytest.fixture
def session(trainer, played):
    def play(*moves, end=False):
        return trainer.practice.session(played(*moves, end=end))

    return play


def first(session, turn, **more):
    return of_turn(session, turn, **more)[0]


def test_a_line_is_about_its_act(session):
    talk = session("say yd01", "say yd11")
    assert of_turn(talk, 1) == ("act:open_question",)
    assert of_turn(talk, 2) == ("act:threat",)


def test_the_first_figure_is_another_thing_than_an_answer_to_theirs(session):
    assert first(session(OFFER), 1) == "move:first_offer"
    assert first(session("say yd09", OFFER), 2) == "move:answer_anchor"


def test_later_offers_are_about_how_one_moves(session):
    talk = session(OFFER, "offer price=150 service=none")
    assert first(talk, 2) == "move:offer"


def test_several_offers_and_conditions_have_topics_of_their_own(session):
    several = "offers price=100 service=none | price=150 service=none"
    assert first(session(several), 1) == "move:several"
    assert first(session("if service=none then price=100"), 1) == "move:conditional"


def test_stepping_outside_and_leaving_are_topics(session):
    talk = session("outside", "walk")
    assert of_turn(talk, 1) == ("move:outside",)
    assert of_turn(talk, 2) == ("move:walk",)


def test_the_turn_that_decided_a_verdict_is_about_the_verdict_first(session):
    talk = session("say yd01", "walk")
    assert of_turn(talk, 2, verdict="missed_deal") == ("verdict:missed_deal", "move:walk")
    assert of_turn(talk, 1, verdict="missed_deal") == ("act:open_question",)
    assert of_turn(talk, 2, verdict="held") == ("move:walk",)


def test_a_missed_signal_comes_before_what_was_said(session):
    talk = session("say yd11")
    assert of_turn(talk, 1, tags=["forced", "missed_signal"]) == (
        "tag:missed_signal", "act:threat",
    )  # fmt: skip
