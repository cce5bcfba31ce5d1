from pathlib import Path

import pytest

from negotiator_trainer.errors import MoveError
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.session import Session
from negotiator_trainer.services.worth import worth

SCENARIOS = Path(__file__).parents[1] / "fixtures" / "scenarios"


@pytest.fixture
def session():
    playable = Library([SCENARIOS]).open("toy-sale")
    return Session(playable.game("buyer"), playable.words("buyer"), variant="moving_out", seed=1)


def test_a_package_is_worth_what_the_role_sheet_says(session):
    assert worth(session, {"price": "100"}) == 160
    assert worth(session, {"price": "200", "service": "none"}) == 60


def test_an_issue_counts_once_it_is_on_the_table(session):
    session.play(session.read("say yd05"))
    assert worth(session, {"price": "100", "service": "included"}) == 190


@pytest.mark.parametrize(
    "package", [{"price": "100", "service": "included"}, {"price": "101"}, {"colour": "red"}]
)
def test_what_cannot_be_offered_has_no_worth_but_a_reason(session, package):
    with pytest.raises(MoveError) as caught:
        worth(session, package)
    assert caught.value.remedy


def test_options_that_cannot_go_together_are_named():
    playable = Library().open("clinic-dashboard")
    role = playable.role_or_first(None)
    game = playable.game(role)
    session = Session(game, playable.words(role), variant=game.variants[0], seed=1)
    package = {
        "deliver": "full", "days": "pause", "when": "mid", "who": "product", "review": "commit",
    }  # fmt: skip
    with pytest.raises(MoveError) as caught:
        worth(session, package)
    labels = game.scenario.issues
    full, mid = labels["deliver"].options["full"], labels["when"].options["mid"]
    assert caught.value.problem == f"“{full}” and “{mid}” cannot go together."
