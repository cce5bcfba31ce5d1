"""Proves the shipped scenarios, and keeps which text of them has been proved.

python -m tests.proved          # those that have changed since, and the smallest
python -m tests.proved --all    # every one; writes the list anew

A proof takes up to a minute of a core for each side, too long for a dozen scenarios at each
change of the code: what is kept is that a text was proved, and a changed text is proved at once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from negotiator_trainer.scenario.source import read_folder

SCENARIOS = Path(__file__).parents[2] / "scenarios"
LIST = Path(__file__).with_name("proved.json")
AT_ONCE = 2


def shipped():
    """The folders of the shipped scenarios by their names."""
    return {each.parent.name: each.parent for each in sorted(SCENARIOS.glob("*/scenario.yaml"))}


def proved():
    """The digests of the texts that were proved, by scenario."""
    return json.loads(LIST.read_text("utf-8"))


def to_prove(folders, kept):
    """The scenarios whose text was not proved, and always the one with the shortest text."""
    changed = [name for name, each in folders.items() if kept.get(name) != read_folder(each).digest]
    smallest = min(folders, key=lambda name: sum(f.stat().st_size for f in folders[name].iterdir()))
    return sorted({*changed, smallest})


def prove(folder):
    """Check one scenario in a process of its own; what was found, or nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "negotiator_trainer", "check", "--json", str(folder)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode not in {0, 1}:
        return [done.stderr]
    (report,) = json.loads(done.stdout)
    return [each["message"] for each in report["diagnostics"]]


def main(*, everything):
    """Prove, print, keep; the exit code."""
    folders = shipped()
    names = sorted(folders) if everything else to_prove(folders, proved())
    # Before it is proved: a text that is changed meanwhile does not count as proved.
    digests = {name: read_folder(folders[name]).digest for name in names}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = dict(zip(names, pool.map(prove, [folders[name] for name in names]), strict=True))
    for name, messages in found.items():
        print(f"{name}: {'proved' if not messages else f'{len(messages)} findings'}")
        for message in messages:
            print(f"    {message}")
    if everything:
        good = {name: digests[name] for name, messages in found.items() if not messages}
        LIST.write_text(json.dumps(good, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main(everything="--all" in sys.argv[1:]))
