"""“Ten to four”: what its deals are worth, what anger shuts, and how three people fare."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.engine.move import Accept, Move, Outside, Say, Walk, read_move
from negotiator_trainer.engine.outcome import Answered
from negotiator_trainer.engine.play import apply, begin, exit_interview, options
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scoring.measures import Scorer

FOLDER = Path(__file__).parents[2] / "scenarios" / "angry-client"
VARIANTS = ("board", "show", "mail")
LETTER, SPLIT = "4 full night none june", "2 summary named none year"
OPEN_PURSE = "3 full named none year"
BOARD, SHOW, MAIL = "0 full night day two", "2 summary desk day two", "0 summary named day year"
FITTING = {"board": BOARD, "show": SHOW, "mail": MAIL}
GUESS = {"board": "You'll be the one", "show": "a quiet voice as well", "mail": "weren't surprised"}
TAKE_UP = {"board": "you chose us", "show": "Carry on", "mail": "you were right"}
SAID = {"board": "about that drawer from me", "show": "I got my tyres", "mail": "right in April"}
LEAST = {"board": 46, "show": 36, "mail": 31}
EVENT, ANGER = {"board": 6, "show": 6, "mail": 8}, 21


@cache
def game() -> Game:
    report = check(read_folder(FOLDER))
    assert report.diagnostics == ()
    loaded = report.loaded
    return compile_game(loaded.scenario, "service_manager", loaded.scripts["service_manager"])


def named(deal: str) -> dict[str, str]:
    return dict(zip(game().scenario.issues, deal.split(), strict=True))


def worth(side, deal: str) -> int:
    return side.preference.value(table.package(table.space(game().scenario), named(deal)))


class Play:
    """A play by the words of its lines."""

    def __init__(self, variant: str) -> None:
        self.words = Words(game())
        self.log = [begin(game(), variant)]

    @property
    def state(self):
        return self.log[-1].state

    @property
    def theirs(self):
        return game().situations.at(self.state.variant, self.state.events).theirs

    @property
    def measures(self):
        return Scorer(game()).measures(self.state)

    def say(self, *parts: str) -> Play:
        for part in parts:
            lines = {o.id: self.words.options[o.id].text for o in options(game(), self.state)}
            (found,) = [each for each, text in lines.items() if part in text]
            self.move(Say(found))
        return self

    def offer(self, deal: str) -> str:
        written = " ".join(f"{issue}={option}" for issue, option in named(deal).items())
        self.move(read_move(f"offer {written}", game().space))
        return next(e.reply for e in self.log[-1].events if isinstance(e, Answered))

    def move(self, move: Move) -> Play:
        self.log.append(apply(game(), self.state, move))
        return self

    def asked(self) -> str:
        pairs = zip(game().space.issues, self.state.theirs, strict=True)
        return " ".join(issue.options[option] for issue, option in pairs)

    def interview(self) -> str:
        lines = exit_interview(game(), self.state).lines
        return " ".join(each.words for line in lines for each in self.words.plain[line.id] if each)


@pytest.mark.parametrize(
    ("deal", "values"),
    [
        (LETTER, (-6, 51, 45, 36)),
        (SPLIT, (50, 32, 37, 29)),
        (OPEN_PURSE, (31, 55, 47, 31)),
        (BOARD, (65, 67, 23, 50)),
        (SHOW, (65, 29, 42, 41)),
        (MAIL, (71, 33, 15, 54)),
    ],
)
def test_a_quoted_deal_is_worth_what_the_teaching_note_says(deal, values):
    mine = table.own_party(game().scenario, "service_manager")
    theirs = [table.their_party(game().scenario, "service_manager", each) for each in VARIANTS]
    assert tuple(worth(side, deal) for side in (mine, *theirs)) == values


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_listens_guesses_and_fits_the_deal_does_well_and_is_remembered_for_it(variant):
    play = Play(variant).say("What was it like", GUESS[variant], TAKE_UP[variant])
    play.say("Which line of your letter", "after June", "in a drawer", "our fault alone")
    assert play.theirs.reservation == LEAST[variant] - EVENT[variant]
    assert play.offer(FITTING[variant]) == "accept"
    assert play.measures.overall > 85
    assert SAID[variant] in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_opens_with_the_limit_signs_at_the_bottom_and_hears_so(variant):
    play = Play(variant).say("right about everything", "up to three months")
    assert play.asked() == OPEN_PURSE
    assert play.move(Accept()).measures.verdict == "held"
    assert play.measures.claimed < 5
    assert "I shouted and she signed" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_threatens_hears_all_of_it_or_the_claim_and_can_leave_the_door_open(variant):
    play = Play(variant).say("one full disk", "send your claim")
    assert play.offer(FITTING[variant].replace("day", "none")) != "accept"
    assert play.asked() == LETTER
    assert play.move(Walk()).measures.door == "open"
    assert "all or nothing" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_guess_even_a_wrong_one_opens_the_zone_and_parroting_leaves_it_shut(variant):
    assert Play(variant).move(Accept()).measures.verdict == "agreement_trap"
    guessed = Play(variant).say("What was it like", GUESS["mail"])
    assert (guessed.state.tension, guessed.theirs.reservation) == (1, LEAST[variant])
    play = Play(variant).say("What was it like", "completely understand")
    assert (play.state.tension, play.theirs.reservation) == (3, LEAST[variant] + ANGER)
    assert play.offer(FITTING[variant].replace("day", "none")) != "accept"
    assert game().script.nodes[play.state.beat].title == "Coat"


def test_june_is_spoken_of_only_with_somebody_he_trusts():
    june = 1 << game().names.facts.index("june")
    stranger = Play("board").say("What was it like", "tell your drivers", "can't get over")
    known = Play("board").say("What was it like", GUESS["board"], TAKE_UP["board"])
    assert not stranger.say("every planner fails", "after June").state.known & june
    assert known.say("after June").state.known & june


def test_a_warning_that_was_denied_or_excused_can_still_be_owned():
    denied = Play("mail").say("What was it like", "completely understand", "Nobody could have")
    assert denied.theirs.reservation == LEAST["mail"] + ANGER + 4
    excused = Play("mail").say("What was it like", GUESS["mail"], "new servers", "About April")
    assert (excused.state.tension, excused.theirs.reservation) == (1, LEAST["mail"] - EVENT["mail"])


@pytest.mark.parametrize(("variant", "lost"), [("board", 4), ("show", 0), ("mail", 0)])
def test_after_six_turns_a_summary_is_worth_less_to_the_frightened_man_alone(variant, lost):
    play = Play(variant)
    before = worth(play.theirs, SPLIT)
    for _ in range(6):
        play.move(Outside())
    assert before - worth(play.theirs, SPLIT) == lost
