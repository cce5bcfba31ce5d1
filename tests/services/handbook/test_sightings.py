import pytest

from negotiator_trainer.services.handbook.book import handbook
from negotiator_trainer.services.handbook.sightings import MOST, Sightings
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.trainer import Trainer


@pytest.fixture
def seen(trainer):
    def look(card, sightings=None):
        found = (sightings or Sightings(trainer)).search(handbook().card(card))
        return [each for each in found if each is not None]

    return look


def test_nothing_played_is_nothing_seen(seen):
    assert seen("open_questions") == []


def test_a_turn_of_ones_own_is_found_with_its_words(seen, played, trainer):
    attempt = played("say yd05", "say yd01", "walk")
    (sighting,) = seen("open_questions")
    assert (sighting.attempt, sighting.turn) == (attempt, 1)
    assert sighting.words == "Would you see to the brakes first?"
    assert sighting.when == trainer.attempt(attempt).finished_at


def test_each_of_the_newest_attempts_gives_one_turn(seen, played):
    made = [played("say yd01", "say yd05", "walk", seed=seed) for seed in range(5)]
    assert [each.attempt for each in seen("open_questions")] == made[: -MOST - 1 : -1]


def test_a_verdict_is_seen_in_the_turn_that_made_it(seen, played):
    played("say yd01", "walk")
    (sighting,) = seen("zopa")
    assert sighting.turn == 2


def test_what_is_not_finished_or_was_put_aside_is_left_out(seen, played, trainer):
    played("say yd01", end=False)
    put_aside = played("say yd01", "walk")
    trainer.discard(put_aside)
    assert seen("open_questions") == []


def test_an_attempt_is_replayed_once_and_control_is_given_back_after_it(trainer, played):
    played("say yd01", "walk")
    played("say yd05", "walk")
    sightings = Sightings(trainer)
    card = handbook().card("open_questions")
    assert [each is None for each in sightings.search(card)] == [True, False, True, False]
    assert [each is None for each in sightings.search(card)] == [False, False]


def test_what_a_whole_scenario_is_about_shows_where_it_was_decided(database, clock):
    trainer = Trainer(database, Library(), now=clock)
    attempt = trainer.start("used-car", "buyer", seed=3)
    trainer.play(attempt, "outside")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    book = handbook()
    for name in ("three_batnas", "moving_zopa"):
        (sighting,) = filter(None, Sightings(trainer).search(book.card(name)))
        assert (sighting.attempt, sighting.turn) == (attempt, 2)
    assert list(filter(None, Sightings(trainer).search(book.card("culture")))) == []
