import pytest

from negotiator_trainer.ui.pages.debrief.words import in_points, what_was_done


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.6, "1 point"), (1.4, "1 point"), (1.6, "2 points"), (18.2, "18 points"), (0, "0 points")],
)
def test_points_are_told_in_the_number_that_is_shown(value, words):
    assert in_points(value) == words


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("Offer: £120, new brakes.", "You offered £120, new brakes."),
        ("Offers: £120 — or — £130.", "You offered £120 — or — £130."),
        ("(You get up and leave.)", "You get up and leave."),
        ("Why now?", "You: Why now?"),
        ("If £120, then new brakes.", "You: If £120, then new brakes."),
    ],
)
def test_a_move_is_told_without_two_colons(move, words):
    assert what_was_done(move) == words
