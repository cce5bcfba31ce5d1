import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.domain import read_domain
from negotiator_trainer.genius.profile import read_profile
from tests.genius.files import (
    BUYER,
    SELLER,
    attributes,
    car_domain,
    car_profile,
    domain_text,
    interval,
    listed,
    profile_text,
    write,
)


def read(folder, domain, profile, **options):
    where, path = write(folder, domain=domain, profile=profile)
    return read_profile(path, read_domain(where, **options))


def refused(folder, domain, profile):
    with pytest.raises(TrainerError) as caught:
        read(folder, domain, profile)
    assert caught.value.problem.startswith("profile.xml, line ")
    assert "\n" not in str(caught.value)
    return caught.value.problem


def worths(folder, issue, evaluator, **options):
    """The evaluations of one interval that weighs everything."""
    name, kind, low, high = issue
    domain = domain_text(interval(name, 1, kind, low, high))
    one = interval(name, 1, kind, low, high, attributes(**evaluator))
    return read(folder, domain, profile_text([one], {1: 1}), **options).tables[0]


def test_an_evaluation_is_divided_by_the_largest_of_its_issue_and_weighed(tmp_path):
    profile = read(tmp_path, car_domain(), car_profile(SELLER, reservation=0.4, discount=0.9))
    assert profile.weights == (0.75, 0.25)
    assert profile.tables == ((0.1875, 0.375, 0.75), (0.25, 0.25))
    assert (profile.reservation, profile.discount) == (0.4, 0.9)


def test_weights_that_do_not_add_up_to_one_are_normalised_and_noted(tmp_path):
    profile = read(tmp_path, car_domain(), car_profile(SELLER, (3, 1), reservation=0))
    assert profile.weights == (0.75, 0.25)
    assert profile.notes == ("The weights of profile.xml add up to 4; each is divided by that.",)


def test_an_issue_whose_evaluations_are_all_nought_adds_nothing(tmp_path):
    worthless = SELLER | {"colour": [0, 0]}
    assert read(tmp_path, car_domain(), car_profile(worthless)).tables[1] == (0.0, 0.0)


def test_without_a_reservation_value_it_is_nought_and_noted(tmp_path):
    profile = read(tmp_path, car_domain(), car_profile(BUYER))
    assert (profile.reservation, profile.discount) == (0.0, None)
    assert profile.notes == ("profile.xml has no reservation value; it is taken to be 0.",)


def test_a_reservation_value_off_the_scale_and_a_discount_are_noted(tmp_path):
    profile = read(tmp_path, car_domain(), car_profile(BUYER, reservation=40, discount=0.5))
    assert profile.reservation == 40
    assert "40, lies outside the scale from 0 to 1" in profile.notes[0]
    assert "discounts by 0.5; the figures are those at the start" in profile.notes[1]


def test_values_are_found_by_name_and_issues_by_index_whatever_their_order(tmp_path):
    text = profile_text(
        [
            listed("colour", 2, ["blue", "red"], [2, 1]),
            listed("price", 1, ["high", "low", "middle"], [1, 4, 2]),
        ],
        {2: 0.5, 1: 0.5},
    )
    assert read(tmp_path, car_domain(), text).tables == ((0.5, 0.25, 0.125), (0.25, 0.5))


def test_an_issue_under_another_name_is_found_by_its_index_and_noted(tmp_path):
    text = car_profile(SELLER, reservation=0).replace('"price"', '"cost"')
    profile = read(tmp_path, car_domain(), text)
    assert "issue 1 is “cost” here and “price” in the domain; the index counts" in profile.notes[0]


def test_issues_that_have_changed_places_are_refused(tmp_path):
    text = profile_text(
        [listed("price", 2, CAR_PRICE, [1, 2, 3]), listed("colour", 1, ["red", "blue"], [1, 2])],
        {1: 0.5, 2: 0.5},
    )
    assert "issue 2 is “price” here and “colour” in the domain" in refused(
        tmp_path, car_domain(), text
    )


CAR_PRICE = ["low", "middle", "high"]


def test_an_integer_issue_is_linear_from_its_lower_bound_and_cut_to_the_scale(tmp_path):
    line = {"ftype": "linear", "offset": "0.4", "slope": "0.25"}
    assert worths(tmp_path, ("n", "integer", 10, 13), line) == pytest.approx((0.4, 0.65, 0.9, 1))
    falling = {"ftype": "LINEAR", "offset": "0.3", "slope": "-0.2"}
    assert worths(tmp_path, ("n", "integer", 0, 2), falling) == pytest.approx((0.3, 0.1, 0))


def test_a_real_issue_is_linear_in_the_value_itself(tmp_path):
    line = {"ftype": "linear", "parameter0": "-0.5", "parameter1": "0.05"}
    found = worths(tmp_path, ("r", "real", 10, 40), line, steps=4)
    assert found == pytest.approx((0, 0.5, 1, 1))


def test_a_triangle_rises_to_its_top_and_falls_to_nothing(tmp_path):
    triangle = {"ftype": "triangular", "parameter0": 0, "parameter1": 10, "parameter2": 4}
    assert worths(tmp_path, ("n", "integer", 0, 10), triangle)[:6] == pytest.approx(
        (0, 0.25, 0.5, 0.75, 1, 5 / 6)
    )
    assert worths(tmp_path, ("r", "real", -5, 15), triangle, steps=5) == pytest.approx(
        (0, 0, 5 / 6, 0, 0)
    )


def test_a_triangle_with_its_top_at_an_end_is_evaluated_as_genius_does(tmp_path):
    first = {"ftype": "triangular", "parameter0": 0, "parameter1": 2, "parameter2": 0}
    assert worths(tmp_path, ("n", "integer", 0, 2), first) == (1, 0.5, 0)
    last = {"ftype": "triangular", "parameter0": 0, "parameter1": 2, "parameter2": 2}
    assert worths(tmp_path, ("n", "integer", 0, 2), last) == (0, 0.5, 0)


def test_a_constant_is_worth_the_same_everywhere(tmp_path):
    constant = {"ftype": "constant", "parameter0": "0.7"}
    assert set(worths(tmp_path, ("r", "real", 0, 1), constant)) == {0.7}


def test_other_bounds_in_the_profile_move_the_origin_of_an_integer_and_are_noted(tmp_path):
    domain = domain_text(interval("n", 1, "integer", 2, 4))
    line = attributes(ftype="linear", offset=0, slope=0.1)
    profile = profile_text([interval("n", 1, "integer", 0, 4, line)], {1: 1}, reservation=0)
    found = read(tmp_path, domain, profile)
    assert found.tables[0] == pytest.approx((0.2, 0.3, 0.4))
    assert "the bounds 0 to 4, the domain 2 to 4" in found.notes[0]


def test_a_profile_under_uncertainty_is_read_as_exact_and_noted(tmp_path):
    text = car_profile(SELLER, reservation=0).replace(
        "<utility_space", "<utility_space type='UNCERTAIN'"
    )
    assert "marked as uncertain" in read(tmp_path, car_domain(), text).notes[0]


@pytest.mark.parametrize(
    "inner",
    [
        "<utility maxutility='100'><ufun type='PlainUfun'/></utility>",
        "<utility_function/>",
        "<hyperRectangle utility='3'/>",
        "<constraint type='zeroutility'/>",
    ],
)
def test_a_nonlinear_profile_is_refused_with_the_element_that_makes_it_so(tmp_path, inner):
    text = car_profile(SELLER).replace("</objective>", f"\n{inner}</objective>")
    said = refused(tmp_path, car_domain(), text)
    assert "makes the utility nonlinear: it ties several issues together" in said
    assert said.startswith("profile.xml, line 6")


ISSUES = [
    listed("price", 1, CAR_PRICE, [1, 2, 3]),
    listed("colour", 2, ["red", "blue"], [1, 2]),
]
GOOD = profile_text(ISSUES, {1: 0.5, 2: 0.5}, reservation=0.5)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (car_domain(), "this is a domain, not a preference profile"),
        ("<profile/>", "begins with <profile>"),
        (GOOD.replace("<utility_space", "<utility_space type='CONSTRAINT'"), "type “constraint”"),
        (profile_text(ISSUES[:1], {1: 1}), "“colour” (index 2) is missing"),
        (profile_text([*ISSUES, listed("x", 3, ["a"], [1])], {}), "no issue with the index 3"),
        (profile_text([*ISSUES, ISSUES[0]], {}), "two issues have the index 1"),
        (profile_text(ISSUES, {1: 1}), "“colour” (index 2) has no <weight>"),
        (profile_text(ISSUES, {1: 1, 2: -1}), "the weight -1 is negative"),
        (profile_text(ISSUES, {1: 0, 2: 0}), "do not add up to a number above nought"),
        (profile_text(ISSUES, {1: "1e308", 2: "1e308"}), "do not add up to a number above"),
        (profile_text(ISSUES, {1: "much", 2: 1}), "value=“much”, which is no number"),
        (GOOD.replace("value='0.5'", "value='Infinity'"), "“Infinity”, which is no number"),
        (GOOD.replace("value='0.5'", "value='1e999'"), "“1e999”, which is no number"),
        (GOOD.replace('"red"', '"green"'), "“colour” has no value “green” in the domain"),
        (GOOD.replace(' evaluation="2"', "", 1), "“middle” of “price” has no evaluation"),
        (GOOD.replace('evaluation="2"', 'evaluation="null"', 1), "has no evaluation"),
        (GOOD.replace('evaluation="2"', 'evaluation="-2"', 1), "a negative evaluation"),
        (GOOD.replace('<item index="1" value="low" evaluation="1"/>', ""), "“low” of “price” has"),
        (GOOD.replace('type="discrete"', 'type="integer"', 1), "is integer here and discrete"),
    ],
)
def test_what_does_not_fit_is_one_sentence_with_file_and_line(tmp_path, text, problem):
    assert problem in refused(tmp_path, car_domain(), text)


@pytest.mark.parametrize(
    ("evaluator", "problem"),
    [
        ("", "“n” has no <evaluator>"),
        (attributes(slope=1), "<evaluator> has no “ftype”"),
        (attributes(ftype="faratin"), "the evaluator “faratin” is none of linear, triangular"),
        (attributes(ftype="linear", slope=1), "<evaluator> has no “offset”"),
        (attributes(ftype="constant", parameter0=3), "the constant 3 is not from 0 to 1"),
        (attributes(ftype="triangular", parameter0=5, parameter1=1, parameter2=3), "the top 3"),
    ],
)
def test_an_evaluator_that_cannot_be_read_is_refused(tmp_path, evaluator, problem):
    domain = domain_text(interval("n", 1, "integer", 0, 2))
    profile = profile_text([interval("n", 1, "integer", 0, 2, evaluator)], {1: 1})
    assert problem in refused(tmp_path, domain, profile)


def test_items_of_a_similarity_function_are_not_evaluations(tmp_path):
    nested = (
        "<similarity_function weight='0.2'><criteria_function weight='1'>"
        "<item index='1' value='low' evaluation='0'/></criteria_function></similarity_function>"
    )
    text = GOOD.replace("</issue>", f"{nested}</issue>", 1)
    assert read(tmp_path, car_domain(), text).tables[0] == pytest.approx((1 / 6, 1 / 3, 1 / 2))


def test_a_value_evaluated_twice_takes_the_last_evaluation_and_is_noted(tmp_path):
    twice = listed("colour", 2, ["red", "blue", "red"], [1, 4, 2])
    found = read(tmp_path, car_domain(), profile_text([ISSUES[0], twice], {1: 0, 2: 1}, 0))
    assert found.tables[1] == (0.5, 1.0)
    assert "evaluates “red” of “colour” twice; the last one counts" in found.notes[0]
