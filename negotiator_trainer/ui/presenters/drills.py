"""Serves the drills: asks what is due, one after the other, schedules, takes back."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.drills import asking
from negotiator_trainer.services.review.page import NotReady
from negotiator_trainer.ui.presenters.drill_judging import DrillJudging
from negotiator_trainer.ui.presenters.drills_rest import rest_words
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.presenters.questions import Questions
from negotiator_trainer.ui.routes import DRILLS, HOME, Crumb, Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.services.drills.views import Answered, DrillPosition
    from negotiator_trainer.services.review.page import BetterLine
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.store.drill_records import Drill, Schedule
    from negotiator_trainer.ui.pages.drills import DrillsPage
    from negotiator_trainer.ui.preferences import Preferences
    from negotiator_trainer.ui.reviewer import Reviewer


class DrillsPresenter(Presenter):
    """Serves a `DrillsPage`.

    Args:
        page: The page.
        trainer: The services.
        reviewer: Answers about reviews.
        preferences: How many a day holds.
        attempt: Only drills of this attempt; None for all.
        seconds: A clock that only goes on, in seconds.
        parent: The object that owns it.
    """

    def __init__(
        self, page: DrillsPage, trainer: Trainer, reviewer: Reviewer, preferences: Preferences, *,
        attempt: int | None = None, seconds: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(page, parent)
        self.page: DrillsPage = page
        self._trainer = trainer
        self._most = preferences.drills_per_day
        self._attempt = attempt
        self._queue: list[Drill] = []
        self._place = 0
        self._asking = False
        self._given: list[Answered] = []
        self._aside: tuple[int, Drill, Schedule] | None = None
        self._questions = Questions(reviewer)
        self._judging = DrillJudging(
            page, trainer, reviewer, self._questions, seconds=seconds, parent=self
        )
        self._judging.judged.connect(self._on_judged)
        self._connect(page)

    def open(self) -> None:
        """Ask the first decision, or say that nothing is due."""
        self.crumbs_changed.emit((Crumb(self.page.title, DRILLS),))
        self._fill()

    def settle(self) -> bool:
        """Want no more answers: the page is left."""
        self._questions.leave()
        return True

    def _connect(self, page: DrillsPage) -> None:
        page.rated.connect(self._on_rated)
        page.next_clicked.connect(self._on_next)
        page.undo_clicked.connect(self._on_undo)
        page.aside_clicked.connect(self._on_aside)
        page.better_wanted.connect(self._on_better_wanted)
        page.card_wanted.connect(self._on_card_wanted)
        page.scene_wanted.connect(self._on_scene_wanted)
        page.back_wanted.connect(self._on_back_wanted)
        page.others_clicked.connect(self._on_others_clicked)
        page.practice_clicked.connect(self._on_practice_clicked)
        page.retry_clicked.connect(self._on_retry)
        page.toast.action_taken.connect(self._on_put_back)

    @property
    def _drill(self) -> Drill:
        return self._queue[self._place]

    def _fill(self) -> None:
        try:
            found = self._trainer.drills.queue(
                self._judging.now, most=self._most, attempt=self._attempt
            )
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self._queue, self._place = list(found), 0
        self._ask_or_rest()

    def _ask_or_rest(self) -> None:
        more = self._place < len(self._queue)
        self._judging.turn_to(self._drill if more else None)
        self.page.show_undo(possible=bool(self._given))
        if more:
            self._ask_position()
        else:
            self._rest()

    def _rest(self) -> None:
        trainer = self._trainer
        try:
            today = trainer.drills.today(self._judging.now, most=self._most)
            leeches = asking.leeches(trainer.drills)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        words = rest_words(self.page, today, on=self._judging.now.date())
        self.page.show_rest(words, leeches, others=bool(today.due))

    def _ask_position(self) -> None:
        self._asking = True
        drill, drills = self._drill, self._trainer.drills

        def question(reviews: Reviews) -> DrillPosition:
            return asking.position(drill, reviews, drills)

        self._questions.ask(question, then=self._on_position, failed=self._on_trouble)

    def _on_position(self, position: DrillPosition) -> None:
        if not self._is_shown(position.drill):
            return
        self._asking = False
        self.page.show_position(position, place=self._place + 1, count=len(self._queue))
        try:
            self._judging.begin(position.drill)
        except TrainerError as error:
            self.page.show_trouble(error)

    def _is_shown(self, drill: Drill) -> bool:
        return self._place < len(self._queue) and self._drill.id == drill.id

    def _on_trouble(self, error: TrainerError) -> None:
        self._asking = False
        self._judging.show_trouble(error)

    @Slot(object)
    def _on_judged(self, answered: Answered) -> None:
        self._given.append(answered)
        self.page.show_answer(answered, last=self._place + 1 >= len(self._queue))
        self.page.show_undo(possible=True)

    @Slot(object)
    def _on_rated(self, rating: int) -> None:
        if not self.page.told or not self._given:
            return
        try:
            rated = self._trainer.drills.rate(self._given[-1], rating, now=self._judging.now)
        except TrainerError as error:
            self.page.show_trouble(error)
            rated = self._given[-1]
        self._given[-1] = rated
        self.page.outcome.show_rated(rated)

    @Slot()
    def _on_next(self) -> None:
        if self._asking or not self.page.told:
            return  # pressed twice: no drill is passed over
        self._place += 1
        self._ask_or_rest()

    @Slot()
    def _on_undo(self) -> None:
        if not self._given or self._judging.busy:
            return
        last = self._given[-1]
        try:
            drill = self._trainer.drills.take_back(last, now=self._judging.now)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._given.pop()
        ids = [each.id for each in self._queue]
        if drill.id in ids:
            self._place = ids.index(drill.id)
            self._queue[self._place] = drill
        else:
            self._place = 0
            self._queue.insert(0, drill)
        self._ask_or_rest()

    @Slot()
    def _on_aside(self) -> None:
        if self._judging.busy or self._place >= len(self._queue):
            return
        drill = self._drill
        try:
            before = self._trainer.drills.set_aside(drill.id, now=self._judging.now)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._given = [each for each in self._given if each.drill.id != drill.id]
        self._aside = self._place, drill, before
        del self._queue[self._place]
        self._ask_or_rest()
        self.page.toast.show_message(
            self.page.tr("Set aside: it comes back no more."), action=self.page.tr("Undo")
        )

    @Slot()
    def _on_put_back(self) -> None:
        if self._aside is None:
            return
        place, drill, before = self._aside
        try:
            self._trainer.drills.put_back(drill.id, before, now=self._judging.now)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._aside = None
        self._queue.insert(place, drill)
        self._place = place
        self._ask_or_rest()

    @Slot()
    def _on_better_wanted(self) -> None:
        drill = self._drill

        def question(reviews: Reviews) -> BetterLine | NotReady:
            return reviews.better(drill.attempt, drill.turn, kept=False)

        def show(found: BetterLine | NotReady) -> None:
            if isinstance(found, NotReady):
                self.page.message.show_info(found.words)
            elif self.page.told and self._is_shown(drill):
                self.page.outcome.show_better(found)

        self._questions.ask(question, then=show, failed=self._on_trouble)

    @Slot(object)
    def _on_card_wanted(self, card: str) -> None:
        self.left_for.emit(Route.learn(card, from_drills=True))

    @Slot(object)
    def _on_scene_wanted(self, drill: int | None) -> None:
        try:
            wanted = self._drill if drill is None else self._trainer.drills.get(drill)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.left_for.emit(Route.brief(wanted.scenario, wanted.role))

    @Slot(object)
    def _on_back_wanted(self, drill: int) -> None:
        try:
            self._trainer.drills.bring_back(drill, now=self._judging.now)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._fill()

    @Slot()
    def _on_others_clicked(self) -> None:
        self._attempt = None
        self._fill()

    @Slot()
    def _on_practice_clicked(self) -> None:
        self.left_for.emit(HOME)

    @Slot()
    def _on_retry(self) -> None:
        self.page.clear_trouble()
        self._ask_or_rest() if self._queue else self._fill()
