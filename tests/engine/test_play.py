import pytest

from negotiator_trainer.engine.move import Accept, Outside, Say, Walk
from negotiator_trainer.engine.outcome import (
    Acted,
    Adjourned,
    Agreed,
    Effect,
    Ended,
    Gave,
    Happened,
    Learned,
    Offered,
    Tabled,
)
from negotiator_trainer.engine.play import (
    begin,
    can_accept,
    can_offer,
    exit_interview,
    legal_moves,
    legal_packages,
    options,
)
from negotiator_trainer.errors import MoveError, ScenarioError
from tests.engine.inline import REACTIONS, Table, hub, inline


def lines(*pairs):
    """Options `id: body` whose bodies are indented and return."""
    return "\n".join(
        f"-> Words. #act:{act} #line:{name}\n"
        + "".join(f"    {row}\n" for row in (*body, *(() if _leaves(body) else ("<<return>>",))))
        for name, act, *body in pairs
    )


def _leaves(body):
    return bool(body) and body[-1].startswith(("<<jump", "<<end ", "<<adjourn", "<<return"))


def ids(table):
    return [option.id for option in options(table.game, table.state)]


def test_the_opening_is_played_from_start_to_the_first_choice():
    table = Table(inline(hub(lines(("a1", "greeting")))))
    assert (table.said, table.beat, table.state.round) == (["st1"], "Hub", 0)


def test_an_unknown_variant_is_refused_with_those_that_exist():
    with pytest.raises(ScenarioError, match="hard, soft"):
        begin(inline(hub(lines(("a1", "greeting")))), "tired")


def test_a_jump_plays_the_next_beats_body_and_offers_its_options():
    script = hub(lines(("a1", "greeting", "<<jump Side>>"))) + (
        "title: Side\n---\nSal: Here. #line:sd1\n<<flag seen>>\n"
        "-> Back. #act:reframe #line:sd2\n    <<return>>\n===\n"
    )
    table = Table(inline(script))("say a1")
    assert (table.said, table.beat, ids(table)) == (["sd1"], "Side", ["sd2"])
    assert not can_offer(table.game, table.state)


def test_a_beat_without_options_is_passed_through():
    script = hub(lines(("a1", "greeting", "<<jump One>>"))) + (
        "title: One\n---\nSal: One. #line:o1\n<<jump Two>>\n===\n"
        "title: Two\n---\nSal: Two. #line:o2\n<<return>>\n===\n"
    )
    table = Table(inline(script))("say a1")
    assert (table.said, table.beat) == (["o1", "o2"], "Hub")


def test_return_leads_to_the_hub_without_playing_its_body_again():
    script = hub(lines(("a1", "greeting", "<<jump Side>>")), body="Sal: Well? #line:hb1\n") + (
        "title: Side\n---\nSal: Here. #line:sd1\n-> Back. #act:reframe #line:sd2\n"
        "    <<return>>\n===\n"
    )
    table = Table(inline(script))("say a1", "say sd2")
    assert (table.said, table.beat) == ([], "Hub")


def test_a_jump_to_the_hub_plays_its_body_again():
    script = hub(lines(("a1", "greeting", "<<jump Hub>>")), body="Sal: Well? #line:hb1\n")
    assert Table(inline(script))("say a1").said == ["hb1"]


def test_the_first_node_of_a_group_whose_condition_holds_is_taken():
    script = hub(lines(("a1", "greeting", "<<jump Side>>"), ("a2", "greeting", "<<flag seen>>")))
    for when, name in (('when: flag("late")\n', "x1"), ('when: flag("seen")\n', "x2"), ("", "x3")):
        script += f"title: Side\n{when}---\nSal: Here. #line:{name}\n<<return>>\n===\n"
    assert Table(inline(script))("say a1").said == ["x3"]
    assert Table(inline(script))("say a2", "say a1").said == ["x2"]


def test_a_once_option_is_gone_after_it_was_said():
    once = "-> Words. <<once>> #act:greeting #line:a1\n    <<return>>"
    table = Table(inline(hub(once)))
    assert ids(table) == ["a1"]
    assert ids(table("say a1")) == []
    with pytest.raises(MoveError, match="say a1"):
        table("say a1")


def test_a_once_option_of_the_hub_stays_gone_after_a_visit_elsewhere():
    script = hub(
        "-> Words. <<once>> #act:greeting #line:a1\n    <<return>>\n"
        + lines(("a2", "small_talk", "<<jump Side>>"))
    ) + ("title: Side\n---\nSal: Here. #line:sd1\n-> Back. #act:reframe #line:sd2\n"
         "    <<return>>\n===\n")  # fmt: skip
    assert ids(Table(inline(script))("say a1", "say a2", "say sd2")) == ["a2"]


def test_a_once_option_that_nothing_can_read_any_more_leaves_the_state():
    script = (
        hub(
            "-> Words. <<once>> #act:greeting #line:a1\n    <<jump Last>>\n"
            "-> Words. #act:greeting #line:a2\n    <<jump Last>>"
        )
        + "title: Last\n---\n<<offers>>\n-> Words. #act:greeting #line:l1\n    <<return>>\n===\n"
    )
    game = inline(script)
    assert Table(game)("say a1").state == Table(game)("say a2").state


def test_an_option_is_closed_once_everything_that_it_asks_is_known():
    table = Table(inline(hub(lines(
        ("a1", "open_question", "<<learn reason>>"),
        ("a2", "open_question", "<<learn reason>>", "<<learn wood>>"),
        ("a3", "open_question", "<<learn gossip>>"),
        ("a4", "open_question", "<<learn reason>>", "<<learn gossip>>"),
    ))))  # fmt: skip
    assert ids(table("say a1", "say a3")) == ["a2", "a3", "a4"]
    assert ids(table("say a2")) == ["a3", "a4"]


def test_what_comes_out_a_second_time_is_not_new():
    table = Table(inline(hub(lines(("a1", "open_question", "<<learn gossip>>")))))
    assert table("say a1").of_kind(Learned) == [Learned("gossip", new=True)]
    assert table("say a1").of_kind(Learned) == [Learned("gossip", new=False)]


def test_ones_own_facts_are_given_away_once():
    table = Table(inline(hub(lines(("a1", "disclose", "<<give hurry>>")))))
    assert table("say a1").of_kind(Gave) == [Gave("hurry", new=True)]
    assert table("say a1").of_kind(Gave) == [Gave("hurry", new=False)]
    assert table.state.given == 1


def test_counters_stay_within_their_range():
    table = Table(inline(hub(lines(
        ("up", "empathy", "<<add rapport +2>>"), ("down", "threat", "<<add rapport -2>>"),
    ))))  # fmt: skip
    assert table("say up", "say up").state.counters == (3,)
    assert table("say down", "say down").state.counters == (0,)


def test_trust_and_tension_and_face_stay_within_their_range():
    table = Table(inline(hub(lines(
        ("up", "empathy", '<<trust +30 "kind" because:brief>>', '<<tension -1 "kind">>'),
        ("down", "threat", '<<trust -60 "rude" because:brief>>',
         '<<tension +3 "rude" because:brief>>', '<<face "rude">>'),
    ))))  # fmt: skip
    assert table("say up", "say up").state[5:9] == (100, 100, 0, 0)
    assert table("say down", "say down").state[5:9] == (0, 100, 4, 2)
    assert table("say down", "say down", "say down").state.face == 4


def test_an_effect_is_recorded_with_what_it_moved_and_why():
    table = Table(inline(hub(lines(("a1", "empathy", '<<trust +5 "you listened">>')))))
    assert table("say a1").events == (
        Acted("empathy", "a1"), Effect("trust", 50, 55, "you listened", ""),
    )  # fmt: skip


def test_what_an_act_means_to_this_person_comes_with_every_option_of_that_act():
    patch = (
        "play: {buyer: {stance: {acts: {threat: {trust: -10, tension: 1, because: no threats}}}}}"
    )
    table = Table(inline(hub(lines(("a1", "threat"), ("a2", "greeting"))), patch))
    assert table("say a1").state[5:8] == (40, 100, 2)
    assert [e.reason for e in table.of_kind(Effect)] == ["no threats"] * 2
    assert table("say a2").state[5:8] == (40, 100, 2)


def test_a_deception_lowers_trust_and_what_trust_can_still_reach():
    table = Table(inline(hub(lines(
        ("lie", "bluff", "<<event lie>>"), ("up", "empathy", '<<trust +5 "kind">>'),
    ))))  # fmt: skip
    table("say lie")
    assert (table.state.trust, table.state.ceiling) == (45, 45)
    assert Effect("ceiling", 100, 45, "He looked it up.") in table.events
    assert Effect("trust", 50, 45) in table.events
    assert table("say up").state.trust == 45


def test_an_event_happens_once_and_only_in_its_variants():
    script = hub(lines(("a1", "pressure", "<<event rival>>")))
    hard, soft = Table(inline(script))("say a1"), Table(inline(script), "soft")("say a1")
    assert hard.of_kind(Happened) == [Happened("rival")]
    assert (soft.of_kind(Happened), soft.state.events) == ([], 0)
    assert hard("say a1").of_kind(Happened) == []
    assert hard.game.situations.at(0, hard.state.events).theirs.reservation == 70


def test_a_latent_issue_can_be_offered_only_once_it_was_brought_up():
    for bring in ("<<event delivery>>", "<<table extra>>"):
        table = Table(inline(hub(lines(("a1", "open_question", bring)))))
        with pytest.raises(MoveError, match="Delivery"):
            table("offer price=50 finish=plain extra=full")
        assert len(legal_packages(table.game, table.state)) == 22
        assert table("say a1").of_kind(Tabled) == [Tabled("extra")]
        assert len(legal_packages(table.game, table.state)) == 44
        table("offer price=50 finish=plain extra=full")


def test_a_sitting_ends_and_the_next_one_begins():
    script = hub(lines(("a1", "process", "<<adjourn>>"))) + (
        "title: Sitting\nwhen: $trust >= 90\n---\nSal: Friend! #line:si1\n<<jump Hub>>\n===\n"
        "title: Sitting\n---\nSal: Again. #line:si2\n<<jump Hub>>\n===\n"
    )
    table = Table(inline(script))("offer price=20 finish=plain", "say a1")
    assert (table.said, table.state.sitting, table.beat) == (["si2"], 2, "Hub")
    assert table.of_kind(Adjourned) == [Adjourned(2)]
    assert table.state.round == 2
    assert table.state.mine is not None


def test_the_deadline_ends_it_after_the_last_round():
    table = Table(inline(hub(lines(("a1", "greeting"))), "play: {buyer: {rounds: 2}}"))
    assert table("say a1").ending == ""
    assert table("say a1").ending == "dusk"
    assert table.of_kind(Ended) == [Ended("dusk")]
    assert (legal_moves(table.game, table.state), ids(table)) == ((), [])
    with pytest.raises(MoveError, match="over"):
        table("walk")


def test_an_ending_of_the_script_in_the_last_round_is_not_overruled_by_the_deadline():
    table = Table(inline(hub(lines(("a1", "greeting", "<<end thrown>>"))),
                         "play: {buyer: {rounds: 1}}"))  # fmt: skip
    assert table("say a1").ending == "thrown"


def test_after_the_turn_the_state_after_the_move_is_read():
    script = hub(lines(("a1", "threat", '<<tension +1 "rude">>'))) + (
        "title: AfterTurn\nwhen: $tension >= 3\n---\nSal: Out! #line:at1\n<<end thrown>>\n===\n"
        "title: AfterTurn\nwhen: $round == 1\n---\nSal: Careful. #line:at2\n===\n"
    )
    table = Table(inline(script))("say a1")
    assert (table.said, table.ending, table.beat) == (["at2"], "", "Hub")
    assert (table("say a1").said, table.ending) == (["at1"], "thrown")


def test_what_follows_a_turn_may_lead_elsewhere():
    script = hub(lines(("a1", "greeting"))) + (
        'title: AfterTurn\nwhen: !flag("late")\n---\n<<flag late>>\n<<jump Side>>\n===\n'
        "title: Side\n---\nSal: Wait. #line:sd1\n-> Yes. #act:agree #line:sd2\n"
        "    <<return>>\n===\n"
    )
    table = Table(inline(script))("say a1")
    assert (table.said, table.beat) == (["sd1"], "Side")
    assert table("say sd2").beat == "Hub"


def test_what_leads_elsewhere_can_wait_until_a_question_has_been_answered():
    script = hub(lines(("a1", "greeting", "<<jump Side>>"))) + (
        'title: AfterTurn\nwhen: $round >= 1 && at("Hub")\n---\n<<jump Late>>\n===\n'
        "title: Side\n---\nSal: And you? #line:sd1\n-> Me? #act:agree #line:sd2\n    <<jump Hub>>\n"
        "===\ntitle: Late\n---\nSal: Late. #line:lt1\n-> So? #act:agree #line:lt2\n"
        "    <<return>>\n===\n"
    )
    table = Table(inline(script))("say a1")
    assert (table.said, table.beat) == (["sd1"], "Side")
    assert (table("say sd2").said, table.beat) == (["lt1"], "Late")
    assert table("say lt2").beat == "Late"


def test_nothing_follows_a_turn_that_ended_it():
    script = hub(lines(("a1", "greeting", "<<end thrown>>"))) + (
        "title: AfterTurn\n---\nSal: And? #line:at1\n===\n"
    )
    assert Table(inline(script))("say a1").said == []


def test_stepping_outside_is_a_turn_that_leads_back_to_where_one_was():
    script = hub(lines(("a1", "greeting", "<<jump Side>>"))) + (
        "title: Side\n---\nSal: Here. #line:sd1\n-> Back. #act:reframe #line:sd2\n"
        "    <<return>>\n===\ntitle: Outside\n---\nThe air is cold. #line:ou1\n<<return>>\n===\n"
    )
    table = Table(inline(script))("say a1", "outside")
    assert (table.said, table.beat, table.state.round) == (["ou1"], "Side", 2)


def test_walking_away_is_legal_everywhere_and_ends_as_the_script_says():
    script = hub(lines(("a1", "greeting", "<<jump Side>>"))) + (
        "title: Side\n---\nSal: Here. #line:sd1\n-> Back. #act:reframe #line:sd2\n"
        "    <<return>>\n===\ntitle: Walk\n---\nSal: Bye. #line:wk1\n<<end walked>>\n===\n"
    )
    table = Table(inline(script))("say a1", "walk")
    assert (table.said, table.ending) == (["wk1"], "walked")
    assert Table(inline(hub(lines(("a1", "greeting")))))("walk").ending == "walked"


def test_what_the_counterpart_put_on_the_table_can_be_accepted():
    script = hub(lines(("a1", "greeting", "<<counter last>>"))) + (
        "title: Accepted\n---\nSal: Good. #line:ac1\n===\n"
    )
    table = Table(inline(script))
    assert not can_accept(table.game, table.state)
    with pytest.raises(MoveError, match="nothing on the table"):
        table("accept")
    assert table("say a1").of_kind(Offered) == [Offered("them", ((6, 0, 0),))]
    assert Accept() in legal_moves(table.game, table.state)
    assert table("accept").of_kind(Agreed) == [Agreed((6, 0, 0), "me")]
    assert (table.said, table.ending, table.state.deal) == (["ac1"], "deal", (6, 0, 0))


def test_their_package_cannot_be_accepted_away_from_the_hub():
    script = hub(lines(("a1", "greeting", "<<counter last>>", "<<jump Side>>"))) + (
        "title: Side\n---\nSal: Here. #line:sd1\n-> Back. #act:reframe #line:sd2\n"
        "    <<return>>\n===\n"
    )
    table = Table(inline(script))("say a1")
    assert not can_accept(table.game, table.state)
    with pytest.raises(MoveError, match="not possible"):
        table("offer price=50 finish=plain")
    assert can_accept(table.game, table("say sd2").state)


def test_an_event_that_excludes_their_package_takes_it_off_the_table():
    patch = """
play:
  buyer:
    events:
      rival: {text: No more plain wood., excludes: [{finish: plain}], reservation: 0}
"""
    script = hub(lines(("a1", "greeting", "<<counter last>>"), ("a2", "threat", "<<event rival>>")))
    table = Table(inline(script, patch))("say a1", "say a2")
    assert not can_accept(table.game, table.state)
    assert len(legal_packages(table.game, table.state)) == 11
    with pytest.raises(MoveError, match="cannot go together"):
        table("offer price=50 finish=plain")


def test_an_event_changes_what_an_option_is_worth_to_either_side():
    patch = """
play:
  buyer:
    events:
      rival: {text: Varnish is dear., reservation: 0, own_reservation: -5, changes: [
        {of: them, issue: finish, option: gloss, by: -15}, {of: me, issue: finish, option: gloss, by: 7}]}
"""  # noqa: E501
    game = inline(hub(lines(("a1", "threat", "<<event rival>>"))), patch)
    events = Table(game)("say a1").state.events
    before, after = game.situations.at(0, 0), game.situations.at(0, events)
    gloss = (5, 1, 0)
    assert (before.mine.value(gloss), before.theirs.value(gloss)) == (60, 45)
    assert (after.mine.value(gloss), after.theirs.value(gloss)) == (67, 30)
    assert (before.mine.reservation, after.mine.reservation) == (20, 15)


def test_built_in_moves_can_be_switched_off():
    patch = "play: {buyer: {moves: {offers: no, walk: no, outside: no}}}"
    table = Table(inline(hub(lines(("a1", "greeting"))), patch))
    assert legal_moves(table.game, table.state) == (Say("a1"),)
    assert legal_packages(table.game, table.state) == ()
    for move in ("walk", "outside", "offer price=50 finish=plain", "accept"):
        with pytest.raises(MoveError):
            table(move)


def test_every_legal_move_is_listed():
    table = Table(inline(hub(lines(("a1", "greeting")))))
    assert legal_moves(table.game, table.state) == (Say("a1"), Outside(), Walk())


def test_an_accepted_offer_is_the_deal():
    table = Table(inline(hub(lines(("a1", "greeting")))))("offer price=90 finish=plain")
    assert (table.said, table.ending, table.state.deal) == (["yes"], "deal", (9, 0, 0))
    assert table.of_kind(Agreed) == [Agreed((9, 0, 0), "them")]


def test_a_reaction_may_lead_to_a_beat_or_end_it():
    reactions = (
        'title: Reaction\nwhen: reply("insulting")\n---\nSal: Out! #line:out\n<<end thrown>>\n===\n'
        'title: Reaction\nwhen: reply("low")\n---\n<<jump Side>>\n===\n'
        "title: Side\n---\nSal: Why? #line:sd1\n-> So. #act:reason #line:sd2\n    <<return>>\n===\n"
    )
    game = inline(hub(lines(("a1", "greeting"))), reactions=reactions + REACTIONS)
    assert Table(game)("offer price=50 finish=plain").beat == "Side"
    assert Table(game)("offer price=50 finish=plain", "say sd2").beat == "Hub"
    assert Table(game)("offer price=10 finish=plain").ending == "thrown"


def test_the_exit_interview_reads_the_final_state():
    script = hub(lines(("a1", "threat", '<<face "rude">>'))) + (
        'title: ExitInterview\nwhen: ended("deal")\n---\nSal: Fine. #line:ex1\n===\n'
        "title: ExitInterview\nwhen: $face >= 1\n---\nSal: Rude. #line:ex2\n===\n"
        "title: ExitInterview\n---\nSal: Hm. #line:ex3\n===\n"
    )
    game = inline(script)
    for moves, line in ((["offer price=90 finish=plain"], "ex1"), (["say a1", "walk"], "ex2"),
                        (["walk"], "ex3")):  # fmt: skip
        state = Table(game)(*moves).state
        outcome = exit_interview(game, state)
        assert ([said.id for said in outcome.lines], outcome.state) == ([line], state)
