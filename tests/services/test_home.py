"""The home page from its prepared row, before the database is opened, and after."""

from datetime import UTC, datetime

from negotiator_trainer.services.home import home_view
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import first_look
from tests.games import FIXTURES
from tests.services.test_trainer import GOOD

HERE = FIXTURES / "scenarios"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_an_unfinished_attempt_says_how_many_turns_there_are(trainer, library, tmp_path):
    attempt = trainer.start("toy-sale", "buyer", seed=4, variant="moving_out")
    trainer.play(attempt, f"say {trainer.table(attempt).options[0].id}")
    told = [(each.turn, each.rounds) for each in trainer.home().unfinished]
    assert told == [(1, 8)]
    trainer.close()
    early = first_look(tmp_path / "data" / "profile.db", library, now=NOW)
    assert [(each.turn, each.rounds) for each in early.unfinished] == told


def test_a_scenario_that_is_gone_still_shows_what_was_begun(trainer, tmp_path):
    trainer.start("toy-sale", "buyer", seed=4, variant="moving_out")
    trainer.close()
    early = first_look(tmp_path / "data" / "profile.db", Library([tmp_path / "none"]), now=NOW)
    assert [(each.title, each.rounds) for each in early.unfinished] == [("toy-sale", 0)]


def test_a_new_profile_is_sent_to_the_easiest_scenario(library):
    home = home_view(library.entries(), None, now=NOW)
    assert home.next.scenario == "two-doors"
    assert "2 minutes" in home.next.why
    assert (home.resume, home.unfinished, home.plays) == (None, (), 0)


def test_what_was_not_played_yet_comes_next(trainer):
    attempt = trainer.start("two-doors", "tenant", variant="nights")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    home = trainer.home()
    assert (home.next.scenario, home.next.why) == ("toy-sale", "You have not played this one yet.")
    assert {card.id: card.plays for card in home.cards} == {"two-doors": 1, "toy-sale": 0}


def test_with_everything_played_what_is_longest_ago_comes_next(trainer, played):
    played(*GOOD)
    attempt = trainer.start("two-doors", "tenant", variant="nights")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    home = trainer.home()
    assert home.next.scenario == "toy-sale"
    assert home.next.why == "Your best here is 86."
    assert home.plays == 2


def test_unfinished_attempts_can_be_resumed_newest_first(trainer):
    one = trainer.start("toy-sale", "buyer")
    two = trainer.start("two-doors", "tenant")
    trainer.play(one, "say yd01")
    home = trainer.home()
    assert [u.attempt for u in home.unfinished] == [two, one]
    assert home.resume.attempt == two
    assert [(u.title, u.turn) for u in home.unfinished][1] == ("A bicycle in a doorway", 1)


def test_a_scenario_that_cannot_be_read_is_a_card_that_says_so(tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "scenario.yaml").write_text("id: [")
    home = home_view(Library([tmp_path]).entries(), None, now=NOW)
    assert home.next.kind == "none"
    assert [(card.id, bool(card.problem)) for card in home.cards] == [("broken", True)]
