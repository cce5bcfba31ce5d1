import pytest

from negotiator_trainer.engine.speech import Words
from negotiator_trainer.scoring.measures import Scorer
from negotiator_trainer.scoring.sheet import Guess, Sheet, WrittenAssumption
from negotiator_trainer.services.debrief.gate import gate
from negotiator_trainer.services.debrief.kept import Case, Kept
from negotiator_trainer.services.debrief.packages import packages
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.session import Session
from negotiator_trainer.services.trainer import Trainer
from negotiator_trainer.store.records import Answers
from tests.engine.inline import hub, inline
from tests.engine.test_play import lines
from tests.services.test_trainer import GOOD

HURRY = WrittenAssumption("She is in a hurry to sell.", 0)


@pytest.fixture
def debrief(trainer, played):
    """Play, conclude, and return the page."""

    def page(*moves, answers=None, **more):
        attempt = played(*moves, **more)
        if answers is not None:
            trainer.answer(attempt, answers)
        return trainer.debrief(attempt)

    return page


def figure(page, key):
    return next(f for f in page.figures if f.key == key)


def fact(page, name):
    return next(f for f in page.gate.facts if f.name == name)


def behaviour(page, name):
    return [e.turn for b in page.behaviours if b.name == name for e in b.evidence]


# The whole page.


def test_the_page_reveals_the_variant_and_the_principle(debrief):
    page = debrief(*GOOD)
    assert page.title == "A bicycle in a doorway"
    assert page.variant == "Moving out"
    assert page.truth == "She gives up the yard on Friday, and the dealer has offered 90."
    assert page.principle.startswith("Bring up what the other side can give")
    assert page.played.startswith("Iris Okafor with Ruth Alder · 01 March 2026")
    assert page.interview == ("I sold her to somebody who looked at the brakes.",)
    assert page.unit == "€"


def test_the_same_page_is_shown_after_a_restart(trainer, anew, played):
    attempt = played(*GOOD, sheet=Sheet(walkaway=80), guess=Guess(90, 130))
    assert anew().debrief(attempt) == trainer.debrief(attempt)


def test_notes_are_shown_with_their_turn(trainer, played):
    attempt = played("say yd01", end=False)
    trainer.note(attempt, "Friday!")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    page = trainer.debrief(attempt)
    assert page.notes == ((1, "Friday!"),)
    assert [turn.note for turn in page.turns] == ["Friday!", ""]


# The gate.


def test_a_deal_above_the_walkaway_is_held(debrief):
    page = debrief(*GOOD, sheet=Sheet(walkaway=150))
    assert page.gate.verdict == "held"
    assert page.gate.headline == "Held: €60 above your walkaway."
    value = fact(page, "Value held")
    assert value.held
    assert value.text == "Above your true walkaway of €80; below the €150 that you wrote."
    assert [e.turn for e in value.evidence] == [3]
    assert page.gate.below == ()
    assert fact(page, "Terms held").held is None


def test_a_deal_below_the_walkaway_is_a_trap_and_every_offer_below_it_is_listed(debrief):
    page = debrief("say yd05", "offers price=150 service=none | price=200 service=none",
                   variant="no_hurry")  # fmt: skip
    assert page.gate.verdict == "agreement_trap"
    assert page.gate.headline == "Agreement trap: €20 below your walkaway."
    assert [(e.turn, e.text) for e in page.gate.below] == [
        (2, "€200, as it stands: worth €60, €20 below.")
    ]
    assert not fact(page, "Value held").held


def test_a_missed_deal_says_how(debrief):
    page = debrief("say yd01", "walk")
    assert (page.gate.verdict, page.gate.door) == ("missed_deal", "open")
    assert page.gate.explanation == "There was still something to agree when you left."
    assert (
        fact(page, "Door left open").text
        == "By your own move. You leave your number on a slip of paper."
    )
    assert fact(page, "Door left open").held
    assert fact(page, "Value held").held is None


def test_being_thrown_out_shuts_the_door(debrief):
    idle = ("say yd13", "say bn05")
    page = debrief("say yd11", "offer price=100", "offer price=100", *idle, *idle)
    assert (page.gate.verdict, page.gate.door) == ("missed_deal", "shut")
    assert page.gate.explanation == "They ended it before you could agree."
    assert fact(page, "Door left open").text.startswith("They left. ")
    assert fact(page, "Door left open").held is False
    assert page.interview == ("I do not sell to people who sneer.",)


def test_the_trigger_is_ones_own_to_judge_where_no_flag_tells(debrief):
    trigger = fact(debrief("walk"), "Trigger acted on")
    assert trigger.held is None
    assert "180 as it stands" in trigger.text


# Figures and their evidence.


def test_each_figure_opens_the_turns_that_made_it(debrief):
    page = debrief(*GOOD)
    assert figure(page, "claimed").value == pytest.approx(75)
    assert figure(page, "claimed").summary == "You took €60 of the €80 that could be had."
    assert [e.turn for e in figure(page, "claimed").evidence] == [3]
    assert figure(page, "created").value is None
    assert figure(page, "created").summary.startswith("Nothing to create")
    assert [e.turn for e in figure(page, "zopa").evidence] == [1, 2]
    assert [(e.turn, e.text) for e in figure(page, "relationship").evidence] == [
        (1, "Trust +5, because you asked before you talked money.")
    ]
    assert page.overall == pytest.approx(86.389, abs=0.001)


def test_the_note_on_the_overall_names_turns_beyond_par_and_the_written_estimate(debrief):
    assert "beyond par" not in debrief(*GOOD).overall_note
    late = debrief("say yd09", "say yd13", "say bn05", *GOOD, guess=Guess(200, 200))
    assert "2 off for 2 turns beyond par" in late.overall_note
    assert "With the estimate that you wrote it would be" in late.overall_note


# Turns.


def test_every_turn_says_what_it_did_and_why(debrief):
    page = debrief("say yd01", "say yd11", "walk")
    first, second, _ = page.turns
    assert first.move == "What makes you sell her now?"
    assert first.said[0][0] == "Ruth"
    assert "You found out: She gives up the yard on Friday." in first.effects
    assert second.effects == (
        "Trust −5, because nobody threatens her in her own doorway.",
        "Tension +25, because nobody threatens her in her own doorway.",
        "They lost face, because you ran down what she had looked after.",
    )
    assert [(turn.trust, turn.tension) for turn in page.turns] == [(55, 25), (50, 50), (50, 50)]
    steps = [(s.trust, s.calm, s.face) for s in page.relationship]
    assert steps == [(50, 75, 100), (55, 75, 100), (50, 50, 75), (50, 50, 75)]
    assert page.relationship[0].event == page.relationship[3].event == ""


def test_behaviours_are_quoted_with_their_turns(debrief):
    page = debrief(
        "say yd01", "say yd05", "say yd07",
        "offers price=100 service=none | price=100 service=included", "walk",
    )  # fmt: skip
    assert behaviour(page, "Questions") == [1, 2]
    assert behaviour(page, "Priority disclosed") == [3]
    assert behaviour(page, "Several offers at once") == [4]
    assert behaviour(page, "Immediate counter-offers") == [4]
    assert behaviour(page, "Irritators") == []


def test_offers_are_told_in_order_with_what_they_were_worth_to_me(debrief):
    page = debrief("say yd09", "offer price=100", "walk")
    assert [(o.turn, o.by, o.value) for o in page.offers][:2] == [(1, "them", 60), (2, "me", 160)]


def test_waiting_after_something_acceptable_is_weighed(debrief):
    page = debrief("say yd01", "say yd05", "say yd07", "offer price=150 service=included")
    assert page.efficiency[0] == "4 turns; good play takes about 4."
    assert page.efficiency[1] == (
        "From turn 3 they had something acceptable on the table; going on gained you €50."
    )


# Zone and packages.


def test_the_zone_is_shown_at_its_three_moments_and_over_the_turns(debrief):
    page = debrief(*GOOD)
    assert [(m.name, m.packages) for m in page.zone.moments] == [
        ("Opening", 2), ("Attainable", 4), ("Closing", 4),
    ]  # fmt: skip
    # serviced, as in the deal: they need 110, I can pay 210; before that, 90 and 180
    assert (page.zone.my_limit, page.zone.their_limit, page.zone.deal) == (210, 110, 150)
    assert page.zone.unit == "€"
    assert page.zone.low < page.zone.their_limit
    assert page.zone.my_limit < page.zone.high
    assert len(page.zone.over_turns) == 4
    assert page.zone.moments[1].surplus == 100  # 60 to me and 40 to her


def test_the_zone_is_told_in_sentences(debrief):
    opening, attainable, closing, reading = debrief(*GOOD).zone.remarks
    assert opening == (
        "Opening. When you sat down, 2 packages were good enough for both of you; on this line, "
        "from €100 to €150. The best is worth €90 more than no deal to the two of you together."
    )
    assert attainable.startswith("Attainable. With everything that could be found out")
    assert "4 packages were good enough for both of you; on this line, from €150 to €200" in closing
    assert reading.endswith("at €110 it is worth as much to them as no deal, at €210 to you.")
    none = debrief("say yd01", "say yd05", "walk", variant="no_hurry").zone.remarks
    assert none[0] == "Opening. When you sat down, no package was good enough for both of you."
    assert "1 package was good enough for both of you; on this line, at €" in none[2]


def test_an_estimate_for_another_package_is_drawn_where_it_lies_for_this_one(debrief):
    # asked for her limit as she stands, 90; serviced first, as in the deal, it is 110
    page = debrief(*GOOD, guess=Guess(90, 130))
    assert page.zone.estimate == (110, 150)
    assert "your range is moved by €20" in page.zone.remarks[-1]
    plain = debrief("offer price=200", variant="moving_out", guess=Guess(90, 130))
    assert plain.zone.estimate == (90, 130)
    assert "moved by" not in plain.zone.remarks[-1]


def test_a_target_stands_where_the_package_on_the_line_is_worth_it(debrief):
    # serviced, she is worth 290 less the price to me: 140 at 150
    page = debrief(*GOOD, sheet=Sheet(target=140))
    assert page.zone.my_target == page.zone.deal == 150
    assert page.zone.remarks[3].startswith("Both limits and your target are for the package")


def test_a_zone_that_opens_is_seen_opening(debrief):
    page = debrief("say yd01", "say yd05", "walk", variant="no_hurry")
    assert [m.packages for m in page.zone.moments] == [0, 1, 1]
    assert [ends is None for ends in page.zone.over_turns] == [True, True, False, False]
    assert page.zone.moments[0].low is None


def test_packages_say_what_was_left_on_the_table(debrief):
    page = debrief("offer price=200", variant="moving_out")
    assert page.packages.shown_of == 6
    assert [(p.mine, p.theirs) for p in page.packages.points if p.kind == "deal"] == [(60, 200)]
    assert page.packages.remarks[0] == (
        "No package was better for one side without being worse for the other."
    )


def case_of(moves, patch=""):
    """A finished play of the inline sale, as the parts of the page take it."""
    game = inline(hub(lines(("sixty", "closed_question", "<<counter last>>"))), patch)
    session = Session(game, Words(game), variant="hard", seed=1)
    for move in moves:
        session.play(session.read(move))
    scorer = Scorer(game)
    kept = Kept(
        attempt=None, results=(), sheet=Sheet(), estimates=(), notes=(), answers=None
    )  # fmt: skip
    return Case(session=session, scorer=scorer, measures=scorer.measures(session.state), kept=kept)


def test_what_would_have_been_better_for_both_is_named():
    deal = ("say sixty", "accept")  # 60, plain, collected: 40 to me, 60 to them
    assert packages(case_of(deal)).remarks == (
        "5 packages were better for one side and no worse for the other.",
    )
    dear = "roles: {buyer: {preferences: {values: {finish: {gloss: 20}}}}}"
    assert packages(case_of(deal, dear)).remarks[1] == (
        "The best swap missed: Price €70 instead of €60; Finish varnished instead of plain wood. "
        "Worth €10 more to you and €5 more to them."
    )
    shared = "roles: {seller: {preferences: {values: {finish: {gloss: 5}}}}}"
    assert packages(case_of(deal, shared)).remarks[-1] == (
        "Finish: you both like varnished best, and settled on plain wood."
    )


def test_a_like_that_the_deal_rules_out_is_not_held_against_it():
    shared = "roles: {seller: {preferences: {values: {extra: {full: 5}}}}}"
    deal = ("say sixty", "accept")
    liked = "Delivery: you both like delivered best, and settled on collected."
    assert liked in packages(case_of(deal, shared)).remarks
    ruled_out = f"{shared}\nnot_together: [{{finish: plain, extra: full}}]"
    assert liked not in packages(case_of(deal, ruled_out)).remarks


def test_what_was_taken_at_once_cost_no_waiting(debrief):
    page = debrief("say yd01", "say yd05", "say yd07", "accept")
    assert page.efficiency == ("4 turns; good play takes about 4.",)


def test_the_trigger_was_acted_on_within_two_turns_or_not():
    patch = "play: {buyer: {trigger_flag: seen, events: {rival: {reservation: 0}}}}"
    talk = lines(("last", "ultimatum", "<<flag seen>>"), ("chat", "small_talk"))
    game = inline(hub(talk), patch)
    found = {}
    for stays in (0, 1, 3):
        session = Session(game, Words(game), variant="hard", seed=1)
        for move in ("say chat", "say last", *["say chat"] * stays, "walk"):
            session.play(session.read(move))
        scorer = Scorer(game)
        kept = Kept(attempt=None, results=(), sheet=Sheet(), estimates=(), notes=(), answers=None)
        case = Case(
            session=session, scorer=scorer, measures=scorer.measures(session.state), kept=kept
        )
        trigger = gate(case).facts[2]
        found[stays] = (trigger.held, trigger.text, [e.turn for e in trigger.evidence])
    assert found == {
        0: (True, "You acted within two turns.", [2]),
        1: (True, "You acted within two turns.", [2]),
        3: (False, "You stayed 4 more turns.", [2]),
    }


def test_without_a_deal_the_packages_that_were_there_are_counted(debrief):
    assert debrief("walk").packages.remarks == (
        "4 packages would have been good enough for both sides.",
    )


def test_the_dots_tell_frontier_deal_and_zone_apart(debrief):
    page = debrief(*GOOD)
    assert len(page.packages.points) == 6
    (deal,) = [p for p in page.packages.points if p.kind == "deal"]
    assert (deal.mine, deal.theirs, deal.in_zone, deal.words) == (
        140, 130, True, "€150, serviced first",
    )  # fmt: skip
    assert sum(p.in_zone for p in page.packages.points) == 4
    assert (page.packages.my_walkaway, page.packages.their_walkaway) == (80, 90)
    assert page.packages.nothing_to_create
    assert [link.card for link in page.concepts] == ["anchoring"]


# Estimates, assumptions, chips, power.


def test_each_estimate_stands_beside_what_was_justified_and_true(trainer, played):
    attempt = played("say yd01", sheet=Sheet(guess=Guess(80, 200)), end=False)
    trainer.estimate(attempt, Guess(90, 150), stage="midway")
    for move in GOOD[1:]:
        trainer.play(attempt, move)
    trainer.conclude(attempt, Guess(95, 105))
    rows = trainer.debrief(attempt).estimates
    assert [(r.stage, r.turn) for r in rows] == [
        ("After preparation", 0), ("Midway", 1), ("At the end", 3),
    ]  # fmt: skip
    assert [r.justified for r in rows] == ["€60 to €220", "€60 to €120", "€60 to €120"]
    assert [r.said for r in rows] == ["€80 to €200", "€90 to €150", "€95 to €105"]
    assert {r.truth for r in rows} == {"€100"}
    assert [r.skill for r in rows] == pytest.approx([1 - 120 / 480, 1 - 60 / 480, 1 - 10 / 480])
    assert [r.justified_skill for r in rows] == pytest.approx([2 / 3, 0.875, 0.875])


@pytest.mark.parametrize(
    ("moves", "variant", "status", "turn"),
    [
        (("say yd01", "walk"), "moving_out", "confirmed", 1),
        (("say yd05", "say yd01", "walk"), "no_hurry", "refuted", 2),
        (("walk",), "moving_out", "untested", None),
    ],
)
def test_an_assumption_ends_confirmed_refuted_or_untested(debrief, moves, variant, status, turn):
    own = WrittenAssumption("She likes bicycles.")
    page = debrief(*moves, variant=variant, sheet=Sheet(assumptions=(HURRY, own)))
    first, second = page.assumptions
    assert (first.status, first.turn) == (status, turn)
    assert (second.status, second.text) == ("untested", "She likes bicycles.")


def test_an_assumption_that_the_scenario_does_not_have_any_more_is_ones_own(debrief):
    page = debrief("walk", sheet=Sheet(assumptions=(WrittenAssumption("Old.", 7),)))
    assert (page.assumptions[0].text, page.assumptions[0].status) == ("Old.", "untested")


def test_chips_and_felt_power_are_set_against_the_truth(debrief):
    page = debrief(*GOOD, sheet=Sheet(chips={"price": 100}, power=3))
    assert [(c.name, c.given, c.true) for c in page.chips] == [("Price", 100, 100)]
    assert page.chips_note == "This is 100 % of the way from your own weights to theirs."
    assert page.power == (
        "You felt 3 of 10. Without a deal you would have given up at most €80, they at most €90."
    )
    plain = debrief(*GOOD)
    assert (plain.chips, plain.chips_note, plain.power) == ((), "", "")


def test_the_guessed_share_of_the_surplus_stands_beside_the_real_one(debrief):
    # 60 to me, 40 to her; a guess of 120 in place of 100 thinks that she has 20 less
    page = debrief(*GOOD, guess=Guess(110, 130))
    assert page.efficiency[-1] == (
        "By your estimate you took 75 % of what the deal gained the two of you; it was 60 %."
    )


def test_an_estimate_that_leaves_them_less_than_nothing_is_said_to_do_so(debrief):
    page = debrief(*GOOD, guess=Guess(180, 200))
    assert page.efficiency[-1] == (
        "By your estimate they went beyond their limit; in fact you took 60 % of what the deal "
        "gained the two of you."
    )


def test_a_deal_outside_the_zone_has_no_surplus_to_share(debrief):
    page = debrief("say yd05", "offers price=150 service=none | price=200 service=none",
                   variant="no_hurry", guess=Guess(90, 130))  # fmt: skip
    assert not any("surplus" in sentence for sentence in page.efficiency)


# The three first questions.


def test_both_answers_to_the_first_questions_are_shown(debrief, clock):
    page = debrief(*GOOD, answers=Answers(least=120, moment_turn=3, rating=5, at=clock()))
    least, moment, rating = page.compared
    assert (least.yours, least.theirs) == ("€120", "€100")
    assert moment.yours.startswith("3. Offer: ")
    assert moment.theirs.startswith(("1. ", "2. "))
    assert (rating.yours, rating.theirs) == ("5 of 5", "4 of 5")


def test_what_was_not_answered_is_said_to_be_so(debrief, clock):
    page = debrief(*GOOD, answers=Answers(least=None, moment_turn=None, rating=None, at=clock()))
    assert [c.yours for c in page.compared] == ["You did not say."] * 3
    assert debrief(*GOOD).compared == ()


# The panel form.


def test_a_panels_page_speaks_of_its_packages(trainer, clock):
    attempt = trainer.start("two-doors", "tenant", variant="nights")
    trainer.save_sheet(attempt, Sheet(guess=Guess(panel=(50, 50)), target=50))
    for move in ("say ha1", "offer room=street"):
        trainer.play(attempt, move)
    trainer.conclude(attempt, Guess(panel=(100, 0)))
    trainer.answer(attempt, Answers(least=0, moment_turn=1, rating=3, at=clock()))
    page = trainer.debrief(attempt)
    assert page.gate.headline == "Held: 50 points above your walkaway."
    assert [r.said for r in page.estimates] == ["50 %, 50 %", "100 %, 0 %"]
    assert [r.truth for r in page.estimates] == ["yes, no"] * 2
    assert [(p.words, p.said, p.taken) for p in page.estimates[-1].packages] == [
        ("You take the street room", 100, True), ("You take the yard room", 0, False),
    ]  # fmt: skip
    assert (page.compared[0].yours, page.compared[0].theirs) == ("You take the street room",) * 2
    assert page.zone.axis == "Points to you"
    assert (page.zone.my_limit, page.zone.deal, page.unit) == (0, 50, "")


@pytest.mark.parametrize("variant", ["nights", "plants"])
@pytest.mark.parametrize("moves", [("walk",), ("offer room=street",), ("outside",) * 4])
def test_every_ending_has_a_page(trainer, variant, moves):
    attempt = trainer.start("two-doors", "tenant", variant=variant)
    for move in moves:
        trainer.play(attempt, move)
    trainer.conclude(attempt, None)
    page = trainer.debrief(attempt)
    assert page.gate.headline
    assert len(page.turns) == len(moves)


def test_where_there_was_nothing_to_agree_nobody_is_told_of_a_missed_deal(database, clock):
    trainer = Trainer(database, Library(), now=clock)
    attempt = trainer.start("shop-lease", "tenant", seed=1, variant="promised")
    while not trainer.practice.session(attempt).ended:
        trainer.play(attempt, "outside")
    trainer.conclude(attempt, None)
    gate = trainer.debrief(attempt).gate
    assert gate.headline == "It was left to end: a walk of your own would have been right here."
    assert gate.explanation == "There was nothing to agree here, but it was not you who left."
