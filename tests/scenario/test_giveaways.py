from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.scenario.check import Report

BENCH = "-> Back to the bicycle. #act:reframe #line:bn05\n    <<return>>\n"


def with_bench(script: str, body: str, options: str = BENCH, *, more: str = "") -> str:
    """Return the toy's script with another node Bench, and further nodes after it."""
    before, _, rest = script.partition("title: Bench\n")
    _, _, after = rest.partition("===\n")
    return f"{before}title: Bench\n---\n{body}{options}===\n{more}{after}"


UNGUARDED = {
    "a line": "Ruth: I leave on Friday. #line:x1\n",
    "another case of the letters": "Ruth: FRIDAY it is. #line:x1\n",
    "narration": "A note says Friday. #line:x1\n",
    "one phrasing of several": "=> Ruth: Soon. #line:x1\n=> Ruth: On Friday. #line:x2\n",
    "the number of the fact": 'Ruth: In {fact("yard")} days. #line:x1\n',
    "the other branch": (
        '<<if knows("yard")>>\n    Ruth: Yes. #line:x1\n<<else>>\n'
        "    Ruth: By Friday. #line:x2\n<<endif>>\n"
    ),
    "a condition that need not hold": (
        '<<if knows("yard") || $trust >= 50>>\n    Ruth: By Friday. #line:x2\n<<endif>>\n'
    ),
    "a fact learnt in another branch": (
        "<<if $trust >= 50>>\n    <<learn yard>>\n<<endif>>\nRuth: By Friday. #line:x2\n"
    ),
    "another fact": '<<if knows("spare_hour")>>\n    Ruth: By Friday. #line:x2\n<<endif>>\n',
}
GUARDED = {
    "a fact learnt in the body": "Ruth: I leave on Friday. #line:x1\n<<learn yard>>\n",
    "a condition": '<<if knows("yard")>>\n    Ruth: By Friday. #line:x2\n<<endif>>\n',
    "a condition with more to it": (
        '<<if $trust >= 50 && knows("yard")>>\n    Ruth: By Friday. #line:x2\n<<endif>>\n'
    ),
    "both sides of an or": (
        '<<if (knows("yard") && $trust >= 9) || (knows("yard") && $round >= 3)>>\n'
        "    Ruth: By Friday. #line:x2\n<<endif>>\n"
    ),
    "the else of a not": (
        '<<if !knows("yard")>>\n    Ruth: Soon. #line:x1\n<<else>>\n'
        "    Ruth: By Friday. #line:x2\n<<endif>>\n"
    ),
    "a part of another word": "Ruth: Springs and Fridays are dear. #line:x1\n",
}


def leaks(report: Report) -> list[int]:
    assert report.ok, [str(each) for each in report.errors]
    return [found.place.line for found in report.warnings if found.code == "C014"]


@pytest.mark.parametrize("name", UNGUARDED)
def test_a_line_that_need_not_be_earned_is_found(
    check_patched: Callable[..., Report], toy_script: str, name: str
) -> None:
    assert leaks(check_patched("{}", script=with_bench(toy_script, UNGUARDED[name])))


@pytest.mark.parametrize("name", GUARDED)
def test_a_line_behind_the_fact_is_let_through(
    check_patched: Callable[..., Report], toy_script: str, name: str
) -> None:
    assert not leaks(check_patched("{}", script=with_bench(toy_script, GUARDED[name])))


def test_an_option_s_words_need_the_fact_before_it_is_said(
    check_patched: Callable[..., Report], toy_script: str
) -> None:
    early = (
        "-> You leave on Friday? #act:closed_question #line:x1\n"
        "    <<learn yard>>\n    <<return>>\n"
    )
    late = early.replace("? #act", '? <<if knows("yard")>> #act')
    assert leaks(check_patched("{}", script=with_bench(toy_script, "", early)))
    assert not leaks(check_patched("{}", script=with_bench(toy_script, "", late)))


def test_a_node_is_guarded_when_every_jump_to_it_is(
    check_patched: Callable[..., Report], toy_script: str
) -> None:
    shed = "title: Shed\n---\nRuth: On Friday it goes. #line:x9\n<<jump Yard>>\n===\n"
    asks = (
        "-> And the shed? #act:open_question #line:x1\n    <<learn yard>>\n    <<jump Shed>>\n"
        '-> The shed again? <<if knows("yard")>> #act:open_question #line:x2\n    <<jump Shed>>\n'
    )
    guarded = with_bench(toy_script, "", asks, more=shed)
    assert not leaks(check_patched("{}", script=guarded))
    other = "-> The shed? #act:closed_question #line:x3\n    <<jump Shed>>\n"
    assert leaks(check_patched("{}", script=with_bench(toy_script, "", asks + other, more=shed)))


def test_words_of_the_brief_give_nothing_away(
    check_patched: Callable[..., Report], toy_script: str
) -> None:
    script = with_bench(toy_script, UNGUARDED["a line"])
    assert not leaks(check_patched("brief: The yard is let until Friday.", script=script))


def test_the_exit_interview_may_say_everything(
    check_patched: Callable[..., Report], toy_script: str
) -> None:
    script = toy_script.replace("I would have fitted new brakes", "I am gone by Friday")
    assert script != toy_script
    assert not leaks(check_patched("{}", script=script))
