import pytest

from negotiator_trainer.scoring.sheet import Guess, Sheet, WrittenAdjustment, WrittenAlternative
from negotiator_trainer.services.preparation import derive, preparation_view


def sheet_with(*alternatives, adjustments=()):
    return Sheet(
        alternatives=tuple(WrittenAlternative(*a) for a in alternatives),
        adjustments=tuple(WrittenAdjustment(*a) for a in adjustments),
    )


def test_an_alternative_that_may_fail_falls_back_on_the_next_best():
    # ¾ · 2050 + ¼ · 1250 = 1850
    derived = derive(sheet_with(("the train", 75, 2050), ("keep renting", 100, 1250)))
    assert (derived.batna, derived.value) == ("the train", 1850)
    assert derived.steps == (("the train", 2050), ("it is only 75 % sure", -200))


def test_adjustments_are_steps_with_their_names():
    derived = derive(sheet_with(
        ("keep renting", 100, 1250), ("the train", 75, 2050),
        adjustments=(("goodwill", -5), ("", 10)),
    ))  # fmt: skip
    assert derived.value == 1855
    assert derived.steps[2:] == (("goodwill", -5), ("adjustment", 10))


def test_with_nothing_behind_it_a_chance_falls_back_on_nothing():
    assert derive(sheet_with(("a bid", 50, 1000))).value == 500


def test_the_batna_is_the_best_by_expectation_not_the_best_if_all_goes_well():
    derived = derive(sheet_with(("a dream", 1, 5000), ("the shop", 100, 900)))
    # 1 % of 5000 with the shop behind it is 941
    assert (derived.batna, derived.value) == ("a dream", 941)


def test_an_alternative_worth_less_than_nothing_is_not_better_than_nothing():
    derived = derive(sheet_with(("a lawsuit", 100, -300)))
    assert (derived.batna, derived.value) == ("", 0)


def test_where_one_pays_the_cheapest_is_the_batna_and_nothing_is_no_way_out():
    dear, cheap = ("the dealer", 100, 43_000), ("the private seller", 80, 41_000)
    derived = derive(sheet_with(dear, cheap, adjustments=(("trust", 500),)), less_is_better=True)
    # 80 % of 41,000 and 20 % of 43,000 are 41,400
    assert (derived.batna, derived.value) == ("the private seller", 41_900)
    assert derived.steps[1] == ("it is only 80 % sure", 400)
    assert derived.less_is_better


def test_where_one_pays_the_last_alternative_is_taken_for_sure():
    assert derive(sheet_with(("the dealer", 50, 43_000)), less_is_better=True).value == 43_000


@pytest.mark.parametrize(
    "sheet", [Sheet(), sheet_with(("no figure", 100, None)), sheet_with(("  ", 100, 50))]
)
def test_where_nothing_can_be_worked_out_nothing_is_said(sheet):
    assert derive(sheet).value is None
    assert derive(sheet).steps == ()


# The checks: they advise, and never block.

SHOP = WrittenAlternative("the shop", 100, 80)


def advice(library, sheet):
    view = preparation_view(library.open("toy-sale"), "buyer", sheet)
    return {(a.field, a.kind) for a in view.advice}


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        (Sheet(), set()),
        (Sheet(alternatives=(SHOP,), walkaway=80, exit_line="Good day."), set()),
        (Sheet(alternatives=(SHOP,), walkaway=70, exit_line="Bye."), {("walkaway", "warning")}),
        (Sheet(walkaway=80), {("exit_line", "info")}),
        (Sheet(walkaway=80, target=80, exit_line="Bye."), {("target", "warning")}),
        (Sheet(walkaway=80, target=100, exit_line="Bye."), set()),
        (
            Sheet(target=120, first_offer={"price": "150"}, first_offer_reason="so"),
            {("first_offer", "warning")},
        ),
        (Sheet(target=110, first_offer={"price": "150"}, first_offer_reason="so"), set()),
        (Sheet(first_offer={"price": "100"}), {("first_offer_reason", "info")}),
        (Sheet(first_offer={"price": "7"}, target=5, first_offer_reason="so"), set()),
        (Sheet(guess=Guess(150, 100)), {("guess", "warning")}),
        (Sheet(guess=Guess(190, 220), walkaway=130, exit_line="Bye."), {("guess", "warning")}),
        (Sheet(guess=Guess(90, 220), walkaway=130, exit_line="Bye."), set()),
        (Sheet(chips={"price": 60}), {("chips", "info")}),
        (Sheet(chips={"price": 60, "service": 60}), {("chips", "info")}),
        (Sheet(chips={"price": 100}), set()),
        (Sheet(questions=("Why?",)), {("questions", "info")}),
        (Sheet(questions=("Why?", "When?", "Who?")), set()),
    ],
)
def test_what_the_page_advises(library, sheet, found):
    assert advice(library, sheet) == found


def test_the_page_shows_what_is_public_and_nothing_that_is_latent(library):
    view = preparation_view(library.open("toy-sale"), "buyer", Sheet())
    assert [row.id for row in view.issues] == ["price"]
    assert (view.base_value, view.estimate.kind) == (260, "money")
    assert (view.estimate.low, view.estimate.high, view.estimate.step) == (60, 220, 50)
    assert view.assumptions == ("She is in a hurry to sell.",)
    assert 3 <= len(view.questions) <= 5
    assert view.strip is not None


def test_the_brief_tells_ones_own_side_only(library):
    brief = preparation_view(library.open("toy-sale"), "buyer", Sheet()).brief
    assert (brief.role_name, brief.counterpart) == ("Iris Okafor", "Ruth Alder")
    assert brief.public_range == "€80–€220 for the bicycle as it stands"
    assert [row.issue for row in brief.values] == ["Price"]
    assert brief.values[0].options == (("€100", -100), ("€150", -150), ("€200", -200))
    assert [a.value for a in brief.alternatives] == [90, 120, 20, 200]
    assert brief.alternatives[3].excluded
    assert brief.other_roles == ()
    hidden = repr(brief)
    assert "dealer" not in hidden
    assert "Friday" not in hidden


def test_a_panel_is_shown_with_its_packages(library):
    form = preparation_view(library.open("two-doors"), "tenant", Sheet()).estimate
    assert (form.kind, form.packages) == (
        "panel", ("You take the street room", "You take the yard room"),
    )  # fmt: skip
