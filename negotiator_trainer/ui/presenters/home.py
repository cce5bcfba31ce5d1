"""Fills the home page and does what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import Route

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.rehearsal import Rehearsal
    from negotiator_trainer.services.library_view import Home, Unfinished
    from negotiator_trainer.services.plan.view import Choice, Memory, Recommendation, Wishes
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.home import HomePage
    from negotiator_trainer.ui.preferences import Preferences

MOST_SESSIONS = 14
"""Sessions a week that can be chosen as the goal."""


class HomePresenter(Presenter):
    """Serves a `HomePage`.

    Args:
        page: The page.
        trainer: The services; None while the database is being opened.
        preferences: The person's choices about the plan; the defaults without them.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: HomePage,
        trainer: Trainer | None,
        preferences: Preferences | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: HomePage = page
        self._trainer = trainer
        self._preferences = preferences
        self._unfinished: dict[int, Unfinished] = {}
        self._put_aside: int | None = None
        self._rehearsal: tuple[int, Rehearsal] | None = None
        page.start_clicked.connect(self._on_start_clicked)
        page.second_clicked.connect(self._on_second_clicked)
        page.declined.connect(self._on_declined)
        page.evidence_opened.connect(self._on_evidence_opened)
        page.drill_clicked.connect(self._on_drill_clicked)
        page.case_opened.connect(self._on_case_opened)
        page.rehearse_clicked.connect(self._on_rehearse_clicked)
        page.scenario_opened.connect(self._on_scenario_chosen)
        page.resume_clicked.connect(self._on_resume_clicked)
        page.discard_clicked.connect(self._on_discard_clicked)
        page.undo_clicked.connect(self._on_undo_clicked)
        page.retry_clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show what there is now."""
        if self._trainer is None:
            return
        try:
            home = self._trainer.home(wishes_of(self._preferences))
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.show_home(home)
        self.page.show_memories(self._memories(self._trainer))

    def _memories(self, trainer: Trainer) -> tuple[Memory, ...]:
        try:
            return trainer.plan.memories()
        except TrainerError:
            # A damaged case says so where it is opened, and keeps nobody from practice.
            return ()

    def use_trainer(self, trainer: Trainer) -> None:
        """Serve the page from the services, now that they are open."""
        self._trainer = trainer
        self.open()

    def show_home(self, home: Home) -> None:
        """Show what is known so far, for instance before the database is open."""
        self._unfinished = {each.attempt: each for each in home.unfinished}
        self.page.show_home(home)

    @Slot(object)
    def _on_start_clicked(self, thing: Recommendation) -> None:
        if thing.kind == "scenario":
            self.left_for.emit(Route.brief(thing.scenario))
        elif thing.kind == "drill":
            self.left_for.emit(Route.drills())
        elif thing.case is not None:
            self._on_case_opened(thing.case)

    @Slot(object)
    def _on_second_clicked(self, thing: Recommendation) -> None:
        if thing.case is not None:
            self._on_rehearse_clicked(thing.case)
        elif self._trainer is not None:
            from negotiator_trainer.services.footing import begin  # noqa: PLC0415

            try:
                attempt = begin(self._trainer, thing.scenario)
            except TrainerError as error:
                self.page.show_trouble(error)
                return
            self.left_for.emit(Route.preparation(attempt))

    @Slot(object, object)
    def _on_declined(self, thing: Recommendation, choice: Choice) -> None:
        if self._trainer is None:
            return
        try:
            self._trainer.plan.decline(thing, choice)
            instead = self._trainer.plan.next()
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._put_aside = None
        self.open()
        self.page.show_declined(thing.title, instead.title)
        self.page.focus_first()

    @Slot(object, object)
    def _on_evidence_opened(self, attempt: int, turn: int) -> None:
        self.left_for.emit(Route.debrief(attempt, turn=turn))

    @Slot()
    def _on_drill_clicked(self) -> None:
        self.left_for.emit(Route.drills())

    @Slot(object)
    def _on_case_opened(self, case: int) -> None:
        self.left_for.emit(Route.case(case))

    @Slot(object)
    def _on_rehearse_clicked(self, case: int) -> None:
        if self._trainer is None:
            return
        try:
            found = self._trainer.journal.rehearsal(case)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        from negotiator_trainer.ui.pages.journal.rehearse_dialog import (  # noqa: PLC0415
            RehearseDialog,
        )

        self._rehearsal = (case, found)
        dialog = RehearseDialog(found.title, found.why, self.page)
        dialog.scenario_wanted.connect(self._on_rehearsal_wanted)
        dialog.table_wanted.connect(self._on_table_wanted)
        dialog.open()

    @Slot()
    def _on_rehearsal_wanted(self) -> None:
        if self._rehearsal is not None:
            _, found = self._rehearsal
            self.left_for.emit(Route.brief(found.scenario or "", found.role))

    @Slot()
    def _on_table_wanted(self) -> None:
        if self._rehearsal is not None:
            self.left_for.emit(Route.offer_table(self._rehearsal[0]))

    @Slot(object)
    def _on_scenario_chosen(self, scenario: str) -> None:
        self.left_for.emit(Route.brief(scenario))

    @Slot(object)
    def _on_resume_clicked(self, attempt: int) -> None:
        begun = self._unfinished[attempt].turn > 0
        self.left_for.emit(Route.table(attempt) if begun else Route.preparation(attempt))

    @Slot(object)
    def _on_discard_clicked(self, attempt: int) -> None:
        if self._trainer is None:
            return
        try:
            self._trainer.discard(attempt)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._put_aside = attempt
        title = self._unfinished[attempt].title
        self.open()
        self.page.show_discarded(title)
        self.page.focus_first()

    @Slot()
    def _on_undo_clicked(self) -> None:
        if self._trainer is None:
            return
        try:
            if self._put_aside is None:
                self._trainer.plan.take_back()
            else:
                self._trainer.restore(self._put_aside)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._put_aside = None
        self.open()
        self.page.focus_first()


def wishes_of(preferences: Preferences | None) -> Wishes:
    """What a person has chosen about the plan."""
    from negotiator_trainer.services.plan.view import Wishes  # noqa: PLC0415  not needed to start

    if preferences is None:
        return Wishes()
    return Wishes(
        goal=min(max(preferences.weekly_goal, 1), MOST_SESSIONS),
        rhythm=preferences.weekly_rhythm,
        drills_a_day=max(preferences.drills_per_day, 0),
    )
