import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.engine.move import Offer
from negotiator_trainer.engine.outcome import Answered, Effect, Offered
from negotiator_trainer.engine.play import apply, begin, step
from tests.engine.inline import REACTIONS, Table, hub, inline
from tests.engine.test_play import lines
from tests.games import game as fixture

TALK = lines(
    ("why", "reason"), ("swap", "trade"), ("chat", "small_talk"),
    ("ask", "open_question", "<<learn gossip>>"), ("call", "closed_question", "<<counter>>"),
    ("ship", "open_question", "<<event delivery>>"), ("tell", "disclose", "<<give taste>>"),
    ("sorry", "apology"), ("yield", "concede"), ("warm", "empathy", '<<trust +5 "kind">>'),
    ("calm", "summary", '<<tension -1 "calm">>'), ("cold", "empathy", '<<trust -5 "cold">>'),
)  # fmt: skip


def table(patch="", variant="hard", **more):
    return Table(inline(hub(TALK), patch, **more), variant)


def stance(text):
    return f"play: {{buyer: {{stance: {text}}}}}"


def answer(played):
    (answered,) = played.of_kind(Answered)
    return answered.reply


# What is taken. The demand after the first tick is 90, and falls by 10 to 40 in six steps.


def test_an_offer_is_taken_from_the_next_demand_on():
    assert answer(table()("offer price=80 finish=plain")) == "close"
    assert answer(table()("offer price=90 finish=plain")) == "accept"


def test_nothing_below_their_walkaway_is_taken_however_long_they_concede():
    for variant, least in (("hard", 50), ("soft", 40)):
        played = table(variant=variant)("say why", "say why", "say why", "say why", "say why")
        assert answer(played(f"offer price={least - 10} finish=plain")) != "accept"
        assert answer(played(f"offer price={least} finish=plain")) == "accept"


def test_a_package_without_their_minimum_terms_is_never_taken():
    patch = "roles: {seller: {minimum_terms: [{finish: plain}]}}"
    assert answer(table(patch)("offer price=100 finish=gloss")) == "wrong_issue"
    assert answer(table(patch)("offer price=100 finish=plain")) == "accept"


def test_a_variant_may_have_minimum_terms_of_its_own():
    patch = "play: {buyer: {variants: {hard: {minimum_terms: [{finish: plain}]}}}}"
    assert answer(table(patch)("offer price=100 finish=gloss")) == "wrong_issue"
    assert answer(table(patch, "soft")("offer price=100 finish=gloss")) == "accept"


# Why an offer falls short.


@pytest.mark.parametrize(
    ("before", "offer", "reply"),
    [
        ([], "price=10 finish=plain", "insulting"),
        ([], "price=20 finish=plain", "low"),
        ([], "price=70 finish=plain", "low"),
        ([], "price=90 finish=plain", "close"),
        (["offer price=70 finish=plain"], "price=50 finish=plain", "step_back"),
        (["offer price=30 finish=plain"], "price=20 finish=plain", "repeat"),
        (["offer price=40 finish=plain"], "price=10 finish=gloss", "step_back"),
        (["offer price=30 finish=plain"], "price=20 finish=gloss", "insulting"),
        (["offer price=20 finish=plain"], "price=40 finish=plain", "low"),
    ],
)
def test_why_an_offer_falls_short(before, offer, reply):
    patch = stance("{insult: 20, close: 10, steps: 24}")
    assert answer(table(patch)(*before, f"offer {offer}")) == reply


def test_an_offer_that_one_issue_keeps_from_them_is_told_so():
    patch = """
roles: {seller: {preferences: {values: {finish: {plain: 0, gloss: -40}}}}}
"""
    assert answer(table(patch)("offer price=100 finish=gloss")) == "wrong_issue"
    assert answer(table(patch)("offer price=70 finish=gloss")) == "low"


def test_the_refusal_of_a_conditional_is_never_a_step_back():
    patch = stance("{steps: 24}")
    for form, reply in (("offer price=20 finish=plain", "step_back"),
                        ("if finish=plain then price=20", "low")):  # fmt: skip
        assert answer(table(patch)("offer price=70 finish=plain", form)) == reply


def test_of_several_offers_the_one_that_is_best_for_them_is_looked_at():
    played = table()("offers price=20 finish=gloss | price=60 finish=plain | price=60 finish=gloss")
    (answered,) = played.of_kind(Answered)
    assert (answered.reply, answered.preferred) == ("several", 1)
    one = table()("offer price=60 finish=plain")
    assert played.state.mine[1:] == one.state.mine[1:]


def test_of_several_offers_an_acceptable_one_is_taken():
    played = table()("offers price=20 finish=gloss | price=90 finish=plain")
    assert (played.ending, played.state.deal) == ("deal", (9, 0, 0))


def test_minimum_terms_count_before_money_when_several_are_offered():
    patch = "roles: {seller: {minimum_terms: [{finish: gloss}]}}"
    played = table(patch)("offers price=100 finish=plain | price=100 finish=gloss")
    assert played.state.deal == (10, 1, 0)


# The clock, and patience.


@pytest.mark.parametrize(
    ("move", "ticks"),
    [("say why", 1), ("say swap", 1), ("say ask", 1), ("offer price=20 finish=plain", 1),
     ("say chat", 0), ("say call", 0), ("say ship", 0), ("say tell", 0),
     ("say sorry", 0), ("say yield", 0), ("say warm", 0), ("outside", 0)],
)  # fmt: skip
def test_the_concession_clock_ticks_on_substance_only(move, ticks):
    assert table()(move).state.position == ticks


def test_a_question_that_is_answered_again_does_not_tick():
    assert table()("say ask", "say ask").state.position == 1


def test_the_clock_stops_at_the_last_step():
    patch = stance("{steps: 2}")
    assert table(patch)(*["say why"] * 4).state.position == 2


def test_beyond_their_patience_each_idle_turn_adds_tension():
    played = table()
    tensions = [played("say chat").state.tension for _ in range(5)]
    assert tensions == [1, 1, 2, 3, 4]
    assert [e.reason for e in played.of_kind(Effect)] == ["nothing new was said for several turns"]


@pytest.mark.parametrize(
    "move",
    ["say why", "say ask", "say call", "say ship", "say tell", "say sorry", "say warm",
     "say calm", "offer price=20 finish=plain"],
)  # fmt: skip
def test_substance_restores_their_patience(move):
    played = table()("say chat", "say chat", move)
    assert (played.state.idle, played.state.tension) == (0, 0 if move == "say calm" else 1)


@pytest.mark.parametrize("move", ["say cold", "say yield"])
def test_kindness_that_does_not_please_and_gifts_that_ask_nothing_are_idle(move):
    assert table()("say chat", move).state.idle == 2


def test_what_they_have_been_told_before_is_nothing_new():
    played = table()("say tell", "say chat", "say chat", "say tell")
    assert (played.state.idle, played.state.tension) == (2, 2)


def test_stepping_outside_neither_tries_their_patience_nor_restores_it():
    played = table()("say chat", "say chat", "outside")
    assert (played.state.idle, played.state.tension) == (2, 1)
    assert played("say chat").state.tension == 2


# What they put on the table.


def test_their_package_follows_their_place_on_the_curve():
    played = table()
    asked = [played("say why", "say call").state.theirs[0] for _ in range(4)]
    assert asked == [9, 8, 7, 6]


def test_their_packages_are_the_same_in_all_variants_until_a_walkaway_stops_them():
    def shown(variant):
        played = table(stance("{limit: 20}"), variant)
        found = [played("say call").state.theirs[0]]
        found += [played("say why", "say call").state.theirs[0] for _ in range(4)]
        return found

    def at_the_end(variant):
        played = table(f"{stance('{limit: 20}')}\n", variant)
        played("say why", "say why", "say why", "say why", "say why", "say why", "say call")
        return played.state.theirs[0]

    assert shown("hard") == shown("soft")
    assert (at_the_end("hard"), at_the_end("soft")) == (5, 3)


def test_a_traded_issue_is_met_where_that_is_best_for_them():
    played = table()("offer price=20 finish=gloss", "say call")
    assert played.state.mine.traded == 1
    assert played.state.theirs == (10, 1, 0)  # 90 asked: 100 − 5 with varnish


def test_a_named_package_is_put_on_the_table_as_it_is():
    played = Table(inline(hub(lines(("a1", "closed_question", "<<counter last>>")))))("say a1")
    assert played.of_kind(Offered) == [Offered("them", ((6, 0, 0),))]


def test_an_event_that_moves_their_walkaway_moves_what_they_put_on_the_table():
    patch = stance("{limit: 20, steps: 2}")
    talk = lines(("why", "reason"), ("call", "closed_question", "<<counter>>"),
                 ("ring", "silence", "<<event rival>>"))  # fmt: skip
    played = Table(inline(hub(talk), patch))("say why", "say why", "say call")
    assert played.state.theirs == (5, 0, 0)
    assert played("say ring", "say call").state.theirs == (7, 0, 0)


LADDER = stance("""{tactic: ladder, ladder: [
  {price: 100, finish: plain, extra: none}, {price: 80, finish: gloss, extra: none},
  {price: 60, finish: gloss, extra: full}, {price: 40, finish: gloss, extra: none}]}""")


def test_a_ladder_is_climbed_down_rung_by_rung():
    played = table(LADDER)
    rungs = [played("say call").state.theirs]
    rungs += [played("say why", "say call").state.theirs for _ in range(2)]
    assert rungs == [(10, 0, 0), (8, 1, 0), (6, 1, 0)]  # delivery has not come up
    assert played("say ship", "say call").state.theirs == (8, 1, 0)  # 60 − 5 − 10 is below 50


def test_a_ladder_ends_at_the_last_rung_that_their_walkaway_allows():
    def last(variant):
        return table(LADDER, variant)(*["say why"] * 4, "say call").state.theirs

    assert (last("hard"), last("soft")) == ((6, 1, 0), (4, 1, 0))


def test_on_a_ladder_what_is_worth_the_next_rung_is_taken():
    assert answer(table(LADDER)("offer price=70 finish=plain")) == "close"
    assert answer(table(LADDER)("offer price=80 finish=plain")) == "accept"


TIT = stance("{tactic: tit_for_tat}")


def test_tit_for_tat_concedes_as_much_as_it_was_given():
    played = table(TIT)("offer price=30 finish=plain")
    assert played.state.position == 0
    assert played("offer price=60 finish=plain").state.position == 2  # two bands of 16
    assert played("offer price=60 finish=gloss").state.position == 2
    assert played("offer price=20 finish=plain").state.position == 2


def test_tit_for_tat_takes_what_its_answer_would_ask_for():
    assert answer(table(TIT)("offer price=90 finish=plain")) == "close"
    assert (
        answer(table(TIT)("offer price=30 finish=plain", "offer price=80 finish=plain")) == "accept"
    )


# Signatures.


def test_a_signature_holds_eight_bands_at_most_and_what_was_traded():
    game = inline(hub(TALK))
    values = [game.stance.band(value) for value in (-50, 19, 20, 35, 36, 99, 100, 500)]
    assert values == [0, 0, 0, 0, 1, 4, 4, 4]
    assert [game.stance.traded(p) for p in ((0, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1))] == [
        0,
        1,
        2,
        3,
    ]


GAMES = (
    inline(hub(TALK)), inline(hub(TALK), LADDER), inline(hub(TALK), TIT),
    fixture("scenarios/toy-sale", "buyer"),
)  # fmt: skip


@settings(max_examples=60)
@given(data=st.data())
def test_refused_offers_with_equal_signatures_lead_to_equal_states(data):
    game = data.draw(st.sampled_from(GAMES))
    state = begin(game, data.draw(st.sampled_from(game.variants))).state
    space = game.situations.at(0, 0).on_the_table(frozenset())
    for _ in range(data.draw(st.integers(0, 3))):
        after = step(game, state, Offer((data.draw(st.sampled_from(space)),)))
        state = after if after.ending < 0 else state
    by_signature = {}
    for package in space:
        outcome = apply(game, state, Offer((package,)))
        (answered,) = [e for e in outcome.events if isinstance(e, Answered)]
        key = (answered.reply, answered.band, game.stance.traded(package))
        if answered.reply == "accept":
            assert outcome.state.deal == package
        else:
            same = by_signature.setdefault(key, outcome.state)
            assert outcome.state == same
            mine = outcome.state.mine
            assert key[1:] == (mine.band, mine.traded)


def test_a_reaction_may_answer_with_their_next_package():
    reactions = 'title: Reaction\nwhen: reply("low")\n---\n<<counter>>\n===\n'
    played = table(reactions=reactions + REACTIONS)("offer price=20 finish=plain")
    assert played.state.theirs == (9, 0, 0)
