from __future__ import annotations

from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.tree import Call, Compare
from negotiator_trainer.script.walk import (
    commands,
    lines,
    node_conditions,
    node_statements,
    questions,
    script_lines,
)

SCRIPT = parse(
    """\
title: Lot
when: !(knows("a") || $trust >= 40)
---
Colm: One. #line:l1
<<if flag("b")>>
    => Two. #line:l2
    => Two again. #line:l3
    <<if flag("c")>>
        <<learn x>>
    <<endif>>
<<else>>
    Three. #line:l4
<<endif>>
-> Four <<if flag("d")>> #act:trade #line:l5
    Five. #line:l6
    <<return>>
===
title: Next
---
Six. #line:l7
<<end deal>>
===
""",
    file="a",
).script
LOT = SCRIPT.nodes[0]


def test_lines_come_in_file_order_with_phrasings_and_options() -> None:
    assert [each.id for each in lines(LOT)] == ["l1", "l2", "l3", "l4", "l5", "l6"]
    assert [each.id for each in script_lines(SCRIPT)][-1] == "l7"


def test_commands_inside_blocks_and_options_are_found() -> None:
    assert [each.name for each in commands(LOT)] == ["learn", "return"]
    assert len(list(node_statements(LOT))) == 8


def test_conditions_of_the_node_its_blocks_and_its_options_are_found() -> None:
    found = [q for condition in node_conditions(LOT) for q in questions(condition)]
    assert [q.argument for q in found if isinstance(q, Call)] == ["a", "b", "c", "d"]
    assert [q.terms for q in found if isinstance(q, Compare)] == [((1, "trust"),)]
