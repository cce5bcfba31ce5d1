import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex

from negotiator_trainer.ui.pages.journal.entry_model import EntryModel, facts, marked
from tests.ui.journal_views import entry, trashed

PIECES = st.lists(st.tuples(st.text(st.characters(exclude_characters="\x02\x03")), st.booleans()))


@given(PIECES)
def test_hits_are_where_the_marks_stood(pieces):
    excerpt = "".join(f"\x02{words}\x03" if hit else words for words, hit in pieces)
    plain, hits = marked(excerpt)
    assert len(plain) == sum(len(words) for words, _ in pieces)
    assert [end - start for start, end in hits] == [len(words) for words, hit in pieces if hit]
    assert "\n" not in plain


@pytest.mark.parametrize("excerpt", ["\x02open", "\x03closed", "\x02\x02twice\x03\x03", ""])
def test_marks_that_do_not_match_are_no_error(excerpt):
    plain, hits = marked(excerpt)
    assert "\x02" not in plain
    assert all(0 <= start <= end <= len(plain) for start, end in hits)


def test_what_lies_in_the_trash_says_since_when(qapp):
    assert facts(trashed("Old").entries[0]) == "deleted on 21 Nov 2026"


def test_more_is_asked_for_once_and_then_not_again(qapp):
    model = EntryModel()
    asked = []
    model.more_wanted.connect(asked.append)
    model.show_entries([entry(1)], more=True)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [1]
    model.add([entry(2)], more=False)
    assert [each.id for each in model.entries] == [1, 2]
    assert not model.canFetchMore(QModelIndex())
    assert (model.row_of(2), model.row_of(9)) == (1, -1)
