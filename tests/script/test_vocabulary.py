from __future__ import annotations

import pytest

from negotiator_trainer.script.conditions import parse_condition
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.report import Report
from negotiator_trainer.script.tree import Call
from negotiator_trainer.script.vocabulary import (
    ACTS,
    CLOCK_ACTS,
    COMMANDS,
    FOREIGN,
    FUNCTIONS,
    MAY_JUST_END,
    MOODS,
    QUESTION_ACTS,
    REPLIES,
    RESERVED,
    TERMINATORS,
)

EXAMPLES = {
    "<<counter>> or <<counter NAME>>": "<<counter>>",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_usage_shown_for_a_command_is_accepted(name: str) -> None:
    usage = EXAMPLES.get(COMMANDS[name].usage, COMMANDS[name].usage)
    end = "" if name in TERMINATORS else "\n<<end deal>>"
    assert parse(f"title: Lot\n---\n{usage}{end}\n===\n", file="a").diagnostics == ()


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"reply"}))
def test_the_usage_shown_for_a_function_is_accepted(name: str) -> None:
    report = Report("a")
    read = parse_condition(FUNCTIONS[name].usage, report, line=1, column=1)
    assert isinstance(read, Call)
    assert read.name == name
    assert report.sorted() == ()


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_a_meaning_and_is_accepted_on_an_option(act: str) -> None:
    assert ACTS[act].endswith(".")
    text = f"title: Lot\n---\n-> A #act:{act} #line:a\n    <<return>>\n===\n"
    assert parse(text, file="a").diagnostics == ()


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_every_mood_is_accepted_on_a_line(mood: str) -> None:
    text = f"title: Lot\n---\nColm: A #mood:{mood} #line:a\n<<return>>\n===\n"
    assert parse(text, file="a").diagnostics == ()


@pytest.mark.parametrize("reply", sorted(REPLIES))
def test_every_reply_can_be_asked_for_in_reaction(reply: str) -> None:
    text = f'title: Reaction\nwhen: reply("{reply}")\n---\n===\n'
    assert parse(text, file="a").diagnostics == ()


def test_the_words_agree_with_each_other() -> None:
    assert set(ACTS) >= CLOCK_ACTS | QUESTION_ACTS
    assert MAY_JUST_END < RESERVED
    assert set(COMMANDS) >= TERMINATORS
    assert not set(FOREIGN) & set(COMMANDS)
