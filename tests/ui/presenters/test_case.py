import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.errors import StoreError
from negotiator_trainer.journal.case import Branch, DecisionTree, Outcome, TreeAlternative
from negotiator_trainer.scoring.sheet import WrittenAlternative
from negotiator_trainer.ui.pages.journal.case_page import CasePage
from negotiator_trainer.ui.presenters.case import CasePresenter
from negotiator_trainer.ui.routes import JOURNAL, Route


@pytest.fixture
def case(trainer):
    return trainer.journal.start("supplier", "full", "Renewal", unit="€")


@pytest.fixture
def page(shown):
    return shown(CasePage())


@pytest.fixture
def presenter(page, trainer, case):
    made = CasePresenter(page, trainer, case=case)
    made.open()
    return made


@pytest.fixture
def states(presenter):
    seen = []
    presenter.saving_changed.connect(seen.append)
    return seen


def trigger(page):
    sections = page.stages["prepare"].sheet.sections
    return next(each for each in sections if "trigger" in each.fields).trigger


def write(page, qtbot, words):
    trigger(page).setFocus()
    qtbot.keyClicks(trigger(page), words)


def stored(trainer, case):
    return trainer.journal.page(case)


def test_the_case_saves_itself_when_one_stops_typing(page, presenter, trainer, case, states, qtbot):
    write(page, qtbot, "final")
    assert states == [True] * 5
    assert stored(trainer, case).preparation.sheet.trigger == ""
    qtbot.waitUntil(lambda: states[-1] is False, timeout=3000)
    assert stored(trainer, case).preparation.sheet.trigger == "final"


def test_leaving_stores_every_part_that_was_typed_last(page, presenter, trainer, case, qtbot):
    write(page, qtbot, "final")
    page.stages["prepare"].show_part(1)
    name = page.stages["prepare"].issues.blocks[0].name
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Cost")
    page.details.title.setFocus()
    page.details.title.selectAll()
    qtbot.keyClicks(page.details.title, "Lease")
    page.show_step("outcome")
    qtbot.keyClicks(page.stages["outcome"].binding.control("surprised"), "nobody came")
    assert presenter.settle()
    kept = stored(trainer, case)
    assert kept.preparation.sheet.trigger == "final"
    assert kept.issues.issues[0].text == "Cost"
    assert kept.title == "Lease"
    assert kept.outcome == Outcome(surprised="nobody came")


def test_nothing_typed_is_nothing_stored(presenter, states):
    assert presenter.settle()
    assert states == []


def test_what_was_stored_is_there_again(page, presenter, trainer, case, shown, qtbot):
    write(page, qtbot, "final")
    presenter.settle()
    again = shown(CasePage())
    other = CasePresenter(again, trainer, case=case)
    other.open()
    assert trigger(again).text() == "final"


def test_an_undone_edit_is_stored_as_it_was_before(page, presenter, trainer, case, qtbot):
    write(page, qtbot, "final")
    presenter.settle()
    qtbot.keySequence(trigger(page), QKeySequence("Ctrl+Z"))
    presenter.settle()
    assert stored(trainer, case).preparation.sheet.trigger == ""


def test_a_full_disk_keeps_what_is_written_and_retry_stores_it(
    page, presenter, trainer, case, states, monkeypatch, qtbot
):
    journal = presenter._journal
    works = journal.save

    def full(_case, _document):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    monkeypatch.setattr(journal, "save", full)
    write(page, qtbot, "final")
    assert presenter.settle() is False
    assert page.message.words == "The disk is full. Free some space and press Retry."
    monkeypatch.setattr(journal, "save", works)
    page.message.action.click()
    assert stored(trainer, case).preparation.sheet.trigger == "final"
    assert not page.message.isVisible()
    assert states[-1] is False


def test_a_case_that_is_gone_is_one_line(page, trainer):
    presenter = CasePresenter(page, trainer, case=999)
    presenter.open()
    assert "999" in page.message.words
    assert presenter.settle()


def test_going_in_stores_first_and_freezes(page, presenter, trainer, case, qtbot):
    write(page, qtbot, "final")
    qtbot.keyClick(page.going_in, Qt.Key.Key_Space)
    kept = stored(trainer, case)
    assert kept.stage == "went_in"
    assert kept.frozen.sheet.trigger == "final"
    assert page.step == "went_in"
    assert not page.going_in.isVisible()


def test_going_in_is_undone_from_the_bar_and_nothing_is_lost(page, presenter, trainer, case, qtbot):
    write(page, qtbot, "final")
    page.going_in.click()
    qtbot.keyClick(page.toast.action, Qt.Key.Key_Space)
    kept = stored(trainer, case)
    assert (kept.stage, kept.frozen) == ("preparing", None)
    assert kept.preparation.sheet.trigger == "final"
    assert page.step == "prepare"
    assert page.going_in.isVisible()


def test_going_in_can_be_taken_back_days_later_too(page, trainer, case, qtbot):
    trainer.journal.go_in(case)
    presenter = CasePresenter(page, trainer, case=case, step="went_in")
    presenter.open()
    qtbot.keyClick(page.stages["went_in"].back, Qt.Key.Key_Space)
    assert stored(trainer, case).frozen is None
    assert page.step == "prepare"
    del presenter


def test_what_is_changed_after_going_in_shows_as_an_edit(page, presenter, trainer, case, qtbot):
    write(page, qtbot, "final")
    page.going_in.click()
    page.show_step("prepare")
    write(page, qtbot, "!")
    presenter.settle()
    kept = stored(trainer, case)
    assert kept.frozen.sheet.trigger == "final"
    assert [each.now.trigger for each in kept.edits] == ["final!"]
    page.show_step("went_in")
    words = [each.words for each in page.stages["went_in"].changes]
    assert words == ["final → final!"]


def test_an_alternative_that_was_weighed_goes_onto_the_stored_sheet(
    page, presenter, trainer, case, qtbot
):
    keep = TreeAlternative("Keep it", (Branch("it holds", 100, 34_000),))
    trainer.journal.save(case, DecisionTree((keep,)))
    presenter.open()
    page.stages["prepare"].show_part(2)
    page.stages["prepare"].alternatives.blocks[0].take.click()
    assert page.toast.words == "“Keep it” is on your sheet. Ctrl+Z takes it back."
    presenter.settle()
    sheet = stored(trainer, case).preparation.sheet
    assert sheet.alternatives == (WrittenAlternative("Keep it", 100, 34_000),)


def test_deleting_puts_it_into_the_trash_and_undo_takes_it_out(
    page, presenter, trainer, case, qtbot
):
    write(page, qtbot, "final")
    qtbot.keyClick(page.delete, Qt.Key.Key_Space)
    assert stored(trainer, case).trashed
    assert stored(trainer, case).preparation.sheet.trigger == "final"
    assert page.trashed.isVisible()
    page.toast.action.click()
    assert not stored(trainer, case).trashed
    assert not page.trashed.isVisible()


def test_a_case_is_taken_out_of_the_trash_later_too(page, trainer, case, qtbot):
    trainer.journal.trash(case)
    presenter = CasePresenter(page, trainer, case=case)
    presenter.open()
    qtbot.keyClick(page.trashed.action, Qt.Key.Key_Space)
    assert not stored(trainer, case).trashed
    del presenter


def test_the_head_is_stored_with_tags_people_day_and_unit(page, presenter, trainer, case, qtbot):
    for line, words in (
        (page.details.tags, "car, sale"),
        (page.details.people, "Kalev"),
        (page.details.day, "2026-12-01"),
        (page.details.unit, "£"),
    ):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, words)
    presenter.settle()
    kept = stored(trainer, case)
    assert (kept.tags, kept.people, kept.unit) == (("car", "sale"), ("Kalev",), "£")
    assert kept.happens_on.isoformat() == "2026-12-01"
    assert page.stages["prepare"].alternatives.isHidden()


def test_the_way_leads_back_to_the_journal(page, trainer, case):
    presenter = CasePresenter(page, trainer, case=case)
    ways = []
    presenter.crumbs_changed.connect(ways.append)
    presenter.open()
    assert [(each.words, each.route) for each in ways[0]] == [
        ("Journal", JOURNAL),
        ("Renewal", Route.case(case)),
    ]


@pytest.mark.parametrize("step", ["prepare", "went_in", "outcome", "review"])
def test_a_route_may_name_the_step(page, trainer, case, step):
    presenter = CasePresenter(page, trainer, case=case, step=step)
    presenter.open()
    assert page.step == step


def test_a_short_case_stays_short_while_it_saves_itself(page, trainer, qtbot):
    case = trainer.journal.start("salary", "short", "Pay")
    presenter = CasePresenter(page, trainer, case=case)
    presenter.open()
    sheet = page.stages["prepare"].sheet
    target = next(each.target for each in sheet.sections if "target" in each.fields)
    target.setFocus()
    qtbot.keyClicks(target, "55000")
    presenter.settle()
    assert stored(trainer, case).preparation.sheet.target == 55_000
    assert target.isVisible()
    assert page.window().focusWidget() is target


def test_the_presenter_is_freed_with_its_page(trainer, case, theme, freed):
    def make():
        presenter = CasePresenter(CasePage(), trainer, case=case)
        presenter.open()
        return presenter

    assert freed(make)
