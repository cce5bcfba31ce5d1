"""Backups come about while one plays, and what is asked for is done on another thread."""

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import examine
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.store.failures import DamagedStore
from negotiator_trainer.ui.keeper import Keeper
from tests.store.test_faults import fill, small_disk
from tests.ui.pages.conftest import trainer

__all__ = ["trainer"]


@pytest.fixture
def keeper(qapp, trainer):
    made = Keeper(trainer)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def found(trainer):
    """A function: the backups that there are."""
    return lambda: backups(locations.backup_folder(trainer.database.path))


def play(trainer):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.play(attempt, "walk")
    return attempt


def test_each_finished_attempt_is_backed_up_before_long(keeper, trainer, found, qtbot):
    attempt = play(trainer)
    assert found() == ()
    with qtbot.waitSignal(keeper.listed, timeout=5000) as listed:
        trainer.conclude(attempt, None)
    assert [each.path for each in listed.args[0]] == list(found())
    assert listed.args[0][0].contents.attempts == 1


def test_after_ten_minutes_what_was_written_is_backed_up_and_else_nothing(
    keeper, trainer, found, qtbot
):
    assert keeper._timer.interval() == 600_000
    assert keeper._timer.isActive()
    keeper.back_up_if_due()
    attempt = play(trainer)
    with qtbot.waitSignal(keeper.listed, timeout=5000):
        keeper._timer.timeout.emit()
    assert len(found()) == 1
    keeper.back_up_if_due()
    trainer.note(attempt, "one more")
    with qtbot.waitSignal(keeper.listed, timeout=5000):
        keeper.back_up_if_due()
    assert len(found()) == 2


def test_at_the_end_what_has_changed_is_backed_up_and_what_has_not_is_not(qapp, trainer, found):
    first = Keeper(trainer)
    play(trainer)
    first.close()
    assert len(found()) == 1
    assert trainer.after_conclude is None
    second = Keeper(trainer)
    second.close()
    assert len(found()) == 1
    assert examine(found()[0]).ok


def test_when_it_is_only_stopped_nothing_is_backed_up(qapp, trainer, found):
    keeper = Keeper(trainer)
    play(trainer)
    keeper.stop()
    assert found() == ()


def test_a_backup_is_made_on_request_and_the_list_follows(keeper, trainer, found, qtbot):
    play(trainer)
    with qtbot.waitSignals([keeper.began, keeper.done, keeper.listed], timeout=5000):
        keeper.back_up()
        assert keeper.doing == "backup"
    assert keeper.doing == ""
    assert len(found()) == 1


def test_everything_goes_out_and_comes_in_again(keeper, trainer, tmp_path, qtbot):
    play(trainer)
    file = tmp_path / "everything.zip"
    with qtbot.waitSignals([keeper.progressed, keeper.done], timeout=10_000):
        keeper.export(file)
    assert file.stat().st_size > 0
    with qtbot.waitSignal(keeper.done, timeout=10_000) as done:
        keeper.bring(file)
    assert done.args[0] == "import"
    assert done.args[1].known == 1


def test_what_is_asked_for_meanwhile_is_done_after_it_and_told_by_its_name(
    keeper, trainer, tmp_path, qtbot
):
    play(trainer)
    told = []
    keeper.done.connect(lambda what, _: told.append((what, keeper.doing)))
    keeper.export(tmp_path / "everything.zip")
    keeper.empty_trash()
    assert keeper.doing == "export"
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert told == [("export", "expunge"), ("expunge", "")]


def test_what_goes_wrong_on_request_is_told(keeper, tmp_path, qtbot):
    with qtbot.waitSignal(keeper.failed, timeout=5000) as failed:
        keeper.bring(tmp_path / "nowhere.zip")
    assert isinstance(failed.args[1], TrainerError)
    assert keeper.doing == ""


def test_a_full_disk_disturbs_nobody_at_the_table_and_is_remembered(tmp_path, qapp, qtbot):
    from tests.ui.presenters.test_recovery import open_at  # noqa: PLC0415

    with small_disk(tmp_path / "disk", size="2000k") as disk:
        trainer = open_at(disk / "profile.db")
        keeper = Keeper(trainer)
        attempt = play(trainer)
        ballast = fill(disk)
        with qtbot.assertNotEmitted(keeper.failed):
            keeper.back_up_if_due()
            qtbot.waitUntil(lambda: keeper.trouble is not None)
        assert "The disk is full" in keeper.trouble.problem
        ballast.unlink()
        trainer.note(attempt, "it goes on")
        with qtbot.waitSignal(keeper.listed, timeout=5000):
            keeper.back_up_if_due()
        assert keeper.trouble is None
        keeper.close()
        trainer.close()


def test_nothing_is_rotated_once_the_profile_is_damaged(keeper, trainer, found, qtbot):
    play(trainer)
    for _ in range(7):
        with qtbot.waitSignal(keeper.done, timeout=5000):
            keeper.back_up()
    before = found()
    with trainer.database.unit() as unit:
        unit._work.db.connection().exec_driver_sql("UPDATE turn SET move = 'x' WHERE position = 1")
        unit._work.db.connection().exec_driver_sql("UPDATE profile SET hash = 'x'")
    keeper.back_up_if_due()
    qtbot.waitUntil(lambda: keeper.trouble is not None, timeout=5000)
    assert isinstance(keeper.trouble, DamagedStore)
    assert found() == before


def test_closing_does_not_wait_for_an_export_and_leaves_no_half_of_one(
    qapp, trainer, tmp_path, qtbot
):
    for seed in range(8):
        trainer.start("toy-sale", "buyer", seed=seed)
    keeper = Keeper(trainer)
    with qtbot.assertNotEmitted(keeper.done, wait=100):
        keeper.export(tmp_path / "everything.zip")
        keeper.stop()
    assert [path.name for path in tmp_path.iterdir() if "everything" in path.name] == []
    keeper.deleteLater()
