from threading import Event

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.questions import Questions
from tests.ui.presenters.reviewing import MOVES, reviewer, solved_folder

__all__ = ["reviewer", "solved_folder"]


@pytest.fixture
def questions(reviewer):
    return Questions(reviewer)


@pytest.fixture
def answered_all(reviewer, qtbot):
    """Wait until every question before this one has been answered."""

    def wait():
        done = []
        reviewer.ask(lambda _reviews: None, then=done.append, failed=done.append)
        qtbot.waitUntil(lambda: bool(done))

    return wait


def refuse(_reviews):
    raise TrainerError("There is no such turn.", remedy="Choose another.")


def test_an_answer_comes_from_the_reviews_of_the_profile(questions, trainer, answered_all):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    for move in MOVES:
        trainer.play(attempt, move)
    heard, refused = [], []
    questions.ask(
        lambda reviews: reviews.position(attempt, 1), then=heard.append, failed=refused.append
    )
    answered_all()
    assert refused == []
    assert [position.turn for position in heard] == [1]


def test_what_a_person_can_put_right_is_told_instead(questions, answered_all):
    heard, refused = [], []
    questions.ask(refuse, then=heard.append, failed=refused.append)
    answered_all()
    assert heard == []
    assert [error.remedy for error in refused] == ["Choose another."]


@pytest.mark.parametrize("question", [lambda _reviews: 7, refuse])
def test_a_page_that_has_been_left_is_told_nothing(questions, answered_all, question):
    heard, left = [], Event()

    def slow(reviews):
        left.wait(timeout=10)
        return question(reviews)

    questions.ask(slow, then=heard.append, failed=heard.append)
    questions.leave()
    left.set()
    answered_all()
    assert heard == []


def test_another_page_is_still_answered(questions, reviewer, answered_all):
    heard = []
    other = Questions(reviewer)
    questions.leave()
    other.ask(lambda _reviews: 7, then=heard.append, failed=heard.append)
    answered_all()
    assert heard == [7]
