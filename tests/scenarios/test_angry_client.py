"""“Ten to four”: what its deals are worth, what anger shuts, and how three people come out of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.engine.move import Accept, Move, Say, Walk, read_move
from negotiator_trainer.engine.outcome import Answered, Outcome
from negotiator_trainer.engine.play import apply, begin, exit_interview, options
from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scoring.measures import Measures, Scorer

FOLDER = Path(__file__).parents[2] / "scenarios" / "angry-client"
VARIANTS = ("board", "show", "mail")
LETTER = "4 full night none june"
SPLIT = "2 summary named none year"
OPEN_PURSE = "3 full named none year"
FITTING = {
    "board": "0 full night day two",
    "show": "2 summary desk day two",
    "mail": "0 summary named day year",
}


@cache
def game() -> Game:
    report = check(read_folder(FOLDER))
    assert report.diagnostics == ()
    loaded = report.loaded
    assert loaded.scenario is not None
    return compile_game(loaded.scenario, "service_manager", loaded.scripts["service_manager"])


def named(deal: str) -> dict[str, str]:
    return dict(zip(game().scenario.issues, deal.split(), strict=True))


class Play:
    """A play by the words of its lines."""

    def __init__(self, variant: str) -> None:
        self.words = Words(game())
        self.log: list[Outcome] = [begin(game(), variant)]

    @property
    def state(self):
        return self.log[-1].state

    def open(self) -> list[str]:
        return [self.words.options[o.id].text for o in options(game(), self.state)]

    def say(self, *parts: str) -> Play:
        for part in parts:
            found = [
                option.id for option in options(game(), self.state)
                if part in self.words.options[option.id].text
            ]  # fmt: skip
            assert len(found) == 1, (part, self.open())
            self.move(Say(found[0]))
        return self

    def offer(self, deal: str) -> str:
        written = " ".join(f"{issue}={option}" for issue, option in named(deal).items())
        self.move(read_move(f"offer {written}", game().space))
        return next(e.reply for e in self.log[-1].events if isinstance(e, Answered))

    def move(self, move: Move) -> Play:
        self.log.append(apply(game(), self.state, move))
        return self

    def knows(self, fact: str) -> bool:
        return bool(self.state.known >> game().names.facts.index(fact) & 1)

    def least(self) -> int:
        """What he needs at the least, as things stand."""
        at = game().situations.at(self.state.variant, self.state.events)
        return at.theirs.reservation

    def asked(self) -> str:
        options = zip(game().space.issues, self.state.theirs, strict=True)
        return " ".join(issue.options[option] for issue, option in options)

    def measures(self) -> Measures:
        return Scorer(game()).measures(self.state)

    def interview(self) -> str:
        lines = exit_interview(game(), self.state).lines
        return " ".join(each.words for line in lines for each in self.words.plain[line.id] if each)


@pytest.mark.parametrize(
    ("deal", "values"),
    [
        (LETTER, (-6, 51, 45, 36)),
        (SPLIT, (50, 32, 37, 29)),
        (OPEN_PURSE, (31, 55, 47, 31)),
        (FITTING["board"], (65, 67, 23, 50)),
        (FITTING["show"], (65, 29, 42, 41)),
        (FITTING["mail"], (71, 33, 15, 54)),
    ],
)
def test_a_quoted_deal_is_worth_what_the_teaching_note_says(deal, values):
    scenario = game().scenario
    package = table.package(table.space(scenario), named(deal))
    sides = [table.own_party(scenario, "service_manager")]
    sides += [table.their_party(scenario, "service_manager", variant) for variant in VARIANTS]
    assert tuple(side.preference.value(package) for side in sides) == values


GUESS = {"board": "You'll be the one", "show": "a quiet one too", "mail": "weren't surprised"}
TAKE_UP = {"board": "you chose us", "show": "Carry on", "mail": "you were right"}
SAID = {"board": "I'll read it out", "show": "I got my tyres", "mail": "right in April"}
EVENT = {"board": 6, "show": 6, "mail": 8}
LEAST = {"board": 46, "show": 36, "mail": 31}


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_listens_guesses_and_fits_the_deal_does_well_and_is_remembered_for_it(variant):
    play = Play(variant).say("What was it like", GUESS[variant], TAKE_UP[variant])
    play.say("Which line of your letter", "after June", "in a drawer", "our fault alone")
    assert play.least() == LEAST[variant] - EVENT[variant]
    assert play.offer(FITTING[variant]) == "accept"
    assert play.measures().verdict == "held"
    assert play.measures().overall > 85
    assert SAID[variant] in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_opens_with_the_limit_signs_at_the_bottom_and_hears_so(variant):
    play = Play(variant).say("right about everything", "up to three months")
    assert play.asked() == OPEN_PURSE
    play.move(Accept())
    assert play.measures().verdict == "held"
    assert play.measures().claimed < 5
    assert "I shouted and she signed" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_threatens_gets_all_of_it_or_the_claim_and_then_an_empty_room(variant):
    play = Play(variant).say("one full disk", "send your claim")
    assert play.asked() == LETTER
    play.say("Not all of that", "fetch Henrik")
    assert play.state.tension == 2
    play.say("asked you next to nothing")
    play.move(Walk())
    assert play.measures().verdict == "missed_deal"
    assert "all or nothing" in play.interview()


def test_signing_the_letter_is_the_agreement_trap():
    for variant in VARIANTS:
        assert Play(variant).move(Accept()).measures().verdict == "agreement_trap"


def test_while_he_is_loud_no_figure_is_taken_and_each_makes_him_louder():
    for variant in VARIANTS:
        play = Play(variant).say("What was it like", "completely understand")
        assert play.offer(FITTING[variant].replace("day", "none")) != "accept"
        assert (play.state.tension, play.asked()) == (2, LETTER)
        assert game().script.nodes[play.state.beat].title == "Coat"


@pytest.mark.parametrize("variant", VARIANTS)
def test_being_heard_opens_the_zone(variant):
    play = Play(variant).say("What was it like")
    assert play.least() == LEAST[variant] + 21
    assert play.say("tell your drivers").least() == LEAST[variant]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_wrong_guess_that_was_put_as_a_guess_calms_him_and_parroting_does_not(variant):
    wrong = GUESS["mail" if variant == "board" else "board"]
    assert Play(variant).say("What was it like", wrong).state.tension == 1
    assert Play(variant).say("What was it like", "completely understand").state.tension == 3


def test_june_is_spoken_of_only_with_somebody_he_trusts():
    stranger = Play("board").say("What was it like", "tell your drivers", "can't put down")
    stranger.say("every planner fails", "after June")
    assert not stranger.knows("june")
    known = Play("board").say("What was it like", GUESS["board"], TAKE_UP["board"], "after June")
    assert known.knows("june")


def test_nobody_could_have_known_is_found_out_only_where_he_had_warned():
    for variant in VARIANTS:
        play = Play(variant).say("one full disk", "Nobody could have seen")
        assert (play.least() > LEAST[variant] + 21) == (variant == "mail")


def test_a_warning_that_was_met_with_an_excuse_can_still_be_owned():
    play = Play("mail").say("What was it like", GUESS["mail"], "new servers")
    assert play.state.tension == 2
    play.say("About April")
    assert (play.state.tension, play.least()) == (1, LEAST["mail"] - EVENT["mail"])
