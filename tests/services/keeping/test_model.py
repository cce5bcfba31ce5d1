"""Any sequence of playing, writing, backups, restores, exports and crashes, against plain dicts."""

from __future__ import annotations

import shutil
import tempfile
from copy import deepcopy
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from negotiator_trainer.services.keeping.automatic import back_up, back_up_if_due
from negotiator_trainer.services.keeping.exporting import export_everything
from negotiator_trainer.services.keeping.importing import import_file
from negotiator_trainer.services.keeping.restoring import restore_from
from negotiator_trainer.services.library import Library
from negotiator_trainer.store.database import Database
from tests.games import FIXTURES
from tests.store.conftest import Clock, Play

WORDS = st.text(max_size=20)


class Keeping(RuleBasedStateMachine):
    """A profile, and what should be in it."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.play = Play(self.clock)
        self.library = Library([FIXTURES / "scenarios"])
        self.attempts, self.cases = {}, {}
        self.kept = []
        self.profiles = 0

    @initialize()
    def begin(self):
        self.database = self.open()

    def open(self):
        path = self.folder / f"{self.profiles}" / "profile.db"
        return Database.open(path, now=self.clock)

    def snapshot(self):
        return deepcopy((self.attempts, self.cases))

    def teardown(self):
        self.database.close()
        shutil.rmtree(self.folder)

    @rule(turns=st.integers(0, 3), words=WORDS)
    def play_a_while(self, turns, words):
        with self.database.unit() as unit:
            attempt = unit.attempts.create(self.play.new())
            for position in range(turns + 1):
                unit.attempts.append(attempt.id, self.play.turn(position, words=words))
        self.attempts[attempt.uuid] = turns

    @rule(title=WORDS, words=WORDS)
    def write_a_case(self, title, words):
        number = self.play.case(self.database, title=title, words=words)
        with self.database.unit() as unit:
            case = unit.cases.get(number)
        self.cases[case.uuid] = (case.title, False)

    @precondition(lambda self: self.cases)
    @rule(data=st.data())
    def throw_a_case_away(self, data):
        uuid = data.draw(st.sampled_from(sorted(self.cases)))
        with self.database.unit() as unit:
            unit.cases.trash(unit.cases.find(uuid), self.clock())
        self.cases[uuid] = (self.cases[uuid][0], True)

    @rule()
    def make_a_backup(self):
        self.kept.append((back_up(self.database), self.snapshot()))

    @rule()
    def leave_it_to_the_program(self):
        made = back_up_if_due(self.database)
        if made is not None:
            self.kept.append((made, self.snapshot()))
        assert back_up_if_due(self.database) is None

    @precondition(lambda self: any(path.exists() for path, _ in self.kept))
    @rule(data=st.data(), spoilt=st.booleans())
    def go_back(self, data, spoilt):
        there = [(path, was) for path, was in self.kept if path.exists()]
        path, was = data.draw(st.sampled_from(there))
        before, profile = self.snapshot(), self.database.path
        self.database.close()
        if spoilt:
            profile.write_bytes(profile.read_bytes()[:1])
        done = restore_from(profile, path, now=self.clock)
        assert done.aside is not None
        assert (done.backup is None) or not spoilt
        if done.backup is not None:
            self.kept.append((done.backup, before))
        self.attempts, self.cases = deepcopy(was)
        self.database = self.open()

    @rule()
    def lose_the_process(self):
        """Go on from the files as they lie there now, the log included."""
        old = self.database.path.parent
        self.profiles += 1
        shutil.copytree(old, self.folder / f"{self.profiles}")
        self.database.close()
        self.kept = [(self.moved(path), was) for path, was in self.kept if path.exists()]
        self.database = self.open()

    def moved(self, path):
        return self.folder / f"{self.profiles}" / path.parent.name / path.name

    @rule()
    def move_to_another_computer(self):
        file = self.folder / "everything.zip"
        export_everything(self.database, self.library, file)
        old = self.database
        self.profiles += 1
        self.database = self.open()
        done = import_file(self.database, file)
        assert (done.attempts, done.cases) == (len(self.attempts), len(self.cases))
        old.close()
        self.kept = []

    @rule()
    def import_what_is_there_already(self):
        file = self.folder / "again.zip"
        export_everything(self.database, self.library, file)
        before = self.database.state()
        import_file(self.database, file)
        assert self.database.state() == before

    @invariant()
    def everything_is_as_it_should_be(self):
        with self.database.unit() as unit:
            attempts = {a.uuid: a.turns_made for a in unit.attempts.unfinished()}
            cases = (*unit.cases.list(), *unit.cases.list(trashed=True))
            assert attempts == self.attempts
            assert {c.uuid: (c.title, c.trashed_at is not None) for c in cases} == self.cases
        assert self.database.verify().ok


TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(max_examples=12, stateful_step_count=12)
