from datetime import UTC, datetime

import pytest

from negotiator_trainer.journal.audit import audit
from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.progress.real_cases import judged, quadrants
from negotiator_trainer.store.figure_records import CaseFigure

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
BUYS = {"walkaway": 42, "target": 39}
SELLS = {"walkaway": 38, "target": 44}


def case(sheet, outcome, *, unit="€"):
    text = "" if sheet is None else Sheet(**sheet).to_json()
    return CaseFigure(7, "Lease", unit, WHEN, text, Outcome(**outcome).to_json())


def verdict(sheet, unit="€", **outcome):
    (found,) = judged([case(sheet, outcome, unit=unit)])
    return found.verdict


@pytest.mark.parametrize(
    ("sheet", "value", "said"),
    [
        (BUYS, 40, "held"),
        (BUYS, 42, "held"),
        (BUYS, 43, "agreement_trap"),
        (SELLS, 40, "held"),
        (SELLS, 37, "agreement_trap"),
    ],
)
def test_a_deal_is_judged_by_the_walkaway_of_the_side_that_one_was_on(sheet, value, said):
    assert verdict(sheet, agreed=True, value=value) == said


def test_a_minimum_term_that_was_given_up_makes_a_trap():
    terms = {"agreed": True, "value": 40, "minimum_terms_held": False}
    assert verdict(BUYS, **terms) == "agreement_trap"


@pytest.mark.parametrize(
    ("sheet", "limit", "said"),
    [
        (BUYS, 41, "missed_deal"),
        (BUYS, 43, "right_walk"),
        (SELLS, 39, "missed_deal"),
        (SELLS, 37, "right_walk"),
    ],
)
def test_no_deal_is_judged_by_the_limit_that_became_known(sheet, limit, said):
    assert verdict(sheet, agreed=False, limit=limit) == said


@pytest.mark.parametrize(
    ("sheet", "outcome"),
    [
        (BUYS, {"agreed": True}),
        (BUYS, {"agreed": False}),
        ({"target": 39}, {"agreed": True, "value": 40}),
        ({"walkaway": 42}, {"agreed": False, "limit": 40}),
        (None, {"agreed": True, "value": 40}),
    ],
)
def test_what_is_not_known_is_not_judged(sheet, outcome):
    assert verdict(sheet, **outcome) is None


@pytest.mark.parametrize("sheet", [BUYS, SELLS, {"walkaway": 40}])
@pytest.mark.parametrize("value", [37, 40, 43])
@pytest.mark.parametrize("terms", [True, False, None])
def test_a_deal_is_told_as_the_case_itself_tells_it(sheet, value, terms):
    outcome = {"agreed": True, "value": value, "minimum_terms_held": terms}
    told = audit(Sheet(**sheet), Outcome(**outcome)).verdict
    assert verdict(sheet, **outcome) == {"held": "held", "trap": "agreement_trap"}[told]


def test_more_points_are_always_better():
    assert verdict({"walkaway": 40}, unit="", agreed=True, value=41) == "held"
    assert verdict({"walkaway": 40}, unit="", agreed=True, value=39) == "agreement_trap"
    assert verdict({"walkaway": 40}, unit="", agreed=False, limit=39) is None


def test_a_case_that_has_not_come_out_is_left_out():
    assert judged([case(BUYS, {"agreed": None})]) == ()


def test_a_case_that_cannot_be_read_does_not_hide_the_others():
    good = case(BUYS, {"agreed": True, "value": 40})
    broken = [good._replace(sheet="{"), good._replace(outcome="[]")]
    assert len(judged([*broken, good])) == 1


def test_the_frozen_range_meets_the_limit():
    sheet = {**BUYS, "guess": Guess(36, 40)}
    (found,) = judged([case(sheet, {"agreed": True, "limit": 38})])
    assert (found.range.held, found.range.real, found.range.wants) == (True, True, -1)
    (found,) = judged([case(sheet, {"agreed": True})])
    assert found.range is None
    (found,) = judged([case(BUYS, {"agreed": True, "limit": 38})])
    assert found.range is None


def test_the_frozen_chance_meets_what_happened():
    (found,) = judged([case({"agree_chance": 70}, {"agreed": False})])
    assert (found.forecast.chance, found.forecast.agreed, found.forecast.real) == (70, False, True)
    (found,) = judged([case({}, {"agreed": False})])
    assert found.forecast is None


def test_verdicts_are_counted():
    found = quadrants(
        judged(
            [
                case(BUYS, {"agreed": True, "value": 40}),
                case(BUYS, {"agreed": True, "value": 43}),
                case(BUYS, {"agreed": False, "limit": 41}),
                case(BUYS, {"agreed": False, "limit": 43}),
                case(BUYS, {"agreed": False}),
            ]
        )
    )
    assert (found.held, found.agreement_trap, found.missed_deal, found.right_walk) == (1, 1, 1, 1)
    assert found.total == 4
