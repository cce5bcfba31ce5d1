import sys

import pytest

from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.measuring import on_axis, strip
from negotiator_trainer.services.session import Session


def sit(scenario):
    playable = Library().open(scenario)
    role = playable.role_or_first(None)
    game = playable.game(role)
    return Session(game, playable.words(role), variant=game.variants[0], seed=1)


def calls(work):
    """How many functions of ours a piece of work calls."""
    found = 0

    def note(_frame, event, _argument):
        nonlocal found
        found += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return found


@pytest.mark.parametrize("scenario", ["clinic-dashboard", "quarter-outcome", "used-car"])
def test_a_turn_does_not_look_at_every_package_again(scenario):
    session = sit(scenario)
    sheet = Sheet(walkaway=40, target=80)

    def show():
        strip(session.game, sheet=sheet, guess=Guess(), offers=session.offers)

    show()
    assert calls(show) < 200


def test_points_run_from_the_worst_package_to_the_best():
    session = sit("clinic-dashboard")
    mine = session.game.situations.at(0, 0).mine
    values = [mine.value(package) for package in session.game.space.packages()]
    shown = strip(session.game, sheet=None, guess=Guess())
    assert shown is not None
    assert (shown.low, shown.high) == (min(values), max(values))


def test_two_games_with_the_same_issues_keep_their_own_range():
    playable = Library().open("used-car")
    ends = []
    for role in playable.scenario.play:
        game = playable.game(role)
        walkaway = game.situations.at(0, 0).mine.reservation
        ends.append(on_axis(game, walkaway))
        assert on_axis(game, walkaway) == ends[-1]
    assert len(set(ends)) == len(ends)
