import pytest

from negotiator_trainer.services.progress.calibration import JudgedRange, calibration
from negotiator_trainer.services.progress.findings import calibration_findings, forecast_findings
from negotiator_trainer.services.progress.forecasts import JudgedForecast, forecasts


def ranges(held, missed, *, low=90, high=110, wants=1):
    def judged(truth):
        return JudgedRange(low=low, high=high, truth=truth, wants=wants)

    return calibration([judged(100)] * held + [judged(200)] * missed)


def said(found):
    return [finding.words for finding in found]


def test_of_too_few_nothing_is_said():
    assert calibration_findings(ranges(9, 0)) == ()
    assert forecast_findings(forecasts([JudgedForecast(chance=50, agreed=True)] * 9)) == ()


@pytest.mark.parametrize(
    ("held", "missed", "verdict"),
    [
        (12, 18, "Your ranges are too narrow: you are surer than you are right."),
        (24, 6, "That is what being 80 % sure looks like."),
        (30, 0, "Your ranges are wider than they need to be."),
    ],
)
def test_ranges_are_judged_against_chance(held, missed, verdict):
    words = said(calibration_findings(ranges(held, missed)))
    assert words[0] == (
        f"Your 80 % ranges held the truth {held} of 30 times. Honest ones would about 24 times; "
        "19 to 28 is likely by chance alone."
    )
    assert words[1] == verdict


@pytest.mark.parametrize(
    ("low", "high", "wants", "words"),
    [
        (100, 120, 1, "You guess them more generous than they are, by 10 % of their limit."),
        (100, 120, -1, "You guess them tougher than they are, by 10 % of their limit."),
        (95, 105, 1, "You guess their limit neither too generous nor too tough."),
    ],
)
def test_bias_is_named_by_the_side_that_one_is_on(low, high, wants, words):
    assert said(calibration_findings(ranges(20, 0, low=low, high=high, wants=wants)))[-1] == words


def test_where_nobody_knows_the_side_no_bias_is_named():
    words = said(calibration_findings(ranges(20, 0, wants=0)))
    assert words[-1] == "On average a range was 20 % of the limit wide."


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (90, "Brier score 0.01: better than saying 50 % every time, which scores 0.25."),
        (50, "Brier score 0.25: no better than saying 50 % every time, which scores 0.25."),
        (10, "Brier score 0.81: no better than saying 50 % every time, which scores 0.25."),
    ],
)
def test_the_score_stands_beside_what_half_every_time_would_do(chance, words):
    found = forecast_findings(forecasts([JudgedForecast(chance=chance, agreed=True)] * 10))
    assert said(found)[0].endswith("10 times; 10 ended in a deal.")
    assert said(found)[1] == words
    assert said(found)[2] == f"Where you said {chance} %, 100 % agreed (10 times)."


def test_every_sentence_knows_what_it_rests_on():
    found = calibration_findings(ranges(12, 18))
    assert [each.question.kind for each in found] == [
        "ranges_held", "ranges_missed", "ranges_held", "ranges_missed",
    ]  # fmt: skip
    bins = forecast_findings(forecasts([JudgedForecast(chance=70, agreed=True)] * 10))
    assert (bins[-1].question.start, bins[-1].question.end) == (61, 80)
