import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.ui.pages.journal.stage import Stage
from negotiator_trainer.ui.pages.number_line import PlainLine


class TermsStage(Stage):
    """The smallest stage there can be: one line of an outcome."""

    def __init__(self):
        super().__init__()
        self.terms, self.surprised = PlainLine(), PlainLine()
        column = QVBoxLayout(self)
        for key, line in (("terms", self.terms), ("surprised", self.surprised)):
            line.setAccessibleName(key)
            column.addWidget(line)
        self.terms.textEdited.connect(self._on_terms)
        self.surprised.textEdited.connect(self._on_surprised)

    def write(self, document):
        self.terms.setText(document.terms)
        self.surprised.setText(document.surprised)

    def _read(self):
        return Outcome(terms=self.terms.text(), surprised=self.surprised.text())

    def _on_terms(self):
        self.edit(self._read(), key="terms")

    def _on_surprised(self):
        self.edit(self._read(), key="surprised")


@pytest.fixture
def stage(shown):
    made = TermsStage()
    made.history.take_keys(made)
    made.open_document(Outcome(terms="39"))
    return shown(made)


@pytest.fixture
def seen(stage):
    documents = []
    stage.edited.connect(documents.append)
    return documents


def test_opening_a_document_reports_nothing(stage, seen):
    stage.open_document(Outcome(terms="40"))
    assert stage.terms.text() == "40"
    assert (seen, stage.document) == ([], Outcome(terms="40"))


def test_what_is_typed_is_reported_as_a_whole_document(stage, seen, qtbot):
    qtbot.keyClicks(stage.surprised, "no")
    assert seen == [Outcome(terms="39", surprised="n"), Outcome(terms="39", surprised="no")]


def test_the_same_document_again_is_no_edit(stage, seen):
    stage.edit(Outcome(terms="39"), key="terms")
    assert seen == []
    assert not stage.history.canUndo()


def test_undo_goes_back_field_by_field_and_is_reported(stage, seen, qtbot):
    stage.terms.setFocus()
    qtbot.keyClicks(stage.terms, ".5k")
    stage.surprised.setFocus()
    qtbot.keyClicks(stage.surprised, "yes")
    qtbot.keySequence(stage.surprised, QKeySequence("Ctrl+Z"))
    assert (stage.terms.text(), stage.surprised.text()) == ("39.5k", "")
    qtbot.keySequence(stage.surprised, QKeySequence("Ctrl+Z"))
    assert seen[-1] == stage.document == Outcome(terms="39")
    qtbot.keySequence(stage.surprised, QKeySequence("Ctrl+Shift+Z"))
    assert seen[-1] == Outcome(terms="39.5k")


def test_what_was_written_in_another_case_cannot_be_undone_in_this_one(stage, qtbot):
    qtbot.keyClicks(stage.terms, "5")
    stage.open_document(Outcome(terms="other"))
    assert not stage.history.canUndo()


def test_a_stage_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = TermsStage()
        made.open_document(Outcome(terms="a"))
        made.edit(Outcome(terms="b"), key="terms")
        return made

    assert freed(make)
