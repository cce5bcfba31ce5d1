"""One transaction, as the services see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.store.ahead import gather
from negotiator_trainer.store.ahead_records import read_ahead
from negotiator_trainer.store.answers import AnswersGiven
from negotiator_trainer.store.archive import Archive
from negotiator_trainer.store.attempts import Attempts
from negotiator_trainer.store.cases import Cases
from negotiator_trainer.store.declined import Declined
from negotiator_trainer.store.drills import Drills
from negotiator_trainer.store.estimates import Estimates
from negotiator_trainer.store.figures import Figures
from negotiator_trainer.store.figures_foreseen import Foreseen
from negotiator_trainer.store.home_writer import SHOWN_AHEAD, write_home, write_home_ahead
from negotiator_trainer.store.marks import Marks
from negotiator_trainer.store.notes import Notes
from negotiator_trainer.store.scenarios import Scenarios
from negotiator_trainer.store.sheets import Sheets
from negotiator_trainer.store.skills import Skills
from negotiator_trainer.store.tables import HomeTableRow
from negotiator_trainer.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlmodel import Session

    from negotiator_trainer.store.ahead_records import Ahead


class Unit:
    """The repositories of one transaction; of no use after it."""

    def __init__(self, db: Session, now: Callable[[], datetime]) -> None:
        self._work = Work(db, now)
        self.attempts = Attempts(self._work)
        self.scenarios = Scenarios(self._work)
        self.sheets = Sheets(self._work)
        self.estimates = Estimates(self._work)
        self.notes = Notes(self._work)
        self.answers = AnswersGiven(self._work)
        self.marks = Marks(self._work)
        self.cases = Cases(self._work)
        self.drills = Drills(self._work)
        self.skills = Skills(self._work)
        self.declined = Declined(self._work)
        self.figures = Figures(db)
        self.foreseen = Foreseen(db)
        self.archive = Archive(self._work)

    @property
    def safe(self) -> str:
        """What is safe should the transaction fail, without the full stop."""
        return self._work.safe

    def ahead(self) -> Ahead:
        """What lies ahead, as the home page's row has it."""
        kept = self._work.db.get_one(HomeTableRow, 1).ahead
        if kept is not None:
            return read_ahead(kept)
        # From an older version's profile: it was never written.
        self._work.ahead_changed = True
        return gather(self._work)

    def complete(self) -> None:
        """Write what follows from the changes; the commit comes next."""
        work = self._work
        if work.unfinished_changed or work.best_changed:
            write_home(work.db, self.attempts, best_changed=work.best_changed)
        if work.ahead_changed or work.best_changed or SHOWN_AHEAD & work.ledger.touched:
            write_home_ahead(work)
        work.ledger.close()
