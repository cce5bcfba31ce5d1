"""Small negotiations drawn by chance, through the same compilation as every scenario."""

from __future__ import annotations

from copy import deepcopy
from itertools import product
from random import Random

from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import read_yaml
from negotiator_trainer.script.parser import parse
from tests.engine.inline import MODEL

OPTIONS = "abcd"
VARIANTS = ("hard", "soft", "odd")
_BASE = read_yaml(MODEL.encode(), file="scenario.yaml").value


def random_game(seed):
    """Compile the game of a seed: 2–3 variants, 1–2 issues of 2–4 options, 2–4 rounds."""
    chance = Random(seed)
    model = deepcopy(_BASE)
    issues = _issues(chance)
    model["issues"] = issues
    for role in model["roles"].values():
        role["preferences"] = {"values": _values(chance, issues)}
    model["roles"]["buyer"]["reservation"] = chance.randrange(0, 90, 5)
    side = model["play"]["buyer"]
    size = 1
    for issue in issues.values():
        size *= len(issue["options"])
    side["rounds"] = 4 if size <= 3 else 3 if size <= 6 else 2
    side["par"] = 2
    side["variants"] = _variants(chance, issues)
    side["facts"] = {
        "reason": {"text": {name: f"Because {name}." for name in side["variants"]}},
        "wood": {"text": "It is oak.", "closes": chance.choice(["yes", "no"])},
    }
    side["events"] = _events(chance, issues, list(side["variants"]))
    side["stance"] = _stance(chance, issues)
    packages = _packages(issues)
    if chance.random() < 0.5:
        shown = chance.sample(packages, 2)
        side["estimate"] = {"panel": {
            "question": "Today?",
            "packages": [{"label": f"This {i}", "package": p} for i, p in enumerate(shown)],
        }}  # fmt: skip
    parsed = parse(_script(chance, list(side["variants"])), file="script.buyer.yarn")
    errors = [str(d) for d in parsed.diagnostics if d.severity == "error"]
    assert not errors, errors
    return compile_game(Scenario.model_validate(model), "buyer", parsed.script)


def _issues(chance):
    found = {}
    for name in ("price", "finish")[: chance.choice([1, 2])]:
        most = 4 if not found else 3
        labels = {o: f"option {o}" for o in OPTIONS[: chance.randint(2, most)]}
        found[name] = {"name": name.title(), "options": labels}
    if len(found) == 2 and chance.random() < 0.3:
        found["finish"]["until_tabled"] = "a"
    return found


def _values(chance, issues):
    return {
        name: {option: chance.randrange(0, 60, 5) for option in issue["options"]}
        for name, issue in issues.items()
    }


def _packages(issues):
    columns = [[(name, option) for option in issue["options"]] for name, issue in issues.items()]
    return [dict(pairs) for pairs in product(*columns)]


def _variants(chance, issues):
    found = {}
    for name in VARIANTS[: chance.choice([2, 2, 3])]:
        found[name] = {
            "name": name.title(), "weight": chance.choice([10, 20, 50]), "truth": name,
            "reservation": chance.randrange(0, 100, 10), "zone": "always",
        }  # fmt: skip
        if chance.random() < 0.6:
            found[name]["values"] = _values(chance, issues)
    return found


def _events(chance, issues, variants):
    delivery = {"text": "It came up."}
    if "until_tabled" in issues.get("finish", {}):
        delivery["tables"] = "finish"
    rival = {
        "text": "A rival rang.", "reservation": chance.choice([-20, 20]),
        "own_reservation": chance.choice([0, 10]), "variants": [chance.choice(variants)],
    }  # fmt: skip
    if chance.random() < 0.3:
        rival["excludes"] = [{"price": "a"}]
    lie = {"text": "He looked it up.", "trust_ceiling": 45, "deception": "yes"}
    return {"delivery": delivery, "rival": rival, "lie": lie}


def _stance(chance, issues):
    packages = _packages(issues)
    names = list(issues)
    ask = chance.choice(packages)
    if "until_tabled" in issues.get("finish", {}):
        ask = {**ask, "finish": "a"}
    stance = {
        "aspiration": chance.randrange(60, 110, 10), "limit": chance.randrange(10, 60, 10),
        "tactic": chance.choice(["time", "tit_for_tat", "tit_for_tat", "ladder"]),
        "exponent": chance.choice([0.5, 1, 2]), "steps": chance.randint(1, 4),
        "patience": chance.randint(0, 2), "ask": ask, "moves_on": names[:1],
        "trades": names[: chance.randint(0, 2)], "packages": {"last": ask},
        "bands": chance.randint(1, 5), "insult": chance.randrange(0, 40, 10),
        "close": chance.choice([0, 10, 30]),
    }  # fmt: skip
    if stance["tactic"] == "ladder":
        stance["ladder"] = [ask, *chance.sample(packages, 2)]
    return stance


def _script(chance, variants):
    parts = ["title: Start\n---\nSal: Yes? #line:st\n<<jump Hub>>\n===\n"]
    lines = [_option(chance, i, variants) for i in range(chance.randint(1, 3))]
    parts.append("title: Hub\n---\n<<offers>>\n" + "".join(lines) + "===\n")
    guards = [
        'reply("close")', 'reply("step_back") && $trust < 50', 'reply("repeat")',
        'reply("low") && knows("reason")', 'reply("insulting")', '$trust >= 55 && $tension < 2',
        f'variant("{chance.choice(variants)}") && reply("wrong_issue")',
    ]  # fmt: skip
    parts.append(_reaction('reply("accept")', "acc", chance, variants, ends=True))
    for i, guard in enumerate(chance.sample(guards, chance.randint(1, 3))):
        parts.append(_reaction(guard, f"r{i}", chance, variants))
    parts.append(_reaction("", "no", chance, variants))
    if chance.random() < 0.4:
        parts.append(
            "title: AfterTurn\nwhen: $tension >= 3\n---\nSal: Out. #line:out\n<<end thrown>>\n===\n"
        )
    return "".join(parts)


def _reaction(guard, line, chance, variants, *, ends=False):
    when = f"when: {guard}\n" if guard else ""
    body = "".join(f"{effect}\n" for effect in _effects(chance, variants, line, ends=ends))
    return f"title: Reaction\n{when}---\nSal: So. #line:{line}\n{body}===\n"


def _option(chance, number, variants):
    act = chance.choice(["open_question", "greeting", "reason", "threat"])
    once = chance.choice(["<<once>> ", ""])
    body = "".join(f"    {e}\n" for e in _effects(chance, variants, f"o{number}"))
    return f"-> Say {number}. {once}#act:{act} #line:a{number}\n{body}    <<return>>\n"


def _effects(chance, variants, line, *, ends=False):
    """Statements in a row; what depends on the variant is sometimes heard and sometimes not."""
    one = chance.choice(variants)
    able = [
        ['<<trust +5 "you listened">>'], ['<<trust -5 "you pushed">>'],
        ['<<tension +1 "it dragged">>'],
        ["<<learn reason>>"], ["<<learn wood>>"], ["<<event rival>>"], ["<<event delivery>>"],
        ["<<event lie>>"], ["<<add rapport +1>>"],
        [f'<<if variant("{one}")>>', f"    Sal: Well. #line:{line}v", "<<endif>>"],
        [f'<<if variant("{one}")>>', '    <<trust -5 "of the hour">>', "<<endif>>"],
        ["<<if $rapport >= 2>>", '    <<tension -1 "you got on">>', "<<endif>>"],
    ]  # fmt: skip
    if not ends:
        able += [["<<counter>>"], ["<<counter>>"], ["<<counter last>>"]]
    return [statement for part in chance.sample(able, chance.randint(0, 3)) for statement in part]
