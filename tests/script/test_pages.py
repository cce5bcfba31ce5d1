from __future__ import annotations

import re
from dataclasses import replace

import pytest

from negotiator_trainer import assets
from negotiator_trainer.script.codes import CODES, WARNINGS
from negotiator_trainer.script.names import Names, check_names
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.vocabulary import RESERVED

NAMES = Names(
    facts=frozenset({"board_date", "days_on_lot"}),
    own_facts=frozenset({"flexible_date"}),
    flags=frozenset({"warned"}),
    issues=frozenset({"price", "plan"}),
    latent_issues=frozenset({"plan"}),
    events=frozenset({"caught_bluff"}),
    counters=frozenset({"rapport"}),
    packages=frozenset({"last_word"}),
    endings=frozenset({"deal", "left_open"}),
    variants=frozenset({"month_end"}),
    speakers=frozenset({"Colm", "Dana"}),
)
EXIT = "title: ExitInterview\n---\nColm: Fair enough. #line:harness01\n===\n"
FENCE = re.compile(r"^```yarn (wrong|right)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SOURCES = assets.root("resources").parent / "negotiator_trainer" / "script"


def example(code: str, kind: str) -> tuple[str, str]:
    page = assets.text("diagnostics", f"{code}.md")
    found = [each for each in FENCE.findall(page) if each[0] == kind]
    assert len(found) == 1
    _, flags, text = found[0]
    if "escaped" in flags:
        text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    times = re.search(r"repeated (\d+)", flags)
    return text * (int(times[1]) if times else 1), flags


def codes_of(code: str, kind: str) -> set[str]:
    """Check an example, inside a small scenario unless the page says that it is complete."""
    text, flags = example(code, kind)
    parsed = parse(text, file="script.buyer.yarn")
    found = {each.code for each in parsed.diagnostics}
    script = parsed.script
    complete = "complete" in flags
    if not complete:
        titles = {node.title for node in script.nodes}
        around = "" if "ExitInterview" in titles else EXIT
        if "Start" not in titles:
            jumps = "".join(
                f"-> On. #act:process #line:harness_{title}\n    <<jump {title}>>\n"
                for title in sorted(titles - RESERVED)
                if title
            )
            around += f"title: Start\n---\nColm: Morning. #line:harness02\n{jumps}===\n"
        harness = parse(around, file="harness.yarn").script
        script = replace(script, nodes=(*script.nodes, *harness.nodes))
    checked = check_names(script, NAMES, moves_offers=complete, moves_walk=complete)
    found |= {each.code for each in checked}
    also = re.search(r"also (S\d{3})", flags)
    return found - ({also[1]} if also else set())


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_of_a_page_has_exactly_that_fault(code: str) -> None:
    assert codes_of(code, "wrong") == {code}


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_of_a_page_has_no_fault(code: str) -> None:
    assert codes_of(code, "right") == set()


@pytest.mark.parametrize("code", CODES)
def test_a_page_begins_with_its_code_and_title_and_explains_them(code: str) -> None:
    page = assets.text("diagnostics", f"{code}.md")
    head, meaning = page.split("\n\n")[:2]
    assert head == f"# {code}: {CODES[code]}"
    assert meaning.endswith(".")
    assert len(meaning.split()) >= 8


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = {path.stem for path in assets.root("resources").glob("diagnostics/S*.md")}
    assert pages == set(CODES)


def test_every_code_is_found_by_some_module_and_no_module_finds_another() -> None:
    sources = [path for path in SOURCES.glob("*.py") if path.name != "codes.py"]
    used = {c for path in sources for c in re.findall(r'"(S\d{3})"', path.read_text("utf-8"))}
    assert used == set(CODES)
    assert set(CODES) > WARNINGS
