"""Practising: begin, resume, make a move, conclude; a move counts once it is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.outcome import to_record
from negotiator_trainer.engine.replay import ENGINE_VERSION
from negotiator_trainer.engine.state import digest
from negotiator_trainer.errors import MoveError, StoreError
from negotiator_trainer.scoring.measures import SCORER_VERSION, Scorer
from negotiator_trainer.services.account import report
from negotiator_trainer.services.casting import cast
from negotiator_trainer.services.session import Session
from negotiator_trainer.store.records import (
    EstimateRecord,
    Mark,
    NewAttempt,
    Note,
    Result,
    TurnRecord,
)
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.library import Library, Playable
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Attempt, Mode, Stage
    from negotiator_trainer.store.unit import Unit


class Practice:
    """Attempts in one database.

    Args:
        database: Where they are kept.
        library: Where scenarios come from.
        now: The clock.
    """

    def __init__(
        self, database: Database, library: Library, *, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._library = library
        self._now = now
        self._open: dict[int, Session] = {}
        self._scorers: dict[tuple[str, str], Scorer] = {}

    def start(
        self, scenario: str, role: str, *, seed: int, variant: str | None = None,
        mode: Mode = "live", coached: bool = False,
    ) -> int:  # fmt: skip
        """Begin an attempt and keep its opening; returns its id.

        Args:
            scenario: Its id, or the path of its folder.
            role: The side to play.
            seed: What the draws follow from.
            variant: The counterpart's truth; drawn from the seed by default.
            mode: ``live`` counts, ``practice`` does not.
            coached: Whether every turn is judged at once; then it is practice.

        Raises:
            ScenarioError: There is no such scenario, role or variant.
            StoreError: It could not be kept.
        """
        playable = self._library.open(scenario)
        game = playable.game(role)
        drawn = cast(game, seed=seed, variant=variant)
        session = Session(game, playable.words(role), variant=drawn, seed=seed)
        at = self._now()
        with self._database.unit() as unit:
            unit.scenarios.keep(playable.digest, playable.files)
            attempt = unit.attempts.create(
                NewAttempt(
                    scenario=playable.scenario.id, role=role, variant=drawn, seed=seed,
                    content=playable.digest, engine_version=ENGINE_VERSION,
                    scorer_version=SCORER_VERSION, mode="practice" if coached else mode,
                    started_at=at,
                )
            )  # fmt: skip
            unit.attempts.append(attempt.id, _record(session.log[0], position=0, move="", at=at))
            if coached:
                unit.marks.add(attempt.id, Mark(kind="coached", turn=0, at=at))
        self._open[attempt.id] = session
        return attempt.id

    def branch(self, attempt: int, turn: int) -> int:
        """Begin a practice fork of a finished attempt from before a turn; returns its id.

        It meets the same truth, never counts, and is listed as a branch of its attempt.

        Raises:
            MoveError: The attempt has not ended, or has no such turn.
            StoreError: It could not be kept, or today's engine gives another log.
        """
        origin = self.session(attempt)
        if not origin.ended:
            raise MoveError(
                tr("The negotiation is not over yet."), remedy=tr("Play on, or walk away.")
            )
        if not 1 <= turn <= len(origin.moves):
            raise MoveError(
                tr("There is no turn {turn}.", turn=turn),
                remedy=tr("Choose one from 1 to {last}.", last=len(origin.moves)),
            )
        session = origin.before(turn)
        at = self._now()
        with self._database.unit() as unit:
            source = unit.attempts.get(attempt)
            fork = unit.attempts.create(
                NewAttempt(
                    scenario=source.scenario, role=source.role, variant=source.variant,
                    seed=source.seed, content=source.content, engine_version=ENGINE_VERSION,
                    scorer_version=SCORER_VERSION, mode="practice", started_at=at,
                )
            )  # fmt: skip
            for position, outcome in enumerate(session.log):
                move = session.write(session.moves[position - 1]) if position else ""
                unit.attempts.append(fork.id, _record(outcome, position=position, move=move, at=at))
            sheet = unit.sheets.get(attempt)
            if sheet is not None:
                unit.sheets.save(fork.id, sheet, at)
            unit.marks.add(fork.id, Mark(kind="branch", turn=turn, detail=source.uuid, at=at))
        self._open[fork.id] = session
        return fork.id

    def session(self, attempt: int) -> Session:
        """The attempt as it stands: replayed from its log, and compared with its digests.

        Raises:
            StoreError: It is not there, or today's engine gives another log.
        """
        if attempt not in self._open:
            with self._database.unit() as unit:
                self._open[attempt] = self._replayed(unit, attempt)
        return self._open[attempt]

    def play(self, attempt: int, move: Move) -> Session:
        """Make a move; when this returns, it is on the disk.

        Raises:
            MoveError: It is not legal now.
            StoreError: It could not be kept; the attempt stands as before, try again.
        """
        session = self.session(attempt)
        outcome = session.preview(move)
        position = len(session.moves) + 1
        record = _record(outcome, position=position, move=session.write(move), at=self._now())
        with self._database.unit() as unit:
            unit.attempts.append(attempt, record)
        session.play(move, outcome)
        return session

    def conclude(self, attempt: int, guess: Guess | None = None) -> Result:
        """Score an attempt that has ended; a second time it returns what was scored.

        Args:
            attempt: Its id.
            guess: The closing estimate, asked for before anything is revealed.

        Raises:
            MoveError: It has not ended.
            StoreError: It could not be kept; try again.
        """
        session = self.session(attempt)
        if not session.ended:
            raise MoveError(
                tr("The negotiation is not over yet."), remedy=tr("Play on, or walk away.")
            )
        result = self._scored(session, guess)
        ending = tuple(session.game.side.endings)[session.state.ending]
        with self._database.unit() as unit:
            done = unit.attempts.results(attempt)
            if done:
                return done[-1]
            if guess is not None and guess.complete:
                unit.estimates.add(attempt, self._estimate(session, guess, stage="closing"))
            unit.attempts.finish(attempt, ending, self._now(), result)
        return result

    def estimate(self, attempt: int, guess: Guess, *, stage: Stage) -> None:
        """Keep an estimate with what was justified and true when it was given."""
        session = self.session(attempt)
        with self._database.unit() as unit:
            unit.estimates.add(attempt, self._estimate(session, guess, stage=stage))

    def note(self, attempt: int, text: str) -> None:
        """Keep the trainee's notes for this turn; the last text of a turn counts."""
        turn = len(self.session(attempt).moves)
        with self._database.unit() as unit:
            others = [n for n in unit.notes.list(attempt) if n.turn != turn]
            mine = [Note(turn=turn, text=text, at=self._now())] if text.strip() else []
            unit.notes.replace(attempt, [*others, *mine])

    def scorer(self, session: Session) -> Scorer:
        """The scorer of a session's game, made once."""
        key = (session.game.scenario.id + session.game.role, str(id(session.game)))
        if key not in self._scorers:
            self._scorers[key] = Scorer(session.game)
        return self._scorers[key]

    def _scored(self, session: Session, guess: Guess | None) -> Result:
        scorer = self.scorer(session)
        justified = scorer.measures(session.state)
        written = scorer.measures(session.state, guess) if guess is not None else justified
        return Result(
            verdict=justified.verdict, overall=justified.overall, value=justified.value,
            reservation=justified.reservation,
            measures={
                "claimed": justified.claimed, "created": justified.created,
                "relationship": justified.relationship, "zopa": written.zopa,
                "zopa_justified": justified.zopa, "overall_written": written.overall,
            },
            report=report(session, justified), scorer_version=SCORER_VERSION,
            scored_at=self._now(),
        )  # fmt: skip

    def _estimate(self, session: Session, guess: Guess, *, stage: Stage) -> EstimateRecord:
        estimates = self.scorer(session).estimates
        state = session.state
        justified = estimates.justified(state)
        truth = (
            estimates.limit(state) if estimates.money is not None
            else list(estimates.would_take(state.variant, state.events))
        )  # fmt: skip
        return EstimateRecord(
            stage=stage, turn=len(session.moves), low=guess.low, high=guess.high,
            panel=guess.panel,
            justified={"low": justified.low, "high": justified.high,
                       "panel": list(justified.panel)},
            truth=truth, score=estimates.skill(guess, state), at=self._now(),
        )  # fmt: skip

    def _replayed(self, unit: Unit, attempt_id: int) -> Session:
        attempt = unit.attempts.get(attempt_id)
        playable = self._content(unit, attempt)
        session = Session(
            playable.game(attempt.role), playable.words(attempt.role),
            variant=attempt.variant, seed=attempt.seed,
        )  # fmt: skip
        for turn in unit.attempts.turns(attempt_id):
            try:
                if turn.position:
                    session.play(session.read(turn.move))
            except MoveError as error:
                raise _another_engine(attempt_id, turn.position) from error
            if digest(session.state) != turn.digest:
                raise _another_engine(attempt_id, turn.position)
        return session

    def _content(self, unit: Unit, attempt: Attempt) -> Playable:
        return self._library.restore(unit.scenarios.files(attempt.content))


def _another_engine(attempt: int, turn: int) -> StoreError:
    return StoreError(
        tr(
            "Attempt {attempt} was played with another version of the engine (turn {turn} "
            "differs); what was said is kept.",
            attempt=attempt,
            turn=turn,
        ),
        remedy=tr("Start the scenario again."),
    )


def _record(outcome: Outcome, *, position: int, move: str, at: datetime) -> TurnRecord:
    return TurnRecord(
        position=position, move=move,
        lines=tuple(to_record(said) for said in outcome.lines),
        events=tuple(to_record(event) for event in outcome.events),
        digest=digest(outcome.state), at=at,
    )  # fmt: skip
