"""Six ways of making a mistake in a scenario, each applied wherever it can be.

An application is a new text for one file. The line numbers of the others stay, so that it can be
told where it was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

import yaml

from negotiator_trainer.scenario.giveaways import giveaways
from negotiator_trainer.scenario.yaml_text import read_yaml

_GUARD = re.compile(r"(\$[a-z_]+ )(>=|>|<=|<)( )(-?\d+)")
_SPOKEN = re.compile(r"^\s*(=> )?[A-Z][a-z]+: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One application of an operator.

    Attributes:
        operator: Its name.
        file: The file that it changes.
        line: Where, in the file as it was; 0 in a model.
        what: What was done, in words.
        text: The file after it.
        role: The role that it concerns; None where it can concern several.
    """

    operator: str
    file: str
    line: int
    what: str
    text: str
    role: str | None = None


def every_mistake(scenario, scripts):
    """All applications to one scenario.

    Args:
        scenario: The folder's files by name, as text.
        scripts: The model, and the highest value of each number that play reaches, by role.
    """
    model, highest = scripts
    found = []
    for name, text in scenario.items():
        if name.endswith(".yarn"):
            role = name.split(".")[1]
            lines = text.splitlines(keepends=True)
            found += _without(name, role, lines, "delete a jump", r"\s*<<jump ")
            found += _without(name, role, lines, "drop a learn", r"\s*<<learn ")
            found += _tightened(name, role, lines, highest[role])
            found += _told_early(name, role, lines, model)
            found += _without_reaction(name, role, text)
        else:
            found += _swapped(name, text)
    return found


def _without(file, role, lines, operator, pattern):
    for i, line in enumerate(lines):
        if re.match(pattern, line):
            yield Mistake(
                operator=operator, file=file, line=i + 1, what=line.strip(), role=role,
                text="".join(lines[:i] + lines[i + 1 :]),
            )  # fmt: skip


def _tightened(file, role, lines, highest):
    """Each comparison asks for one more than play reaches, or for less than there can be."""
    for i, line in enumerate(lines):
        if "<<if" not in line and "<<elseif" not in line and not line.startswith("when:"):
            continue
        for match in _GUARD.finditer(line):
            name = match[1].strip()[1:]
            limit = highest[name] + 1 if match[2] in {">=", ">"} else -1
            guard = f"{match[1]}{match[2]} {limit}"
            changed = line[: match.start()] + guard + line[match.end() :]
            yield Mistake(
                operator="tighten a guard", file=file, line=i + 1, role=role,
                what=f"{match[0]} becomes {guard}",
                text="".join([*lines[:i], changed, *lines[i + 1 :]]),
            )  # fmt: skip


def _told_early(file, role, lines, model):
    """A word that gives a fact away is put at the end of the first line of an earlier node."""
    patterns = giveaways(model, role)
    for name, fact in model.play[role].facts.items():
        words = [word for word in fact.says if patterns[name].fullmatch(word)]
        learns = [i for i, line in enumerate(lines) if f"<<learn {name}>>" in line]
        if not words or not learns:
            continue
        for i in _first_lines(lines, learns[0]):
            changed = re.sub(r" (#|$)", f" {words[0]}. \\1", lines[i], count=1)
            yield Mistake(
                operator="move a confidential word", file=file, line=i + 1, role=role,
                what=f"“{words[0]}” ({name}) is said here",
                text="".join([*lines[:i], changed, *lines[i + 1 :]]),
            )  # fmt: skip


def _first_lines(lines, before):
    fresh = False
    for i, line in enumerate(lines[:before]):
        if line.startswith("---"):
            fresh = True
        elif fresh and _SPOKEN.match(line) and " #" in line:
            fresh = False
            yield i


def _without_reaction(file, role, text):
    nodes = text.split("===\n")
    line = 1
    for i, node in enumerate(nodes):
        if re.search(r"^title: Reaction$", node, re.M):
            when = re.search(r"^when: (.*)$", node, re.M)
            yield Mistake(
                operator="remove a reaction", file=file, line=line, role=role,
                what=when[1] if when else "the fallback",
                text="===\n".join(nodes[:i] + nodes[i + 1 :]),
            )  # fmt: skip
        line += node.count("\n") + 1


def _swapped(file, text):
    """Two options of one issue change places in a table of values."""
    tree = read_yaml(text.encode(), file=file).value
    for role, model in tree["roles"].items():
        yield from _swaps(file, tree, model["preferences"]["values"], f"{role}'s")
    for role, side in tree["play"].items():
        for variant, model in side["variants"].items():
            of = f"{side['counterpart']}'s in {variant}"
            yield from _swaps(file, tree, model.get("values", {}), of, role)


def _swaps(file, tree, tables, of, role=None):
    for issue, table in tables.items():
        for one, other in combinations(table, 2):
            if table[one] == table[other]:
                continue
            table[one], table[other] = table[other], table[one]
            dumped = yaml.dump(
                tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
            )
            table[one], table[other] = table[other], table[one]
            yield Mistake(
                operator="swap two preference rows", file=file, line=0, role=role, text=dumped,
                what=f"{one} and {other} of {issue}, {of}",
            )  # fmt: skip
