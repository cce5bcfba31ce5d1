import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog

from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.services.comparing import Comparisons
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.ui.pages.journal.case_page import CasePage
from negotiator_trainer.ui.pages.journal.export_dialog import ExportDialog
from negotiator_trainer.ui.pages.journal.link_dialog import LinkDialog
from negotiator_trainer.ui.pages.journal.rehearse_dialog import RehearseDialog
from negotiator_trainer.ui.presenters.case import CasePresenter
from negotiator_trainer.ui.presenters.case_tools import file_name
from negotiator_trainer.ui.routes import Route
from tests.ui.pages.conftest import NOW


@pytest.fixture
def case(trainer):
    made = trainer.journal.start("supplier", "short", "Renewal: Kalev")
    trainer.journal.change(made, CaseChange(people=["Kalev Tamm"]))
    trainer.journal.save(made, Outcome(terms="Kalev Tamm wants <b>cash</b>"))
    return made


@pytest.fixture
def attempts(trainer):
    """Two finished plays, the second of them compared with the first."""
    made = []
    for seed in (1, 2):
        attempt = trainer.start("toy-sale", "buyer", seed=seed, variant="moving_out")
        for move in ("say yd05", "walk"):
            trainer.play(attempt, move)
        trainer.conclude(attempt, None)
        made.append(attempt)
    Comparisons(trainer, now=lambda: NOW).answer(made[1], made[0], "Both left at once")
    return made


@pytest.fixture
def presenter(shown, trainer, case):
    made = CasePresenter(shown(CasePage()), trainer, case=case)
    made.went = []
    made.left_for.connect(made.went.append)
    made.open()
    return made


def dialog_of(presenter, kind):
    (dialog,) = [each for each in presenter.page.findChildren(kind) if each.isVisible()]
    return dialog


def save_as(presenter, file):
    dialog_of(presenter, ExportDialog).confirm.click()
    dialog_of(presenter, QFileDialog).fileSelected.emit(str(file))


def export(presenter):
    presenter.page.links.export.click()
    return dialog_of(presenter, ExportDialog)


def test_what_is_previewed_is_what_is_written(presenter, tmp_path):
    dialog = export(presenter)
    previewed = dialog.preview.toPlainText()
    assert "Renewal: Kalev" in previewed
    save_as(presenter, tmp_path / "case.md")
    assert (tmp_path / "case.md").read_text("utf-8") == previewed
    assert presenter.page.toast.words == f"Written: {tmp_path / 'case.md'}"
    assert not dialog.isVisible()


def test_ctrl_p_exports(presenter, qtbot):
    qtbot.keySequence(presenter.page, QKeySequence(QKeySequence.StandardKey.Print))
    assert "Renewal: Kalev" in dialog_of(presenter, ExportDialog).preview.toPlainText()


def test_names_leave_as_initials_when_asked(presenter, tmp_path):
    dialog = export(presenter)
    assert "Kalev Tamm" in dialog.preview.toPlainText()
    dialog.initials.click()
    assert "Kalev" not in dialog.preview.toPlainText()
    save_as(presenter, tmp_path / "case.md")
    assert b"Kalev" not in (tmp_path / "case.md").read_bytes()


def test_a_redacted_case_has_no_name_in_that_of_its_file(presenter):
    export(presenter).initials.click()
    dialog_of(presenter, ExportDialog).confirm.click()
    (chosen,) = dialog_of(presenter, QFileDialog).selectedFiles()
    assert chosen.endswith("case.md")


def test_the_pdf_says_what_was_previewed_and_reads_no_mark_up(presenter, tmp_path):
    dialog = export(presenter)
    dialog.kind_row.radios[1].click()
    assert "<b>cash</b>" in dialog.preview.toPlainText()
    save_as(presenter, tmp_path / "case.pdf")
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF-")


def test_a_place_that_cannot_be_written_to_is_said_and_the_dialog_stays(presenter, tmp_path):
    dialog = export(presenter)
    save_as(presenter, tmp_path / "nowhere" / "case.md")
    assert "could not be written" in dialog.message.words
    assert dialog.isVisible()


def test_what_was_typed_last_is_in_the_export(presenter, qtbot):
    presenter.page.details.title.setFocus()
    qtbot.keyClick(presenter.page.details.title, Qt.Key.Key_End)
    qtbot.keyClicks(presenter.page.details.title, " again")
    assert "Renewal: Kalev again" in export(presenter).preview.toPlainText()


def test_a_rehearsal_leads_to_the_table_or_to_a_brief(presenter, case):
    presenter.page.links.rehearse.click()
    dialog = dialog_of(presenter, RehearseDialog)
    assert dialog.why.text()
    dialog.table.click()
    assert presenter.went == [Route.offer_table(case)]


def test_a_debrief_is_linked_with_ones_own_words_and_opens(presenter, trainer, case, attempts):
    presenter.page.links.link.click()
    dialog = dialog_of(presenter, LinkDialog)
    assert dialog.list.count() == 2
    assert dialog.note.words() == "Both left at once"
    dialog.confirm.click()
    (row,) = presenter.page.links.rows
    assert row.view.link.note == "Both left at once"
    row.opener.click()
    assert presenter.went == [Route.debrief(attempts[1])]
    assert [each.id for each in trainer.journal.linked(attempts[1])] == [case]


def test_a_linked_attempt_is_not_offered_again_and_can_be_unlinked(presenter, trainer, attempts):
    presenter.page.links.link.click()
    dialog_of(presenter, LinkDialog).confirm.click()
    presenter.page.links.link.click()
    dialog = dialog_of(presenter, LinkDialog)
    assert dialog.list.count() == 1
    dialog.cancel.click()
    presenter.page.links.rows[0].remove.click()
    assert presenter.page.links.rows == []
    assert trainer.journal.linked(attempts[1]) == ()


def test_no_dialog_is_left_when_the_case_is_left(presenter, qtbot):
    export(presenter).cancel.click()
    qtbot.waitUntil(lambda: not presenter.page.findChildren(QDialog))


@pytest.mark.parametrize(
    ("title", "name"),
    [("Renewal: Kalev/OÜ?", "Renewal Kalev OÜ"), ("  ", "case"), ("..\\..", "case"),
     ("x" * 200, "x" * 60)],
)  # fmt: skip
def test_a_title_becomes_the_name_of_a_file_on_any_system(title, name):
    assert file_name(title) == name
