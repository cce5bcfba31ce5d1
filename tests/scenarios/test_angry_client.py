"""“Ten to four”: what its deals are worth, what anger shuts, and how three people fare."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Outside, Walk
from negotiator_trainer.scenario import table
from tests.scenarios.playing import Playing

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


class Play(Playing):
    scenario = "angry-client"
    role = "service_manager"

    @property
    def theirs(self):
        return self.situation.theirs


game, package = Play.game, Play.package


def worth(side, deal: str) -> int:
    return side.preference.value(package(deal))


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
    assert play.measures().overall > 85
    assert SAID[variant] in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_opens_with_the_limit_signs_at_the_bottom_and_hears_so(variant):
    play = Play(variant).say("right about everything", "up to three months")
    assert play.asked() == OPEN_PURSE
    assert play.move(Accept()).measures().verdict == "held"
    assert play.measures().claimed < 5
    assert "I shouted and she signed" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_threatens_hears_all_of_it_or_the_claim_and_can_leave_the_door_open(variant):
    play = Play(variant).say("one full disk", "send your claim")
    assert play.offer(FITTING[variant].replace("day", "none")) != "accept"
    assert play.asked() == LETTER
    assert play.move(Walk()).measures().door == "open"
    assert "all or nothing" in play.interview()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_guess_even_a_wrong_one_opens_the_zone_and_parroting_leaves_it_shut(variant):
    assert Play(variant).move(Accept()).measures().verdict == "agreement_trap"
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
