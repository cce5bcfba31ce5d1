from contextlib import contextmanager

import pytest

from negotiator_trainer.errors import MoveError, ScenarioError, StoreError
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.store.records import TurnRecord

GOOD = ("say yd01", "say yd05", "offer price=150 service=included")


@contextmanager
def read_only(database):
    """Let the disk refuse every write."""
    raw = database._engine.raw_connection()
    raw.driver_connection.execute("PRAGMA query_only = 1")
    raw.close()
    yield
    raw = database._engine.raw_connection()
    raw.driver_connection.execute("PRAGMA query_only = 0")
    raw.close()


def test_an_attempt_begins_with_its_opening_on_the_disk(trainer, database):
    attempt = trainer.start("toy-sale", "buyer")
    kept = trainer.attempt(attempt)
    assert (kept.scenario, kept.role, kept.seed, kept.turns_made) == ("toy-sale", "buyer", 11, 0)
    assert kept.variant in {"moving_out", "no_hurry"}
    with database.unit() as unit:
        (opening,) = unit.attempts.turns(attempt)
    assert (opening.position, opening.move) == (0, "")
    assert [line["id"] for line in opening.lines] == ["st01"]


@pytest.mark.parametrize(
    ("scenario", "role", "variant"),
    [("toy-sail", "buyer", None), ("toy-sale", "seller", None), ("toy-sale", "buyer", "nobody")],
)
def test_what_cannot_be_played_leaves_no_attempt(trainer, scenario, role, variant):
    with pytest.raises(ScenarioError):
        trainer.start(scenario, role, variant=variant)
    assert trainer.home().unfinished == ()


def test_every_move_is_on_the_disk_when_it_returns(trainer, database):
    attempt = trainer.start("toy-sale", "buyer", variant="moving_out")
    for number, move in enumerate(GOOD, start=1):
        view = trainer.play(attempt, move)
        with database.unit() as unit:
            turns = unit.attempts.turns(attempt)
        assert [turn.move for turn in turns[1:]] == [
            "say yd01", "say yd05", "offer price=150 service=included",
        ][:number]  # fmt: skip
        assert view.round == number
    assert view.ended
    assert view.ending == "You shake hands and wheel it out."


def test_an_attempt_resumes_where_it_was_left(trainer, anew):
    sheet = Sheet(walkaway=80, target=120, guess=Guess(100, 150))
    attempt = trainer.start("toy-sale", "buyer", variant="no_hurry", seed=77)
    trainer.save_sheet(attempt, sheet)
    for move in ("say yd01", "offer price=100", "say yd09"):
        trainer.play(attempt, move)
    trainer.note(attempt, "She is in no hurry.")
    trainer.estimate(attempt, Guess(140, 200), stage="midway")
    before = trainer.table(attempt)
    assert anew().table(attempt) == before
    assert before.guess == Guess(140, 200)
    assert before.notes == ((3, "She is in no hurry."),)
    assert (before.written_walkaway, before.meter) == (80, True)


def test_an_attempt_resumes_with_the_scenario_as_it_was(tmp_path, database, clock):
    import shutil  # noqa: PLC0415

    from negotiator_trainer.services.library import Library  # noqa: PLC0415
    from negotiator_trainer.services.trainer import Trainer  # noqa: PLC0415
    from tests.games import FIXTURES  # noqa: PLC0415

    shutil.copytree(FIXTURES / "scenarios" / "toy-sale", tmp_path / "s" / "toy-sale")
    trainer = Trainer(database, Library([tmp_path / "s"]), now=clock)
    attempt = trainer.start("toy-sale", "buyer", variant="moving_out", seed=1)
    before = trainer.play(attempt, "say yd01")
    script = tmp_path / "s" / "toy-sale" / "script.buyer.yarn"
    script.write_text(script.read_text().replace("Friday", "Sunday"))
    later = Trainer(database, Library([tmp_path / "s"]), now=clock)
    assert later.table(attempt) == before


def test_a_move_that_is_not_legal_changes_nothing(trainer, anew):
    attempt = trainer.start("toy-sale", "buyer", variant="moving_out")
    before = trainer.table(attempt)
    for move in ("accept", "say yd07", "offer price=100 service=included", "sing"):
        with pytest.raises(MoveError):
            trainer.play(attempt, move)
    assert trainer.table(attempt) == before == anew().table(attempt)


def test_a_disk_that_refuses_leaves_the_attempt_as_it_was(trainer, database, anew):
    attempt = trainer.start("toy-sale", "buyer", variant="moving_out")
    before = trainer.play(attempt, "say yd01")
    with read_only(database), pytest.raises(StoreError):
        trainer.play(attempt, "say yd05")
    assert trainer.table(attempt) == before
    after = trainer.play(attempt, "say yd05")
    assert after.round == 2
    assert anew().table(attempt) == after


def test_a_disk_that_refuses_begins_no_attempt(trainer, database):
    with read_only(database), pytest.raises(StoreError):
        trainer.start("toy-sale", "buyer")
    assert trainer.home().unfinished == ()


def test_an_attempt_is_scored_once(trainer, played, database):
    attempt = played(*GOOD, guess=Guess(90, 110))
    assert trainer.concluded(attempt)
    with database.unit() as unit:
        (result,) = unit.attempts.results(attempt)
    again = trainer.practice.conclude(attempt, Guess(0, 1))
    assert again == result
    with database.unit() as unit:
        assert unit.attempts.results(attempt) == (result,)
        assert [e.stage for e in unit.estimates.list(attempt)] == ["closing"]


def test_what_is_stored_is_the_justified_overall_with_the_written_one_beside_it(
    trainer, played, database
):
    attempt = played(*GOOD, guess=Guess(100, 100))
    with database.unit() as unit:
        (result,) = unit.attempts.results(attempt)
        (estimate,) = unit.estimates.list(attempt)
    assert result.overall == pytest.approx(86.389, abs=0.001)
    assert result.measures["zopa"] == pytest.approx(100)
    assert result.measures["zopa_justified"] == pytest.approx(93.75)
    m = (30 * 75 + 25 * 230 / 3 + 20 * 100) / 75
    assert result.measures["overall_written"] == pytest.approx(30 + 0.7 * m)
    assert (result.verdict, result.value, result.reservation) == ("held", 140, 80)
    assert (estimate.truth, estimate.score, estimate.turn) == (100, 1.0, 3)
    assert estimate.justified == {"low": 60, "high": 120, "panel": []}
    assert trainer.attempt(attempt).overall == result.overall


def test_an_attempt_that_goes_on_cannot_be_scored(trainer):
    attempt = trainer.start("toy-sale", "buyer")
    with pytest.raises(MoveError, match="not over"):
        trainer.conclude(attempt, None)
    assert not trainer.concluded(attempt)


def test_a_disk_that_refuses_the_score_can_be_asked_again(trainer, played, database):
    attempt = played(*GOOD, end=False)
    with read_only(database), pytest.raises(StoreError):
        trainer.conclude(attempt, Guess(90, 110))
    assert not trainer.concluded(attempt)
    trainer.conclude(attempt, Guess(90, 110))
    assert trainer.concluded(attempt)


def _turn(trainer, *, move, digest):
    return TurnRecord(position=1, move=move, lines=(), events=(), digest=digest, at=trainer._now())


@pytest.mark.parametrize("move", ["say yd01", "say gone", "sing"])
def test_an_attempt_of_another_engine_is_not_continued(trainer, anew, database, move):
    attempt = trainer.start("toy-sale", "buyer")
    with database.unit() as unit:
        unit.attempts.append(attempt, _turn(trainer, move=move, digest="0123456789abcdef"))
    with pytest.raises(StoreError, match="another version") as refused:
        anew().table(attempt)
    assert "Start the scenario again" in refused.value.remedy


def test_a_seat_plays_for_a_terminal_or_a_scripted_trainee(trainer):
    attempt = trainer.start("toy-sale", "buyer")
    seat = trainer.seat(attempt)
    seat.play(seat.session.read("say yd01"))
    assert trainer.attempt(attempt).turns_made == 1
    assert len(seat.session.moves) == 1
