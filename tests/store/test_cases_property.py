"""Whatever is done to the journal in whatever order, crashes included, a dictionary agrees."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from negotiator_trainer.errors import StoreError
from negotiator_trainer.journal.case import Link, Links
from negotiator_trainer.store.case_records import CaseChange, NewCase
from negotiator_trainer.store.cases import TOGETHER
from negotiator_trainer.store.database import Database
from tests.store.conftest import Clock

WORDS = st.sampled_from(["roof", "Café", "rent", "idle crew", "naïve", "€ 40", "o'brien", "x"])
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
NAMES = st.lists(st.sampled_from(["a", "b", 'c"d', "ü"]), max_size=3, unique=True).map(tuple)
PARTS = st.sampled_from(["sheet", "issues", "alternatives", "outcome", "review"])
ATTEMPTS = [f"0000000{n}-0000-4000-8000-000000000000" for n in range(3)]
STEPS = st.sampled_from([timedelta(seconds=1), timedelta(minutes=9), timedelta(minutes=11)])


class CrashError(Exception):
    """The process died in the middle of a transaction."""


class JournalMachine(RuleBasedStateMachine):
    """Does the same to a profile and to a dictionary, and compares them after every step."""

    cases = Bundle("cases")

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.model = {}
        self.undo = None
        self._open()

    def teardown(self):
        if hasattr(self, "database"):
            try:
                self._compare()
                assert self.database.verify().ok
            finally:
                self.database.close()
                shutil.rmtree(self.folder)

    @rule(
        target=cases,
        title=TEXTS,
        tags=NAMES,
        people=NAMES,
        size=st.sampled_from(["short", "full", "log"]),
    )
    def create(self, title, tags, people, size):
        at = self.clock()
        new = NewCase(template="lease", size=size, title=title, tags=tags, people=people,
                      happens_on=date(2026, 4, 14), created_at=at)  # fmt: skip
        with self.database.unit() as unit:
            case = unit.cases.create(new)
        self.model[case.id] = {
            "uuid": case.uuid, "title": title, "tags": tags, "people": people,
            "stage": "outcome" if size == "log" else "preparing", "states": [], "frozen": None,
            "went_in": None, "trashed": False, "words": None, "changed": at,
        }  # fmt: skip
        return case.id

    @rule(case=cases, part=PARTS, content=TEXTS, step=STEPS)
    def edit(self, case, part, content, step):
        self._save(case, part, content, step)

    @rule(case=cases, attempts=st.sets(st.sampled_from(ATTEMPTS)), step=STEPS)
    def link(self, case, attempts, step):
        links = Links(tuple(Link(each) for each in sorted(attempts)))
        self._save(case, "links", links.to_json(), step)

    @rule(case=cases)
    def go_in(self, case):
        kept, at = self.model[case], self.clock()
        self.undo = None
        if kept["went_in"] is None and kept["stage"] == "preparing":
            kept |= {"stage": "went_in", "went_in": at, "frozen": len(kept["states"]) - 1,
                     "changed": at}  # fmt: skip
            self.undo = ("take_back", case)
        elif kept["went_in"] is None:
            with pytest.raises(ValueError, match="past going in"):
                self._do("go_in", case, at)
            return
        self._do("go_in", case, at)

    @rule(case=cases)
    def take_back(self, case):
        kept = self.model[case]
        self._do("take_back", case)
        if kept["went_in"] is not None:
            kept |= {"stage": "preparing", "went_in": None, "frozen": None}

    @rule(case=cases, stage=st.sampled_from(["outcome", "reviewed"]))
    def finish(self, case, stage):
        kept, at = self.model[case], self.clock()
        self._do("set_stage", case, stage, at)
        if kept["stage"] != stage:
            kept |= {"stage": stage, "changed": at}

    @rule(case=cases, title=TEXTS)
    def rename(self, case, title):
        self._change(case, title=title)

    @rule(case=cases, tags=NAMES)
    def tag(self, case, tags):
        self._change(case, tags=tags)

    @rule(case=cases, people=NAMES)
    def invite(self, case, people):
        self._change(case, people=people)

    @rule(case=cases, words=TEXTS)
    def put_words(self, case, words):
        title = self.model[case]["title"]
        self._do("put_words", case, title, words)
        self.model[case]["words"] = (title, words)

    @rule(case=cases)
    def trash(self, case):
        self._do("trash", case, self.clock())
        self.model[case]["trashed"] = True
        self.undo = ("untrash", case)

    @rule(case=cases)
    def untrash(self, case):
        self._do("untrash", case)
        self.model[case]["trashed"] = False

    @precondition(lambda self: self.undo is not None)
    @rule()
    def take_the_last_step_back(self):
        step, case = self.undo
        self.undo = None
        if case in self.model:
            getattr(self, step)(case=case)

    @rule(target=cases, case=consumes(cases))
    def expunge(self, case):
        self._do("expunge", [case])
        del self.model[case]
        with pytest.raises(StoreError, match="not in your journal"):
            self._do("get", case)
        return multiple()

    @rule(query=WORDS, tag=st.none() | st.sampled_from(["a", "ü"]))
    def search(self, query, tag):
        with self.database.unit() as unit:
            found = {hit.case.id for hit in unit.cases.search(query, tag=tag)}
        assert found == {n for n, kept in self.model.items() if _has(kept, query, tag)}

    @rule()
    def open_again(self):
        self.database.close()
        self._open()

    @rule(case=cases, content=TEXTS, close=st.booleans())
    def crash_while_writing(self, case, content, close):
        with pytest.raises(CrashError):
            self._write_and_crash(case, content, delete=not close)
        if close:
            self.open_again()

    @rule()
    def scrub(self):
        self.database.scrub()

    def _open(self):
        self.database = Database.open(self.folder / "profile.db", now=self.clock)
        self._compare()

    def _do(self, action, *given, **named):
        with self.database.unit() as unit:
            getattr(unit.cases, action)(*given, **named)

    def _write_and_crash(self, case, content, *, delete):
        with self.database.unit() as unit:
            unit.cases.save(case, "sheet", content + "!", self.clock())
            unit.cases.change(case, CaseChange(title="lost", tags=("lost",)), at=self.clock())
            unit.cases.put_words(case, "lost", "lost")
            unit.cases.trash(case, self.clock())
            if delete:
                unit.cases.expunge([case])
            raise CrashError

    def _save(self, case, part, content, step):
        self.clock.at += step
        kept, at = self.model[case], self.clock()
        self._do("save", case, part, content, at)
        states, frozen = kept["states"], kept["frozen"]
        present = [n for n, state in enumerate(states) if state[0] == part]
        if present and states[present[-1]][1] == content:
            return
        last = len(states) - 1
        fresh = present and present[-1] == last and (frozen is None or last > frozen)
        if fresh and at - states[last][2] < TOGETHER:
            states[last] = (part, content, states[last][2])
        else:
            states.append((part, content, at))
        kept["changed"] = at

    def _change(self, case, **new):
        kept, at = self.model[case], self.clock()
        self._do("change", case, CaseChange(**new), at=at)
        if any(kept[name] != value for name, value in new.items()):
            kept |= {**new, "changed": at}

    def _compare(self):
        with self.database.unit() as unit:
            cases = unit.cases
            for trashed in (False, True):
                expected = [n for n, kept in self._by_change() if kept["trashed"] == trashed]
                assert [case.id for case in cases.list(trashed=trashed)] == expected
            for number, kept in self.model.items():
                case = cases.get(number)
                assert (case.uuid, case.title, case.tags, case.people, case.stage) == (
                    kept["uuid"], kept["title"], kept["tags"], kept["people"], kept["stage"],
                )  # fmt: skip
                assert (case.went_in_at, case.frozen) == (kept["went_in"], kept["frozen"])
                history = cases.history(number)
                assert [(s.part, s.content, s.at) for s in history] == kept["states"]
            for attempt in ATTEMPTS:
                linked = {case.id for case in cases.linked(attempt)}
                assert linked == {n for n, kept in self.model.items() if _links(kept, attempt)}

    def _by_change(self):
        return sorted(self.model.items(), key=lambda each: (each[1]["changed"], each[0]))[::-1]


def _has(kept, query, tag):
    if kept["words"] is None or kept["trashed"] or (tag is not None and tag not in kept["tags"]):
        return False
    text = _plain(" ".join(kept["words"])).split()
    *whole, last = _plain(query).split()
    return all(word in text for word in whole) and any(word.startswith(last) for word in text)


def _plain(words):
    table = str.maketrans({"é": "e", "ï": "i", "'": " ", "€": " "})
    return words.casefold().translate(table)


def _links(kept, attempt):
    states = [content for part, content, _ in kept["states"] if part == "links"]
    return not kept["trashed"] and bool(states) and attempt in states[-1]


def run(examples, steps):
    run_state_machine_as_test(
        JournalMachine,
        # A shorter example is worth less than the minutes that it takes to find it.
        settings=settings(
            max_examples=examples, stateful_step_count=steps, phases=[Phase.generate]
        ),
    )


@pytest.mark.timeout(300)
def test_any_sequence_of_operations_leaves_what_a_dictionary_holds():
    run(8, 25)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_many_long_sequences_of_operations_leave_what_a_dictionary_holds():
    run(150, 60)
