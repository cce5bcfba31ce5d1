import pytest

from negotiator_trainer.engine.outcome import Offered
from negotiator_trainer.errors import MoveError
from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.services.account import report
from negotiator_trainer.services.session import Session


@pytest.fixture
def sit(library):
    def begin(variant="moving_out", seed=3):
        playable = library.open("toy-sale")
        return Session(playable.game("buyer"), playable.words("buyer"), variant=variant, seed=seed)

    return begin


def play(session, *moves):
    for text in moves:
        session.play(session.read(text))
    return session


def test_the_opening_stands_in_the_transcript_as_turn_0(sit):
    (first,) = sit().transcript
    assert (first.turn, first.who, first.speaker) == (0, "them", "Ruth")
    assert (first.words, first.mood, first.cue) == (
        "Two hundred, and she rides well.", "neutral", "wipes her hands",
    )  # fmt: skip


def test_a_line_and_its_answer_stand_in_the_transcript_with_their_turn(sit):
    session = play(sit("no_hurry"), "say yd01")
    assert [(line.turn, line.who, line.words) for line in session.transcript[1:]] == [
        (1, "me", "What makes you sell her now?"),
        (1, "them", "No reason. I have the yard until spring."),
    ]


def test_offers_of_both_sides_are_told_and_kept(sit):
    session = play(sit(), "offer price=150")
    mine, answer, theirs = [line.words for line in session.transcript if line.turn == 1]
    assert (mine, theirs) == ("Offer: €150.", "On the table: €200.")
    assert answer in {"We are not far apart.", "Nearly. Nearly."}
    assert [(o.by, o.turn, o.value) for o in session.offers] == [("me", 1, 110), ("them", 1, 60)]


def test_the_same_package_put_down_twice_in_a_turn_is_told_once(sit):
    session = sit()
    move = session.read("say yd09")
    outcome = session.preview(move)
    offered = next(event for event in outcome.events if isinstance(event, Offered))
    session.play(move, outcome._replace(events=(*outcome.events, offered)))
    told = [line.words for line in session.transcript if line.words.startswith("On the table")]
    assert told == ["On the table: €200."]


def test_what_is_not_on_the_table_is_not_in_a_packages_words(sit):
    session = sit()
    assert session.package_words((1, 0)) == "€150"
    assert play(session, "say yd05").package_words((1, 0)) == "€150, as it stands"


def test_moves_are_put_into_words(sit):
    session = play(sit(), "say yd05")
    words = {
        text: session.move_words(session.read(text))
        for text in ("say yd13", "offer price=150 service=none", "accept", "walk", "outside",
                     "offers price=150 service=none | price=200 service=included",
                     "if service=included then price=200")
    }  # fmt: skip
    assert list(words.values()) == [
        "Tell me about the workshop.",
        "Offer: €150, as it stands.",
        "I accept.",
        "(You get up and leave.)",
        "(You step outside.)",
        "Offers: €150, as it stands — or — €200, serviced first.",
        "If serviced first, then €200.",
    ]


def test_the_mood_and_the_cue_are_the_last_that_were_shown(sit):
    session = sit()
    assert session.mood == ("neutral", "wipes her hands")
    assert play(session, "say yd11").mood[0] == "frustrated"


def test_options_are_shown_in_an_order_that_follows_from_the_seed(sit):
    orders = {tuple(o.id for o in sit(seed=s).options()) for s in range(12)}
    assert len(orders) > 6
    assert {frozenset(order) for order in orders} == {
        frozenset({"yd01", "yd05", "yd09", "yd11", "yd13"})
    }
    assert sit(seed=5).options() == sit(seed=5).options()


def test_the_same_seed_and_moves_give_the_same_transcript(sit):
    moves = ("say yd01", "offer price=100", "say yd05")
    one, two = (play(sit(seed=8), *moves) for _ in range(2))
    assert one.transcript == two.transcript
    assert one.offers == two.offers


def test_a_preview_keeps_nothing(sit):
    session = sit()
    session.preview(session.read("say yd01"))
    assert (session.moves, len(session.log), len(session.transcript)) == ([], 1, 1)


def test_a_refused_move_keeps_nothing(sit):
    session = sit()
    with pytest.raises(MoveError):
        play(session, "say yd07")
    assert (session.moves, len(session.log), len(session.transcript)) == ([], 1, 1)


def test_what_stands_can_be_accepted_and_ends_it(sit):
    session = play(sit(), "say yd05", "say yd09")
    assert session.standing is not None
    assert session.standing.value == 260 - int(session.standing.package["price"])
    play(session, "accept")
    assert session.ended
    assert session.standing is None
    assert session.transcript[-1].words.startswith("Agreed: €")


def test_the_exit_interview_is_only_given_at_the_end(sit):
    session = sit()
    assert session.interview() == ()
    assert play(session, "say yd11", "walk").interview() == ("I do not sell to people who sneer.",)
    assert session.interview() == session.interview()


def test_walking_and_stepping_outside_are_narrated(sit):
    session = play(sit(), "outside", "walk")
    told = [(line.who, line.speaker) for line in session.transcript if line.turn in {1, 2}]
    assert told[0] == ("narration", "")
    assert next(line.words for line in session.transcript if line.turn == 2) == (
        "(You get up and leave.)"
    )


def test_a_report_tells_the_play_in_plain_values(sit):
    session = play(sit(), "say yd01", "say yd05", "offer price=150 service=included")
    told = report(session, Scorer(session.game).measures(session.state))
    assert {k: told[k] for k in ("scenario", "role", "variant", "seed", "ending", "verdict")} == {
        "scenario": "toy-sale", "role": "buyer", "variant": "moving_out", "seed": 3,
        "ending": "deal", "verdict": "held",
    }  # fmt: skip
    assert (told["overall"], told["value"], told["reservation"]) == (86.39, 140, 80)
    assert told["measures"] == {
        "claimed": 75.0, "created": None, "zopa": 93.75, "relationship": 76.67,
    }  # fmt: skip
    first, second, third = told["turns"]
    assert first["move"] == "say yd01"
    assert first["effects"] == [
        "You found out: She gives up the yard on Friday.",
        "Trust +5, because you asked before you talked money.",
    ]
    assert second["effects"] == [
        "You found out: She has an hour to spare, and the parts lie on the shelf.",
        "A brake service came up.", "On the table now: Brake service.",
    ]  # fmt: skip
    assert third["move"] == "offer price=150 service=included"
    assert third["effects"] == ["They took it.", "They said the last yes."]
    assert set(first) == {"move", "said", "effects"}
