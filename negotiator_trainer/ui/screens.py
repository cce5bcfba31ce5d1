"""Makes the page and the presenter of a route; each is imported when it is first visited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.keeper import Keeper
    from negotiator_trainer.ui.pages.page import Page
    from negotiator_trainer.ui.preferences import Preferences
    from negotiator_trainer.ui.presenters.journal import ListPlace
    from negotiator_trainer.ui.presenters.presenter import Presenter
    from negotiator_trainer.ui.reviewer import Reviewer
    from negotiator_trainer.ui.routes import Route


@dataclass(frozen=True, slots=True)
class Screen:
    """A page and who serves it."""

    page: Page
    presenter: Presenter


class Screens:
    """Makes screens.

    Args:
        preferences: The person's choices.

    Attributes:
        trainer: The services; None while the database is being opened.
        reviewer: Answers about reviews; None where nobody does.
        keeper: Looks after backups; None while no profile is open.
        data_folder: Where the database lies, for the settings page.
    """

    def __init__(self, preferences: Preferences, *, data_folder: str = "") -> None:
        self.trainer: Trainer | None = None
        self.reviewer: Reviewer | None = None
        self.keeper: Keeper | None = None
        self.data_folder = data_folder
        self._preferences = preferences
        self._list_place: ListPlace | None = None

    def ready_for(self, route: Route) -> bool:
        """Whether the screen can be made by now."""
        return self.trainer is not None or route.page in {"home", "settings"}

    def make(self, route: Route) -> Screen:
        """Make the screen of `route`.

        Raises:
            LookupError: It needs the services, and they are not open yet.
        """
        if route.page == "home":
            return self._home()
        if route.page == "settings":
            return self._settings()
        if self.trainer is None:
            raise LookupError(route.page)
        places = {
            "brief": self._brief, "progress": self._progress, "learn": self._learn,
            "drills": self._drills, "journal": self._journal,
            "offer_table": self._offer_table, "case": self._case,
        }  # fmt: skip
        if route.page in places:
            return places[route.page](self.trainer, route)
        if route.attempt is None:
            raise ValueError(route)
        if self.reviewer is not None and route.page in {"preparation", "table"}:
            self.reviewer.begin(route.attempt)
        if route.page == "debrief":
            return self._debrief(self.trainer, route.attempt, route.turn)
        makers = {"preparation": self._preparation, "table": self._table, "compare": self._compare}
        return makers[route.page](self.trainer, route.attempt)

    def _home(self) -> Screen:
        from negotiator_trainer.ui.pages.home import HomePage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.home import HomePresenter  # noqa: PLC0415

        page = HomePage()
        return Screen(page, HomePresenter(page, self.trainer, self._preferences))

    def _settings(self) -> Screen:
        from negotiator_trainer.ui.pages.settings import SettingsPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.settings import SettingsPresenter  # noqa: PLC0415

        page = SettingsPage()
        return Screen(
            page,
            SettingsPresenter(
                page, self._preferences, data_folder=self.data_folder, keeper=self.keeper
            ),
        )

    def _brief(self, trainer: Trainer, route: Route) -> Screen:
        from negotiator_trainer.ui.pages.brief import BriefPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.brief import BriefPresenter  # noqa: PLC0415

        page = BriefPage(portraits=self._preferences.portraits)
        return Screen(page, BriefPresenter(page, trainer, scenario=route.scenario, role=route.role))

    def _progress(self, trainer: Trainer, _route: Route) -> Screen:
        from negotiator_trainer.ui.pages.progress import ProgressPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.progress import ProgressPresenter  # noqa: PLC0415

        page = ProgressPage()
        return Screen(page, ProgressPresenter(page, trainer))

    def _learn(self, trainer: Trainer, route: Route) -> Screen:
        from negotiator_trainer.ui.pages.learn import LearnPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.learn import LearnPresenter  # noqa: PLC0415

        page = LearnPage()
        return Screen(page, LearnPresenter(page, trainer, route=route))

    def _drills(self, trainer: Trainer, route: Route) -> Screen:
        if self.reviewer is None:
            raise LookupError(route.page)
        from negotiator_trainer.ui.pages.drills import DrillsPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.drills import DrillsPresenter  # noqa: PLC0415

        page = DrillsPage(self._preferences)
        return Screen(
            page,
            DrillsPresenter(page, trainer, self.reviewer, self._preferences, attempt=route.attempt),
        )

    def _case(self, trainer: Trainer, route: Route) -> Screen:
        from negotiator_trainer.ui.pages.journal.case_page import CasePage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.case import CasePresenter  # noqa: PLC0415

        if route.case_id is None:
            raise ValueError(route)
        page = CasePage()
        return Screen(page, CasePresenter(page, trainer, case=route.case_id, step=route.stage))

    def _journal(self, trainer: Trainer, _route: Route) -> Screen:
        from negotiator_trainer.ui.pages.journal.page import JournalListPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.journal import (  # noqa: PLC0415
            JournalPresenter,
            ListPlace,
        )

        page = JournalListPage()
        self._list_place = self._list_place or ListPlace()
        return Screen(
            page, JournalPresenter(page, trainer, place=self._list_place, keeper=self.keeper)
        )

    def _offer_table(self, trainer: Trainer, route: Route) -> Screen:
        from negotiator_trainer.ui.pages.journal.offer_table import OfferTablePage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.offer_table import (  # noqa: PLC0415
            OfferTablePresenter,
        )

        if route.case_id is None:
            raise ValueError(route)
        page = OfferTablePage()
        return Screen(page, OfferTablePresenter(page, trainer, case=route.case_id))

    def _compare(self, trainer: Trainer, attempt: int) -> Screen:
        from negotiator_trainer.ui.pages.compare import ComparePage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.compare import ComparePresenter  # noqa: PLC0415

        page = ComparePage()
        return Screen(page, ComparePresenter(page, trainer, attempt=attempt))

    def _preparation(self, trainer: Trainer, attempt: int) -> Screen:
        from negotiator_trainer.ui.pages.preparation import PreparationPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.preparation import (  # noqa: PLC0415
            PreparationPresenter,
        )

        page = PreparationPage()
        return Screen(page, PreparationPresenter(page, trainer, attempt=attempt))

    def _table(self, trainer: Trainer, attempt: int) -> Screen:
        from negotiator_trainer.ui.pages.table import TablePage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.table import TablePresenter  # noqa: PLC0415

        page = TablePage(self._preferences)
        return Screen(page, TablePresenter(page, trainer, attempt=attempt, reviewer=self.reviewer))

    def _debrief(self, trainer: Trainer, attempt: int, turn: int) -> Screen:
        from negotiator_trainer.ui.pages.debrief import DebriefPage  # noqa: PLC0415
        from negotiator_trainer.ui.presenters.debrief import DebriefPresenter  # noqa: PLC0415

        page = DebriefPage(self._preferences)
        return Screen(
            page,
            DebriefPresenter(page, trainer, attempt=attempt, turn=turn, reviewer=self.reviewer),
        )
