from datetime import UTC, datetime

import pytest

from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.progress.evidence import MOST
from negotiator_trainer.services.progress.view import Question
from tests.services.test_trainer import GOOD


@pytest.fixture
def rich(history, figures):
    history.play(60, turns=3)
    history.negotiate(14)
    return figures


def ask(figures, kind, about="", span="all", **more):
    return figures.evidence(Question(kind, about, **more), span)


def test_everything_is_listed_newest_first(rich):
    questions = (
        Question("measure", "overall"), Question("skill", "ask"), Question("ranges_held"),
        Question("ranges_missed"), Question("forecasts"), Question("verdict", "held"),
    )  # fmt: skip
    for question in questions:
        found = rich.evidence(question, "all")
        times = [row.when for row in found.rows]
        assert times
        assert times == sorted(times, reverse=True)
        assert found.title
        assert all(row.title and row.words for row in found.rows)


def test_ranges_are_those_of_the_calibration(rich):
    both = rich.page("all").calibration.both
    assert ask(rich, "ranges_held").of == both.held
    assert ask(rich, "ranges_missed").of == both.asked - both.held
    rows = (*ask(rich, "ranges_held").rows, *ask(rich, "ranges_missed").rows)
    assert sum(row.case is not None for row in rows) == 14
    assert all((row.case is None) != (row.attempt is None) for row in rows)


def test_forecasts_are_those_of_the_score_and_of_each_bin(rich):
    both = rich.page("all").forecasts.both
    assert ask(rich, "forecasts").of == both.asked
    for each in both.bins:
        question = Question("forecasts", start=each.low + (each.low > 0), end=each.high)
        assert rich.evidence(question, "all").of == each.count


@pytest.mark.parametrize("verdict", ["held", "agreement_trap", "right_walk", "missed_deal"])
def test_a_field_of_the_verdicts_has_practice_and_real_cases(rich, verdict):
    page = rich.page("all")
    found = ask(rich, "verdict", verdict)
    real = getattr(page.case_quadrants, verdict)
    assert found.of == getattr(page.quadrants, verdict) + real
    assert sum(row.case is not None for row in found.rows) == real


def test_a_skill_rests_on_turns(rich):
    found = ask(rich, "skill", "ask")
    assert found.title == "Asking questions"
    assert {row.turn for row in found.rows} <= {1, 2, 3}
    assert found.rows[0].words.startswith(f"turn {found.rows[0].turn}, scored ")
    view = next(skill for skill in rich.page("all").skills if skill.id == "ask")
    assert len({row.attempt for row in found.rows}) == view.attempts


def test_a_day_has_its_sessions_by_the_clock_on_the_wall(trainer, played, clock):
    clock.at = datetime(2026, 3, 4, 12, tzinfo=UTC)
    attempt = played(*GOOD)
    day = clock.at.astimezone().date()
    assert [row.attempt for row in ask(trainer.progress, "day", day.isoformat()).rows] == [attempt]
    assert ask(trainer.progress, "day", "2026-03-05").rows == ()


def test_a_scenario_begins_with_its_best_play(rich):
    found = ask(rich, "scenario", "toy-sale")
    best = next(best for best in rich.page("all").bests if best.scenario == "toy-sale")
    assert found.of == best.plays
    assert found.rows[0].words.endswith(f"{best.best:.0f}")
    assert found.title == "A bicycle in a doorway"


def test_a_time_limits_what_is_listed(rich):
    assert 0 < ask(rich, "ranges_held", span="weeks").of < ask(rich, "ranges_held").of
    assert 0 < ask(rich, "measure", "zopa", span="weeks").of < ask(rich, "measure", "zopa").of


def test_a_list_is_cut_and_says_how_many_there_are(history, figures):
    history.play(MOST + 60, turns=1)
    found = ask(figures, "measure", "overall")
    assert len(found.rows) == MOST < found.of
    assert len(ask(figures, "scenario", "toy-sale").rows) <= MOST


def test_the_words_say_what_a_thing_adds(trainer, played):
    played(*GOOD, guess=Guess(90, 110), sheet=Sheet(agree_chance=80))
    progress = trainer.progress
    (held,) = ask(progress, "ranges_held").rows
    assert held.words.startswith("90 to 110; it was ")
    (said,) = ask(progress, "forecasts").rows
    assert said.words == "80 %; agreed"
    (verdict,) = ask(progress, "verdict", "held").rows
    assert verdict.words == "held, 86"
    assert ask(progress, "measure", "overall").rows[0].words == "86, first play"
