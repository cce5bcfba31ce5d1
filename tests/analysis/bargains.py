"""Bargains over four issues drawn by chance: nobody has looked at them when a trainee was made."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import read_yaml
from negotiator_trainer.script.parser import parse
from tests.engine.inline import MODEL, REACTIONS, START

ISSUES = ("price", "finish", "extra", "date")
_BASE = read_yaml(MODEL.encode(), file="scenario.yaml").value
_HUB = """
title: Hub
---
<<offers>>
-> What matters? <<if !knows("wood")>> #act:open_question #line:h1
    Sal: Oak. #line:h2
    <<learn wood>>
    <<return>>
-> Why? <<if !knows("reason")>> #act:why_question #line:h3
    <<if variant("hard")>>
        Sal: There is another buyer. #signal #line:h4
    <<else>>
        Sal: The lease ends. #signal #line:h5
    <<endif>>
    <<learn reason>>
    <<return>>
===
"""


def bargain(seed):
    """Compile the bargain of a seed: what suits one side rather harms the other.

    In every second one an issue is wanted alike by both. The seller concedes evenly.
    """
    chance = Random(seed)
    model = deepcopy(_BASE)
    sizes = {name: chance.randint(2, 4) for name in ISSUES}
    mine = {name: _row(chance, size, falling=True) for name, size in sizes.items()}
    theirs = {name: _row(chance, size, falling=False) for name, size in sizes.items()}
    if chance.random() < 0.5:
        alike = chance.choice(ISSUES)
        theirs[alike] = dict(zip(theirs[alike], reversed(theirs[alike].values()), strict=True))
    model["issues"] = {
        name: {"name": name.title(), "options": {o: f"option {o}" for o in row}}
        for name, row in mine.items()
    }
    model["roles"]["buyer"]["preferences"] = {"values": mine}
    model["roles"]["seller"]["preferences"] = {"values": theirs}
    model["roles"]["buyer"]["reservation"] = _most(mine) * 2 // 5
    side = model["play"]["buyer"]
    side["par"] = 8
    for name, tenths in (("hard", 5), ("soft", 4)):
        side["variants"][name]["reservation"] = _most(theirs) * tenths // 10
    side["facts"]["wood"]["priority"] = max(ISSUES, key=lambda name: max(theirs[name].values()))
    side["events"] = {"rival": side["events"]["rival"]}
    del side["stance"]["packages"]
    side["stance"] |= {
        "aspiration": _most(theirs), "limit": _most(theirs) * 9 // 20, "steps": 5,
        "ask": {name: max(row, key=row.get) for name, row in theirs.items()},
        "moves_on": list(ISSUES), "trades": [], "insult": _most(theirs) // 5,
        "close": max(1, _most(theirs) // 20),
    }  # fmt: skip
    reactions = REACTIONS.replace("Sal: No. #line:no", "Sal: No. #line:no\n<<counter>>")
    parsed = parse(START + _HUB + reactions, file="script.buyer.yarn")
    assert not [d for d in parsed.diagnostics if d.severity == "error"]
    return compile_game(Scenario.model_validate(model), "buyer", parsed.script)


def _row(chance, size, *, falling):
    top = chance.randrange(10, 60, 5)
    inner = [chance.randrange(0, top + 1, 5) for _ in range(size - 2)]
    return dict(zip("abcd", sorted([0, top, *inner], reverse=falling), strict=False))


def _most(values):
    return sum(max(row.values()) for row in values.values())
