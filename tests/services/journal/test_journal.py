"""The journal: cases from their preparation to their review, undone, found and thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from negotiator_trainer.errors import StoreError, TrainerError
from negotiator_trainer.journal.case import (
    Branch,
    DecisionTree,
    IssueTree,
    Link,
    Links,
    Outcome,
    Review,
    TreeAlternative,
)
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.services.journal.templates import templates
from negotiator_trainer.store.case_records import HIT_BEGINS, HIT_ENDS, CaseChange
from negotiator_trainer.store.records import Mark
from tests.services.journal.conftest import OUTCOME, REVIEW, SHEET


def found(journal, **wanted):
    return [entry.id for entry in journal.entries(EntryFilter(**wanted)).entries]


def test_a_case_goes_through_its_stages(journal):
    case = journal.start("supplier", "full", "  Renewal \n of the lease ", unit="€")
    page = journal.page(case)
    assert (page.title, page.stage, page.unit) == ("Renewal of the lease", "preparing", "€")
    assert page.preparation.sheet == Sheet()
    assert journal.save(case, SHEET).preparation.sheet == SHEET
    page = journal.go_in(case)
    assert (page.stage, page.frozen.sheet) == ("went_in", SHEET)
    assert journal.save(case, Outcome(terms="They think about it")).stage == "went_in"
    assert journal.save(case, OUTCOME).stage == "outcome"
    page = journal.save(case, REVIEW)
    assert (page.stage, page.outcome, page.review) == ("reviewed", OUTCOME, REVIEW)


def test_every_document_undoes_by_saving_the_one_before(journal):
    case = journal.start("blank", "full")
    before = journal.page(case)
    tree = DecisionTree((TreeAlternative("Wait", (Branch("they call", 50, 100),)),))
    for document in (SHEET, IssueTree(), tree, OUTCOME, REVIEW, Links((Link("x"),))):
        journal.save(case, document)
    assert journal.page(case).stage == "reviewed"
    for document in (Sheet(), IssueTree(), DecisionTree(), Outcome(), Review(), Links()):
        journal.save(case, document)
    assert journal.page(case) == before


def test_a_full_preparation_begins_with_the_issues_of_its_kind_and_a_short_one_with_none(journal):
    full = journal.page(journal.start("salary", "full"))
    assert [issue.text for issue in full.issues.issues][:2] == ["Pay", "Next pay review"]
    assert [row.name for row in full.preparation.issues][:2] == ["Pay", "Next pay review"]
    assert full.note == templates()["salary"].note
    assert journal.page(journal.start("salary", "short")).issues == IssueTree()
    assert journal.page(journal.start("no such kind", "full")).template == "blank"


def test_what_is_changed_after_going_in_shows_as_an_edit(journal):
    case = journal.start("blank", "short")
    journal.save(case, SHEET)
    journal.go_in(case)
    later = replace(SHEET, walkaway=41_000)
    page = journal.save(case, later)
    (edit,) = page.edits
    assert (edit.part, edit.was, edit.now) == ("sheet", SHEET, later)
    assert page.frozen.sheet == SHEET
    assert page.preparation.sheet == later


def test_going_in_is_taken_back_and_nothing_that_was_written_is_lost(journal):
    case = journal.start("blank", "short")
    before = journal.save(case, SHEET)
    journal.go_in(case)
    assert journal.take_back(case) == before
    journal.go_in(case)
    journal.save(case, OUTCOME)
    assert journal.take_back(case).stage == "outcome"


def test_nobody_goes_into_a_case_that_is_over(journal):
    case = journal.start("blank", "log", "Flat deposit")
    with pytest.raises(TrainerError, match="What came of “Flat deposit” is written already"):
        journal.go_in(case)
    assert journal.page(case).stage == "outcome"


def test_tags_and_people_are_kept_once_whatever_their_capitals(journal):
    case = journal.start("blank", "short")
    page = journal.change(
        case, CaseChange(tags=["Pay", " pay ", "", "new  tag"], people=["Kim", "KIM"])
    )
    assert (page.tags, page.people) == (("Pay", "new tag"), ("Kim",))
    assert (
        journal.change(case, CaseChange(title="T", happens_on=date(2026, 4, 1))).tags == page.tags
    )


def test_a_title_that_is_a_book_is_refused(journal):
    with pytest.raises(TrainerError, match="The title has 501 letters"):
        journal.start("blank", "short", "x" * 501)
    assert found(journal) == []


def test_every_word_of_a_person_is_found_and_none_of_a_template(journal):
    case = journal.start("salary", "full", "Talk with Kim")
    journal.save(case, replace(SHEET, interests=("quiet evenings",)))
    journal.change(case, CaseChange(tags=["Pay"], people=["Zoë Adler"]))
    journal.save(case, REVIEW)
    for words in ("kim", "quiet eve", "pay", "zoe", "cash first"):
        assert found(journal, words=words) == [case], words
    for words in ("training", "salary", "preparing", "learned", "44000"):
        assert found(journal, words=words) == [], words
    (entry,) = journal.entries(EntryFilter(words="evenings")).entries
    assert f"quiet {HIT_BEGINS}evenings{HIT_ENDS}" in entry.excerpt
    journal.save(case, SHEET)
    assert found(journal, words="evenings") == []


def test_the_list_is_narrowed_and_read_in_parts(journal, reviewed):
    done = reviewed(tags=("a",), people=("Kim",))
    open_ = [journal.start("lease", "short", f"Flat {n}") for n in range(4)]
    page = journal.entries(limit=3)
    assert ([e.id for e in page.entries], page.more) == (open_[:0:-1], True)
    rest = journal.entries(limit=3, offset=3)
    assert ([e.id for e in rest.entries], rest.more) == ([open_[0], done], False)
    assert found(journal, stage="reviewed") == found(journal, tag="a") == [done]
    assert found(journal, person="Kim", words="renewal") == [done]
    assert (page.tags, page.people) == ((("a", 1),), (("Kim", 1),))
    assert [hit.case.id for hit in journal.search("flat", limit=2)] == open_[:2]


def test_the_trash_gives_back_what_it_was_given(journal, reviewed):
    case = reviewed()
    before = journal.page(case)
    journal.trash(case)
    assert (found(journal), found(journal, words="renewal")) == ([], [])
    assert found(journal, trashed=True) == [case]
    assert (journal.entries().trashed, journal.page(case).trashed) == (1, True)
    journal.untrash(case)
    assert journal.page(case) == before


def test_the_trash_is_emptied_of_what_has_lain_there_for_thirty_days(journal, clock):
    early, late, kept = (journal.start("blank", "short", f"Case {n}") for n in range(3))
    journal.trash(early)
    clock.at += timedelta(days=20)
    journal.trash(late)
    assert journal.empty_trash(clock()).cases == 0
    clock.at += timedelta(days=11)
    assert journal.empty_trash(clock()).cases == 1
    assert found(journal, trashed=True) == [late]
    assert journal.empty_trash().cases == 1
    assert found(journal) == [kept]
    with pytest.raises(StoreError, match="not in your journal"):
        journal.page(early)


def test_attempts_are_linked_with_what_a_comparison_said_as_the_note(
    journal, trainer, database, clock
):
    case = journal.start("blank", "short", "Flat")
    attempt = trainer.start("toy-sale", "buyer")
    uuid = trainer.attempt(attempt).uuid
    (view,) = journal.link(case, attempt, Link("", "rehearsal")).links
    assert (view.link, view.attempt) == (Link(uuid, "rehearsal"), attempt)
    assert view.played_on == trainer.attempt(attempt).started_at.date()
    assert [c.id for c in journal.linked(attempt)] == [case]
    assert journal.comparison(attempt) == ""
    for answer in ("first", "Both waited for a date"):
        detail = f'{{"with": "x", "answer": "{answer}"}}'
        with database.unit() as unit:
            unit.marks.add(attempt, Mark(kind="compared", turn=0, detail=detail, at=clock()))
    note = journal.comparison(attempt)
    (view,) = journal.link(case, attempt, Link("", "rehearsal", note)).links
    assert view.link == Link(uuid, "rehearsal", "Both waited for a date")
    assert found(journal, words="waited date") == [case]
    assert journal.unlink(case, uuid).links == ()
    assert journal.linked(attempt) == ()


def test_what_was_said_from_the_other_attempt_counts_as_well(journal, trainer, database, clock):
    one, other = (trainer.start("toy-sale", "buyer") for _ in range(2))
    detail = f'{{"with": "{trainer.attempt(one).uuid}", "answer": "Both gave first"}}'
    with database.unit() as unit:
        unit.marks.add(other, Mark(kind="compared", turn=0, detail=detail, at=clock()))
        unit.marks.add(one, Mark(kind="compared", turn=0, detail="damaged", at=clock()))
    assert journal.comparison(one) == "Both gave first"


def test_a_link_to_an_attempt_of_another_profile_stays(journal):
    case = journal.start("blank", "short")
    (view,) = journal.save(case, Links((Link("gone"),))).links
    assert (view.attempt, view.title, view.played_on) == (None, "", None)


def test_the_trainer_has_the_journal(trainer):
    case = trainer.journal.start("lease", "short", "Flat")
    assert trainer.journal is trainer.journal
    assert found(trainer.journal) == [case]
