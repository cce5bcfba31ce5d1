from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer import assets
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.codes import CODES
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import TOY, patched

if TYPE_CHECKING:
    from pathlib import Path

FENCE = re.compile(r"^```(yaml|yarn|text) (wrong|right)([^\n]*)\n(.*?)^```$", re.DOTALL | re.M)
SOURCES = assets.root("resources").parent / "negotiator_trainer" / "scenario"


def node_title(node: str) -> str:
    return re.search(r"^title: (.*)$", node, re.M)[1]


def with_nodes(fragment: str) -> bytes:
    """Return the toy's script with the nodes of the fragment in place of its own."""
    fresh = {node_title(node): node for node in fragment.split("===\n") if node.strip()}
    nodes = (TOY / "script.buyer.yarn").read_text(encoding="utf-8").split("===\n")
    kept = [fresh.get(node_title(node), node) for node in nodes if node.strip()]
    return "===\n".join([*kept, ""]).encode()


def with_fragment(fragment: str, flags: str) -> bytes:
    """Return the toy's model with the fragment in it; what is not YAML stands by itself."""
    if "in latin-1" in flags:
        return fragment.encode("latin-1")
    tree = read_yaml(fragment, file="fragment")
    if tree.diagnostics:
        return fragment.encode()
    replacing = re.search(r"replacing (\S+)", flags)
    return patched(tree.value, tuple(replacing[1].split(".")) if replacing else None)


def found_in(code: str, kind: str, folder: Path) -> set[str]:
    """Check the toy's folder with an example of a page in it."""
    page = assets.text("diagnostics", f"{code}.md")
    examples = [each for each in FENCE.findall(page) if each[1] == kind]
    assert len(examples) == 1
    language, _, flags, fragment = examples[0]
    files = {path.name: path.read_bytes() for path in TOY.iterdir()}
    named = re.search(r"named (\S+)", flags)
    if language == "yarn":
        files["script.buyer.yarn"] = with_nodes(fragment)
    elif language == "text":
        files[named[1]] = fragment.encode()
    else:
        del files["scenario.yaml"]
        files[named[1] if named else "scenario.yaml"] = with_fragment(fragment, flags)
    target = folder / "toy-sale"
    target.mkdir()
    for name, content in files.items():
        (target / name).write_bytes(content)
    also = re.search(r"also ([CS]\d{3}(?:, [CS]\d{3})*)", flags)
    codes = {found.code for found in check(read_folder(target)).diagnostics}
    return codes - set(also[1].split(", ") if also else ())


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_of_a_page_has_exactly_that_fault(code: str, tmp_path: Path) -> None:
    assert found_in(code, "wrong", tmp_path) == {code}


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_of_a_page_has_no_fault(code: str, tmp_path: Path) -> None:
    assert found_in(code, "right", tmp_path) == set()


@pytest.mark.parametrize("code", CODES)
def test_a_page_begins_with_its_code_and_title_and_explains_them(code: str) -> None:
    page = assets.text("diagnostics", f"{code}.md")
    head, meaning = page.split("\n\n")[:2]
    assert head == f"# {code}: {CODES[code][1]}"
    assert meaning.endswith(".")
    assert len(meaning.split()) >= 8


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = {path.stem for path in assets.root("resources").glob("diagnostics/C*.md")}
    assert pages == set(CODES)


def test_every_code_is_found_by_some_module_and_no_module_finds_another() -> None:
    sources = [path for path in SOURCES.glob("*.py") if path.name != "codes.py"]
    used = {c for path in sources for c in re.findall(r'"(C\d{3})"', path.read_text("utf-8"))}
    assert used == set(CODES)
