"""The home page from its prepared row, before the database is opened, and after."""

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import first_look
from tests.games import FIXTURES

HERE = FIXTURES / "scenarios"


def test_an_unfinished_attempt_says_how_many_turns_there_are(trainer, library, tmp_path):
    attempt = trainer.start("toy-sale", "buyer", seed=4, variant="moving_out")
    trainer.play(attempt, f"say {trainer.table(attempt).options[0].id}")
    told = [(each.turn, each.rounds) for each in trainer.home().unfinished]
    assert told == [(1, 8)]
    trainer.close()
    early = first_look(tmp_path / "data" / "profile.db", library)
    assert [(each.turn, each.rounds) for each in early.unfinished] == told


def test_a_scenario_that_is_gone_still_shows_what_was_begun(trainer, tmp_path):
    trainer.start("toy-sale", "buyer", seed=4, variant="moving_out")
    trainer.close()
    early = first_look(tmp_path / "data" / "profile.db", Library([tmp_path / "none"]))
    assert [(each.title, each.rounds) for each in early.unfinished] == [("toy-sale", 0)]
