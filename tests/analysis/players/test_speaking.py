from dataclasses import replace

from negotiator_trainer.analysis.players.speaking import again, anything, fresh, last_round, settle
from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from tests.analysis.seats import seat, talking

ACTS = ("why_question", "open_question", "open_question", "threat")


def test_the_first_unsaid_line_of_the_preferred_kind_is_chosen():
    talk = talking(*ACTS)
    here = seat(talk=talk)
    assert fresh(here, ("open_question", "why_question")).id == "b1"
    assert fresh(here, ("why_question", "open_question")).id == "b0"
    assert fresh(seat("say b1", talk=talk), ("open_question",)).id == "b2"
    assert fresh(here, ("empathy",)) is None


def test_a_line_that_gives_away_what_is_to_be_kept_is_not_chosen():
    talk = talking("disclose", "disclose", bodies={0: ("<<give hurry>>",)})
    here = seat(talk=talk)
    assert fresh(here, ("disclose",)).id == "b0"
    assert fresh(here, ("disclose",), keeping=frozenset({"weakness"})).id == "b1"


def test_somebody_who_repeats_says_the_unsaid_first_and_then_each_in_turn():
    talk = talking("open_question", "threat", "open_question")
    assert again(seat("say b0", talk=talk), ("open_question",)).id == "b2"
    twice = {
        again(seat("say b0", "say b2", *more, talk=talk), ("open_question",)).id
        for more in ((), ("say b1",))
    }
    assert twice == {"b0", "b2"}
    assert again(seat(talk=talk), ("silence",)) is None


def test_anything_is_the_line_given_or_one_unsaid_or_an_offer_or_leaving():
    talk = talking("threat", "silence")
    here = seat("say b0", talk=talk)
    assert anything(here, here.lines[0]) == Say("b0")
    assert anything(here) == Say("b1")
    mute = replace(here, lines=())
    offered = anything(mute)
    assert isinstance(offered, Offer)
    assert mute.own.accepts(offered.packages[0])


def test_without_lines_and_offers_one_leaves_or_steps_outside():
    mute = replace(seat(), lines=(), packages=())
    assert anything(mute) == Walk()
    assert anything(replace(mute, can_walk=False)) == Outside()


def test_in_the_last_round_a_yes_is_given_to_what_holds_the_walkaway():
    last = "play: {buyer: {rounds: 2}}"
    here = seat("say a2", patch=last)
    assert last_round(here)
    assert settle(here) == Accept()
    assert settle(seat("say a2")) is None
    high = f"{{roles: {{buyer: {{reservation: 90}}}}, {last}}}"
    assert settle(seat("say a2", patch=high)) is None
