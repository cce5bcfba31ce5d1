"""Makes a sample of mistakes in the shipped scenarios and writes down which are found.

python -m tests.seeded [HOW_MANY]
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from random import Random

from tests.seeded.judge import RIGHT, Version, is_found, judge, mistakes_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "seeded-mistakes.md"
SEED = 20_260_101
ENOUGH = 200
_ABOUT = (
    "Six kinds of mistake are made in shipped scenarios, one at a time, and `check` has to "
    "find each by a code that tells the author what has gone wrong. A mistake counts where play "
    "or the zone is no longer the same. Written by `python -m tests.seeded`; "
    "`tests/seeded/judge.py` says which codes are the right ones."
)
_OVER = "This run was made over {}. Its line numbers are those of their scripts at that time."


_WHY = {
    "delete a jump": "a reaction may just end: play goes on where it was, and her page stays away",
    "tighten a guard": "only whole conditions are judged, and this is one side of an “or”",
    "remove a reaction": "a reaction with a wider condition answers instead, in other words",
}
"""Why mistakes of an operator are not found, where some are not; looked into one by one."""


def shipped():
    """The shipped scenarios' files."""
    for folder in sorted((ROOT / "scenarios").iterdir()):
        if (folder / "scenario.yaml").is_file():
            names = [*folder.glob("scenario.yaml"), *folder.glob("script.*.yarn")]
            yield folder.name, {path.name: path.read_text("utf-8") for path in sorted(names)}


def sampled(bases):
    """Every mistake in an order drawn with a fixed seed, the six operators in turn."""
    random = Random(SEED)
    kinds = {operator: [] for operator in RIGHT}
    for name, base in bases.items():
        for mistake in mistakes_of(base):
            kinds[mistake.operator].append((name, mistake))
    for each in kinds.values():
        random.shuffle(each)
    while any(kinds.values()):
        for each in kinds.values():
            if each:
                yield each.pop()


def judged(bases):
    """Judge one mistake after the other; those that make a difference."""
    for name, mistake in sampled(bases):
        verdict = judge(bases[name], mistake)
        if verdict.differs:
            yield name, mistake, verdict


def run(enough=ENOUGH, *, told=lambda _results: None):
    """Judge mistakes until enough of them make a difference.

    Args:
        enough: How many.
        told: Called with the results so far, after each: it takes an hour or two.
    """
    bases = {name: Version(files) for name, files in shipped()}
    results = []
    for result in islice(judged(bases), enough):
        results.append(result)
        told(results)
    return results


def page(results):
    """The list as the repository keeps it."""
    found = sum(is_found(m, v) for _, m, v in results)
    lines = [
        "# Seeded mistakes", "",
        _ABOUT, "",
        _OVER.format(", ".join(f"*{name}*" for name in sorted({name for name, *_ in results}))), "",
        f"{found} of {len(results)} found, {100 * found / len(results):.1f} %.", "",
        "| mistake | made | found |", "| --- | --- | --- |",
    ]  # fmt: skip
    for operator in RIGHT:
        of = [(m, v) for _, m, v in results if m.operator == operator]
        lines.append(f"| {operator} | {len(of)} | {sum(is_found(m, v) for m, v in of)} |")
    lines += ["", "## Not found", ""]
    for name, m, v in results:
        if not is_found(m, v):
            where = f"{name}/{m.file}" + (f":{m.line}" if m.line else "")
            other = f"; other codes: {', '.join(v.codes)}" if v.codes else ""
            why = _WHY.get(m.operator, "not looked into yet")
            lines.append(f"- {m.operator}, {where}: {m.what}{other} ({why})")
    lines += ["", "## Found", ""]
    for name, m, v in results:
        if is_found(m, v):
            where = f"{name}/{m.file}" + (f":{m.line}" if m.line else "")
            lines.append(f"- {m.operator}, {where}: {m.what} — {', '.join(v.codes)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    run(
        int((sys.argv[1:] or [ENOUGH])[0]),
        told=lambda results: PAGE.write_text(page(results), encoding="utf-8"),
    )
