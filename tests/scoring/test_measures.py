import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.scoring.measures import Scorer, relationship
from negotiator_trainer.scoring.sheet import Guess
from tests.engine.inline import Table, hub, inline
from tests.engine.test_play import lines
from tests.games import game

TALK = lines(
    ("sixty", "closed_question", "<<counter last>>"),
    ("wood", "open_question", "<<learn wood>>", "<<learn gossip>>"),
    ("why", "open_question", "<<learn reason>>"),
    ("ring", "threat", "<<event rival>>"), ("rude", "threat", '<<face "rude">>'),
    ("out", "threat", "<<end thrown>>"), ("chat", "small_talk", '<<tension -1 "easy">>'),
)  # fmt: skip
DEAL = ("say sixty", "accept")


def scored(*moves, patch="", variant="hard", guess=None):
    table = Table(inline(hub(TALK), patch), variant)(*moves)
    return Scorer(table.game).measures(table.state, guess)


# A deal at 60, plain and collected: 40 to me above a walkaway of 20, 60 to them above 50. In the
# zone I could have had 60 at most. At no cost to them I could have had 50 (70, delivered), at no
# cost to me they 75 (90, varnished and delivered); both spans of the zone are 40.


def test_value_claimed_is_my_share_of_the_surplus_that_could_be_had():
    m = scored(*DEAL)
    assert (m.verdict, m.value, m.reservation, m.best) == ("held", 40, 20, 60)
    assert m.claimed == pytest.approx(100 * (40 - 20) / (60 - 20))


def test_value_created_is_what_was_not_left_on_the_table():
    assert scored(*DEAL).created == pytest.approx(100 * (1 - (10 / 40 + 15 / 40) / 2))


def test_the_relationship_is_the_mean_of_trust_calm_and_face():
    assert scored(*DEAL).relationship == pytest.approx((50 + 75 + 100) / 3)
    assert scored("say rude", *DEAL).relationship == pytest.approx((50 + 75 + 75) / 3)


def test_zopa_discovered_is_half_facts_full_at_80_per_cent_and_half_skill():
    assert scored(*DEAL).zopa == 0
    some = scored("say wood", *DEAL)  # weights 1 and 1 of 4
    assert (some.facts, some.zopa) == (pytest.approx(50), pytest.approx(50 * 0.5 / 0.8))
    everything = scored("say wood", "say why", *DEAL)
    assert (everything.facts, everything.zopa) == (100, 50)


def test_only_facts_that_matter_in_the_variant_count():
    patch = "play: {buyer: {facts: {reason: {variants: [soft]}}}}"
    assert scored("say wood", *DEAL, patch=patch).facts == 100
    assert scored("say wood", *DEAL, patch=patch, variant="soft").facts == 50


def test_the_overall_is_the_weighted_mean_within_the_verdicts_band():
    m = 0.30 * 50 + 0.25 * 68.75 + 0.25 * 75 + 0.20 * 0
    assert scored(*DEAL).overall == pytest.approx(30 + 0.7 * m)


def test_a_scenario_may_weigh_the_measures_otherwise():
    patch = """
play: {buyer: {weights: {claimed: 10, created: 20, relationship: 60, zopa: 10, because: A test.}}}
"""
    m = 0.10 * 50 + 0.20 * 68.75 + 0.60 * 75 + 0.10 * 0
    assert scored(*DEAL, patch=patch).overall == pytest.approx(30 + 0.7 * m)


def test_without_a_deal_only_relationship_and_zopa_count():
    m = (25 * (50 + 75 + 100) / 3 + 20 * 50 * 0.625) / 45
    done = scored("say wood", "walk")
    assert (done.claimed, done.created, done.value) == (None, None, None)
    assert done.overall == pytest.approx(15 + 0.15 * m)


def test_where_nothing_can_be_created_its_weight_goes_to_the_rest():
    sale = Table(game("scenarios/toy-sale", "buyer"), "moving_out")(
        "say yd01", "say yd05", "offer price=150 service=included"
    )
    done = Scorer(sale.game).measures(sale.state)
    assert (done.verdict, done.created) == ("held", None)
    assert done.claimed == pytest.approx(100 * (140 - 80) / (160 - 80))
    assert done.relationship == pytest.approx((55 + 75 + 100) / 3)
    assert done.skill == pytest.approx(100 * (1 - 60 / 480))  # 60–120 justified, 100 true
    assert done.zopa == pytest.approx(50 + 50 * 0.875)
    m = (30 * 75 + 25 * 230 / 3 + 20 * 93.75) / 75
    assert done.overall == pytest.approx(30 + 0.7 * m)


def test_a_written_estimate_is_scored_in_place_of_the_justified_one():
    sale = Table(game("scenarios/toy-sale", "buyer"), "moving_out")(
        "say yd01", "say yd05", "offer price=150 service=included"
    )
    scorer = Scorer(sale.game)
    assert scorer.measures(sale.state, Guess(100, 100)).skill == 100
    assert scorer.measures(sale.state, Guess(200, 220)).skill == 0
    assert scorer.overall(sale.state) == scorer.measures(sale.state).overall


# The gate.

NO_ZONE = "play: {buyer: {variants: {hard: {reservation: 140}}}}"
CLOSING = "play: {buyer: {events: {rival: {reservation: 100}}}}"


@pytest.mark.parametrize(
    ("moves", "patch", "verdict", "tag"),
    [
        (DEAL, "", "held", ""),
        (("offer price=90 finish=plain",), "", "agreement_trap", ""),
        (("offer price=90 finish=gloss", "offer price=100 finish=gloss"), "", "agreement_trap", ""),
        (("walk",), NO_ZONE, "right_walk", ""),
        (("walk",), "", "missed_deal", "left_on_the_table"),
        (("say ring", "walk"), CLOSING, "missed_deal", "closed_by_you"),
        (("say ring", "walk"), "", "missed_deal", "left_on_the_table"),
        (("say out",), "", "missed_deal", "they_left"),
        (("say out",), NO_ZONE, "missed_deal", "they_left"),
        (("say chat",) * 10, "", "missed_deal", "time_ran_out"),
        (("say chat",) * 10, NO_ZONE, "missed_deal", "time_ran_out"),
        (("say out",), "play: {buyer: {endings: {thrown: {kind: other}}}}", "none", ""),
    ],
)
def test_the_gate_and_why(moves, patch, verdict, tag):
    m = scored(*moves, patch=patch)
    assert (m.verdict, m.tag) == (verdict, tag)


def test_a_deal_without_a_minimum_term_is_a_trap_at_any_price():
    patch = "roles: {buyer: {minimum_terms: [{finish: gloss}]}}"
    m = scored(*DEAL, patch=patch)
    assert (m.verdict, m.value) == ("agreement_trap", 40)
    assert m.overall < 15


def test_a_walkaway_that_an_event_moved_is_the_one_that_counts():
    patch = "play: {buyer: {events: {rival: {reservation: 0, own_reservation: 25}}}}"
    m = scored("say ring", *DEAL, patch=patch)
    assert (m.verdict, m.reservation) == ("agreement_trap", 45)
    patch = "play: {buyer: {events: {rival: {reservation: 0, own_reservation: -25}}}}"
    assert scored("say ring", "offer price=90 finish=plain", patch=patch).verdict == "held"


@pytest.mark.parametrize(
    ("moves", "door"), [(DEAL, ""), (("walk",), "open"), (("say out",), "shut")]
)
def test_the_door_is_what_the_ending_says(moves, door):
    assert scored(*moves).door == door


def test_where_the_best_is_the_walkaway_itself_a_deal_that_holds_it_claims_everything():
    patch = """
roles: {buyer: {reservation: 60, alternatives: {shop: {value: 60}}}}
play: {buyer: {variants: {hard: {reservation: 50}}, stance: {packages: {last: {price: 60,
  finish: plain, extra: full}}}}}
"""
    m = scored("say sixty", "accept", patch=patch)
    assert (m.value, m.best, m.claimed, m.verdict) == (60, 60, 100, "held")
    # the packages at 60 to me leave them 50 or 55
    assert m.created is not None


def test_a_deal_worth_less_than_the_walkaway_claims_nothing():
    assert scored("offer price=90 finish=plain").claimed == 0


# Turns beyond par.


def test_each_turn_beyond_par_takes_a_point():
    base = scored(*DEAL, patch="play: {buyer: {par: 2}}").overall
    late = scored(
        "say ring", "say ring", *DEAL, patch="play: {buyer: {par: 2, stance: {patience: 9}}}"
    )
    early = scored(
        "say ring", "say ring", *DEAL, patch="play: {buyer: {par: 4, stance: {patience: 9}}}"
    )
    assert early.overall - late.overall == pytest.approx(2)
    assert base == pytest.approx(65.65625)


def test_turns_take_ten_points_at_most_and_never_cross_the_verdicts_band():
    table = Table(inline(hub(TALK)))("walk")
    scorer = Scorer(table.game)
    long = table.state._replace(round=24, trust=0, tension=4, face=4)
    assert scorer.overall(long) == 15
    deal = Table(table.game)(*DEAL).state
    by_round = [scorer.overall(deal._replace(round=r)) for r in (5, 15, 24)]
    assert by_round[0] - by_round[1] == pytest.approx(10)
    assert by_round[1] == by_round[2]


GAME = inline(hub(TALK), "play: {buyer: {rounds: 24}}")
SCORER = Scorer(GAME)
BANDS = {"held": (30, 100), "right_walk": (30, 100), "missed_deal": (15, 30),
         "agreement_trap": (0, 15), "none": (0, 100)}  # fmt: skip


@settings(max_examples=150)
@given(
    ending=st.integers(0, 3), package=st.sampled_from(GAME.space.packages()),
    trust=st.integers(0, 20).map(lambda n: 5 * n), tension=st.integers(0, 4),
    face=st.integers(0, 4), known=st.integers(0, 7), turns=st.integers(1, 24),
    variant=st.integers(0, 1),
)  # fmt: skip
def test_every_measure_stays_within_its_range(
    ending, package, trust, tension, face, known, turns, variant
):
    state = GAME.start(GAME.variants[variant])._replace(
        ending=ending, deal=package if ending == 0 else None, trust=trust, tension=tension,
        face=face, known=known, round=turns,
    )  # fmt: skip
    m = SCORER.measures(state)
    for value in (m.claimed, m.created, m.relationship, m.zopa, m.facts, m.skill):
        assert value is None or 0 <= value <= 100
    low, high = BANDS[m.verdict]
    assert low <= m.overall <= high
    assert m.relationship == relationship(state)
    assert (m.claimed is None) == (m.value is None) == (ending != 0)
