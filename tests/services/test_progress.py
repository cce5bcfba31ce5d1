from datetime import UTC, datetime, timedelta
from math import comb

import pytest

from negotiator_trainer.scoring.sheet import Guess
from negotiator_trainer.services.home import home_view
from negotiator_trainer.services.progress import band, calibration, progress_view
from negotiator_trainer.store.records import EstimateRecord, Summary
from tests.services.test_trainer import GOOD

START = datetime(2026, 3, 1, tzinfo=UTC)


def summary(number, **more):
    values = {
        "id": number, "uuid": str(number), "scenario": "toy-sale", "role": "buyer",
        "variant": "moving_out", "mode": "live", "started_at": START + timedelta(days=number),
        "finished_at": START + timedelta(days=number, hours=1), "ending": "deal",
        "verdict": "held", "overall": 50.0 + number,
        "measures": {"claimed": 40.0, "created": None, "zopa": 30.0, "relationship": 60.0},
        "turns_made": 5, "play": number,
    }  # fmt: skip
    return Summary(**{**values, **more})


def estimate(low, high, truth):
    return EstimateRecord(stage="closing", turn=4, low=low, high=high, truth=truth, at=START)


def view(*summaries, estimates=()):
    return progress_view(
        summaries, titles={"toy-sale": "A bicycle"}, endings={"toy-sale": 4}, estimates=estimates
    )


def test_before_anything_was_played_the_page_says_what_will_come():
    empty = view()
    assert empty.finished == 0
    assert all(series.points == () for series in empty.series)
    assert empty.pending == (
        "A trend line for each measure appears after 5 finished attempts; 5 more to go.",
        "How well your ranges hold the truth needs 10 estimates; you have 0.",
    )


def test_with_enough_of_both_nothing_is_pending():
    done = view(*map(summary, range(1, 6)), estimates=[(estimate(1, 2, 1), 10)] * 10)
    assert done.pending == ()


def test_each_measure_is_a_series_with_first_plays_marked():
    series = {s.key: s for s in view(summary(1), summary(2)).series}
    assert list(series) == ["overall", "claimed", "created", "zopa", "relationship"]
    assert [(p.value, p.first, p.title) for p in series["overall"].points] == [
        (51, True, "A bicycle"), (52, False, "A bicycle"),
    ]  # fmt: skip
    assert series["created"].points == ()
    assert [p.value for p in series["claimed"].points] == [40, 40]


def test_practice_counts_in_no_series_but_is_in_the_list():
    shown = view(summary(1), summary(2, mode="practice", overall=99.0))
    assert shown.finished == 1
    assert [p.attempt for p in shown.series[0].points] == [1]
    assert shown.bests[0].best == 51
    assert [row.attempt for row in shown.attempts] == [2, 1]


def test_the_best_and_the_last_of_each_scenario():
    (best,) = view(summary(1, overall=80.0), summary(2, overall=70.0, ending="rain")).bests
    assert (best.title, best.plays, best.best, best.last) == ("A bicycle", 2, 80, 70)
    assert (best.endings_seen, best.endings) == (2, 4)


def test_a_scenario_that_is_gone_keeps_its_name():
    shown = view(summary(1, scenario="old-one"))
    assert shown.bests[0].title == shown.attempts[0].title == "old-one"


# Calibration: how many honest 80 % ranges hold the truth, by chance alone.


@pytest.mark.parametrize(
    ("count", "ends"), [(0, (0, 0)), (1, (0, 1)), (5, (2, 5)), (10, (5, 10)), (20, (12, 19))]
)
def test_the_band_is_that_of_the_binomial(count, ends):
    assert band(count) == ends


@pytest.mark.parametrize("count", range(1, 60))
def test_the_band_holds_at_least_95_per_cent_with_at_most_two_and_a_half_beyond_each_end(count):
    def chance(numbers):
        return sum(comb(count, k) * 0.8**k * 0.2 ** (count - k) for k in numbers)

    low, high = band(count)
    assert chance(range(low, high + 1)) >= 0.95 - 1e-12
    assert chance(range(low)) <= 0.025 + 1e-12
    assert chance(range(high + 1, count + 1)) <= 0.025 + 1e-12


def test_calibration_counts_what_held_the_truth_and_how_far_the_middle_missed():
    found = calibration(
        [(estimate(100, 120, 120), 160), (estimate(100, 140, 80), 160), (estimate(90, 90, 90), 160)]
    )
    assert (found.asked, found.held) == (3, 2)
    assert found.mean_width == pytest.approx(100 * 60 / 160 / 3)
    assert found.bias == pytest.approx(100 * (-10 + 40 + 0) / 160 / 3)
    assert calibration([]).mean_width is None


# With a real profile.


def test_progress_reads_the_profile(trainer, played):
    for guess in (Guess(90, 110), None):
        played(*GOOD, guess=guess)
    played("walk", variant="no_hurry")
    played("say yd01", end=False)
    shown = trainer.progress()
    assert shown.finished == 3
    assert [p.first for p in shown.series[0].points] == [True, False, False]
    assert (shown.calibration.asked, shown.calibration.held) == (1, 1)
    assert shown.calibration.mean_width == pytest.approx(100 * 20 / 160)
    (best,) = shown.bests
    assert (best.plays, best.endings_seen, best.endings) == (3, 2, 4)
    assert best.best == pytest.approx(86.389, abs=0.001)
    assert [row.verdict for row in shown.attempts] == ["missed_deal", "held", "held"]


# Home.


def test_a_new_profile_is_sent_to_the_easiest_scenario(library):
    home = home_view(library.entries(), None)
    assert home.recommended == "two-doors"
    assert "2 minutes" in home.reason
    assert (home.resume, home.unfinished, home.plays) == (None, (), 0)


def test_what_was_not_played_yet_comes_next(trainer):
    attempt = trainer.start("two-doors", "tenant", variant="nights")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    home = trainer.home()
    assert (home.recommended, home.reason) == ("toy-sale", "You have not played this one yet.")
    assert {card.id: card.plays for card in home.cards} == {"two-doors": 1, "toy-sale": 0}


def test_with_everything_played_the_weakest_comes_next(trainer, played):
    played(*GOOD)
    attempt = trainer.start("two-doors", "tenant", variant="nights")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    home = trainer.home()
    assert home.recommended == "two-doors"
    assert "the most to gain" in home.reason
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
    from negotiator_trainer.services.library import Library  # noqa: PLC0415

    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "scenario.yaml").write_text("id: [")
    home = home_view(Library([tmp_path]).entries(), None)
    assert home.recommended is None
    assert [(card.id, bool(card.problem)) for card in home.cards] == [("broken", True)]
