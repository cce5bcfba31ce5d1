"""The small sale on which proofs are tested, and ways of changing its files."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import merged

SHED = Path(__file__).parents[1] / "fixtures" / "proofs" / "shed-sale"


def titled(node):
    return re.search(r"^title: (.*)$", node, re.M)[1]


def with_nodes(text, fragment, *, adding):
    """The script with a fragment's nodes before those of their title, or in their place."""
    nodes = [node for node in text.split("===\n") if node.strip()]
    fresh = [node for node in fragment.split("===\n") if node.strip()]
    for title in dict.fromkeys(map(titled, fresh)):
        old = [i for i, node in enumerate(nodes) if titled(node) == title]
        at = old[0] if old else len(nodes)
        if not adding:
            nodes = [node for i, node in enumerate(nodes) if i not in old]
        nodes[at:at] = [node for node in fresh if titled(node) == title]
    return "===\n".join([*nodes, ""])


def with_values(raw, fragment):
    tree = merged(read_yaml(raw, file="base").value, read_yaml(fragment, file="page").value)
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()
