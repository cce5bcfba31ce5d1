import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.comparing import Comparisons
from negotiator_trainer.store.records import Answers, Mark


@pytest.fixture
def comparisons(trainer, clock):
    return Comparisons(trainer, now=clock)


@pytest.fixture
def read(played, trainer, clock):
    """A function: play, conclude, and answer the first questions."""

    def play(*moves, **more):
        attempt = played(*moves, **more)
        trainer.answer(attempt, Answers(least=None, moment_turn=None, rating=None, at=clock()))
        return attempt

    return play


def rows(comparison):
    return {row.name: (row.first, row.second) for row in comparison.rows}


def test_with_one_attempt_there_is_nothing_to_compare(comparisons, read):
    assert comparisons.candidates(read("walk")) == ()


def test_another_play_of_the_same_scenario_can_be_compared_newest_first(comparisons, read):
    made = [read("say yd01", "walk", seed=seed) for seed in range(3)]
    assert [each.attempt for each in comparisons.candidates(made[2])] == [made[1], made[0]]


def test_what_has_not_been_debriefed_is_not_offered(comparisons, read, played):
    played("walk")
    assert comparisons.candidates(read("walk")) == ()


def test_both_are_laid_side_by_side(comparisons, read):
    one = read("say yd01", "say yd05", "walk")
    other = read("say yd05", "say yd07", "accept")
    found = rows(comparisons.compare(one, other))
    assert found["Questions"] == ("2", "1")
    assert found["Turns"] == ("3", "3")
    assert found["Verdict"][0].startswith("Missed deal")
    assert found["Verdict"][1].startswith("Held")


def test_what_both_share_is_said_in_sentences(comparisons, read):
    one, other = read("say yd11", "walk"), read("walk", seed=9)
    common = " ".join(comparisons.compare(one, other).common)
    assert "Both ended with the same verdict." in common
    assert "In neither of them: questions" in common


def test_an_answer_is_kept_and_found_from_either_side(comparisons, read):
    one, other = read("say yd01", "walk"), read("walk", seed=9)
    assert comparisons.compare(one, other).answer == ""
    comparisons.answer(one, other, "  I left before I asked.  ")
    assert comparisons.compare(one, other).answer == "I left before I asked."
    assert comparisons.compare(other, one).answer == "I left before I asked."


def test_the_last_of_two_answers_counts_and_another_pair_has_none(comparisons, read):
    one, other, third = (read("walk", seed=seed) for seed in range(3))
    comparisons.answer(one, other, "first")
    comparisons.answer(other, one, "second")
    assert comparisons.compare(one, other).answer == "second"
    assert comparisons.compare(one, third).answer == ""


def test_nothing_written_is_refused_with_what_to_do(comparisons, read):
    one, other = read("walk"), read("walk", seed=9)
    with pytest.raises(TrainerError, match="Nothing is written yet"):
        comparisons.answer(one, other, "  \n ")


def test_a_strangers_mark_that_is_no_answer_is_passed_over(comparisons, read, trainer, clock):
    one, other = read("walk"), read("walk", seed=9)
    with trainer.database.unit() as unit:
        for detail in ("{", "[1]", '{"with": 3}'):
            unit.marks.add(one, Mark(kind="compared", turn=0, detail=detail, at=clock()))
    assert comparisons.compare(one, other).answer == ""


def test_an_attempt_without_a_debrief_is_refused(comparisons, played, read):
    with pytest.raises(TrainerError):
        comparisons.compare(read("walk"), played("say yd01", end=False))
