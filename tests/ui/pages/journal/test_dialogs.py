"""The dialogs that lie over a case, and the card that opens them."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.journal.case import Link
from negotiator_trainer.services.journal.page import LinkView
from negotiator_trainer.ui.pages.journal.export_dialog import ExportDialog
from negotiator_trainer.ui.pages.journal.link_dialog import Linkable, LinkDialog
from negotiator_trainer.ui.pages.journal.links_card import LinksCard
from negotiator_trainer.ui.pages.journal.rehearse_dialog import RehearseDialog
from negotiator_trainer.ui.pages.page import Page

Key = Qt.Key
AT = datetime(2026, 11, 3, 12, tzinfo=UTC)
PLAYED = (
    Linkable(uuid="u1", title="A bicycle", when=AT, overall=71.6, answer="Both asked first"),
    Linkable(uuid="u2", title="The clinic", when=AT),
)


@pytest.fixture
def over(shown, no_flash):
    """A function: show a dialog over a page and return it."""

    def show(make, **how):
        page = shown(Page("Case"), **how)
        dialog = make(page)
        dialog.page = page
        dialog.open()
        dialog.activateWindow()
        return dialog

    return show


def told(signal):
    seen = []
    signal.connect(lambda *carried: seen.append(carried))
    return seen


def test_the_preview_follows_the_kind_and_the_names(over, qtbot):
    dialog = over(ExportDialog)
    wanted = told(dialog.wanted)
    dialog.kind_row.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.kind_row.radios[0])
    qtbot.keyClick(dialog.kind_row.radios[0], Key.Key_Right)
    dialog.initials.click()
    assert wanted == [("pdf", False), ("pdf", True)]


def test_what_leaves_is_shown_word_for_word_and_cannot_be_edited(over, qtbot):
    dialog = over(ExportDialog)
    dialog.show_preview("# Renewal <b>K. OÜ</b>")
    dialog.preview.setFocus()
    qtbot.keyClicks(dialog.preview, "x")
    assert dialog.preview.toPlainText() == "# Renewal <b>K. OÜ</b>"


def test_writing_says_what_was_chosen_and_the_dialog_stays(over):
    dialog = over(ExportDialog)
    written = told(dialog.write_clicked)
    dialog.initials.click()
    dialog.confirm.click()
    assert written == [("md", True)]
    assert dialog.isVisible()


def test_trouble_with_the_file_is_said_in_the_dialog(over):
    dialog = over(ExportDialog)
    dialog.show_trouble(TrainerError("No room.", remedy="Free some."))
    assert dialog.message.words == "No room. Free some."


def test_a_scenario_that_fits_is_named_with_the_reason(over):
    dialog = over(lambda page: RehearseDialog("A bicycle", "Both haggle over a price.", page))
    wanted = told(dialog.scenario_wanted)
    assert dialog.why.text() == "Both haggle over a price."
    dialog.confirm.click()
    assert wanted == [()]
    assert not dialog.isVisible()


def test_where_none_fits_the_table_is_the_way(over):
    dialog = over(lambda page: RehearseDialog("", "No scenario is near enough.", page))
    wanted = told(dialog.table_wanted)
    assert not dialog.confirm.isVisible()
    dialog.table.click()
    assert wanted == [()]


def test_the_newest_attempt_is_chosen_and_ones_own_answer_offered(over, qtbot):
    dialog = over(lambda page: LinkDialog(PLAYED, page))
    linked = told(dialog.linked)
    assert dialog.list.currentItem().text() == "A bicycle · 3 Nov 2026 · overall 72"
    assert dialog.note.words() == "Both asked first"
    dialog.confirm.click()
    assert linked == [(Link("u1", "debrief", "Both asked first"),)]


def test_another_attempt_changes_the_offered_note_but_not_a_written_one(over, qtbot):
    dialog = over(lambda page: LinkDialog(PLAYED, page))
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert dialog.note.words() == ""
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "Ask first")
    qtbot.keyClick(dialog.list, Key.Key_Up)
    assert dialog.note.words() == "Ask first"


def test_without_attempts_nothing_can_be_linked(over):
    dialog = over(lambda page: LinkDialog((), page))
    assert "Nothing has been played" in dialog.message.words
    assert not dialog.confirm.isEnabled()


def test_escape_closes_a_dialog_and_nothing_happens(over, qtbot):
    dialog = over(lambda page: LinkDialog(PLAYED, page))
    linked = told(dialog.linked)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert linked == []
    qtbot.waitUntil(lambda: not dialog.page.findChildren(LinkDialog))


@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0)])
@pytest.mark.parametrize(
    "make",
    [
        ExportDialog,
        lambda page: RehearseDialog("A bicycle", "Both haggle over a price.", page),
        lambda page: LinkDialog(PLAYED, page),
    ],
    ids=["export", "rehearse", "link"],
)
def test_everything_has_a_name(over, nameless, make, name, scale):
    assert nameless(over(make, name=name, scale=scale)) == []


VIEW = LinkView(
    link=Link("u1", "debrief", "Ask first"), attempt=7, title="A bicycle",
    played_on=date(2026, 11, 3),
)  # fmt: skip
GONE = LinkView(link=Link("u9"), attempt=None, title="")
LOG = LinkView(link=Link("", "rehearsal", "1. I offered 38k"), attempt=None, title="")


@pytest.fixture
def card(shown):
    page = shown(Page("Case"))
    page.card = LinksCard()
    page.body.addWidget(page.card)
    page.body.addStretch()
    page.card.page = page
    page.card.show_links((VIEW, GONE, LOG))
    return page.card


def test_a_linked_attempt_opens_its_debrief(card):
    opened = told(card.opened)
    assert card.rows[0].opener.text() == "A bicycle · 3 Nov 2026"
    card.rows[0].opener.click()
    assert opened == [(VIEW,)]


def test_an_attempt_of_another_profile_cannot_be_opened(card):
    assert card.rows[1].opener.text() == "An attempt that is not in this profile"
    assert not card.rows[1].opener.isEnabled()


def test_a_rehearsal_at_the_table_is_shown_as_its_log(card):
    assert not card.rows[2].opener.isVisible()
    assert card.rows[2].remove.accessibleName() == "Unlink Rehearsal at the offer table"


def test_a_link_can_be_removed(card):
    removed = told(card.removed)
    card.rows[1].remove.click()
    assert removed == [(GONE,)]


def test_nothing_of_the_card_is_cut_off_and_everything_has_a_name(card, clipped, nameless):
    assert clipped(card.page) == []
    assert nameless(card.page) == []


def test_a_card_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = LinksCard()
        made.show_links((VIEW,))
        return made

    assert freed(make)
