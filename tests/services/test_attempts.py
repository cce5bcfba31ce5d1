from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.trainer import Trainer
from negotiator_trainer.store.records import Answers

GOOD = ("say yd01", "say yd05", "offer price=150 service=included")


def test_the_estimate_on_the_sheet_is_kept_when_it_changes(trainer, database):
    attempt = trainer.start("toy-sale", "buyer")
    for sheet in (Sheet(), Sheet(guess=Guess(100, 150)), Sheet(guess=Guess(100, 150), target=9),
                  Sheet(guess=Guess(110, 150)), Sheet()):  # fmt: skip
        assert trainer.save_sheet(attempt, sheet).sheet == sheet
    with database.unit() as unit:
        kept = [(e.stage, e.low, e.turn) for e in unit.estimates.list(attempt)]
    assert kept == [("prepared", 100, 0), ("prepared", 110, 0)]
    assert trainer.prepare(attempt).sheet == Sheet()


def test_the_notes_of_a_turn_are_the_last_that_were_written(trainer):
    attempt = trainer.start("toy-sale", "buyer")
    for text in ("a", "b"):
        trainer.note(attempt, text)
    trainer.play(attempt, "say yd13")
    trainer.note(attempt, "c")
    assert trainer.table(attempt).notes == ((0, "b"), (1, "c"))
    trainer.note(attempt, "  ")
    assert trainer.table(attempt).notes == ((0, "b"),)


def test_the_estimate_is_asked_for_midway_and_only_once(trainer):
    attempt = trainer.start("toy-sale", "buyer")  # par 4
    asked = [trainer.play(attempt, move).ask_midway for move in ("say yd13", "say bn05")]
    assert asked == [False, True]
    assert not trainer.estimate(attempt, Guess(100, 120), stage="midway").ask_midway
    assert not trainer.play(attempt, "say yd09").ask_midway


def test_the_table_shows_what_can_be_done_and_what_it_is_worth(trainer):
    attempt = trainer.start("toy-sale", "buyer", variant="moving_out")
    view = trainer.table(attempt)
    assert (view.my_name, view.their_name, view.rounds) == ("Iris Okafor", "Ruth Alder", 8)
    assert view.can_offer and view.can_walk and view.can_step_outside  # noqa: PT018
    assert view.standing is None
    assert [(row.id, row.tabled, row.numeric) for row in view.issues] == [
        ("price", True, True), ("service", False, False),
    ]  # fmt: skip
    assert view.base_value == 260
    assert [(o.id, o.label, o.value) for o in view.issues[0].options] == [
        ("100", "€100", -100), ("150", "€150", -150), ("200", "€200", -200),
    ]  # fmt: skip
    later = trainer.play(attempt, "say yd05")
    assert later.issues[1].tabled
    assert not trainer.play(attempt, "say yd13").can_offer


def test_the_strip_places_walkaway_and_offers_on_the_main_issue(trainer):
    attempt = trainer.start("toy-sale", "buyer", variant="moving_out")
    trainer.save_sheet(attempt, Sheet(walkaway=60, target=160, guess=Guess(90, 150)))
    trainer.play(attempt, "say yd09")
    strip = trainer.play(attempt, "offer price=100").strip
    assert (strip.name, strip.unit, strip.low, strip.high) == ("Price", "€", 60, 220)
    assert (strip.walkaway, strip.target, strip.estimate) == (200, 100, (90, 150))
    assert (strip.mine, strip.theirs[0]) == ((100,), 200)


def test_where_a_panel_is_asked_the_strip_shows_points_to_me(trainer):
    strip = trainer.table(trainer.start("two-doors", "tenant")).strip
    assert (strip.name, strip.unit, strip.estimate) == ("Points to you", "", None)


def test_an_attempt_put_aside_can_be_brought_back(trainer):
    attempt = trainer.start("toy-sale", "buyer")
    trainer.discard(attempt)
    assert trainer.home().unfinished == ()
    trainer.restore(attempt)
    assert [u.attempt for u in trainer.home().unfinished] == [attempt]


def test_the_first_questions_are_asked_until_they_are_answered(trainer, played, clock):
    attempt = played(*GOOD)
    asked = trainer.first_questions(attempt)
    assert asked.form.kind == "money"
    assert asked.their_name == "Ruth Alder"
    assert asked.turns[0] == (1, "What makes you sell her now?")
    trainer.answer(attempt, Answers(least=110, moment_turn=2, rating=4, at=clock()))
    assert trainer.first_questions(attempt) is None


def test_a_case_in_money_counts_in_money_even_where_the_estimate_does_not(database, clock):
    trainer = Trainer(database, Library(), now=clock)
    table = trainer.table(trainer.start("small-supplier", "founder", seed=1))
    assert (table.unit, table.estimate.kind) == ("€", "panel")
    assert (table.strip.name, table.strip.unit) == ("Worth to you", "€")
