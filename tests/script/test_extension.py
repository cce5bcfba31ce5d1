from __future__ import annotations

import json

from negotiator_trainer.script.extension import ysls
from negotiator_trainer.script.vocabulary import COMMANDS, FUNCTIONS


def test_the_definition_is_json_with_all_commands_but_the_built_in_ones() -> None:
    read = json.loads(json.dumps(ysls()))
    assert set(read) == {"Commands", "Functions"}
    names = [each["YarnName"] for each in read["Commands"]]
    assert sorted(names) == sorted(set(COMMANDS) - {"jump", "return"})
    assert [each["YarnName"] for each in read["Functions"]] == list(FUNCTIONS)


def test_each_command_says_what_it_is_given() -> None:
    commands = {each["YarnName"]: each for each in ysls()["Commands"]}
    assert commands["offers"]["Parameters"] == []
    assert commands["learn"]["Parameters"] == [
        {"Name": "fact", "Type": "string", "IsParamsArray": False}
    ]
    trust = commands["trust"]["Parameters"]
    assert isinstance(trust, list)
    assert [(each["Name"], each["Type"]) for each in trust] == [
        ("step", "number"),
        ("reason", "string"),
        ("because", "string"),
    ]
    assert [("DefaultValue" in each) for each in trust] == [False, False, True]
    assert "<<trust" in str(commands["trust"]["Documentation"])


def test_each_function_takes_a_name_and_answers_yes_or_no() -> None:
    for each in ysls()["Functions"]:
        assert each["ReturnType"] == "bool"
        assert isinstance(each["Parameters"], list)
        assert len(each["Parameters"]) == 1
