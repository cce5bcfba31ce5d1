"""The review of attempts: page, second tries, better lines, hints, coaching, forks."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from negotiator_trainer.analysis.judging.labels import FINE
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import OverBudget
from negotiator_trainer.errors import MoveError, StoreError
from negotiator_trainer.services.handbook.links import link_about
from negotiator_trainer.services.handbook.topics import of_hint
from negotiator_trainer.services.review import marked
from negotiator_trainer.services.review.assemble import effects, review_page
from negotiator_trainer.services.review.better import better_line
from negotiator_trainer.services.review.desk import BEYOND, Desk, Desks
from negotiator_trainer.services.review.hints import CONCEPT, LEVELS, family, hint_words
from negotiator_trainer.services.review.page import (
    BetterLine,
    Coaching,
    Hint,
    NotReady,
    RetryPosition,
    RetryVerdict,
    ReviewPage,
)
from negotiator_trainer.services.review.retry import verdict
from negotiator_trainer.services.review.words import coach_words, label_view
from negotiator_trainer.services.reviewed import keep_reviewed
from negotiator_trainer.services.table import table_view
from negotiator_trainer.store.records import Mark
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from negotiator_trainer.analysis.judging.review import Review
    from negotiator_trainer.analysis.judging.track import Step
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.services.practice import Practice
    from negotiator_trainer.services.review.tables import Tables
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import MarkKind

Answer = TypeVar("Answer")


class Reviews:
    """Reviews of the attempts in one database.

    Args:
        database: Where attempts are kept.
        practice: Which replays them.
        tables: Where solved tables come from.
        now: The clock.
        budget: Beliefs that may be solved here, beside a table: the caller waits for them.
    """

    def __init__(
        self, database: Database, practice: Practice, tables: Tables, *,
        now: Callable[[], datetime], budget: int = BEYOND,
    ) -> None:  # fmt: skip
        self._database = database
        self._practice = practice
        self._desks = Desks(tables, budget=budget)
        self._now = now
        self._judged: dict[int, tuple[Desk, frozenset[int], int, Review]] = {}
        self._followed: set[int] = set()

    def page(self, attempt: int) -> ReviewPage | NotReady:
        """The review of a finished attempt, or how far solving its scenario has come.

        Raises:
            MoveError: It has not ended.
            StoreError: It is not there, or today's engine gives another log.
        """
        session = self._ended(attempt)
        review = self._review(attempt, session)
        if isinstance(review, NotReady):
            return review
        self._keep_what_follows(attempt, session, review)
        with self._database.unit() as unit:
            marks = unit.marks.list(attempt)
            kept = unit.attempts.get(attempt)
            forks = unit.marks.branches(kept.uuid)
        return review_page(kept, session, review, marks=marks, forks=forks)

    def position(self, attempt: int, turn: int) -> RetryPosition:
        """The table as it stood before a turn, to try the turn again.

        Raises:
            MoveError: There is no such turn.
            StoreError: It could not be read.
        """
        session = self._with_turn(attempt, turn)
        before = session.before(turn)
        with self._database.unit() as unit:
            sheet = unit.sheets.get(attempt)
            estimates = [e for e in unit.estimates.list(attempt) if e.turn < turn]
            notes = [note for note in unit.notes.list(attempt) if note.turn < turn]
        table = table_view(attempt, before, sheet=sheet, estimates=estimates, notes=notes)
        played = before.move_words(session.moves[turn - 1])
        return RetryPosition(turn=turn, table=replace(table, ask_midway=False), played=played)

    def try_again(self, attempt: int, turn: int, move: str) -> RetryVerdict | NotReady:
        """Judge a second try at a turn over what was possible then, and keep that it was made.

        The reaction is that of another variant that fitted, where there was one.

        Args:
            attempt: A finished attempt's id.
            turn: The turn.
            move: In the log's notation.

        Raises:
            MoveError: It is not legal there.
            StoreError: It could not be kept.
        """
        found = self.judge(attempt, turn, move)
        if isinstance(found, RetryVerdict):
            session = self._with_turn(attempt, turn)
            tried = session.write(session.read(move))
            self._mark(attempt, "solved" if found.passed else "tried", turn, tried)
        return found

    def judge(self, attempt: int, turn: int, move: str) -> RetryVerdict | NotReady:
        """The same as `try_again`, of which nothing is kept: a drill keeps its own.

        Raises:
            MoveError: It is not legal there.
            StoreError: It could not be read.
        """
        session = self._with_turn(attempt, turn)
        tried = session.read(move)

        def judged(desk: Desk, step: Step) -> RetryVerdict:
            judgement = desk.reviewer.judge(step.belief, tried)
            return verdict(session, turn, tried, judgement)

        return self._at_turn(attempt, session, turn, judged)

    def better(self, attempt: int, turn: int, *, kept: bool = True) -> BetterLine | NotReady:
        """The better line of a turn.

        Args:
            attempt: A finished attempt's id.
            turn: The turn.
            kept: Whether to keep that it was looked at.

        Raises:
            MoveError: There is no such turn.
            StoreError: It could not be kept.
        """
        session = self._with_turn(attempt, turn)

        def line(desk: Desk, step: Step) -> BetterLine:
            return better_line(session.before(turn), step, desk.reviewer.best(step))

        found = self._at_turn(attempt, session, turn, line)
        if kept and isinstance(found, BetterLine):
            self._mark(attempt, "viewed", turn)
        return found

    def skip(self, attempt: int, turn: int = 0) -> None:
        """Keep that a turn was passed over; 0 when there is no review to try anything in.

        Raises:
            StoreError: It could not be kept.
        """
        self._mark(attempt, "skipped", turn)

    def revealed(self, attempt: int) -> bool:
        """Whether the variant and the exit interview may be shown.

        They may once a turn was tried again, viewed or skipped, once the attempt was forked,
        and where the review has no turn to try again.
        """
        with self._database.unit() as unit:
            marks = unit.marks.list(attempt)
            forks = unit.marks.branches(unit.attempts.get(attempt).uuid)
        if marked.revealed(marks, branches=bool(forks)):
            return True
        review = self._review(attempt, self._ended(attempt))
        return not isinstance(review, NotReady) and not review.moments

    def hint(self, attempt: int, level: int, *, turn: int | None = None) -> Hint | NotReady:
        """A hint for the next move of a negotiation, or for a second try at a turn.

        For the next move it is kept, and marks the turn as assisted.

        Args:
            attempt: Its id.
            level: 1 a question to ask yourself, 2 the concept, 3 the kind of move.
            turn: A turn of a finished attempt that is tried again; nothing is kept then.

        Raises:
            MoveError: There is nothing to do any more, or no such turn or level.
            StoreError: It could not be kept.
        """
        if not 1 <= level <= LEVELS:
            raise MoveError(
                tr("There is no hint {level}.", level=level),
                remedy=tr("Ask for 1 to {last}.", last=LEVELS),
            )
        session = self._practice.session(attempt)
        if turn is None and session.ended:
            raise MoveError(
                tr("The negotiation is over."), remedy=tr("Open its debrief, or play again.")
            )
        number = len(session.moves) + 1 if turn is None else turn
        if turn is not None:
            self._with_turn(attempt, turn)

        def told(desk: Desk) -> Hint:
            track = follow(desk.solver, session.variant, session.moves[: number - 1])
            best = desk.reviewer.best_in(track.last)
            text = hint_words(session.game, best, level)
            card = link_about([of_hint(family(session.game, best))]) if level == CONCEPT else None
            return Hint(turn=number, level=level, text=text, card=card)

        found = self._with_desk(attempt, session, told)
        if isinstance(found, Hint) and turn is None:
            self._mark(attempt, "hint", number, str(level))
        return found

    def coach(self, attempt: int) -> Coaching | NotReady:
        """The label of the last move and one sentence; nothing is kept.

        Raises:
            MoveError: No move was made yet.
        """
        session = self._practice.session(attempt)
        if not session.moves:
            raise MoveError(tr("There is no move to judge yet."), remedy=tr("Make one."))
        review = self._review(attempt, session)
        if isinstance(review, NotReady):
            return review
        last = review.turns[-1]
        said = effects(session, last.step.number)
        return Coaching(
            turn=last.step.number, label=label_view(last.label), sentence=coach_words(last, said)
        )

    def coached(self, attempt: int) -> bool:
        """Whether an attempt was begun as a coached one."""
        with self._database.unit() as unit:
            return marked.coached(unit.marks.list(attempt))

    def branch(self, attempt: int, turn: int) -> int:
        """Begin a practice fork from before a turn; it never counts. Returns its id.

        Raises:
            MoveError: The attempt has not ended, or has no such turn.
            StoreError: It could not be kept.
        """
        return self._practice.branch(attempt, turn)

    def review(self, attempt: int) -> Review | NotReady:
        """An attempt judged, finished or not, in figures; `page` has it in words."""
        return self._review(attempt, self._practice.session(attempt))

    def _review(self, attempt: int, session: Session) -> Review | NotReady:
        with self._database.unit() as unit:
            helped = marked.assisted(unit.marks.list(attempt))
        # Somebody may be playing on meanwhile.
        moves = tuple(session.moves)

        def judged(desk: Desk) -> Review:
            known = self._judged.get(attempt)
            now = (desk, helped, len(moves))
            if known is not None and known[:3] == now:
                return known[3]
            track = follow(desk.solver, session.variant, moves)
            review = desk.reviewer.review(track, assisted=helped)
            self._judged[attempt] = (*now, review)
            return review

        return self._with_desk(attempt, session, judged)

    def _keep_what_follows(self, attempt: int, session: Session, review: Review) -> None:
        """The first time that a review is ready, keep what it says for later practice."""
        if attempt in self._followed:
            return

        def better(desk: Desk) -> dict[int, Move]:
            costly = [turn.step for turn in review.turns if turn.step.loss > FINE]
            return {step.number: desk.reviewer.best(step) for step in costly}

        found = self._with_desk(attempt, session, better)
        if isinstance(found, NotReady):
            return
        # It can be read from a full or a read-only disk all the same; the next reading keeps it.
        with contextlib.suppress(StoreError):
            done = keep_reviewed(
                self._database, attempt, session, review,
                better=found, scorer=self._practice.scorer(session), at=self._now(),
            )  # fmt: skip
            if done:
                self._followed.add(attempt)

    def _at_turn(
        self, attempt: int, session: Session, turn: int, ask: Callable[[Desk, Step], Answer]
    ) -> Answer | NotReady:
        def asked(desk: Desk) -> Answer:
            track = follow(desk.solver, session.variant, session.moves[:turn])
            return ask(desk, track.steps[-1])

        return self._with_desk(attempt, session, asked)

    def _with_desk(
        self, attempt: int, session: Session, ask: Callable[[Desk], Answer]
    ) -> Answer | NotReady:
        with self._database.unit() as unit:
            content = unit.attempts.get(attempt).content
        desk = self._desks.at(content, session.game)
        if isinstance(desk, NotReady):
            return desk
        try:
            return ask(desk)
        except OverBudget:
            words = tr("This leads to where nothing has been solved yet.")
            return NotReady(words=words, beside=True)

    def _ended(self, attempt: int) -> Session:
        session = self._practice.session(attempt)
        if not session.ended:
            raise MoveError(
                tr("The negotiation is not over yet."), remedy=tr("Play on, or walk away.")
            )
        return session

    def _with_turn(self, attempt: int, turn: int) -> Session:
        session = self._ended(attempt)
        if not 1 <= turn <= len(session.moves):
            raise MoveError(
                tr("There is no turn {turn}.", turn=turn),
                remedy=tr("Choose one from 1 to {last}.", last=len(session.moves)),
            )
        return session

    def _mark(self, attempt: int, kind: MarkKind, turn: int, detail: str = "") -> None:
        with self._database.unit() as unit:
            unit.marks.add(attempt, Mark(kind=kind, turn=turn, detail=detail, at=self._now()))
