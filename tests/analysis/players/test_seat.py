from dataclasses import replace

from negotiator_trainer.analysis.players.seat import Line
from tests.analysis.seats import seat, talking
from tests.engine.inline import REACTIONS

ANSWERS = REACTIONS.replace(
    "Sal: No. #line:no", "Sal: No. #mood:frustrated #line:no\n<<counter last>>"
)


def test_a_seat_at_the_opening_shows_the_lines_and_ones_own_values():
    here = seat()
    assert [(line.id, line.act) for line in here.lines] == [
        ("a1", "open_question"), ("a2", "closed_question"), ("a3", "silence"),
    ]  # fmt: skip
    assert (here.round, here.rounds, here.can_walk) == (0, 10, True)
    assert (here.standing, here.asked, here.mine, here.reply) == (None, (), (), "")
    assert (here.liked, here.mood, here.heard) == (None, "", False)
    assert here.own.reservation == 20
    assert len(here.packages) == 22


def test_a_seat_knows_what_was_offered_and_answered():
    here = seat("say a2", "offer price=20 finish=plain")
    assert here.standing == (6, 0, 0)
    assert here.asked == ((6, 0, 0),)
    assert (here.mine, here.reply, here.liked) == (((2, 0, 0),), "low", None)
    assert seat("offer price=20 finish=plain", "say a1").reply == ""


def test_of_several_packages_a_seat_knows_the_one_they_liked_best():
    several = seat("offers price=20 finish=plain | price=30 finish=plain", "say a1")
    assert (several.mine, several.liked) == (((3, 0, 0),), (3, 0, 0))
    later = seat("offers price=20 finish=plain | price=30 finish=plain",
                 "offer price=40 finish=plain")  # fmt: skip
    assert later.mine == ((3, 0, 0), (4, 0, 0))
    assert later.liked == (3, 0, 0)


def test_their_packages_are_kept_in_order_and_the_same_one_in_a_row_once():
    patch = "play: {buyer: {stance: {packages: {first: {price: 80, finish: gloss, extra: none}}}}}"
    talk = talking("process", bodies={0: ("<<counter first>>",)})
    here = seat("say b0", "say b0", "offer price=20 finish=plain", patch=patch, talk=talk,
                reactions=ANSWERS)  # fmt: skip
    assert here.asked == ((8, 1, 0), (6, 0, 0))


def test_a_seat_sees_the_last_face_that_they_showed():
    here = seat("offer price=20 finish=plain", reactions=ANSWERS)
    assert here.mood == "frustrated"
    assert seat("offer price=20 finish=plain", "say a1", reactions=ANSWERS).mood == "frustrated"


def test_a_seat_knows_whether_the_last_move_brought_something_new():
    assert seat("say a1").heard
    assert not seat("say a1", "say a3").heard


def test_a_seat_knows_which_issues_were_shown_to_matter():
    patch = "play: {buyer: {facts: {wood: {priority: finish}}}}"
    assert seat(patch=patch).priorities == frozenset()
    assert seat("say a1", patch=patch).priorities == {1}


def test_a_line_shows_which_kinds_of_ones_own_facts_it_gives_away():
    both, one = ("<<give hurry>>", "<<give taste>>"), ("<<give taste>>",)
    talk = talking("disclose", "reason", "process", bodies={0: both, 1: one})
    assert seat(talk=talk).lines == (
        Line("b0", "disclose", frozenset({"weakness", "interest"})),
        Line("b1", "reason", frozenset({"interest"})),
        Line("b2", "process"),
    )


def test_a_seat_knows_whether_it_can_step_outside():
    assert seat(patch="play: {buyer: {moves: {outside: yes}}}").can_go_out
    assert not seat(patch="play: {buyer: {moves: {outside: no}}}").can_go_out


def test_seats_in_two_variants_are_alike_until_something_was_seen():
    hard, soft = (seat("say a2", "say a1", variant=v) for v in ("hard", "soft"))
    assert hard == soft
    assert replace(hard, round=3) != soft
