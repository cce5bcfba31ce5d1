"""One attempt at the table, in memory: its log, its words and what can be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Accept, Move, Offer, Say, read_move, write_move
from negotiator_trainer.engine.outcome import Agreed, Offered, Outcome
from negotiator_trainer.engine.play import (
    apply,
    begin,
    can_accept,
    can_offer,
    exit_interview,
    options,
)
from negotiator_trainer.engine.speech import Speech, option_words, shuffled
from negotiator_trainer.services.table_view import OfferView, OptionView, TranscriptLine
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.speech import Words
    from negotiator_trainer.engine.state import State

YOU = mark("You")
OFFER, OFFERS = mark("Offer: {packages}."), mark("Offers: {packages}.")
_TAG = {
    "accept": mark("I accept."),
    "walk": mark("(You get up and leave.)"),
    "outside": mark("(You step outside.)"),
}


class Session:
    """Plays one variant of a game and keeps the log.

    Args:
        game: What is played.
        words: Its words.
        variant: The counterpart's truth.
        seed: What phrasing and the order of options follow from.
    """

    def __init__(self, game: Game, words: Words, *, variant: str, seed: int) -> None:
        self.game = game
        self.variant = variant
        self.seed = seed
        self.moves: list[Move] = []
        self.log: list[Outcome] = []
        self.transcript: list[TranscriptLine] = []
        self.offers: list[OfferView] = []
        self._words = words
        self._speech = Speech(game, variant, seed, words)
        self._mood = ("neutral", "")
        self._keep(begin(game, variant))

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.log[-1].state

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self.state.ending >= 0

    @property
    def mood(self) -> tuple[str, str]:
        """The counterpart's last shown mood, and the last visible cue."""
        return self._mood

    def read(self, text: str) -> Move:
        """Read a move in the log's notation.

        Raises:
            MoveError: It is not a move.
        """
        return read_move(text, self.game.space)

    def write(self, move: Move) -> str:
        """Write a move in the log's notation."""
        return write_move(move, self.game.space)

    def preview(self, move: Move) -> Outcome:
        """What a move would do; nothing is kept.

        Raises:
            MoveError: It is not legal now.
        """
        return apply(self.game, self.state, move)

    def play(self, move: Move, outcome: Outcome | None = None) -> Outcome:
        """Make a move and keep it; `outcome` is the one that `preview` gave.

        Raises:
            MoveError: It is not legal now.
        """
        done = outcome or self.preview(move)
        self._say(move)
        self.moves.append(move)
        self._keep(done)
        return done

    def before(self, turn: int, *, variant: str | None = None) -> Session:
        """The table as it stood before a turn, played anew.

        Args:
            turn: 1 for the first move; one more than there are moves is the present.
            variant: Another truth under which the same moves can be made; the same by default.

        Raises:
            MoveError: They cannot be made under it.
        """
        earlier = Session(
            self.game, self._words, variant=variant or self.variant, seed=self.seed
        )  # fmt: skip
        for move in self.moves[: turn - 1]:
            earlier.play(move)
        return earlier

    def options(self) -> tuple[OptionView, ...]:
        """The lines that can be said, in the order in which they are shown."""
        legal = {option.id: option.act for option in options(self.game, self.state)}
        place = f"{self.state.beat}"
        return tuple(
            OptionView(id=line, words=self._speech.option(line), act=legal[line])
            for line in shuffled(tuple(legal), seed=self.seed, place=place)
        )

    @property
    def can_offer(self) -> bool:
        """Whether an offer can be made now."""
        return can_offer(self.game, self.state)

    @property
    def standing(self) -> OfferView | None:
        """What the counterpart has on the table and can be accepted now."""
        if not can_accept(self.game, self.state):
            return None
        return next(o for o in reversed(self.offers) if o.by == "them")

    def interview(self) -> tuple[str, ...]:
        """The counterpart's own words about how they were treated; empty before the end."""
        if not self.ended:
            return ()
        return tuple(s.words for s in self._speech.of(exit_interview(self.game, self.state)))

    def package_words(self, package: Package, *, only: frozenset[int] | None = None) -> str:
        """A package in words: every issue on the table, or of these the positions `only`."""
        tabled = self.state.tabled
        shown = [
            option_words(self.game, i, package)
            for i, issue in enumerate(self.game.space.issues)
            if (only is None or i in only)
            and (not issue.latent or tabled >> i & 1 or package[i] != issue.until_tabled)
        ]
        return ", ".join(shown)

    def move_words(self, move: Move) -> str:
        """A move in words, for the transcript and the debrief."""
        match move:
            case Say(id=line):
                return self._speech.option(line)
            case Offer(packages=(package,), form="if", asked=asked):
                given = frozenset(range(len(package))) - asked
                parts = [self.package_words(package, only=which) for which in (asked, given)]
                return tr("If {asked}, then {given}.", asked=parts[0], given=parts[1])
            case Offer(packages=packages, form=form):
                said = tr(" — or — ").join(self.package_words(p) for p in packages)
                if form == "offers":
                    return tr(OFFERS, packages=said)
                return tr(OFFER, packages=said)
            case Accept():
                return tr(_TAG["accept"])
            case _:
                return tr(_TAG[self.write(move)])

    def _say(self, move: Move) -> None:
        turn = len(self.moves) + 1
        narrated = self.write(move) in {"walk", "outside"}
        self.transcript.append(
            TranscriptLine(
                turn=turn, who="narration" if narrated else "me",
                speaker="" if narrated else tr(YOU), words=self.move_words(move),
            )
        )  # fmt: skip

    def _keep(self, outcome: Outcome) -> None:
        turn = len(self.moves)
        self.log.append(outcome)
        for spoken in self._speech.of(outcome):
            if spoken.mood:
                self._mood = (spoken.mood, spoken.cue)
            elif spoken.cue:
                self._mood = (self._mood[0], spoken.cue)
            self.transcript.append(
                TranscriptLine(
                    turn=turn, who="them" if spoken.speaker else "narration",
                    speaker=spoken.speaker, words=spoken.words, mood=spoken.mood, cue=spoken.cue,
                )
            )  # fmt: skip
        for event in outcome.events:
            if isinstance(event, Offered):
                self._note_offer(event, turn)
            elif isinstance(event, Agreed):
                self._tell(
                    turn, tr("Agreed: {package}.", package=self.package_words(event.package))
                )

    def _note_offer(self, event: Offered, turn: int) -> None:
        mine = self.game.situations.at(self.state.variant, self.state.events).mine
        for package in event.packages:
            self.offers.append(
                OfferView(
                    turn=turn, by=event.by, package=self.game.space.as_mapping(package),
                    words=self.package_words(package), value=mine.value(package),
                )
            )  # fmt: skip
        words = tr("On the table: {package}.", package=self.package_words(event.packages[-1]))
        # A reaction and what follows it may both put down the same package.
        last = self.transcript[-1] if self.transcript else None
        if event.by == "them" and (last is None or (last.turn, last.words) != (turn, words)):
            self._tell(turn, words)

    def _tell(self, turn: int, words: str) -> None:
        self.transcript.append(TranscriptLine(turn=turn, who="narration", speaker="", words=words))
